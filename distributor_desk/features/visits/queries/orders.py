"""Papers for those who deliver and for a whole route: what was ordered at visits, and where everyone is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.money import round_fen
from distributor_desk.features.customers.queries import joined
from distributor_desk.features.customers.records import Contact, Customer, Rep, Route
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.visits.queries import plans
from distributor_desk.features.visits.queries.days import planned_routes
from distributor_desk.features.visits.records import Visit, VisitLine
from distributor_desk.features.visits.rules.numbers import visit_number
from distributor_desk.features.visits.rules.paper import (
    DeliveryLine,
    DeliveryOrder,
    PromotionSheet,
    RouteSheet,
    RouteStop,
)
from distributor_desk.features.visits.rules.paper_words import for_paper


def delivery_orders(
    session: Session, company: str, day: date, *, rep: str | None = None, customer_id: int | None = None
) -> list[DeliveryOrder]:
    """What was ordered at the visits of a day, a paper for each shop; prices are the shop's own last ones."""
    query = (
        select(Visit.id, Visit.customer_id, Rep.name)
        .outerjoin(Rep, Rep.id == Visit.rep_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.date == day, Visit.retired_at.is_(None))
        .order_by(Customer.route_id, Customer.stop, Visit.id)
    )
    if rep:
        query = query.where(Rep.name == rep)
    if customer_id:
        query = query.where(Visit.customer_id == customer_id)
    orders = [_order(session, company, day, *row) for row in session.execute(query).all()]
    return [order for order in orders if order.lines]


def _order(
    session: Session, company: str, day: date, visit_id: int, customer_id: int, rep: str | None
) -> DeliveryOrder:
    who = session.execute(
        joined(
            Customer.name, Customer.code, Customer.address, Contact.name.label("contact"), Contact.phone
        ).where(Customer.id == customer_id)
    ).one()
    rows = session.execute(
        select(
            Product.id,
            Product.name,
            Product.spec,
            Product.unit,
            Product.case_size,
            Product.price,
            VisitLine.order,
        )
        .join(VisitLine, VisitLine.product_id == Product.id)
        .where(VisitLine.visit_id == visit_id, VisitLine.order > 0, VisitLine.retired_at.is_(None))
        .order_by(VisitLine.id)
    ).all()
    last = ledger.last_orders(session, customer_id, [row[0] for row in rows], day) if rows else {}
    lines = [_line(row, last) for row in rows]
    return DeliveryOrder(
        company, visit_number(day, customer_id), day, who.name, who.code or "", who.address or "",
        who.contact or "", who.phone or "", rep or "", tuple(lines),
    )  # fmt: skip


def _line(row: Any, last: dict[int, ledger.LastOrder]) -> DeliveryLine:
    i, name, spec, unit, size, listed, quantity = row
    price: Decimal | None = last[i].price if i in last else listed
    amount = round_fen(quantity * price) if price is not None else None
    return DeliveryLine(name, spec or "", unit or "", size, quantity, price, amount)


def route_sheets(session: Session, company: str, route_ids: Sequence[int]) -> list[RouteSheet]:
    """Whole routes with their shops in the order of the stops."""
    return [
        RouteSheet(company, route.name, route.rep or "", route.pattern.words(), _stops(session, route.id))
        for route in planned_routes(session)
        if route.id in route_ids
    ]


def _stops(session: Session, route_id: int) -> tuple[RouteStop, ...]:
    last = (
        select(func.max(Visit.date))
        .where(Visit.customer_id == Customer.id, Visit.retired_at.is_(None))
        .scalar_subquery()
    )
    rows = session.execute(
        joined(
            Customer.stop, Customer.name, Customer.code, Customer.address, Contact.name.label("contact"),
            Contact.phone, Customer.visit_every, last,
        )
        .where(Customer.route_id == route_id, Customer.retired_at.is_(None), Customer.status != "lost")
        .order_by(Customer.stop.is_(None), Customer.stop, Customer.name_sort)
    )  # fmt: skip
    return tuple(
        RouteStop(stop, name, code or "", address or "", contact or "", phone or "", every, seen)
        for stop, name, code, address, contact, phone, every, seen in rows
    )


def promotion_sheet(session: Session, company: str, promotion_id: int) -> PromotionSheet:
    """A promotion with the shops that may have it."""
    (name, conditions, starts, ends, _, _), shops = plans.eligible(session, promotion_id)
    return PromotionSheet(company, for_paper(name), for_paper(conditions), starts, ends, tuple(shops))


def stops_of(session: Session, route_id: int) -> list[tuple[int, str, int | None, str | None]]:
    """The shops of a route to put in order: id, name, stop, address."""
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.stop, Customer.address)
        .join(Route, Route.id == Customer.route_id)
        .where(Customer.route_id == route_id, Customer.retired_at.is_(None))
        .order_by(Customer.stop.is_(None), Customer.stop, Customer.name_sort)
    )
    return [(i, name, stop, address) for i, name, stop, address in rows]
