"""Was it paid on time? Payments settle what is owed, the oldest first, as the ledger's ageing does (rules §8)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from distributor_desk.core.money import from_fen, to_fen

Booked = tuple[date, Decimal]
"""A day and an amount in yuan."""
RawBooked = tuple[int, int]
"""A day as its ordinal, and an amount in fen: for whole ledgers at once."""


@dataclass(frozen=True, slots=True)
class Paying:
    """Of what fell due between two days: how much, how much of it was paid by its day, how much is unpaid now."""

    due: Decimal
    on_time: Decimal
    overdue: Decimal


def on_time(
    charges: Iterable[Booked],
    credited: Iterable[Booked],
    credit_days: int,
    since: date,
    as_of: date,
    grace: int = 0,
) -> Paying:
    """Judge what fell due from `since` to the day before `as_of`, in yuan.

    `charges` are what a customer came to owe (sales, the opening balance), `credited` what took it away
    (payments, returns, allowances, credited rebates); both of all time, amounts positive, in any order. A
    charge is due `credit_days` after its day, and paid on time when credits up to `grace` days later reach it, the
    oldest charge first; while its grace runs it is not judged. `overdue` is everything due before `as_of`
    that is unpaid then, older years with it.
    """
    owed = [(day.toordinal(), to_fen(amount)) for day, amount in charges]
    paid = [(day.toordinal(), to_fen(amount)) for day, amount in credited]
    return raw_on_time(owed, paid, credit_days, since.toordinal(), as_of.toordinal(), grace)


def raw_on_time(
    charges: Iterable[RawBooked],
    credited: Iterable[RawBooked],
    credit_days: int,
    since: int,
    as_of: int,
    grace: int,
) -> Paying:
    """The same in ordinals and whole fen."""
    paid = sorted(credited)
    days = [day for day, _ in paid]
    sums = [0, *accumulate(amount for _, amount in paid)]
    due = kept = owed_before = 0
    for day, amount in sorted(charges):
        last_day = day + credit_days
        if last_day >= as_of:
            break
        patience = last_day + grace
        if last_day >= since and patience < as_of:
            due += amount
            left = sums[bisect_right(days, patience)] - owed_before
            kept += amount if left >= amount else max(left, 0)
        owed_before += amount
    overdue = max(owed_before - sums[bisect_right(days, as_of)], 0)
    return Paying(from_fen(due), from_fen(kept), from_fen(overdue))
