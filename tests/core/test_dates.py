"""Dates as people and programs write them, and Excel's day numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core import dates

MAY_FIRST = date(2026, 5, 1)


@pytest.mark.parametrize("words", [
    "2026-05-01", "2026-5-1", "2026/5/1", "2026.05.01", "2026年5月1日", "2026年5月1", "20260501", "２０２６-０５-０１",
    "2026-05-01 00:00:00", "2026-05-01T08:30", "2026/5/1 上午 8:30", "2026-05-01T08:30:00.000Z", " 2026-05-01 ",
])  # fmt: skip
def test_forms_that_say_the_first_of_may(words: str) -> None:
    assert dates.parse_date(words) == MAY_FIRST


@pytest.mark.parametrize("words", [
    "", "2026-02-30", "2026-13-01", "5月1日", "26-05-01", "1989-12-31", "2101-01-01", "20261301", "May 1", "01/05/2026", "0",
])  # fmt: skip
def test_nothing_is_guessed(words: str) -> None:
    assert dates.parse_date(words) is None


def test_day_or_month_first_stays_open_until_it_is_known() -> None:
    assert dates.parse_date("03/04/2026") is None
    assert dates.parse_date("03/04/2026", "day") == date(2026, 4, 3)
    assert dates.parse_date("03/04/2026", "month") == date(2026, 3, 4)
    assert dates.parse_date("25/04/2026") == date(2026, 4, 25)
    assert dates.parse_date("04/25/2026") == date(2026, 4, 25)
    assert dates.parse_date("05/05/2026") == date(2026, 5, 5)


def test_one_date_of_a_column_decides_for_all() -> None:
    assert dates.order_of(["03/04/2026", "25/04/2026"]) == "day"
    assert dates.order_of(["03/04/2026", "04/25/2026"]) == "month"
    assert dates.order_of(["03/04/2026"]) is None
    assert dates.order_of(["25/04/2026", "04/25/2026"]) is None
    assert dates.order_of(["", "2026-01-01"]) is None


def test_a_short_date_typed_into_a_form_is_of_this_year() -> None:
    assert dates.parse_typed("5-1", date(2026, 11, 3)) == MAY_FIRST
    assert dates.parse_typed("5月1日", date(2026, 11, 3)) == MAY_FIRST
    assert dates.parse_typed("2-30", date(2026, 11, 3)) is None
    assert dates.parse_typed("2025-5-1", date(2026, 11, 3)) == date(2025, 5, 1)


def test_day_numbers_of_excel() -> None:
    assert dates.from_serial(46143) == MAY_FIRST
    assert dates.from_serial(46143.75) == MAY_FIRST
    assert dates.from_serial(46143 - 1462, since_1904=True) == MAY_FIRST
    for outside in (60, 0, -1, 1, 2958466, 1e18):
        assert dates.from_serial(outside) is None


@given(st.dates(dates.EARLIEST, dates.LATEST))
def test_every_day_reads_back_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日"):
        assert dates.parse_date(day.strftime(form)) == day
    assert dates.from_serial((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=30))
def test_no_words_make_it_fail(words: str) -> None:
    found = dates.parse_date(words, "day")
    assert found is None or dates.EARLIEST <= found <= dates.LATEST
