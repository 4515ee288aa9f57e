"""When routes are walked: weekdays, weeks of four, every n days, and holidays; against figures worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.features.visits.rules.due import (
    CYCLE_START,
    Pattern,
    due_of,
    overdue_days,
    week_days,
    week_of,
    weeks_written,
)
from distributor_desk.features.visits.rules.feasts import holidays_of, season_of
from distributor_desk.features.visits.rules.holidays import Holiday, calendar, with_moves

MONDAY = date(2026, 3, 2)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def test_the_weeks_of_four_are_counted_from_a_monday() -> None:
    # 2024-01-01 is a Monday; 2026-03-02 is 113 weeks later, and 113 = 28 × 4 + 1: the second week
    assert CYCLE_START.isoweekday() == 1
    assert (MONDAY - CYCLE_START).days == 113 * 7
    assert [week_of(MONDAY + timedelta(weeks=n)) for n in range(5)] == [2, 3, 4, 1, 2]
    assert week_of(date(2026, 3, 5), date(2026, 3, 4)) == 1, "a route's own first day begins its first week"
    assert week_of(date(2026, 3, 9), date(2026, 3, 4)) == 2


@given(days, st.sets(st.integers(1, 7), min_size=1), st.sets(st.integers(1, 4)))
def test_a_pattern_of_weekdays_against_a_twin_that_counts_weeks(
    day: date, weekdays: set[int], weeks: set[int]
) -> None:
    pattern = Pattern(tuple(sorted(weekdays)), tuple(sorted(weeks)))
    monday, number = CYCLE_START, 1
    while monday + timedelta(days=6) < day:
        monday, number = monday + timedelta(days=7), number % 4 + 1
    twin = day.isoweekday() in weekdays and (not weeks or number in weeks)
    assert pattern.falls_on(day) is twin


@given(days, st.integers(1, 60), st.integers(0, 400))
def test_every_n_days_against_a_twin_that_walks(since: date, every: int, ahead: int) -> None:
    pattern, day = Pattern((1,), (), every, since), since + timedelta(days=ahead)
    walked, one = set[date](), since
    while one <= day:
        walked.add(one)
        one += timedelta(days=every)
    assert pattern.falls_on(day) is (day in walked)
    assert not pattern.falls_on(since - timedelta(days=every))


def test_due_is_the_shops_own_frequency_or_the_routes_next_day() -> None:
    pattern = Pattern((1,), (2,))
    assert due_of(MONDAY, 10, pattern) == date(2026, 3, 12)
    assert due_of(MONDAY, None, pattern) == date(2026, 3, 30), "week 2 comes again after four weeks"
    assert due_of(MONDAY, None, Pattern()) is None
    assert due_of(None, 10, pattern) is None
    assert overdue_days(date(2026, 2, 27), MONDAY) == 3
    assert overdue_days(MONDAY, MONDAY) is None
    assert overdue_days(None, MONDAY) is None


@pytest.mark.parametrize(
    ("said", "weeks"),
    [("1 3", [1, 3]), ("第1、3周", [1, 3]), ("单周", [1, 3]), ("even", [2, 4]), ("3,1,3", [1, 3]), ("", [])],
)
def test_weeks_as_people_write_them(said: str, weeks: list[int]) -> None:
    assert weeks_written(said) == weeks


@pytest.mark.parametrize("said", ["5", "0", "隔周", "1-3-5", "x"])
def test_weeks_that_cannot_be_are_refused(said: str) -> None:
    with pytest.raises(DeskError, match="which weeks"):
        weeks_written(said)


def test_the_words_of_a_pattern() -> None:
    assert Pattern((1, 4)).words().zh == "周一、周四"
    assert Pattern((1,), (1, 3)).words().zh == "周一（第1、3周）"
    assert Pattern((1,), (), 10, MONDAY).words().en == "every 10 days from 2026-03-02"
    assert Pattern().words().zh == ""


def test_a_week_is_monday_to_sunday() -> None:
    assert [*week_days(date(2026, 3, 5))] == [MONDAY + timedelta(days=n) for n in range(7)]


# holidays ------------------------------------------------------------------------------------------------


def test_a_closed_day_is_walked_on_another_or_not_at_all() -> None:
    known = calendar(
        [
            Holiday(date(2026, 3, 2), "节", moved_to=date(2026, 3, 4)),
            Holiday(date(2026, 3, 3), "节"),
            Holiday(date(2026, 3, 7), "调休", works=True),
        ]
    )
    assert known.planned_for(date(2026, 3, 2)) == []
    assert known.planned_for(date(2026, 3, 3)) == []
    assert known.planned_for(date(2026, 3, 4)) == [date(2026, 3, 4), date(2026, 3, 2)]
    assert known.planned_for(date(2026, 3, 7)) == [date(2026, 3, 7)]
    assert known.walked_on(date(2026, 3, 2)) == date(2026, 3, 4)
    assert known.walked_on(date(2026, 3, 3)) is None
    assert known.walked_on(date(2026, 3, 5)) == date(2026, 3, 5)


def test_the_national_day_of_2026_as_announced() -> None:
    # off from 10-01 (Thursday) to 10-07, worked on Sunday 09-20 and Saturday 10-10
    found = {h.day: h for h in holidays_of(2026)}
    off = [day for day, h in found.items() if not h.works and day.month == 10]
    assert off == [date(2026, 10, n) for n in range(1, 8)]
    assert [day for day, h in found.items() if h.works and h.name == "国庆节"] == [
        date(2026, 9, 20),
        date(2026, 10, 10),
    ]
    # the makeup days take the first lost days, the rest follow one by one; Sunday 10-04 is not made up
    moved = [found[day].moved_to for day in off]
    assert moved == [
        date(2026, 9, 20), date(2026, 10, 10), date(2026, 10, 8), None, date(2026, 10, 9), date(2026, 10, 12),
        date(2026, 10, 13),
    ]  # fmt: skip


def test_a_year_that_is_not_announced_is_reckoned() -> None:
    found = {h.day: h for h in holidays_of(2030)}
    spring = [day for day, h in found.items() if h.name == "春节"]
    assert (spring[0], spring[-1]) == (date(2030, 2, 2), date(2030, 2, 9))  # New Year is 2030-02-03
    assert {"元旦节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"} <= {h.name for h in found.values()}
    assert found[date(2030, 9, 12)].name == "中秋节"


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2031])
def test_no_route_is_moved_to_a_day_off_and_none_is_doubled_needlessly(year: int) -> None:
    found = holidays_of(year)
    off = {h.day for h in found if not h.works}
    moved = [h.moved_to for h in found if h.moved_to]
    assert not off & set(moved)
    assert len(found) == len({h.day for h in found})
    assert all(h.moved_to or h.day.isoweekday() == 7 for h in found if not h.works)


@given(st.lists(st.tuples(days, st.booleans()), unique_by=lambda one: one[0], max_size=12))
def test_proposals_never_fall_on_a_day_off(days_: list[tuple[date, bool]]) -> None:
    made = with_moves([Holiday(day, "x", works) for day, works in sorted(days_)])
    off = {h.day for h in made if not h.works}
    assert not off & {h.moved_to for h in made}
    assert [h.day for h in made] == sorted(day for day, _ in days_)


@pytest.mark.parametrize(
    ("day", "season"),
    [
        (date(2026, 2, 17), "new_year"),  # Spring Festival itself
        (date(2026, 3, 2), "new_year"),
        (date(2026, 3, 20), None),
        (date(2026, 7, 1), "summer"),
        (date(2026, 9, 10), "mid_autumn"),  # Mid-Autumn is 2026-09-25
        (date(2026, 12, 5), "year_end"),
        (date(2027, 1, 20), "new_year"),  # Spring Festival 2027-02-06
    ],
)
def test_the_seasons_of_the_trade(day: date, season: str | None) -> None:
    assert season_of(day) == season
