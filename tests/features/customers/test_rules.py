"""What is true of customers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

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


def test_balance_is_opening_plus_sold_less_paid() -> None:
    sold = [Decimal("100.10"), Decimal("-20.05")]
    assert rules.balance(Decimal(50), sold, [Decimal("30.01")]) == Decimal("100.04")
    assert rules.balance(None, [], []) == 0


def test_days_since() -> None:
    assert rules.days_since(date(2026, 2, 27), date(2026, 3, 1)) == 2
    assert rules.days_since(None, date(2026, 3, 1)) is None
