"""What visits add to a customer's time line and to its card: visits, promises, remarks, small steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Rep
from distributor_desk.features.visits.records import Promise, Visit


@dataclass(frozen=True, slots=True)
class VisitEvent:
    """One visit."""

    day: date
    rep: str | None
    result: str | None
    amount: Decimal | None
    notes: str | None


@dataclass(frozen=True, slots=True)
class PromiseEvent:
    """A promise: when it was made (its visit's day) and when it was closed, where that is known."""

    what: str
    made: date | None
    due: date | None
    state: str
    closed: date | None


def visits(session: Session, customer_id: int, *, most: int = 200) -> list[VisitEvent]:
    """A customer's last visits."""
    rows = session.execute(
        select(Visit.date, Rep.name, Visit.result, Visit.order_amount, Visit.notes)
        .outerjoin(Rep, Rep.id == Visit.rep_id)
        .where(Visit.customer_id == customer_id, Visit.retired_at.is_(None))
        .order_by(Visit.date.desc(), Visit.id.desc())
        .limit(most)
    )
    return [VisitEvent(*tuple[Any, ...](row)) for row in rows]


def remarks(
    session: Session, customer_id: int, *, most: int = 100
) -> list[tuple[date, str, str, str | None]]:
    """What a customer said: day, kind, words, answer."""
    from distributor_desk.features.visits.records.shops import ShopRemark

    rows = session.execute(
        select(ShopRemark.date, ShopRemark.kind, ShopRemark.what, ShopRemark.answer)
        .where(ShopRemark.customer_id == customer_id, ShopRemark.retired_at.is_(None))
        .order_by(ShopRemark.date.desc(), ShopRemark.id.desc())
        .limit(most)
    )
    return [(day, kind, what, answer) for day, kind, what, answer in rows]


def steps(session: Session, customer_id: int) -> list[tuple[date, str]]:
    """The small steps done at a customer: day and step."""
    from distributor_desk.features.visits.records.shops import LadderStep

    rows = session.execute(
        select(LadderStep.date, LadderStep.step).where(
            LadderStep.customer_id == customer_id, LadderStep.retired_at.is_(None)
        )
    )
    return [(day, step) for day, step in rows]


def promises(session: Session, customer_id: int) -> list[PromiseEvent]:
    """A customer's promises, open ones by their day first."""
    rows = session.execute(
        select(Promise.what, Visit.date, Promise.due, Promise.state, Promise.closed_on)
        .outerjoin(Visit, Visit.id == Promise.visit_id)
        .where(Promise.customer_id == customer_id, Promise.retired_at.is_(None))
        .order_by(Promise.state != "open", Promise.due.asc().nulls_last(), Promise.id)
    )
    return [PromiseEvent(*tuple[Any, ...](row)) for row in rows]
