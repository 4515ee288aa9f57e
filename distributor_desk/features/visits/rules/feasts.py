"""Chinese holidays of a year, from the library of the lunar calendar; loaded only when they are asked for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from distributor_desk.core.language import Text
from distributor_desk.features.visits.rules.holidays import Holiday, with_moves

Season = Literal["new_year", "summer", "mid_autumn", "year_end"]
_FIXED = (("元旦节", 1, 1, 1), ("劳动节", 5, 1, 5), ("国庆节", 10, 1, 7))  # name, month, day, days off
_ENGLISH = {
    "元旦节": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利日": "Victory Day",
    "国庆中秋": "National Day, Mid-Autumn",
}
_LUNAR = (("端午节", 5, 5), ("中秋节", 8, 15))
_SPRING_DAYS_OFF = 8  # New Year's Eve to the seventh
_BEFORE, _AFTER = 30, 20


def feast(name: str | None) -> Text:
    """A holiday's name in words: those that were filled in have an English one."""
    return Text(name or "", _ENGLISH.get(name or "", name or ""))


def holidays_of(year: int) -> list[Holiday]:
    """The days off of a year, and the working days that make up for them, each with a day for its routes.

    As the state has announced them where the library knows that; for later years the feasts themselves.
    """
    from lunar_python.util import HolidayUtil

    announced = [
        Holiday(date.fromisoformat(found.getDay()), found.getName(), works=found.isWork())
        for found in HolidayUtil.getHolidays(year)
    ]
    days = {h.day: h for h in announced or _reckoned(year) if h.day.year == year}
    return with_moves([days[day] for day in sorted(days)])


def _reckoned(year: int) -> list[Holiday]:
    from lunar_python import Lunar

    spring = _solar(Lunar.fromYmd(year, 1, 1))
    found = [
        Holiday(date(year, month, day) + timedelta(days=n), name)
        for name, month, day, count in _FIXED
        for n in range(count)
    ]
    found += [Holiday(spring + timedelta(days=n - 1), "春节") for n in range(_SPRING_DAYS_OFF)]
    found.append(Holiday(_clear_and_bright(year), "清明节"))
    found += [Holiday(_solar(Lunar.fromYmd(year, month, day)), name) for name, month, day in _LUNAR]
    return found


def _clear_and_bright(year: int) -> date:
    from lunar_python import Solar

    term = Solar.fromYmd(year, 4, 5).getLunar().getJieQiTable()["清明"]
    return date(term.getYear(), term.getMonth(), term.getDay())


def _solar(lunar: object) -> date:
    day = lunar.getSolar()  # type: ignore[attr-defined]
    return date(day.getYear(), day.getMonth(), day.getDay())


def season_of(day: date) -> Season | None:
    """The trade's season of a day: around Spring Festival, before Mid-Autumn, high summer, the year's end."""
    from lunar_python import Lunar

    for year in (day.year, day.year + 1):
        if -_BEFORE <= (day - _solar(Lunar.fromYmd(year, 1, 1))).days <= _AFTER:
            return "new_year"
    if 0 <= (_solar(Lunar.fromYmd(day.year, 8, 15)) - day).days <= _BEFORE:
        return "mid_autumn"
    if date(day.year, 5, 15) <= day <= date(day.year, 8, 15):
        return "summer"
    return "year_end" if day.month == 12 else None
