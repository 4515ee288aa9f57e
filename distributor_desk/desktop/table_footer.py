"""The line below a table: how many rows, how many are selected, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton

from distributor_desk.core.listing import Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.shown import ADDED_UP, in_cell
from distributor_desk.spreadsheets.columns import Column


class TableFooter(QLabel):
    """Row count and, for a selection of more than one row, a total for each money and quantity column."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._more: QToolButton | None = None
        theme.dress(self, "note")
        self.setAccessibleName(self.tr("Totals of the selection"))
        self.setMinimumWidth(0)

    def with_menu(self, fill: Callable[[QMenu], object]) -> QHBoxLayout:
        """The line with a button at its end, for those who do not think of the right mouse button."""
        more = self._more = QToolButton()
        more.setText(self.tr("Print, export…"))
        more.setAutoRaise(True)
        more.hide()
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: fill(menu))
        more.setMenu(menu)
        theme.opens_menu(more)
        row = QHBoxLayout()
        row.addWidget(self, 1)
        row.addWidget(more)
        return row

    def show_count(self, total: int, selected: int = 0, totals: str = "") -> None:
        parts = [self.tr("{count} row(s)", "", total).format(count=f"{total:,}")]
        if selected > 1:
            parts.append(self.tr("{count} selected", "", selected).format(count=f"{selected:,}"))
        if totals:
            parts.append(totals)
        self.setText("   ·   ".join(parts))
        self.setToolTip(self.text())
        if self._more is not None:
            self._more.setVisible(total > 0)

    def totals_of(self, columns: Sequence[tuple[int, Column]], rows: Sequence[Row]) -> str:
        """`Net sales 1,234.50   Pieces 20`, for the columns that are worth adding up."""
        said = []
        for place, column in columns:
            values = [v for row in rows if isinstance(v := row.values[place], (Decimal, int))]
            if column.kind in ADDED_UP and values:
                total = in_cell(sum(values, Decimal(0)), column, self._desk.language)
                said.append(f"{self._desk.say(column.text)} {total}")
        return "   ".join(said)
