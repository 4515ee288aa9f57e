"""Rounding half up to the fen, storage as integers, and amounts in capitals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core import money

AMOUNTS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)
FEN = st.integers(-(10**14), 10**14)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("2.345", "2.35"), ("-2.345", "-2.35"), ("2.3449", "2.34"), ("0.005", "0.01"), ("-0.005", "-0.01"),
     ("1.995", "2.00"), ("0", "0.00"), ("1e3", "1000.00")],
)  # fmt: skip
def test_half_a_fen_goes_away_from_zero(exact: str, rounded: str) -> None:
    assert str(money.round_fen(Decimal(exact))) == rounded
    assert money.to_fen(Decimal(exact)) == int(Decimal(rounded) * 100)


@given(AMOUNTS)
def test_rounding_is_symmetric_and_never_off_by_more_than_half_a_fen(amount: Decimal) -> None:
    rounded = money.round_fen(amount)
    assert abs(rounded - amount) <= Decimal("0.005")
    assert money.round_fen(-amount) == -rounded
    assert money.from_fen(money.to_fen(amount)) == rounded


@given(FEN)
def test_fen_come_back_as_they_went(fen: int) -> None:
    assert money.to_fen(money.from_fen(fen)) == fen
    assert money.from_fen(fen).as_tuple().exponent == -2


@given(AMOUNTS)
def test_unit_prices_keep_six_decimals(price: Decimal) -> None:
    kept = money.from_micro(money.to_micro(price))
    assert kept == price
    assert "E" not in str(kept)


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("1.500", "1.5"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0.00", "0"),
        ("-2.50", "-2.5"),
        ("3.7765", "3.7765"),
    ],
)
def test_plain_numbers_have_no_trailing_zeros_and_no_exponent(given_: str, said: str) -> None:
    assert str(money.plain(Decimal(given_))) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [("1234.5", "¥1,234.50"), ("-12.3", "-¥12.30"), ("0", "¥0.00"), ("-0.001", "¥0.00"), ("0.005", "¥0.01")],
)
def test_amounts_on_screen(amount: str, said: str) -> None:
    assert money.shown(Decimal(amount)) == said


def test_another_currency_carries_its_own_sign() -> None:
    assert money.shown(Decimal("-5"), "$") == "-$5.00"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元伍角"),
        ("101", "壹佰零壹元整"),
        ("1001", "壹仟零壹元整"),
        ("10500.00", "壹万零伍佰元整"),
        ("10500.05", "壹万零伍佰元零伍分"),
        ("100000", "壹拾万元整"),
        ("205003", "贰拾万伍仟零叁元整"),
        ("100010000", "壹亿零壹万元整"),
        ("123456789.12", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
        ("-12.30", "负壹拾贰元叁角"),
        ("2.345", "贰元叁角伍分"),
        ("-0.001", "零元整"),
    ],
)
def test_amounts_in_capitals(amount: str, said: str) -> None:
    assert money.capitals(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "zero only"),
        ("0.05", "zero and 05/100"),
        ("19", "nineteen only"),
        ("80.10", "eighty and 10/100"),
        ("661", "six hundred and sixty-one only"),
        ("-10500.05", "minus ten thousand five hundred and 05/100"),
        ("100010000", "one hundred million ten thousand only"),
        ("1205003.99", "one million two hundred and five thousand and three and 99/100"),
    ],
)
def test_an_english_paper_says_an_amount_in_words(amount: str, said: str) -> None:
    assert money.capitals(Decimal(amount), "en") == f"CNY {said}"


DIGITS = {w: n for n, w in enumerate("零壹贰叁肆伍陆柒捌玖")}
TIMES = {"拾": 10, "佰": 100, "仟": 1000}


def _yuan(words: str) -> int:
    """Reads 壹亿零壹万 back, by the rule of a school book."""
    for unit, times in (("亿", 10**8), ("万", 10**4)):
        if unit in words:
            above, below = words.split(unit, 1)
            return _yuan(above) * times + _yuan(below)
    total = digit = 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        else:
            total, digit = total + digit * TIMES[word], 0
    return total + digit


def _read_back(words: str) -> Decimal:
    sign, words = (-1, words[1:]) if words.startswith("负") else (1, words)
    yuan, _, rest = words.partition("元") if "元" in words else ("", "", words)
    jiao = next((DIGITS[rest[i - 1]] for i, w in enumerate(rest) if w == "角"), 0)
    fen = next((DIGITS[rest[i - 1]] for i, w in enumerate(rest) if w == "分"), 0)
    return sign * (_yuan(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100)


@given(st.integers(-(10**11), 10**11))
def test_capitals_say_the_amount_that_is_meant(fen: int) -> None:
    amount = money.from_fen(fen)
    assert _read_back(money.capitals(amount)) == amount
    assert money.capitals(amount).endswith(("整", "角", "分"))
