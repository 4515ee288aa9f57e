"""The fields of a form in one or two columns: label, editor, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from distributor_desk.core.language import Language
from distributor_desk.desktop.editors import Editor, NotesEditor, UnreadableError, editor_for
from distributor_desk.spreadsheets.columns import Column

MOST_ROWS = 11
_CELLS = 4  # label, editor, problem, gap


class FormFields(QWidget):
    """Reads all fields at once; says beside each what is wrong with it, in plain words, while one types."""

    edited = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        initial: Mapping[str, Any],
        language: Language,
        today: date,
        suggestions: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__()
        self.columns, self._language = columns, language
        self.editors: dict[str, Editor] = {}
        self.problems: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        halves = 1 if len(columns) <= MOST_ROWS else 2
        rows = -(-len(columns) // halves)
        for place, column in enumerate(columns):
            editor = editor_for(column, language, today, suggestions.get(column.key, ()))
            self._place(column, editor, place % rows, place // rows * _CELLS, narrow=halves > 1)
            editor.put(initial.get(column.key))
            editor.edited.connect(lambda key=column.key: self._check(key))
        self.initial = {key: self._read(key) for key in self.editors}
        self._grid.setRowStretch(rows, 1)

    def _place(self, column: Column, editor: Editor, row: int, left: int, *, narrow: bool) -> None:
        name = column.text.in_(self._language)
        label = QLabel(f"{name} *" if column.required else name)
        label.setBuddy(editor)
        editor.target.setAccessibleName(name)
        editor.setMinimumWidth(170 if narrow else 260)
        if column.note:
            label.setToolTip(column.note.in_(self._language))
            editor.setToolTip(column.note.in_(self._language))
        problem = QLabel(wordWrap=True)
        problem.setProperty("role", "problem")
        problem.setMinimumWidth(120 if narrow else 230)
        top = Qt.AlignmentFlag.AlignTop if isinstance(editor, NotesEditor) else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, left, top)
        self._grid.addWidget(editor, row, left + 1)
        self._grid.addWidget(problem, row, left + 2, top)
        self._grid.setColumnStretch(left + 1, 3)
        self._grid.setColumnStretch(left + 2, 2)
        self.editors[column.key], self.problems[column.key] = editor, problem

    def values(self) -> dict[str, Any]:
        """Every field as it reads now; raises UnreadableError when one cannot be read."""
        return {key: editor.read() for key, editor in self.editors.items()}

    def changed(self) -> dict[str, Any]:
        """The fields that differ from what the form began with."""
        return {key: value for key, value in self.values().items() if value != self.initial[key]}

    def is_touched(self) -> bool:
        try:
            return bool(self.changed())
        except UnreadableError:
            return True

    def check_all(self) -> str | None:
        """Show every problem; the key of the first field that has one."""
        wrong = [column.key for column in self.columns if not self._check(column.key)]
        return wrong[0] if wrong else None

    def say(self, key: str, words: str) -> None:
        """Show what is wrong with one field."""
        self.problems[key].setText(words)
        self.editors[key].target.setAccessibleDescription(words)

    def focus(self, key: str) -> None:
        self.editors[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, key: str) -> Any:
        try:
            return self.editors[key].read()
        except UnreadableError:
            return None

    def _check(self, key: str) -> bool:
        column, words = next(c for c in self.columns if c.key == key), ""
        try:
            if self.editors[key].read() is None and column.required:
                words = self.tr("Please fill this in.")
        except UnreadableError as error:
            words = str(error)
        self.say(key, words)
        self.edited.emit()
        return not words
