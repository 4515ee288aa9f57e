"""A or B of every stop of a day, as its paper says it, without the rest of the cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.customers.rules import days_since
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.visits.queries.days import Stop
from distributor_desk.features.visits.records import Promise
from distributor_desk.features.visits.rules.purpose import ShopState, priority_of


def priorities(session: Session, stops: Sequence[Stop], day: date) -> dict[int, str]:
    """By shop: what a person set, else A for a key store, else what the shop's state says."""
    ids = [stop.customer_id for stop in stops]
    ordered = ledger.last_sales(session, ids, day)
    every = dict(session.execute(select(Customer.id, Customer.visit_every).where(Customer.id.in_(ids))).all())
    late = dict(
        session.execute(
            select(Promise.customer_id, Promise.what)
            .where(
                Promise.customer_id.in_(ids), Promise.state == "open", Promise.due < day,
                Promise.retired_at.is_(None),
            )
        ).all()
    )  # fmt: skip
    found: dict[int, str] = {}
    for stop in stops:
        i = stop.customer_id
        state = ShopState(
            overdue_promise=late.get(i),
            open_promise=None,
            ever_ordered=i in ordered,
            days_since_order=days_since(ordered.get(i), day),
            days_since_visit=days_since(stop.last_visit, day),
            visit_every=every.get(i),
            last_result=None,
        )
        found[i] = stop.priority or ("A" if stop.key_store else priority_of(state))
    return found
