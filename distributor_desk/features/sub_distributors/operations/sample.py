"""What the sample company has of sub-distributors beside its workbook: talks, breaches, stock, get-togethers, a county."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.language import Text
from distributor_desk.core.resources import resource
from distributor_desk.features.sub_distributors.operations.parties import invite
from distributor_desk.features.sub_distributors.queries.counties import CASE_FIELDS
from distributor_desk.features.sub_distributors.queries.standing import standings
from distributor_desk.features.sub_distributors.records import (
    Breach,
    CountyCase,
    FollowUp,
    GetTogether,
    Guidance,
    StockReading,
    SubDistributor,
    Territory,
)
from distributor_desk.features.sub_distributors.rules.guests import guests_written
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.unit_of_work import Write

SAMPLE = Text("示例：分销商的往来", "Sample: dealings with sub-distributors")
_DAYS = ("date", "next_check", "checked_on", "due", "done_on")
_WHOLE = ("sub_credit_days", "office_stock_days", "office_credit_days")


def add_sample(company: Company, shift: timedelta) -> None:
    """The rows of resources/sample/partners.json, with their dates moved."""
    said = json.loads(resource("sample", "partners.json").read_text("utf-8"))
    with company.write(SAMPLE) as work:
        ids = {s.name: s.id for s in standings(work.session)}
        for name, readiness in said["readiness"].items():
            work.session.execute(
                update(SubDistributor).where(SubDistributor.id == ids[name]).values(readiness=readiness)
            )
        tables: tuple[tuple[str, Any], ...] = (
            ("guidance", Guidance),
            ("breaches", Breach),
            ("stock", StockReading),
        )
        for key, table in tables:
            load_values(work, table, [_row(row, ids, shift) for row in said[key]])
        for party in said["parties"]:
            _party(work, party, shift)
        _case(work, said["case"])


def _row(row: dict[str, Any], ids: dict[str, int], shift: timedelta) -> dict[str, Any]:
    found = _moved({key: value for key, value in row.items() if key != "name"}, shift)
    if "amount" in found:
        found["amount"] = Decimal(found["amount"])
    return found | {"sub_distributor_id": ids[row["name"]]}


def _moved(row: dict[str, Any], shift: timedelta) -> dict[str, Any]:
    return {
        key: date.fromisoformat(value) + shift if key in _DAYS and value else value
        for key, value in row.items()
    }


def _party(work: Write, party: dict[str, Any], shift: timedelta) -> None:
    new = keep_ids(work, GetTogether, 1)[0]
    own = _moved({key: value for key, value in party.items() if key not in ("guests", "tasks")}, shift)
    load_values(work, GetTogether, [own | {"id": new, "cost": Decimal(own["cost"])}])
    invite(work, new, guests_written(party["guests"]))
    load_values(work, FollowUp, [_moved(task, shift) | {"get_together_id": new} for task in party["tasks"]])


def _case(work: Write, case: dict[str, Any]) -> None:
    place = work.session.scalar(select(Territory.id).where(Territory.name == case["territory"]))
    values = {key: case[key] if key in _WHOLE else Decimal(case[key]) for key in CASE_FIELDS}
    load_values(work, CountyCase, [values | {"territory_id": place}])
