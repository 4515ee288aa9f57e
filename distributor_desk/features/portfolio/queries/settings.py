"""The lines and shares of the range that a person may set; rates and shares are per cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting, value_of
from distributor_desk.storage.unit_of_work import Reading

MARGIN_LINE = Setting(
    "portfolio.margin_line",
    Decimal(10),
    Text("分类的毛利线", "Margin line of the classes"),
    unit="percent",
    secret=True,
)
VOLUME_LINE = Setting(
    "portfolio.volume_line",
    Decimal(0),
    Text(
        "分类的销量线（0 取在售商品净销售额的中位数）",
        "Volume line of the classes (0 takes the median net sales of the active products)",
    ),
    unit="money",
    secret=True,
)
MINIMUM_MARGIN = Setting(
    "portfolio.minimum_margin", Decimal(10), Text("最低毛利率", "Minimum margin"), unit="percent", secret=True
)
THIN_MARGIN = Setting(
    "portfolio.thin_margin", Decimal(5), Text("薄利线", "Thin margin"), unit="percent", secret=True
)
SUNRISE_SHARE = Setting(
    "portfolio.mix_sunrise", Decimal(30), Text("朝阳产品占比目标", "Target share of sunrise"), unit="percent"
)
SUNSET_SHARE = Setting(
    "portfolio.mix_sunset", Decimal(30), Text("夕阳产品占比目标", "Target share of sunset"), unit="percent"
)
GOLD_SHARE = Setting(
    "portfolio.mix_gold", Decimal(40), Text("黄金产品占比目标", "Target share of gold"), unit="percent"
)
STORAGE = Setting(
    "portfolio.storage",
    Decimal(0),
    Text("储运费用占销售额", "Storage and transport, of net sales"),
    unit="percent",
    secret=True,
)
LABOUR = Setting(
    "portfolio.labour",
    Decimal(0),
    Text("人工费用占销售额", "Labour, of net sales"),
    unit="percent",
    secret=True,
)
LOSS = Setting(
    "portfolio.loss",
    Decimal(0),
    Text("损耗占销售额", "Loss and breakage, of net sales"),
    unit="percent",
    secret=True,
)
TAX = Setting(
    "portfolio.tax", Decimal(0), Text("税金占销售额", "Tax, of net sales"), unit="percent", secret=True
)
SETTINGS = (
    MARGIN_LINE, VOLUME_LINE, MINIMUM_MARGIN, THIN_MARGIN, SUNRISE_SHARE, SUNSET_SHARE, GOLD_SHARE,
    STORAGE, LABOUR, LOSS, TAX,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """What is set, as ratios; `volume_line` is yuan, None for the median. `targets` go with the mix."""

    margin_line: Decimal
    volume_line: Decimal | None
    minimum_margin: Decimal
    thin_margin: Decimal
    targets: tuple[Decimal, Decimal, Decimal]
    storage: Decimal
    labour: Decimal
    loss: Decimal
    tax: Decimal


def policy(session: Reading) -> Policy:
    """Everything that is set."""
    ratio = {s.key: value_of(session, s) / 100 for s in SETTINGS}
    return Policy(
        ratio[MARGIN_LINE.key],
        value_of(session, VOLUME_LINE) or None,
        ratio[MINIMUM_MARGIN.key],
        ratio[THIN_MARGIN.key],
        (ratio[SUNRISE_SHARE.key], ratio[SUNSET_SHARE.key], ratio[GOLD_SHARE.key]),
        ratio[STORAGE.key],
        ratio[LABOUR.key],
        ratio[LOSS.key],
        ratio[TAX.key],
    )
