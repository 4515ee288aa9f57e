"""Net sales by a trait of the customers: area, channel, rep, retailer (needs 19, 21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Rep, Retailer
from distributor_desk.features.sales.records import SalesLine

BY: dict[str, Any] = {
    "area": Customer.area,
    "channel": Customer.channel,
    "rep": Rep.name,
    "retailer": Retailer.name,
    "source": Customer.source,
}
"""By what the sales may be divided."""
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Share:
    """One part: how many customers bought, net sales in yuan, of which returns (negative); gross margin in yuan.

    `margin` is of the lines whose cost is known; `without_cost` lines are left out of it. `known` are the net
    sales of those lines. It stays in the house.
    """

    name: str | None
    customers: int
    net: Decimal
    returns: Decimal
    margin: Decimal | None
    known: Decimal
    without_cost: int


def shares(session: Session, by: str, first: date, last: date) -> list[Share]:
    """Net sales of a period by a trait, the largest first; customers without the trait are a part of their own."""
    trait = BY[by]
    goods = SalesLine.kind.in_(("sale", "return"))
    known = SalesLine.cost.is_not(None)
    amount = SalesLine.amount
    query = (
        select(
            trait,
            func.count(SalesLine.customer_id.distinct()),
            func.sum(amount),
            func.sum(case((SalesLine.kind == "return", amount), else_=_NOTHING)),
            func.sum(case((known, SalesLine.cost))),
            func.sum(case((known, amount), else_=_NOTHING)),
            func.sum(case((known, 0), (goods, 1), else_=0)),
        )
        .select_from(SalesLine)
        .join(Customer, Customer.id == SalesLine.customer_id)
        .outerjoin(Rep, Rep.id == Customer.rep_id)
        .outerjoin(Retailer, Retailer.id == Customer.retailer_id)
        .where(SalesLine.date >= first, SalesLine.date <= last, SalesLine.retired_at.is_(None))
        .group_by(trait)
        .order_by(func.sum(amount).desc())
    )
    return [
        Share(name, customers, net, back, None if cost is None else priced - cost, priced, without)
        for name, customers, net, back, cost, priced, without in session.execute(query)
    ]
