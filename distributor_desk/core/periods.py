"""Periods of the calendar: month, quarter, half-year, year, custom; both ends inclusive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from distributor_desk.core.dates import EARLIEST, LATEST

PeriodKind = Literal["month", "quarter", "half_year", "year"]
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_WRITTEN = re.compile(r"(\d{4})(?:-?([QH])(\d)|[-/.年](\d{1,2})月?)?年?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar days from `first` to `last`, both within."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period that ends before it begins: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def elapsed(self, as_of: date) -> int:
        """Days gone by, the as-of day included; 0 before it begins, `days` after its end."""
        return max(0, min(self.days, (as_of - self.first).days + 1))


def month_start(year: int, month: int) -> date:
    """The first day of a month, where `month` may run below 1 or above 12."""
    index = year * 12 + month - 1
    return date(index // 12, index % 12 + 1, 1)


def period_of(day: date, kind: PeriodKind) -> Period:
    """The calendar period of that kind in which the day lies."""
    length = _MONTHS[kind]
    begin = (day.month - 1) // length * length + 1
    return Period(date(day.year, begin, 1), month_start(day.year, begin + length) - timedelta(days=1))


def year_before(period: Period) -> Period:
    """The same period a year earlier (29 February becomes 28 February)."""
    return Period(_shifted(period.first), _last_shifted(period.last))


def _shifted(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _last_shifted(day: date) -> date:
    tomorrow = day + timedelta(days=1)
    return _shifted(tomorrow) - timedelta(days=1) if tomorrow.day == 1 else _shifted(day)


def parse_period(words: str) -> Period | None:
    """`2026`, `2026-Q1`, `2026-H2`, `2026-03` or `2026年3月`; None when it is none of them."""
    match = _WRITTEN.fullmatch(words.strip())
    if not match:
        return None
    year = int(match[1])
    if not EARLIEST.year <= year <= LATEST.year:
        return None
    kind: PeriodKind = "year"
    month = 1
    if match[2]:
        kind = "quarter" if match[2].upper() == "Q" else "half_year"
        number = int(match[3])
        if not 1 <= number <= 12 // _MONTHS[kind]:
            return None
        month = (number - 1) * _MONTHS[kind] + 1
    elif match[4]:
        kind, month = "month", int(match[4])
        if not 1 <= month <= 12:
            return None
    return period_of(date(year, month, 1), kind)
