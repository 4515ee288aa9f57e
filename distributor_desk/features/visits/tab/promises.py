"""The promises: open ones by their day, and those that were kept or broken."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox

from distributor_desk.core import dates
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import all_values
from distributor_desk.features.visits.operations import promises as operations
from distributor_desk.features.visits.queries import promises as queries
from distributor_desk.features.visits.rules.due import overdue_days
from distributor_desk.features.visits.rules.promises import PROMISE_KINDS, STATES
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

PROMISES = Text("承诺", "Promises")
NONE_OPEN = Text("没有未结的承诺。", "No promise is open.")
COLUMNS = (
    Column("due", Text("到期", "Due"), Kind.DATE),
    Column("late", Text("逾期天数", "Days late"), Kind.INTEGER),
    Column("what", Text("承诺了什么", "What was promised")),
    Column("shop", Text("客户", "Customer")),
    Column("who", Text("谁答应的", "Who promised")),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=choices(PROMISE_KINDS)),
    Column("rep", Text("业务员", "Rep")),
    Column("closed_on", Text("结清日期", "Closed on"), Kind.DATE),
)
FORM = (
    Column("what", Text("承诺了什么", "What was promised"), required=True),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=choices(PROMISE_KINDS)),
    Column("due", Text("到期", "Due"), Kind.DATE),
    Column("who", Text("谁答应的", "Who promised")),
)
SHOP = Column("shop", Text("客户", "Customer"), required=True)
NEW, CHANGE = Text("新承诺", "New promise"), Text("修改承诺", "Change the promise")


def _page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    today = dates.today()
    state = listing.filters.get("state", "open")
    rows = [
        (i, due, overdue_days(due, today) if state == "open" else None, what, shop, who, kind, rep, closed)
        for i, due, what, shop, who, kind, rep, closed, _ in queries.listed(session, state)
    ]
    return paged(rows, offset, limit)


class PromisesPage(ListPage):
    """What was promised to whom; overdue ones stand first."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        source = TableSource(
            "promises", COLUMNS, frozenset({"promise", "customer", "rep", "route"}), _page,
            fixed_order=every, always=frozenset({"state"}), empty=NONE_OPEN, imported=True,
        )  # fmt: skip
        super().__init__(desk, source, PROMISES)
        self.state = QComboBox()
        self.state.setAccessibleName(self.tr("State"))
        for key, words in STATES:
            self.state.addItem(desk.say(words), key)
        self.row.addWidget(self.state)
        self.row.addStretch(1)
        self.button(self.tr("New promise…"), self._new, first=True)
        self.deed(self.tr("Kept"), lambda ids: self._close(ids, kept=True))
        self.deed(self.tr("Broken"), lambda ids: self._close(ids, kept=False))
        self.deed(self.tr("Change…"), lambda ids: self._change(ids[0]))
        self.deed(self.tr("Open the customer"), lambda ids: self._open_customer(ids[0]))
        self.state.currentIndexChanged.connect(lambda _place: self.refresh())
        self.table.activated.connect(self._open_customer)

    def refresh(self) -> None:
        self.table.show_filtered(Listing(filters={"state": self.state.currentData()}))

    def show_open(self, promise_id: int) -> None:
        """One of the open promises, ready to be settled."""
        self.state.setCurrentIndex(self.state.findData("open"))
        self.table.select_record(promise_id)

    def _new(self) -> None:
        desk = self.desk

        def came(names: list[tuple[Any, ...]]) -> None:
            open_form(
                desk, self, NEW, (SHOP, *FORM), {},
                lambda values: operations.add_for(desk.company, values), fresh=True,
                suggestions={"shop": [name for (name,) in names]},
            )  # fmt: skip

        desk.runner.read(lambda session: all_values(session, ["name"]), came, owner=self)

    def _close(self, ids: list[int], *, kept: bool) -> None:
        desk = self.desk
        self.write(lambda: operations.close_promises(desk.company, ids, kept=kept, on=desk.today()))

    def _change(self, promise_id: int) -> None:
        desk = self.desk

        def came(row: tuple[Any, ...] | None) -> None:
            if row is None:
                return
            initial = {"due": row[1], "what": row[2], "who": row[4], "kind": row[5]}
            open_form(
                desk, self, CHANGE, FORM, initial,
                lambda values: operations.change_promise(desk.company, promise_id, values),
            )  # fmt: skip

        desk.runner.read(lambda session: self._one(session, promise_id), came, owner=self)

    def _open_customer(self, promise_id: int) -> None:
        def came(row: tuple[Any, ...] | None) -> None:
            if row is not None:
                self.desk.open_record("customers", row[8])

        self.desk.runner.read(lambda session: self._one(session, promise_id), came, owner=self)

    def _one(self, session: Reading, promise_id: int) -> tuple[Any, ...] | None:
        rows = queries.listed(session, self.state.currentData())
        return next((row for row in rows if row[0] == promise_id), None)
