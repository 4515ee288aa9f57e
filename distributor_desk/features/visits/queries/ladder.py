"""Shops that do not want to buy yet: how far they have come, and what shops said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Route
from distributor_desk.features.visits.records import Visit
from distributor_desk.features.visits.records.shops import Ladder, LadderStep, ShopRemark
from distributor_desk.features.visits.rules.ladder import Climb


def climbs(session: Session, customer_ids: Sequence[int], day: date) -> dict[int, Climb]:
    """The ladders that are open on a day, by shop: a kept one, or a shop that refused at its last visit."""
    rows = session.scalars(
        select(Ladder)
        .where(Ladder.customer_id.in_(customer_ids), Ladder.ended_on.is_(None), Ladder.retired_at.is_(None))
        .order_by(Ladder.id)
    )
    found = {
        row.customer_id: Climb(
            row.customer_id, row.started_on, (), row.excuse, row.cause, row.condition, row.tactic
        )
        for row in rows
        if row.started_on <= day
    }
    for i, since in _refused_last(session, customer_ids, day).items():
        found.setdefault(i, Climb(i, since, ()))
    steps = _steps(session, list(found), day)
    return {
        i: Climb(
            i, climb.started, tuple(s for s in steps.get(i, ()) if s[1] >= climb.started), climb.excuse,
            climb.cause, climb.condition, climb.tactic,
        )
        for i, climb in found.items()
    }  # fmt: skip


def _refused_last(session: Session, customer_ids: Sequence[int], day: date) -> dict[int, date]:
    """Shops whose last visit before a day (that said anything) was refused, with that visit's day."""
    latest = (
        select(Visit.customer_id, func.max(Visit.date).label("day"))
        .where(
            Visit.customer_id.in_(customer_ids), Visit.date < day, Visit.retired_at.is_(None),
            Visit.result.is_not(None), Visit.result != "absent",
        )
        .group_by(Visit.customer_id)
        .subquery()
    )  # fmt: skip
    rows = session.execute(
        select(Visit.customer_id, Visit.date)
        .join(latest, (latest.c.customer_id == Visit.customer_id) & (latest.c.day == Visit.date))
        .where(Visit.result == "refused", Visit.retired_at.is_(None))
    )
    return {row[0]: row[1] for row in rows}


def _steps(session: Session, customer_ids: Sequence[int], day: date) -> dict[int, list[tuple[str, date]]]:
    rows = session.execute(
        select(LadderStep.customer_id, LadderStep.step, LadderStep.date)
        .where(
            LadderStep.customer_id.in_(customer_ids), LadderStep.date <= day, LadderStep.retired_at.is_(None)
        )
        .order_by(LadderStep.date, LadderStep.id)
    )
    found: dict[int, list[tuple[str, date]]] = {}
    for i, step, done in rows:
        found.setdefault(i, []).append((step, done))
    return found


def climbing(session: Session, day: date) -> list[tuple[int, str, str | None, Climb]]:
    """Every shop on a ladder: id, name, route, how far it is; those that began first come first."""
    kept = select(Ladder.customer_id).where(Ladder.ended_on.is_(None), Ladder.retired_at.is_(None))
    refused = select(Visit.customer_id).where(Visit.result == "refused", Visit.retired_at.is_(None))
    rows = session.execute(
        select(Customer.id, Customer.name, Route.name)
        .outerjoin(Route, Route.id == Customer.route_id)
        .where(Customer.id.in_(kept.union(refused)), Customer.retired_at.is_(None), Customer.status != "lost")
    ).all()
    found = climbs(session, [row[0] for row in rows], day)
    known = [(i, name, route, found[i]) for i, name, route in rows if i in found]
    return sorted(known, key=lambda one: (one[3].started, one[0]))


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What a shop said: complaint, feedback, question or objection."""

    id: int
    kind: str
    day: date
    what: str
    main: bool
    answer: str | None
    closed_on: date | None


def remarks(session: Session, customer_id: int, *, most: int = 12) -> list[RemarkRow]:
    """What a shop said, open complaints first, then the newest."""
    rows = session.execute(
        select(
            ShopRemark.id, ShopRemark.kind, ShopRemark.date, ShopRemark.what, ShopRemark.main, ShopRemark.answer,
            ShopRemark.closed_on,
        )
        .where(ShopRemark.customer_id == customer_id, ShopRemark.retired_at.is_(None))
        .order_by(
            (ShopRemark.kind != "complaint") | ShopRemark.closed_on.is_not(None),
            ShopRemark.date.desc(), ShopRemark.id.desc(),
        )
        .limit(most)
    )  # fmt: skip
    return [RemarkRow(*tuple[Any, ...](row)) for row in rows]


def register(session: Session, kind: str | None, *, open_only: bool) -> list[tuple[Any, ...]]:
    """What all shops said, the newest first: id, date, kind, shop, words, main, answer, closed on, customer's id."""
    where: list[Any] = [ShopRemark.retired_at.is_(None), Customer.retired_at.is_(None)]
    if kind:
        where.append(ShopRemark.kind == kind)
    if open_only:
        where.append(ShopRemark.closed_on.is_(None))
    rows = session.execute(
        select(
            ShopRemark.id, ShopRemark.date, ShopRemark.kind, Customer.name, ShopRemark.what, ShopRemark.main,
            ShopRemark.answer, ShopRemark.closed_on, Customer.id,
        )
        .join(Customer, Customer.id == ShopRemark.customer_id)
        .where(*where)
        .order_by(ShopRemark.date.desc(), ShopRemark.id.desc())
    )  # fmt: skip
    return [tuple(row) for row in rows]


def open_complaints(session: Session) -> list[tuple[int, int, str, date, str]]:
    """Complaints that nobody has closed: id, customer, shop, day, words; oldest first."""
    rows = session.execute(
        select(ShopRemark.id, Customer.id, Customer.name, ShopRemark.date, ShopRemark.what)
        .join(Customer, Customer.id == ShopRemark.customer_id)
        .where(
            ShopRemark.kind == "complaint", ShopRemark.closed_on.is_(None), ShopRemark.retired_at.is_(None),
            Customer.retired_at.is_(None),
        )
        .order_by(ShopRemark.date, ShopRemark.id)
    )  # fmt: skip
    return [tuple(row) for row in rows]  # type: ignore[misc]
