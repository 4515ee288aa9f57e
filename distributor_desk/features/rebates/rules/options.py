"""What a company may set for its rebates."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting

TAX_RATE = Setting(
    "rebates.tax_rate",
    Decimal("13"),
    Text(
        "不含税的返利方案：流水没有写税率时，按这个税率扣税",
        "Schemes without tax: the rate taken out of ledger lines that name none",
    ),
    unit="percent",
)
NEAR_PERCENT = Setting(
    "rebates.near_percent",
    Decimal("10"),
    Text("离下一档还差百分之几以内提醒", "Remind when the next tier is within this many per cent"),
    unit="percent",
)
NEAR_DAYS = Setting(
    "rebates.near_days",
    14,
    Text(
        "周期结束前几天提醒还差多少到下一档", "Remind of the next tier this many days before the period ends"
    ),
    unit="days",
)
