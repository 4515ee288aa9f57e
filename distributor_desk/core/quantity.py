"""Quantities: up to three decimals of a product's base unit, integer thousandths in the file.

`1箱6瓶` with 12 bottles a case is 18 base units (business rules §1). A blank is not a zero.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from distributor_desk.core.money import plain
from distributor_desk.core.numbers import parse_number

CASE_UNITS = frozenset({"箱", "件", "提", "case", "cases", "ctn", "carton", "cartons", "cs"})
_PART = re.compile(r"([-+]?[\d.,]+)\s*([^\d\s.,+-]+)")


def to_thousandths(quantity: Decimal) -> int:
    return int(quantity.scaleb(3).to_integral_value(ROUND_HALF_UP))


def from_thousandths(thousandths: int) -> Decimal:
    return plain(Decimal(thousandths).scaleb(-3))


def is_case_unit(unit: str) -> bool:
    return unit.strip().lower() in CASE_UNITS


def parse_quantity(words: str, case_size: Decimal | None = None) -> Decimal | None:
    """Base units from `18`, `1箱6瓶`, `1.5箱` or `2件`; None when it is no quantity.

    A case without a known case size is no quantity: None.
    """
    text = words.strip().replace("，", ",")
    bare = parse_number(text)
    if bare is not None:
        return bare
    negative = text.startswith("-")
    total, rest = Decimal(0), text.lstrip("-+")
    for match in _PART.finditer(rest):
        number = parse_number(match[1])
        if number is None:
            return None
        if is_case_unit(match[2]):
            if not case_size:
                return None
            number *= case_size
        total += number
    if _PART.sub("", rest).strip() or not _PART.search(rest):
        return None
    return -total if negative else total


def shown(quantity: Decimal, case_size: Decimal | None = None, unit: str = "", case_unit: str = "箱") -> str:
    """`18` or, with a case size, `1箱6瓶`; English gives the case unit with its spaces: `1 cs 6瓶`."""
    if not case_size or case_size <= 1 or not unit or quantity != quantity.to_integral_value():
        return f"{plain(quantity):,f}{unit}"
    sign, (cases, pieces) = ("-" if quantity < 0 else ""), divmod(abs(quantity), case_size)
    parts = [
        f"{plain(cases):f}{case_unit}" if cases else "",
        f"{plain(pieces):f}{unit}" if pieces or not cases else "",
    ]
    return sign + "".join(parts).strip()
