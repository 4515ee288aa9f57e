"""Was it paid on time? Payments settle what is owed, the oldest first, as the ledger's ageing does (rules §8)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

Booked = tuple[date, Decimal]
"""A day and an amount in yuan."""


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
    """Judge what fell due from `since` to the day before `as_of`, in yuan, unrounded.

    `charges` are what a customer came to owe (sales, the opening balance), `credited` what took it away
    (payments, returns, allowances, credited rebates); both of all time, amounts positive, in any order. A
    charge is due `credit_days` after its day, and paid on time when credits up to `grace` days later reach it, the
    oldest charge first; while its grace runs it is not judged. `overdue` is everything due before `as_of` that is unpaid then, older years with it.
    """
    owed = sorted(charges)
    paid = _Paid(sorted(credited))
    now = paid.until(as_of)
    due = kept = overdue = before = Decimal(0)
    for day, amount in owed:
        last_day = day + timedelta(days=credit_days)
        if last_day >= as_of:
            break
        patience = last_day + timedelta(days=grace)
        if last_day >= since and patience < as_of:
            due += amount
            kept += _part(paid.until(patience) - before, amount)
        overdue += amount - _part(now - before, amount)
        before += amount
    return Paying(due, kept, overdue)


def _part(left: Decimal, amount: Decimal) -> Decimal:
    """How much of a charge is covered by what is left after the older ones."""
    return max(Decimal(0), min(amount, left))


class _Paid:
    """The sum of credits up to a day, asked for rising days or once out of turn."""

    def __init__(self, credits_by_day: Sequence[Booked]) -> None:
        self._days = [day for day, _ in credits_by_day]
        self._sums: list[Decimal] = []
        total = Decimal(0)
        for _, amount in credits_by_day:
            total += amount
            self._sums.append(total)

    def until(self, day: date) -> Decimal:
        place = bisect_right(self._days, day)
        return self._sums[place - 1] if place else Decimal(0)
