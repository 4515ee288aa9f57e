"""A matched sheet becomes columns of values, and what could not be read becomes problems in words.

Every row below the heading is either a parsed row or counted as skipped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from distributor_desk.core.dates import DayFirst, order_of
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.core.slices import let_go
from distributor_desk.spreadsheets.cells import Manner, Parsed, Remark, Value, Wrong, parser
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.spreadsheets.headings import SheetMatch
from distributor_desk.spreadsheets.raw import Cell, RawSheet

_ODD = frozenset({Wrong, Remark})
_BREATH = 10_000  # cells handled in one step: the window's thread waits for no longer
_NUMBERS = frozenset({Kind.MONEY, Kind.UNIT_PRICE, Kind.QUANTITY, Kind.INTEGER, Kind.PERCENT})
_TOTAL = re.compile(
    r"(本页|本月|本单|本日|全部)?(合计|小计|总计|共计|累计|总合计)(数量|金额)?|(grand|sub)?total|sum"
)
_TOTAL_HINT = re.compile(r"[计汇]|(?i:total|sum)")
_ENDS_AS_TOTAL = re.compile(r".*(合计|小计|总计|汇总)")
READING = Text("正在核对每一格", "Checking each cell")


class Outcome(Enum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that cannot be read. `text` follows the heading: `金额` + `是 Excel 错误 #N/A`.

    Where the sheet has no such column, the heading is the field's own name in both languages.
    """

    field: str
    heading: str | Text
    text: Text
    raw: Cell

    def said(self, row: int) -> Text:
        """With its place: `第17行 金额 是 Excel 错误 #N/A`."""
        return Text("第{row}行 {heading}{text}", "Row {row}: {heading} {text}").with_(
            row=row, heading=self.heading, text=self.text
        )


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was read with a change: an unknown list value, how often, and where first."""

    field: str
    heading: str
    text: Text
    count: int
    first_row: int
    raw: Cell = ""


@dataclass(slots=True)
class ParsedSheet:
    """`cells[field][i]` is the value of row i, whose sheet row is `numbers[i]`; a blank is None.

    `total_row` is the sheet row of the file's own last total; `left_out` are rows that the person does not want.
    `said` holds the answers to the questions of the kind (`SheetKind.asks`), by key.
    """

    raw: RawSheet
    match: SheetMatch
    numbers: Sequence[int]
    cells: dict[str, list[Value]]
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    skipped: int = 0
    totals: int = 0
    total_row: int | None = None
    left_out: tuple[int, ...] = ()
    rounded: tuple[int, Decimal] = (0, Decimal(0))
    undecided: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def present(self) -> frozenset[str]:
        """The fields that the sheet has a column for."""
        return frozenset(self.cells)

    @property
    def count(self) -> int:
        return len(self.numbers)

    @property
    def hidden(self) -> int:
        """How many of the rows are hidden in the file; the person decides about them."""
        return sum(number in self.raw.hidden_rows for number in self.numbers) if self.raw.hidden_rows else 0

    def said_row(self, index: int) -> int:
        """The row of the file that row i stands in (one row of a matrix gives several lines)."""
        number = self.numbers[index]
        return self.raw.origins[number - 1] if self.raw.origins else number

    def raw_row(self, index: int) -> list[Cell]:
        """The original cells of row i, for the workbook of rejected rows."""
        return self.raw.row(self.numbers[index] - 1)

    def let_go(self) -> None:
        """Give the cells' memory back, little by little; nothing can be read of the rows any more."""
        columns: list[list[Any]] = [*self.cells.values(), *self.raw.columns]
        for column in columns:
            let_go(column)


def parse_sheet(
    raw: RawSheet,
    match: SheetMatch,
    progress: Progress,
    *,
    day_order: DayFirst | None = None,
    without: frozenset[int] = frozenset(),
) -> ParsedSheet:
    """Read every matched column; the sheet rows in `without` are left out and counted as skipped.

    Dates as `03/04/2026` are read by `day_order`, else by what the other dates of their column say; when
    that stays open they are problems and the field stands in `undecided`. Raises Cancelled.
    """
    kept, blank, totals = _rows_of(raw, match)
    left_out: tuple[int, ...] = ()
    if without:
        left_out = tuple(index + 1 for index in kept if index + 1 in without)
        kept = [index for index in kept if index + 1 not in without]
    sheet = ParsedSheet(
        raw,
        match,
        _numbers(kept),
        {},
        skipped=blank + len(totals) + len(left_out) + raw.beyond,
        totals=len(totals),
        total_row=max(totals, default=-1) + 1 or None,
        left_out=left_out,
    )
    whole = len(kept) == raw.height - match.header_row
    for done, (place, key) in enumerate(match.mapping.items()):
        progress.at(READING, done, len(match.mapping))
        column = raw.columns[place]
        cells = column[match.header_row :] if whole else [column[index] for index in kept]
        _parse_column(sheet, match.kind.column(key), place, cells, day_order)
    return sheet


def _parse_column(
    sheet: ParsedSheet, column: Column, place: int, cells: list[Cell], day_order: DayFirst | None
) -> None:
    raw = sheet.raw
    distinct = _distinct(cells)
    if column.kind is Kind.DATE and day_order is None:
        day_order = order_of([str(cell) for cell in distinct if isinstance(cell, str)])
    read = parser(column, Manner(day_order, raw.typed, raw.since_1904))
    parsed: dict[Cell, Parsed] = {cell: read(cell) for cell in distinct}
    odd = {cell: found for cell, found in parsed.items() if type(found) in _ODD}
    for cell, found in odd.items():
        parsed[cell] = found.value if type(found) is Remark else None
    values: list[Value] = []
    for start in range(0, len(cells), _BREATH):
        values.extend(map(parsed.__getitem__, cells[start : start + _BREATH]))  # type: ignore[arg-type]
    sheet.cells[column.key] = values
    if odd:
        _keep_oddities(sheet, column, sheet.match.headings[place], cells, odd)
    if column.kind is Kind.PERCENT and raw.percent:
        _times_hundred(sheet, column.key, place)


def _distinct(cells: list[Cell]) -> dict[Cell, None]:
    found: dict[Cell, None] = {}
    for start in range(0, len(cells), _BREATH):
        found.update(dict.fromkeys(cells[start : start + _BREATH]))
    return found


def _keep_oddities(
    sheet: ParsedSheet, column: Column, heading: str, cells: list[Cell], odd: dict[Cell, Parsed]
) -> None:
    told: dict[str, Note] = {}
    count, difference = sheet.rounded
    for index, cell in enumerate(cells):
        found = odd.get(cell)
        if type(found) is Wrong:
            sheet.problems.setdefault(index, []).append(Problem(column.key, heading, found.text, cell))
            if found.open_date and column.key not in sheet.undecided:
                sheet.undecided += (column.key,)
        elif type(found) is Remark:
            if found.difference is not None:
                count, difference = count + 1, difference + found.difference
            if found.text is not None:
                note = told.get(found.text.zh)
                first = note.first_row if note else sheet.numbers[index]
                times = note.count + 1 if note else 1
                told[found.text.zh] = Note(column.key, heading, found.text, times, first, cell)
    sheet.rounded = (count, difference)
    sheet.notes.extend(told.values())


def _times_hundred(sheet: ParsedSheet, key: str, place: int) -> None:
    """A cell formatted as per cent holds 0.125 for what the person sees as 12.5 %."""
    column, values = sheet.raw.first_column + place, sheet.cells[key]
    for index, number in enumerate(sheet.numbers):
        value = values[index]
        if (number, column) in sheet.raw.percent and isinstance(value, Decimal):
            values[index] = value * 100


def _numbers(kept: Sequence[int]) -> Sequence[int]:
    """Sheet rows of the indexes; those of a whole sheet weigh nothing."""
    return range(kept.start + 1, kept.stop + 1) if isinstance(kept, range) else [index + 1 for index in kept]


def _rows_of(raw: RawSheet, match: SheetMatch) -> tuple[Sequence[int], int, set[int]]:
    """Indexes of the rows to read, how many blank rows and which rows of totals were left out."""
    start, end = match.header_row, raw.height
    mapped = [raw.columns[place] for place in match.mapping]
    fullest = min(mapped, key=lambda column: column.count(""), default=[])
    blank = {i for i in range(start, end) if fullest[i] == "" and all(c[i] == "" for c in raw.columns)}
    totals = _totals(raw, match) - blank
    left_out = blank | totals
    kept = [i for i in range(start, end) if i not in left_out] if left_out else range(start, end)
    return kept, len(blank), totals


def _totals(raw: RawSheet, match: SheetMatch) -> set[int]:
    """Rows whose first filled cell says total."""
    found: set[int] = set()
    required = [place for place, key in match.mapping.items() if match.kind.column(key).required]
    wordy = {place for place, key in match.mapping.items() if match.kind.column(key).kind not in _NUMBERS}
    for place in sorted({*range(min(3, len(raw.columns))), *wordy}):
        column = raw.columns[place]
        words = {cell: how for cell in _distinct(column) if (how := is_total(cell))}
        if not words:
            continue
        for index in _where(column, words, match.header_row):
            if any(raw.columns[before][index] != "" for before in range(place)):
                continue
            if words[column[index]] == "all" or any(raw.columns[p][index] == "" for p in required):
                found.add(index)
    return found


def _where(column: list[Cell], words: dict[Cell, str], start: int) -> Iterable[int]:
    return (index for index in range(start, len(column)) if column[index] in words)


def is_total(cell: Cell) -> str:
    """Whether a cell says that its row is a total: "all" alone, "end" after a name (华东合计), "" not."""
    if type(cell) is not str or len(cell) > 40 or not _TOTAL_HINT.search(cell):
        return ""
    words = re.sub(r"[\s::]", "", unicodedata.normalize("NFKC", cell)).casefold()
    if _TOTAL.fullmatch(words):
        return "all"
    return "end" if _ENDS_AS_TOTAL.fullmatch(words) else ""
