"""Choosing one customer by a part of its name, its initials, code, phone or contact."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from distributor_desk.core.listing import Found
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import TYPING_PAUSE_MS
from distributor_desk.features.customers.queries import search


class PickCustomer(QWidget):
    """A search line and what is found below; `chosen(id)` at a click or Enter."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, hint: str) -> None:
        super().__init__()
        self._desk = desk
        self.line = QLineEdit(clearButtonEnabled=True, placeholderText=hint)
        self.line.setAccessibleName(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(hint)
        self.list.setMaximumHeight(120)
        self.list.hide()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.returnPressed.connect(self._take_first)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.list)

    def _search(self) -> None:
        words = self.line.text().strip()
        if not words:
            self._show([])
            return
        self._desk.runner.read(
            lambda session: search(session, words), self._show, owner=self, key=(id(self), "found")
        )

    def _show(self, found: list[Found]) -> None:
        self.list.clear()
        self.list.setVisible(bool(found))
        for one in found:
            item = QListWidgetItem(f"{one.title}   {one.detail}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)

    def _take_first(self) -> None:
        item = self.list.currentItem() or self.list.item(0)
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.list.hide()
        self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))
