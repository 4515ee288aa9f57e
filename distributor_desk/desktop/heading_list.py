"""The headings of one sheet, what each is read as, and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.desktop import theme
from distributor_desk.desktop.calm_choice import CalmChoice
from distributor_desk.desktop.desk import Desk
from distributor_desk.spreadsheets.headings import SheetMatch, heading_keys
from distributor_desk.spreadsheets.raw import Cell, RawSheet

_SAMPLES = 3


class HeadingList(QWidget):
    """One line for each heading; another field can be chosen for it: `chosen(heading key, field key)`.

    `suggestions` (place → field) are offered in amber and taken with one click.
    """

    chosen = Signal(str, str)

    def __init__(
        self, desk: Desk, raw: RawSheet, match: SheetMatch, suggestions: Mapping[int, str] | None = None
    ) -> None:
        super().__init__()
        self._desk, self._raw, self._match = desk, raw, match
        self._suggestions = suggestions or {}
        self._keys = heading_keys(match.headings)
        places = [place for place, words in enumerate(match.headings) if words]
        self.table = QTableWidget(len(places), 4)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Heading"), self.tr("Read as"), self.tr("Examples"), self.tr("Suggestion")]
        )
        self.table.setAccessibleName(self.tr("Headings"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, place in enumerate(places):
            self._fill(row, place)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), 180))
        self.table.setColumnWidth(1, 150)
        self.table.setColumnHidden(3, not self._suggestions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def _fill(self, row: int, place: int) -> None:
        key, mapped = self._keys[place], self._match.mapping.get(place, "")
        self.table.setItem(row, 0, QTableWidgetItem(key))
        self.table.setItem(row, 2, QTableWidgetItem(self._examples(place)))
        field = CalmChoice()
        field.setAccessibleName(key)
        field.addItem(self.tr("— left out —"), "")
        for column in self._match.kind.columns:
            star = " *" if column.required else ""
            field.addItem(f"{self._desk.say(column.text)}{star}", column.key)
        field.setCurrentIndex(max(field.findData(mapped), 0))
        field.currentIndexChanged.connect(lambda _n: self.chosen.emit(key, field.currentData()))
        self.table.setCellWidget(row, 1, field)
        guess = self._suggestions.get(place)
        if guess is not None:
            words = self._desk.say(self._match.kind.column(guess).text)
            take = QPushButton(self.tr("maybe {field}?").format(field=words), autoDefault=False)
            take.clicked.connect(lambda: self.chosen.emit(key, guess))
            self.table.setCellWidget(row, 3, take)
            for cell in (self.table.item(row, 0), self.table.item(row, 2)):
                if cell is not None:
                    cell.setForeground(QBrush(theme.amber()))

    def _examples(self, place: int) -> str:
        cells = self._raw.columns[place][self._match.header_row :]
        said = dict.fromkeys(said_in(cell) for cell in cells[:40] if cell not in {None, ""})
        return "   ".join([*said][:_SAMPLES])


_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00)?$")


def said_in(cell: Cell) -> str:
    """A raw cell as it is to be read: a whole number without its `.0`, a time of day as people write it."""
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else _MOMENT.sub(r"\1 \2", str(cell))
