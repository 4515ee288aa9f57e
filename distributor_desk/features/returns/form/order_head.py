"""Who returns what kind of order on which day: the row above the lines."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QLabel, QLineEdit, QWidget

from distributor_desk.core.listing import Found
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.customers import queries as customers
from distributor_desk.features.returns.form.picker import Picker
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine


class OrderHead(QWidget):
    """Customer, day, notes, and whether goods come back at all. `edited` at each change."""

    edited = Signal()
    customer_chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.customer = Picker(desk, customers.search)
        self.customer.setPlaceholderText(self.tr("Name, pinyin initials, code or phone"))
        self.customer.setAccessibleName(self.tr("Customer"))
        self.day = QDateEdit(QDate(desk.today()))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.without_goods = QCheckBox(self.tr("Without goods (voucher only)"))
        self.notes = QLineEdit()
        self.notes.setAccessibleName(self.tr("Notes"))
        self._lay_out()
        self.customer.chosen.connect(self.customer_chosen)
        self.customer.textEdited.connect(lambda _words: self.edited.emit())
        self.day.dateChanged.connect(lambda _day: self.edited.emit())
        self.without_goods.toggled.connect(lambda _on: self.edited.emit())
        self.notes.textEdited.connect(lambda _words: self.edited.emit())

    def put(self, draft: Draft, customer: Found) -> None:
        """Show an order's own facts."""
        self.customer.put(customer)
        self.day.setDate(QDate(draft.date))
        self.without_goods.setChecked(draft.without_goods)
        self.notes.setText(draft.notes or "")

    def draft(self, kind: str, lines: list[DraftLine]) -> Draft | None:
        """The order with these lines; None while the customer is missing."""
        if self.customer.found is None:
            return None
        notes = self.notes.text().strip() or None
        return Draft(
            kind, self.customer.found.id, self.date(), tuple(lines), self.without_goods.isChecked(), notes
        )

    def date(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        fields: tuple[tuple[str, QWidget, int], ...] = (
            (self.tr("Customer *"), self.customer, 3),
            (self.tr("Day"), self.day, 0),
            (self.tr("Notes"), self.notes, 2),
        )
        for place, (words, field, stretch) in enumerate(fields):
            label = QLabel(words)
            label.setBuddy(field)
            grid.addWidget(label, 0, place * 2)
            grid.addWidget(field, 0, place * 2 + 1)
            grid.setColumnStretch(place * 2 + 1, stretch)
        grid.addWidget(self.without_goods, 0, 6)
