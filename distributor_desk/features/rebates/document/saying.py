"""Words of one language, and figures as the paper writes them."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core import language, money
from distributor_desk.features.rebates.rules import words
from distributor_desk.features.rebates.rules.statement import Account


class Say(language.Say):
    """Words of one language, and figures as the statement writes them."""

    def money(self, amount: Decimal) -> str:
        return money.shown(amount)

    def exact(self, amount: Decimal) -> str:
        """As many decimals as the sum has, at most six."""
        cut = amount.quantize(Decimal("0.000001"))
        return (
            money.shown(cut)
            if cut == money.round_fen(cut)
            else f"{'-' if cut < 0 else ''}¥{abs(money.plain(cut)):,f}"
        )

    def basis(self, account: Account, amount: Decimal) -> str:
        if not account.terms.counts_units:
            return self.money(amount)
        unit = self("箱", " cases") if account.terms.basis == "cases" else ""
        return f"{words.number(amount.quantize(Decimal('0.001')))}{unit}"
