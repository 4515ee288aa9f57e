"""The scorecard: five parts with their numbers, a weight each, and what follows from the sum (rules §7).

Nothing is rounded: a score of 59.99 is below 60. A part that cannot be judged (no target, nothing due yet) is
left out, and the others stand for the whole; the scorecard says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown

SALES, PAYMENT, PRICE, REGION, RANGE = "sales", "payment", "price", "region", "range"
PARTS: dict[str, Text] = {
    SALES: Text("销售达成", "Sales"),
    PAYMENT: Text("按时回款", "Paid on time"),
    PRICE: Text("价格纪律", "Prices"),
    REGION: Text("不窜货", "Own region"),
    RANGE: Text("经营品项", "Range"),
}
KEEP, WARN, REPLACE = "keep", "warn", "replace"
BANDS: dict[str, Text] = {
    KEEP: Text("保留", "keep"),
    WARN: Text("预警", "warn"),
    REPLACE: Text("更换", "replace"),
}
ONE, HUNDRED = Decimal(1), Decimal(100)
_TENTH = Decimal("0.1")

NO_WEIGHT = Text(
    "评分的权重不能都是 0，也不能是负数。", "The weights of the score cannot all be 0, nor negative."
)
BANDS_CROSS = Text(
    "“保留”的分数线要高于“更换”的分数线，并且都在 0 到 100 之间。",
    "The line for “keep” must be above the line for “replace”, both from 0 to 100.",
)
NO_TARGET = Text("没有年度目标，不计分", "no target for the year: not judged")
NOTHING_DUE = Text("还没有到期的货款，不计分", "nothing has fallen due yet: not judged")
NO_RANGE = Text("没有在售商品，不计分", "no products on sale: not judged")
SALES_NUMBERS = Text(
    "销售 {done} ÷ 应完成 {planned} = {rate}（全年目标 {target}）",
    "sold {done} ÷ planned to date {planned} = {rate} (target of the year {target})",
)
PAYMENT_NUMBERS = Text(
    "到期 {due}，按时付 {on_time} = {rate}（账期 {days} 天，宽限 {grace} 天；现在逾期 {overdue}）",
    "due {due}, paid on time {on_time} = {rate} ({days} credit days and {grace} of grace; overdue now {overdue})",
)
PRICE_NUMBERS = Text(
    "今年乱价 {count} 次，每次扣 {loss} 分",
    "{count} {count:breach|breaches} of price this year, {loss} points each",
)
REGION_NUMBERS = Text(
    "今年窜货 {count} 次，每次扣 {loss} 分",
    "{count} cross-region {count:sale|sales} this year, {loss} points each",
)
RANGE_NUMBERS = Text(
    "近90天进了 {carried} 种 ÷ 应经营 {wanted} 种（在售 {range} 种的 {share}）",
    "{carried} products in 90 days ÷ {wanted} expected ({share} of the {range} on sale)",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the parts, the lines of the bands, and what a breach costs.

    `price_loss` and `region_loss` are the share of the part that one breach costs, in per cent; `full_range` is
    the share of the range, in per cent, that earns the whole part; `grace` is days late that still count as on time.
    """

    sales: int = 30
    payment: int = 20
    price: int = 20
    region: int = 20
    range: int = 10
    keep_from: int = 80
    warn_from: int = 60
    price_loss: int = 25
    region_loss: int = 50
    full_range: int = 60
    grace: int = 7

    def of(self, part: str) -> int:
        return int(getattr(self, part))


def check_weights(weights: Weights) -> None:
    """DeskError for weights that no score can be made of."""
    each = [weights.of(part) for part in PARTS]
    if min(each) < 0 or sum(each) == 0:
        raise DeskError(NO_WEIGHT)
    if not 0 <= weights.warn_from < weights.keep_from <= 100:
        raise DeskError(BANDS_CROSS)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a scorecard is made of. Money in yuan; `target` is of the whole year, `planned` up to the as-of day."""

    sold: Decimal
    target: Decimal | None
    planned: Decimal | None
    due: Decimal
    paid_on_time: Decimal
    overdue: Decimal
    credit_days: int
    price_breaches: int
    region_breaches: int
    carried: int
    on_sale: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its weight, the share of it that is earned (0 to 1; None: not judged), the numbers in words."""

    key: str
    weight: int
    share: Decimal | None
    numbers: Text

    @property
    def points(self) -> Decimal | None:
        return None if self.share is None else self.share * self.weight


@dataclass(frozen=True, slots=True)
class Score:
    """The parts, the sum out of 100 (None while nothing can be judged), and the band."""

    parts: tuple[Part, ...]
    total: Decimal | None
    band: str | None

    @property
    def judged_in_part(self) -> bool:
        return any(part.share is None and part.weight for part in self.parts)


def attainment(sold: Decimal, planned: Decimal | None) -> Decimal | None:
    """Year to date ÷ planned to date, unrounded and uncapped; None without a plan."""
    return sold / planned if planned else None


def planned_to_date(target: Decimal, elapsed: int, days: int) -> Decimal:
    """The part of a target that should be reached after `elapsed` of `days` days."""
    return target * elapsed / days


def score(numbers: Numbers, weights: Weights) -> Score:
    """All parts and their sum (rules §7). Shares are cut at 0 and 1; nothing is rounded."""
    shares = {
        SALES: _within(attainment(numbers.sold, numbers.planned)),
        PAYMENT: _within(numbers.paid_on_time / numbers.due if numbers.due > 0 else None),
        PRICE: _after(numbers.price_breaches, weights.price_loss),
        REGION: _after(numbers.region_breaches, weights.region_loss),
        RANGE: _within(_range_share(numbers, weights)),
    }
    said = _said(numbers, weights)
    parts = tuple(Part(key, weights.of(key), shares[key], said[key]) for key in PARTS)
    judged = [part for part in parts if part.share is not None]
    full = sum(part.weight for part in judged)
    total = sum((part.points or Decimal(0) for part in judged), Decimal(0)) * HUNDRED / full if full else None
    return Score(parts, total, None if total is None else band(total, weights))


def band(total: Decimal, weights: Weights) -> str:
    """Keep from 80, warn from 60, below that replace (the lines are settings)."""
    return KEEP if total >= weights.keep_from else WARN if total >= weights.warn_from else REPLACE


def shown_score(total: Decimal | None) -> str:
    """A score with one decimal, never rounded up over a line: 59.99 is 59.9."""
    return "" if total is None else f"{total.quantize(_TENTH, ROUND_DOWN):f}"


def _within(share: Decimal | None) -> Decimal | None:
    return None if share is None else max(Decimal(0), min(ONE, share))


def _after(breaches: int, loss: int) -> Decimal:
    return max(Decimal(0), ONE - breaches * Decimal(loss) / HUNDRED)


def _wanted(numbers: Numbers, weights: Weights) -> Decimal:
    return numbers.on_sale * Decimal(weights.full_range) / HUNDRED


def _range_share(numbers: Numbers, weights: Weights) -> Decimal | None:
    wanted = _wanted(numbers, weights)
    return numbers.carried / wanted if wanted else None


def percent(share: Decimal | None) -> str:
    """A share as it is read, with one decimal, cut off: `87.3%`."""
    return "" if share is None else f"{(share * HUNDRED).quantize(_TENTH, ROUND_DOWN):f}%"


def _plain(value: Decimal) -> str:
    return f"{value.quantize(_TENTH).normalize():f}"


def _said(numbers: Numbers, weights: Weights) -> Mapping[str, Text]:
    return {
        SALES: _sales_said(numbers),
        PAYMENT: _payment_said(numbers, weights),
        PRICE: PRICE_NUMBERS.with_(
            count=numbers.price_breaches, loss=_plain(Decimal(weights.price * weights.price_loss) / HUNDRED)
        ),
        REGION: REGION_NUMBERS.with_(
            count=numbers.region_breaches,
            loss=_plain(Decimal(weights.region * weights.region_loss) / HUNDRED),
        ),
        RANGE: NO_RANGE
        if not _wanted(numbers, weights)
        else RANGE_NUMBERS.with_(
            carried=numbers.carried,
            wanted=_plain(_wanted(numbers, weights)),
            range=numbers.on_sale,
            share=f"{weights.full_range}%",
        ),
    }


def _sales_said(numbers: Numbers) -> Text:
    if not numbers.planned or numbers.target is None:
        return NO_TARGET
    return SALES_NUMBERS.with_(
        done=shown(numbers.sold),
        planned=shown(numbers.planned),
        rate=percent(attainment(numbers.sold, numbers.planned)),
        target=shown(numbers.target),
    )


def _payment_said(numbers: Numbers, weights: Weights) -> Text:
    if numbers.due <= 0:
        return NOTHING_DUE
    return PAYMENT_NUMBERS.with_(
        due=shown(numbers.due),
        on_time=shown(numbers.paid_on_time),
        rate=percent(numbers.paid_on_time / numbers.due),
        days=numbers.credit_days,
        grace=weights.grace,
        overdue=shown(numbers.overdue),
    )


def weakest(parts: Sequence[Part]) -> Part | None:
    """The part that lost the most points, for a sentence of advice; None when nothing is lost."""
    lost = [(part.weight - (part.points or Decimal(0)), part) for part in parts if part.share is not None]
    worst = max(lost, key=lambda one: one[0], default=None)
    return worst[1] if worst and worst[0] > 0 else None
