"""Who owes most beyond the credit days, without reading everybody's account (business rules §8).

Every credit pays the oldest debt first, so what is overdue is the balance less what was charged within the
credit days. Both are sums that the indexes answer; of the few that are told the account itself is read.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select, type_coerce
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.queries.accounts import (
    TABLES,
    Account,
    account,
    balance_column,
    booked_sum,
)
from distributor_desk.storage.columns import Day, Money

_NOTHING = Decimal(0)


def most_overdue(
    session: Session, as_of: date, default_days: int, least: Decimal | int, most: int
) -> list[Account]:
    """Customers in business that are overdue by some money and at least `least` yuan: the largest first, at most `most`."""
    days = func.coalesce(Customer.credit_days, default_days)
    in_business = (Customer.retired_at.is_(None), Customer.merged_into_id.is_(None))
    in_use = session.scalars(select(days).where(*in_business).distinct())
    first_days = {n: as_of - timedelta(days=n) for n in in_use}
    if not first_days:  # nobody is in business
        return []
    since = type_coerce(case(first_days, value=days, else_=as_of), Day)
    owing = session.execute(
        select(Customer.id, balance_column(as_of), _charged(since, as_of)).where(*in_business)
    )
    overdue = [(owed - fresh, i) for i, owed, fresh in owing if owed]
    late = sorted((-beyond, i) for beyond, i in overdue if beyond > 0 and beyond >= least)
    return [account(session, i, as_of, default_days) for _, i in late[:most]]


def _charged(since: Any, as_of: date) -> Any:
    """SQL for one customer of a list: its debts from a day on, an opening balance of such a day among them."""
    begin = Customer.balance_date
    total: Any = case(
        ((Customer.opening_balance > 0) & (begin >= since), Customer.opening_balance), else_=_NOTHING
    )
    after = func.coalesce(begin, date.min)
    for record, sign in TABLES:
        debts = record.amount > 0 if sign > 0 else record.amount < 0
        booked = booked_sum(record, record.date > after, record.date >= since, record.date <= as_of, debts)
        total = total + booked if sign > 0 else total - booked
    return type_coerce(total, Money)
