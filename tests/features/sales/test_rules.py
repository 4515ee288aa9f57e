"""The arithmetic of a line, against an independent twin in decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.features.sales import rules

FEN = Decimal("0.01")
quantities = st.integers(-(10**10), 10**10)
prices = st.integers(-(10**11), 10**11)


def half_up(amount: Decimal) -> int:
    return int(amount.quantize(FEN, ROUND_HALF_UP) * 100)


@given(quantities, prices)
def test_quantity_times_price_is_rounded_once_half_up(quantity: int, price: int) -> None:
    with localcontext() as context:
        context.prec = 60
        twin = half_up((Decimal(quantity) / 1000) * (Decimal(price) / 10**6))
    assert rules.line_amount(quantity, price) == twin
    assert rules.line_amount(-quantity, price) == -twin


@pytest.mark.parametrize(
    ("quantity", "price", "fen"),
    [
        (1000, 2_345_000, 235),
        (-1000, 2_345_000, -235),
        (1000, 2_344_999, 234),
        (3000, 3_776_500, 1133),
        (0, 5, 0),
    ],
)
def test_the_half_goes_away_from_zero(quantity: int, price: int, fen: int) -> None:
    assert rules.line_amount(quantity, price) == fen


@given(st.integers(-(10**9), 10**9), quantities, quantities.filter(bool))
def test_a_part_of_a_figure(figure: int, quantity: int, of: int) -> None:
    with localcontext() as context:
        context.prec = 60
        twin = half_up(Decimal(figure) / 100 * quantity / of)
    assert rules.in_proportion(figure, quantity, of) == twin
    assert rules.in_proportion(figure, of, of) == figure


@given(
    st.sampled_from([None, "sale", "return", "gift", "allowance"]),
    st.none() | st.integers(-5000, 5000),
    st.integers(-5000, 5000),
    st.booleans(),
    st.booleans(),
)
def test_every_line_has_one_kind_and_a_sign_that_goes_with_it(
    said: str | None, quantity: int | None, amount: int, gift: bool, cancelled: bool
) -> None:
    kind = rules.kind_of(said, quantity, amount, gift=gift, cancelled=cancelled)
    assert kind in ("sale", "return", "gift", "allowance")
    assert said is None or kind == said
    booked = rules.signed(kind, quantity), rules.signed(kind, amount)
    if kind in ("return", "allowance"):
        assert all(figure is None or figure <= 0 for figure in booked)
    assert (abs(booked[0] or 0), abs(booked[1] or 0)) == (abs(quantity or 0), abs(amount))
    # what stands in the ledger, exported and read again, is the same
    assert (rules.signed(kind, booked[0]), rules.signed(kind, booked[1])) == booked


@given(quantities, st.integers(1, 10**6))
def test_units_of_the_base_unit_are_themselves(written: int, size: int) -> None:
    assert rules.base_quantity(written, None) == written
    assert rules.base_quantity(written, size * 1000) == written * size


@pytest.mark.parametrize("document", ["C536379", "c536379", "C1234"])
def test_a_cancellation(document: str) -> None:
    assert rules.is_cancellation(document)


def test_the_price_beside_cases_is_the_one_that_meets_the_amount() -> None:
    # 2 cases of 12: 2 × 28.80 = 57.60, 24 × 2.40 = 57.60
    assert not rules.is_per_piece(2000, 24000, 28_800_000, 5760)
    assert rules.is_per_piece(2000, 24000, 2_400_000, 5760)
    assert not rules.is_per_piece(2000, 24000, None, 5760)
