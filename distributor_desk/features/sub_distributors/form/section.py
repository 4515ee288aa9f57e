"""A part of a page: a heading, lines of facts, and buttons below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.desktop import theme
from distributor_desk.desktop.panel import FactGrid


class Section(QWidget):
    """A heading with its facts; `show_facts` hides nothing: what is empty says so by `note`."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.facts = FactGrid()
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self.extra = QVBoxLayout()
        self.extra.setSpacing(3)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        title = QLabel(heading)
        title.setStyleSheet("font-weight: bold")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.facts)
        column.addWidget(self.note)
        column.addLayout(self.extra)
        column.addLayout(self._buttons)

    def add_button(self, words: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(lambda _checked: deed())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def show_facts(self, facts: Sequence[tuple[str, str]], note: str = "") -> None:
        """Lines of a label and a value; `note` stands below them, where it says anything."""
        self.facts.show_facts(facts)
        self.facts.setVisible(bool([value for _, value in facts if value]))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Widgets below the facts, in the place of those before."""
        while self.extra.count():
            item = self.extra.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for line in lines:
            self.extra.addWidget(line)


def line_with_button(words: str, button: str, deed: Callable[[], object]) -> QWidget:
    """One sentence with one button beside it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(QLabel(words, wordWrap=True), 1)
    press = QPushButton(button, autoDefault=False)
    press.setAccessibleName(f"{button} {words}")
    press.clicked.connect(lambda _checked: deed())
    row.addWidget(press)
    return line
