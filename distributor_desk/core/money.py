"""Amounts of money: `Decimal` in the code, integer fen in the file. The only place that rounds.

Source of the rules: business rules §1 (half up, away from zero, to the fen).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from distributor_desk.core.language import Language

FEN = Decimal("0.01")
MICRO = Decimal("0.000001")


def round_fen(amount: Decimal) -> Decimal:
    """Half up, away from zero: 2.345 is 2.35 and -2.345 is -2.35."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def to_fen(amount: Decimal) -> int:
    """Yuan to whole fen, rounded half up."""
    return int(amount.scaleb(2).to_integral_value(ROUND_HALF_UP))


def from_fen(fen: int) -> Decimal:
    """Whole fen to yuan with two decimals."""
    return Decimal(fen).scaleb(-2)


def to_micro(value: Decimal) -> int:
    """A unit price or ratio to whole millionths, rounded half up."""
    return int(value.scaleb(6).to_integral_value(ROUND_HALF_UP))


def from_micro(micro: int) -> Decimal:
    """Whole millionths to a number without trailing zeros (at least none needed)."""
    return plain(Decimal(micro).scaleb(-6))


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    stripped = value.normalize()
    exponent = stripped.as_tuple().exponent
    return stripped.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else stripped


def shown(amount: Decimal, symbol: str = "¥") -> str:
    """¥1,234.50, and -¥12.30 when negative."""
    rounded = round_fen(amount)
    return f"{'-' if rounded < 0 else ''}{symbol}{abs(rounded):,.2f}"


def capitals(amount: Decimal, language: Language = "zh") -> str:
    """大写金额 as papers need it: 10500.05 is 壹万零伍佰元零伍分; English is the figure in words' place.

    English papers of the trade carry the figure with its currency, so `en` gives "CNY 10,500.05".
    """
    rounded = round_fen(amount)
    if language == "en":
        return f"CNY {rounded:,.2f}"
    if rounded == 0:
        return "零元整"
    import cn2an

    words = str(cn2an.an2cn(f"{abs(rounded):f}", "rmb"))
    return f"负{words}" if rounded < 0 else words
