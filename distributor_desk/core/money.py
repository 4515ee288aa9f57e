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
    """大写金额 as papers need it: 10500.05 is 壹万零伍佰元零伍分, and CNY ten thousand five hundred and 05/100."""
    rounded = round_fen(amount)
    if language == "en":
        whole, fen = divmod(abs(to_fen(rounded)), 100)
        tail = f"and {fen:02d}/100" if fen else "only"
        return f"CNY {'minus ' if rounded < 0 else ''}{_in_words(whole)} {tail}"
    if rounded == 0:
        return "零元整"
    import cn2an

    words = str(cn2an.an2cn(f"{abs(rounded):f}", "rmb"))
    return f"负{words}" if rounded < 0 else words


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_LARGE = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def _in_words(number: int) -> str:
    """A whole number in English words: 1205 is one thousand two hundred and five."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = next(one for one in _LARGE if number >= one[0])
    many, rest = divmod(number, size)
    said = f"{_in_words(many)} {name}"
    if not rest:
        return said
    return f"{said} and {_in_words(rest)}" if rest < 100 else f"{said} {_in_words(rest)}"
