"""The calendar of the sample: its today, its first day, the feast, the seasons of each category."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

TODAY = date(2026, 6, 29)  # a Monday; `demo` moves every date by whole weeks
FIRST = date(2025, 1, 1)
LAST = TODAY - timedelta(days=1)
VISITS_FROM = TODAY - timedelta(weeks=26)
NEW_PRICES_FROM = date(2026, 1, 1)
OPENING = FIRST - timedelta(days=1)

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SPRING_FESTIVALS = (date(2025, 1, 29), date(2026, 2, 17))
MID_AUTUMN = date(2025, 10, 6)

_MONTHS = {
    "饮用水": (0.6, 0.6, 0.7, 0.9, 1.2, 1.5, 1.8, 1.8, 1.3, 0.9, 0.7, 0.6),
    "茶饮料": (0.6, 0.6, 0.7, 0.9, 1.2, 1.5, 1.7, 1.7, 1.3, 0.9, 0.7, 0.6),
    "啤酒": (0.5, 0.6, 0.6, 0.8, 1.2, 1.6, 2.0, 1.9, 1.2, 0.8, 0.5, 0.6),
    "碳酸饮料": (0.9, 0.9, 0.7, 0.9, 1.1, 1.3, 1.5, 1.5, 1.1, 0.9, 0.7, 0.8),
    "功能饮料": (0.8, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.3, 1.1, 1.0, 0.8, 0.8),
    "果汁": (1.1, 1.0, 0.7, 0.8, 0.9, 1.0, 1.1, 1.1, 1.0, 0.9, 0.8, 1.0),
    "植物蛋白": (1.1, 1.0, 0.7, 0.7, 0.7, 0.7, 0.8, 0.8, 1.0, 0.9, 0.9, 1.1),
    "方便食品": (1.1, 1.0, 1.0, 1.0, 0.9, 0.9, 0.9, 0.9, 1.0, 1.0, 1.1, 1.1),
}
_FEAST = {"果汁": 2.2, "植物蛋白": 2.4, "碳酸饮料": 1.5, "休闲食品": 1.5, "乳品": 1.3, "啤酒": 1.3}


def days_to_feast(day: date) -> int:
    """Days to the next Spring Festival; a large number when none lies ahead."""
    return min((f - day).days for f in (*SPRING_FESTIVALS, date.max) if f >= day)


def shut(day: date) -> bool:
    """From New Year's Eve to the fifth day nobody delivers."""
    return any(-1 <= (day - feast).days <= 5 for feast in SPRING_FESTIVALS)


def season(category: str, day: date) -> float:
    """How much of a category is sold on a day, 1.0 being its plain level."""
    before_feast = days_to_feast(day) <= 35
    if category == "礼盒":
        before_moon = 0 <= (MID_AUTUMN - day).days <= 25
        return 2.5 if before_feast else 0.9 if before_moon else 0.0
    months = _MONTHS.get(category, (1.0,) * 12)
    return months[day.month - 1] * (_FEAST.get(category, 1.0) if before_feast else 1.0)


def weekly(weekday: int, every: int, chance: Random) -> Iterator[date]:
    """The days of a route on which a customer is due: its weekday, every `every` days or a little more."""
    weeks = max(1, round(every / 7))
    first = FIRST + timedelta(days=(weekday - FIRST.weekday()) % 7 + 7 * chance.randrange(weeks))
    for step in range(0, (LAST - first).days + 1, 7 * weeks):
        yield first + timedelta(days=step)
