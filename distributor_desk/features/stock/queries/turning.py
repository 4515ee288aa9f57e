"""How the company's money turns over: stock turns and receivable days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select, type_coerce
from sqlalchemy.orm import Session

from distributor_desk.core.periods import period_of
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.records import AccountEntry, CustomerMonth, Payment, SalesDay, SalesLine
from distributor_desk.features.stock import rules
from distributor_desk.features.stock.queries.lines import stock_lines
from distributor_desk.storage.columns import Money

_NOTHING, _CHUNK = Decimal(0), 500
_YEAR, _RECENT = timedelta(days=365), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Turning:
    """How money turns over: stock turns a year, and receivable days; None where it is not known."""

    stock_value: Decimal
    stock_turns: Decimal | None
    owed: Decimal
    receivable_days: Decimal | None
    stock_as_of: date | None


def turning(session: Session, today: date) -> Turning:
    """Stock turns = cost of sales of a year ÷ stock at cost; receivable days = owed ÷ a day's net sales of 90."""
    lines = stock_lines(session, today)
    value = sum((s.value for s in lines if s.value is not None), _NOTHING)
    d = SalesDay
    cost = session.scalar(select(func.sum(d.cost)).where(d.date > today - _YEAR, d.date <= today))
    net = session.scalar(select(d.net()).where(d.date > today - _RECENT, d.date <= today))
    owed = owed_in_all(session, today)
    days = owed / (net / _RECENT.days) if net and net > 0 and owed > 0 else None
    read_on = min((s.read_on for s in lines if s.read_on is not None and s.value), default=None)
    return Turning(value, rules.turns(value, cost or _NOTHING), owed, days, read_on)


def owed_in_all(session: Session, today: date) -> Decimal:
    """What all customers owe: openings + ledger − payments − credits after each opening's date (rules §8)."""
    opening = session.scalar(select(func.sum(Customer.opening_balance))) or _NOTHING
    m = CustomerMonth
    # months after the opening's whole, from the kept sums; the opening's own month from its lines
    whole = session.scalar(
        select(type_coerce(func.sum(m.sold + m.returned + m.allowed), Money()))
        .join(Customer, Customer.id == m.customer_id)
        .where(
            m.month <= today,
            Customer.balance_date.is_(None) | (m.month > Customer.balance_date),
        )
    )
    rest = _after_openings(session)
    gone = [
        session.scalar(
            select(func.sum(entry.amount))
            .join(Customer, Customer.id == entry.customer_id)
            .where(
                entry.retired_at.is_(None),
                entry.date <= today,
                Customer.balance_date.is_(None) | (entry.date > Customer.balance_date),
            )
        )
        for entry in (Payment, AccountEntry)
    ]
    return opening + (whole or _NOTHING) + rest - sum((g or _NOTHING for g in gone), _NOTHING)


def _after_openings(session: Session) -> Decimal:
    """Ledger lines in the month of each customer's opening, after its day."""
    by_day: dict[date, list[int]] = {}
    for i, day in session.execute(
        select(Customer.id, Customer.balance_date).where(Customer.balance_date.is_not(None))
    ):
        if day is not None:
            by_day.setdefault(day, []).append(i)
    total = _NOTHING
    for day, ids in by_day.items():
        last = period_of(day, "month").last
        for start in range(0, len(ids) if day < last else 0, _CHUNK):
            # customer by customer through the index: the other way round would read every line
            total += (
                session.scalar(
                    select(func.sum(SalesLine.amount)).where(
                        SalesLine.customer_id.in_(ids[start : start + _CHUNK]),
                        SalesLine.date > day,
                        SalesLine.date <= last,
                        SalesLine.retired_at.is_(None),
                    )
                )
                or _NOTHING
            )
    return total
