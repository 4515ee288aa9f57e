"""The settlements of the scheme: print again, reverse, note as paid, export with voucher lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates.form import lists
from distributor_desk.features.rebates.form.lists import Which
from distributor_desk.features.rebates.form.settling import SettleDeeds

CHOOSE = Text("请先在列表里选一张结算单。", "Choose a settlement in the list first.")


class PapersPage(QWidget):
    """What was settled, the newest first; a double click prints it again."""

    def __init__(self, desk: Desk, settling: SettleDeeds, which: Which) -> None:
        super().__init__()
        self._desk, self._settling, self._which = desk, settling, which
        self.table = lists.paper_table(desk, which)
        self.table.activated.connect(lambda settlement: settling.reprint([settlement]))
        row = QHBoxLayout()
        row.addStretch(1)
        self._button(row, self.tr("Print again…"), self._reprint)
        self._button(row, self.tr("Paid today"), lambda: self._on_one(settling.mark_paid))
        self._button(row, self.tr("Reverse…"), lambda: self._on_one(settling.reverse))
        self._button(row, self.tr("Export with vouchers…"), lambda: settling.export(which()[0]))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _reprint(self) -> None:
        self.table.with_selected(
            lambda rows: self._settling.reprint([row.id for row in rows]) if rows else self._desk.tell(CHOOSE)
        )

    def _on_one(self, deed: Callable[[int, str], None]) -> None:
        self.table.with_selected(
            lambda rows: deed(rows[0].id, str(rows[0].values[0])) if rows else self._desk.tell(CHOOSE)
        )

    def _button(self, row: QHBoxLayout, words: str, deed: Callable[[], None]) -> None:
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(lambda _checked: deed())
        row.addWidget(button)
