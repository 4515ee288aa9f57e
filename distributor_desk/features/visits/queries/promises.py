"""Promises and the last visits of a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Found
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.features.visits.records import Promise, Visit


def find_promises(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Open promises that say these words, for find-anything; they open their customer."""
    rows = session.execute(
        select(Promise.customer_id, Promise.what, Customer.name)
        .join(Customer, Customer.id == Promise.customer_id)
        .where(
            Promise.what.contains(words.strip(), autoescape=True),
            Promise.state == "open",
            Promise.retired_at.is_(None),
        )
        .limit(most)
    )
    return [Found("customers", i, what, name) for i, what, name in rows]


def open_promises_column() -> Any:
    """SQL for one customer of a list: how many promises are open."""
    return (
        select(func.nullif(func.count(Promise.id), 0))
        .where(Promise.customer_id == Customer.id, Promise.state == "open", Promise.retired_at.is_(None))
        .scalar_subquery()
    )


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with its state, for the customer's page."""

    id: int
    what: str
    due: date | None
    state: str


def promises(session: Session, customer_id: int) -> list[PromiseRow]:
    """A customer's promises: the open ones by their day, the overdue first; then those closed last."""
    rows = session.execute(
        select(Promise.id, Promise.what, Promise.due, Promise.state)
        .where(Promise.customer_id == customer_id, Promise.retired_at.is_(None))
        .order_by(
            Promise.state != "open", Promise.closed_on.desc(), Promise.due.asc().nulls_last(), Promise.id
        )
    )
    return [PromiseRow(*tuple[Any, ...](row)) for row in rows]


def recent(session: Session, customer_id: int, *, most: int = 20) -> list[tuple[Any, ...]]:
    """A customer's last visits: date, rep, result, order amount, notes."""
    query = (
        select(Visit.date, Rep.name, Visit.result, Visit.order_amount, Visit.notes)
        .outerjoin(Rep, Rep.id == Visit.rep_id)
        .where(Visit.customer_id == customer_id, Visit.retired_at.is_(None))
        .order_by(Visit.date.desc(), Visit.id.desc())
        .limit(most)
    )
    return [tuple(row) for row in session.execute(query)]
