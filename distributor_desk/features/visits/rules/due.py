"""When a route is walked and when a shop is due again (business rules §5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.customers.rules import weekday_words

CYCLE_START = date(2024, 1, 1)
"""A Monday: the weeks 1 to 4 are counted from here for a route that has no first day of its own."""
CYCLE = 4
LOOK_AHEAD = 400
_ODD, _EVEN = ("单周", "odd"), ("双周", "even")
UNREADABLE_WEEKS = Text(
    "看不懂“{words}”是第几周。请写成：1 3（四周一轮中的第1、3周），或 单周、双周；每周都走就留空。",
    "“{words}” does not say which weeks. Write 1 3 (weeks 1 and 3 of four), or odd, even; leave it empty for every week.",
)


def next_due(last_visit: date | None, every_days: int | None) -> date | None:
    """Due = last visit + frequency; None while either is unknown."""
    return last_visit + timedelta(days=every_days) if last_visit and every_days else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """On which days a route is walked: weekdays (ISO), in some of four weeks or in all; or every n days from a day."""

    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    every_days: int | None = None
    since: date | None = None

    def falls_on(self, day: date) -> bool:
        """Whether the plan names this day. Holidays are another matter (see holidays.Calendar)."""
        start = self.since or CYCLE_START
        if self.since and day < self.since:
            return False
        if self.every_days:
            return (day - start).days % self.every_days == 0
        return day.isoweekday() in self.weekdays and (not self.weeks or week_of(day, start) in self.weeks)

    def after(self, day: date) -> date | None:
        """The first day of the plan after this one; None when it names none."""
        later = (day + timedelta(days=n) for n in range(1, LOOK_AHEAD))
        return next((one for one in later if self.falls_on(one)), None)

    def words(self) -> Text:
        """The plan as a person reads it; empty when no day is fixed."""
        if self.every_days:
            since = self.since or CYCLE_START
            return Text("每 {days} 天（自 {since}）", "every {days} {days:day|days} from {since}").with_(
                days=self.every_days, since=since.isoformat()
            )
        said = weekday_words(self.weekdays)
        if not self.weekdays or not self.weeks:
            return said
        zh, en = "、".join(map(str, self.weeks)), ", ".join(map(str, self.weeks))
        return Text(f"{said.zh}（第{zh}周）", f"{said.en} (weeks {en})")


def week_of(day: date, start: date = CYCLE_START) -> int:
    """Which of the four weeks a day lies in, 1 to 4; weeks begin on Monday, the first is that of `start`."""
    first = start - timedelta(days=start.weekday())
    return (day - first).days // 7 % CYCLE + 1


def weeks_written(words: str) -> list[int]:
    """The weeks that a person wrote: `1 3`, `1,3`, `单周`, `odd`; DeskError for anything else."""
    said = words.strip().casefold()
    if said in _ODD:
        return [1, 3]
    if said in _EVEN:
        return [2, 4]
    found = [int(number) for number in re.findall(r"\d+", said)]
    rest = re.sub(r"[\d\s,，、;/第周]|weeks?|and|和", "", said)
    if rest or any(not 1 <= week <= CYCLE for week in found):
        raise DeskError(UNREADABLE_WEEKS.with_(words=words.strip()))
    return sorted(set(found))


def due_of(last_visit: date | None, every_days: int | None, pattern: Pattern) -> date | None:
    """A shop's own frequency where it has one, else the next day on which its route is walked."""
    if every_days:
        return next_due(last_visit, every_days)
    return pattern.after(last_visit) if last_visit else None


def overdue_days(due: date | None, day: date) -> int | None:
    """Days past due on a day; None while it is not."""
    late = (day - due).days if due else 0
    return late if late > 0 else None


def week_days(day: date) -> Sequence[date]:
    """Monday to Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]
