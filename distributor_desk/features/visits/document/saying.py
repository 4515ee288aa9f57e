"""Words of one language, and figures as the paper writes them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from distributor_desk.core import language, money, quantity
from distributor_desk.features.visits.rules.paper import GridLine, ShopCard, VisitSheet

FOURTH = Decimal("0.0001")


class Say(language.Say):
    """Words of one language, and what its longer or shorter words ask of a card."""

    @property
    def beside_promises(self) -> tuple[float, float]:
        """How an opening and the open promises share the width: an English opening is longer."""
        return (1.0, 1.0) if self.language == "zh" else (1.45, 1.0)

    @property
    def beside_none(self) -> tuple[float, float]:
        """The same where nothing is promised."""
        return (2.2, 1.0) if self.language == "zh" else (4.4, 1.0)


def in_order(sheet: VisitSheet) -> list[ShopCard]:
    return sorted(sheet.shops, key=lambda shop: shop.stop)


def joined(between: str, *words: str) -> str:
    return between.join(word for word in words if word)


def with_code(shop: ShopCard, say: Say) -> str:
    return shop.name + say(f"（{shop.code}）", f" ({shop.code})") if shop.code else shop.name


def amount(amount: Decimal | None) -> str:
    return "—" if amount is None else money.shown(amount)


def price(price: Decimal | None) -> str:
    """Two decimals, or as many as the price has, at most four: a price that is an average has no end."""
    if price is None:
        return ""
    shown = price.quantize(FOURTH, ROUND_HALF_UP)
    return f"{money.plain(shown):,f}" if shown != money.round_fen(shown) else f"{shown:,.2f}"


def day(day: date | None) -> str:
    return day.isoformat() if day else "—"


def days_ago(days: int | None, say: Say) -> str:
    return "—" if days is None else say(f"{days} 天", f"{days} days ago")


def pieces(units: Decimal, line: GridLine, say: Say) -> str:
    return quantity.shown(units, line.case_size, line.unit, say("箱", "cs ")).strip()


def number(units: Decimal | None) -> str:
    """A bare count; empty while it is not known."""
    return "" if units is None else f"{money.plain(units):,f}"
