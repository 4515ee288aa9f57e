"""The bytes of one .xlsx sheet, looked through in blocks: fast, because 100,000 rows must not wait for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.raw import FORMULA_WITHOUT_VALUE

MOST_CELLS, MOST_COLUMNS, MOST_ROWS = 10_000_000, 256, 1_048_576
MOST_AREA = 20_000_000  # rows × columns that the reader would lay out
_LONGEST_ROW = 8 << 20

STRAY = Text(
    "工作表“{sheet}”里有远离表格的单元格（{cells}）。请在 Excel 里删除表格右边的整列和下面的整行，保存后再导入。",
    "Sheet “{sheet}” has cells far away from the table ({cells}). In Excel delete the columns to its right and "
    "the rows below it, save, and import again.",
)
TOO_MANY_CELLS = Text(
    "工作表“{sheet}”的数据太多（超过 1000 万格），请拆成几个文件。",
    "Sheet “{sheet}” holds more than 10 million cells; split it into several files.",
)


@dataclass(slots=True)
class SheetFindings:
    """Places are (row, column), both from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)


# a cell from IW on with something in it: people format whole rows, and those empty cells are harmless
_FAR_COLUMN = re.compile(rb"r=[\"'](?=(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d)([A-Z]+\d+)[\"'][^>]*(?<!/)>(?!\s*</)")
_PREFIXED = re.compile(rb"<\w+:(?:worksheet|sheetData|row)\b")
_ROW_NUMBER = re.compile(rb"\br=[\"'](\d+)")
_CELL_PLACE = re.compile(rb"\br=[\"']([A-Z]+)(\d+)")
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_IS_TEXT = re.compile(rb"\bt=[\"']str[\"']")


class SheetScan:
    """Fed with blocks; raises DeskError for stray cells and for too many."""

    def __init__(self, name: str, percent_styles: frozenset[int], cells_before: int) -> None:
        self.name, self.cells = name, cells_before
        self._found = SheetFindings()
        self._rest = b""
        self._row = 0
        self._cell = self._formula = self._row_start = b""
        self._percent = _styled(percent_styles)

    def feed(self, block: bytes) -> None:
        if not self._cell:
            start = b":" if _PREFIXED.search(block) else b"<"
            self._cell, self._formula, self._row_start = start + b"c ", start + b"f", start + b"row "
        data = self._rest + block
        cut = data.rfind(b"row>") + 4
        if cut < 4:
            cut = data.rfind(b"<") if len(data) > _LONGEST_ROW else 0
        self._rest = data[cut:]
        if cut:
            self._look(data[:cut])

    def close(self) -> SheetFindings:
        if self._cell:
            self._look(self._rest)
        return self._found

    def _look(self, data: bytes) -> None:
        self.cells += data.count(self._cell)
        if self.cells > MOST_CELLS:
            raise DeskError(TOO_MANY_CELLS.with_(sheet=self.name))
        self._measure(data)
        if b'"e"' in data or b"'e'" in data:
            self._errors(data)
        if self._formula in data:
            self._formulas(data)
        if b"hidden=" in data:
            self._hidden(data)
        if self._percent:
            self._found.percent.update(filter(None, (_place(m[1]) for m in self._percent.finditer(data))))

    def _measure(self, data: bytes) -> None:
        """How far the sheet reaches; a far corner would be laid out in memory by the reader."""
        last = data.rfind(self._row_start)
        number = _ROW_NUMBER.search(data, last, last + 400) if last >= 0 else None
        if number:
            self._row = max(self._row, int(number[1]))
        far = _FAR_COLUMN.search(data)
        if far:
            raise DeskError(STRAY.with_(sheet=self.name, cells=far[1].decode("ascii")))
        if self._row > MOST_ROWS:
            raise DeskError(STRAY.with_(sheet=self.name, cells=f"A{self._row}"))

    def _errors(self, data: bytes) -> None:
        for match in _ERROR.finditer(data):
            value = _VALUE.search(match[2])
            place = _place(match[1])
            if place:
                self._found.errors[place] = value[1].decode("utf-8", "replace") if value else "#VALUE!"

    def _formulas(self, data: bytes) -> None:
        for match in _EMPTY_FORMULA.finditer(data):
            place = _place(match[1])
            if place and not _IS_TEXT.search(match[1]):
                self._found.errors.setdefault(place, FORMULA_WITHOUT_VALUE)

    def _hidden(self, data: bytes) -> None:
        for match in _HIDDEN_ROW.finditer(data):
            number = _ROW_NUMBER.search(match[0])
            if number:
                self._found.hidden_rows.add(int(number[1]))


def _styled(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    if not styles:
        return None
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(rb"<(?:\w+:)?c ([^>]*\bs=[\"'](?:" + numbers + rb")[\"'])")


def _place(attributes: bytes) -> tuple[int, int] | None:
    match = _CELL_PLACE.search(attributes)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + letter - 64
    return int(match[2]), column
