"""One sub-distributor whole: agreement, scorecard, growth, logs, reserves, what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.queries.standing import Standing as RebateStanding
from distributor_desk.features.rebates.queries.standing import standings as rebate_standings
from distributor_desk.features.returns.queries.policies import cap_left
from distributor_desk.features.returns.queries.slow import SlowMover, slow_movers
from distributor_desk.features.sub_distributors.queries.counties import balances, ready_first
from distributor_desk.features.sub_distributors.queries.numbers import Judged, judged, stock_readings
from distributor_desk.features.sub_distributors.queries.standing import (
    AgreementLine,
    Standing,
    agreements,
    one,
    reserves_of,
)
from distributor_desk.features.sub_distributors.records import (
    Breach,
    FollowUp,
    GetTogether,
    Guest,
    Guidance,
    StateStep,
)
from distributor_desk.features.sub_distributors.rules.growth import Reading

MOST_SLOW = 6


@dataclass(frozen=True, slots=True)
class GuidanceLine:
    """A talk: what about, what was agreed, when it is looked at again, and what came of it."""

    id: int
    day: date
    topic: str
    action: str | None
    guided_by: str | None
    next_check: date | None
    checked_on: date | None
    result: str | None


@dataclass(frozen=True, slots=True)
class Detail:
    """All that the page of a sub-distributor shows. `cap_left` is yuan of returns this quarter (None: no cap)."""

    judged: Judged
    agreements: tuple[AgreementLine, ...]
    reserves: tuple[Standing, ...]
    owed: Decimal
    shops: int
    readings: tuple[Reading, ...]
    guidance: tuple[GuidanceLine, ...]
    breaches: tuple[tuple[date, str, str, str | None], ...]
    steps: tuple[tuple[date, str, str, str | None], ...]
    get_togethers: tuple[tuple[date, str], ...]
    rebates: tuple[RebateStanding, ...]
    cap_left: Decimal | None
    slow: tuple[SlowMover, ...]

    @property
    def standing(self) -> Standing:
        return self.judged.standing


def detail(session: Session, sub_id: int, as_of: date) -> Detail | None:
    """One sub-distributor at a day; None when there is none."""
    standing = one(session, sub_id)
    if standing is None:
        return None
    place = standing.territory_id
    ready = reserves_of(session, [place]).get(place, []) if place is not None else []
    return Detail(
        judged=judged(session, [standing], as_of)[sub_id],
        agreements=tuple(agreements(session, [standing])[sub_id]),
        reserves=ready_first([s for s in ready if s.id != sub_id]),
        owed=balances(session, [standing.customer_id], as_of)[standing.customer_id],
        shops=_shops(session, standing.customer_id),
        readings=tuple(stock_readings(session, [sub_id]).get(sub_id, ())),
        guidance=tuple(guidance(session, sub_id)),
        breaches=tuple(_log(session, Breach, sub_id, "kind", "what", "evidence")),
        steps=tuple(_log(session, StateStep, sub_id, "before", "after", "reason")),
        get_togethers=tuple(_invited(session, sub_id)),
        rebates=tuple(rebate_standings(session, as_of, customer_ids=[standing.customer_id])),
        cap_left=cap_left(session, standing.customer_id, as_of),
        slow=tuple(slow_movers(session, standing.customer_id, as_of, most=MOST_SLOW)),
    )


def _shops(session: Session, customer_id: int) -> int:
    served = (Customer.sub_distributor_id == customer_id, Customer.retired_at.is_(None))
    return session.scalar(select(func.count()).select_from(Customer).where(*served)) or 0


def guidance(session: Session, sub_id: int) -> list[GuidanceLine]:
    """The talks with a sub-distributor, the newest first."""
    rows = session.execute(
        select(
            Guidance.id, Guidance.date, Guidance.topic, Guidance.action, Guidance.guided_by,
            Guidance.next_check, Guidance.checked_on, Guidance.result,
        )
        .where(Guidance.sub_distributor_id == sub_id, Guidance.retired_at.is_(None))
        .order_by(Guidance.date.desc(), Guidance.id.desc())
    )  # fmt: skip
    return [GuidanceLine(*tuple[Any, ...](row)) for row in rows]


def _log(session: Session, table: Any, sub_id: int, *fields: str) -> list[Any]:
    rows = session.execute(
        select(table.date, *(getattr(table, field) for field in fields))
        .where(table.sub_distributor_id == sub_id, table.retired_at.is_(None))
        .order_by(table.date.desc(), table.id.desc())
    )
    return [tuple(row) for row in rows]


def _invited(session: Session, sub_id: int) -> list[tuple[date, str]]:
    rows = session.execute(
        select(GetTogether.date, GetTogether.name)
        .join(Guest, Guest.get_together_id == GetTogether.id)
        .where(
            Guest.sub_distributor_id == sub_id, Guest.retired_at.is_(None), GetTogether.retired_at.is_(None)
        )
        .order_by(GetTogether.date.desc())
    )
    return [(day, name) for day, name in rows]


@dataclass(frozen=True, slots=True)
class Party:
    """A get-together with its guests and what is still to be done."""

    id: int
    day: date
    name: str
    place: str | None
    cost: Decimal | None
    notes: str | None
    guests: tuple[tuple[str, int], ...]
    follow_ups: tuple[tuple[int, str, str | None, date | None, date | None], ...]

    @property
    def persons(self) -> int:
        return sum(persons for _, persons in self.guests)

    @property
    def open(self) -> int:
        return sum(done is None for *_, done in self.follow_ups)


def parties(session: Session) -> list[Party]:
    """Every get-together, the newest first."""
    guests: dict[int, list[tuple[str, int]]] = {}
    for party, name, persons in session.execute(
        select(Guest.get_together_id, Guest.name, Guest.persons)
        .where(Guest.retired_at.is_(None))
        .order_by(Guest.id)
    ):
        guests.setdefault(party, []).append((name, persons))
    tasks: dict[int, list[tuple[int, str, str | None, date | None, date | None]]] = {}
    for i, party, what, who, due, done in session.execute(
        select(FollowUp.id, FollowUp.get_together_id, FollowUp.what, FollowUp.who, FollowUp.due, FollowUp.done_on)
        .where(FollowUp.retired_at.is_(None))
        .order_by(FollowUp.done_on.is_not(None), FollowUp.due.is_(None), FollowUp.due, FollowUp.id)
    ):  # fmt: skip
        tasks.setdefault(party, []).append((i, what, who, due, done))
    rows = session.execute(
        select(
            GetTogether.id, GetTogether.date, GetTogether.name, GetTogether.place, GetTogether.cost,
            GetTogether.notes,
        )
        .where(GetTogether.retired_at.is_(None))
        .order_by(GetTogether.date.desc(), GetTogether.id.desc())
    )  # fmt: skip
    return [
        Party(i, day, name, place, cost, notes, tuple(guests.get(i, ())), tuple(tasks.get(i, ())))
        for i, day, name, place, cost, notes in rows
    ]
