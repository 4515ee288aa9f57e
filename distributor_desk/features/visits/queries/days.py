"""Whose turn it is on a day: routes by weekday, and their shops in the order of the stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.queries import RouteLine, route_lines
from distributor_desk.features.customers.records import Customer, Rep, Route
from distributor_desk.features.visits import rules
from distributor_desk.features.visits.records import Visit


def routes_on(session: Session, day: date) -> list[RouteLine]:
    """The routes whose weekday it is; those without weekdays are never due by themselves."""
    return [route for route in route_lines(session) if day.isoweekday() in route.weekdays]


@dataclass(frozen=True, slots=True)
class Stop:
    """One shop of a day's list."""

    customer_id: int
    name: str
    address: str | None
    rep: str | None
    route: str
    stop: int | None
    last_visit: date | None
    due: date | None


def stops_on(session: Session, route_ids: Sequence[int]) -> list[Stop]:
    """The shops of these routes in the order of their stops."""
    last = (
        select(func.max(Visit.date))
        .where(Visit.customer_id == Customer.id, Visit.retired_at.is_(None))
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Customer.id,
            Customer.name,
            Customer.address,
            Rep.name,
            Route.name,
            Customer.stop,
            Customer.visit_every,
            last,
        )
        .join(Route, Route.id == Customer.route_id)
        .outerjoin(Rep, Rep.id == Route.rep_id)
        .where(Customer.route_id.in_(route_ids), Customer.retired_at.is_(None), Customer.status != "lost")
        .order_by(Route.id, Customer.stop.is_(None), Customer.stop, Customer.name_sort)
    )
    return [
        Stop(i, name, address, rep, route, stop, seen, rules.next_due(seen, every))
        for i, name, address, rep, route, stop, every, seen in rows
    ]
