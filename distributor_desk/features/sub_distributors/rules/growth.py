"""Growth, and growth without what was only pushed into the warehouse (issue 5; rules §6 on push-stock).

What we sell to a sub-distributor (sell-in) can grow because its shelves empty faster, or because its warehouse
fills up. So beside the growth of the sell-in stands the growth of what went on to the shops:

    sold on = sell-in − rise of the stock at the sub-distributor

over the period, and over the same period a year before where its stock was read then too (else a year before is
taken as it stands, and `compared_in_full` is False). The rise is the last reading in the period less the
reading with which it began: the last one up to the first day, at most 45 days old, else the first one within the 45
days after it. Both readings are in yuan at what the sub-distributor paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from distributor_desk.core.periods import Period

NEAR = timedelta(days=45)
"""How far from a period's first day a reading may lie and still stand for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Stock at a sub-distributor: a day, yuan."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Growth:
    """Sell-in of a period and of a year before in yuan; growth as a ratio (0.2 is +20 %), None without a basis.

    `rise` is the rise of the stock in the period, None without readings; `adjusted` is the growth of what was
    sold on.
    """

    sold: Decimal
    before: Decimal
    growth: Decimal | None
    rise: Decimal | None
    adjusted: Decimal | None
    compared_in_full: bool


def rise_of_stock(readings: Sequence[Reading], period: Period) -> Decimal | None:
    """The rise of the stock over a period in yuan (negative: it fell); None where two readings are missing."""
    ordered = sorted(readings, key=lambda r: r.day)
    begin = _at_begin(ordered, period.first)
    within = [r for r in ordered if r.day in period and (begin is None or r.day > begin.day)]
    return within[-1].amount - begin.amount if begin and within else None


def _at_begin(ordered: Sequence[Reading], first: date) -> Reading | None:
    before = [r for r in ordered if first - NEAR <= r.day <= first]
    after = [r for r in ordered if first < r.day <= first + NEAR]
    return before[-1] if before else after[0] if after else None


def growth(
    sold: Decimal, before: Decimal, rise: Decimal | None = None, rise_before: Decimal | None = None
) -> Growth:
    """Growth against the same period a year before, and the same of what was sold on.

    >>> growth(Decimal(120), Decimal(100), Decimal(30)).adjusted
    Decimal('-0.1')
    """
    plain = sold / before - 1 if before > 0 else None
    base = before - (rise_before or Decimal(0))
    adjusted = (sold - rise) / base - 1 if rise is not None and base > 0 else None
    return Growth(sold, before, plain, rise, adjusted, rise_before is not None)
