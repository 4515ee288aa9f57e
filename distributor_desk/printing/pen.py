"""What can be drawn on a sheet: text, lines, boxes, paths, in points from the top left corner.

Writes the page's operators itself, which is several times faster than a call per string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from distributor_desk.printing.charts import Chart
from distributor_desk.printing.fonts import Encoder

BLACK, GREY, RULE, SHADE, WHITE = 0.0, 0.35, 0.55, 0.91, 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that a page shows by the name under which the document keeps it."""

    name: str
    chart: Chart
    width: float
    height: float


@dataclass(slots=True)
class Pen:
    """Collects the operators of one page of the given height (points); `page` tells its pictures' names apart.

    A `plain` pen knows black alone: greys become black and grey areas are left out, as a needle printer needs it.
    """

    encoder: Encoder
    height: float
    page: int = 1
    ops: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    plain: bool = False

    def text(
        self, x: float, y: float, words: str, size: float, *, bold: bool = False, shade: float = BLACK
    ) -> None:
        """Words on a base line that lies `y` beneath the top."""
        if not words:
            return
        shade = BLACK if self.plain else shade
        shown = " ".join(f"{name} {size:g} Tf <{code}> Tj" for name, code in self.encoder.runs(words, bold))
        colour = f"{shade:g} g " if shade else ""
        back = " 0 g" if shade else ""
        self.ops.append(f"{colour}BT {x:.2f} {self.height - y:.2f} Td {shown} ET{back}")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.5, shade: float = RULE
    ) -> None:
        top, shade = self.height, BLACK if self.plain else shade
        self.ops.append(f"{width:g} w {shade:g} G {x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def dashes(self, x1: float, y: float, x2: float) -> None:
        self.ops.append("[3 2] 0 d")
        self.line(x1, y, x2, y, shade=GREY)
        self.ops.append("[] 0 d")

    def box(
        self, x: float, y: float, width: float, height: float, *, line: float = 0.5, shade: float = RULE
    ) -> None:
        """The outline of a box whose top left corner is (x, y)."""
        shade = BLACK if self.plain else shade
        self.ops.append(
            f"{line:g} w {shade:g} G {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re S"
        )

    def fill(self, x: float, y: float, width: float, height: float, shade: float) -> None:
        if self.plain and shade != BLACK:
            return
        self.ops.append(
            f"{shade:g} g {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f 0 g"
        )

    def fill_boxes(self, x: float, y: float, unit: float, boxes: Iterable[tuple[int, int, int]]) -> None:
        """Many black boxes as one path: (column, row, length) in units from the top left corner."""
        path = " ".join(f"{left} {-row - 1} {length} 1 re" for left, row, length in boxes)
        self.ops.append(f"q {unit:.4f} 0 0 {unit:.4f} {x:.2f} {self.height - y:.2f} cm {path} f Q")

    def chart(self, x: float, y: float, width: float, height: float, chart: Chart) -> None:
        """A chart whose top left corner is (x, y)."""
        picture = Picture(f"chart{self.page}x{len(self.pictures)}", chart, width, height)
        self.pictures.append(picture)
        self.ops.append(f"q 1 0 0 1 {x:.2f} {self.height - y - height:.2f} cm /{picture.name} Do Q")

    @contextmanager
    def shrunk(self, x: float, y: float, factor: float) -> Iterator[None]:
        """What is drawn meanwhile is smaller by the factor; (x, y) stays where it is."""
        across, up = x * (1 - factor), (self.height - y) * (1 - factor)
        self.ops.append(f"q {factor:.4f} 0 0 {factor:.4f} {across:.2f} {up:.2f} cm")
        yield
        self.ops.append("Q")

    def tick_box(self, x: float, y: float, side: float, *, ticked: bool = False) -> None:
        self.box(x, y, side, side, line=0.7, shade=BLACK)
        if ticked:
            self.line(x + side * 0.2, y + side * 0.5, x + side * 0.45, y + side * 0.8, width=1, shade=BLACK)
            self.line(x + side * 0.45, y + side * 0.8, x + side * 0.9, y + side * 0.1, width=1, shade=BLACK)
