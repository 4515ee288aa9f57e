"""A part of a record's page: a heading, and what a room knows about the record that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk


class CustomerPanel(QFrame):
    """A room's part of the customer's page. A room overrides `read_again`; `shows` names its tables.

    `page` names the sub-tab in which it stands (None: one of the room's own name). A `lazy` panel reads only
    once it is seen; the others read with the card. `in_sight` says whether the page is in front.
    """

    shows: frozenset[str] = frozenset()
    page: Text | None = None
    lazy = False

    def __init__(self, desk: Desk, heading: str) -> None:
        super().__init__()
        self.desk = desk
        self.customer_id: int | None = None
        self.in_sight: Callable[[], bool] = self.isVisible
        self._stale = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 6)
        title = QLabel(heading)
        title.setStyleSheet("font-weight: bold")
        self.column.addWidget(title)
        title.setVisible(bool(heading))
        desk.changed.connect(self._heed)

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer; None shows nothing."""
        self.customer_id = customer_id
        self.setVisible(customer_id is not None)
        self._stale = True
        self._read_where_wanted()

    def read_again(self, customer_id: int) -> None:
        """Ask for the customer's rows and show them when they come."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_where_wanted()

    def _heed(self, changed: Changed) -> None:
        if self.customer_id is not None and changed.meets(self.shows):
            self._stale = True
            if self.in_sight():
                self._read_where_wanted()

    def _read_where_wanted(self) -> None:
        if self._stale and self.customer_id is not None and (self.isVisible() or not self.lazy):
            self._stale = False
            self.read_again(self.customer_id)


class FactGrid(QWidget):
    """Labels and values in two columns; a value can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Replace what is shown; empty values are left out."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for row, (name, value) in enumerate((n, v) for n, v in facts if v):
            label = QLabel(name)
            theme.dress(label, "note")
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            words = QLabel(value)
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(words, row, 1)
        self._grid.invalidate()  # without it, fewer facts than before leave a gap
        self.updateGeometry()


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget as large as it needs to be, with scroll bars where a small screen has less room."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(widget)
    return area


class MonthBars(QWidget):
    """Upright bars, one a month, with the figure above and the month below; negative ones hang down."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[tuple[str, float, str]] = []
        self.setMinimumHeight(120)

    def show_bars(self, bars: Sequence[tuple[str, float, str]], said: str) -> None:
        """Bars as (label, value, figure); `said` is the same in words, for those who do not see it."""
        self._bars = list(bars)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 130)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.78)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        values = [0.0, *(value for _, value, _ in self._bars)]
        most, least = max(values), min(values)
        room = self.height() - 3 * line
        scale = room / (most - least) if most > least else 0.0
        zero = line + most * scale
        each = self.width() / len(self._bars)
        for place, (label, value, figure) in enumerate(self._bars):
            left, high = place * each, abs(value) * scale
            top = zero - high if value >= 0 else zero
            painter.fillRect(
                int(left + each * 0.18), int(top), max(2, int(each * 0.64)), max(1, int(high)),
                self.palette().color(QPalette.ColorRole.Accent),
            )  # fmt: skip
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            if painter.fontMetrics().horizontalAdvance(figure) <= each:
                painter.drawText(
                    int(left), int(top) - line, int(each), line, Qt.AlignmentFlag.AlignCenter, figure
                )
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                int(left), self.height() - line, int(each), line, Qt.AlignmentFlag.AlignCenter, label
            )
        painter.end()
