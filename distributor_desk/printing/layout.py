"""From blocks to pieces, and from pieces to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from distributor_desk.printing import blocks as b
from distributor_desk.printing.figures import set_bars, set_chart, set_code, set_ticks
from distributor_desk.printing.pen import BLACK, Pen
from distributor_desk.printing.setting import EASY_ROW, TIGHT_ROW, WIDE_ROW, Piece, Setting, squeezed, stacked
from distributor_desk.printing.tables import set_table
from distributor_desk.printing.words import (
    set_banner,
    set_facts,
    set_fill_ins,
    set_heading,
    set_paragraph,
    set_signatures,
    set_spacer,
    set_tear_off,
    set_title,
)

INSET = 4.0
BETWEEN = 6.0  # between the parts of a page
HAIR = 0.01  # points: what sums of fractions may be off
Placed = list[tuple[float, Piece]]


def set_blocks(some: Iterable[b.Block], setting: Setting, width: float) -> list[Piece]:
    """The pieces of blocks, in order, for a width in points."""
    return [piece for block in some for piece in _SETTERS[type(block)](block, setting, width)]


def _set_boxed(block: b.Boxed, setting: Setting, width: float) -> list[Piece]:
    pieces = set_blocks(block.blocks, setting, width - 2 * INSET)
    inner = stacked(pieces)
    height = inner.height + INSET
    if height > setting.room:
        return [_between_sides(piece, width) for piece in pieces]

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y, width, height, line=0.8, shade=BLACK)
        inner.draw(pen, x + INSET, y + INSET / 2)

    return [Piece(height, draw), Piece(2.0, air=True)]


def _between_sides(piece: Piece, width: float) -> Piece:
    """A piece of a frame that is longer than a page: its two sides go on."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for side in (x, x + width):
            pen.line(side, y, side, y + piece.height, width=0.8, shade=BLACK)
        piece.draw(pen, x + INSET, y)

    heading = _between_sides(piece.heading, width) if piece.heading else None
    return replace(piece, draw=draw, heading=heading)


def _set_columns(block: b.Columns, setting: Setting, width: float) -> list[Piece]:
    whole, left = sum(block.shares), 0.0
    parts: list[tuple[float, Piece]] = []
    for group, share in zip(block.groups, block.shares, strict=True):
        wide = share / whole * width
        parts.append((left, stacked(set_blocks(group, setting, wide - BETWEEN))))
        left += wide + BETWEEN / len(block.shares)
    height = max(p.height for _, p in parts)
    if height > setting.room:
        return [piece for group in block.groups for piece in set_blocks(group, setting, width)]

    def draw(pen: Pen, x: float, y: float) -> None:
        for at, piece in parts:
            piece.draw(pen, x + at, y)

    return [Piece(height, draw)]


def _set_together(block: b.KeepTogether, setting: Setting, width: float) -> list[Piece]:
    pieces = set_blocks(block.blocks, setting, width)
    whole = stacked(pieces)
    return [whole] if whole.height <= setting.room else pieces


def _set_break(_block: b.PageBreak, _setting: Setting, _width: float) -> list[Piece]:
    return [Piece(0.0, new_page=True)]


def _set_portion(block: b.Portion, setting: Setting, width: float) -> list[Piece]:
    """Heights grow with the row and ever faster, so a chord between two rows never promises too much."""

    def at(row: float) -> Piece:
        return stacked(set_blocks(block.blocks, setting.with_row(row), width))

    tight = at(TIGHT_ROW)
    for parts in (block.of, 1):
        room = (setting.room - (parts - 1) * BETWEEN) / parts
        if tight.height > room:
            continue
        wide = at(WIDE_ROW)
        if wide.height > room:
            part = (room - tight.height) / (wide.height - tight.height)
            wide = at(TIGHT_ROW + part * (WIDE_ROW - TIGHT_ROW))
        whole = Piece(room, wide.draw)
        return [whole, Piece(BETWEEN, air=True)]
    return [Piece(0.0, new_page=True), *set_blocks(block.blocks, setting.with_row(EASY_ROW), width)]


_SETTERS: dict[type, Callable[[Any, Setting, float], list[Piece]]] = {
    b.Title: set_title,
    b.Heading: set_heading,
    b.Banner: set_banner,
    b.Paragraph: set_paragraph,
    b.Facts: set_facts,
    b.Ticks: set_ticks,
    b.Table: set_table,
    b.FillIns: set_fill_ins,
    b.Bars: set_bars,
    b.ChartBlock: set_chart,
    b.QR: set_code,
    b.Signatures: set_signatures,
    b.TearOff: set_tear_off,
    b.Spacer: set_spacer,
    b.PageBreak: _set_break,
    b.Boxed: _set_boxed,
    b.Columns: _set_columns,
    b.KeepTogether: _set_together,
    b.Portion: _set_portion,
}


class Pages:
    """Fills page after page with pieces; `done` holds each page's pieces with their tops."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.done: list[Placed] = [[]]
        self._top = 0.0
        self._tied: list[Piece] = []

    def add(self, piece: Piece) -> None:
        """Place a piece, together with those before it that stay with it."""
        self._tied.append(piece)
        between = piece.air and len(self._tied) > 1  # air after a heading parts nothing
        if not piece.with_next and not between:
            tied, self._tied = self._tied, []
            self._place(tied)

    def end(self) -> None:
        self._place(self._tied)
        self._tied = []

    def _place(self, tied: list[Piece]) -> None:
        need = sum(p.height for p in tied if not p.air)
        if self._top + need > self.room + HAIR or any(p.new_page for p in tied):
            self._turn(tied)
        for piece in tied:
            if piece.air and not (self.done[-1] and self._top + piece.height <= self.room):
                continue
            if self._top + piece.height > self.room + HAIR:
                self._turn([piece])
            left = self.room - self._top
            fitting = piece if piece.height <= left + HAIR else squeezed(piece, left)
            self.done[-1].append((self._top, fitting))
            self._top += fitting.height

    def _turn(self, tied: list[Piece]) -> None:
        """Begin a page, unless it is still empty, with the headings that come again."""
        if self.done[-1]:
            self.done.append([])
            self._top = 0.0
            if tied and (heading := tied[0].heading):
                self.done[-1].append((0.0, heading))
                self._top = heading.height
