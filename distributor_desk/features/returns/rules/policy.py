"""The policy (退换货政策): what each rule says of a return, with its numbers (business rules §3).

A policy never blocks. A rule that is off says nothing; one whose facts are missing cannot be judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import plain as bare
from distributor_desk.core.money import shown
from distributor_desk.core.periods import Period, period_of
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.limits import DEFAULT_LIMITS, LimitTable

CAP, EXCHANGE_SHARE, FULL_CASES, EQUAL_VALUE = "cap", "exchange_share", "full_cases", "equal_value"
WINDOW, SHELF_LIFE, NEAR_EXPIRY, NO_SALE = "window", "shelf_life", "near_expiry", "no_sale"
NAMES = {
    CAP: Text("本季退货额度", "Cap of the quarter"),
    EXCHANGE_SHARE: Text("滞销换货比例", "Slow-mover exchange"),
    FULL_CASES: Text("整箱未拆", "Unopened full cases"),
    EQUAL_VALUE: Text("等值换货", "Equal value"),
    WINDOW: Text("退货期限", "Days since the sale"),
    SHELF_LIFE: Text("剩余保质期", "Shelf life left"),
    NEAR_EXPIRY: Text("临期标准", "Near expiry"),
    NO_SALE: Text("销售记录", "Sale on record"),
}
FOREIGN = Text(
    "本系统无销售记录（疑似窜货）", "no sale to this customer on record (perhaps sold across regions)"
)


@dataclass(frozen=True, slots=True)
class Policy:
    """One company's or one sub-distributor's rules; None or False is off. Percentages are 3 for 3 %."""

    cap: Decimal | None = Decimal(3)
    exchange_share: Decimal | None = Decimal(5)
    fee: Decimal = Decimal(0)
    window: int | None = 180
    shelf_life: Decimal | None = Decimal(33)
    near_expiry: LimitTable | None = DEFAULT_LIMITS
    no_sale: bool = True


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the rules know of one line: base units, yuan, days. None is not known.

    `bought_12_months` are base units of that product bought in the 12 months up to the order's day.
    """

    product: str
    reason: str
    quantity: Decimal
    value_in: Decimal
    value_out: Decimal = Decimal(0)
    case_size: Decimal | None = None
    shelf_life: int | None = None
    produced_on: date | None = None
    sold_on: date | None = None
    bought_12_months: Decimal = Decimal(0)
    ever_sold: bool = True


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What the rules know of an order on its day: the quarter's purchases before returns and what is settled."""

    kind: str
    on: date
    lines: tuple[LineFacts, ...]
    purchases: Decimal = Decimal(0)
    settled: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Check:
    """What one rule says: passed, failed, or (None) cannot be judged. `text` has the numbers."""

    rule: str
    passed: bool | None
    text: Text
    line: int | None = field(default=None, compare=False)


def quarter_of(day: date) -> Period:
    """The calendar quarter whose cap a return of that day uses."""
    return period_of(day, "quarter")


def cap_amount(policy: Policy, purchases: Decimal) -> Decimal | None:
    """Yuan of slow-moving and near-expiry returns that the quarter's purchases allow; None when off."""
    return None if policy.cap is None else max(purchases, Decimal(0)) * policy.cap / 100


def cap_left(policy: Policy, purchases: Decimal, settled: Decimal) -> Decimal | None:
    """What is left of it after what is settled: 100,000 bought, 1,000 settled, 3 % leave 2,000. May be negative."""
    allowed = cap_amount(policy, purchases)
    return None if allowed is None else allowed - settled


def limit_of(limits: LimitTable, shelf_life: int) -> int:
    """At most how many days may be left for goods of that shelf life to be near their end; 0 beyond the table."""
    return next((left for life, left in limits if shelf_life >= life), 0)


def days_left(produced_on: date, shelf_life: int, on: date) -> int:
    """Days until the goods expire, negative afterwards."""
    return (produced_on + timedelta(days=shelf_life) - on).days


def judge(policy: Policy, order: OrderFacts) -> list[Check]:
    """Every rule that is on and has something to say of the order, the order's own rules first."""
    found = [*_cap(policy, order), *_equal_value(policy, order)]
    for place, line in enumerate(order.lines):
        for check in _of_line(policy, order, line):
            found.append(Check(check.rule, check.passed, check.text, place))
    return found


def failed(checks: Sequence[Check]) -> list[Check]:
    return [check for check in checks if check.passed is False]


def _cap(policy: Policy, order: OrderFacts) -> list[Check]:
    now = sum((line.value_in for line in order.lines if line.reason in w.CAPPED), Decimal(0))
    if policy.cap is None or order.kind != w.RETURN or not now:
        return []
    left = cap_left(policy, order.purchases, order.settled) or Decimal(0)
    return [
        Check(
            CAP,
            order.settled + now <= (cap_amount(policy, order.purchases) or Decimal(0)),
            Text(
                "本次 {now}，本季还剩 {left}（进货 {bought} 的 {percent}%，已结 {settled}）",
                "{now} now, {left} left this quarter ({percent}% of {bought} bought, {settled} settled)",
            ).with_(
                now=shown(now), left=shown(left), bought=shown(order.purchases), percent=_figure(policy.cap),
                settled=shown(order.settled),
            ),
        )
    ]  # fmt: skip


def _slow_exchange(order: OrderFacts, line: LineFacts) -> bool:
    return order.kind == w.EXCHANGE and line.reason == w.SLOW_MOVING


def _equal_value(policy: Policy, order: OrderFacts) -> list[Check]:
    slow = [line for line in order.lines if _slow_exchange(order, line)]
    if policy.exchange_share is None or not slow:
        return []
    value_in = sum((line.value_in for line in slow), Decimal(0))
    value_out = sum((line.value_out for line in slow), Decimal(0))
    text = Text("换入 {value_in}，换出 {value_out}", "{value_in} in, {value_out} out")
    said = text.with_(value_in=shown(value_in), value_out=shown(value_out))
    return [Check(EQUAL_VALUE, value_in == value_out, said)]


def _of_line(policy: Policy, order: OrderFacts, line: LineFacts) -> list[Check]:
    found = [
        *(_no_sale(policy, line)),
        *(_window(policy, order, line)),
        *(_full_cases(policy, line) if _slow_exchange(order, line) else []),
        *(_exchange_share(policy, line) if _slow_exchange(order, line) else []),
        *(_shelf_life(policy, order, line) if line.reason == w.SLOW_MOVING else []),
        *(_near_expiry(policy, order, line) if line.reason == w.NEAR_EXPIRY else []),
    ]
    named = Text("{product}：{said}", "{product}: {said}")
    return [Check(c.rule, c.passed, named.with_(product=plain(line.product), said=c.text)) for c in found]


def _no_sale(policy: Policy, line: LineFacts) -> list[Check]:
    return [Check(NO_SALE, passed=False, text=FOREIGN)] if policy.no_sale and not line.ever_sold else []


def _window(policy: Policy, order: OrderFacts, line: LineFacts) -> list[Check]:
    if policy.window is None or not line.ever_sold:
        return []
    if line.sold_on is None:
        return [Check(WINDOW, None, Text("不知道是哪天卖出的", "the day of the sale is not known"))]
    days = (order.on - line.sold_on).days
    said = Text(
        "卖出 {days} 天（{day}），期限 {most} 天",
        "sold {days} {days:day|days} ago ({day}), {most} days are allowed",
    )
    return [Check(WINDOW, days <= policy.window, said.with_(days=days, day=line.sold_on, most=policy.window))]


def _full_cases(policy: Policy, line: LineFacts) -> list[Check]:
    if policy.exchange_share is None:
        return []
    if not line.case_size:
        return [Check(FULL_CASES, None, Text("商品没有填箱规", "the product has no case size"))]
    said = Text("数量 {quantity}，箱规 {size}", "quantity {quantity}, {size} a case")
    said = said.with_(quantity=_figure(line.quantity), size=_figure(line.case_size))
    return [Check(FULL_CASES, line.quantity % line.case_size == 0, said)]


def _exchange_share(policy: Policy, line: LineFacts) -> list[Check]:
    if policy.exchange_share is None:
        return []
    allowed = line.bought_12_months * policy.exchange_share / 100
    said = Text(
        "换 {quantity}，最多 {most}（近12个月进货 {bought} 的 {percent}%）",
        "{quantity} to exchange, {most} at most ({percent}% of {bought} bought in 12 months)",
    ).with_(
        quantity=_figure(line.quantity), most=_figure(allowed), bought=_figure(line.bought_12_months),
        percent=_figure(policy.exchange_share),
    )  # fmt: skip
    return [Check(EXCHANGE_SHARE, line.quantity <= allowed, said)]


_NO_DATE = Text("没有填生产日期", "no production date is entered")
_NO_LIFE = Text("商品没有填保质期", "the product has no shelf life")


def _left(order: OrderFacts, line: LineFacts) -> int | Text:
    if not line.shelf_life:
        return _NO_LIFE
    return _NO_DATE if line.produced_on is None else days_left(line.produced_on, line.shelf_life, order.on)


def _shelf_life(policy: Policy, order: OrderFacts, line: LineFacts) -> list[Check]:
    if policy.shelf_life is None:
        return []
    left = _left(order, line)
    if isinstance(left, Text) or line.shelf_life is None:
        return [Check(SHELF_LIFE, None, left if isinstance(left, Text) else _NO_LIFE)]
    said = Text(
        "剩 {left} 天 / 保质期 {life} 天，至少要剩 {percent}%",
        "{left} of {life} days left, at least {percent}% are needed",
    ).with_(left=left, life=line.shelf_life, percent=_figure(policy.shelf_life))
    return [Check(SHELF_LIFE, Decimal(left) * 100 >= policy.shelf_life * line.shelf_life, said)]


def _near_expiry(policy: Policy, order: OrderFacts, line: LineFacts) -> list[Check]:
    if policy.near_expiry is None:
        return []
    left = _left(order, line)
    if isinstance(left, Text) or line.shelf_life is None:
        return [Check(NEAR_EXPIRY, None, left if isinstance(left, Text) else _NO_LIFE)]
    most = limit_of(policy.near_expiry, line.shelf_life)
    said = Text(
        "剩 {left} 天，保质期 {life} 天的算临期要剩 0 到 {most} 天",
        "{left} days left; of {life} days, 0 to {most} left are near expiry",
    ).with_(left=left, life=line.shelf_life, most=most)
    return [Check(NEAR_EXPIRY, 0 <= left <= most, said)]


def _figure(number: Decimal) -> str:
    return f"{bare(round(number, 3)):,f}"
