"""Setting of blocks that are mostly words: titles, paragraphs, facts, lines to write on."""

from __future__ import annotations

from distributor_desk.printing.blocks import (
    Banner,
    Fact,
    Facts,
    FillIns,
    Heading,
    Paragraph,
    Signatures,
    Spacer,
    TearOff,
    Title,
)
from distributor_desk.printing.pen import BLACK, GREY, SHADE, WHITE, Pen
from distributor_desk.printing.setting import LEADING, SIZES, TITLE, Piece, Setting

NORMAL = SIZES["normal"]
STEP = NORMAL * LEADING
GAP = 6.0


def set_title(block: Title, setting: Setting, width: float) -> list[Piece]:
    parts = ((block.above, SIZES["large"], False), (block.text, TITLE, True), (block.under, NORMAL, False))
    broken = [(setting.lines(t, s, width, bold=b), s, b) for t, s, b in parts if t]

    def draw(pen: Pen, x: float, y: float) -> None:
        for lines, size, bold in broken:
            setting.draw_lines(pen, x, y, lines, size=size, width=width, bold=bold, align="center")
            y += len(lines) * size * LEADING

    return [Piece(sum(len(n) * s * LEADING for n, s, _ in broken) + GAP, draw, with_next=True)]


def set_heading(block: Heading, setting: Setting, width: float) -> list[Piece]:
    size = SIZES["large"]
    lines = setting.lines(block.text, size, width, bold=True)

    def draw(pen: Pen, x: float, y: float) -> None:
        setting.draw_lines(pen, x, y + GAP, lines, size=size, bold=True)

    return [Piece(len(lines) * size * LEADING + GAP + 2, draw, with_next=True)]


def set_banner(block: Banner, setting: Setting, width: float) -> list[Piece]:
    size, small = SIZES["large"] + 1, SIZES["normal"]
    mark = setting.width(block.mark, size, bold=True) + 10 if block.mark else 0.0
    remark = setting.lines(block.remark, small, width * 0.4)
    aside = max(setting.width(line, small) for line in remark)
    lines = setting.lines(block.text, size, width - mark - aside - 4 * GAP, bold=True)
    height = max(len(lines) * size * LEADING, len(remark) * small * LEADING) + 4

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.fill(x, y, width, height, SHADE)
        if mark:
            pen.fill(x, y, mark, height, BLACK if block.strong else WHITE)
            pen.box(x, y, mark, height, line=0.8, shade=BLACK)
            shade = WHITE if block.strong else BLACK
            pen.text(x + 5, y + 2 + size, block.mark, size, bold=True, shade=shade)
        setting.draw_lines(pen, x + mark + GAP, y + 2, lines, size=size, bold=True)
        top = y + (height - len(remark) * small * LEADING) / 2
        setting.draw_lines(pen, x, top, remark, size=small, width=width - GAP, align="right")

    return [Piece(height, draw, with_next=True), Piece(2.0)]


def set_paragraph(block: Paragraph, setting: Setting, width: float) -> list[Piece]:
    size = SIZES[block.size]
    lines = setting.lines(block.text, size, width, bold=block.bold)
    step = size * LEADING

    def piece(some: list[str]) -> Piece:
        def draw(pen: Pen, x: float, y: float) -> None:
            setting.draw_lines(pen, x, y, some, size=size, width=width, bold=block.bold, align=block.align)

        return Piece(len(some) * step, draw)

    if len(lines) <= 3:
        return [piece(lines)]
    first, last = piece(lines[:2]), piece(lines[-2:])  # never a single line alone on a page
    return [first, *(piece([line]) for line in lines[2:-2]), last]


def set_facts(block: Facts, setting: Setting, width: float) -> list[Piece]:
    shares, whole = block.shares, sum(block.shares)
    pieces: list[Piece] = []
    waiting: list[tuple[float, Piece]] = []
    for fact in block.items:
        if fact.wide or len(waiting) == len(shares):
            pieces.extend(_side_by_side(waiting))
            waiting = []
        left = sum(shares[: len(waiting)]) / whole * width
        wide = (width if fact.wide else shares[len(waiting)] / whole * width) - GAP
        waiting.append((left, _fact(fact, setting, wide)))
        if fact.wide:
            pieces.extend(_side_by_side(waiting))
            waiting = []
    return [*pieces, *_side_by_side(waiting)]


def _side_by_side(parts: list[tuple[float, Piece]]) -> list[Piece]:
    def draw(pen: Pen, x: float, y: float) -> None:
        for left, piece in parts:
            piece.draw(pen, x + left, y)

    return [Piece(max(p.height for _, p in parts), draw)] if parts else []


def _fact(fact: Fact, setting: Setting, width: float) -> Piece:
    size = NORMAL
    label_lines = setting.lines(fact.label, size, width * 0.6)
    indent = max(setting.width(line, size) for line in label_lines) + 4
    lines = setting.lines(fact.value or "", size, width - indent, bold=fact.strong)
    empty = fact.value is None
    height = max(len(label_lines), len(lines)) * STEP + 1
    if empty:
        height = max(height, setting.row)

    def draw(pen: Pen, x: float, y: float) -> None:
        top = y + height - STEP * len(label_lines) - 1 if empty else y
        setting.draw_lines(pen, x, top, label_lines, size=size, shade=GREY)
        setting.draw_lines(pen, x + indent, y, lines, size=size, bold=fact.strong)
        if empty:
            pen.line(x + indent, y + height - 2, x + width, y + height - 2)

    return Piece(height, draw)


def set_fill_ins(block: FillIns, setting: Setting, width: float) -> list[Piece]:
    size, height = NORMAL, setting.row
    whole = sum(item.share for item in block.items)
    places: list[tuple[float, float, list[str], list[str], float]] = []
    left = 0.0
    for item in block.items:
        wide = item.share / whole * width
        label = setting.lines(item.label, size, wide * 0.75)
        indent = max(setting.width(line, size) for line in label) + 3
        value = setting.lines(item.value, size, wide - indent - GAP)
        height = max(height, max(len(label), len(value)) * STEP + 2)
        places.append((left, wide - GAP, label, value, indent))
        left += wide

    def draw(pen: Pen, x: float, y: float) -> None:
        foot = y + height - 2
        for at, wide, label, value, indent in places:
            setting.draw_lines(pen, x + at, foot - STEP * len(label), label, size=size)
            setting.draw_lines(pen, x + at + indent, foot - STEP * len(value), value, size=size)
            pen.line(x + at + indent, foot, x + at + wide, foot)

    return [Piece(height, draw)]


def set_signatures(block: Signatures, setting: Setting, width: float) -> list[Piece]:
    each = width / len(block.labels)
    labels = [setting.lines(label, NORMAL, each - 2 * GAP) for label in block.labels]
    height = max(setting.row * 2.2, max(map(len, labels)) * STEP + 4)

    def draw(pen: Pen, x: float, y: float) -> None:
        for number, label in enumerate(labels):
            pen.box(x + number * each, y + 2, each, height)
            setting.draw_lines(pen, x + number * each + 4, y + 4, label, size=NORMAL, shade=GREY)

    return [Piece(height + 3, draw)]


def set_tear_off(block: TearOff, setting: Setting, width: float) -> list[Piece]:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.dashes(x, y + STEP / 2, x + width)
        if block.text:
            wide = setting.width(block.text, NORMAL) + 2 * GAP
            pen.fill(x + (width - wide) / 2, y, wide, STEP, WHITE)
            setting.draw_lines(pen, x, y, [block.text], size=NORMAL, width=width, align="center")

    return [Piece(STEP, draw)]


def set_spacer(block: Spacer, _setting: Setting, _width: float) -> list[Piece]:
    return [Piece(block.lines * STEP, air=True)]
