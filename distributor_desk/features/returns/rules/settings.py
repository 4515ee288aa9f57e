"""What a person may set: the company's policy, and after how many days something is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.features.returns.rules.limits import DEFAULT_LIMITS, written
from distributor_desk.storage.settings import Setting

CAP_ON = Setting("returns.cap_on", default=True, text=Text("检查本季退货额度", "Check the quarter's cap"))
CAP = Setting(
    "returns.cap",
    Decimal(3),
    Text(
        "本季滞销、临期退货额度（占进货的%）", "Cap of slow-moving and near-expiry returns (% of purchases)"
    ),
    unit="percent",
)
EXCHANGE_ON = Setting(
    "returns.exchange_on", default=True, text=Text("检查滞销换货条件", "Check slow-mover exchanges")
)
EXCHANGE_SHARE = Setting(
    "returns.exchange_share",
    Decimal(5),
    Text("滞销换货最多占近12个月进货的%", "Slow-mover exchange, most % of 12 months' purchases"),
    unit="percent",
)
FEE = Setting(
    "returns.fee", Decimal(0), Text("换货手续费%", "Handling fee of an exchange, %"), unit="percent"
)
WINDOW_ON = Setting(
    "returns.window_on", default=True, text=Text("检查退货期限", "Check the days since the sale")
)
WINDOW = Setting(
    "returns.window", 180, Text("卖出后多少天内可退", "Days allowed after the sale"), unit="days"
)
SHELF_LIFE_ON = Setting(
    "returns.shelf_life_on",
    default=True,
    text=Text("检查滞销品剩余保质期", "Check the shelf life left of slow movers"),
)
SHELF_LIFE = Setting(
    "returns.shelf_life",
    Decimal(33),
    Text("滞销品至少要剩保质期的%", "Shelf life that slow movers must have left, %"),
    unit="percent",
)
NEAR_EXPIRY_ON = Setting(
    "returns.near_expiry_on", default=True, text=Text("检查临期标准", "Check near expiry")
)
NEAR_EXPIRY = Setting(
    "returns.near_expiry",
    written(DEFAULT_LIMITS),
    Text("临期标准（保质期天数:剩余天数）", "Near-expiry table (shelf life:days left)"),
)
NO_SALE_ON = Setting(
    "returns.no_sale_on",
    default=True,
    text=Text("提示本系统无销售记录的货", "Flag goods without a sale on record"),
)
SLOW_DAYS = Setting(
    "returns.slow_days", 60, Text("多少天没有再进货算滞销", "Days without an order: slow mover"), unit="days"
)
CLAIM_DAYS = Setting(
    "returns.claim_days",
    60,
    Text("核销多少天未到账要提醒", "Remind of a claim that is unpaid after"),
    unit="days",
)

POLICY: tuple[Setting[Any], ...] = (
    CAP_ON, CAP, EXCHANGE_ON, EXCHANGE_SHARE, FEE, WINDOW_ON, WINDOW, SHELF_LIFE_ON, SHELF_LIFE, NEAR_EXPIRY_ON,
    NEAR_EXPIRY, NO_SALE_ON,
)  # fmt: skip
"""What a customer may have otherwise than the company."""
SETTINGS: tuple[Setting[Any], ...] = (*POLICY, SLOW_DAYS, CLAIM_DAYS)
