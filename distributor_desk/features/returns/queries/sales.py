"""The sales behind a return: which original a line may mean, the latest price, one purchase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.features.sales.queries import last_orders
from distributor_desk.features.sales.records import SalesLine


@dataclass(frozen=True, slots=True)
class Original:
    """A sale that a return may come from; quantity in base units, price in yuan for one of them."""

    id: int
    customer_id: int
    product_id: int
    date: date
    document: str | None
    quantity: Decimal
    price: Decimal | None
    lot: str | None


def originals(session: Session, customer_id: int, product_id: int, *, most: int = 30) -> list[Original]:
    """The sales of a product to a customer, newest first."""
    rows = session.scalars(
        select(SalesLine)
        .where(
            SalesLine.customer_id == customer_id, SalesLine.product_id == product_id, SalesLine.kind == "sale",
            SalesLine.retired_at.is_(None),
        )
        .order_by(SalesLine.date.desc(), SalesLine.id.desc())
        .limit(most)
    )  # fmt: skip
    return [_original(line) for line in rows]


def original(session: Session, line_id: int) -> Original | None:
    """One sale; None when there is none."""
    line = session.get(SalesLine, line_id)
    return _original(line) if line and line.product_id is not None else None


def by_document(session: Session, customer_id: int, product_id: int, document: str) -> Original | None:
    """The sale of a product that stands in a customer's document; None when it does not."""
    line = session.scalars(
        select(SalesLine)
        .where(
            SalesLine.document == document, SalesLine.customer_id == customer_id,
            SalesLine.product_id == product_id, SalesLine.kind == "sale", SalesLine.retired_at.is_(None),
        )
        .order_by(SalesLine.id)
        .limit(1)
    ).first()  # fmt: skip
    return _original(line) if line else None


def _original(line: SalesLine) -> Original:
    quantity = line.quantity or Decimal(0)
    price = round(line.amount / quantity, 6) if quantity else None
    return Original(
        line.id, line.customer_id, line.product_id or 0, line.date, line.document, quantity, price, line.lot
    )


def latest_price(session: Session, customer_id: int, product_id: int, on: date) -> Decimal | None:
    """What the customer last paid for one base unit, up to a day; None when it never bought it."""
    found = last_orders(session, customer_id, [product_id], on).get(product_id)
    return round(found.price, 6) if found and found.price is not None else None
