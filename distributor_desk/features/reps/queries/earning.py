"""Commission of a month: what each rep sold of each product, its class and margin, and the rate that holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.portfolio.queries.lines import product_columns
from distributor_desk.features.products.records import Product
from distributor_desk.features.reps.queries.board import NOBODY, month_of
from distributor_desk.features.reps.records import CommissionRate
from distributor_desk.features.reps.rules.commission import Earned, Rate, Sold, earned
from distributor_desk.features.sales.records import SalesLine

_KEPT = SalesLine.retired_at.is_(None)
_WHOSE = func.coalesce(SalesLine.rep_id, Customer.rep_id, NOBODY)


def rates(session: Session) -> list[Rate]:
    """The rates that are kept, those of a class first, the highest margin first."""
    rows = session.execute(
        select(
            CommissionRate.id, CommissionRate.product_class, CommissionRate.margin_from, CommissionRate.rate
        )
        .where(CommissionRate.retired_at.is_(None))
        .order_by(
            CommissionRate.product_class.is_(None), CommissionRate.product_class,
            CommissionRate.margin_from.desc(), CommissionRate.id,
        )
    )  # fmt: skip
    return [Rate(i, kind, margin, rate) for i, kind, margin, rate in rows]


def earnings(session: Session, month: date, today: date) -> dict[int, list[Earned]]:
    """What each rep earns on the sales of a month, product by product.

    A product's class is the one a person fixed, else the suggested one; its margin that of the rep's own lines
    of the month whose cost is known.
    """
    whole = month_of(month)
    days = Period(whole.first, max(whole.first, min(whole.last, today)))
    classes = {product: row[0] for product, row in product_columns(session, today).items()}
    costed = case((SalesLine.cost.is_not(None), SalesLine.amount), else_=0)
    rows = session.execute(
        select(
            _WHOSE, Product.id, Product.name, Product.spec, func.sum(SalesLine.amount), func.sum(costed),
            func.sum(func.coalesce(SalesLine.cost, 0)),
        )
        .select_from(Customer)
        .join(SalesLine, SalesLine.customer_id == Customer.id)
        .join(Product, Product.id == SalesLine.product_id)
        .where(
            SalesLine.date >= days.first, SalesLine.date <= days.last, SalesLine.kind.in_(("sale", "return")), _KEPT
        )
        .group_by(_WHOSE, Product.id)
    )  # fmt: skip
    found: dict[int, list[Sold]] = {}
    for rep, product, name, spec, net, known, cost in rows:
        said = f"{name} {spec}" if spec else name
        margin = _margin(known, cost)
        found.setdefault(rep, []).append(Sold(product, said, net, classes.get(product), margin))
    set_rates = rates(session)
    return {rep: earned(sold, set_rates) for rep, sold in found.items()}


def _margin(known: Decimal | None, cost: Decimal | None) -> Decimal | None:
    return (known - cost) / known if known and known > 0 and cost is not None else None
