"""Dates as people and programs write them, and Excel's day numbers.

An explicit list of forms: nothing is guessed. `03/04/2026` is day-or-month first and stays open (None)
unless the caller says which.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal

DayFirst = Literal["day", "month"]
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_SHORT = re.compile(r"(?:(\d{1,2})[-/.月](\d{1,2})日?)")
_TIME = re.compile(r"[ T](上午|下午)?\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|AM|PM|am|pm)?$")
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


def month_name(month: int) -> str:
    """`January`, whatever language the computer itself speaks."""
    return _MONTHS[month - 1]


def today() -> date:
    """The local calendar date of the person who sits here."""
    return date.today()  # noqa: DTZ011


def parse_date(words: str, order: DayFirst | None = None) -> date | None:
    """The date that is written, or None. `order` says what the first of `03/04/2026` is."""
    text = _TIME.sub("", unicodedata.normalize("NFKC", words).strip()).strip()
    for pattern in (_YEAR_FIRST, _COMPACT):
        if match := pattern.fullmatch(text):
            return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        known = order or first_is(first, second)
        if known is None:
            return None
        return _made(year, second, first) if known == "day" else _made(year, first, second)
    return None


def first_is(first: int, second: int) -> DayFirst | None:
    """What `first/second/2026` says about its own order; None when it stays open."""
    if first > 12 >= second or first == second:
        return "day"
    return "month" if second > 12 >= first else None


def order_of(values: list[str]) -> DayFirst | None:
    """The day/month order of a whole column, when one of its dates decides it and none contradicts."""
    said = {
        first_is(int(m[1]), int(m[2]))
        for value in values
        if (m := _YEAR_LAST.fullmatch(_TIME.sub("", value.strip()).strip())) and m[1] != m[2]
    } - {None}
    return said.pop() if len(said) == 1 else None


def parse_typed(words: str, today: date) -> date | None:
    """As `parse_date`, and `5-1` or `5月1日` is that day of the year of `today`."""
    text = unicodedata.normalize("NFKC", words).strip()
    if match := _SHORT.fullmatch(text):
        return _made(today.year, int(match[1]), int(match[2]))
    return parse_date(text, "month")


def from_serial(serial: float, *, since_1904: bool = False) -> date | None:
    """The day of an Excel serial; None outside 1990–2100 (and for 60, the day that never was)."""
    whole = int(serial)
    if whole == 60 and not since_1904:
        return None
    try:
        found = (_EPOCH_1904 if since_1904 else _EPOCH_1900) + timedelta(days=whole)
    except OverflowError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
