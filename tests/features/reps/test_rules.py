"""The rules of the reps, with figures worked out by hand, and properties that always hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.features.reps.rules.commission import Rate, Sold, check, earned, rate_for, total
from distributor_desk.features.reps.rules.measures import Counted, Line, is_new, measures
from distributor_desk.features.reps.rules.season import MONTHS, from_sales, shared_out, whole

D = Decimal


# the season --------------------------------------------------------------------------------------------


def test_a_year_is_shared_out_by_its_weights() -> None:
    """11 months of 1 and a July of 2: 13,000 ÷ 13 = 1,000 a weight."""
    found = shared_out(D(13_000), {7: D(2)})
    assert found[7] == 2000
    assert {found[m] for m in MONTHS if m != 7} == {D(1000)}


@given(
    st.decimals(0, 10**9, places=2),
    st.dictionaries(st.integers(1, 12), st.decimals(0, 10, places=2), max_size=11),
)
def test_the_months_add_up_to_the_year_to_the_fen(target: Decimal, weights: dict[int, Decimal]) -> None:
    found = shared_out(target, weights)
    assert sum(found.values()) == target
    assert min(found.values()) >= 0
    for month, amount in found.items():
        if weights.get(month) == 0:
            assert amount == 0


@pytest.mark.parametrize("weights", [{1: D(-1)}, dict.fromkeys(MONTHS, D(0))])
def test_weights_that_share_nothing_out_are_refused(weights: dict[int, Decimal]) -> None:
    with pytest.raises(DeskError):
        whole(weights)


def test_past_sales_propose_the_weights() -> None:
    """January averages 150, July 300, the rest nothing: the middle is 225, so 0.67 and 1.33."""
    found = from_sales({1: [D(100), D(200)], 7: [D(300)], 8: [D(-5)]})
    assert (found[1], found[7], found[8], found[2]) == (D("0.67"), D("1.33"), 1, 1)
    assert from_sales({}) == dict.fromkeys(MONTHS, D(1))


# measures ----------------------------------------------------------------------------------------------------


def test_the_measures_worked_out_by_hand() -> None:
    """20 calls, 8 with an order of 2,400 in all; 30 SKUs on 6 of them; 15 of 25 shops; 60 products at 12 outlets."""
    found = measures(Counted(20, 8, D(2400), 30, 6, 15, 25, 60, 12))
    assert found.strike_rate == D("0.4")
    assert found.skus_per_call == 5
    assert found.average_order == 300
    assert found.coverage == D("0.6")
    assert found.skus_per_outlet == 5


def test_what_has_no_basis_is_unknown_not_nothing() -> None:
    found = measures(Counted())
    assert (found.strike_rate, found.average_order, found.coverage, found.skus_per_outlet) == (None,) * 4
    line = Line(1, "王强", None, D(5), None, D(0), found)
    assert (line.gap, line.rate) == (None, None)
    ahead = Line(1, "王强", D(100), D(120), None, D(0), found)
    assert (ahead.gap, ahead.rate) == (-20, D("1.2"))


@pytest.mark.parametrize(
    ("first", "new"), [("2025-01-01", False), ("2025-10-01", True), ("2025-07-01", False), ("2026-03-05", True)]
)  # fmt: skip
def test_a_product_is_new_for_180_days_and_not_because_the_books_begin(first: str, new: bool) -> None:
    begin, month = date(2025, 1, 1), date(2026, 3, 1)
    assert is_new(date.fromisoformat(first), begin, month, 180) is new
    assert not is_new(date(2026, 2, 10), date(2026, 2, 1), month, 180)


# commission ----------------------------------------------------------------------------------------------------

RATES = (
    Rate(1, "sunrise", None, D("0.03")),
    Rate(2, None, D("0.15"), D("0.02")),
    Rate(3, None, None, D("0.01")),
    Rate(4, "gold", D("0.20"), D("0.025")),
    Rate(5, "gold", D("0.30"), D("0.04")),
)


@pytest.mark.parametrize(
    ("kind", "margin", "rate"),
    [("sunrise", "0.05", 1), ("sunrise", None, 1), ("gold", "0.35", 5), ("gold", "0.20", 4), ("gold", "0.1999", 2),
     ("sunset", "0.15", 2), ("sunset", "0.149", 3), (None, None, 3)],
)  # fmt: skip
def test_the_rate_of_the_class_comes_first_then_the_highest_margin_that_is_reached(
    kind: str | None, margin: str | None, rate: int
) -> None:
    found = rate_for(RATES, kind, D(margin) if margin else None)
    assert found is not None
    assert found.id == rate


def test_commission_worked_out_by_hand() -> None:
    """1,000 × 3 % + 333.33 × 4 % − 50 × 1 % = 30 + 13.3332 − 0.5 = 42.8332: 42.83, rounded once."""
    sold = [
        Sold(1, "果汁", D(1000), "sunrise", D("0.2")), Sold(2, "礼盒", D("333.33"), "gold", D("0.3")),
        Sold(3, "水", D(-50), "sunset", D("0.1")),
    ]  # fmt: skip
    lines = earned(sold, RATES)
    assert [line.amount for line in lines] == [30, D("13.3332"), D("-0.5")]
    assert total(lines) == D("42.83")
    assert total(earned(sold[2:], RATES)) == 0  # returns alone are not charged
    assert earned(sold, ())[0].rate is None


@given(
    st.permutations(RATES),
    st.sampled_from(["sunrise", "gold", "sunset", None]),
    st.none() | st.decimals(0, 1, places=2),
)
def test_the_order_of_the_rates_never_matters(
    rates: list[Rate], kind: str | None, margin: Decimal | None
) -> None:
    assert rate_for(rates, kind, margin) == rate_for(RATES, kind, margin)


@pytest.mark.parametrize(("rate", "margin"), [("1.01", None), ("-0.01", None), ("0.1", "1")])
def test_a_rate_that_cannot_be_is_refused(rate: str, margin: str | None) -> None:
    with pytest.raises(DeskError):
        check(D(rate), D(margin) if margin else None)
