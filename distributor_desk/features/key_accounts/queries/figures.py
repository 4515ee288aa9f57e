"""The KA fee rate of the company: what the retailers deducted or were paid, of what we sold to their stores."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period, month_start, year_before
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.records import KaFeeEntry
from distributor_desk.features.sales.records import SalesLine

MONTHS = 13
NAME = Text("本月 KA 费用率", "KA fee rate this month")
BY_MONTH = Text("KA 费用率", "KA fee rate")
Sums = dict[str, Decimal]


def fee_rate(session: Session, today: date) -> list[Figure]:
    """Fees of all payers ÷ net sales to retailers' stores, of the month up to today; nothing while there is no retailer."""
    first = month_start(today.year, today.month - MONTHS + 1)
    whole = Period(first, today)
    fees, sales = _fees(session, whole), _sales(session, whole)
    if not fees and not sales:
        return []
    names = [f"{month_start(first.year, first.month + n):%Y-%m}" for n in range(MONTHS)]
    ago = year_before(Period(today.replace(day=1), today))
    before = _rate(_fees(session, ago), _sales(session, ago), f"{ago.first:%Y-%m}")
    months = tuple(_rate(fees, sales, name) for name in names)
    return [
        Figure("ka_fees", NAME, "ratio", months[-1], before, months, more_is_better=False, by_month=BY_MONTH)
    ]


def _rate(fees: Sums, sales: Sums, month: str) -> Decimal | None:
    sold = sales.get(month, Decimal(0))
    return fees.get(month, Decimal(0)) / sold if sold > 0 else None


def _fees(session: Session, period: Period) -> Sums:
    month = func.substr(KaFeeEntry.date, 1, 7)
    query = (
        select(month, func.sum(KaFeeEntry.amount))
        .where(
            KaFeeEntry.date >= period.first, KaFeeEntry.date <= period.last, KaFeeEntry.retired_at.is_(None)
        )
        .group_by(month)
    )
    return {str(name): amount for name, amount in session.execute(query)}


def _sales(session: Session, period: Period) -> Sums:
    month = func.substr(SalesLine.date, 1, 7)
    query = (
        select(month, func.sum(SalesLine.amount))
        .join(Customer, Customer.id == SalesLine.customer_id)
        .where(
            Customer.retailer_id.is_not(None),
            SalesLine.kind.in_(("sale", "return")),
            SalesLine.date >= period.first,
            SalesLine.date <= period.last,
            SalesLine.retired_at.is_(None),
        )
        .group_by(month)
    )
    return {str(name): amount for name, amount in session.execute(query)}
