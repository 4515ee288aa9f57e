"""The slow-mover finder: what a customer bought before and no longer buys (business rules §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.features.customers.queries import found_by as customer_found
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.queries import found_by as product_found
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.settings import value_of

_BOUGHT = and_(SalesLine.kind == "sale", SalesLine.product_id.is_not(None), SalesLine.retired_at.is_(None))
"""What an exchange sent out counts as well: who just got it has not given it up. (The index answers alone.)"""


@dataclass(frozen=True, slots=True)
class SlowMover:
    """A product that a customer has not bought for long: when last, and how much (base units, yuan) then."""

    product_id: int
    product: str
    spec: str | None
    unit: str | None
    case_size: Decimal | None
    last: date
    quantity: Decimal
    value: Decimal


def slow_days(session: Session) -> int:
    """After how many days without an order a product is a slow mover (a setting, 60)."""
    return value_of(session, settings.SLOW_DAYS)


def slow_movers(
    session: Session, customer_id: int, on: date, days: int | None = None, *, most: int | None = None
) -> list[SlowMover]:
    """What a customer bought before and not in the last `days` up to `on`, the dearest last purchase first."""
    last = _last(on, days if days is not None else slow_days(session), SalesLine.customer_id == customer_id)
    quantity, value = func.sum(SalesLine.quantity), func.sum(SalesLine.amount)
    rows = session.execute(
        select(
            Product.id, Product.name, Product.spec, Product.unit, Product.case_size, last.c.last_day,
            quantity, value,
        )
        .select_from(last)
        .join(SalesLine, _same(last))
        .join(Product, Product.id == last.c.product_id)
        .where(_BOUGHT, Product.retired_at.is_(None))
        .group_by(Product.id, last.c.last_day)
        .order_by(value.desc(), Product.id)
        .limit(most)
    )  # fmt: skip
    return [SlowMover(*tuple[Any, ...](row)) for row in rows]


def _last(on: date, days: int, *where: Any) -> Any:
    """Customer, product and the last day bought, of those that were not bought for so long."""
    last_day = func.max(SalesLine.date).label("last_day")
    return (
        select(SalesLine.customer_id, SalesLine.product_id, last_day)
        .where(_BOUGHT, SalesLine.date <= on, *where)
        .group_by(SalesLine.customer_id, SalesLine.product_id)
        .having(func.max(SalesLine.date) <= on - timedelta(days=days))
        .subquery()
    )


def _same(last: Any) -> Any:
    return and_(
        SalesLine.customer_id == last.c.customer_id,
        SalesLine.product_id == last.c.product_id,
        SalesLine.date == last.c.last_day,
    )


_SORTED = {"last", "quantity", "value", "customer", "product"}


def finder(on: date, days: int, listing: Listing) -> Select[Any]:
    """Every slow mover of every customer that the listing wants, by its last purchase's ledger line."""
    last = _last(on, days)
    quantity, value = (
        func.sum(SalesLine.quantity).label("quantity"),
        func.sum(SalesLine.amount).label("value"),
    )
    query = (
        select(
            func.max(SalesLine.id).label("id"), Customer.name.label("customer"), Product.name.label("product"),
            Product.spec, Brand.name.label("brand"), last.c.last_day.label("last"), quantity, value,
        )
        .select_from(last)
        .join(SalesLine, _same(last))
        .join(Customer, Customer.id == last.c.customer_id)
        .join(Product, Product.id == last.c.product_id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .where(_BOUGHT, Customer.retired_at.is_(None), Product.retired_at.is_(None))
        .group_by(last.c.customer_id, last.c.product_id)
    )  # fmt: skip
    if listing.words.strip():
        query = query.where(customer_found(listing.words) | product_found(listing.words))
    return query


def slow_page(session: Session, on: date, days: int, listing: Listing, offset: int, limit: int) -> Page:
    """Some rows of the finder, and how many there are; a row's id is its last purchase's ledger line."""
    found = finder(on, days, listing).subquery()
    key = listing.sort if listing.sort in _SORTED else "value"
    descending = listing.descending if listing.sort in _SORTED else True
    order = found.c[key].desc() if descending else found.c[key].asc()
    counted = select(found, func.count().over().label("total")).order_by(order, found.c.id)
    rows = session.execute(counted.limit(limit).offset(offset)).all()
    total = rows[0].total if rows else 0
    if not rows and offset:
        total = session.scalar(select(func.count()).select_from(found)) or 0
    return Page(
        total,
        offset,
        tuple(
            Row(
                r.id,
                (r.customer, r.product, r.spec, r.brand, r.last, (on - r.last).days, r.quantity, r.value),
            )
            for r in rows
        ),
    )
