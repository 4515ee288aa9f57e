"""Setting of blocks that are drawn: boxes to tick, small bars, square codes."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.printing.blocks import QR, Bars, Ticks
from distributor_desk.printing.pen import BLACK, GREY, RULE, Pen
from distributor_desk.printing.setting import LEADING, SIZES, Piece, Setting

SMALL = SIZES["small"]
STEP = SMALL * LEADING
BARS = 28.0  # points: the longest bar
CODE = 48.0  # points: the side of a square code
QUIET = 4  # modules of white around it, as its standard asks


def set_ticks(block: Ticks, setting: Setting, width: float, *, size: float = SIZES["normal"]) -> list[Piece]:
    """Ticks in running lines; a label longer than the line is broken like any text."""
    step, box = size * LEADING, size * 0.82
    places: list[tuple[float, int, list[str], bool, bool]] = []
    label = setting.width(block.label, size, bold=True) + size * 0.8 if block.label else 0.0
    left, line = label, 0
    for number, item in enumerate(block.items):
        lines = setting.lines(item.label, size, width - box - 3, bold=item.strong)
        wide = box + 2 + max(setting.width(t, size, bold=item.strong) for t in lines)
        if item.strong and number:
            left += size * 0.7
        if left + wide > width and left > 0:
            left, line = 0.0, line + 1
        places.append((left, line, lines, item.strong, item.ticked))
        left += wide + size * 0.7
        line += len(lines) - 1

    def draw(pen: Pen, x: float, y: float) -> None:
        if label:
            setting.draw_lines(pen, x, y, [block.label], size=size, bold=True)
        for at, row, lines, strong, ticked in places:
            top = y + row * step
            pen.tick_box(x + at, top + (step - box) / 2, box, ticked=ticked)
            setting.draw_lines(pen, x + at + box + 2, top, lines, size=size, bold=strong)

    return [Piece((line + 1) * step, draw)]


def set_bars(block: Bars, setting: Setting, width: float) -> list[Piece]:
    longest = max((bar.value for bar in block.items), default=Decimal(0))
    each = width / max(1, len(block.items))
    title = setting.lines(block.title, SMALL, width)
    labels = [setting.lines(bar.label, SMALL, each) for bar in block.items]
    shown = [setting.lines(bar.shown, SMALL, each) for bar in block.items]
    over, under = (max(map(len, some), default=0) * STEP for some in (shown, labels))
    head = len(title) * STEP
    height = head + over + BARS + under

    def draw(pen: Pen, x: float, y: float) -> None:
        setting.draw_lines(pen, x, y, title, size=SMALL, width=width, align="center", shade=GREY)
        base = y + head + over + BARS
        for number, bar in enumerate(block.items):
            left = x + number * each
            part = float(max(bar.value, Decimal(0)) / longest) if longest > 0 else 0.0
            long = part * BARS
            pen.fill(left + each * 0.25, base - long, each * 0.5, long, RULE)
            top = base - long - len(shown[number]) * STEP
            setting.draw_lines(pen, left, top, shown[number], size=SMALL, width=each, align="center")
            setting.draw_lines(pen, left, base, labels[number], size=SMALL, width=each, align="center")
        pen.line(x, base, x + width, base, shade=BLACK)

    return [Piece(height, draw)]


def set_code(block: QR, setting: Setting, width: float) -> list[Piece]:
    boxes, modules = _modules(block.text)
    side = min(CODE, width)
    unit = side / (modules + 2 * QUIET)
    caption = setting.lines(block.caption, SMALL, width) if block.caption else []

    def draw(pen: Pen, x: float, y: float) -> None:
        left = x + (width - side) / 2
        pen.fill_boxes(left + QUIET * unit, y + QUIET * unit, unit, boxes)
        setting.draw_lines(pen, x, y + side, caption, size=SMALL, width=width, align="center")

    return [Piece(side + len(caption) * STEP, draw)]


def _modules(text: str) -> tuple[list[tuple[int, int, int]], int]:
    """The dark modules as (column, row, length) and how many a side has."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    boxes: list[tuple[int, int, int]] = []
    for row, modules in enumerate(matrix):
        start = -1
        for column, dark in enumerate([*modules, 0]):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                boxes.append((start, row, column - start))
                start = -1
    return boxes, len(matrix)
