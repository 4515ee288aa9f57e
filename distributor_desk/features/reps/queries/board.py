"""The sales board of a month: target, done, gap and the measures of the calls, rep by rep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period, period_of
from distributor_desk.features.customers.records import Customer, Rep, Route
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.records import Target
from distributor_desk.features.reps.records import RepMonth
from distributor_desk.features.reps.rules.measures import (
    NO_AIMS,
    Aims,
    Counted,
    Line,
    is_new,
    measures,
)
from distributor_desk.features.reps.rules.settings import NEW_DAYS
from distributor_desk.features.sales.records import ProductMonth, SalesLine
from distributor_desk.features.visits.records import MonthPlan, Visit
from distributor_desk.storage.settings import value_of

NOBODY = 0
"""The rep's id of what no rep has."""
_KEPT = SalesLine.retired_at.is_(None)
_WHOSE = func.coalesce(SalesLine.rep_id, Customer.rep_id, NOBODY)
"""A line's rep, else the rep of its customer."""


def month_of(day: date) -> Period:
    return period_of(day, "month")


def rep_names(session: Session) -> dict[int, str]:
    """The reps that are kept."""
    return dict(session.execute(select(Rep.id, Rep.name).where(Rep.retired_at.is_(None))).all())


def board(session: Session, month: date, today: date) -> list[Line]:
    """Every rep's line of the month of a day (up to today while it runs), by what they sold.

    Where no target is set, the sales that the month plan of the visits aims at stand in its place.
    """
    whole = month_of(month)
    days = Period(whole.first, max(whole.first, min(whole.last, today)))
    names = rep_names(session)
    sold = sold_by_category(session, days)
    fresh = new_products(session, whole.first)
    new_done = _sold_of(session, days, fresh) if fresh else {}
    targets = {
        rep: amount for (rep, category), amount in targets_of(session, whole).items() if category is None
    }
    quotas = _quotas(session, whole.first)
    counted = counts(session, days)
    done: dict[int, Decimal] = {}
    for (rep, _), amount in sold.items():
        done[rep] = done.get(rep, Decimal(0)) + amount
    aims = _aims(session, whole.first)
    lines = [
        Line(
            rep, names.get(rep, ""), targets.get(rep, aims.get(rep, NO_AIMS).sales), done.get(rep, Decimal(0)), quotas.get(rep),
            new_done.get(rep, Decimal(0)), measures(counted.get(rep, Counted())),
            aims.get(rep, NO_AIMS),
        )
        for rep in [*names, *([NOBODY] if done.get(NOBODY) else [])]
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.rep_id == NOBODY, -line.done, line.rep_id))


def _aims(session: Session, month: date) -> dict[int, Aims]:
    rows = session.execute(
        select(
            MonthPlan.rep_id, MonthPlan.sales, MonthPlan.skus_per_outlet, MonthPlan.average_order,
            MonthPlan.calls,
        )
        .where(MonthPlan.month == month, MonthPlan.retired_at.is_(None))
        .order_by(MonthPlan.id)
    )  # fmt: skip
    return {rep: Aims(sales, skus, order, calls) for rep, sales, skus, order, calls in rows}


def sold_by_category(session: Session, days: Period) -> dict[tuple[int, str], Decimal]:
    """Sales less returns in yuan by rep and product category ("" without one)."""
    category = func.coalesce(Product.category, "")
    rows = session.execute(
        select(_WHOSE, category, func.sum(SalesLine.amount))
        .select_from(Customer)
        .join(SalesLine, SalesLine.customer_id == Customer.id)
        .outerjoin(Product, Product.id == SalesLine.product_id)
        .where(
            SalesLine.date >= days.first,
            SalesLine.date <= days.last,
            SalesLine.kind.in_(("sale", "return")),
            _KEPT,
        )
        .group_by(_WHOSE, category)
    )
    return {(rep, name): amount for rep, name, amount in rows}


def _sold_of(session: Session, days: Period, product_ids: Sequence[int]) -> dict[int, Decimal]:
    rows = session.execute(
        select(_WHOSE, func.sum(SalesLine.amount))
        .select_from(Customer)
        .join(SalesLine, SalesLine.customer_id == Customer.id)
        .where(
            SalesLine.date >= days.first,
            SalesLine.date <= days.last,
            SalesLine.product_id.in_(product_ids),
            SalesLine.kind.in_(("sale", "return")),
            _KEPT,
        )
        .group_by(_WHOSE)
    )
    return dict(rows.all())


def new_products(session: Session, month: date) -> list[int]:
    """The products that count as new in a month, by the month in which each was first sold."""
    first = func.min(ProductMonth.month)
    rows = session.execute(
        select(ProductMonth.product_id, first)
        .where(ProductMonth.product_id > 0, ProductMonth.sold > 0)
        .group_by(ProductMonth.product_id)
    ).all()
    begin = min((day for _, day in rows), default=month)
    days = value_of(session, NEW_DAYS)
    return [product for product, day in rows if is_new(day, begin, month, days)]


def targets_of(session: Session, whole: Period) -> dict[tuple[int, str | None], Decimal]:
    """The targets of reps for exactly that period, by rep and category (None: in all)."""
    rows = session.execute(
        select(Target.rep_id, Target.category, Target.amount).where(
            Target.rep_id.is_not(None),
            Target.first == whole.first,
            Target.last == whole.last,
            Target.retired_at.is_(None),
        )
    )
    return {(rep or 0, category): amount for rep, category, amount in rows}


def _quotas(session: Session, month: date) -> dict[int, Decimal]:
    rows = session.execute(
        select(RepMonth.rep_id, RepMonth.new_products).where(
            RepMonth.month == month, RepMonth.new_products.is_not(None), RepMonth.retired_at.is_(None)
        )
    )
    return {rep: amount for rep, amount in rows if amount is not None}


def counts(session: Session, days: Period) -> dict[int, Counted]:
    """What is counted of each rep's days: visits, orders, shops of the route, products by outlet."""
    visits = _visits(session, days)
    covered, outlets = _covered(session, days), _outlets(session, days)
    reps = visits.keys() | covered.keys() | outlets.keys()
    nothing = (0, 0, Decimal(0), 0, 0)
    return {
        rep: Counted(*visits.get(rep, nothing), *covered.get(rep, (0, 0)), *outlets.get(rep, (0, 0)))
        for rep in reps
    }


def _visits(session: Session, days: Period) -> dict[int, tuple[int, int, Decimal, int, int]]:
    whose = func.coalesce(Visit.rep_id, Customer.rep_id, NOBODY)
    productive = or_(Visit.result == "order", Visit.order_amount > 0)
    with_skus = and_(productive, Visit.skus.is_not(None))
    rows = session.execute(
        select(
            whose,
            func.count(Visit.id),
            func.sum(case((productive, 1), else_=0)),
            func.sum(case((productive, Visit.order_amount))),
            func.sum(case((with_skus, Visit.skus), else_=0)),
            func.sum(case((with_skus, 1), else_=0)),
        )
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.date >= days.first, Visit.date <= days.last, Visit.retired_at.is_(None))
        .group_by(whose)
    )
    return {rep: (calls, got, amount or Decimal(0), skus, n) for rep, calls, got, amount, skus, n in rows}


def _covered(session: Session, days: Period) -> dict[int, tuple[int, int]]:
    """Of the shops on each rep's routes: visited in these days, and all."""
    whose = func.coalesce(Route.rep_id, Customer.rep_id, NOBODY)
    seen = (
        select(Visit.id)
        .where(
            Visit.customer_id == Customer.id,
            Visit.date >= days.first,
            Visit.date <= days.last,
            Visit.retired_at.is_(None),
        )
        .exists()
    )
    rows = session.execute(
        select(whose, func.sum(case((seen, 1), else_=0)), func.count(Customer.id))
        .join(Route, Route.id == Customer.route_id)
        .where(Customer.retired_at.is_(None), Customer.status != "lost")
        .group_by(whose)
    )
    return {rep: (visited, shops) for rep, visited, shops in rows}


def _outlets(session: Session, days: Period) -> dict[int, tuple[int, int]]:
    """Products bought, added up over the outlets that bought, and how many outlets these are."""
    whose = func.coalesce(Customer.rep_id, NOBODY)
    each = (
        select(
            Customer.id,
            whose.label("rep"),
            func.count(SalesLine.product_id.distinct()).label("products"),
        )
        .join(SalesLine, SalesLine.customer_id == Customer.id)
        .where(SalesLine.date >= days.first, SalesLine.date <= days.last, SalesLine.kind == "sale", _KEPT)
        .group_by(Customer.id)
        .subquery()
    )
    rows = session.execute(select(each.c.rep, func.sum(each.c.products), func.count()).group_by(each.c.rep))
    return {rep: (products, outlets) for rep, products, outlets in rows}


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of a rep in a month: in all (category None) or of a category, with what was done."""

    rep_id: int
    rep: str
    category: str | None
    target: Decimal | None
    done: Decimal
    new_target: Decimal | None = None


def target_lines(session: Session, month: date, today: date) -> list[TargetLine]:
    """Each rep in all and then by category: every category that has a target, or in which something was sold."""
    whole = month_of(month)
    days = Period(whole.first, max(whole.first, min(whole.last, today)))
    targets, sold = targets_of(session, whole), sold_by_category(session, days)
    quotas, found = _quotas(session, whole.first), []
    for rep, name in rep_names(session).items():
        categories = {c for r, c in targets if r == rep and c} | {c for r, c in sold if r == rep and c}
        done = sum((amount for (r, _), amount in sold.items() if r == rep), Decimal(0))
        found.append(TargetLine(rep, name, None, targets.get((rep, None)), done, quotas.get(rep)))
        found += [
            TargetLine(rep, name, c, targets.get((rep, c)), sold.get((rep, c), Decimal(0)))
            for c in sorted(categories)
        ]
    return found
