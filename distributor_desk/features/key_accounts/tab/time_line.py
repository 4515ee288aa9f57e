"""A negotiation on a line from its first round to its deadline: rounds, the hold, concessions, today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from distributor_desk.desktop import theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the line: when, what it says; `strong` for a concession, `upright` for hold, deadline and today."""

    on: date
    name: str
    strong: bool = False
    upright: bool = False


class TimeLine(QWidget):
    """Draws marks in their order; the same is said in words for those who do not see it."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[Mark] = []
        self._hold: tuple[date, date] | None = None
        self.setMinimumHeight(84)

    def show_marks(self, marks: Sequence[Mark], hold: tuple[date, date] | None) -> None:
        """Show these marks; `hold` is shaded from its first day to its last."""
        self._marks, self._hold = sorted(marks, key=lambda m: m.on), hold
        said = "; ".join(f"{mark.on} {mark.name}" for mark in self._marks)
        self.setAccessibleName(said)
        self.setToolTip("\n".join(f"{mark.on}  {mark.name}" for mark in self._marks))
        self.setVisible(bool(self._marks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        palette, high = self.palette(), painter.fontMetrics().height()
        middle, left, right = self.height() / 2, 34.0, self.width() - 34.0
        first = self._marks[0].on
        days = max(1, (self._marks[-1].on - first).days)

        def x(day: date) -> float:
            return left + (right - left) * min(max((day - first).days, 0), days) / days

        if self._hold is not None:
            shade = theme.amber()
            shade.setAlpha(70)
            begins, ends = self._hold
            painter.fillRect(QRectF(x(begins), middle - 7, max(2.0, x(ends) - x(begins)), 14), shade)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        free = [float("-inf"), float("-inf"), float("-inf"), float("-inf")]
        for mark in self._marks:
            at = x(mark.on)
            self._draw_mark(painter, mark, at, middle)
            words = f"{mark.on:%m-%d} {mark.name}"
            wide = painter.fontMetrics().horizontalAdvance(words)
            begin = min(max(at - wide / 2, 2.0), self.width() - wide - 2.0)
            level = next((n for n in range(4) if begin > free[n] + 6), None)
            if level is None:
                continue  # it stands in the tool tip and in the list below
            free[level] = begin + wide
            top = (middle - 11 - high, middle + 10, middle - 11 - 2 * high, middle + 10 + high)[level]
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(begin, top, wide + 2, high), Qt.AlignmentFlag.AlignLeft, words)

    def _draw_mark(self, painter: QPainter, mark: Mark, at: float, middle: float) -> None:
        role = QPalette.ColorRole.BrightText if mark.strong else QPalette.ColorRole.Accent
        colour = self.palette().color(role)
        painter.setPen(colour)
        if mark.upright:
            painter.drawLine(QPointF(at, middle - 10), QPointF(at, middle + 10))
            return
        painter.setBrush(colour)
        if mark.strong:  # a square, so that it is told apart without colour
            painter.drawRect(QRectF(at - 5, middle - 5, 10, 10))
        else:
            painter.drawEllipse(QPointF(at, middle), 5, 5)
