"""The tier editor: a small table of lower thresholds. There is no "to" to type, so no gap and no overlap."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.money import plain
from distributor_desk.core.numbers import parse_typed
from distributor_desk.desktop import theme
from distributor_desk.features.rebates.rules.terms import Tier
from distributor_desk.features.rebates.rules.words import number

_RANGE, _FROM, _RATE, _UNIT, _FIXED = range(5)
_NO_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TALL = 104


class TierEditor(QWidget):
    """Rows are sorted by their start as soon as it is typed; two tiers with one start are refused in words.

    `row` is the row of buttons beneath, where a form may add its own."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._growth, self._busy = False, False
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(self.tr("Tiers"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setMinimumHeight(_TALL)
        self.problem = QLabel(wordWrap=True)
        theme.dress(self.problem, "problem")
        self.add = QPushButton(self.tr("Add a tier"), autoDefault=False)
        self.remove = QPushButton(self.tr("Remove the tier"), autoDefault=False)
        self._lay_out()
        self.show_headings("")
        self.table.itemChanged.connect(self._typed)
        self.add.clicked.connect(self.add_tier)
        self.remove.clicked.connect(self._remove)

    def set_locked(self, *, locked: bool) -> None:
        """Show the tiers without letting them be changed."""
        for part in (self.table, self.add, self.remove):
            part.setDisabled(locked)

    def show_headings(self, unit: str) -> None:
        """`unit` is what thresholds are counted in: yuan, cases, per cent of growth."""
        start = self.tr("From ({unit})").format(unit=unit) if unit else self.tr("From")
        self.table.setHorizontalHeaderLabels(
            [self.tr("Range"), start, self.tr("Rate %"), self.tr("Per unit"), self.tr("Fixed sum")]
        )

    def put(self, tiers: Sequence[Tier]) -> None:
        """Show these tiers."""
        self._busy = True
        self.table.setRowCount(len(tiers))
        for row, tier in enumerate(tiers):
            rate = None if tier.rate is None else tier.rate * 100
            for place, value in (
                (_FROM, tier.threshold),
                (_RATE, rate),
                (_UNIT, tier.per_unit),
                (_FIXED, tier.fixed),
            ):
                item = QTableWidgetItem("" if value is None else number(value))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, place, item)
        self._busy = False
        self._say_ranges()
        self._say("")

    def read(self) -> tuple[Tier, ...]:
        """The tiers as typed, lowest first; a row without a start is left out."""
        found = {}
        for row in range(self.table.rowCount()):
            start = self._value(row, _FROM)
            if start is not None and start not in found:
                rate = self._value(row, _RATE)
                found[start] = Tier(
                    start,
                    None if rate is None else rate / 100,
                    self._value(row, _UNIT),
                    self._value(row, _FIXED),
                )
        return tuple(found[start] for start in sorted(found))

    def add_tier(self) -> None:
        """A further tier above the last one, ready to be changed."""
        tiers = self.read()
        last = tiers[-1] if tiers else None
        start = Decimal(0) if last is None else last.threshold * 2 or Decimal(10_000)
        rate = None if last is None or last.rate is None else last.rate + Decimal("0.01")
        self.put((*tiers, Tier(start, Decimal("0.01") if last is None else rate)))
        self.table.setCurrentCell(self.table.rowCount() - 1, _FROM)
        self.edited.emit()

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0 and self.table.rowCount() > 1:
            tiers = [*self.read()]
            del tiers[row]
            self.put(tiers)
            self.edited.emit()

    def _value(self, row: int, place: int) -> Decimal | None:
        item = self.table.item(row, place)
        words = item.text().strip().rstrip("%％") if item else ""
        return plain(found) if words and (found := parse_typed(words)) is not None else None

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._busy:
            return
        words = self._wrong(item)
        current: Any = self.table.currentRow(), self.table.currentColumn()
        if words or item.column() == _FROM:
            self.put(self.read())
        else:
            self._say_ranges()
        self._say(words)
        self.table.setCurrentCell(*current)
        self.edited.emit()

    def _wrong(self, item: QTableWidgetItem) -> str:
        """Why what was typed cannot stand; it is taken back then, and the rest stays."""
        words = item.text().strip()
        if words and self._value(item.row(), item.column()) is None:
            item.setText("")
            return self.tr("“{words}” is not a number.").format(words=words)
        value = self._value(item.row(), item.column())
        if item.column() == _FROM:
            starts = [self._value(row, _FROM) for row in range(self.table.rowCount())]
            if value is not None and starts.count(value) > 1:
                return self.tr("There is a tier from {start} already.").format(start=number(value))
        if item.column() == _RATE and value is not None and not 0 <= value <= 100:
            item.setText("")
            return self.tr("{rate}% is not between 0% and 100%: check it.").format(rate=number(value))
        return ""

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _say_ranges(self) -> None:
        """The first column says what each tier covers; it follows from the starts and cannot be typed."""
        self._busy = True
        starts = [self._value(row, _FROM) for row in range(self.table.rowCount())]
        for row, start in enumerate(starts):
            after = starts[row + 1] if row + 1 < len(starts) else None
            if start is None:
                words = ""
            elif after is None:
                words = self.tr("{start} and more").format(start=number(start))
            else:
                words = f"{number(start)} – {number(after)}"
            item = QTableWidgetItem(words)
            item.setFlags(_NO_FLAGS)
            self.table.setItem(row, _RANGE, item)
        self._busy = False

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_RANGE, QHeaderView.ResizeMode.ResizeToContents)
        self.row = QHBoxLayout()
        self.row.addWidget(self.add)
        self.row.addWidget(self.remove)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.problem)
        column.addLayout(self.row)
