"""A share as a bar behind its figure: how much of the plan is reached. The figure says it as well."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

FULL = 100.0


class ShareBar(QStyledItemDelegate):
    """Paints a column of percents; the bar is full at 100 and no longer beyond."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = index.data() or ""
        share = _share(words)
        if share is not None:
            room: QRect = option.rect.adjusted(3, 4, -3, -4)
            palette: QPalette = option.palette
            colour = QColor(palette.color(QPalette.ColorRole.Accent))
            colour.setAlphaF(0.30)
            painter.fillRect(room, palette.color(QPalette.ColorRole.Midlight))
            done = QRect(room)
            done.setWidth(round(room.width() * max(0.0, min(1.0, share / FULL))))
            painter.fillRect(done, colour)
        super().paint(painter, option, index)


def _share(words: str) -> float | None:
    """`87.3%` is 87.3; None for an empty cell."""
    bare = str(words).rstrip("%").replace(",", "")
    try:
        return float(bare)
    except ValueError:
        return None


def show_bars(view: QTableView, place: int) -> None:
    """Let a column of a list be painted as bars."""
    view.setItemDelegateForColumn(place, ShareBar(view))
