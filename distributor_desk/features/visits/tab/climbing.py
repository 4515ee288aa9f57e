"""Shops that do not want to buy yet: how many small steps are done, what comes next, what lies behind it.

This page stays in the house; on paper only the next step stands, in neutral words.
"""

from __future__ import annotations

from typing import Any

from distributor_desk.core import dates
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.operations import shops as operations
from distributor_desk.features.visits.queries.ladder import climbing, climbs
from distributor_desk.features.visits.rules.ladder import (
    EXCUSES,
    LADDER,
    TACTICS,
    Climb,
    next_step,
    steps_done,
)
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

CLIMBING = Text("小步推进", "Small steps")
NONE = Text("没有拒绝进货的店。", "No shop refuses at present.")
REASONS = (
    Column("excuse", Text("借口", "Excuse"), Kind.CHOICE, choices=choices(EXCUSES), owner_only=True),
    Column("cause", Text("背后的原因", "Cause behind it"), owner_only=True),
    Column("condition", Text("解决什么就做", "Would buy if")),
    Column("tactic", Text("见老板的办法", "How to meet the owner"), Kind.CHOICE, choices=choices(TACTICS)),
)
COLUMNS = (
    Column("name", Text("客户", "Customer")),
    Column("route", Text("线路", "Route")),
    Column("started", Text("从", "Since"), Kind.DATE),
    Column("done", Text("已完成", "Done")),
    Column("goal", Text("下一小步", "Next step"), Kind.CHOICE, choices=choices(LADDER)),
    *REASONS,
)
EDIT = Text("原因：{name}", "Reasons: {name}")


def _page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
    rows = []
    for i, name, route, climb in climbing(session, dates.today()):
        done = [step for step, _ in climb.done]
        said = f"{steps_done(done)} / {len(LADDER)}"
        rows.append(
            (
                i,
                name,
                route,
                climb.started,
                said,
                next_step(done),
                climb.excuse,
                climb.cause,
                climb.condition,
                climb.tactic,
            )
        )
    return paged(rows, offset, limit)


class ClimbingPage(ListPage):
    """One line a shop; a step is ticked when the sheet comes back, or here."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        shows = frozenset({"ladder", "ladder_step", "visit", "customer"})
        source = TableSource("climbing", COLUMNS, shows, _page, fixed_order=every, empty=NONE)
        super().__init__(desk, source, CLIMBING)
        self.deed(self.tr("Next step is done"), lambda ids: self._tick(ids[0]))
        self.deed(self.tr("Note the reasons…"), lambda ids: self._reasons(ids[0]))
        self.deed(self.tr("End (won, or left in peace)"), lambda ids: self._end(ids[0]))
        self.deed(self.tr("Open the customer"), lambda ids: desk.open_record("customers", ids[0]))
        self.row.addStretch(1)
        self.table.activated.connect(lambda i: desk.open_record("customers", i))

    def _climb(self, customer_id: int, then: Any) -> None:
        today = self.desk.today()

        def read(session: Reading) -> tuple[str, Climb | None]:
            return operations.shop_name(session, customer_id), climbs(session, [customer_id], today).get(
                customer_id
            )

        self.desk.runner.read(read, lambda found: then(*found), owner=self)

    def _tick(self, customer_id: int) -> None:
        desk = self.desk

        def came(_name: str, climb: Climb | None) -> None:
            goal = climb.goal if climb else None
            if goal is not None:
                self.write(
                    lambda: operations.tick_step(desk.company, customer_id, goal, desk.today(), done=True)
                )

        self._climb(customer_id, came)

    def _reasons(self, customer_id: int) -> None:
        desk = self.desk

        def came(name: str, climb: Climb | None) -> None:
            initial = {
                key: getattr(climb, key) if climb else None
                for key in ("excuse", "cause", "condition", "tactic")
            }
            started = climb.started if climb else desk.today()
            open_form(
                desk, self, EDIT.with_(name=name), REASONS, initial,
                lambda values: operations.save_reasons(desk.company, customer_id, started, values),
            )  # fmt: skip

        self._climb(customer_id, came)

    def _end(self, customer_id: int) -> None:
        desk = self.desk
        self.write(lambda: operations.end_steps(desk.company, customer_id, desk.today()))
