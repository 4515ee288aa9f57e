"""Words of one language, and figures as these papers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from distributor_desk.core import language
from distributor_desk.core.language import Text
from distributor_desk.core.money import plain, round_fen
from distributor_desk.features.key_accounts.rules.fees import HUNDRED, OpenLine, said_value
from distributor_desk.features.key_accounts.rules.years import YearOn

OWNERS_COPY = Text(
    "老板专用：含底线、毛利和成本，不得带出",
    "Owner's copy: with floors, margin and costs; it stays in the house",
)


class Say(language.Say):
    """Words of one language, and a fee by its name."""

    def subject(self, line: OpenLine) -> str:
        name = line.subject.in_(self.language)
        return self(f"{name}（{line.brand}）", f"{name} ({line.brand})") if line.brand else name


def money(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{round_fen(amount):,.2f}"


def signed(amount: Decimal) -> str:
    """With its sign: +1,200.00."""
    return f"{round_fen(amount):+,.2f}" if round_fen(amount) else "0.00"


def rate(ratio: Decimal | None) -> str:
    """A ratio in percent, two decimals."""
    return "—" if ratio is None else f"{round_fen(ratio * HUNDRED):,.2f}%"


def growth(percent: Decimal | None) -> str:
    """A change that is in percent already."""
    if percent is None:
        return "—"
    return f"{round_fen(percent):+,.2f}%" if round_fen(percent) else "0.00%"


def day(value: date | None) -> str:
    return value.isoformat() if value else "—"


def own(line: OpenLine, value: Decimal | None) -> str:
    """A value in the line's own unit."""
    return said_value(line, value) or "—"


def last_value(one: YearOn, say: Say) -> str:
    """Last year's value, or the word for a new subject."""
    if one.is_new:
        return say("新", "new")
    return own(one.line, one.line.last_year) if one.line.last_year is not None else money(one.last)


def payers(line: OpenLine, say: Say) -> str:
    """Who bears it, where it is not all ours."""
    parts = [
        (say("厂家", "factory"), line.split.factory),
        (say("垫付", "advanced"), line.split.advanced),
    ]
    said = [f"{name} {plain(share * HUNDRED):f}%" for name, share in parts if share]
    return say.list(said) or say("自担", "ours")
