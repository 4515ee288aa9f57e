"""The fields of a form in one or two columns: label, editor, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.language import Language
from distributor_desk.desktop import theme
from distributor_desk.desktop.editors import Editor, NotesEditor, UnreadableError, editor_for
from distributor_desk.spreadsheets.columns import Column

MOST_ROWS = 11
_ON_A_PAGE = 2 * MOST_ROWS


class FormFields(QWidget):
    """Reads all fields at once; says beside each what is wrong with it, in plain words, while one types.

    At most 11 rows a column: beyond that two columns, beyond 22 fields further pages.
    """

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
        self.editors: dict[str, Editor] = {
            column.key: editor_for(column, language, today, suggestions.get(column.key, ()))
            for column in columns
        }
        self.problems: dict[str, QLabel] = {}
        self._remarked: set[str] = set()
        self.pages: QTabWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages() if len(columns) > _ON_A_PAGE else self._page(columns))
        for key, editor in self.editors.items():
            editor.put(initial.get(key))
            editor.edited.connect(lambda key=key: self._check(key))
        self.initial = {key: self._read(key) for key in self.editors}

    def _pages(self) -> QTabWidget:
        self.pages = QTabWidget()
        for first in range(0, len(self.columns), _ON_A_PAGE):
            page = self._page(self.columns[first : first + _ON_A_PAGE])
            self.pages.addTab(page, self.tr("More") if first else self.tr("Main"))
        return self.pages

    def _page(self, columns: Sequence[Column]) -> QWidget:
        """One column of fields, or two that know nothing of each other's heights."""
        page = QWidget()
        across = QHBoxLayout(page)
        narrow = len(columns) > MOST_ROWS
        rows = -(-len(columns) // 2) if narrow else len(columns)
        for first in range(0, len(columns), max(1, rows)):
            grid = QGridLayout()
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(4)
            for row, column in enumerate(columns[first : first + rows]):
                self._place(grid, column, row, narrow=narrow)
            grid.setRowStretch(rows, 1)
            across.addLayout(grid, 1)
        return page

    def _place(self, grid: QGridLayout, column: Column, row: int, *, narrow: bool) -> None:
        name, editor = column.text.in_(self._language), self.editors[column.key]
        label = QLabel(f"{name} *" if column.required else name)
        label.setBuddy(editor)
        editor.target.setAccessibleName(name)
        editor.setMinimumWidth(220 if narrow else 280)
        if column.note:
            label.setToolTip(column.note.in_(self._language))
            editor.setToolTip(column.note.in_(self._language))
        problem = QLabel(wordWrap=True)
        theme.dress(problem, "problem")
        problem.setMinimumWidth(130 if narrow else 200)
        top = Qt.AlignmentFlag.AlignTop if isinstance(editor, NotesEditor) else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label, row, 0, top)
        grid.addWidget(editor, row, 1)
        grid.addWidget(problem, row, 2, top)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self.problems[column.key] = problem

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

    def remark(self, words: Mapping[str, str]) -> None:
        """Show what deserves a second thought, where nothing is wrong; what was remarked before goes."""
        for key in self._remarked - words.keys():
            self.say(key, "")
        free = {key for key in words if key in self._remarked or not self.problems[key].text()}
        for key in free:
            self.say(key, words[key])
        self._remarked = free

    def focus(self, key: str) -> None:
        if self.pages is not None:
            place = next(n for n, column in enumerate(self.columns) if column.key == key)
            self.pages.setCurrentIndex(place // _ON_A_PAGE)
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
        self._remarked.discard(key)
        self.say(key, words)
        self.edited.emit()
        return not words
