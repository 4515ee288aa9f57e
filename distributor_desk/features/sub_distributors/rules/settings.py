"""What a person may set: weights of the scorecard, its bands, what a breach costs."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.sub_distributors.rules.scorecard import Weights
from distributor_desk.storage.settings import Setting

_DEFAULT = Weights()
WEIGHTS: dict[str, Setting[int]] = {
    "sales": Setting(
        "sub.weight_sales", _DEFAULT.sales, Text("评分权重：销售达成", "Score weight: sales attainment")
    ),
    "payment": Setting(
        "sub.weight_payment", _DEFAULT.payment, Text("评分权重：按时回款", "Score weight: on-time payment")
    ),
    "price": Setting(
        "sub.weight_price", _DEFAULT.price, Text("评分权重：价格纪律", "Score weight: price discipline")
    ),
    "region": Setting(
        "sub.weight_region",
        _DEFAULT.region,
        Text("评分权重：不窜货", "Score weight: no cross-region selling"),
    ),
    "range": Setting(
        "sub.weight_range", _DEFAULT.range, Text("评分权重：经营品项", "Score weight: range carried")
    ),
    "keep_from": Setting(
        "sub.keep_from", _DEFAULT.keep_from, Text("多少分以上保留", "Keep from this many points on")
    ),
    "warn_from": Setting(
        "sub.warn_from", _DEFAULT.warn_from, Text("多少分以下更换", "Replace below this many points")
    ),
    "price_loss": Setting(
        "sub.price_loss",
        _DEFAULT.price_loss,
        Text("乱价一次扣本项的百分之几", "% of the part lost for a breach of price"),
    ),
    "region_loss": Setting(
        "sub.region_loss",
        _DEFAULT.region_loss,
        Text("窜货一次扣本项的百分之几", "% of the part lost for a cross-region sale"),
    ),
    "full_range": Setting(
        "sub.full_range",
        _DEFAULT.full_range,
        Text("经营到在售商品的百分之几得满分", "% of the range that earns the whole part"),
    ),
    "grace": Setting(
        "sub.grace_days",
        _DEFAULT.grace,
        Text("晚付几天仍算按时", "Days late that still count as on time"),
        unit="days",
    ),
}
"""By the field of `Weights` that each one sets."""

NOTICE_DAYS = Setting(
    "sub.notice_days",
    60,
    Text("合作协议到期前多少天提醒", "Remind this long before an agreement runs out"),
    unit="days",
)
ALL: tuple[Setting[int], ...] = (*WEIGHTS.values(), NOTICE_DAYS)
