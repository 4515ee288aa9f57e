"""A year's target shared out over its months by the season (needs 47): a quiet month asks for less, none for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen

MONTHS = range(1, 13)
EVEN = Decimal(1)
NO_WEIGHT = Text(
    "季节系数不能是负数，十二个月也不能都是 0。", "Season weights cannot be negative, nor all of them 0."
)


def whole(weights: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """All twelve weights; a month without one has 1. DeskError for weights that share nothing out."""
    found = {month: weights.get(month, EVEN) for month in MONTHS}
    if min(found.values()) < 0 or not any(found.values()):
        raise DeskError(NO_WEIGHT)
    return found


def shared_out(target: Decimal, weights: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """A year's target in yuan by month, to the fen; the twelve add up to it exactly.

    >>> shared_out(Decimal(1200), {})[1]
    Decimal('100.00')
    """
    each = whole(weights)
    total, so_far, given, found = sum(each.values()), Decimal(0), Decimal(0), {}
    for month, weight in each.items():
        so_far += weight
        upto = round_fen(target * so_far / total)
        found[month], given = upto - given, upto
    return found


def from_sales(by_month: Mapping[int, Sequence[Decimal]]) -> dict[int, Decimal]:
    """Weights as the sales of past years had them: a month's average ÷ the average month, two decimals.

    Months without any sales, or with negative ones, get 1: nothing is known of them.
    """
    average = {m: sum(found, Decimal(0)) / len(found) for m, found in by_month.items() if found}
    known = [value for value in average.values() if value > 0]
    if not known:
        return dict.fromkeys(MONTHS, EVEN)
    middle = sum(known, Decimal(0)) / len(known)
    return {
        month: (average[month] / middle).quantize(Decimal("0.01")) if average.get(month, 0) > 0 else EVEN
        for month in MONTHS
    }
