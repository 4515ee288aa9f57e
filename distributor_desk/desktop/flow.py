"""A row of widgets that goes on in a second line where the window is too narrow for one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 6


class FlowRow(QLayout):
    """Widgets from left to right, each as wide as it wants; those with a stretch take what is left of their line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretched: set[QWidget] = set()
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget, stretch: int = 0) -> None:
        if stretch:
            self._stretched.add(widget)
        super().addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(self._lines(width))

    def sizeHint(self) -> QSize:
        shown = [_wanted(item) for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + GAP * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(_wanted(item))
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(_wanted(item).height() for item in line)
            spare = rect.width() - sum(_wanted(item).width() for item in line) - GAP * (len(line) - 1)
            left = rect.left()
            for item in line:
                width = _wanted(item).width() + (max(0, spare) if item.widget() in self._stretched else 0)
                item.setGeometry(QRect(left, top, width, height))
                left += width + GAP
            top += height + GAP

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            need = _wanted(item).width()
            if lines and used + GAP + need <= width:
                lines[-1].append(item)
                used += GAP + need
            else:
                lines.append([item])
                used = need
        return lines

    def _height(self, lines: list[list[QLayoutItem]]) -> int:
        heights = [max(_wanted(item).height() for item in line) for line in lines]
        return sum(heights) + GAP * max(0, len(lines) - 1)


def _wanted(item: QLayoutItem) -> QSize:
    """As wide as its words; a field to type in may be as narrow as it allows."""
    widget = item.widget()
    least = item.minimumSize()
    return least if widget is not None and widget.minimumWidth() > 0 else item.sizeHint().expandedTo(least)
