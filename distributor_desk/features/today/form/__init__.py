"""The parts of the Today tab: a figure with its sparkline, and a line with its button."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.today import rules

YEAR_AGO = Text("去年同期 {value}", "a year ago {value}")
GREW = Text("去年同期 {value}（{change}）", "a year ago {value} ({change})")
NO_YEAR_AGO = Text("去年同期没有数", "no figures a year ago")
UNKNOWN = Text("没有数", "not known")
POINTS = Text("{points} 个点", "{points} {points:point|points}")


def said(value: Decimal | None, unit: str) -> str:
    """A figure short enough to be read at a glance: whole yuan, or per cent with one decimal."""
    if value is None:
        return "—"
    return f"{value * 100:.1f}%" if unit == "ratio" else shown(value).rpartition(".")[0]


def against_last_year(figure: Figure) -> Text:
    """The year before in words: growth of money in per cent, of a rate in points."""
    if figure.year_ago is None:
        return NO_YEAR_AGO
    value = said(figure.year_ago, figure.unit)
    if figure.unit == "ratio":
        if figure.value is None:
            return YEAR_AGO.with_(value=value)
        moved = POINTS.with_(points=f"{(figure.value - figure.year_ago) * 100:+.1f}")
        return GREW.with_(value=value, change=moved)
    grown = rules.change(figure.value, figure.year_ago)
    if grown is None:
        return YEAR_AGO.with_(value=value)
    return GREW.with_(value=value, change=f"{grown * 100:+.1f}%")


class Tile(QFrame):
    """One figure; a click (or Enter) asks for its months."""

    months_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.figure: Figure | None = None
        theme.dress(self, "toast")
        self.name, self.value, self.before = QLabel(wordWrap=True), QLabel("—"), QLabel(wordWrap=True)
        theme.dress(self.name, "note")
        theme.dress(self.value, "title")
        theme.dress(self.before, "note")
        self.spark = Sparkline()
        self.before.setWordWrap(True)  # a second line on a small screen
        middle = QHBoxLayout()  # the words above and below have the whole width, also on a small screen
        middle.addWidget(self.value, 1)
        middle.addWidget(self.spark)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addLayout(middle)
        column.addWidget(self.before)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, figure: Figure) -> None:
        """Show this figure in the place of the one before."""
        self.figure = figure
        say = self._desk.say
        self.name.setText(say(figure.text))
        self.value.setText(said(figure.value, figure.unit))
        self.before.setText(say(against_last_year(figure)))
        self.spark.show_months(figure.months)
        note = f"\n{say(figure.note)}" if figure.note else ""
        self.setToolTip(self.tr("Click to see the months") + note)
        self.setAccessibleName(f"{self.name.text()} {self.value.text()} {self.before.text()}{note}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.figure is not None and event.button() == Qt.MouseButton.LeftButton:
            self.months_asked.emit(self.figure)

    def keyPressEvent(self, event: object) -> None:
        if self.figure is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:  # type: ignore[attr-defined]
            self.months_asked.emit(self.figure)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]


class Sparkline(QWidget):
    """Thirteen months as one line, the running one marked; months that are not known leave a gap."""

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[Decimal | None, ...] = ()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(96, 34)

    def show_months(self, months: Sequence[Decimal | None]) -> None:
        self._months = tuple(months)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [float(m) for m in self._months if m is not None]
        if len(known) < 2:
            return
        least, most = min(0.0, *known), max(known)
        span = (most - least) or 1.0
        step = (self.width() - 8) / (len(self._months) - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(ink, 1.6))
        before: QPointF | None = None
        for place, month in enumerate(self._months):
            point = (
                None
                if month is None
                else QPointF(4 + place * step, 4 + (most - float(month)) / span * (self.height() - 8))
            )
            if before is not None and point is not None:
                painter.drawLine(before, point)
            before = point
        if before is not None:
            self._mark(painter, before, ink)
        painter.end()

    def _mark(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        painter.setBrush(ink)
        painter.drawEllipse(at, 2.5, 2.5)


class Line(QFrame):
    """One sentence with its button."""

    pressed = Signal(object)

    def __init__(self, desk: Desk, todo: Todo) -> None:
        super().__init__()
        today = desk.today()
        theme.dress(self, "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        words = QLabel(desk.say(todo.text), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        policy = words.sizePolicy()  # which knows that the height follows from the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        words.setSizePolicy(policy)
        row.addWidget(words, 1)
        due = rules.due_words(todo.due, today)
        if due is not None:
            label = QLabel(desk.say(due))
            theme.dress(label, "problem" if todo.due is not None and todo.due < today else "note")
            row.addWidget(label)
        if todo.money:
            money = QLabel(shown(todo.money))
            money.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            money.setMinimumWidth(90)
            row.addWidget(money)
        button = QPushButton(desk.say(todo.button))
        button.setAccessibleName(f"{desk.say(todo.button)}: {desk.say(todo.text)}")
        button.setMinimumWidth(92)
        button.clicked.connect(lambda: self.pressed.emit(todo))
        row.addWidget(button)
