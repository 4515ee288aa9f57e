"""Link a settled line by hand with an imported return that is the same."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.returns.operations import links as operations
from distributor_desk.features.returns.queries import links
from distributor_desk.features.returns.queries.orders import Order


class LinkForm(QDialog):
    """Choose our line, choose the imported return of the same customer and product."""

    def __init__(self, desk: Desk, parent: QWidget, order: Order) -> None:
        super().__init__(parent)
        self.desk = desk
        self._found: list[tuple[Any, ...]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Link {number} with an imported return").format(number=order.number))
        self.line = QComboBox()
        self.line.setAccessibleName(self.tr("Our line"))
        for one in order.lines:
            if one.ledger_in_id and one.link_id is None:
                self.line.addItem(
                    f"{one.product}  {shown_quantity(one.draft.counted)}  {one.amount:,.2f}", one.id
                )
        headings = [self.tr("Document"), self.tr("Day"), self.tr("Quantity"), self.tr("Amount")]
        self.list = PlainList(headings, stretched=0, numbers=(2, 3))
        self.words = QLabel(wordWrap=True)
        theme.dress(self.words, "note")
        self._lay_out()
        self.line.currentIndexChanged.connect(lambda _place: self._read())
        self._read()

    def save(self) -> None:
        place, line, company = self.list.currentRow(), self.line.currentData(), self.desk.company
        if 0 <= place < len(self._found):
            imported = self._found[place][0]
            self.desk.runner.write(
                lambda: operations.make_link(company, line, imported), self._done, self._refused, owner=self
            )

    def _done(self, action: Any) -> None:
        self.desk.did(action)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self.words.setText(self.desk.say(error.text))

    def _read(self) -> None:
        line = self.line.currentData()
        self.desk.runner.read(
            lambda session: links.imports_like(session, line),
            self._show,
            owner=self,
            key=(id(self), "imports"),
        )

    def _show(self, found: list[tuple[Any, ...]]) -> None:
        self._found = found
        self.list.show_lines(
            [
                (document or "", f"{day}", shown_quantity(units), f"{yuan:,.2f}")
                for _, document, day, units, yuan in found
            ]
        )
        self._save.setEnabled(bool(found))
        if found:
            self.list.selectRow(0)
        self.words.setText(
            self.tr("The imported line then counts alone; our own line is left out of the ledger.")
            if found
            else self.tr("No imported return of this customer and product is free.")
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        self._save = QPushButton(self.tr("Link"), default=True)
        self._save.clicked.connect(self.save)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        self.resize(560, 340)
