"""The shops of one route, put in order by dragging or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

_Id = Qt.ItemDataRole.UserRole


class StopList(QListWidget):
    """`moved` is sent after a shop was dragged, or moved by Alt+Up, Alt+Down, Alt+Home, Alt+End."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Stops in the order of the route"))
        # several shops that are dragged together are one deed
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.moved)
        self.model().rowsMoved.connect(self._dragged)

    def _dragged(self) -> None:
        self._soon.start()

    def show_stops(self, stops: Sequence[tuple[int, str, int | None, str | None]]) -> None:
        """The shops of a route in their order: id, name, stop, address."""
        if [stop[0] for stop in stops] == self.ids() and self._same_names(stops):
            return
        chosen = self.selected_ids()
        self.clear()
        for number, (i, name, _stop, address) in enumerate(stops, start=1):
            item = QListWidgetItem(f"{number}. {name}   {address or ''}")
            item.setData(_Id, i)
            self.addItem(item)
            item.setSelected(i in chosen)
            if chosen and i == chosen[0]:
                self.setCurrentItem(item)

    def _same_names(self, stops: Sequence[tuple[int, str, int | None, str | None]]) -> bool:
        texts = [f"{n}. {name}   {address or ''}" for n, (_, name, _, address) in enumerate(stops, start=1)]
        return texts == [self.item(row).text() for row in range(self.count())]

    def ids(self) -> list[int]:
        """The shops as they stand now."""
        return [self.item(row).data(_Id) for row in range(self.count())]

    def choose(self, customer_id: int) -> None:
        """Put the cursor on a shop, ready for Alt+Up and Alt+Down."""
        self.setCurrentRow(self.ids().index(customer_id))
        self.setFocus()

    def selected_ids(self) -> list[int]:
        return [self.item(row).data(_Id) for row in range(self.count()) if self.item(row).isSelected()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.count() - 1
        to = {
            Qt.Key.Key_Up: self.currentRow() - 1,
            Qt.Key.Key_Down: self.currentRow() + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        self._move(self.currentRow(), max(0, min(to, last)))
        event.accept()

    def _move(self, row: int, to: int) -> None:
        if row < 0 or row == to:
            return
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.clearSelection()
        self.setCurrentItem(item)
        item.setSelected(True)
        self.moved.emit()
