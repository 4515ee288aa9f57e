"""Periods of the calendar, both ends within."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.periods import (
    Period,
    PeriodKind,
    month_start,
    parse_period,
    period_of,
    year_before,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
KINDS = st.sampled_from(["month", "quarter", "half_year", "year"])


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026q4", "2026-10-01", "2026-12-31"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
    ],
)
def test_periods_as_people_write_them(words: str, first: str, last: str) -> None:
    assert parse_period(words) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-H3", "26", "0000", "9999", "abc"]
)
def test_what_is_no_period(words: str) -> None:
    assert parse_period(words) is None


@given(st.text(alphabet="0123456789-QH年月./", max_size=10))
def test_no_words_make_it_fail(words: str) -> None:
    found = parse_period(words)
    assert found is None or found.first <= found.last


@given(DAYS, KINDS)
def test_periods_of_a_kind_follow_each_other_without_gap(day: date, kind: PeriodKind) -> None:
    period = period_of(day, kind)
    assert day in period
    assert period_of(period.last, kind) == period
    assert period_of(period.last + timedelta(days=1), kind).first == period.last + timedelta(days=1)


@given(DAYS, KINDS)
def test_the_same_period_a_year_before_is_of_the_same_kind(day: date, kind: PeriodKind) -> None:
    before = year_before(period_of(day, kind))
    assert before == period_of(before.first, kind)
    assert before.first.year == period_of(day, kind).first.year - 1


def test_days_gone_by_count_the_day_itself() -> None:
    june = period_of(date(2026, 6, 15), "month")
    assert june.days == 30
    assert [june.elapsed(date(2026, m, d)) for m, d in ((5, 31), (6, 1), (6, 15), (6, 30), (7, 9))] == [
        0,
        1,
        15,
        30,
        30,
    ]


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_months_run_over_the_year() -> None:
    assert month_start(2026, 13) == date(2027, 1, 1)
    assert month_start(2026, 0) == date(2025, 12, 1)
