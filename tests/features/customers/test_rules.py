"""What is true of customers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.features.customers import rules


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("周一四 城东线", [1, 4]),
        ("周一 城东线", [1]),
        ("城东线（星期三）", [3]),
        ("周二五六", [2, 5, 6]),
        ("礼拜天市场", [7]),
        ("周日线", [7]),
        ("周天线", [7]),
        ("Monday Thursday East", [1, 4]),
        ("mon/thu", [1, 4]),
        ("Monument Street", []),
        ("城东线", []),
        ("", []),
    ],
)
def test_a_route_says_its_weekdays(name: str, days: list[int]) -> None:
    assert rules.weekdays_in(name) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("周一四", [1, 4]),
        ("周一、四", [1, 4]),
        ("周一、周四", [1, 4]),
        ("星期三和星期天", [3, 7]),
        ("一三五", [1, 3, 5]),
        ("周一至周五", [1, 2, 3, 4, 5]),
        ("周六到周一", [1, 6, 7]),
        ("Mon, Thu", [1, 4]),
        ("Monday and Thursday", [1, 4]),
        ("Mon-Fri", [1, 2, 3, 4, 5]),
        ("１ 4", [1, 4]),
        ("", []),
    ],
)
def test_weekdays_are_read_as_people_write_them(words: str, days: list[int]) -> None:
    assert rules.weekdays_written(words) == days


@pytest.mark.parametrize("words", ["每天", "隔周一次", "8", "soon", "周一 城东"])
def test_what_names_no_weekdays_is_refused_in_words(words: str) -> None:
    with pytest.raises(DeskError, match=f"“{words}” does not say which weekdays"):
        rules.weekdays_written(words)


def test_every_week_reads_back_as_it_is_said() -> None:
    for days in ([1], [1, 4], [2, 6, 7], [1, 2, 3, 4, 5, 6, 7], []):
        said = rules.weekday_words(days)
        assert rules.weekdays_written(said.zh) == rules.weekdays_written(said.en) == days


def test_balance_is_opening_plus_sold_less_paid() -> None:
    sold = [Decimal("100.10"), Decimal("-20.05")]
    assert rules.balance(Decimal(50), sold, [Decimal("30.01")]) == Decimal("100.04")
    assert rules.balance(None, [], []) == 0


def test_days_since() -> None:
    assert rules.days_since(date(2026, 2, 27), date(2026, 3, 1)) == 2
    assert rules.days_since(None, date(2026, 3, 1)) is None
