"""What the entry of a returned sheet begins with: the shop, the products as they were printed, what is entered already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Rep, Route
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.visits.queries import grid
from distributor_desk.features.visits.queries.ladder import climbs
from distributor_desk.features.visits.records import Promise, Visit, VisitLine
from distributor_desk.features.visits.records.plans import PopUse, PrintedCard
from distributor_desk.features.visits.records.shops import LadderStep, ShopRemark
from distributor_desk.features.visits.rules.entry import LineIn

MORE_FIELDS = (
    "notes", "purpose", "ice_breaker", "ticks", "boss_met", "business", "competitor", "near_expiry", "next_step",
    "next_visit", "review", "excuse", "cause", "condition", "tactic",
)  # fmt: skip
"""Fields of a visit that the entry form keeps besides result and order."""


@dataclass(frozen=True, slots=True)
class ProductIn:
    """A row of the form: a product and how it is counted; the shop's last price per base unit; A of the 1.5 rule."""

    id: int
    name: str
    spec: str
    unit: str
    case_size: Decimal | None
    last_order: Decimal | None = None
    price: Decimal | None = None
    available: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A sheet as far as it is entered; the empty one of a visit that nobody has entered yet."""

    visit_id: int | None = None
    result: str | None = None
    order_amount: Decimal | None = None
    rep: str | None = None
    lines: tuple[LineIn, ...] = ()
    promise: tuple[str, str | None, date | None, str | None] | None = None  # what, kind, due, who
    more: dict[str, Any] = field(default_factory=dict)
    remarks: tuple[tuple[str, str, bool], ...] = ()
    pop_used: tuple[tuple[str, Decimal], ...] = ()
    step_done: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """All that the entry form shows of a visit; `goal` is the small step that was printed."""

    customer_id: int
    day: date
    shop: str
    rep: str | None
    products: tuple[ProductIn, ...]
    goal: str | None
    entered: Entered


def form(session: Session, customer_id: int, day: date) -> Form | None:
    """The form of a shop and day; None when there is no such shop. A second spelling leads to the shop it was merged into."""
    merged = session.scalar(select(Customer.merged_into_id).where(Customer.id == customer_id))
    if merged is not None:
        return form(session, merged, day)
    shop = session.execute(
        select(Customer.name, Rep.name)
        .outerjoin(Route, Route.id == Customer.route_id)
        .outerjoin(Rep, Rep.id == Route.rep_id)
        .where(Customer.id == customer_id, Customer.retired_at.is_(None))
    ).first()
    if shop is None:
        return None
    entered = _entered(session, customer_id, day)
    products = _products(session, customer_id, day, [line.product_id for line in entered.lines])
    climb = climbs(session, [customer_id], day).get(customer_id)
    goal = entered.step_done or (climb.goal if climb else None)
    return Form(customer_id, day, shop[0], entered.rep or shop[1], products, goal, entered)


def _products(session: Session, customer_id: int, day: date, entered: Sequence[int]) -> tuple[ProductIn, ...]:
    """As printed, else as they would be printed; then what was entered besides."""
    printed = session.scalar(
        select(PrintedCard.products).where(PrintedCard.customer_id == customer_id, PrintedCard.date == day)
    )
    if printed is None:
        ids = [p.product_id for p in grid.top(session, customer_id, day)]
    else:
        ids = [int(i) for i in printed.split(",") if i]
    ids += [i for i in entered if i not in ids]
    if not ids:
        return ()
    last = ledger.last_orders(session, customer_id, ids, day)
    seen = session.scalar(
        select(func.max(Visit.date)).where(
            Visit.customer_id == customer_id, Visit.date < day, Visit.retired_at.is_(None)
        )
    )
    on_hand = grid.availables(session, customer_id, day, ids, seen)
    known = {p.id: p for p in products_of(session, ids)}
    return tuple(
        ProductIn(
            i, p.name, p.spec, p.unit, p.case_size,
            last[i].quantity if i in last else None, last[i].price if i in last else p.price, on_hand[i],
        )
        for i in ids
        if (p := known.get(i))
    )  # fmt: skip


def products_of(session: Session, ids: Sequence[int]) -> list[ProductIn]:
    """Products by their ids; the price is the list's."""
    rows = session.execute(
        select(Product.id, Product.name, Product.spec, Product.unit, Product.case_size, Product.price).where(
            Product.id.in_(ids)
        )
    )
    return [
        ProductIn(i, name, spec or "", unit or "", size, None, price)
        for i, name, spec, unit, size, price in rows
    ]


def products_to_add(session: Session) -> list[tuple[int, str]]:
    """Every product that is sold, to add one to a sheet: id, name with size."""
    rows = session.execute(
        select(Product.id, Product.name, Product.spec)
        .where(Product.retired_at.is_(None), Product.status != "discontinued")
        .order_by(Product.name_sort)
    )
    return [(i, f"{name} {spec}" if spec else name) for i, name, spec in rows]


def _entered(session: Session, customer_id: int, day: date) -> Entered:
    visit = session.scalars(
        select(Visit)
        .where(Visit.customer_id == customer_id, Visit.date == day, Visit.retired_at.is_(None))
        .order_by(Visit.id)
        .limit(1)
    ).first()
    if visit is None:
        return Entered()
    lines = session.scalars(
        select(VisitLine)
        .where(VisitLine.visit_id == visit.id, VisitLine.retired_at.is_(None))
        .order_by(VisitLine.id)
    )
    promise = session.execute(
        select(Promise.what, Promise.kind, Promise.due, Promise.who)
        .where(Promise.visit_id == visit.id, Promise.retired_at.is_(None))
        .order_by(Promise.id)
        .limit(1)
    ).first()
    remarks = session.execute(
        select(ShopRemark.kind, ShopRemark.what, ShopRemark.main)
        .where(ShopRemark.visit_id == visit.id, ShopRemark.retired_at.is_(None))
        .order_by(ShopRemark.id)
    )
    pop = session.execute(
        select(PopUse.item, PopUse.quantity).where(PopUse.visit_id == visit.id, PopUse.retired_at.is_(None))
    )
    step = session.scalar(
        select(LadderStep.step)
        .where(LadderStep.visit_id == visit.id, LadderStep.retired_at.is_(None))
        .limit(1)
    )
    rep = session.scalar(select(Rep.name).where(Rep.id == visit.rep_id)) if visit.rep_id else None
    return Entered(
        visit.id,
        visit.result,
        visit.order_amount,
        rep,
        tuple(
            LineIn(row.product_id, row.stock, row.order, row.price, row.neighbour_price, row.near_expiry)
            for row in lines
        ),
        (promise.what, promise.kind, promise.due, promise.who) if promise else None,
        {key: getattr(visit, key) for key in MORE_FIELDS},
        tuple((kind, what, main) for kind, what, main in remarks),
        tuple((item, quantity) for item, quantity in pop),
        step,
    )


def not_entered(session: Session, customer_ids: Sequence[int], day: date) -> list[int]:
    """Which of these shops have no visit on a day yet, in the order given."""
    done = set(
        session.scalars(
            select(Visit.customer_id).where(
                Visit.customer_id.in_(customer_ids), Visit.date == day, Visit.retired_at.is_(None)
            )
        )
    )
    return [i for i in customer_ids if i not in done]
