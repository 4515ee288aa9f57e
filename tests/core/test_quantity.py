"""Cases and pieces, thousandths, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core import quantity

TWELVE = Decimal(12)


@pytest.mark.parametrize(
    ("words", "case_size", "base"),
    [
        ("18", None, "18"),
        ("1箱6瓶", TWELVE, "18"),
        ("1 箱 6 瓶", TWELVE, "18"),
        ("1.5箱", TWELVE, "18"),
        ("2件", Decimal(24), "48"),
        ("2 cases", TWELVE, "24"),
        ("6瓶", None, "6"),
        ("-1箱6瓶", TWELVE, "-18"),
        ("1,200", None, "1200"),
        ("1，200", None, "1200"),
        ("（3）", None, "-3"),
        ("0.125", None, "0.125"),
        ("0", None, "0"),
    ],
)
def test_quantities_as_people_write_them(words: str, case_size: Decimal | None, base: str) -> None:
    assert quantity.parse_quantity(words, case_size) == Decimal(base)


@pytest.mark.parametrize(("words", "case_size"), [
    ("", TWELVE), ("  ", TWELVE), ("1箱", None), ("一箱", TWELVE), ("箱", TWELVE), ("1-2箱", TWELVE),
    ("6瓶 又 ?", TWELVE), ("1.2.3瓶", TWELVE), ("1箱", Decimal(0)),
])  # fmt: skip
def test_what_is_no_quantity_is_not_taken_for_zero(words: str, case_size: Decimal | None) -> None:
    assert quantity.parse_quantity(words, case_size) is None


@pytest.mark.parametrize(
    ("base", "case_size", "unit", "said"),
    [
        ("18", TWELVE, "瓶", "1箱6瓶"),
        ("12", TWELVE, "瓶", "1箱"),
        ("6", TWELVE, "瓶", "6瓶"),
        ("0", TWELVE, "瓶", "0瓶"),
        ("-18", TWELVE, "瓶", "-1箱6瓶"),
        ("18", None, "瓶", "18瓶"),
        ("1234.5", TWELVE, "斤", "1,234.5斤"),
        ("18", TWELVE, "", "18"),
    ],
)
def test_quantities_on_screen(base: str, case_size: Decimal | None, unit: str, said: str) -> None:
    assert quantity.shown(Decimal(base), case_size, unit) == said


@given(st.integers(-(10**9), 10**9), st.integers(2, 144))
def test_what_is_shown_reads_back(pieces: int, size: int) -> None:
    said = quantity.shown(Decimal(pieces), Decimal(size), "瓶")
    assert quantity.parse_quantity(said, Decimal(size)) == pieces


@given(st.integers(-(10**15), 10**15))
def test_thousandths_come_back_as_they_went(thousandths: int) -> None:
    assert quantity.to_thousandths(quantity.from_thousandths(thousandths)) == thousandths


def test_a_fourth_decimal_is_rounded_half_up() -> None:
    assert quantity.to_thousandths(Decimal("1.0005")) == 1001
    assert quantity.to_thousandths(Decimal("-1.0005")) == -1001


@given(st.text(max_size=30))
def test_any_words_give_a_finite_number_or_none(words: str) -> None:
    found = quantity.parse_quantity(words, TWELVE)
    assert found is None or found.is_finite()
