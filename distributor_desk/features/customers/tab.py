"""The tab 客户: find, look at, add, change and retire customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers import operations, queries
from distributor_desk.features.customers.form.card_form import open_form
from distributor_desk.features.customers.form.deeds import CHOOSE, tab_deeds, with_chosen
from distributor_desk.features.customers.form.page import CustomerPage
from distributor_desk.features.customers.queries import care
from distributor_desk.features.customers.sheet.columns import CHANNELS, CUSTOMERS, GRADES, STATUSES
from distributor_desk.features.customers.sheet.fields import MORE
from distributor_desk.spreadsheets.columns import Choice
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

_FIRST = ("name", "channel", "grade", "route", "rep")
_HIDDEN = frozenset(
    {
        "status", "address", "contact", "code", "area", "stop", "visit_every", "salutation", "decision_maker",
        "wechat", "wechat_group", "source", "sub_distributor", "retailer", "credit_days", "credit_limit",
        "opening_balance", "balance_date", "notes", *(column.key for column in MORE),
    }
)  # fmt: skip
EMPTY = Text(
    "还没有客户。可以导入 Excel，或者新增一个。", "There are no customers yet. Import a workbook, or add one."
)
HINT = Text("名称、拼音首字母、联系人、电话、编号或标签", "Name, initials, contact, phone, code or tag")


def source_of(desk: Desk) -> TableSource:
    """The list: the customer's own columns, and those that other rooms add."""
    added = [c for feature in desk.features for c in feature.customer_columns(desk.today())]
    fields: dict[str, Any] = {key: queries.FIELDS[key] for key in _FIRST}
    fields |= {c.column.key: c.expression for c in added}
    fields |= {c.key: queries.FIELDS[c.key] for c in CUSTOMERS.columns if c.key not in fields}
    fields |= queries.MORE
    known = {c.key: c for c in (*CUSTOMERS.columns, *MORE)} | {c.column.key: c.column for c in added}

    def page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        return queries.page(session, listing, offset, limit, fields)

    shows = frozenset({"customer", "contact", "route", "rep", "retailer"}).union(*(c.shows for c in added))
    return TableSource(
        "customers",
        tuple(known[key] for key in fields),
        shows,
        page,
        hidden=_HIDDEN | {c.column.key for c in added if c.hidden},
        empty=EMPTY,
        imported=True,
        sort="name",
    )


class CustomersTab(EditableTab):
    """List, search and filters on the left, the customer's page on the right."""

    title = Text("客户", "Customers")
    can_print = True
    not_copied = frozenset({"code", "phone", "wechat", "opening_balance", "balance_date", "stop"})

    def __init__(self, desk: Desk) -> None:
        filters = (
            Filter("channel", Text("渠道", "Channel"), CHANNELS),
            Filter("grade", Text("等级", "Grade"), GRADES),
            Filter("status", Text("状态", "Status"), STATUSES),
            Filter("route", Text("线路", "Route")),
        )
        self.page = CustomerPage(desk)
        super().__init__(desk, source_of(desk), filters, HINT, self.tr("New customer"), self.page)
        self.table.current_changed.connect(self.page.show_customer)
        self.page.edit_asked.connect(self.edit)
        self.suggestions: Mapping[str, Sequence[str]] = {}
        self.addActions(tab_deeds(desk, self))

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """What a room knows of the customer, by its key; or the two spellings side by side, by the second's id."""
        if part.isdigit():
            from distributor_desk.features.customers.form.merging import MergeDialog

            MergeDialog(self.desk, self, record_id, int(part)).open()
        else:
            text = next((feature.text for feature in self.desk.features if feature.key == part), None)
            self.page.open_part(self.desk.say(text) if text else "")

    def print_paper(self) -> None:
        """The cards of the customers that are selected."""
        from distributor_desk.features.customers.form.papers import show_cards

        if self.table.ranges():
            with_chosen(self, lambda ids: show_cards(self.desk, self, ids))
        else:
            self.desk.tell(CHOOSE)

    def refresh(self) -> None:
        super().refresh()
        self.desk.runner.read(care.suggestions, self._suggest, owner=self, key=(id(self), "suggestions"))
        self.desk.runner.read(queries.routes, self._offer_routes, owner=self, key=(id(self), "routes"))

    def _offer_routes(self, routes: list[tuple[int, str]]) -> None:
        self.filter_row.set_choices("route", [Choice(str(i), Text(name, name)) for i, name in routes])

    def _suggest(self, found: Mapping[str, Sequence[str]]) -> None:
        self.suggestions = self.page.people.suggestions = found

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        return queries.values(session, record_id)

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        return open_form(self.desk, self, record_id, initial, self.suggestions)

    def retire(self, record_ids: list[int]) -> Text:
        operations.retire_customers(self.desk.company, record_ids)
        return operations.RETIRE.with_(count=len(record_ids))
