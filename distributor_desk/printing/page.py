"""The sheet of paper: its size, its margins, what stands at its head and foot."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
DOT_MATRIX = (241.0, 140.0)


@dataclass(frozen=True, slots=True)
class Page:
    """Size and margins (left, top, right, bottom) in millimetres; the words are handed in chosen.

    Header and footer are one line each: what is too long for it is set in smaller type.
    `numbering` has the marks {page} and {pages}; `printed` says when and by whom. A `plain` page has black
    lines and letters only, no shading, for needle printers.
    """

    title: str
    size: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (10.0, 6.0, 10.0, 6.0)
    header: str = ""
    numbering: str = "{page} / {pages}"
    printed: str = ""
    plain: bool = False

    @property
    def width(self) -> float:
        """The printable width in points."""
        return (self.size[0] - self.margins[0] - self.margins[2]) * MM

    @property
    def height(self) -> float:
        """The height for blocks in points, without header and footer."""
        return (self.size[1] - self.margins[1] - self.margins[3]) * MM - self.head - self.foot

    @property
    def head(self) -> float:
        """What the header takes, in points."""
        return 14.0 if self.header else 0.0

    @property
    def foot(self) -> float:
        """What the footer takes, in points."""
        return 12.5 if self.numbering or self.printed else 0.0
