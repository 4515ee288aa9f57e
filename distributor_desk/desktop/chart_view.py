"""A chart on the screen: the drawing that also goes on paper, and its numbers as a table at one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from distributor_desk.desktop import chart_paper, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.printing.charts import Chart, Look, in_words, numbers
from distributor_desk.printing.rendering import chart_page

SETTLED_MS = 60
_LIGHT = ("#0b5cad", "#e08a1e", "#2e8b57", "#8a8f98")
_DARK = ("#7ab8ff", "#f0b25c", "#6fcf97", "#9aa3af")


class ChartView(QWidget):
    """Shows one chart; `show_chart(None)` shows nothing. Drawn off the window's thread, crisp at any scale.

    A button below and the right-click menu print it and save its numbers; of one that is the owner's it asks first.
    """

    def __init__(self, desk: Desk, *, owner_only: bool = False) -> None:
        super().__init__()
        self._desk, self._owner_only = desk, owner_only
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_deed(self.tr("Print this chart…"), chart_paper.show_paper)
        self._add_deed(self.tr("Export its numbers…"), chart_paper.ask_and_export)
        self.chart: Chart | None = None
        self.picture = _Picture(desk)
        self.table = PlainList([], stretched=0)
        self._toggle = QPushButton(self.tr("Numbers"), autoDefault=False)
        self._toggle.setCheckable(True)
        self._toggle.setAccessibleName(self.tr("Show the numbers of this chart"))
        self._toggle.toggled.connect(self._turn)
        self._more = QPushButton(self.tr("Print, export…"), autoDefault=False)
        menu = QMenu(self._more)
        menu.addActions(self.actions())
        self._more.setMenu(menu)
        self._lay_out()

    def show_chart(self, chart: Chart | None) -> None:
        """Show this chart in the place of the one before."""
        if chart == self.chart:
            return
        self.chart = chart
        for button in (self._toggle, self._more):
            button.setVisible(chart is not None)
        self.picture.show_chart(chart)
        headings, rows = numbers(chart) if chart is not None else ((), ())
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.show_lines(rows)

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def _add_deed(self, words: str, deed: Callable[[Desk, QWidget, Chart], None]) -> None:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: self._carry_out(deed))
        self.addAction(action)

    def _carry_out(self, deed: Callable[[Desk, QWidget, Chart], None]) -> None:
        if self.chart is not None and (not self._owner_only or chart_paper.may_leave(self)):
            deed(self._desk, self, self.chart)

    def _turn(self, numbers_shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if numbers_shown else self.picture)
        self._toggle.setText(self.tr("Chart") if numbers_shown else self.tr("Numbers"))

    def _lay_out(self) -> None:
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.table)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._more)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(body, 1)
        column.addLayout(row)
        self._toggle.hide()
        self._more.hide()
        self.setMinimumHeight(170)


class _Picture(QWidget):
    """The drawing itself, made anew when its size, its chart or the palette changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chart: Chart | None = None
        self._image = QImage()
        self._settled = QTimer(self, interval=SETTLED_MS)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._draw)

    def show_chart(self, chart: Chart | None) -> None:
        self._chart = chart
        said = in_words(chart) if chart is not None else ""
        self.setAccessibleName(said)
        self._image = QImage()
        self.update()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.end()

    def _draw(self) -> None:
        chart, size = self._chart, self.size()
        if chart is None or size.width() < 40 or size.height() < 40:
            return
        # one point of the drawing is one point of the screen's type
        points = self.logicalDpiY() / 72
        width, height = size.width() / points, size.height() / points
        look = self._look()
        self._desk.runner.read(
            lambda _session: chart_page(chart, look, width, height),
            self._show,
            owner=self,
            key=(id(self), "chart"),
        )

    def _look(self) -> Look:
        palette = self.palette()
        return Look(
            palette.color(QPalette.ColorRole.WindowText).name(),
            palette.color(QPalette.ColorRole.Mid).name(),
            _DARK if theme.is_dark() else _LIGHT,
            self.font().pointSizeF() * 0.85,
        )

    def _show(self, page: bytes) -> None:
        buffer, document = QBuffer(), QPdfDocument()
        buffer.setData(QByteArray(page))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        self._image = document.render(0, size)
        document.close()
        self.update()
