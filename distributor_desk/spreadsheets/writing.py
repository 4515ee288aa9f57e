"""Workbooks out: typed cells, text that stays text, written whole or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from distributor_desk.core.files import write_whole
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets import xlsx_file as xlsx
from distributor_desk.spreadsheets.cells import Value
from distributor_desk.spreadsheets.columns import Column, Kind, Packed
from distributor_desk.spreadsheets.heading_words import REASON
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.spreadsheets.raw import Cell
from distributor_desk.spreadsheets.xlsx_file import Layout, Style, Written, XlsxFile, put_text

_MEASURED = 200  # rows that decide the widths
_REPORTED = 1_000  # rows between two reports
_NARROW, _WIDE = 8.0, 42.0
_STYLES = {
    Kind.CODE: xlsx.TEXT,
    Kind.PHONE: xlsx.TEXT,
    Kind.MONEY: xlsx.MONEY,
    Kind.UNIT_PRICE: xlsx.PRICE,
    Kind.PERCENT: xlsx.PERCENT,
    Kind.DATE: xlsx.DAY,
}
YES, NO = Text("是", "Yes"), Text("否", "No")
WRITING = Text("正在写“{sheet}”", "Writing “{sheet}”")


@dataclass(frozen=True, slots=True)
class SheetOut:
    """One sheet to write: its title, its columns, and rows of values in their order."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


def write_workbook(
    path: Path,
    sheets: Iterable[SheetOut],
    language: Language,
    progress: Progress | None = None,
    header: Text | None = None,
) -> None:
    """Write all sheets, telling `progress` the rows of each. `header` stands above every printed page.

    Raises DeskError (disk full, open elsewhere, a text too long, Cancelled); `path` is then untouched.
    """

    def produce(part: Path) -> None:
        with XlsxFile(part) as file:
            for sheet in sheets:
                _write_sheet(file, sheet, language, progress or Progress(), header)

    write_whole(path, produce)


def _write_sheet(
    file: XlsxFile, sheet: SheetOut, language: Language, progress: Progress, header: Text | None
) -> None:
    headings = [column.text.in_(language) for column in sheet.columns]
    writers = [_writer(column, language) for column in sheet.columns]
    rows = _reported(sheet, progress)
    body = ([write(value) for write, value in zip(writers, row, strict=True)] for row in rows)
    first = list(islice(body, _MEASURED))
    styles = [_STYLES.get(column.kind, xlsx.GENERAL) for column in sheet.columns]
    said = header.in_(language) if header else ""
    layout = Layout(_widths(headings, first), {}, column_styles=styles, header=said)
    file.sheet(sheet.title, chain([heading_row(headings)], first, body), layout)


def _reported(sheet: SheetOut, progress: Progress) -> Iterator[Sequence[Value]]:
    """The sheet's rows; `progress` hears of them on the way, and can stop them."""
    what, of = WRITING.with_(sheet=sheet.title), len(sheet.rows) if isinstance(sheet.rows, Sized) else 0
    done = 0
    for done, row in enumerate(sheet.rows, 1):
        if done % _REPORTED == 0:
            progress.at(what, done, of)
        yield row
    progress.at(what, done, of)


def heading_row(headings: Sequence[str]) -> list[Written]:
    return [put_text(words, xlsx.HEADING) for words in headings]


def _writer(column: Column, language: Language) -> Callable[[Value], Written]:
    """What turns one value of that column into a cell; equal values are worked out once."""
    memo: dict[Value, Written] = {}
    one = _value_writer(column, language)

    def write(value: Value) -> Written:
        if value is None:
            return None
        try:
            return memo[value]
        except KeyError:
            found = memo[value] = one(value)
            return found

    return write


def _value_writer(column: Column, language: Language) -> Callable[[Value], Written]:
    style = _STYLES.get(column.kind, xlsx.GENERAL)
    if column.kind is Kind.CHOICE:
        return lambda value: put_text(column.said(str(value), language))
    if column.kind is Kind.YES_NO:
        return lambda value: put_text((YES if value else NO).in_(language))
    if column.kind is Kind.QUANTITY:
        return lambda value: _quantity(value, language)
    return lambda value: _typed(value, style, language)


def _quantity(value: Value, language: Language) -> Written:
    if isinstance(value, Packed):
        return put_text(_packed(value, language))
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return _typed(value, xlsx.WHOLE if whole else xlsx.FRACTION, language)


def _packed(value: Packed, language: Language) -> str:
    sign = "-" if value.cases < 0 or value.pieces < 0 else ""
    units = ("箱", "散") if language == "zh" else (" cases ", " pieces")
    return f"{sign}{abs(value.cases):f}{units[0]}{abs(value.pieces):f}{units[1]}"


def _typed(value: Value, style: Style, language: Language) -> Written:
    if isinstance(value, bool):
        return put_text((YES if value else NO).in_(language))
    if isinstance(value, date):
        return xlsx.DAY, value
    if isinstance(value, Decimal | int):
        return style, value
    return put_text(str(value), style)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Written]]) -> list[float]:
    widths = [_shown_width(words) + 4 for words in headings]
    for row in rows:
        for place, cell in enumerate(row):
            if cell is not None:
                widths[place] = max(widths[place], _shown_width(str(cell[1])) + 2)
    return [min(_WIDE, max(_NARROW, width)) for width in widths]


def _shown_width(words: str) -> float:
    return max(
        (
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            for line in words[:200].split("\n")
        ),
        default=0,
    )


def write_rejects(
    path: Path, parsed: ParsedSheet, rejected: Mapping[int, Sequence[Text]], language: Language
) -> None:
    """The rows that did not come in: original headings and cells, and why, in red, as the last column.

    `rejected` goes from a row's index in `parsed` to its reasons. Raises DeskError.
    """
    headings = [*parsed.match.headings, REASON.in_(language)]

    def rows() -> Iterator[list[Written]]:
        for index, reasons in sorted(rejected.items()):
            said = "；".join(r.zh for r in reasons) if language == "zh" else "; ".join(r.en for r in reasons)
            yield [*map(_as_it_was, parsed.raw_row(index)), put_text(said, xlsx.REASON)]

    def produce(part: Path) -> None:
        body = list(rows())
        layout = Layout(_widths(headings, body[:_MEASURED]), {})
        with XlsxFile(part) as file:
            file.sheet(parsed.raw.name, chain([heading_row(headings)], body), layout)

    write_whole(path, produce)


def _as_it_was(cell: Cell) -> Written:
    if isinstance(cell, str):
        return put_text(cell, xlsx.TEXT)
    if cell != int(cell):
        return xlsx.GENERAL, cell
    return xlsx.DIGITS if abs(cell) >= 1e9 else xlsx.GENERAL, int(cell)


__all__ = ["SheetOut", "heading_row", "write_rejects", "write_workbook"]
