"""What is true of a customer's account: balance, ageing, overdue, the statement (business rules §8).

Money is yuan. What a customer owes more is positive, what is paid, returned or credited is negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from distributor_desk.core.language import Text

BUCKETS = (30, 60, 90)
"""The last day of each bucket but the last: 0–30, 31–60, 61–90, over 90 days."""
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount on a day; `day` None is older than everything (an opening balance without a date)."""

    day: date | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is owed at a day, by age; `overdue` of it is older than the credit days, since `oldest`.

    `buckets` are 0–30, 31–60, 61–90 and over 90 days; they add up to the balance, or are all 0 when nothing is
    owed. `oldest` is the day of the oldest amount that is still open (None: none, or of no known day).
    """

    balance: Decimal
    buckets: tuple[Decimal, Decimal, Decimal, Decimal]
    overdue: Decimal
    oldest: date | None


def ageing(postings: Iterable[Posting], as_of: date, credit_days: int) -> Ageing:
    """How old what a customer owes is: every credit pays the oldest debt first.

    So what is still open are the newest debts, as many of them as make up the balance. An amount is overdue
    when more than `credit_days` days lie between it and `as_of`. Postings after `as_of` do not count.
    """
    standing = [p for p in postings if p.day is None or p.day <= as_of]
    balance = sum((p.amount for p in standing), _NOTHING)
    buckets, overdue, oldest = [_NOTHING] * 4, _NOTHING, None
    debts = sorted((p for p in standing if p.amount > 0), key=lambda p: p.day or date.min, reverse=True)
    still = newest_that_cover([(p.day, p.amount) for p in debts], balance, as_of) if balance > 0 else []
    for debt, amount in still:
        days = None if debt is None else (as_of - debt).days
        buckets[_bucket(days)] += amount
        if days is None or days > credit_days:
            overdue += amount
        oldest = debt
    return Ageing(balance, (buckets[0], buckets[1], buckets[2], buckets[3]), overdue, oldest)


Day = TypeVar("Day")
Amount = TypeVar("Amount", int, Decimal)


def newest_that_cover(
    debts: Iterable[tuple[Day, Amount]], balance: Amount, today: Day
) -> list[tuple[Day, Amount]]:
    """Postings with the same balance and ageing as the whole account, and as few as may be.

    `debts` come newest first. Only those that make up the balance are open, the oldest of them in part; where
    nothing is owed, what was paid in advance stands as of `today`.
    """
    if balance <= 0:
        return [(today, balance)]
    left, found = balance, []
    for day, amount in debts:
        if left <= 0:
            break
        found.append((day, min(left, amount)))
        left -= amount
    return found


def _bucket(days: int | None) -> int:
    if days is None:
        return len(BUCKETS)
    return next((place for place, last in enumerate(BUCKETS) if days <= last), len(BUCKETS))


def due_day(day: date, credit_days: int) -> date:
    """The last day on which an amount of `day` is not overdue."""
    return day + timedelta(days=credit_days)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a statement: `kind` sale, return, allowance, payment, rebate, ka_deduction or exchange.

    `amount` is signed: positive raises what is owed.
    """

    day: date
    number: str | None
    kind: str
    amount: Decimal
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A document with what is owed after it."""

    document: Document
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """A statement's sums: what was owed before, what came, what went, what is owed after."""

    opening: Decimal
    debits: Decimal
    credits: Decimal
    closing: Decimal


def running(opening: Decimal, documents: Sequence[Document]) -> list[StatementLine]:
    """Documents in the order of their days, each with the balance after it."""
    lines, balance = [], opening
    for document in sorted(documents, key=lambda d: d.day):
        balance += document.amount
        lines.append(StatementLine(document, balance))
    return lines


def totals(opening: Decimal, documents: Sequence[Document]) -> Totals:
    """Opening + debits − credits = closing."""
    debits = sum((d.amount for d in documents if d.amount > 0), _NOTHING)
    paid = -sum((d.amount for d in documents if d.amount < 0), _NOTHING)
    return Totals(opening, debits, paid, opening + debits - paid)


def first_day_that_counts(balance_date: date | None, asked: date) -> date:
    """A customer's books begin on the day after its opening balance: what lies before is within it."""
    begins = balance_date + timedelta(days=1) if balance_date else asked
    return max(begins, asked)


def net_rate(margin: Decimal | None, net: Decimal) -> Decimal | None:
    """Gross margin in % of net sales, unrounded; None without sales or with no cost known."""
    return margin * 100 / net if margin is not None and net > 0 else None


KIND_WORDS = {
    "sale": Text("销售", "sale"),
    "return": Text("退货", "return"),
    "gift": Text("赠品", "gift"),
    "allowance": Text("折让", "allowance"),
    "payment": Text("回款", "payment"),
    "rebate": Text("返利", "rebate"),
    "ka_deduction": Text("KA扣款", "KA deduction"),
    "exchange": Text("换货差额", "exchange"),
    "adjustment": Text("调整", "adjustment"),
}
"""What a row of the ledger is."""


def kind_words(kind: str) -> Text:
    """A kind of ledger row in words; an unknown one as it stands."""
    return KIND_WORDS.get(kind, Text(kind, kind))
