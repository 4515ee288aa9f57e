"""The .xlsx file itself, written by openpyxl row by row: no formula, no macro, no author, no clock in it.

The same content gives the same bytes.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

LONGEST_TEXT = 32_767
TOO_LONG = Text(
    "工作表“{sheet}”第{row}行的文字超过 {most} 个字符，Excel 放不下，请先缩短。",
    "Row {row} of sheet “{sheet}” holds a text of more than {most} characters, which Excel cannot keep; shorten it.",
)
TOO_MANY_ROWS = Text(
    "工作表“{sheet}”超过 1,048,576 行，Excel 放不下，请缩小范围。",
    "Sheet “{sheet}” has more than 1,048,576 rows, which Excel cannot hold; choose a smaller range.",
)
_MOST_ROWS = 1_048_576
_LAST_CHOSEN = 10_000  # the last row with a list to choose from
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest that a zip can say
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FONT, _RED, _SHADE = "Microsoft YaHei", "FFC00000", "FFE8EEF4"


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a cell looks: its number format as Excel writes it, and what sets it off."""

    number_format: str = "General"
    bold: bool = False
    red: bool = False
    shaded: bool = False
    wrapped: bool = False


GENERAL, TEXT, DAY, DIGITS = Style(), Style("@"), Style("yyyy-mm-dd"), Style("0")
MONEY, PRICE = Style("#,##0.00"), Style("#,##0.00####")
WHOLE, FRACTION, PERCENT = Style("#,##0"), Style("#,##0.###"), Style('General"%"')
HEADING, REQUIRED = Style(bold=True, shaded=True), Style(bold=True, shaded=True, red=True)
REASON, NOTE = Style(red=True), Style(wrapped=True)

Written = tuple[Style, str | int | float | Decimal | date] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around the rows: widths in characters, lists by column (from 0), a filter or not.

    `header` is printed above every page.
    """

    widths: Sequence[float]
    lists: Mapping[int, Sequence[str]]
    filtered: bool = True
    column_styles: Sequence[Style] = ()
    header: str = ""


def clean(words: str) -> str:
    """Text that XML and Excel can hold: no control characters, no lone surrogates, one kind of line end."""
    return _NO_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def put_text(words: str, style: Style = GENERAL) -> Written:
    """The one way for text into a cell: never a formula, never an error, without control characters."""
    said = _LIKE_ESCAPE.sub("_x005F_", clean(words))  # Excel reads _x0041_ as the letter A
    return (style, said) if said else None


class _UndatedZip(zipfile.ZipFile):
    """A zip whose parts all carry the same date."""

    def open(
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        if isinstance(name, zipfile.ZipInfo):
            name.date_time = _NO_TIME.timetuple()[:6]
        return super().open(name, mode, pwd, force_zip64=force_zip64)


class XlsxFile:
    """A workbook being written; `sheet` adds one, leaving the `with` block writes the file to `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = _new_book()

    def __enter__(self) -> XlsxFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._save()
        finally:
            self._remove_temporary_files()

    def sheet(self, title: str, rows: Iterable[Sequence[Written]], layout: Layout) -> None:
        """Write `rows`, the first of them the heading. Raises DeskError."""
        sheet = self._book.create_sheet(self._free_title(title))
        _arrange(sheet, layout)
        cells = _Cells(sheet)
        count = 0
        for count, row in enumerate(rows, 1):
            if count > _MOST_ROWS:
                raise DeskError(TOO_MANY_ROWS.with_(sheet=sheet.title))
            sheet.append(cells.of_row(count, row))
        if layout.filtered and layout.widths:
            sheet.auto_filter.ref = f"A1:{_letters(len(layout.widths))}{max(count, 1)}"

    def _free_title(self, title: str) -> str:
        wanted = re.sub(r"[\[\]:*?/\\]", " ", clean(title)).strip().strip("'")[:31] or "Sheet"
        free, number = wanted, 2
        while free.lower() in {taken.lower() for taken in self._book.sheetnames}:
            free, number = f"{wanted[:27]} ({number})", number + 1
        return free

    def _save(self) -> None:
        from openpyxl.writer.excel import ExcelWriter

        with _UndatedZip(self._path, "w", zipfile.ZIP_DEFLATED) as archive:
            ExcelWriter(self._book, archive).write_data()

    def _remove_temporary_files(self) -> None:
        """openpyxl keeps a sheet's rows in a file of its own, and leaves it there when the work breaks off."""
        for sheet in self._book.worksheets:
            with contextlib.suppress(OSError):
                try:
                    if not sheet.closed:
                        sheet.close()
                finally:
                    sheet._writer.cleanup()


class _Cells:
    """The cells of one sheet: one for each style, filled anew each time, for openpyxl writes it at once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._by_style: dict[Style, Any] = {}

    def of_row(self, number: int, row: Sequence[Written]) -> Iterator[Any]:
        for written in row:
            if written is None:
                yield None
                continue
            style, value = written
            if isinstance(value, str):
                yield self._text(number, style, value)
            elif style is GENERAL:
                yield value
            else:
                cell = self._styled(style)
                cell.value = value
                yield cell

    def _text(self, number: int, style: Style, said: str) -> Any:
        if len(said) > LONGEST_TEXT:
            raise DeskError(TOO_LONG.with_(sheet=self._sheet.title, row=number, most=f"{LONGEST_TEXT:,}"))
        if style is GENERAL and said[0] not in "=#":
            return said  # openpyxl sees a formula or an error in these two alone
        # openpyxl goes on using a cell without a style as its own, and forgets that it is text
        cell = _styled_cell(self._sheet, style) if style is GENERAL else self._styled(style)
        cell.value = said
        cell.data_type = "s"
        return cell

    def _styled(self, style: Style) -> Any:
        cell = self._by_style.get(style)
        if cell is None:
            cell = self._by_style[style] = _styled_cell(self._sheet, style)
        return cell


def _new_book() -> Any:
    """An empty workbook in our font, without openpyxl's name and the hour."""
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book = Workbook(write_only=True)
    book._fonts = IndexedList([Font(name=_FONT, sz=11, family=2)])  # the first is the one of every plain cell
    book.properties = DocumentProperties(creator=None, created=_NO_TIME, modified=_NO_TIME)
    return book


def _styled_cell(sheet: Any, style: Style) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet)
    cell.number_format = style.number_format
    if style.bold or style.red:
        cell.font = Font(name=_FONT, sz=11, family=2, b=style.bold, color=_RED if style.red else None)
    if style.shaded:
        cell.fill = PatternFill("solid", fgColor=_SHADE)
    if style.wrapped:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _arrange(sheet: Any, layout: Layout) -> None:
    """What must stand before the rows: frozen heading, columns, lists."""
    sheet.freeze_panes = "A2"
    if layout.header:
        sheet.HeaderFooter.oddHeader.center.text = layout.header
        sheet.sheet_properties.tabColor = _RED[2:]
    for place, width in enumerate(layout.widths, 1):
        sheet.column_dimensions[_letters(place)].width = round(width, 1)
    for place, style in enumerate(layout.column_styles, 1):
        sheet.column_dimensions[_letters(place)].number_format = style.number_format
    for place, values in layout.lists.items():
        if _fits(values):
            sheet.data_validations.append(_list(_letters(place + 1), values))


def _letters(place: int) -> str:
    from openpyxl.utils import get_column_letter

    letters: str = get_column_letter(place)
    return letters


def _fits(values: Sequence[str]) -> bool:
    """Excel keeps a list of at most 255 characters in the cell's rule, without commas in its values."""
    return 0 < len(",".join(values)) <= 250 and not any("," in value or '"' in value for value in values)


def _list(letters: str, values: Sequence[str]) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        type="list",
        formula1=f'"{",".join(values)}"',
        allow_blank=True,
        showErrorMessage=False,
        sqref=f"{letters}2:{letters}{_LAST_CHOSEN}",
    )
