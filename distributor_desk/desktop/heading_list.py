"""The headings of one sheet, what each is read as, and what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from distributor_desk.desktop.desk import Desk
from distributor_desk.workflow.importing import Matched

_SAMPLES = 3


class HeadingList(QWidget):
    """One line for each heading; another field can be chosen for it: `chosen(heading, field key)`."""

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, matched: Matched) -> None:
        super().__init__()
        self._desk, self._matched = desk, matched
        places = [place for place, words in enumerate(matched.match.headings) if words]
        self.table = QTableWidget(len(places), 3)
        self.table.setHorizontalHeaderLabels([self.tr("Heading"), self.tr("Read as"), self.tr("Examples")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, place in enumerate(places):
            self._fill(row, place)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(1, 170)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.table)

    def _fill(self, row: int, place: int) -> None:
        heading = self._matched.match.headings[place]
        self.table.setItem(row, 0, QTableWidgetItem(heading))
        self.table.setItem(row, 2, QTableWidgetItem(self._examples(place)))
        field = QComboBox()
        field.setAccessibleName(heading)
        field.addItem(self.tr("— left out —"), "")
        for column in self._matched.match.kind.columns:
            field.addItem(self._desk.say(column.text), column.key)
        field.setCurrentIndex(max(field.findData(self._matched.match.mapping.get(place, "")), 0))
        field.currentIndexChanged.connect(lambda _n: self.chosen.emit(heading, field.currentData()))
        self.table.setCellWidget(row, 1, field)

    def _examples(self, place: int) -> str:
        cells = self._matched.raw.columns[place][self._matched.match.header_row :]
        said = dict.fromkeys(_said(cell) for cell in cells[:40] if cell not in {None, ""})
        return "   ".join([*said][:_SAMPLES])


def _said(cell: object) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell)  # type: ignore[call-overload]
