"""Charts as drawings of reportlab: the same one goes on paper and, as a page of its own, on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.graphics.charts.axes import XCategoryAxis, YValueAxis
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import Color, HexColor

from distributor_desk.printing.charts import BarChart, Chart, LineChart, Look, ScatterChart, Stairs, figure
from distributor_desk.printing.fonts import STAND_IN, clean, faces

FONT = "Paper"
_LABEL_LINES = 3
_WHOLE_FROM = 1000
_MARKERS = ("FilledCircle", "FilledSquare", "FilledTriangle", "FilledDiamond")


class Drawer:
    """Draws one chart into a given width and height (points)."""

    def __init__(self, look: Look, width: float, height: float) -> None:
        self.look, self.width, self.height = look, width, height
        self.drawing: Any = Drawing(width, height)
        self.missing: set[str] = set()
        faces()

    def draw(self, chart: Chart) -> Any:
        top = self.height - self.look.size * 1.5
        self._words(self.width / 2, top, chart.title, anchor="middle", bold=True)
        if isinstance(chart, BarChart):
            self._bars(chart)
        elif isinstance(chart, LineChart):
            self._lines(chart)
        elif isinstance(chart, ScatterChart):
            self._scatter(chart)
        else:
            self._stairs(chart)
        return self.drawing

    # parts

    def _colour(self, code: str) -> Color:
        return HexColor(code)

    def _series(self, place: int) -> Color:
        return self._colour(self.look.series[place % len(self.look.series)])

    def _plain(self, text: str) -> str:
        """The words with a stand-in for every character that the face lacks."""
        advances, found = faces().regular, []
        for char in clean(text).replace("\n", " "):
            advances.face(char)
            if char in advances.lacking:
                self.missing.add(char)
                found.append(STAND_IN)
            else:
                found.append(char)
        return "".join(found)

    def _fitting(self, text: str, room: float) -> str:
        """The words, cut with … where they are wider than the room."""
        said, advances = self._plain(text), faces().regular
        if sum(map(advances.__getitem__, said)) * self.look.size <= room:
            return said
        while said and (sum(map(advances.__getitem__, said)) + advances["…"]) * self.look.size > room:
            said = said[:-1]
        return f"{said}…"

    def _in_lines(self, text: str, room: float) -> str:
        """The words on up to three lines, since many names begin alike; the last line is cut where it must be."""
        said, advances, lines = self._plain(text), faces().regular, list[str]()
        while said and len(lines) < _LABEL_LINES - 1:
            wide, take = 0.0, 0
            for char in said:
                wide += advances[char] * self.look.size
                if wide > room:
                    break
                take += 1
            lines.append(said[: max(1, take)])
            said = said[max(1, take) :]
        return "\n".join([*lines, self._fitting(said, room)] if said else lines)

    def _words(self, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> None:
        size = self.look.size * (1.15 if bold else 1.0)
        self.drawing.add(
            String(
                x, y, self._plain(text), fontName=FONT, fontSize=size, textAnchor=anchor,
                fillColor=self._colour(self.look.ink),
            )
        )  # fmt: skip

    def _box(
        self, *, legend: bool, x_title: bool = False, labels: Sequence[str] = ()
    ) -> tuple[float, float, float, float]:
        """Where the axes stand: left, bottom, width, height."""
        size = self.look.size
        below = max((label.count("\n") for label in labels), default=0) * 1.2
        left, bottom = size * 6.5, size * (2.4 + below + (1.6 if x_title else 0) + (1.8 if legend else 0))
        return left, bottom, self.width - left - size * 2, self.height - bottom - size * 3.2

    def _dress(self, axis: Any, *, values: bool) -> None:
        axis.strokeColor = self._colour(self.look.faint)
        axis.strokeWidth = 0.6
        axis.labels.fontName, axis.labels.fontSize = FONT, self.look.size
        axis.labels.fillColor = self._colour(self.look.ink)
        if values:
            axis.labelTextFormat = lambda value: figure(Decimal(repr(round(value, 6))))
            axis.maximumTicks = 6
            axis.visibleGrid = True
            axis.gridStrokeColor = self._colour(self.look.faint)
            axis.gridStrokeWidth = 0.25

    def _legend(self, names: Sequence[str], colours: Sequence[Color]) -> None:
        size = self.look.size
        legend = Legend()
        legend.x, legend.y = self.width / 2, size * 1.1
        legend.boxAnchor = "c"
        legend.alignment = "right"
        legend.columnMaximum = 1
        legend.deltax, legend.dx, legend.dy = size * 1.5, size * 0.8, size * 0.8
        legend.dxTextSpace = size * 0.4
        legend.autoXPadding = size
        legend.strokeWidth, legend.strokeColor = 0, None
        legend.fontName, legend.fontSize = FONT, size
        legend.fillColor = self._colour(self.look.ink)
        room = (self.width - size * 4 * len(names)) / max(1, len(names))
        legend.colorNamePairs = [
            (colour, self._fitting(name, room)) for name, colour in zip(names, colours, strict=True)
        ]
        self.drawing.add(legend)

    # charts

    def _bars(self, chart: BarChart) -> None:
        if not chart.series or not chart.labels:
            return
        many = len(chart.series) > 1
        bars = VerticalBarChart()
        room = self._box(legend=many)[2] / len(chart.labels)
        labels = [self._in_lines(label, room) for label in chart.labels]
        bars.x, bars.y, bars.width, bars.height = self._box(legend=many, labels=labels)
        bars.data = [[None if v is None else float(v) for v in s.values] for s in chart.series]
        bars.categoryAxis.categoryNames = labels
        bars.categoryAxis.labels.dy = -self.look.size * 0.4
        bars.categoryAxis.labelAxisMode = "low"
        bars.groupSpacing, bars.barSpacing = 6, 0.5
        bars.bars.strokeWidth, bars.bars.strokeColor = 0, None
        for place in range(len(chart.series)):
            bars.bars[place].fillColor = self._series(place)
        self._dress(bars.categoryAxis, values=False)
        self._dress(bars.valueAxis, values=True)
        self._reach(bars.valueAxis, [float(v) for s in chart.series for v in s.values if v is not None])
        self.drawing.add(bars)
        if many:
            colours = [self._series(place) for place in range(len(chart.series))]
            self._legend([s.name for s in chart.series], colours)

    def _reach(self, axis: Any, values: Sequence[float]) -> None:
        """A value axis holds the floor, and has a length even where every value is zero."""
        axis.forceZero = True
        if not any(values):
            axis.valueMin, axis.valueMax = 0, 1

    def _plot(
        self,
        chart: LineChart | ScatterChart,
        data: Sequence[Sequence[tuple[Decimal, Decimal]]],
        *,
        legend: bool,
    ) -> Any:
        plot = LinePlot()
        plot.x, plot.y, plot.width, plot.height = self._box(legend=legend, x_title=True)
        plot.data = [[(float(x), float(y)) for x, y in points] for points in data]
        for axis in (plot.xValueAxis, plot.yValueAxis):
            self._dress(axis, values=True)
        self._reach(plot.yValueAxis, [y for points in plot.data for _, y in points])
        xs = [x for points in plot.data for x, _ in points]
        if not xs or min(xs) == max(xs):
            plot.xValueAxis.valueMin, plot.xValueAxis.valueMax = min([*xs, 0.0]), max([*xs, 0.0]) + 1
        plot.xValueAxis.labels.dy = -self.look.size * 0.4
        size = self.look.size
        self._words(plot.x + plot.width, plot.y - size * 3.1, chart.x_title, anchor="end")
        self._words(size * 0.5, plot.y + plot.height + size * 0.7, chart.y_title)
        self.drawing.add(plot)
        plot._seriesCount = len(plot.data)
        return plot

    def _lines(self, chart: LineChart) -> None:
        data = [[*line.points] for line in chart.lines] + [[(m.x, m.y)] for m in chart.marks]
        if not any(data):
            return
        plot = self._plot(chart, data, legend=len(chart.lines) > 1)
        for place in range(len(chart.lines)):
            plot.lines[place].strokeColor = self._series(place)
            plot.lines[place].strokeWidth = 1.6
            plot.lines[place].strokeDashArray = None if place == 0 else [4, 2]
        for number, mark in enumerate(chart.marks):
            line = plot.lines[len(chart.lines) + number]
            line.strokeColor = self._colour(self.look.ink)
            line.symbol = makeMarker("FilledDiamond")
            line.symbol.size, line.symbol.fillColor = self.look.size, self._colour(self.look.ink)
            x, y = self._at(plot, mark.x, mark.y)
            near_end = x > plot.x + plot.width * 0.8
            shift = self.look.size * (-0.9 if near_end else 0.9)
            self._words(x + shift, y + self.look.size * 0.5, mark.name, anchor="end" if near_end else "start")
        if len(chart.lines) > 1:
            colours = [self._series(place) for place in range(len(chart.lines))]
            self._legend([line.name for line in chart.lines], colours)

    def _at(self, plot: Any, x: Decimal, y: Decimal) -> tuple[float, float]:
        """Where a pair of values lies on the drawing."""
        across, up = plot.xValueAxis, plot.yValueAxis
        across.setPosition(plot.x, plot.y, plot.width)
        across.configure(plot.data)
        up.setPosition(plot.x, plot.y, plot.height)
        up.configure(plot.data)
        return across.scale(float(x)), up.scale(float(y))

    def _scatter(self, chart: ScatterChart) -> None:
        groups = [[d for d in chart.dots if d.group == place] for place in range(len(chart.groups))]
        shown = [place for place, dots in enumerate(groups) if dots]
        if not shown:
            return
        named = len(chart.groups) > 1
        plot = self._plot(chart, [[(d.x, d.y) for d in groups[place]] for place in shown], legend=named)
        plot.joinedLines = 0
        for number, place in enumerate(shown):
            plot.lines[number].symbol = makeMarker(_MARKERS[place % len(_MARKERS)])
            plot.lines[number].symbol.size = self.look.size * 0.8
            plot.lines[number].symbol.fillColor = self._series(place)
            plot.lines[number].symbol.strokeColor = self._colour(self.look.ink)
            plot.lines[number].symbol.strokeWidth = 0.3
        self._guides(plot, chart)
        if named:
            self._legend([chart.groups[place] for place in shown], [self._series(place) for place in shown])

    def _guides(self, plot: Any, chart: ScatterChart) -> None:
        left, low = plot.x, plot.y
        right, high = left + plot.width, low + plot.height
        if chart.x_line is not None:
            x, _ = self._at(plot, chart.x_line, Decimal(0))
            if left <= x <= right:
                self._rule(x, low, x, high)
        if chart.y_line is not None:
            _, y = self._at(plot, Decimal(0), chart.y_line)
            if low <= y <= high:
                self._rule(left, y, right, y)

    def _rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.drawing.add(
            Line(
                x1,
                y1,
                x2,
                y2,
                strokeColor=self._colour(self.look.ink),
                strokeWidth=0.7,
                strokeDashArray=[3, 2],
            )
        )

    def _stairs(self, chart: Stairs) -> None:
        spans = _spans(chart)
        if not spans:
            return
        each = self._box(legend=False)[2] / len(spans)
        labels = [self._in_lines(step.label, each) for step in chart.steps]
        left, bottom, width, height = self._box(legend=False, labels=labels)
        up, across = YValueAxis(), XCategoryAxis()
        for axis, values in ((up, True), (across, False)):
            self._dress(axis, values=values)
        ends = [end for span in spans for end in span]
        self._reach(up, ends)
        up.setPosition(left, bottom, height)
        up.gridEnd = width
        up.configure([ends])
        across.setPosition(left, bottom, width)
        across.categoryNames = labels
        across.configure([[0.0] * len(spans)])
        self.drawing.add(up)
        for number, (step, (low, high)) in enumerate(zip(chart.steps, spans, strict=True)):
            foot, head = up.scale(low), up.scale(high)
            x = left + number * each
            self.drawing.add(
                Rect(
                    x + each * 0.18, foot, each * 0.64, max(head - foot, 0.8), strokeWidth=0.4,
                    strokeColor=self._colour(self.look.ink), fillColor=self._series(0 if step.total else 1),
                )
            )  # fmt: skip
            short = step.value.quantize(Decimal(1)) if abs(step.value) >= _WHOLE_FROM else step.value
            said = self._fitting(figure(short), each)
            self._words(x + each / 2, head + self.look.size * 0.35, said, anchor="middle")
        self.drawing.add(across)


def _spans(chart: Stairs) -> list[tuple[float, float]]:
    """Lower and upper end of each stair."""
    at, spans = Decimal(0), []
    for step in chart.steps:
        start, end = (Decimal(0), step.value) if step.total else (at, at + step.value)
        at = end
        spans.append((float(min(start, end)), float(max(start, end))))
    return spans


def drawn(chart: Chart, look: Look, width: float, height: float) -> tuple[Any, frozenset[str]]:
    """The drawing, and the characters that no face has (they show as 〓)."""
    drawer = Drawer(look, width, height)
    drawing = drawer.draw(chart)
    return drawing, frozenset(drawer.missing)
