"""What stands on paper and in which order: words, never millimetres, never a word of the trade.

Every string is handed in chosen already (one language); `None` where a value could stand is a place
to write by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from distributor_desk.printing.charts import Chart

Align = Literal["left", "center", "right"]
Size = Literal["small", "normal", "large"]


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a paper, centred, with a smaller line above and one beneath."""

    text: str
    above: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part; it never stands alone at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Banner:
    """A shaded band across the page: what follows, a mark in a box, a remark on the right.

    A strong mark is white on black.
    """

    text: str
    mark: str = ""
    strong: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line feed in it is a new line."""

    text: str
    bold: bool = False
    size: Size = "normal"
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `wide` takes a row of its own."""

    label: str
    value: str | None
    strong: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values in as many columns as there are shares (relative widths)."""

    items: tuple[Fact, ...]
    shares: tuple[float, ...] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick with its label."""

    label: str
    strong: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick one after the other, over as many lines as they need.

    `label` stands before them; a strong tick opens a group: it keeps a wider distance and never ends
    a line without the next one.
    """

    items: tuple[Tick, ...]
    label: str = ""
    size: Size = "normal"


@dataclass(frozen=True, slots=True)
class Strong:
    """A table's cell in bold type; `reversed` is white on black, which also shows on a bad copy."""

    text: str
    reversed: bool = False


Cell = str | Strong | Ticks | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A heading and a width relative to the others."""

    heading: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as the table has columns; `total` is bold and shaded."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Ruled rows whose headings come again on every page; `zebra` shades every other row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    zebra: bool = False


@dataclass(frozen=True, slots=True)
class FillIn:
    """A label and a line to write on; `value` stands on the line already."""

    label: str
    share: float = 1.0
    value: str = ""


@dataclass(frozen=True, slots=True)
class FillIns:
    """Fill-ins side by side on one row."""

    items: tuple[FillIn, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long, and the figure as it is printed."""

    label: str
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A small figure of upright bars."""

    title: str
    items: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart across the page; `height` in lines of normal text."""

    chart: Chart
    height: float = 18.0


@dataclass(frozen=True, slots=True)
class QR:
    """A square code that a scanner reads, with a caption."""

    text: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Boxes to sign in, side by side."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TearOff:
    """A dashed line across the page."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Some air, in lines of normal text."""

    lines: float = 0.5


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """A frame around blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Groups of blocks side by side, with relative widths."""

    groups: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that no page end divides, unless they are longer than a page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """Blocks that take one of `of` equal parts of a page, or, when they are too long, a whole page.

    Rows to write in give way first and grow when there is room; nothing is ever cut.
    """

    blocks: tuple[Block, ...]
    of: int = 2


Block = (
    Title
    | Heading
    | Banner
    | Paragraph
    | Facts
    | Ticks
    | Table
    | FillIns
    | Bars
    | ChartBlock
    | QR
    | Signatures
    | TearOff
    | Spacer
    | PageBreak
    | Boxed
    | Columns
    | KeepTogether
    | Portion
)
