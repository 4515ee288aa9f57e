"""What is done here within one's own write: territories, sub-distributors, their years and states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.sub_distributors.queries.standing import holders
from distributor_desk.features.sub_distributors.records import (
    Breach,
    Guest,
    Guidance,
    StateStep,
    StockReading,
    SubDistributor,
    SubDistributorYear,
    Territory,
)
from distributor_desk.features.sub_distributors.rules.states import HELD, STATES, WORKING
from distributor_desk.storage.columns import now
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


def bring_together(work: Write, kept_id: int, gone_id: int) -> list[Text]:
    """Before two customers become one: where both are sub-distributors, one of them takes over what the other has.

    Its logs go over and the other is taken off the list; years that both have stay as the kept one has them.
    """
    found = {
        sub.customer_id: sub
        for sub in work.session.scalars(
            select(SubDistributor).where(
                SubDistributor.customer_id.in_((kept_id, gone_id)), SubDistributor.retired_at.is_(None)
            )
        )
    }
    if len(found) < 2:
        return []
    kept, gone = found[kept_id], found[gone_id]
    kept.territory_id = kept.territory_id or gone.territory_id
    kept.readiness, kept.notes = kept.readiness or gone.readiness, kept.notes or gone.notes
    years = select(SubDistributorYear.year).where(
        SubDistributorYear.sub_distributor_id == kept.id, SubDistributorYear.retired_at.is_(None)
    )
    own = update(SubDistributorYear).where(SubDistributorYear.sub_distributor_id == gone.id)
    taken = SubDistributorYear.year.in_(list(work.session.scalars(years)))
    work.session.execute(own.where(taken).values(retired_at=now()))
    work.session.execute(own.where(~taken).values(sub_distributor_id=kept.id))
    for table in (StateStep, Breach, StockReading, Guidance, Guest):
        mine = table.sub_distributor_id == gone.id
        work.session.execute(update(table).where(mine).values(sub_distributor_id=kept.id))
    replaced = update(SubDistributor).where(SubDistributor.replaced_by_id == gone.id)
    work.session.execute(replaced.values(replaced_by_id=kept.id))
    gone.retired_at = now()
    work.session.flush()
    return [BOTH.with_(state=STATES[kept.state])]


BOTH = Text(
    "两边都是分销商：指导、违规、库存等记录并到一起，状态按留下的一家（{state}）。",
    "Both are sub-distributors: talks, breaches and stock go together; the state is that of the one that stays ({state}).",
)
