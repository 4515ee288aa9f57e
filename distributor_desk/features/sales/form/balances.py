"""All balances (应收) at a day with their ages: sorted, exported, printed; from here to a statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLabel, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.money import shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.record_window import EditableList, RecordWindow
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.sales.form.statement import ask_statement
from distributor_desk.features.sales.queries.accounts import Account, accounts
from distributor_desk.features.sales.sheet.accounts import BALANCES, CREDIT_DAYS
from distributor_desk.spreadsheets.columns import Choice
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("应收一览", "Balances owed")
EMPTY = Text("没有客户欠款。", "Nobody owes anything.")
WHICH = (
    Choice("overdue", Text("已逾期", "overdue")),
    Choice("owed", Text("欠我们", "owe us")),
    Choice("advance", Text("预收", "paid in advance")),
)
SHOWS = frozenset({"customer", "sales_line", "payment", "account_entry", "setting"})
GONE = Text("（已停用）", " (retired)")
IS_GONE = Text(
    "这个客户已停用。先在“清单与整理 → 已停用的客户”里恢复它。",
    "This customer is retired. Revive it first under Lists and tidying → Retired customers.",
)
HINT = Text("客户、片区或业务员", "Customer, area or rep")
_TESTS: dict[str, Callable[[Account], bool]] = {
    "overdue": lambda a: a.ageing.overdue > 0,
    "owed": lambda a: a.ageing.balance > 0,
    "advance": lambda a: a.ageing.balance < 0,
}


def rows_of(found: list[Account], listing: Listing, retired: str = "") -> list[Row]:
    """The accounts that are asked for, as rows, in the order that is asked for; `retired` follows such a name."""
    words, test = listing.words.strip().casefold(), _TESTS.get(listing.filters.get("which", ""))
    rows = [
        Row(a.customer_id, _values(a, retired if a.retired else ""))
        for a in found
        if (test is None or test(a)) and (not words or words in _searched(a))
    ]
    place = next((n for n, c in enumerate(BALANCES) if c.key == listing.sort), None)
    if place is not None:
        given = [row for row in rows if row.values[place] is not None]
        blank = [row for row in rows if row.values[place] is None]
        rows = sorted(given, key=lambda row: row.values[place], reverse=listing.descending) + blank
    return rows


def _searched(a: Account) -> str:
    return " ".join(part for part in (a.name, a.code, a.area, a.rep, a.phone) if part).casefold()


def _values(a: Account, after_name: str) -> tuple[Any, ...]:
    age, buckets = a.ageing, [part or None for part in a.ageing.buckets]
    return (
        a.code, a.name + after_name, a.area, a.rep, a.phone, age.balance, age.overdue or None, *buckets, age.oldest, a.credit_days,
        a.over_limit or None, a.last_payment,
    )  # fmt: skip


class BalancesWindow(RecordWindow):
    """Everybody who owes or is owed at a day."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        source = TableSource(
            "balances", BALANCES, SHOWS, self._page, always=frozenset({"day"}), empty=EMPTY,
            hidden=frozenset({"code", "phone", "credit_days"}),
        )  # fmt: skip
        filters = (Filter("which", Text("看", "Show"), WHICH),)
        lists = EditableList(desk, source, None, title=TITLE, filters=filters, search_hint=HINT)
        lists.always = {"day": desk.today().isoformat()}
        self.day = QDateEdit(QDate(desk.today()))
        self.sums = QLabel()
        self._kept: dict[date, list[Account]] = {}
        super().__init__(desk, parent, TITLE, lists)
        self._lay_out()

    def _lay_out(self) -> None:
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.day.dateChanged.connect(self._show_day)
        self.head.addWidget(QLabel(self.tr("Owed at the end of")))
        self.head.addWidget(self.day)
        self.head.addStretch(1)
        self.head.addWidget(self.sums)
        self.list.add_button(self.tr("Statement…"), lambda: self.list.with_chosen(self._statement))
        self.list.add_button(self.tr("Show customer"), self._show_customer)
        self.list.table.activated.connect(self._open)
        self.list.table.rows_arrived.connect(self._say_sums)
        self.desk.changed.connect(self._forget)

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        found = self._accounts(session, date.fromisoformat(listing.filters["day"]))
        rows = rows_of(found, listing, self.desk.say(GONE))
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

    def _accounts(self, session: Reading, day: date) -> list[Account]:
        """Read once for a day: every further page and the sums are of the same rows."""
        if day not in self._kept:
            self._kept = {day: accounts(session, day, value_of(session, CREDIT_DAYS))}
        return self._kept[day]

    def _forget(self, changed: Changed) -> None:
        if changed.meets(SHOWS):
            self._kept = {}
            self.list.table.refresh()

    def _show_day(self, day: QDate) -> None:
        self.list.always = {"day": date(day.year(), day.month(), day.day()).isoformat()}
        self.list.refresh()

    def _say_sums(self) -> None:
        self.desk.runner.read(
            lambda session: self._accounts(session, date.fromisoformat(self.list.always["day"])),
            self._show_sums,
            owner=self,
            key=(id(self), "sums"),
        )

    def _show_sums(self, found: list[Account]) -> None:
        owed = sum((a.ageing.balance for a in found if a.ageing.balance > 0), Decimal(0))
        late = sum((a.ageing.overdue for a in found), Decimal(0))
        ahead = sum((a.ageing.balance for a in found if a.ageing.balance < 0), Decimal(0))
        words = (
            self.tr("Owed: {owed}   of which overdue: {late}   paid in advance: {ahead}   together: {both}")
            if ahead
            else self.tr("Owed: {owed}   of which overdue: {late}")
        )
        self.sums.setText(
            words.format(owed=shown(owed), late=shown(late), ahead=shown(-ahead), both=shown(owed + ahead))
        )

    def _statement(self, ids: list[int]) -> None:
        ask_statement(self.desk, self, ids)

    def _show_customer(self) -> None:
        current = self.list.table.current_id()
        if current is not None:
            self._open(current)

    def _open(self, customer_id: int) -> None:
        known = (a for found in self._kept.values() for a in found)
        if any(a.retired for a in known if a.customer_id == customer_id):
            self.desk.tell(IS_GONE)
            return
        self.desk.open_record("customers", customer_id)
        self.accept()
