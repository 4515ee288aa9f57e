"""Whose turn it is on a day: routes by their plan and the holidays, and their shops in the order of the stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.queries import RouteLine, route_lines
from distributor_desk.features.customers.records import Customer, Rep, Route
from distributor_desk.features.visits.records import Visit
from distributor_desk.features.visits.records.plans import HolidayRow, RoutePattern
from distributor_desk.features.visits.records.shops import StopPlan
from distributor_desk.features.visits.rules.due import Pattern, due_of, overdue_days, week_days
from distributor_desk.features.visits.rules.holidays import Calendar, Holiday, calendar


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """A route with the days on which it is walked."""

    id: int
    name: str
    rep_id: int | None
    rep: str | None
    pattern: Pattern
    shops: int


def planned_routes(session: Session) -> list[PlannedRoute]:
    """Every route with its plan: its weekdays, and what is kept here beyond them."""
    rows = session.scalars(
        select(RoutePattern).where(RoutePattern.retired_at.is_(None)).order_by(RoutePattern.id)
    )
    kept = {row.route_id: row for row in rows}
    return [_planned(route, kept.get(route.id)) for route in route_lines(session)]


def _planned(route: RouteLine, row: RoutePattern | None) -> PlannedRoute:
    weeks = tuple(int(week) for week in row.weeks.split(",") if week) if row else ()
    pattern = Pattern(route.weekdays, weeks, row.every_days if row else None, row.since if row else None)
    return PlannedRoute(route.id, route.name, route.rep_id, route.rep, pattern, route.shops)


def holidays(session: Session) -> list[tuple[int, Holiday]]:
    """The table of holidays with its ids, oldest first."""
    rows = session.execute(
        select(HolidayRow.id, HolidayRow.date, HolidayRow.name, HolidayRow.works, HolidayRow.moved_to)
        .where(HolidayRow.retired_at.is_(None))
        .order_by(HolidayRow.date)
    )
    return [(i, Holiday(day, name, works, moved)) for i, day, name, works, moved in rows]


def calendar_of(session: Session) -> Calendar:
    return calendar(holiday for _, holiday in holidays(session))


def routes_on(session: Session, day: date) -> list[PlannedRoute]:
    """The routes that are walked on a day; those without a plan are never due by themselves."""
    return _walked(planned_routes(session), calendar_of(session), day)


def _walked(routes: Sequence[PlannedRoute], known: Calendar, day: date) -> list[PlannedRoute]:
    planned = known.planned_for(day)
    return [route for route in routes if any(route.pattern.falls_on(one) for one in planned)]


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week view: the holiday's name, the routes that are walked, and how many shops are overdue then."""

    day: date
    holiday: str
    routes: tuple[PlannedRoute, ...]
    overdue: dict[int, int]


def week(session: Session, day: date) -> list[WeekDay]:
    """Monday to Sunday of a day's week, with the routes that are walked and their shops past due."""
    routes, known = planned_routes(session), calendar_of(session)
    dues: dict[str, list[date]] = {}
    for stop in stops_on(session, [route.id for route in routes]):
        if stop.due:
            dues.setdefault(stop.route, []).append(stop.due)
    found = []
    for one in week_days(day):
        walked = tuple(_walked(routes, known, one))
        late = {route.id: sum(due < one for due in dues.get(route.name, ())) for route in walked}
        found.append(WeekDay(one, known.days[one].name if one in known.days else "", walked, late))
    return found


@dataclass(frozen=True, slots=True)
class Stop:
    """One shop of a day's list. `priority` is what a person set (A, B or nothing)."""

    customer_id: int
    name: str
    address: str | None
    rep: str | None
    route: str
    stop: int | None
    last_visit: date | None
    due: date | None
    visited: str | None = None
    priority: str | None = None
    key_store: bool = False

    def overdue(self, day: date) -> int | None:
        return overdue_days(self.due, day)


def stops_on(session: Session, route_ids: Sequence[int], day: date | None = None) -> list[Stop]:
    """The shops of these routes in the order of their stops; with a day, also what that day brought and was planned.

    Due is the day agreed on at the last visit, else by the shop's frequency or the route's plan.
    """
    before = (Visit.date < day,) if day else ()
    last = (
        select(func.max(Visit.date))
        .where(Visit.customer_id == Customer.id, Visit.retired_at.is_(None), *before)
        .scalar_subquery()
    )
    agreed = (
        select(Visit.next_visit)
        .where(Visit.customer_id == Customer.id, Visit.retired_at.is_(None), *before)
        .order_by(Visit.date.desc(), Visit.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Customer.id, Customer.name, Customer.address, Rep.name, Route.id, Route.name, Customer.stop,
            Customer.visit_every, last, agreed,
        )
        .join(Route, Route.id == Customer.route_id)
        .outerjoin(Rep, Rep.id == Route.rep_id)
        .where(Customer.route_id.in_(route_ids), Customer.retired_at.is_(None), Customer.status != "lost")
        .order_by(Route.id, Customer.stop.is_(None), Customer.stop, Customer.name_sort)
    ).all()  # fmt: skip
    patterns = {route.id: route.pattern for route in planned_routes(session)}
    visited = _results(session, day) if day else {}
    plans = stop_plans(session, [row[0] for row in rows], day)
    found = []
    for i, name, address, rep, route_id, route, stop, every, seen, agreed_on in rows:
        plan = plans.get(i)
        due = agreed_on or due_of(seen, every, patterns[route_id])
        found.append(
            Stop(
                i, name, address, rep, route, stop, seen, due, visited.get(i),
                plan.priority if plan else None, bool(plan and plan.key_store),
            )
        )  # fmt: skip
    return found


def _results(session: Session, day: date) -> dict[int, str]:
    """What came of the visits of a day, by shop; "" for a visit without a result."""
    rows = session.execute(
        select(Visit.customer_id, Visit.result)
        .where(Visit.date == day, Visit.retired_at.is_(None))
        .order_by(Visit.id)
    )
    return {i: result or "" for i, result in rows}


@dataclass(frozen=True, slots=True)
class ShopPlan:
    """What a person set for a shop: priority, purpose, key store."""

    priority: str | None
    purpose: str | None
    key_store: bool


def stop_plans(session: Session, customer_ids: Sequence[int], day: date | None) -> dict[int, ShopPlan]:
    """The plans of shops for a day; what is set for the day goes before what is set for always."""
    wanted = StopPlan.date.is_(None) if day is None else StopPlan.date.is_(None) | (StopPlan.date == day)
    rows = session.execute(
        select(StopPlan.customer_id, StopPlan.priority, StopPlan.purpose, StopPlan.key_store)
        .where(StopPlan.customer_id.in_(customer_ids), wanted, StopPlan.retired_at.is_(None))
        .order_by(StopPlan.date.is_not(None), StopPlan.id)
    )
    found: dict[int, ShopPlan] = {}
    for i, priority, purpose, key_store in rows:
        before = found.get(i, ShopPlan(None, None, key_store=False))
        found[i] = ShopPlan(
            priority or before.priority, purpose or before.purpose, key_store or before.key_store
        )
    return found


def route_of(session: Session, customer_id: int) -> int | None:
    """The route on which a shop stands."""
    return session.scalar(select(Customer.route_id).where(Customer.id == customer_id))


@dataclass(frozen=True, slots=True)
class Unrouted:
    """An active shop that stands on no route."""

    id: int
    name: str
    area: str | None
    address: str | None
    rep: str | None


def unrouted(session: Session, offset: int = 0, limit: int = 200) -> list[Unrouted]:
    """Some active shops on no route, by area and name."""
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.area, Customer.address, Rep.name)
        .outerjoin(Rep, Rep.id == Customer.rep_id)
        .where(Customer.retired_at.is_(None), Customer.route_id.is_(None), Customer.status == "active")
        .order_by(Customer.area.is_(None), Customer.area, Customer.name_sort, Customer.id)
        .limit(limit)
        .offset(offset)
    )
    return [Unrouted(*tuple[Any, ...](row)) for row in rows]
