"""How type is set: sizes, the height of a row to write in, and lines broken once and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from distributor_desk.printing.blocks import Align, Size
from distributor_desk.printing.fonts import Faces, clean
from distributor_desk.printing.lines import break_lines
from distributor_desk.printing.pen import BLACK, Pen

SIZES: dict[Size, float] = {"small": 8.5, "normal": 9.5, "large": 11.5}
GRID = 8.5
TITLE = 17.0
LEADING = 1.23
TIGHT_ROW, EASY_ROW, WIDE_ROW = 13.0, 17.0, 26.0

Draw = Callable[[Pen, float, float], None]


def _nothing(_pen: Pen, _x: float, _y: float) -> None:
    return None


@dataclass(slots=True)
class Piece:
    """What no page end divides: a height in points, and how to draw it with its top left at (x, y)."""

    height: float
    draw: Draw = _nothing
    heading: Piece | None = None  # comes again at the top of a page
    with_next: bool = False
    new_page: bool = False
    air: bool = False  # falls away at the top of a page


_NARROW = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})


@dataclass(slots=True)
class Setting:
    """The type of one document. `row` is the least height of a row to write in, `room` a page's height.

    In a `latin` document the quotes and dots that a Chinese face sets as wide as a character are plain ones.
    """

    faces: Faces
    room: float
    row: float = EASY_ROW
    latin: bool = False
    _lines: dict[tuple[str, float, bool, float], list[str]] = field(default_factory=dict)
    _widths: dict[tuple[str, bool], float] = field(default_factory=dict)

    def with_row(self, row: float) -> Setting:
        """The same type with other rows to write in; the broken lines are shared."""
        return Setting(self.faces, self.room, row, self.latin, self._lines, self._widths)

    def said(self, text: str) -> str:
        """The text as it is set: without what cannot be seen, with the marks of its language."""
        return clean(text).translate(_NARROW) if self.latin else clean(text)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text is on one line, in points."""
        key = (text, bold)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = sum(map(self.faces.of(bold).__getitem__, self.said(text)))
        return found * size

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """The text cleaned and broken into lines of at most `width` points."""
        key = (text, size, bold, width)
        found = self._lines.get(key)
        if found is None:
            # a hair of tolerance: widths are sums of rounded figures
            room = max(width, size) / size + 1e-6
            found = self._lines[key] = break_lines(self.said(text), self.faces.of(bold), room)
        return found

    def draw_lines(
        self,
        pen: Pen,
        x: float,
        y: float,
        lines: list[str],
        *,
        size: float,
        width: float = 0.0,
        bold: bool = False,
        align: Align = "left",
        shade: float = BLACK,
    ) -> None:
        """Lines one under the other, the first with its top at `y`."""
        step = size * LEADING
        base = y + size * 0.99
        for line in lines:
            left = x
            if align != "left":
                spare = width - self.width(line, size, bold=bold)
                left += spare if align == "right" else spare / 2
            pen.text(left, base, line, size, bold=bold, shade=shade)
            base += step


def stacked(pieces: list[Piece]) -> Piece:
    """Pieces one under the other as a single piece."""
    if len(pieces) == 1:
        return pieces[0]

    def draw(pen: Pen, x: float, y: float) -> None:
        for piece in pieces:
            piece.draw(pen, x, y)
            y += piece.height

    return Piece(sum(p.height for p in pieces), draw)


def squeezed(piece: Piece, height: float) -> Piece:
    """The last resort for what is taller than a page: the same, smaller, so that nothing is cut."""

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.shrunk(x, y, height / piece.height):
            piece.draw(pen, x, y)

    return Piece(height, draw)
