"""Setting of ruled tables: each row is a piece, and the headings come again on every page."""

from __future__ import annotations

from dataclasses import dataclass

from distributor_desk.printing.blocks import Align, Cell, Row, Strong, Table, TableColumn, Ticks
from distributor_desk.printing.figures import set_ticks
from distributor_desk.printing.pen import BLACK, RULE, SHADE, WHITE, Pen
from distributor_desk.printing.setting import GRID, LEADING, Piece, Setting

STEP = GRID * LEADING
PAD, RISE = 2.5, 1.2
GAP, FAINT = 2.0, 0.96


@dataclass(slots=True)
class _SetCell:
    """One cell with its lines broken."""

    lines: list[str]
    bold: bool = False
    reversed: bool = False
    ticks: Piece | None = None

    @property
    def height(self) -> float:
        return self.ticks.height if self.ticks else len(self.lines) * STEP


def set_table(block: Table, setting: Setting, width: float) -> list[Piece]:
    whole = sum(column.share for column in block.columns)
    widths = [column.share / whole * width for column in block.columns]
    heading = _heading(block.columns, widths, setting)
    rows = [
        _row(row, block.columns, widths, setting, zebra=block.zebra and number % 2 == 1)
        for number, row in enumerate(block.rows)
    ]
    for piece in rows:
        piece.heading = heading
    heading.with_next = True
    return [Piece(GAP, air=True), heading, *rows]


def _heading(columns: tuple[TableColumn, ...], widths: list[float], setting: Setting) -> Piece:
    cells = [
        _SetCell(setting.lines(c.heading, GRID, w - 2 * PAD, bold=True), bold=True)
        for c, w in zip(columns, widths, strict=True)
    ]
    middle = tuple(TableColumn(c.heading, c.share, "center") for c in columns)
    height = max(c.height for c in cells) + 2 * RISE + 1
    return _ruled(cells, middle, widths, setting, height, shade=SHADE)


def _row(
    row: Row, columns: tuple[TableColumn, ...], widths: list[float], setting: Setting, *, zebra: bool
) -> Piece:
    cells = [_cell(c, w - 2 * PAD, setting, bold=row.total) for c, w in zip(row.cells, widths, strict=True)]
    height = max(c.height for c in cells) + 2 * RISE
    if None in row.cells:
        height = max(height, setting.row)
    shade = SHADE if row.total else FAINT if zebra else WHITE
    return _ruled(cells, columns, widths, setting, height, shade=shade)


def _cell(cell: Cell, width: float, setting: Setting, *, bold: bool) -> _SetCell:
    if isinstance(cell, Ticks):
        return _SetCell([], ticks=set_ticks(cell, setting, width)[0])
    if isinstance(cell, Strong):
        return _SetCell(setting.lines(cell.text, GRID, width, bold=True), bold=True, reversed=cell.reversed)
    return _SetCell(setting.lines(cell or "", GRID, width, bold=bold), bold=bold)


def _ruled(
    cells: list[_SetCell],
    columns: tuple[TableColumn, ...],
    widths: list[float],
    setting: Setting,
    height: float,
    *,
    shade: float,
) -> Piece:
    whole = sum(widths)

    def draw(pen: Pen, x: float, y: float) -> None:
        if shade != WHITE:
            pen.fill(x, y, whole, height, shade)
        left = x
        for cell, column, width in zip(cells, columns, widths, strict=True):
            if cell.reversed:
                pen.fill(left + 1, y + 1, width - 2, height - 2, BLACK)
            _fill_cell(pen, left + PAD, y + (height - cell.height) / 2, cell, column.align, setting, width)
            pen.line(left, y, left, y + height, shade=RULE)
            left += width
        pen.box(x, y, whole, height, shade=RULE)

    return Piece(height, draw)


def _fill_cell(
    pen: Pen, x: float, y: float, cell: _SetCell, align: Align, setting: Setting, width: float
) -> None:
    if cell.ticks:
        cell.ticks.draw(pen, x, y)
        return
    setting.draw_lines(
        pen,
        x,
        y,
        cell.lines,
        size=GRID,
        width=width - 2 * PAD,
        bold=cell.bold,
        align=align,
        shade=WHITE if cell.reversed else BLACK,
    )
