"""Shelf presence by hand and from visits, the listed products, and our share of a category."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.records import KaContract, KaListing, KaShare, KaShelfCount
from distributor_desk.features.key_accounts.rules.shelf import Count
from distributor_desk.features.products.records import Product
from distributor_desk.features.visits.records import Visit, VisitLine


def listed_products(session: Session, contract: int) -> list[tuple[int, int, str, str | None]]:
    """The products of a contract: listing id, product id, name, spec."""
    rows = session.execute(
        select(KaListing.id, Product.id, Product.name, Product.spec)
        .join(Product, Product.id == KaListing.product_id)
        .where(KaListing.contract_id == contract, KaListing.retired_at.is_(None))
        .order_by(Product.name_sort, Product.id)
    )
    return [(i, product, name, spec) for i, product, name, spec in rows]


def all_products(session: Session) -> list[tuple[int, str, str | None]]:
    """Every product that is not retired: id, name, spec, by name."""
    rows = session.execute(
        select(Product.id, Product.name, Product.spec)
        .where(Product.retired_at.is_(None))
        .order_by(Product.name_sort, Product.id)
    )
    return [(i, name, spec) for i, name, spec in rows]


def counts(session: Session, retailer_id: int, contract: int | None = None) -> list[Count]:
    """Every reading of the retailer's stores, oldest first: those by hand, and those of visits.

    A visit counts the listed products that it looked at, and says something when these are at least half of all. A count by hand of the same store and day stands before a visit's.
    """
    by_hand = _by_hand(session, retailer_id)
    taken = {(one.store_id, one.on) for one in by_hand}
    seen = [one for one in _of_visits(session, retailer_id, contract) if (one.store_id, one.on) not in taken]
    return sorted([*by_hand, *seen], key=lambda c: (c.on, c.id, c.store_id))


def _by_hand(session: Session, retailer_id: int) -> list[Count]:
    rows = session.execute(
        select(KaShelfCount, Customer.name)
        .join(Customer, Customer.id == KaShelfCount.store_id)
        .where(Customer.retailer_id == retailer_id, KaShelfCount.retired_at.is_(None))
    )
    return [
        Count(name, row.store_id, row.date, row.found, row.listed, notes=row.notes, id=row.id)
        for row, name in rows
    ]


def _of_visits(session: Session, retailer_id: int, contract: int | None) -> list[Count]:
    chosen = contract if contract is not None else newest_listing(session, retailer_id)
    if chosen is None:
        return []
    products = [product for _, product, _, _ in listed_products(session, chosen)]
    if not products:
        return []
    on_shelf = func.count(case((VisitLine.stock > 0, VisitLine.product_id)).distinct())
    rows = session.execute(
        select(Customer.id, Customer.name, Visit.date, on_shelf, func.count(VisitLine.product_id.distinct()))
        .join(Visit, Visit.id == VisitLine.visit_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(
            Customer.retailer_id == retailer_id,
            VisitLine.product_id.in_(products),
            VisitLine.stock.is_not(None),
            VisitLine.retired_at.is_(None),
            Visit.retired_at.is_(None),
        )
        .group_by(Customer.id, Customer.name, Visit.date)
    )
    return [
        Count(name, store, day, found, looked, by_visit=True, of=len(products))
        for store, name, day, found, looked in rows
        if looked * 2 >= len(products)
    ]


def newest_listing(session: Session, retailer_id: int) -> int | None:
    """The newest contract of a retailer that lists products."""
    return session.scalar(
        select(KaContract.id)
        .join(KaListing, KaListing.contract_id == KaContract.id)
        .where(
            KaContract.retailer_id == retailer_id,
            KaContract.retired_at.is_(None),
            KaListing.retired_at.is_(None),
        )
        .order_by(KaContract.year.desc())
        .limit(1)
    )


def shares(session: Session, retailer_id: int) -> list[KaShare]:
    """Our share of categories at a retailer, newest first."""
    return [
        *session.scalars(
            select(KaShare)
            .where(KaShare.retailer_id == retailer_id, KaShare.retired_at.is_(None))
            .order_by(KaShare.date.desc(), KaShare.id.desc())
        )
    ]


def store_count(session: Session, customer_id: int, until: date) -> Count | None:
    """The last reading of one store."""
    retailer = session.scalar(select(Customer.retailer_id).where(Customer.id == customer_id))
    if retailer is None:
        return None
    found = [c for c in counts(session, retailer) if c.store_id == customer_id and c.on <= until]
    return found[-1] if found else None
