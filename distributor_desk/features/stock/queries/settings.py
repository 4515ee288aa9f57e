"""What a person may set about stock."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting, value_of
from distributor_desk.storage.unit_of_work import Reading

RED_LINE = Setting(
    "stock.red_line", Decimal("0.5"), Text("存销比红线（月）", "Red line of stock cover (months of sales)")
)
MONEY_RATE = Setting(
    "stock.money_rate",
    Decimal("0.8"),
    Text("资金成本（每月）", "What money costs (a month)"),
    unit="percent",
    secret=True,
)
SETTINGS = (RED_LINE, MONEY_RATE)


def red_line(session: Reading) -> Decimal:
    """Months of sales that the stock may last."""
    return value_of(session, RED_LINE)


def money_rate(session: Reading) -> Decimal:
    """What money costs a month, as a ratio."""
    return value_of(session, MONEY_RATE) / 100
