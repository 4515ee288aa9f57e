"""Setting of blocks that are drawn: boxes to tick, small bars, square codes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from distributor_desk.printing.blocks import QR, Bars, ChartBlock, Tick, Ticks
from distributor_desk.printing.pen import BLACK, GREY, RULE, Pen
from distributor_desk.printing.setting import LEADING, SIZES, Piece, Setting

SMALL = SIZES["small"]
STEP = SMALL * LEADING
BARS = 23.0  # points: the longest bar
CODE = 48.0  # points: the side of a square code
MASK = 2  # every scanner reads all eight; trying which is best takes six times as long
QUIET = 4  # modules of white around it, as its standard asks


@dataclass(slots=True)
class _Box:
    """A tick with its label broken, and where its group puts it."""

    lines: list[str]
    width: float
    item: Tick
    left: float = 0.0
    line: int = 0


def set_ticks(block: Ticks, setting: Setting, width: float) -> list[Piece]:
    """Ticks in running lines; a label longer than the line is broken like any text."""
    size = SIZES[block.size]
    step, side = size * LEADING, size * 0.82
    label = setting.width(block.label, size, bold=True) + size * 0.8 if block.label else 0.0
    boxes = [_box(item, setting, width, size) for item in block.items]
    count = _place(boxes, label, width, size * 0.55)

    def draw(pen: Pen, x: float, y: float) -> None:
        if label:
            setting.draw_lines(pen, x, y, [block.label], size=size, bold=True)
        for box in boxes:
            top = y + box.line * step
            pen.tick_box(x + box.left, top + (step - side) / 2, side, ticked=box.item.ticked)
            after = x + box.left + side + 2.5
            setting.draw_lines(pen, after, top, box.lines, size=size, bold=box.item.strong)

    return [Piece(count * step, draw)]


def _box(item: Tick, setting: Setting, width: float, size: float) -> _Box:
    side = size * 0.82 + 2.5
    lines = setting.lines(item.label, size, width - side, bold=item.strong)
    return _Box(lines, side + max(setting.width(t, size, bold=item.strong) for t in lines), item)


def _place(boxes: list[_Box], label: float, width: float, gap: float) -> int:
    """Give each box its line and its distance from the left; how many lines that makes."""
    left, line = label, 0
    for number, box in enumerate(boxes):
        after = boxes[number + 1] if number + 1 < len(boxes) else None
        if box.item.strong and number and left > 0:
            left += gap
        need = box.width
        if box.item.strong and after and not after.item.strong:
            need = min(need + gap + after.width, width)
        if left + need > width and left > 0:
            left, line = 0.0, line + 1
        box.left, box.line = left, line
        left += box.width + gap
        line += len(box.lines) - 1
    return line + 1


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


def set_chart(block: ChartBlock, _setting: Setting, width: float) -> list[Piece]:
    height = block.height * SIZES["normal"] * LEADING

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.chart(x, y, width, height, block.chart)

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


@lru_cache(maxsize=16)  # a portion is set several times until it fits
def _modules(text: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """The dark modules as (column, row, length) and how many a side has."""
    import segno

    matrix = segno.make(text, error="m", micro=False, mask=MASK).matrix
    boxes: list[tuple[int, int, int]] = []
    for row, modules in enumerate(matrix):
        start = -1
        for column, dark in enumerate([*modules, 0]):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                boxes.append((start, row, column - start))
                start = -1
    return tuple(boxes), len(matrix)
