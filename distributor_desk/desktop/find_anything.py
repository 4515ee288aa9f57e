"""Ctrl+K: find any record of any room by a few letters, with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from distributor_desk.core.listing import Found
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import TYPING_PAUSE_MS
from distributor_desk.storage.unit_of_work import Reading

_MOST = 12
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class FindAnything(QDialog):
    """Asks every room's card; Enter opens the chosen record on its tab."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Name, pinyin initials, phone or code"))
        self.words.setAccessibleName(self.tr("Find anything"))
        self.answers = QListWidget()
        self.answers.setAccessibleName(self.tr("Found"))
        self.answers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = QLabel(self.tr("Type a few letters. ↑ ↓ choose, Enter opens."))
        theme.dress(self.note, "note")
        column = QVBoxLayout(self)
        for widget in (self.words, self.answers, self.note):
            column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.words.textChanged.connect(lambda _words: self._pause.start())
        self.words.returnPressed.connect(self.open_chosen)
        self.words.installEventFilter(self)
        self.answers.itemActivated.connect(lambda _item: self.open_chosen())
        self.answers.itemClicked.connect(lambda _item: self.open_chosen())

    def open_chosen(self) -> None:
        if not self.answers.count():
            self._ask()
            return
        found: Found = self.answers.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        self._desk.show_found(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the answers while the words keep the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.answers.event(event)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._pause.stop()
        words = self.words.text().strip()
        if not words:
            self._show([])
            return
        features = self._desk.features

        def query(session: Reading) -> list[Found]:
            return [found for feature in features for found in feature.find(session, words)]

        self._desk.runner.read(query, self._show, owner=self, key=(id(self), "find"))

    def _show(self, found: list[Found]) -> None:
        names = {feature.key: self._desk.say(feature.text) for feature in self._desk.features}
        self.answers.clear()
        for one in found[:_MOST]:
            detail = f"   {one.detail}" if one.detail else ""
            item = QListWidgetItem(f"{names.get(one.feature, '')}  ·  {one.title}{detail}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.answers.addItem(item)
        self.answers.setCurrentRow(0)
        nothing = not found and bool(self.words.text().strip())
        self.note.setText(
            self.tr("Nothing found. Try a part of the name, or pinyin initials such as hddcs.")
            if nothing
            else self.tr("Type a few letters. ↑ ↓ choose, Enter opens.")
        )
