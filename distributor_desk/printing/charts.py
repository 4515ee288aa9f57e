"""What a chart shows: one definition for paper and for the screen, and the same numbers as a table.

Every string is handed in chosen already (one language); values are Decimals in the unit that the title or
the axis names.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Upright bars: a value of each series for each label, side by side. Negative bars hang down."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points (x, y) in rising x."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of its own with a word beside it ("now")."""

    x: Decimal
    y: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over one pair of axes."""

    title: str
    x_title: str
    y_title: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One named point; `group` is its place in the chart's groups."""

    name: str
    x: Decimal
    y: Decimal
    group: int = 0


@dataclass(frozen=True, slots=True)
class ScatterChart:
    """Named points in groups, with an upright line at `x_line` and a level one at `y_line` where given."""

    title: str
    x_title: str
    y_title: str
    dots: tuple[Dot, ...]
    groups: tuple[str, ...] = ("",)
    x_line: Decimal | None = None
    y_line: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stair: what is added (negative: taken away); a `total` stands on the floor and shows where one is."""

    label: str
    value: Decimal
    total: bool = False


@dataclass(frozen=True, slots=True)
class Stairs:
    """From one total to the next by what is added and taken away."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as `#rrggbb` and the size of the type in points.

    The greys of paper differ enough that a black-and-white copy still tells the series apart.
    """

    ink: str = "#000000"
    faint: str = "#8c8c8c"
    series: tuple[str, ...] = ("#3a3a3a", "#b4b4b4", "#777777", "#dadada")
    size: float = 8.0


PAPER = Look()
Chart = BarChart | LineChart | ScatterChart | Stairs
Numbers = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Headings, and rows of as many cells."""


def figure(value: Decimal | None) -> str:
    """A value as it is written: thousands apart, at most two decimals, none where it is whole."""
    if value is None:
        return ""
    said = f"{value:,.2f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def numbers(chart: Chart) -> Numbers:
    """The numbers of a chart as a table."""
    if isinstance(chart, BarChart):
        rows = [
            (label, *(figure(s.values[place]) for s in chart.series))
            for place, label in enumerate(chart.labels)
        ]
        return ("", *(s.name for s in chart.series)), tuple(rows)
    if isinstance(chart, LineChart):
        points = [(line.name, figure(x), figure(y)) for line in chart.lines for x, y in line.points]
        marks = [(mark.name, figure(mark.x), figure(mark.y)) for mark in chart.marks]
        return ("", chart.x_title, chart.y_title), (*points, *marks)
    if isinstance(chart, ScatterChart):
        dots = [(d.name, chart.groups[d.group], figure(d.x), figure(d.y)) for d in chart.dots]
        return ("", "", chart.x_title, chart.y_title), tuple(dots)
    return ("", ""), tuple((step.label, figure(step.value)) for step in chart.steps)


def in_words(chart: Chart) -> str:
    """The chart for those who do not see it."""
    _, rows = numbers(chart)
    return f"{chart.title}: " + "; ".join(" ".join(cell for cell in row if cell) for row in rows)
