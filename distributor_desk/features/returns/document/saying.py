"""Words of one language, and figures as the papers write them."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core import money, quantity
from distributor_desk.core.language import Language, Text

NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")


class Say:
    """Words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def text(self, text: Text | None) -> str:
        return text.in_(self.language) if text else ""


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
