"""What is done here within one's own write: territories, sub-distributors, their years and states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.matching import normal_name
from distributor_desk.features.sub_distributors.queries.standing import holders
from distributor_desk.features.sub_distributors.records import (
    StateStep,
    SubDistributor,
    SubDistributorYear,
    Territory,
)
from distributor_desk.features.sub_distributors.rules.states import HELD, WORKING
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.unit_of_work import Write


def ensure_territory(work: Write, name: str, *, shared: bool = False, batch_id: int | None = None) -> int:
    """The id of the territory of that name, made where it is missing; `shared` is set and never taken away."""
    key = normal_name(name)
    found = work.session.scalars(
        select(Territory).where(Territory.name_key == key, Territory.retired_at.is_(None))
    ).first()
    if found is None:
        found = Territory(name=name.strip(), name_key=key, shared=shared, batch_id=batch_id)
        work.session.add(found)
        work.session.flush()
    elif shared and not found.shared:
        found.shared = True
    return found.id


def add_sub_distributors(work: Write, rows: Mapping[int, Mapping[str, Any]], batch_id: int | None) -> None:
    """Make sub-distributors with the given ids from columns of the table."""
    load_values(
        work, SubDistributor, [dict(row) | {"id": i, "batch_id": batch_id} for i, row in rows.items()]
    )


def new_id(work: Write) -> int:
    """The id of the next sub-distributor."""
    return keep_ids(work, SubDistributor, 1)[0]


def change_sub_distributor(work: Write, sub_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a sub-distributor."""
    if values:
        work.session.execute(update(SubDistributor).where(SubDistributor.id == sub_id).values(dict(values)))


def move_state(
    work: Write, sub_id: int, before: str, after: str, on: date, reason: str | None, **more: Any
) -> None:
    """Give a sub-distributor its next state and note the step; `more` are further columns."""
    change_sub_distributor(work, sub_id, {"state": after, "state_since": on} | more)
    step = {"sub_distributor_id": sub_id, "date": on, "before": before, "after": after, "reason": reason}
    load_values(work, StateStep, [step])


def refuse_second(work: Write, territory_id: int | None, state: str, own_id: int | None) -> None:
    """DeskError when somebody works the territory already and it is not shared (rules §7)."""
    if territory_id is None or state not in WORKING:
        return
    place = work.session.get(Territory, territory_id)
    others = holders(work.session, territory_id, own_id)
    if place is not None and not place.shared and others:
        raise DeskError(HELD.with_(territory=place.name, holder=others[0].name))


def set_year(
    work: Write,
    sub_id: int,
    year: int,
    values: Mapping[str, Decimal | int | None],
    batch_id: int | None = None,
    source_row: int | None = None,
) -> None:
    """Keep what a year's agreement says here: `territory_id` and `deposit`, as far as they are given."""
    found = work.session.scalars(
        select(SubDistributorYear).where(
            SubDistributorYear.sub_distributor_id == sub_id,
            SubDistributorYear.year == year,
            SubDistributorYear.retired_at.is_(None),
        )
    ).first()
    if found is None:
        found = SubDistributorYear(
            sub_distributor_id=sub_id, year=year, batch_id=batch_id, source_row=source_row
        )
        work.session.add(found)
    for key, value in values.items():
        setattr(found, key, value)
    work.session.flush()
