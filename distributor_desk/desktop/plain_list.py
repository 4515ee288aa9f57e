"""A short list of frozen lines in a window of its own: a heading row, one line each, chosen by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

Line = Sequence[str]


class PlainList(QTableWidget):
    """For lists of at most a few hundred lines; records go into a RecordTable."""

    def __init__(self, headings: Sequence[str], *, stretched: int = -1, numbers: Sequence[int] = ()) -> None:
        super().__init__(0, len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        if stretched >= 0:
            self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self._stretched, self._numbers = stretched, frozenset(numbers)
        self.setStyleSheet("QTableView::item { padding: 0 6px }")

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Put these lines in the place of the old ones; widths follow what stands in them."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for place, words in enumerate(line):
                item = QTableWidgetItem(words)
                item.setToolTip(words if len(words) > 24 else "")
                side = Qt.AlignmentFlag.AlignRight if place in self._numbers else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, place, item)
        for place in range(self.columnCount()):
            if place != self._stretched:
                self.resizeColumnToContents(place)
