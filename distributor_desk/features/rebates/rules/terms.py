"""The terms of a scheme (business rules §2), and what makes them impossible.

Rates, gate and multipliers are ratios (2 % is 0.02); thresholds and targets are in the basis's unit (yuan,
base units, cases), or in per cent where the scheme pays for growth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext

from distributor_desk.core.language import Text

NET, GROSS, QUANTITY, CASES, PAYMENTS = "net_amount", "gross_amount", "quantity", "cases", "payments"
BASES = (NET, GROSS, QUANTITY, CASES, PAYMENTS)
RETROSPECTIVE, INCREMENTAL = "retrospective", "incremental"
AT_LEAST, MORE_THAN = "at_least", "more_than"
ON_GROWTH, ON_ALL = "on_growth", "on_all"
CREDIT, GOODS, CASH = "credit", "goods", "cash"
ALL, SPLIT = "all", "split"
CUSTOM = "custom"
EXACT = Context(prec=48, rounding=ROUND_HALF_EVEN)
"""No sum of money or units is long enough to be rounded in it."""
PERIODS = ("month", "quarter", "half_year", "year", CUSTOM)


@dataclass(frozen=True, slots=True)
class Tier:
    """From `threshold` on: a rate of the basis amount, an amount a unit, a fixed sum; any of them."""

    threshold: Decimal
    rate: Decimal | None = None
    per_unit: Decimal | None = None
    fixed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a scheme pays. `tiers` rise strictly; `speed` is (days at most, ratio), rising, later 0.

    `counts_units`: thresholds are units of goods and not yuan. `mixed`: both money and units decide, so that
    a figure alone does not say what is paid. `starts` is the least basis that earns each tier.
    """

    tiers: tuple[Tier, ...]
    basis: str = NET
    method: str = RETROSPECTIVE
    boundary: str = AT_LEAST
    growth: str | None = None
    gate: Decimal | None = None
    over_target: Decimal | None = None
    speed: tuple[tuple[int, Decimal], ...] = ()
    cap_amount: Decimal | None = None
    cap_rate: Decimal | None = None
    counts_units: bool = field(init=False, compare=False)
    mixed: bool = field(init=False, compare=False)
    starts: tuple[Decimal, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts_units", self.basis in (QUANTITY, CASES))
        object.__setattr__(self, "mixed", self.needs_units and self.needs_money)
        object.__setattr__(self, "starts", tuple(least(self, tier.threshold) for tier in self.tiers))

    @property
    def needs_target(self) -> bool:
        return self.gate is not None or self.over_target is not None

    @property
    def step(self) -> Decimal:
        """The least by which a basis can grow: a fen, or a thousandth of a unit."""
        return Decimal("0.001") if self.counts_units else Decimal("0.01")

    @property
    def needs_units(self) -> bool:
        """Whether units of goods must be known beside the money."""
        return self.counts_units or any(t.per_unit for t in self.tiers)

    @property
    def needs_money(self) -> bool:
        """Whether money must be known beside the units."""
        rates = any(t.rate for t in self.tiers)
        return not self.counts_units or rates or bool(self.over_target) or self.cap_rate is not None


def least(terms: Terms, threshold: Decimal) -> Decimal:
    """The least basis, in whole steps, that reaches a threshold (exceeds it, where it must be exceeded)."""
    with localcontext(EXACT):
        if terms.boundary == AT_LEAST:
            return (threshold / terms.step).to_integral_value(ROUND_CEILING) * terms.step
        return (threshold / terms.step).to_integral_value(ROUND_FLOOR) * terms.step + terms.step


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with terms: in which field (and tier, from 0), and in words."""

    field: str
    text: Text
    tier: int | None = None


NO_TIERS = Text("至少要有一档。", "There must be at least one tier.")
NOT_RISING = Text(
    "起点 {threshold} 没有高于上一档的 {before}，每一档的起点必须比上一档高。",
    "Threshold {threshold} is not above {before} of the tier before; each must be higher than the last.",
)
NEGATIVE = Text("起点不能是负数。", "A threshold cannot be negative.")
RATE = Text("{rate}% 不在 0% 到 100% 之间，请检查。", "{rate} % is not between 0 % and 100 %: check it.")
LESS_THAN_NOTHING = Text("不能是负数。", "This cannot be negative.")
GROWTH_WHOLE = Text(
    "增长返利只能按“全额”计算，请改方法或取消增长。",
    "A rebate for growth works with the whole-amount method only: change the method or leave growth out.",
)
NO_UNITS = Text(
    "回款额没有数量，不能按每单位计算。", "Payments have no quantity: nothing can be paid per unit."
)
SPEED = Text(
    "回款系数的天数要从小到大，系数在 0% 到 100% 之间。",
    "Days of the payment-speed list must rise, and its percentages lie between 0 % and 100 %.",
)
GATE = Text("门槛要大于 0%，最多 1000%。", "The gate must be above 0 % and at most 1000 %.")
TWO_CAPS = Text("封顶请只写金额或百分比中的一个。", "Give the cap as an amount or as a percentage, not both.")
DAYS = Text("结束日不能早于开始日。", "The last day cannot be before the first.")
OPEN_CUSTOM = Text("自定义周期必须写结束日。", "A custom period needs its last day.")
UNKNOWN_WORD = Text("“{word}”不是可选的值。", "“{word}” is none of the choices.")


def faults(terms: Terms, period: str, valid_from: date, valid_to: date | None) -> list[Fault]:
    """Everything that makes terms impossible; empty when they are sound."""
    found = [*_tier_faults(terms)]
    for name, rate in (("over_target", terms.over_target), ("cap", terms.cap_rate)):
        if rate is not None and not 0 <= rate <= 1:
            found.append(Fault(name, RATE.with_(rate=_percent(rate))))
    if terms.growth and terms.method != RETROSPECTIVE:
        found.append(Fault("growth", GROWTH_WHOLE))
    if terms.gate is not None and not 0 < terms.gate <= 10:
        found.append(Fault("gate", GATE))
    if terms.cap_amount is not None and terms.cap_rate is not None:
        found.append(Fault("cap", TWO_CAPS))
    if terms.cap_amount is not None and terms.cap_amount < 0:
        found.append(Fault("cap", LESS_THAN_NOTHING))
    if not _speed_is_sound(terms.speed):
        found.append(Fault("speed", SPEED))
    if valid_to is not None and valid_to < valid_from:
        found.append(Fault("valid_to", DAYS))
    if period == CUSTOM and valid_to is None:
        found.append(Fault("valid_to", OPEN_CUSTOM))
    return found


def _tier_faults(terms: Terms) -> list[Fault]:
    if not terms.tiers:
        return [Fault("threshold", NO_TIERS)]
    found = []
    for place, tier in enumerate(terms.tiers):
        before = terms.tiers[place - 1].threshold if place else None
        if before is not None and tier.threshold <= before:
            said = NOT_RISING.with_(threshold=f"{tier.threshold:,f}", before=f"{before:,f}")
            found.append(Fault("threshold", said, place))
        if tier.threshold < 0 and not terms.growth:
            found.append(Fault("threshold", NEGATIVE, place))
        if tier.rate is not None and not 0 <= tier.rate <= 1:
            found.append(Fault("rate", RATE.with_(rate=_percent(tier.rate)), place))
        for name, value in (("per_unit", tier.per_unit), ("fixed", tier.fixed)):
            if value is not None and value < 0:
                found.append(Fault(name, LESS_THAN_NOTHING, place))
        if tier.per_unit and terms.basis == PAYMENTS:
            found.append(Fault("per_unit", NO_UNITS, place))
    return found


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}"


def _speed_is_sound(speed: Sequence[tuple[int, Decimal]]) -> bool:
    days = [d for d, _ in speed]
    return all(d >= 0 for d in days) and days == sorted(set(days)) and all(0 <= p <= 1 for _, p in speed)
