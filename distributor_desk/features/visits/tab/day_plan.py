"""The plan of a rep's day: target, focus, problems, and the material to carry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.customers.queries import reps
from distributor_desk.features.visits.operations import plans as operations
from distributor_desk.features.visits.queries import plans
from distributor_desk.features.visits.queries.plans import DayPlanned
from distributor_desk.features.visits.rules.pop import POP
from distributor_desk.features.visits.tab.listing import open_form
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

DAY = Text("{day} 的计划", "Plan for {day}")
FIELDS = ("target", "focus", "note")


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    offered = tuple(Choice(name, Text(name, name)) for name in names)
    return (
        Column("rep", Text("业务员", "Rep"), Kind.CHOICE, required=True, choices=offered),
        Column("target", Text("当日销售目标", "Sales target of the day"), Kind.MONEY),
        Column("focus", Text("当日重点", "Focus of the day")),
        Column("note", Text("问题及解决办法", "Problems and what to do"), most=2000),
        *(Column(key, Text(f"带：{words.zh}", f"Carry: {words.en}"), Kind.QUANTITY) for key, words in POP),
    )


def open_day_plan(desk: Desk, parent: QWidget, rep: str | None, names: Sequence[str], day: date) -> None:
    """The form, with what is planned already for the rep who is chosen."""
    chosen = rep or (names[0] if len(names) == 1 else None)

    def read(session: Reading) -> DayPlanned:
        rep_id = next((i for i, name in reps(session) if name == chosen), None)
        return plans.day_plan(session, rep_id, day)

    def came(plan: DayPlanned) -> None:
        carried: dict[str, Decimal] = dict(plan.pop)
        initial: dict[str, Any] = {
            "rep": chosen, "target": plan.target, "focus": plan.focus, "note": plan.note,
            **{key: carried.get(key) for key, _ in POP},
        }  # fmt: skip

        def save(values: dict[str, Any]) -> Text:
            now = initial | values
            pop = {key: now[key] for key, _ in POP}
            return operations.save_day(
                desk.company, now["rep"] or "", day, {key: now[key] for key in FIELDS}, pop
            )

        open_form(desk, parent, DAY.with_(day=day.isoformat()), _columns(names), initial, save)

    desk.runner.read(read, came, owner=parent)
