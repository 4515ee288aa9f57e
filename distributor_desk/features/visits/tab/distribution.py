"""New products in the shops (铺市): how many carry them, of how many that are to."""

from __future__ import annotations

from typing import Any

from distributor_desk.core import dates
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.operations import plans as operations
from distributor_desk.features.visits.queries import plans
from distributor_desk.features.visits.queries.returned import products_to_add
from distributor_desk.features.visits.tab.listing import ListPage, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

DISTRIBUTION = Text("新品铺市", "New products")
NONE = Text(
    "还没有铺市目标。给一个新品定下要进多少家店。",
    "No goal yet. Say how many shops are to carry a new product.",
)
PRODUCT = Column("product", Text("新品", "New product"), required=True)
SPAN = (
    Column("starts_on", Text("开始", "From"), Kind.DATE, required=True),
    Column("ends_on", Text("到", "Until"), Kind.DATE),
)
STORES = Column(
    "stores", Text("目标店数", "Target shops"), Kind.INTEGER,
    note=Text("空着是所有合作的店", "empty is every active shop"),
)  # fmt: skip
COLUMNS = (
    PRODUCT,
    *SPAN,
    STORES,
    Column("before", Text("两周前", "Two weeks ago"), Kind.INTEGER),
    Column("carrying", Text("已铺店数", "Shops carrying"), Kind.INTEGER),
    Column("share", Text("铺市率", "Distribution"), Kind.PERCENT),
)
NEW, EDIT = Text("铺市目标", "Distribution goal"), Text("铺市目标：{name}", "Distribution goal: {name}")


def _page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
    return paged(plans.distributions(session, dates.today()), offset, limit)


class DistributionPage(ListPage):
    """One line a product; shops count when they bought it, or when it was seen there."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        shows = frozenset({"distribution", "sales_line", "visit", "visit_line", "product"})
        source = TableSource("distribution", COLUMNS, shows, _page, fixed_order=every, empty=NONE)
        super().__init__(desk, source, DISTRIBUTION, can_add=True)
        self._products: list[str] = []
        self.button(self.tr("New goal…"), lambda: self._open(None, {"starts_on": desk.today()}), first=True)
        self.deed(self.tr("Change…"), lambda ids: self._change(ids[0]))
        self.deed(self.tr("Remove"), self._remove, button=False)
        self.row.addStretch(1)
        self.table.activated.connect(self._change)
        self.table.new_asked.connect(lambda: self._open(None, {"starts_on": desk.today()}))
        self.table.retire_asked.connect(self._remove)

    def refresh(self) -> None:
        super().refresh()
        self.desk.runner.read(products_to_add, self._know, owner=self, key=(id(self), "products"))

    def _know(self, found: list[tuple[int, str]]) -> None:
        self._products = [name for _, name in found]

    def _change(self, goal_id: int) -> None:
        def came(row: tuple[Any, ...] | None) -> None:
            if row is not None:
                initial = {"product": row[1], "starts_on": row[2], "ends_on": row[3], "stores": row[4]}
                self._open(goal_id, initial)

        self.desk.runner.read(
            lambda session: next(
                (r for r in plans.distributions(session, dates.today()) if r[0] == goal_id), None
            ),
            came,
            owner=self,
        )

    def _open(self, goal_id: int | None, initial: dict[str, Any]) -> None:
        title = EDIT.with_(name=initial["product"]) if goal_id else NEW
        open_form(
            self.desk, self, title, (PRODUCT, *SPAN, STORES), initial,
            lambda values: operations.save_distribution(self.desk.company, goal_id, values),
            fresh=goal_id is None, suggestions={"product": self._products},
        )  # fmt: skip

    def _remove(self, ids: list[int]) -> None:
        self.write(lambda: operations.retire_distributions(self.desk.company, ids))
