"""Holidays: days on which no route is walked, and the days on which their routes are walked instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)
_SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day of the table: closed, or a working day that makes up for one (`works`).

    `moved_to` is the day on which the routes of a closed day are walked; None leaves them out.
    """

    day: date
    name: str
    works: bool = False
    moved_to: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The table of holidays, by day."""

    days: Mapping[date, Holiday]

    def closed(self, day: date) -> Holiday | None:
        """The holiday of a day on which nobody walks."""
        found = self.days.get(day)
        return found if found is not None and not found.works else None

    def planned_for(self, day: date) -> list[date]:
        """Whose plan is walked on a day: its own unless it is closed, and that of days moved to it."""
        if self.closed(day):
            return []
        return [day, *sorted(h.day for h in self.days.values() if h.moved_to == day and not h.works)]

    def walked_on(self, planned: date) -> date | None:
        """When the plan of a day is walked: that day, another, or not at all."""
        found = self.closed(planned)
        return found.moved_to if found else planned


def calendar(holidays: Iterable[Holiday]) -> Calendar:
    """The table as it is asked."""
    return Calendar({holiday.day: holiday for holiday in holidays})


def with_moves(holidays: Sequence[Holiday]) -> list[Holiday]:
    """Closed days with a proposal for their routes: the days that make up for them, then the days after.

    Each run of closed days is taken by itself; the plan of a Sunday is not moved.
    """
    closed = sorted(h.day for h in holidays if not h.works)
    makeup = {h.day for h in holidays if h.works}
    moves: dict[date, date] = {}
    for run in _runs(closed):
        free = _free_days(run, makeup, set(closed))
        for day in (d for d in run if d.isoweekday() != _SUNDAY):
            moves[day] = next(free)
    return [h if h.works else Holiday(h.day, h.name, moved_to=moves.get(h.day)) for h in holidays]


def _runs(days: Sequence[date]) -> list[list[date]]:
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] == ONE:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _free_days(run: Sequence[date], makeup: set[date], closed: set[date]) -> Iterator[date]:
    """Working days near a run: those that make up for it within two weeks, then each day after it."""
    near = sorted(d for d in makeup if abs((d - run[0]).days) <= 15 or abs((d - run[-1]).days) <= 15)
    yield from near
    day = run[-1] + ONE
    while True:
        if day not in closed and day not in near and day.isoweekday() != _SUNDAY:
            yield day
        day += ONE
