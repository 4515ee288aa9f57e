"""What a retailer leaves us in a year: the stairs from sales to net, break-even, what we can still give.

Business rules §4. Money in yuan, rates as ratios of 1; nothing is rounded here but in what is said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen
from distributor_desk.features.key_accounts.rules.fees import (
    PERCENT,
    ZERO,
    OpenLine,
    annual,
    in_force,
    percent_rate,
)

Verdict = Literal["fine", "below_minimum", "loss"]
VERDICTS = {
    "fine": Text("可以", "fine"),
    "below_minimum": Text("低于最低净利", "below the minimum"),
    "loss": Text("亏本", "a loss"),
}
DAYS_OF_YEAR = Decimal(365)


@dataclass(frozen=True, slots=True)
class Terms:
    """A contract's year: sales, margin rate, days and interest, shrink rate, own costs, and the least net rate."""

    sales: Decimal
    margin: Decimal
    credit_days: int = 0
    interest: Decimal = ZERO
    shrink: Decimal = ZERO
    delivery: Decimal = ZERO
    promoter: Decimal = ZERO
    minimum: Decimal = ZERO

    @property
    def credit_rate(self) -> Decimal:
        """What waiting for the money costs, as a ratio of sales: days ÷ 365 × interest."""
        return Decimal(self.credit_days) / DAYS_OF_YEAR * self.interest


@dataclass(frozen=True, slots=True)
class Figures:
    """The year's result, unrounded; fees are our shares, the factory's and the advanced ones stand beside."""

    terms: Terms
    gross_profit: Decimal
    percent_fees: Decimal
    fixed_fees: Decimal
    shrink: Decimal
    credit_cost: Decimal
    percent_rate: Decimal
    factory_fees: Decimal
    advanced_fees: Decimal

    @property
    def sales(self) -> Decimal:
        return self.terms.sales

    @property
    def own_costs(self) -> Decimal:
        """D: delivery and promoters."""
        return self.terms.delivery + self.terms.promoter

    @property
    def fees(self) -> Decimal:
        return self.percent_fees + self.fixed_fees

    @property
    def net(self) -> Decimal:
        """S·m − S·p − F − S·l − D − S·t/365·i."""
        return self.gross_profit - self.fees - self.shrink - self.own_costs - self.credit_cost

    @property
    def net_rate(self) -> Decimal | None:
        return self.net / self.sales if self.sales else None

    @property
    def per_yuan(self) -> Decimal:
        """What each yuan of sales leaves before fixed costs: m − p − l − t/365·i."""
        return self.terms.margin - self.percent_rate - self.terms.shrink - self.terms.credit_rate

    @property
    def break_even(self) -> Decimal | None:
        """(F + D) ÷ (m − p − l − t/365·i); None when every sale loses money."""
        return (self.fixed_fees + self.own_costs) / self.per_yuan if self.per_yuan > 0 else None

    @property
    def can_give(self) -> Decimal:
        """Net result − sales × the least net rate that we accept."""
        return self.net - self.sales * self.terms.minimum

    @property
    def verdict(self) -> Verdict:
        if self.net < 0:
            return "loss"
        return "below_minimum" if self.can_give < 0 else "fine"


def values_of(lines: Sequence[OpenLine], accepted: Collection[int] | None = None) -> dict[int, Decimal]:
    """The value of each line, by id: in force, or its ask where the line is among `accepted`."""
    return {line.id: in_force(line, asks=accepted is not None and line.id in accepted) for line in lines}


def every_ask(lines: Sequence[OpenLine]) -> frozenset[int]:
    """The lines that the other side wants to change."""
    return frozenset(line.id for line in lines if line.ask is not None and line.ask != in_force(line))


def open_asks(lines: Sequence[OpenLine]) -> frozenset[int]:
    """The asks about which nothing is agreed yet."""
    agreed = {line.id for line in lines if line.agreed is not None}
    return every_ask(lines) - agreed


def figures(terms: Terms, lines: Sequence[OpenLine], values: dict[int, Decimal]) -> Figures:
    """The year's result with these values of the lines (by id)."""
    percent = percent_rate(lines, values)
    costs = {line.id: annual(line, values[line.id], terms.sales) for line in lines}
    fixed = sum((costs[x.id] * x.split.ours for x in lines if x.charged != PERCENT), ZERO)
    return Figures(
        terms,
        terms.sales * terms.margin,
        terms.sales * percent,
        fixed,
        terms.sales * terms.shrink,
        terms.sales * terms.credit_rate,
        percent,
        sum((costs[x.id] * x.split.factory for x in lines), ZERO),
        sum((costs[x.id] * x.split.advanced for x in lines), ZERO),
    )


_BUT_OVER = Text("{verdict}，但超过底线", "{verdict}, but above the floor")
_AND_OVER = Text("{verdict}，也超过底线", "{verdict}, and above the floor")


def verdict_words(verdict: Verdict, value: Decimal | None, floor: Decimal | None) -> Text:
    """A verdict in words, and whether the value lies above the floor: then one would rather walk away."""
    above = value is not None and floor is not None and value > floor
    if not above:
        return VERDICTS[verdict]
    return (_BUT_OVER if verdict == "fine" else _AND_OVER).with_(verdict=VERDICTS[verdict])


@dataclass(frozen=True, slots=True)
class Judged:
    """One ask, accepted alone: what it adds to our costs in a year, what is left, and what that is."""

    line: OpenLine
    costs_more: Decimal
    net: Decimal
    verdict: Verdict


def judge(terms: Terms, lines: Sequence[OpenLine], line: OpenLine, value: Decimal) -> Judged:
    """What becomes of the year when this line alone takes this value."""
    now = values_of(lines)
    after = figures(terms, lines, now | {line.id: value})
    return Judged(line, figures(terms, lines, now).net - after.net, after.net, after.verdict)


def judged_asks(terms: Terms, lines: Sequence[OpenLine]) -> list[Judged]:
    """Every open ask, each judged alone."""
    wanted = open_asks(lines)
    return [judge(terms, lines, x, x.ask) for x in lines if x.id in wanted and x.ask is not None]


@dataclass(frozen=True, slots=True)
class Step:
    """One figure and how it comes about: its key, its name, the value, and formula with inputs in words."""

    key: str
    name: Text
    value: Decimal | None
    words: Text


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).quantize(Decimal('0.01')):,f}%"


def _money(amount: Decimal) -> str:
    return f"{round_fen(amount):,.2f}"


def explained(found: Figures, of_sales: Text) -> list[Step]:
    """The figures in the order of the stairs; each explains itself. `of_sales` says where the sales come from."""
    t, s = found.terms, _money(found.sales)
    return [
        Step("sales", Text("销售额", "Sales"), found.sales, of_sales),
        _step("gross_profit", Text("毛利", "Gross profit"), found.gross_profit,
              Text("销售额 {s} × 毛利率 {m}", "sales {s} × gross margin {m}"), s=s, m=_percent(t.margin)),
        _step("percent_fees", Text("比例费用（自担）", "Percent fees (ours)"), found.percent_fees,
              Text("销售额 {s} × 各项比例中自担的 {p}", "sales {s} × our shares of the percentages, {p}"),
              s=s, p=_percent(found.percent_rate)),
        _step("fixed_fees", Text("固定费用（自担）", "Fixed fees (ours)"), found.fixed_fees,
              Text("各项 金额 × 数量 × 门店数 × 自担比例 之和", "sum of amount × count × stores × our share")),
        _step("shrink", Text("损耗", "Shrink"), found.shrink,
              Text("销售额 {s} × 损耗率 {l}", "sales {s} × shrink {l}"), s=s, l=_percent(t.shrink)),
        _step("delivery", Text("配送成本", "Delivery"), t.delivery, Text("合同资料中填写", "as entered with the contract")),
        _step("promoter", Text("促销员成本", "Promoters"), t.promoter, Text("合同资料中填写", "as entered with the contract")),
        _step("credit_cost", Text("账期成本", "Credit cost"), found.credit_cost,
              Text("销售额 {s} × {t} 天 ÷ 365 × 年利率 {i}", "sales {s} × {t} days ÷ 365 × interest {i}"),
              s=s, t=t.credit_days, i=_percent(t.interest)),
        _step("net", Text("净贡献", "Net result"), found.net,
              Text("毛利 − 各项费用和成本", "gross profit less all fees and costs")),
        _break_even(found),
        _step("can_give", Text("还能让多少", "Most we can still give"), found.can_give,
              Text("净贡献 {n} − 销售额 {s} × 最低净利率 {r}", "net result {n} − sales {s} × least net rate {r}"),
              n=_money(found.net), s=s, r=_percent(t.minimum)),
    ]  # fmt: skip


def _step(key: str, name: Text, value: Decimal | None, words: Text, **inputs: object) -> Step:
    return Step(key, name, value, words.with_(**inputs) if inputs else words)


def _break_even(found: Figures) -> Step:
    name, value = Text("保本销售额", "Break-even sales"), found.break_even
    if value is None:
        return Step("break_even", name, None, EVERY_SALE_LOSES.with_(rate=_percent(found.per_yuan)))
    words = Text(
        "（固定费用 {f} + 配送和促销员 {d}）÷（毛利率 − 比例费用 − 损耗 − 账期 = {r}）",
        "(fixed fees {f} + delivery and promoters {d}) ÷ (margin − percent fees − shrink − credit = {r})",
    )
    return _step("break_even", name, value, words, f=_money(found.fixed_fees), d=_money(found.own_costs),
                 r=_percent(found.per_yuan))  # fmt: skip


EVERY_SALE_LOSES = Text(
    "没有保本点：每卖一元先亏 {rate}，卖得越多亏得越多。",
    "There is none: each yuan of sales leaves {rate}; the more is sold, the more is lost.",
)
