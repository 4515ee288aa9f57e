"""The page with all rows of a sheet: filter, jump, mend in a cell, leave rows out; all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.import_rows import LEFT_OUT, OUTCOMES, RowModel
from distributor_desk.desktop.importer import SheetState
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.spreadsheets.plan import Outcome

_WIDEST = 220


class RowsPage(QWidget):
    """`mended(row, place, words)`, `ticked(rows, wanted)`."""

    mended = Signal(int, int, str)
    ticked = Signal(list, bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: object = None
        self.model = RowModel(desk, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 8)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.setAccessibleName(self.tr("Rows of the file"))
        self.hint = QLabel(
            self.tr("F2: mend a cell · F8 / Shift+F8: next or previous problem · Ctrl+Space: leave a row out")
        )
        theme.dress(self.hint, "note")
        self.hint.setWordWrap(True)
        self.next = QPushButton(self.tr("Next problem (F8)"), autoDefault=False)
        self.leave_out = QPushButton(self.tr("Leave out or take back"), autoDefault=False)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.leave_out)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.why = QLabel(wordWrap=True)
        theme.dress(self.why, "problem")
        column.insertWidget(1, self.why)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_why())
        self.model.modelReset.connect(self._say_why)
        self.next.clicked.connect(lambda: self.jump(1))
        self.leave_out.clicked.connect(self.toggle)
        self.model.mended.connect(self.mended)
        self.model.ticked.connect(self.ticked)
        for part in (self.view, self):
            KeyDeeds(
                part,
                {"F8": lambda: self.jump(1), "Shift+F8": lambda: self.jump(-1), "Ctrl+Space": self.toggle},
            )

    def show_sheet(self, key: object, state: SheetState | None) -> None:
        """A sheet's rows; the place is kept when it is the same sheet judged anew."""
        same = key == self._shown
        at, scroll = self.view.currentIndex(), self.view.verticalScrollBar().value()
        sideways = self.view.horizontalScrollBar().value()
        number = (
            self.model.row_number(at.row())
            if same and at.isValid() and at.row() < self.model.rowCount()
            else None
        )
        section = at.column()
        self._shown = key
        if not same:
            self.model.filter = None
        self.model.show_sheet(state)
        if not same:
            self._fit()
        row = self.model.row_of(number) if number is not None else None
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, section))
        if same:
            self.view.verticalScrollBar().setValue(scroll)
        self.view.horizontalScrollBar().setValue(sideways if same else 0)

    def show_only(self, outcome: str | None) -> None:
        self.model.show_only(outcome)

    def go_to(self, number: int, place: int | None) -> None:
        """Bring a row of the file to the front, whatever is filtered."""
        self.model.show_only(None)
        row = self.model.row_of(number)
        if row is not None:
            self._select(row, self.model.section_of(place) if place is not None else 0)

    def jump(self, step: int) -> bool:
        """To the next refused row (step 1) or the one before (step -1)."""
        at = self.view.currentIndex()
        if self.model.filter not in (None, Outcome.REJECTED.value):
            self.model.show_only(None)
        found = self.model.next_problem(at.row() if at.isValid() else -1, step)
        if found is not None:
            self._select(*found)
        return found is not None

    def toggle(self) -> None:
        """Leave the selected rows out, or take them back when the first of them is out."""
        chosen = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        if chosen:
            wanted = self.model.is_left_out(chosen[0])
            self.ticked.emit([self.model.row_number(row) for row in chosen], wanted)

    def _select(self, row: int, section: int) -> None:
        index: QModelIndex = self.model.index(row, section)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.view.setFocus()

    def _say_why(self) -> None:
        """The current row's reasons, to be read without a mouse."""
        at = self.view.currentIndex()
        last = self.model.columnCount() - 1
        self.why.setText(str(self.model.index(at.row(), last).data() or "") if at.isValid() else "")

    def _fit(self) -> None:
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(40)
        for section in range(self.model.columnCount()):
            self.view.resizeColumnToContents(section)
            header.resizeSection(section, min(header.sectionSize(section) + 10, _WIDEST))
        header.setStretchLastSection(True)


__all__ = ["LEFT_OUT", "OUTCOMES", "RowsPage"]
