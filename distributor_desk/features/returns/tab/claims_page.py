"""The page of claims on the manufacturer: the list, and the claim that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter, FilterRow
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.returns.form import claim_form
from distributor_desk.features.returns.form.claim_form import ClaimForm
from distributor_desk.features.returns.operations import claims as operations
from distributor_desk.features.returns.queries import claims
from distributor_desk.features.returns.queries.claims import ClaimItem, ClaimSheet
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.sheet.columns import CLAIM_STATES
from distributor_desk.features.returns.tab.claims_export import ask_and_export
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

COLUMNS = (
    Column("number", Text("核销单号", "Claim")),
    Column("brand", Text("品牌", "Brand")),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=CLAIM_STATES),
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("claimed", Text("核销金额", "Claimed"), Kind.MONEY),
    Column("confirmed", Text("厂家确认", "Confirmed"), Kind.MONEY),
    Column("received", Text("已到账", "Received"), Kind.MONEY),
    Column("shortfall", Text("少付", "Shortfall"), Kind.MONEY),
    Column("age", Text("报出天数", "Days since sent"), Kind.INTEGER),
)
EMPTY = Text(
    "还没有核销单。退换货结算以后，点“新核销单”向厂家报销。",
    "There are no claims yet. Once returns are settled, claim them from the manufacturer with “New claim”.",
)
HINT = Text("核销单号、品牌", "Claim number, brand")
FIXED = frozenset({"confirmed", "received", "shortfall", "age"})


class ClaimsPage(QWidget):
    """The list on the left, the claim on the right."""

    arrived = Signal()
    print_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.claim: ClaimSheet | None = None
        self._first = True
        states_of = (Filter("state", Text("状态", "State"), CLAIM_STATES),)
        self.filter_row = FilterRow(desk, states_of, HINT, "claims")
        source = TableSource(
            "claims", COLUMNS, frozenset({"claim", "claim_line", "brand"}), self._page, fixed_order=FIXED,
            empty=EMPTY, sort="date", descending=True,
        )  # fmt: skip
        self.table = RecordTable(desk, source)
        self.table.title = Text("厂家核销", "Claims")
        self._name, self._buttons, self._facts, self._steps = QLabel(), QVBoxLayout(), FactGrid(), FactGrid()
        theme.dress(self._name, "title")
        headings = [
            self.tr("Goods / particulars"),
            self.tr("Customer"),
            self.tr("Quantity"),
            self.tr("Amount"),
        ]
        self.items = PlainList(headings, stretched=0, numbers=(2, 3))
        self._lay_out()
        self._connect()
        self._show(None)

    def refresh(self) -> None:
        if self._first:  # with the choices of the last sitting
            self._first = False
            self.table.show_filtered(self.filter_row.listing())
        else:
            self.table.refresh()
        if self.claim is not None:
            self.show_claim(self.claim.id)

    def open_record(self, claim_id: int) -> None:
        self.filter_row.clear()
        self.table.select_record(claim_id)
        self.show_claim(claim_id)

    def new(self) -> None:
        """Make a claim of settled lines."""
        form = ClaimForm(self.desk, self)
        form.saved.connect(self.open_record)
        form.open()

    def show_claim(self, claim_id: int | None) -> None:
        if claim_id is None:
            self._show(None)
            return
        self.desk.runner.read(
            lambda session: claims.claim(session, claim_id), self._show, owner=self, key=(id(self), "claim")
        )

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        return claims.page(session, self.desk.today(), listing, offset, limit)

    def _show(self, claim: ClaimSheet | None) -> None:
        self.claim = claim
        self._clear()
        for part in (self.items, self._facts, self._steps):
            part.setVisible(claim is not None)
        if claim is None:
            self._name.setText(self.tr("Choose a claim on the left."))
            return
        self._name.setText(f"{claim.number}  {self.desk.say(w.CLAIM_STATES[claim.state])}")
        self._facts.show_facts(self._said(claim))
        self.items.show_lines([self._item(item) for item in claim.items])
        self._steps.show_facts(
            [
                (
                    f"{step.at.astimezone():%Y-%m-%d %H:%M}",
                    "  ".join(
                        p for p in (self.desk.say(w.CLAIM_STATES[step.state]), step.who, step.note) if p
                    ),
                )
                for step in claim.steps
            ]
        )
        self._offer(claim)

    def _said(self, claim: ClaimSheet) -> list[tuple[str, str]]:
        age = claim.age(self.desk.today())
        return [
            (self.tr("Brand"), claim.brand),
            (self.tr("Claimed"), shown(claim.claimed)),
            (self.tr("Confirmed"), "" if claim.confirmed is None else shown(claim.confirmed)),
            (self.tr("Received"), "" if claim.received is None else shown(claim.received)),
            (
                self.tr("Shortfall"),
                shown(claim.shortfall) if claim.shortfall and claim.state != w.CANCELLED else "",
            ),
            (self.tr("Sent"), "" if claim.sent_on is None else f"{claim.sent_on}"),
            (self.tr("Age"), "" if age is None else self.tr("%n day(s)", "", age)),
        ]

    def _item(self, item: ClaimItem) -> tuple[str, str, str, str]:
        case = " cs " if self.desk.language == "en" else "箱"
        units = (
            ""
            if item.quantity is None
            else shown_quantity(item.quantity, item.case_size, item.unit or "", case)
        )
        goods = "  ".join(p for p in (item.number, item.product, item.words) if p)
        return (goods, item.customer or "", units, f"{item.amount:,.2f}")

    def _offer(self, claim: ClaimSheet) -> None:
        desk, may = self.desk, states.next_claim_states(claim.state)
        row: list[tuple[str, Callable[[], object]]] = []
        if w.SENT in may:
            row.append(
                (self.tr("Sent to the manufacturer…"), lambda: claim_form.open_send(desk, self, claim))
            )
            row.append((self.tr("Amounts…"), lambda: claim_form.open_items(desk, self, claim)))
        if w.CONFIRMED in may:
            row.append((self.tr("Confirmed…"), lambda: claim_form.open_confirm(desk, self, claim)))
        if w.RECEIVED in may:
            row.append((self.tr("Money came in…"), lambda: claim_form.open_receive(desk, self, claim)))
        row.append((self.tr("Claim sheet…"), lambda: self.print_asked.emit(claim)))
        if w.CANCELLED in may:
            row.append((self.tr("Cancel claim"), lambda: self._cancel(claim.id)))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        for words, deed in row:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked, deed=deed: deed())
            line.addWidget(button)
        line.addStretch(1)
        self._buttons.addWidget(holder)

    def _cancel(self, claim_id: int) -> None:
        company = self.desk.company
        self.desk.runner.write(lambda: operations.cancel(company, claim_id), self.desk.did, owner=self)

    def _clear(self) -> None:
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget: Any = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()

    def _connect(self) -> None:
        self.filter_row.changed.connect(self.table.show_filtered)
        self.table.clear_asked.connect(self.filter_row.clear)
        self.table.rows_arrived.connect(self.arrived)
        self.table.current_changed.connect(self.show_claim)
        self.table.new_asked.connect(self.new)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for words, deed in (
            (self.tr("New claim…"), self.new),
            (self.tr("Export claims…"), lambda: ask_and_export(self.desk, self)),
        ):
            button = QPushButton(words)
            button.clicked.connect(deed)
            self.filter_row.row.addWidget(button)
        column.addWidget(self.filter_row)
        column.addWidget(self.table)
        page = QVBoxLayout(right)
        page.setContentsMargins(10, 4, 10, 4)
        page.addWidget(self._name)
        page.addLayout(self._buttons)
        page.addWidget(self._facts)
        page.addWidget(self.items, 1)
        page.addWidget(self._steps)
        page.addStretch(0)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([760, 470])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addWidget(splitter)
