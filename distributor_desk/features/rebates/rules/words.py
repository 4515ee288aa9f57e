"""A scheme in words, as it stands on the tab and on paper: what counts, from where, how much, when not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.features.rebates.rules.scope import Written
from distributor_desk.features.rebates.rules.terms import (
    AT_LEAST,
    ON_GROWTH,
    RETROSPECTIVE,
    SPLIT,
    Terms,
    Tier,
)

BASIS = {
    "net_amount": Text("净销售额（销售减退货）", "net sales (sales less returns)"),
    "gross_amount": Text("销售额（不减退货）", "gross sales (returns not deducted)"),
    "quantity": Text("数量（基本单位，减退货）", "quantity (base units, less returns)"),
    "cases": Text("箱数（减退货）", "cases (less returns)"),
    "payments": Text("回款额", "payments received"),
}
BASIS_SHORT = {
    "net_amount": Text("净销售额", "Net amount"),
    "gross_amount": Text("销售额", "Gross amount"),
    "quantity": Text("数量", "Quantity"),
    "cases": Text("箱数", "Cases"),
    "payments": Text("回款额", "Payments"),
}
METHOD = {
    "retrospective": Text(
        "全额：达到的最高一档用于全部金额", "whole amount: the highest tier reached applies to everything"
    ),
    "incremental": Text(
        "超额：每一段按自己那一档计算", "by slices: each slice earns the rate of its own tier"
    ),
}
BOUNDARY = {"at_least": Text("达到（含）", "reaching"), "more_than": Text("超过（不含）", "exceeding")}
PERIOD = {
    "month": Text("按月", "monthly"),
    "quarter": Text("按季", "quarterly"),
    "half_year": Text("按半年", "half-yearly"),
    "year": Text("按年", "yearly"),
    "custom": Text("整个有效期", "over its whole validity"),
}
PAYOUT = {
    "credit": Text("抵货款", "credit against the next invoice"),
    "goods": Text("货补", "goods"),
    "cash": Text("现金/转账", "cash or transfer"),
}
WHY = {
    "not_positive": Text("依据为零或负数，不计返利。", "The basis is zero or less: nothing is earned."),
    "gate": Text("未达到达成率门槛，不计返利。", "The attainment gate is not met: nothing is earned."),
    "no_target": Text("没有目标，无法判断达成率门槛。", "There is no target, so the gate cannot be judged."),
    "no_last_year": Text(
        "去年同期没有数据，增长返利不计。", "Last year's period was nothing: no rebate for growth."
    ),
    "no_tier": Text("未达到第一档，不计返利。", "The first tier is not reached: nothing is earned."),
    "no_tiers": Text("方案还没有档位。", "The scheme has no tiers yet."),
}
_SCOPE = {
    "product": Text("商品", "product"),
    "brand": Text("品牌", "brand"),
    "category": Text("品类", "category"),
    "class": Text("产品定位", "class"),
}
_CLASS = {
    "sunrise": Text("朝阳", "sunrise"), "sunset": Text("夕阳", "sunset"), "gold": Text("黄金", "gold"),
    "watch": Text("观察", "watch"),
}  # fmt: skip


def number(value: Decimal) -> str:
    """A figure with thousands separators and no needless zeros."""
    words = f"{value:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def percent(rate: Decimal) -> str:
    """A ratio as per cent: 0.025 is 2.5%."""
    return f"{number(rate * 100)}%"


def unit(terms: Terms) -> Text:
    """What thresholds are counted in."""
    if terms.growth:
        return Text("%（同比增长）", "% growth on the year before")
    if not terms.counts_units:
        return Text("元", "yuan")
    return Text("箱", "cases") if terms.basis == "cases" else Text("件（基本单位）", "units")


def tier_words(terms: Terms, tier: Tier) -> Text:
    """One rung of the ladder: from where, and what it pays."""
    return Text("{from_}：{pays}", "{from_}: {pays}").with_(
        from_=from_words(terms, tier), pays=pays_words(terms, tier)
    )


def from_words(terms: Terms, tier: Tier) -> Text:
    boundary = Text("达到", "from") if terms.boundary == AT_LEAST else Text("超过", "above")
    return Text("{boundary} {threshold} {unit}", "{boundary} {threshold} {unit}").with_(
        boundary=boundary, threshold=number(tier.threshold), unit=unit(terms)
    )


def pays_words(terms: Terms, tier: Tier) -> Text:
    parts: list[Text] = []
    if tier.rate is not None:
        of = Text("增长部分的", "of the increase") if terms.growth == ON_GROWTH else Text("", "")
        parts.append(Text("{of}{rate}", "{rate} {of}").with_(of=of, rate=percent(tier.rate)))
    if tier.per_unit is not None:
        each = (
            Text("每箱 {pay} 元", "{pay} yuan a case")
            if terms.basis == "cases"
            else Text("每件 {pay} 元", "{pay} yuan a unit")
        )
        parts.append(each.with_(pay=number(tier.per_unit)))
    if tier.fixed is not None:
        parts.append(Text("固定 {pay} 元", "{pay} yuan fixed").with_(pay=number(tier.fixed)))
    if not parts:
        return Text("不返", "nothing")
    return Text(" + ".join(p.zh.strip() for p in parts), " + ".join(p.en.strip() for p in parts))


def scope_words(entries: Sequence[Written]) -> Text:
    """Which goods count."""
    if not entries:
        return Text("全部商品", "all goods")
    said = [_one(e) for e in entries if not e.excluded], [_one(e) for e in entries if e.excluded]
    within = _listed(said[0]) if said[0] else Text("全部商品", "all goods")
    if not said[1]:
        return within
    return Text("{within}，不含{without}", "{within}, without {without}").with_(
        within=within, without=_listed(said[1])
    )


def _one(entry: Written) -> Text:
    words = (
        _CLASS.get(entry.words, Text(entry.words, entry.words))
        if entry.kind == "class"
        else Text(entry.words, entry.words)
    )
    return Text("{kind}“{words}”", "{kind} “{words}”").with_(kind=_SCOPE[entry.kind], words=words)


def _listed(parts: Sequence[Text]) -> Text:
    return Text("、".join(p.zh for p in parts), ", ".join(p.en for p in parts))


def scheme_words(
    terms: Terms, *, period: str, valid_from: date, valid_to: date | None, scope: Sequence[Written], payout: str,
    returns: str, tax_included: bool,
) -> tuple[Text, ...]:  # fmt: skip
    """The scheme in sentences, without its ladder (that stands beside them as a table)."""
    until = (
        Text("至 {day}", "to {day}").with_(day=valid_to)
        if valid_to
        else Text("起长期有效", "on, without an end")
    )
    said = [
        Text("有效期：{first} {until}；{period}结算。", "Valid from {first} {until}; settled {period}.").with_(
            first=valid_from, until=until, period=PERIOD[period]
        ),
        Text("依据：{basis}，{tax}；范围：{scope}。", "Basis: {basis}, {tax}; on {scope}.").with_(
            basis=BASIS[terms.basis], scope=scope_words(scope),
            tax=Text("含税", "tax included") if tax_included else Text("不含税", "without tax"),
        ),
        Text("方法：{method}；档位起点以“{boundary}”计。", "Method: {method}; a tier is earned by {boundary} its start.").with_(
            method=METHOD[terms.method], boundary=BOUNDARY[terms.boundary]
        ),
        Text("赠品和折让不计入。", "Gifts and allowances do not count."),
    ]  # fmt: skip
    if terms.growth:
        said.append(_growth_words(terms))
    if returns == SPLIT:
        said.append(
            Text("退货口径：分责，只有客户责任和滞销退货扣减，错发一律扣减。",
                 "Returns: only those that are the customer's fault or slow-moving are deducted, and wrong deliveries.")
        )  # fmt: skip
    return (
        *said,
        *_more_words(terms),
        Text("兑付：{payout}。", "Paid as {payout}.").with_(payout=PAYOUT[payout]),
    )


def _growth_words(terms: Terms) -> Text:
    if terms.growth == ON_GROWTH:
        return Text("增长返利：按比去年同期增长的百分比定档，返点用于增长部分。",
                    "For growth: tiers by growth on the year before; the rate applies to the increase.")  # fmt: skip
    return Text("增长返利：按比去年同期增长的百分比定档，返点用于全部。",
                "For growth: tiers by growth on the year before; the rate applies to the whole basis.")  # fmt: skip


def _more_words(terms: Terms) -> list[Text]:
    said = []
    if terms.gate is not None:
        said.append(
            Text(
                "门槛：完成不到目标的 {gate} 不返。", "Gate: nothing is paid below {gate} of the target."
            ).with_(gate=percent(terms.gate))
        )
    if terms.over_target is not None:
        said.append(
            Text(
                "超额奖励：超过目标的部分另返 {rate}。",
                "Over target: another {rate} on the part above the target.",
            ).with_(rate=percent(terms.over_target))
        )
    if terms.speed:
        zh = "，".join(f"{days} 天内 {percent(ratio)}" for days, ratio in terms.speed)
        en = ", ".join(f"within {days} days {percent(ratio)}" for days, ratio in terms.speed)
        said.append(Text(f"回款系数：{zh}，更晚 0%。", f"Payment speed: {en}, later 0%."))
    if terms.cap_amount is not None:
        said.append(Text("封顶：{cap} 元。", "Capped at {cap} yuan.").with_(cap=number(terms.cap_amount)))
    if terms.cap_rate is not None:
        said.append(
            Text("封顶：依据金额的 {cap}。", "Capped at {cap} of the basis.").with_(
                cap=percent(terms.cap_rate)
            )
        )
    return said


def is_whole(terms: Terms) -> bool:
    return terms.method == RETROSPECTIVE
