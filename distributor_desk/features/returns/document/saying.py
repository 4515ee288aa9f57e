"""Words of one language, and figures as the papers write them."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core import money, quantity
from distributor_desk.core.language import Say, Text

NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")


def price(value: Decimal | None) -> str:
    """Two decimals, or as many as the price has."""
    if value is None:
        return ""
    return f"{value:,.2f}" if money.round_fen(value) == value else f"{money.plain(value):,f}"


def units(value: Decimal | None, unit: str | None, case_size: Decimal | None, say: Say) -> str:
    """`1箱6瓶`, or the bare figure."""
    if value is None:
        return ""
    return quantity.shown(value, case_size, unit or "", say("箱", " cs "))
