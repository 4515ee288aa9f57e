"""What a sub-distributor should have sold by a day: from months or quarters where they are planned, else evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.periods import Period
from distributor_desk.features.sub_distributors.rules.scorecard import planned_to_date

_CLASSES = (31, 92, 184, 366)
"""Most days of a month, a quarter, a half-year, a year."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A target: its period and yuan."""

    period: Period
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Plan:
    """The target of the whole span in yuan, and the part of it up to a day; None where nothing is planned."""

    target: Decimal | None
    to_date: Decimal | None


def plan(targets: Sequence[Planned], span: Period, as_of: date) -> Plan:
    """The plan of a span (an agreement's year) up to a day, unrounded.

    The finest targets that cover every day from the span's first to `as_of` are used, so that a season can be
    planned by months; each counts evenly over its days. A target of the whole year counts over the span alone.
    """
    year = [t for t in targets if _class_of(t.period) == len(_CLASSES) - 1]
    whole = year[-1].amount if year else None
    for place in range(len(_CLASSES) - 1):
        fine = sorted((t for t in targets if _class_of(t.period) == place), key=lambda t: t.period.first)
        if _covers(fine, span.first, as_of):
            total = sum((t.amount for t in fine), Decimal(0))
            return Plan(whole if whole is not None else total, _up_to(fine, span.first, as_of))
    if whole is None:
        return Plan(None, None)
    return Plan(whole, planned_to_date(whole, span.elapsed(as_of), span.days))


def _class_of(period: Period) -> int:
    return next(n for n, most in enumerate(_CLASSES) if period.days <= most or n == len(_CLASSES) - 1)


def _covers(fine: Sequence[Planned], first: date, as_of: date) -> bool:
    day = first
    for target in fine:
        if target.period.last < day:
            continue
        if target.period.first > day:
            return False
        if target.period.last >= as_of:
            return True
        day = date.fromordinal(target.period.last.toordinal() + 1)
    return False


def _up_to(fine: Sequence[Planned], first: date, as_of: date) -> Decimal:
    return sum(
        (
            planned_to_date(t.amount, t.period.elapsed(as_of), t.period.days)
            for t in fine
            if t.period.last >= first
        ),
        Decimal(0),
    )
