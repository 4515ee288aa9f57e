"""A retailer by category: what we sell there, who buys it, and what share of the category is ours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.queries.shelf import shares
from distributor_desk.features.key_accounts.queries.talks import buyers
from distributor_desk.features.key_accounts.rules.brief import CategorySales
from distributor_desk.features.key_accounts.rules.fees import ZERO
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import SalesLine


def by_category(session: Session, retailer_id: int, year: int) -> list[CategorySales]:
    """Every category that was sold, is bought or has a known share; the largest of this year first."""
    now, before = (_sold(session, retailer_id, one) for one in (year, year - 1))
    whole = Ledger(session, retailer_id).holds_all_of(year - 1)
    named: dict[str, list[str]] = {}
    for buyer in buyers(session, retailer_id):
        if buyer.category:
            named.setdefault(buyer.category, []).append(buyer.name)
    share: dict[str, Decimal] = {}
    for one in shares(session, retailer_id):
        share.setdefault(one.category, one.share)
    found = [
        CategorySales(
            name, now.get(name, ZERO), before.get(name, ZERO) if whole else None, tuple(named.get(name, ())),
            share.get(name),
        )
        for name in dict.fromkeys([*now, *before, *named, *share])
    ]  # fmt: skip
    return sorted(found, key=lambda c: (-c.sales, -before.get(c.category, ZERO), c.category))


def _sold(session: Session, retailer_id: int, year: int) -> dict[str, Decimal]:
    rows = session.execute(
        select(Product.category, func.sum(SalesLine.amount))
        .join(SalesLine, SalesLine.product_id == Product.id)
        .join(Customer, Customer.id == SalesLine.customer_id)
        .where(
            Customer.retailer_id == retailer_id,
            SalesLine.kind.in_(("sale", "return")),
            SalesLine.date >= date(year, 1, 1),
            SalesLine.date <= date(year, 12, 31),
            SalesLine.retired_at.is_(None),
        )
        .group_by(Product.category)
    )
    return {category: amount for category, amount in rows if category}
