"""Returns rate: what came back ÷ what was sold, by customer, product, reason or month (business rules §2, §6).

Gifts and allowances are outside. A returned line whose reason nobody entered came by a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.periods import month_start
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import ReturnLine, ReturnLink
from distributor_desk.features.returns.rules.sums import rate
from distributor_desk.features.sales.records import SalesLine

BY_CUSTOMER, BY_PRODUCT, BY_REASON, BY_MONTH = "customer", "product", "reason", "month"
_SOLD = func.coalesce(func.sum(SalesLine.amount).filter(SalesLine.kind == "sale"), 0)
_BACK = func.coalesce(func.sum(SalesLine.amount).filter(SalesLine.kind == "return"), 0)


@dataclass(frozen=True, slots=True)
class Rate:
    """Yuan sold and come back (positive) under one key; `rate` is a share, None where nothing was sold."""

    key: Any
    name: str | None
    sold: Decimal
    back: Decimal

    @property
    def rate(self) -> Decimal | None:
        return rate(self.back, self.sold)


def _within(first: date, last: date) -> ColumnElement[bool]:
    return and_(
        SalesLine.date >= first,
        SalesLine.date <= last,
        SalesLine.kind.in_(("sale", "return")),
        SalesLine.retired_at.is_(None),
    )


def rates(session: Session, by: str, first: date, last: date) -> list[Rate]:
    """What was sold and came back between two days, the most come back first (months in their order)."""
    if by == BY_REASON:
        return _by_reason(session, first, last)
    if by == BY_MONTH:
        return _by_month(session, first, last)
    record: Any = Customer if by == BY_CUSTOMER else Product
    column: Any = SalesLine.customer_id if by == BY_CUSTOMER else SalesLine.product_id
    sums = (
        select(column.label("key"), _SOLD.label("sold"), _BACK.label("back"))
        .where(_within(first, last))
        .group_by(column)
        .having(_BACK != 0)
        .subquery()
    )
    rows = session.execute(
        select(sums.c.key, record.name, sums.c.sold, sums.c.back).join(record, record.id == sums.c.key)
        .order_by(sums.c.back, sums.c.key)
    )  # fmt: skip
    return [Rate(key, name, sold, -back) for key, name, sold, back in rows]


def _by_month(session: Session, first: date, last: date) -> list[Rate]:
    month = func.substr(SalesLine.date, 1, 7)
    rows = session.execute(
        select(month, _SOLD, _BACK).where(_within(first, last)).group_by(month).order_by(month)
    )
    found = {name: (sold, -back) for name, sold, back in rows}
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    names = [f"{month_start(first.year, first.month + n):%Y-%m}" for n in range(count)]
    nothing = (Decimal(0), Decimal(0))
    return [Rate(name, name, *found.get(name, nothing)) for name in names]


def _by_reason(session: Session, first: date, last: date) -> list[Rate]:
    """Each reason's share of all that was sold."""
    sold = session.scalar(
        select(func.sum(SalesLine.amount)).where(_within(first, last), SalesLine.kind == "sale")
    ) or Decimal(0)
    own, linked, link = aliased(ReturnLine), aliased(ReturnLine), aliased(ReturnLink)
    reason = func.coalesce(own.reason, linked.reason)
    rows = session.execute(
        select(reason, func.sum(SalesLine.amount))
        .select_from(SalesLine)
        .outerjoin(own, own.ledger_in_id == SalesLine.id)
        .outerjoin(link, and_(link.sales_line_id == SalesLine.id, link.retired_at.is_(None)))
        .outerjoin(linked, linked.id == link.return_line_id)
        .where(_within(first, last), SalesLine.kind == "return")
        .group_by(reason)
        .order_by(func.sum(SalesLine.amount))
    )
    return [Rate(name or "", None, sold, -back) for name, back in rows]


def page(
    session: Session, by: str, first: date, last: date, listing: Listing, offset: int, limit: int
) -> Page:
    """The rates as rows of a list: name (or key), sold, back, per cent."""
    found = rates(session, by, first, last)
    if words := listing.words.strip():
        found = [r for r in found if words in (r.name or "")]
    keys = {
        "name": lambda r: r.name or r.key,
        "sold": lambda r: r.sold,
        "back": lambda r: r.back,
        "rate": lambda r: -1 if r.rate is None else r.rate,
    }
    if listing.sort in keys:
        found = sorted(found, key=keys[listing.sort], reverse=listing.descending)
    rows = [
        Row(place + 1, (r.name or r.key, r.sold, r.back, None if r.rate is None else round(r.rate * 100, 2)))
        for place, r in enumerate(found[offset : offset + limit], start=offset)
    ]
    return Page(len(found), offset, tuple(rows))


def of_customer(session: Session, customer_id: int, first: date, last: date) -> Rate:
    """One customer's rate between two days."""
    row = session.execute(
        select(_SOLD, _BACK).where(_within(first, last), SalesLine.customer_id == customer_id)
    ).one()
    return Rate(customer_id, None, row[0], -row[1])


def in_all(session: Session, first: date, last: date) -> Rate:
    """The whole company's rate between two days."""
    row = session.execute(select(_SOLD, _BACK).where(_within(first, last))).one()
    return Rate("", None, row[0], -row[1])
