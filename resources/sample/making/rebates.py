"""Rebate schemes that the counties' sub-distributors are signed on, and the reps' targets of two months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from .days import TODAY
from .workbooks import Rows

HEADINGS = (
    "方案", "依据", "方法", "边界", "周期", "开始", "结束", "范围", "起点", "返点%", "每单位", "固定金额", "封顶", "门槛%", "增长",
    "超额%", "回款系数", "兑付", "退货口径", "含税",
)  # fmt: skip
TARGET_HEADINGS = ("客户名称", "业务员", "方案", "品类", "期间", "目标")
_FROM = date(2024, 1, 1)


def schemes() -> Rows:
    """One row a tier: the county's yearly rebate, a quarterly one, beer by the case in goods, one for growth."""
    yearly = ("县级分销商年度返利", "净销售额", "全额", "达到", "年")
    quarterly = ("季度净额返利", "净销售额", "超额", "达到", "季")
    beer = ("啤酒按箱货补", "箱数", "超额", "达到", "季")
    growth = ("增长返利（试行）", "净销售额", "全额", "达到", "年")
    return [
        *(_row(yearly, start, rate=rate, cap="20000", gate=60, over=0.5) for start, rate in ((0, 0), (150_000, 1), (220_000, 1.5), (300_000, 2))),
        *(_row(quarterly, start, rate=rate) for start, rate in ((0, 0), (30_000, 1), (50_000, 1.5), (80_000, 2))),
        *(_row(beer, start, per_unit=pay, scope="category:啤酒", payout="货补", returns="分责") for start, pay in ((0, 0), (60, 1), (150, 1.5))),
        *(_row(growth, start, rate=rate, how="增长部分") for start, rate in ((5, 1), (15, 2))),
    ]  # fmt: skip


def _row(
    head: tuple[str, str, str, str, str],
    start: int,
    *,
    rate: float | None = None,
    per_unit: float | None = None,
    scope: str | None = None,
    cap: str | None = None,
    gate: int | None = None,
    over: float | None = None,
    how: str | None = None,
    payout: str = "抵货款",
    returns: str = "全部",
) -> tuple[object, ...]:
    return (
        *head, _FROM, None, scope, start, rate, per_unit, None, cap, gate, how, over, None, payout, returns, "是",
    )  # fmt: skip


def targets(shops: Sequence[Any]) -> Rows:
    """What each rep is to sell in the sample's month and the one before."""
    reps = sorted({shop.rep for shop in shops if shop.rep})
    before = date(TODAY.year, TODAY.month - 1, 1)
    return [
        (None, rep, None, None, f"{month:%Y-%m}", 90_000 + 10_000 * place + 5_000 * (month == before))
        for place, rep in enumerate(reps)
        for month in (before, TODAY.replace(day=1))
    ]
