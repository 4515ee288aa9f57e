"""Promises and the last visits of a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Found
from distributor_desk.features.customers.records import Customer, Rep, Route
from distributor_desk.features.visits.records import Promise, Visit
from distributor_desk.features.visits.rules.numbers import read_number


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


def find_visit(session: Session, words: str) -> list[Found]:
    """The shop of a visit's number, as a scanner reads it from the paper."""
    read = read_number(words)
    if read is None:
        return []
    name = session.scalar(select(Customer.name).where(Customer.id == read[1], Customer.retired_at.is_(None)))
    return [Found("customers", read[1], name, words.strip())] if name else []


def find_routes(session: Session, words: str, *, most: int = 5) -> list[Found]:
    """Routes by a part of their name; they open the day's visits."""
    rows = session.execute(
        select(Route.id, Route.name)
        .where(Route.name.contains(words.strip(), autoescape=True), Route.retired_at.is_(None))
        .limit(most)
    )
    return [Found("visits", i, name) for i, name in rows]


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
    who: str | None = None


def promises(session: Session, customer_id: int) -> list[PromiseRow]:
    """A customer's promises: the open ones by their day, the overdue first; then those closed last."""
    rows = session.execute(
        select(Promise.id, Promise.what, Promise.due, Promise.state, Promise.who)
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


def listed(session: Session, state: str, *, rep: str | None = None) -> list[tuple[Any, ...]]:
    """All promises of a state: id, due, what, shop, who, kind, rep, closed on, customer's id; the oldest due first."""
    query = (
        select(
            Promise.id, Promise.due, Promise.what, Customer.name, Promise.who, Promise.kind, Rep.name,
            Promise.closed_on, Customer.id,
        )
        .join(Customer, Customer.id == Promise.customer_id)
        .outerjoin(Route, Route.id == Customer.route_id)
        .outerjoin(Rep, Rep.id == func.coalesce(Route.rep_id, Customer.rep_id))
        .where(Promise.state == state, Promise.retired_at.is_(None), Customer.retired_at.is_(None))
        .order_by(Promise.due.asc().nulls_last(), Promise.id)
    )  # fmt: skip
    if rep:
        query = query.where(Rep.name == rep)
    return [tuple(row) for row in session.execute(query)]


def overdue(session: Session, today: date) -> list[tuple[int, str, str, date]]:
    """Open promises past their day: id, shop, what, due; the oldest first."""
    rows = session.execute(
        select(Promise.id, Customer.name, Promise.what, Promise.due)
        .join(Customer, Customer.id == Promise.customer_id)
        .where(
            Promise.state == "open", Promise.due < today, Promise.retired_at.is_(None),
            Customer.retired_at.is_(None),
        )
        .order_by(Promise.due, Promise.id)
    )  # fmt: skip
    return [(i, name, what, due) for i, name, what, due in rows if due is not None]
