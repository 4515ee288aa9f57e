"""What the sample company has of reps: cards, one who leaves, targets by the season, commission, meetings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.periods import month_start, period_of
from distributor_desk.core.resources import resource
from distributor_desk.features.customers.posting import ensure_reps
from distributor_desk.features.rebates.posting import set_target
from distributor_desk.features.reps.queries.seasons import proposed
from distributor_desk.features.reps.records import (
    CommissionRate,
    LeaverCheck,
    Meeting,
    RepCard,
    RepMonth,
    SeasonWeight,
)
from distributor_desk.features.reps.rules.season import shared_out
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.unit_of_work import Write

SAMPLE = Text("示例：业务员", "Sample: reps")
ANCHOR = date(2026, 6, 29)
BEER = "啤酒"


def add_sample(company: Company, shift: timedelta) -> None:
    """The rows of resources/sample/reps.json, with their dates moved; the year of that day shared out by the season."""
    said = json.loads(resource("sample", "reps.json").read_text("utf-8"))
    today = ANCHOR + shift

    def moved(words: str | None) -> date | None:
        return date.fromisoformat(words) + shift if words else None

    with company.write(SAMPLE) as work:
        names = ensure_reps(work, said["years"])
        ids = {name: names[normal_name(name)] for name in said["years"]}
        weights = proposed(work.session, today)
        load_values(work, SeasonWeight, [{"month": m, "weight": w} for m, w in weights.items()])
        _share(work, said["years"], ids, today.year, weights, None)
        _share(work, said["beer"], ids, today.year, weights, BEER)
        month = month_start(today.year, today.month)
        load_values(work, RepMonth, [
            {"rep_id": ids[name], "month": month, "new_products": Decimal(amount)}
            for name, amount in said["new_products"].items()
        ])  # fmt: skip
        load_values(work, RepCard, [
            {key: moved(value) if key.endswith("_on") else value for key, value in card.items() if key != "name"}
            | {"rep_id": ids[card["name"]]}
            for card in said["cards"]
        ])  # fmt: skip
        load_values(work, LeaverCheck, [
            {"rep_id": ids[one["name"]], "point": one["point"], "done_on": moved(one["on"])} for one in said["handed"]
        ])  # fmt: skip
        load_values(work, CommissionRate, [_rate(rate) for rate in said["rates"]])
        load_values(work, Meeting, [one | {"date": moved(one["date"])} for one in said["meetings"]])


def _share(
    work: Write,
    years: Mapping[str, str],
    ids: Mapping[str, int],
    year: int,
    weights: Mapping[int, Decimal],
    category: str | None,
) -> None:
    for name, target in years.items():
        for month, amount in shared_out(Decimal(target), weights).items():
            days = period_of(date(year, month, 1), "month")
            set_target(work, days, amount, rep_id=ids[name], category=category)


def _rate(rate: Mapping[str, Any]) -> dict[str, Any]:
    margin = rate["margin_from"]
    return {
        "product_class": rate["product_class"],
        "margin_from": Decimal(margin) if margin else None,
        "rate": Decimal(rate["rate"]),
    }
