"""What the ledger adds to a customer's time line: goods that came back, money that was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.sales.records import Payment, SalesLine


@dataclass(frozen=True, slots=True)
class Movement:
    """A return's document or a payment: when, its number, how much (positive), how many lines."""

    kind: str
    day: date
    number: str | None
    amount: Decimal
    lines: int


def movements(session: Session, customer_id: int, *, most: int = 200) -> list[Movement]:
    """The last returns (those that no return order posted: these speak for themselves) and payments."""
    back = session.execute(
        select(SalesLine.date, SalesLine.document, -func.sum(SalesLine.amount), func.count())
        .where(
            SalesLine.customer_id == customer_id, SalesLine.kind == "return", SalesLine.origin != "return",
            SalesLine.retired_at.is_(None),
        )
        .group_by(SalesLine.date, SalesLine.document)
        .order_by(SalesLine.date.desc())
        .limit(most)
    )  # fmt: skip
    paid = session.execute(
        select(Payment.date, Payment.document, Payment.amount)
        .where(Payment.customer_id == customer_id, Payment.retired_at.is_(None))
        .order_by(Payment.date.desc(), Payment.id.desc())
        .limit(most)
    )
    found = [Movement("return", day, number, amount, lines) for day, number, amount, lines in back]
    return found + [Movement("payment", day, number, amount, 1) for day, number, amount in paid]
