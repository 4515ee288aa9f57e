"""What stands in the place of an empty list: one sentence and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyList(QWidget):
    """Two buttons (import, add) when there is nothing yet; one (show all) when nothing matches."""

    import_asked = Signal()
    new_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._import = QPushButton(self.tr("Import a workbook…"))
        self._new = QPushButton(self.tr("Add one"))
        self._all = QPushButton(self.tr("Show all"))
        self._import.clicked.connect(self.import_asked)
        self._new.clicked.connect(self.new_asked)
        self._all.clicked.connect(self.clear_asked)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self._import, self._new, self._all):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_nothing_yet(self, words: str, *, can_add: bool, can_import: bool) -> None:
        self._show(words, first=True, can_add=can_add)
        self._import.setVisible(can_import)

    def show_nothing_found(self) -> None:
        self._show(self.tr("Nothing matches the search and the filters."), first=False)

    def show_refusal(self, words: str) -> None:
        self._show(words, first=False)

    def _show(self, words: str, *, first: bool, can_add: bool = False) -> None:
        self._words.setText(words)
        self._import.setVisible(first)
        self._new.setVisible(first and can_add)
        self._all.setVisible(not first)
