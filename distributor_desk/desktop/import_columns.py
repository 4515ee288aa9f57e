"""How one sheet is read: its kind and why, its heading row, what each heading is, and what it leaves open."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.heading_list import HeadingList, said_in
from distributor_desk.desktop.import_questions import Questions
from distributor_desk.desktop.importer import FileState, SheetState
from distributor_desk.spreadsheets.suggesting import suggested
from distributor_desk.workflow.answers import NOT_READ

_TOP_ROWS, _TOP_COLUMNS = 12, 30


class ColumnsPage(QWidget):
    """`said({field of Answers: value})` and `encoding(name)`: what the person chose."""

    said = Signal(object)
    encoding = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: SheetState | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Read as"))
        self.kind.addItem(self.tr("found by itself"), None)
        for sheet in desk.sheets():
            self.kind.addItem(desk.say(sheet.kind.text), sheet.kind.key)
        self.kind.addItem(self.tr("not read"), NOT_READ)
        self.why = QLabel(wordWrap=True)
        self.questions = Questions(desk)
        self.row = QLabel()
        theme.dress(self.row, "note")
        self.top = QTableWidget()
        self.top.setAccessibleName(self.tr("The first rows: click the one with the headings"))
        self.top.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.top.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.top.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.top.horizontalHeader().hide()
        self.top.setTabKeyNavigation(False)
        self.headings: HeadingList | None = None
        self._lay_out()
        self.kind.activated.connect(
            lambda _n: self.said.emit({"kind": self.kind.currentData(), "headings": {}})
        )
        self.questions.said.connect(self.said)
        self.questions.encoding.connect(self.encoding)
        self.top.cellClicked.connect(lambda row, _c: self._heading_row(row + 1))
        self.top.cellActivated.connect(lambda row, _c: self._heading_row(row + 1))

    def show_sheet(self, file: FileState | None, state: SheetState | None) -> None:
        self._state = state
        self.setEnabled(state is not None)
        if file is not None and state is not None:
            self._show_kind(state)
            self.questions.show_sheet(file, state)
            self._show_top(state)
            self._show_headings(state)

    def _show_kind(self, state: SheetState) -> None:
        answers, match = state.draft.answers, state.draft.match
        place = self.kind.findData(answers.kind) if answers.kind else 0
        self.kind.setCurrentIndex(max(place, 0))
        found = self._desk.say(match.kind.text) if match else ""
        automatic = (
            self.tr("found by itself: {kind}").format(kind=found) if found else self.tr("found by itself")
        )
        self.kind.setItemText(0, automatic)
        self.why.setText(self._desk.say(state.draft.why))

    # the heading row

    def _show_top(self, state: SheetState) -> None:
        raw, match = state.draft.source, state.draft.match
        rows, columns = (
            min(raw.height, max(_TOP_ROWS, self._heading_of(state) + 2)),
            min(len(raw.columns), _TOP_COLUMNS),
        )
        self.top.setRowCount(rows)
        self.top.setColumnCount(columns)
        chosen = self._heading_of(state)
        for row in range(rows):
            for place in range(columns):
                item = QTableWidgetItem(said_in(raw.columns[place][row])[:60])
                if row + 1 == chosen:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.top.setItem(row, place, item)
        if 0 < chosen <= rows:
            self.top.selectRow(chosen - 1)
            QTimer.singleShot(0, self.top, lambda: self._see(chosen))
        words = self.tr("The headings stand in row {row}. Click another row if they do not.")
        self.row.setText(
            words.format(row=chosen)
            if match or state.draft.near
            else self.tr("Click the row with the headings.")
        )

    def _see(self, row: int) -> None:
        item = self.top.item(row - 1, 0)
        if item is not None:
            self.top.scrollToItem(item)

    def _heading_of(self, state: SheetState) -> int:
        draft = state.draft
        if draft.matrix is not None:
            return draft.matrix.index + 1
        match = draft.match or draft.near
        return match.header_row if match else 0

    def _heading_row(self, row: int) -> None:
        if self._state is not None and row != self._heading_of(self._state):
            self.said.emit({"header_row": row, "headings": {}})

    # the headings

    def _show_headings(self, state: SheetState) -> None:
        match = state.draft.match or state.draft.near
        if self.headings is not None:
            self.headings.setParent(None)
            self.headings.deleteLater()
            self.headings = None
        if match is None:
            return
        raw = state.draft.raw
        guesses = suggested(raw, match)
        self.headings = HeadingList(self._desk, raw, match, guesses)
        self.headings.setEnabled(state.draft.matrix is None)
        self.headings.chosen.connect(self._heading_chosen)
        self._halves.addWidget(self.headings)
        self._halves.setSizes([110, 260])

    def _heading_chosen(self, heading: str, field: str) -> None:
        if self._state is None:
            return
        draft = self._state.draft
        match = draft.match or draft.near
        if match is None:
            return
        chosen = {**match.chosen(), heading: field}
        if field:
            chosen |= {key: "" for key, one in chosen.items() if one == field and key != heading}
        kind = draft.answers.kind or match.kind.key
        self.said.emit(
            {
                "headings": chosen,
                "kind": kind,
                "header_row": match.header_row if draft.matrix is None else None,
            }
        )

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(QLabel(self.tr("Read as")))
        first.addWidget(self.kind)
        first.addWidget(self.why, 1)
        upper = QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.row)
        rows.addWidget(self.top)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.addWidget(upper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(first)
        column.addWidget(self.questions)
        column.addWidget(self._halves, 1)
