"""Month plans: drafted before the month begins, confirmed with the supervisor."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import reps
from distributor_desk.features.visits.operations import plans as operations
from distributor_desk.features.visits.queries import plans
from distributor_desk.features.visits.rules.plans import PLAN_STATES
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

MONTHS = Text("月计划", "Month plans")
NONE = Text(
    "还没有月计划。上月末和业务员一起草拟，再确认。",
    "No month plan yet. Draft it with the rep before the month begins, then confirm it.",
)
FIGURES = (
    Column("sales", Text("销售目标", "Sales target"), Kind.MONEY),
    Column("calls", Text("拜访次数", "Calls"), Kind.INTEGER),
    Column("skus_per_outlet", Text("户均SKU", "SKUs per outlet"), Kind.UNIT_PRICE),
    Column("average_order", Text("平均订单", "Average order"), Kind.MONEY),
    Column("new_shops", Text("新开店数", "New shops"), Kind.INTEGER),
    Column("focus", Text("本月重点", "Focus of the month")),
    Column("review", Text("月末总结", "Review"), most=2000),
)
COLUMNS = (
    Column("month", Text("月份", "Month")),
    Column("rep", Text("业务员", "Rep")),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=choices(PLAN_STATES)),
    *FIGURES,
    Column("confirmed_on", Text("确认日期", "Confirmed on"), Kind.DATE),
)
FORM = (
    Column("rep", Text("业务员", "Rep"), required=True),
    Column("month", Text("月份（其中任意一天）", "Month (any day of it)"), Kind.DATE, required=True),
    *FIGURES,
)
NEW, EDIT = Text("新月计划", "New month plan"), Text("月计划：{rep}", "Month plan: {rep}")


def _page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
    rows = [(i, f"{month:%Y-%m}", *rest) for i, month, *rest in plans.month_plans(session)]
    return paged(rows, offset, limit)


class MonthsPage(ListPage):
    """One line a rep and month."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        source = TableSource(
            "month_plans", COLUMNS, frozenset({"month_plan", "rep"}), _page, fixed_order=every, empty=NONE
        )
        super().__init__(desk, source, MONTHS, can_add=True)
        self._reps: list[str] = []
        self.button(self.tr("New month plan…"), lambda: self._open(None, {}), first=True)
        self.deed(self.tr("Change…"), lambda ids: self._change(ids[0]))
        self.deed(self.tr("Confirm"), lambda ids: self._confirm(ids, confirmed=True))
        self.deed(self.tr("Back to draft"), lambda ids: self._confirm(ids, confirmed=False))
        self.deed(self.tr("Remove"), self._remove, button=False)
        self.row.addStretch(1)
        self.table.activated.connect(self._change)
        self.table.new_asked.connect(lambda: self._open(None, {}))
        self.table.retire_asked.connect(self._remove)

    def refresh(self) -> None:
        super().refresh()
        self.desk.runner.read(reps, self._know, owner=self, key=(id(self), "reps"))

    def _know(self, found: list[tuple[int, str]]) -> None:
        self._reps = [name for _, name in found]

    def _change(self, plan_id: int) -> None:
        def came(row: tuple[Any, ...] | None) -> None:
            if row is not None:
                keys = ("month", "rep", "state", *plans.MONTH_FIELDS)
                self._open(plan_id, dict(zip(keys, row[1:], strict=False)))

        self.desk.runner.read(
            lambda session: next((r for r in plans.month_plans(session) if r[0] == plan_id), None),
            came,
            owner=self,
        )

    def _open(self, plan_id: int | None, initial: dict[str, Any]) -> None:
        title = EDIT.with_(rep=initial["rep"]) if plan_id else NEW
        open_form(
            self.desk, self, title, FORM, initial,
            lambda values: operations.save_month(self.desk.company, plan_id, values),
            fresh=plan_id is None, suggestions={"rep": self._reps},
        )  # fmt: skip

    def _confirm(self, ids: list[int], *, confirmed: bool) -> None:
        desk = self.desk
        self.write(lambda: operations.confirm_months(desk.company, ids, desk.today(), confirmed=confirmed))

    def _remove(self, ids: list[int]) -> None:
        self.write(lambda: operations.retire_months(self.desk.company, ids))
