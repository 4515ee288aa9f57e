"""The periods of a scheme: calendar periods within its validity, or its validity itself (business rules §1, §2)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from distributor_desk.core.periods import Period, PeriodKind, parse_period, period_of
from distributor_desk.features.rebates.rules.terms import CUSTOM


def slot(kind: str, valid_from: date, valid_to: date | None, day: date) -> Period | None:
    """The scheme's period in which a day lies; None outside its validity."""
    if day < valid_from or (valid_to is not None and day > valid_to):
        return None
    if kind == CUSTOM:
        return Period(valid_from, valid_to or day)
    whole = period_of(day, cast(PeriodKind, kind))
    return within(whole, valid_from, valid_to)


def within(period: Period, first: date, last: date | None) -> Period | None:
    """The part of a period between two days; None where there is none."""
    if first <= period.first and (last is None or last >= period.last):
        return period
    begin, end = max(period.first, first), min(period.last, last or period.last)
    return Period(begin, end) if begin <= end else None


def slots(kind: str, valid_from: date, valid_to: date | None, first: date, last: date) -> list[Period]:
    """The scheme's periods from that of `first` to that of `last`, in order."""
    found: list[Period] = []
    day = max(first, valid_from)
    while day <= last:
        period = slot(kind, valid_from, valid_to, day)
        if period is None:
            break
        found.append(period)
        day = period.last + timedelta(days=1)
    return found


def label(period: Period) -> str:
    """`2026`, `2026-H1`, `2026-Q1`, `2026-03`, or both days."""
    kinds: tuple[PeriodKind, ...] = ("year", "half_year", "quarter", "month")
    for kind in kinds:
        if period == period_of(period.first, kind):
            year, month = period.first.year, period.first.month
            return {
                "year": f"{year}",
                "half_year": f"{year}-H{(month - 1) // 6 + 1}",
                "quarter": f"{year}-Q{(month - 1) // 3 + 1}",
                "month": f"{year}-{month:02d}",
            }[kind]
    return f"{period.first} – {period.last}"


def parse(words: str) -> Period | None:
    """A period as `label` writes it, or the first day of a month for that month; None when it is none."""
    found = parse_period(words)
    if found is not None:
        return found
    days = re.findall(r"\d{4}-\d{2}-\d{2}", words)
    if len(days) == 2 and days[0] <= days[1]:
        return Period(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
    if len(days) == 1 and days[0].endswith("-01"):
        return period_of(date.fromisoformat(days[0]), "month")
    return None


def same_kind(period: Period) -> PeriodKind | None:
    """Whether it is a calendar month, quarter, half-year or year; None for other days."""
    kinds: tuple[PeriodKind, ...] = ("year", "half_year", "quarter", "month")
    return next((kind for kind in kinds if period == period_of(period.first, kind)), None)
