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
MOST_LABEL, MOST_LABEL_NARROW = 260, 170


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
        self._under: set[str] = set()
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
        beside = QHBoxLayout(page)
        beside.setSpacing(24)
        narrow = len(columns) > MOST_ROWS
        rows = -(-len(columns) // 2) if narrow else len(columns)
        for first in range(0, len(columns), max(1, rows)):
            beside.addLayout(self._column(columns[first : first + rows], narrow=narrow), 1)
        return page

    def _column(self, columns: Sequence[Column], *, narrow: bool) -> QGridLayout:
        """Label, editor, and what is wrong: beside the editor, under it where two columns stand side by side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 0 if narrow else 2)
        for place, column in enumerate(columns):
            label, problem = self._label(column, narrow=narrow), QLabel(wordWrap=True)
            theme.dress(problem, "problem")
            problem.setMinimumWidth(0 if narrow else 200)
            problem.setHidden(narrow)
            editor = self.editors[column.key]
            notes = isinstance(editor, NotesEditor)
            top = Qt.AlignmentFlag.AlignTop if notes else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, 2 * place, 0, top)
            grid.addWidget(editor, 2 * place, 1)
            grid.addWidget(problem, *((2 * place + 1, 1) if narrow else (2 * place, 2)), top)
            self.problems[column.key] = problem
            if narrow:
                self._under.add(column.key)
        grid.setRowStretch(2 * len(columns), 1)
        return grid

    def _label(self, column: Column, *, narrow: bool) -> QLabel:
        """The field's name; a long one takes two lines, so that the form fits a small screen."""
        name, editor = column.text.in_(self._language), self.editors[column.key]
        label = QLabel(f"{name} *" if column.required else name)
        most = MOST_LABEL_NARROW if narrow else MOST_LABEL
        if label.sizeHint().width() > most:
            label.setWordWrap(True)
            label.setFixedWidth(most)
        label.setBuddy(editor)
        editor.target.setAccessibleName(name)
        editor.setMinimumWidth(220 if narrow else 280)
        if column.note:
            label.setToolTip(column.note.in_(self._language))
            editor.setToolTip(column.note.in_(self._language))
        return label

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
        problem = self.problems[key]
        problem.setText(words)
        if key in self._under:
            problem.setVisible(bool(words))
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
