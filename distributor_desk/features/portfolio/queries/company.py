"""How net sales spread over customers, channels, brands and categories, from the ledger's kept sums."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.portfolio import rules
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.sales.records import CustomerMonth, ProductMonth

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much hangs on one name, over twelve months: name, net sales, share; the largest first in each list."""

    customers: list[tuple[str, Decimal, Decimal]]
    brands: list[tuple[str, Decimal, Decimal]]
    categories: list[tuple[str, Decimal, Decimal]]
    channels: list[tuple[str, Decimal, Decimal]]


def concentration(session: Session, window: Period, *, most: int = 50) -> Concentration:
    """Shares of net sales; a name that is not given stands empty. Of the customers only the largest `most`."""
    c = CustomerMonth
    each = (
        select(c.customer_id.label("id"), c.net().label("net"))
        .where(c.month >= window.first, c.month <= window.last)
        .group_by(c.customer_id)
        .subquery()
    )
    joined = select(Customer.name, Customer.channel, each.c.net).join(each, each.c.id == Customer.id)
    customers: dict[str, Decimal] = {}
    channels: dict[str, Decimal] = {}
    for name, channel, net in session.execute(joined):
        customers[name] = customers.get(name, _NOTHING) + net
        channels[channel or ""] = channels.get(channel or "", _NOTHING) + net
    brands, categories = by_brand_and_category(session, window)
    return Concentration(
        rules.shares(customers)[:most], rules.shares(brands), rules.shares(categories), rules.shares(channels)
    )


def by_brand_and_category(session: Session, window: Period) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Net sales by brand, and by category; products of none stand under an empty name."""
    p = ProductMonth
    each = (
        select(p.product_id.label("id"), p.net().label("net"))
        .where(p.month >= window.first, p.month <= window.last)
        .group_by(p.product_id)
        .subquery()
    )
    brands: dict[str, Decimal] = {}
    categories: dict[str, Decimal] = {}
    rows = session.execute(
        select(Brand.name, Product.category, each.c.net)
        .select_from(each)
        .join(Product, Product.id == each.c.id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
    )
    for brand, category, net in rows:
        brands[brand or ""] = brands.get(brand or "", _NOTHING) + net
        categories[category or ""] = categories.get(category or "", _NOTHING) + net
    return brands, categories
