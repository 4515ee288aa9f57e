"""The ledger on a customer's page (流水): looked up, booked by hand, corrected, taken out; balance and ageing above."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_window import EditableList
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.sales import operations
from distributor_desk.features.sales.form.statement import ask_statement
from distributor_desk.features.sales.queries import ledger
from distributor_desk.features.sales.queries.accounts import Account, account
from distributor_desk.features.sales.queries.ledger import Ref, Table, ref_of
from distributor_desk.features.sales.sheet.accounts import (
    CREDIT_DAYS,
    ENTRY_FORM,
    LEDGER,
    LEDGER_KINDS,
    LINE_FORM,
    PAYMENT_FORM,
)
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("流水", "Ledger")
OF = Text("流水 {name}", "Ledger of {name}")
WHOSE = Text("{name}：{what}", "{name}: {what}")
EMPTY = Text("这个客户还没有流水。", "There is no ledger line of this customer yet.")
HINT = Text("日期（2026-03）、单号或商品", "Day (2026-03), number or product")
FORMS: dict[Table, tuple[Text, Sequence[Column]]] = {
    "line": (Text("销售、退货、赠品、折让", "Sale, return, gift, allowance"), LINE_FORM),
    "payment": (Text("回款", "Payment"), PAYMENT_FORM),
    "entry": (Text("返利、扣款、调整", "Rebate, deduction, adjustment"), ENTRY_FORM),
}
SHOWS = frozenset({"sales_line", "payment", "account_entry", "customer", "product"})


class LedgerPanel(CustomerPanel):
    """What is owed and how old it is; every row of the ledger, newest first, with what can be done to it."""

    shows = SHOWS
    page = TITLE
    lazy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.owed = QLabel(wordWrap=True)
        theme.dress(self.owed, "title")
        self.ages = FactGrid()
        source = TableSource(
            "ledger", LEDGER, SHOWS, ledger.page, always=frozenset({"customer"}), empty=EMPTY, hidden=frozenset({"unit"}), imported=True
        )  # fmt: skip
        filters = (Filter("kind", Text("类型", "Type"), LEDGER_KINDS),)
        self.list = EditableList(desk, source, None, title=TITLE, filters=filters, search_hint=HINT)
        self.list.table.activated.connect(self._correct)
        self.list.table.retire_asked.connect(self._take_out)
        KeyDeeds(self.list, {"Ctrl+N": lambda: self.book("line")})
        self._names: list[str] = []
        self._whose = ""
        self._lay_out()

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> tuple[Account, list[str]]:
            days = value_of(session, CREDIT_DAYS)
            return account(session, customer_id, today, days), ledger.product_names(session)

        self.list.always = {"customer": str(customer_id)}
        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "account"))
        self.list.refresh()

    def book(self, table: Table) -> None:
        """The form for a new row of one of the three tables."""
        customer = self.customer_id
        if customer is None:
            return
        deeds: dict[Table, Callable[..., Ref]] = {
            "line": operations.book_line,
            "payment": operations.book_payment,
            "entry": operations.book_entry,
        }
        company, deed = self.desk.company, deeds[table]
        first = {"date": self.desk.today()} | ({"kind": "sale"} if table == "line" else {})
        form = self._form(table, first, lambda values: deed(company, customer, values), fresh=True)
        form.saved.connect(lambda _ref: self.desk.did(operations.booking(table, form.values())))
        form.open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.owed, 1)
        statement = QPushButton(self.tr("Statement…"))
        statement.clicked.connect(self._statement)
        head.addWidget(statement)
        self.column.addLayout(head)
        self.column.addWidget(self.ages)
        self.list.setMinimumHeight(260)
        self.column.addWidget(self.list, 1)
        books = QHBoxLayout()
        for words, table in (
            (self.tr("Book goods…"), "line"),
            (self.tr("Book a payment…"), "payment"),
            (self.tr("Other entry…"), "entry"),
        ):
            books.addWidget(self._booker(words, table))  # type: ignore[arg-type]
        books.addStretch(1)
        self.column.addLayout(books)
        self.list.add_button(self.tr("Correct…"), lambda: self._on_current(self._correct))
        self.list.add_button(self.tr("Take out"), lambda: self.list.with_chosen(self._take_out))

    def _booker(self, words: str, table: Table) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked: self.book(table))
        return button

    def _on_current(self, deed: Callable[[int], None]) -> None:
        current = self.list.table.current_id()
        if current is not None:
            deed(current)

    def _show(self, found: tuple[Account, list[str]]) -> None:
        own, self._names = found
        age, self._whose = own.ageing, own.name
        self.list.table.title = OF.with_(name=own.name)
        if age.balance < 0:
            self.owed.setText(self.tr("Paid in advance: {amount}").format(amount=shown(-age.balance)))
        else:
            self.owed.setText(self.tr("Owed: {amount}").format(amount=shown(age.balance)))
        late = (
            self.tr("{amount}, the oldest of {day}").format(amount=shown(age.overdue), day=age.oldest or "—")
            if age.overdue
            else self.tr("nothing")
        )
        days = self.tr("%n credit day(s)", "", own.credit_days)
        parts = [
            (self.tr("Overdue"), f"{late}  ({days})"),
            *zip(
                (self.tr("0–30 days"), self.tr("31–60 days"), self.tr("61–90 days"), self.tr("Over 90 days")),
                (shown(part) if part else "" for part in age.buckets),
                strict=True,
            ),
        ]
        self.ages.show_facts([*(parts if age.balance > 0 else parts[:0]), *self._opening(own)])

    def _opening(self, own: Account) -> list[tuple[str, str]]:
        """Without it the lines below do not add up to what is owed."""
        if not own.opening:
            return []
        of_day = self.tr("{amount} of {day}").format(amount=shown(own.opening), day=own.opened_on or "—")
        return [(self.tr("Opening balance"), of_day)]

    def _statement(self) -> None:
        if self.customer_id is not None:
            ask_statement(self.desk, self, [self.customer_id])

    def _correct(self, key: int) -> None:
        ref = ref_of(key)
        self.desk.runner.read(
            lambda session: ledger.values(session, ref), lambda values: self._open(ref, values), owner=self
        )

    def _open(self, ref: Ref, values: Mapping[str, Any] | None) -> None:
        if values is None:
            return
        refusal = _not_here(ref, values)
        if refusal is not None:
            messages.refuse(self.desk, self, DeskError(refusal))
            return

        def save(changed: Mapping[str, Any]) -> None:
            operations.correct(self.desk.company, ref, _after(ref, values, changed))

        form = self._form(ref.table, values, save)
        form.saved.connect(lambda _none: self.desk.did(operations.CORRECTED.with_(day=values["date"])))
        form.open()

    def _form(
        self, table: Table, values: Mapping[str, Any], save: Callable[[dict[str, Any]], Any], *, fresh: bool = False
    ) -> RecordForm:  # fmt: skip
        what, columns = FORMS[table]
        title = WHOSE.with_(name=self._whose, what=what)
        return RecordForm(
            self.desk, title, columns, values, save, suggestions={"product": self._names}, fresh=fresh, parent=self
        )  # fmt: skip

    def _take_out(self, keys: list[int]) -> None:
        refs, company = [ref_of(key) for key in keys], self.desk.company
        self.desk.runner.write(
            lambda: operations.take_out(company, refs),
            self.desk.did,
            lambda error: messages.refuse(self.desk, self, error),
            owner=self,
        )


def _not_here(ref: Ref, values: Mapping[str, Any]) -> Text | None:
    """Why this row is changed elsewhere; None when it is changed here."""
    if ref.table == "line" and values["origin"] == "return":
        return operations.OF_A_RETURN
    if ref.table == "entry" and values["origin"] != "hand":
        return operations.OF_A_ROOM
    return None


def _after(ref: Ref, before: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """All fields as they are to be: a new quantity or price makes the amount again, unless it was given."""
    values = {**before, **changed}
    if (
        ref.table == "line"
        and "amount" not in changed
        and changed.keys() & {"quantity", "price"}
        and values["price"]
    ):
        values["amount"] = None
    return values
