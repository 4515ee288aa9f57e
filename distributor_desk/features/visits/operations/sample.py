"""What the sample company has of visits that no workbook carries: plans, promotions, small steps, what shops said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.resources import resource
from distributor_desk.features.customers.posting import ensure_reps
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.visits.records import MonthPlan
from distributor_desk.features.visits.records.plans import (
    DayPlan,
    Distribution,
    HolidayRow,
    PopUse,
    Promotion,
)
from distributor_desk.features.visits.records.shops import Ladder, LadderStep, ShopRemark, StopPlan
from distributor_desk.features.visits.rules.feasts import holidays_of
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.unit_of_work import Write

SAMPLE = Text("示例：拜访的计划和小步推进", "Sample: plans of visits, small steps")
Row = Mapping[str, Any]
_DAYS = ("date", "starts_on", "ends_on", "started_on", "closed_on")
_MONEY = ("sales", "skus_per_outlet", "average_order", "target")


def add_sample(company: Company, shift: timedelta) -> None:
    """Everything of resources/sample/visits.json, its days moved with the other samples; the year's holidays."""
    rows: dict[str, list[dict[str, Any]]] = json.loads(resource("sample", "visits.json").read_text("utf-8"))
    anchor = json.loads(resource("sample", "anchor.json").read_text("utf-8"))["today"]
    today = date.fromisoformat(anchor) + shift
    with company.write(SAMPLE, kind="sample") as work:
        made = _Sample(work, shift)
        _holidays(work, [today.year, today.year + 1] if today.month == 12 else [today.year])
        made.months(rows["months"], today)
        made.days(rows["days"])
        load_values(work, Promotion, [made.moved(row) for row in rows["promotions"]])
        load_values(
            work, Distribution,
            [made.moved(row) | {"product_id": made.products[row["product"]]} for row in rows["distribution"]],
        )  # fmt: skip
        load_values(work, StopPlan, [{"key_store": True} | made.of_shop(row) for row in rows["stops"]])
        made.ladders(rows["ladders"])
        load_values(work, ShopRemark, [{"main": False} | made.of_shop(row) for row in rows["remarks"]])


def _holidays(work: Write, years: Sequence[int]) -> None:
    rows = [
        {"date": h.day, "name": h.name, "works": h.works, "moved_to": h.moved_to}
        for year in years
        for h in holidays_of(year)
    ]
    load_values(work, HolidayRow, rows)


class _Sample:
    def __init__(self, work: Write, shift: timedelta) -> None:
        self.work, self.shift = work, shift
        session = work.session
        self.shops: dict[str, int] = dict(session.execute(select(Customer.name, Customer.id)).all())
        self.products: dict[str, int] = dict(session.execute(select(Product.name, Product.id)).all())

    def moved(self, row: Row) -> dict[str, Any]:
        """A row in the code's types, its days moved."""
        found = dict(row)
        for key in _DAYS:
            if found.get(key):
                found[key] = date.fromisoformat(found[key]) + self.shift
        for key in _MONEY:
            if found.get(key):
                found[key] = Decimal(found[key])
        return found

    def of_shop(self, row: Row) -> dict[str, Any]:
        return self.moved(row) | {"customer_id": self.shops[row["shop"]]}

    def rep(self, row: Row) -> int:
        return ensure_reps(self.work, [row["rep"]])[normal_name(row["rep"])]

    def months(self, rows: Sequence[Row], today: date) -> None:
        """The month that runs, confirmed; the next one, a draft."""
        this = today.replace(day=1)
        following = (this + timedelta(days=31)).replace(day=1)
        values = [
            self.moved(row)
            | {
                "rep_id": self.rep(row),
                "month": this if row["state"] == "confirmed" else following,
                "confirmed_on": this if row["state"] == "confirmed" else None,
            }
            for row in rows
        ]
        load_values(self.work, MonthPlan, values)

    def days(self, rows: Sequence[Row]) -> None:
        load_values(self.work, DayPlan, [self.moved(row) | {"rep_id": self.rep(row)} for row in rows])
        pop = [
            {
                "date": self.moved(row)["date"],
                "rep_id": self.rep(row),
                "item": item,
                "quantity": Decimal(quantity),
            }
            for row in rows
            for item, quantity in row["pop"].items()
        ]
        load_values(self.work, PopUse, pop)

    def ladders(self, rows: Sequence[Row]) -> None:
        load_values(self.work, Ladder, [self.of_shop(row) for row in rows])
        steps = [
            {
                "customer_id": self.shops[row["shop"]],
                "step": step,
                "date": date.fromisoformat(day) + self.shift,
            }
            for row in rows
            for step, day in row["done"].items()
        ]
        load_values(self.work, LadderStep, steps)
