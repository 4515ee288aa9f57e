"""What a sheet leaves open and only the person knows: encoding, tax, order of dates, hidden rows, its shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit

from distributor_desk.desktop import theme
from distributor_desk.desktop.calm_choice import CalmChoice
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.importer import FileState, SheetState
from distributor_desk.spreadsheets.reading import ENCODINGS

Choices = Sequence[tuple[str, Any]]


class Questions(QFrame):
    """One line for each question; `said({field of Answers: value})`, `encoding(name)`."""

    said = Signal(object)
    encoding = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: SheetState | None = None
        theme.dress(self, "warning")
        self._asked = QFormLayout(self)
        self._asked.setContentsMargins(8, 4, 8, 4)

    def show_sheet(self, file: FileState, state: SheetState) -> None:
        """Ask what these leave open; nothing is asked that the file says itself."""
        self._state = state
        while self._asked.rowCount():
            self._asked.removeRow(0)
        draft, answers = state.draft, state.draft.answers
        book = file.book
        if book.encoding is not None and not (book.encoding_sure and book.encoding.startswith("utf")):
            words = (
                self.tr("The text is written in")
                if book.encoding_sure
                else self.tr("The text may be garbled; it is written in")
            )
            self._ask(
                words, [(name.upper(), name) for name in ENCODINGS], _plain(book.encoding), self._encode
            )
        for question in draft.match.kind.asks if draft.match else ():
            if draft.match and question.arises(draft.match.mapping.values()):
                choices: list[tuple[str, Any]] = [
                    (self._desk.say(choice.text), choice.key) for choice in question.choices
                ]
                if question.key not in answers.said:
                    choices.insert(
                        0, (self.tr("please say: taken as “{choice}”").format(choice=choices[0][0]), None)
                    )
                self._ask(
                    self._desk.say(question.text), choices, answers.said.get(question.key),
                    partial(self._answer, question.key),
                )  # fmt: skip
        self._ask_missing(state)
        self._ask_dates(state)
        self._ask_hidden(state)
        self._ask_table(state)
        self.setVisible(self._asked.rowCount() > 0)

    def _ask_missing(self, state: SheetState) -> None:
        """What the sheet has no column for may be the same in every row: the date of a day's file."""
        answers = state.draft.answers
        columns = [group[0] for group in state.draft.missing]
        kind = state.draft.match.kind if state.draft.match else None
        columns += [column for column in (kind.columns if kind else ()) if column.key in answers.fixed]
        for column in columns:
            line = QLineEdit(answers.fixed.get(column.key, ""))
            words = self.tr("No column for {field}; in every row it is").format(
                field=self._desk.say(column.text)
            )
            line.setAccessibleName(words)
            line.editingFinished.connect(partial(self._fix, column.key, line))
            self._asked.addRow(QLabel(words), line)

    def _fix(self, key: str, line: QLineEdit) -> None:
        if self._state is not None and line.text().strip() != self._state.draft.answers.fixed.get(key, ""):
            self._say(fixed={**self._state.draft.answers.fixed, key: line.text().strip()})

    def _ask_dates(self, state: SheetState) -> None:
        answers, result = state.draft.answers, state.result
        if answers.day_order or (result is not None and result.parsed.undecided):
            choices: list[tuple[str, Any]] = [
                (self.tr("the day comes first (31/12)"), "day"),
                (self.tr("the month comes first (12/31)"), "month"),
            ]
            if answers.day_order is None:
                choices.insert(0, (self.tr("please say"), None))
            self._ask(
                self.tr("Dates such as 03/04/2026:"),
                choices,
                answers.day_order,
                lambda key: self._say(day_order=key),
            )

    def _ask_hidden(self, state: SheetState) -> None:
        draft, answers = state.draft, state.draft.answers
        hidden = len(draft.source.hidden_rows)
        if hidden:
            choices = [(self.tr("bring them in"), True), (self.tr("leave them out"), False)]
            self._ask(
                self.tr("{count} row(s) are hidden in the file:", "", hidden).format(count=hidden),
                choices,
                answers.with_hidden,
                lambda key: self._say(with_hidden=key),
            )

    def _ask_table(self, state: SheetState) -> None:
        if state.draft.matrix is not None or state.draft.may_turn:
            choices = [
                (self.tr("customers × products with quantities inside"), True),
                (self.tr("a list"), False),
            ]
            turned = state.draft.matrix is not None
            self._ask(self.tr("This sheet is"), choices, turned, lambda key: self._say(turned=key))

    def _ask(self, words: str, choices: Choices, now: Any, then: Callable[[Any], None]) -> None:
        box = CalmChoice()
        box.setAccessibleName(words)
        for said, key in choices:
            box.addItem(said, key)
        box.setCurrentIndex(max(box.findData(now), 0))
        box.activated.connect(lambda _n: then(box.currentData()))
        self._asked.addRow(QLabel(words), box)

    def _encode(self, name: Any) -> None:
        self.encoding.emit(name)

    def _answer(self, question: str, key: Any) -> None:
        if key is not None and self._state is not None:
            self._say(said={**self._state.draft.answers.said, question: key})

    def _say(self, **said: Any) -> None:
        if None not in said.values():
            self.said.emit(said)


def _plain(encoding: str) -> str:
    """The name of the list for what was found."""
    name = encoding.removesuffix("-sig")
    return "utf-16" if name.startswith("utf-16") else name
