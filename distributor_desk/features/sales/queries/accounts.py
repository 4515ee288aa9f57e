"""What customers owe: balance and ageing of one and of all, the statement of account (business rules §8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Text, func, select, type_coerce
from sqlalchemy.orm import Session

from distributor_desk.core.money import from_fen, to_fen
from distributor_desk.features.customers.records import Contact, Customer, Rep
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine
from distributor_desk.features.sales.rules import accounts as rules
from distributor_desk.features.sales.rules.accounts import Ageing, Document, Posting, StatementLine, Totals
from distributor_desk.storage.columns import Int64, Money

_NOTHING = Decimal(0)
TABLES: tuple[tuple[Any, int], ...] = ((SalesLine, 1), (Payment, -1), (AccountEntry, -1))
"""Where amounts stand, and their sign in what is owed."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one customer owes at a day; `credit_days` are its own, or the company's where it has none."""

    customer_id: int
    code: str | None
    name: str
    area: str | None
    rep: str | None
    phone: str | None
    credit_days: int
    credit_limit: Decimal | None
    ageing: Ageing
    last_payment: date | None = None
    retired: bool = False
    opening: Decimal | None = None
    opened_on: date | None = None

    @property
    def over_limit(self) -> Decimal:
        """What is owed above the credit limit, in yuan."""
        return max(_NOTHING, self.ageing.balance - self.credit_limit) if self.credit_limit else _NOTHING


def balance_column(as_of: date | None = None) -> Any:
    """SQL for one customer of a list: what it owes by all that is booked, or booked up to a day."""
    after = func.coalesce(Customer.balance_date, date.min)
    total: Any = func.coalesce(Customer.opening_balance, _NOTHING)
    for record, sign in TABLES:
        booked = booked_sum(record, record.date > after, *([record.date <= as_of] if as_of else []))
        total = total + booked if sign > 0 else total - booked
    return type_coerce(func.nullif(total, 0), Money)


def booked_sum(record: Any, *where: Any) -> Any:
    """SQL for one customer of a list: the amounts of a table that stand there, and 0 where there are none."""
    standing = (record.customer_id == Customer.id, record.retired_at.is_(None), *where)
    return select(func.coalesce(func.sum(record.amount), _NOTHING)).where(*standing).scalar_subquery()


def account(session: Session, customer_id: int, as_of: date, default_days: int) -> Account:
    """One customer's balance with its age."""
    return next(_accounts(session, as_of, default_days, customer_id))


def accounts(session: Session, as_of: date, default_days: int) -> list[Account]:
    """Every customer that owes or is owed, the retired too, the largest balance first."""
    found = [a for a in _accounts(session, as_of, default_days) if a.ageing.balance]
    return sorted(found, key=lambda a: (-a.ageing.balance, a.customer_id))


def _accounts(session: Session, as_of: date, default_days: int, only: int | None = None) -> Iterator[Account]:
    first = (Contact.customer_id == Customer.id) & (Contact.place == 1) & Contact.retired_at.is_(None)
    query = (
        select(
            Customer.id, Customer.code, Customer.name, Customer.area, Rep.name, Contact.phone, Customer.credit_days,
            Customer.credit_limit, Customer.opening_balance, Customer.balance_date, Customer.retired_at,
        )
        .outerjoin(Contact, first)
        .outerjoin(Rep, Rep.id == Customer.rep_id)
        .where(Customer.id == only if only is not None else Customer.merged_into_id.is_(None))
        .order_by(Customer.id)
    )  # fmt: skip
    customers = session.execute(query).all()
    booked = _booked(session, as_of, only)
    paid = _last_payments(session, as_of, only)
    for i, code, name, area, rep, phone, days, limit, opening, begin, gone in customers:
        credit_days = default_days if days is None else days
        own = _open_postings(booked.get(i, ()), opening, begin, as_of)
        age = rules.ageing(own, as_of, credit_days)
        yield Account(
            i, code, name, area, rep, phone, credit_days, limit, age, paid.get(i), gone is not None, opening, begin
        )  # fmt: skip


_Booked = tuple[str, int]
"""An ISO day and what it changed in what is owed, in fen: raw, because there may be half a million of them."""


def _booked(session: Session, as_of: date, only: int | None) -> dict[int, list[_Booked]]:
    """What is booked of each customer up to a day: what it was charged and credited on each day."""
    found: dict[int, list[_Booked]] = {}
    for record, sign in TABLES:
        day, charge = record.date, record.amount > 0
        query = (
            select(
                record.customer_id,
                type_coerce(day, Text),
                type_coerce(func.sum(record.amount), Int64),
            )
            .where(day <= as_of, record.retired_at.is_(None))
            .group_by(record.customer_id, day, charge)
        )
        if only is not None:
            query = query.where(record.customer_id == only)
        for customer_id, iso, amount in session.connection().execute(query).all():
            found.setdefault(customer_id, []).append((iso, sign * amount))
    return found


def _open_postings(
    booked: Sequence[_Booked], opening: Decimal | None, begin: date | None, as_of: date
) -> list[Posting]:
    """Postings of the same ageing as all that is booked after the opening: see `rules.newest_that_cover`."""
    first = begin.isoformat() if begin else ""
    own = [(day, amount) for day, amount in booked if day > first]
    start = to_fen(opening or _NOTHING)
    balance = start + sum(amount for _, amount in own)
    debts = sorted((one for one in own if one[1] > 0), reverse=True)
    if start > 0:
        debts.append((min(begin, as_of).isoformat() if begin else "", start))
    return [
        Posting(date.fromisoformat(day) if day else None, from_fen(amount))
        for day, amount in rules.newest_that_cover(debts, balance, as_of.isoformat())
    ]


def _last_payments(session: Session, as_of: date, only: int | None) -> dict[int, date]:
    query = (
        select(Payment.customer_id, func.max(Payment.date))
        .where(Payment.date <= as_of, Payment.retired_at.is_(None))
        .group_by(Payment.customer_id)
    )
    if only is not None:
        query = query.where(Payment.customer_id == only)
    return dict(session.execute(query).all())


def balance_at(session: Session, customer_id: int, day: date) -> Decimal:
    """What a customer owed at the end of a day, in yuan: its opening, and what was booked after that."""
    opening, begin = session.execute(
        select(Customer.opening_balance, Customer.balance_date).where(Customer.id == customer_id)
    ).one()
    total = opening or _NOTHING
    for record, sign in TABLES:
        where = [record.customer_id == customer_id, record.date <= day, record.retired_at.is_(None)]
        if begin is not None:
            where.append(record.date > begin)
        total += sign * (session.scalar(select(func.sum(record.amount)).where(*where)) or _NOTHING)
    return Decimal(total)


@dataclass(frozen=True, slots=True)
class Statement:
    """A customer's account over a period: who, from when, every document with the balance after it, the sums.

    `first` may be later than asked, where the customer's books begin later. `per` is the newest ledger line.
    """

    customer: str
    code: str | None
    contact: str | None
    phone: str | None
    address: str | None
    first: date
    last: date
    lines: tuple[StatementLine, ...]
    totals: Totals
    ageing: Ageing
    credit_days: int
    per: date | None


def statement(
    session: Session, customer_id: int, first: date, last: date, default_days: int
) -> Statement | None:
    """The statement of a period; None where the customer's books begin after it."""
    row = session.execute(
        select(Customer.balance_date, Customer.address, Contact.name, Contact.salutation, Contact.phone)
        .outerjoin(
            Contact,
            (Contact.customer_id == Customer.id) & (Contact.place == 1) & Contact.retired_at.is_(None),
        )
        .where(Customer.id == customer_id)
    ).one()
    begin = rules.first_day_that_counts(row[0], first)
    if begin > last:
        return None
    papers = documents(session, customer_id, begin, last)
    opening = balance_at(session, customer_id, begin - timedelta(days=1))
    own = account(session, customer_id, last, default_days)
    return Statement(
        own.name, own.code, row[2] or row[3], row[4], row[1], begin, last,
        tuple(rules.running(opening, papers)), rules.totals(opening, papers), own.ageing, own.credit_days,
        session.scalar(select(func.max(SalesLine.date)).where(SalesLine.retired_at.is_(None))),
    )  # fmt: skip


def documents(session: Session, customer_id: int, first: date, last: date) -> list[Document]:
    """Every document of a customer in a period; lines of one number, day and kind are one."""
    within = SalesLine.date.between(first, last)
    lines = session.execute(
        select(SalesLine.date, SalesLine.document, SalesLine.kind, func.sum(SalesLine.amount), func.min(SalesLine.id))
        .where(SalesLine.customer_id == customer_id, within, SalesLine.retired_at.is_(None), SalesLine.amount != 0)
        .group_by(SalesLine.date, SalesLine.document, SalesLine.kind)
        .order_by(SalesLine.date, func.min(SalesLine.id))
    )  # fmt: skip
    found = [Document(day, number, kind, amount) for day, number, kind, amount, _ in lines]
    others: tuple[tuple[Any, str | None], ...] = ((Payment, "payment"), (AccountEntry, None))
    for record, kind in others:
        rows = session.scalars(
            select(record)
            .where(
                record.customer_id == customer_id,
                record.date.between(first, last),
                record.retired_at.is_(None),
            )
            .order_by(record.date, record.id)
        )
        found += [Document(r.date, r.document, kind or r.kind, -r.amount, r.notes) for r in rows]
    return sorted(found, key=lambda d: d.day)
