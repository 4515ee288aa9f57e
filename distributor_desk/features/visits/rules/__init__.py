"""What is true of visits: due dates, the 1.5 rule, and what a printed sheet may know.

The types below are all that a visit sheet is made from. They have no cost, margin, floor, grade or
excuse, because paper goes through the shopkeeper's hands (business rules §5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from distributor_desk.core.language import Text

RESTOCK = Decimal("1.5")

STEPS: tuple[tuple[Text, tuple[Text, ...]], ...] = (
    (
        Text("准备", "Prepare"),
        (
            Text("上次承诺", "last promises"),
            Text("POP物料", "POP material"),
            Text("本次目标", "today's goal"),
        ),
    ),
    (
        Text("打招呼", "Greet"),
        (
            Text("问候店员", "greet staff"),
            Text("确认决策人", "decision maker"),
            Text("先解决急事", "urgent things first"),
        ),
    ),
    (
        Text("店情查看", "Check the store"),
        (Text("库存", "stock"), Text("货龄", "dates"), Text("价格", "prices"), Text("竞品", "competitors")),
    ),
    (
        Text("产品生动化", "Merchandise"),
        (
            Text("擦货架", "clean shelf"),
            Text("陈列", "display"),
            Text("价签", "price tags"),
            Text("海报", "poster"),
        ),
    ),
    (Text("草拟订单", "Draft the order"), (Text("1.5倍法则", "1.5 rule"), Text("新品", "new item"))),
    (Text("销售陈述", "Present"), (Text("利益点", "benefits"), Text("异议处理", "objections"))),
    (
        Text("回顾总结", "Review"),
        (Text("确认订单", "confirm order"), Text("约定下次", "next visit"), Text("道谢", "thanks")),
    ),
    (Text("行政工作", "Administration"), (Text("填表", "fill in sheet"), Text("签字", "signature"))),
)


def available(last_seen: Decimal | None, delivered_since: Decimal) -> Decimal:
    """A of the 1.5 rule (base units): stock seen last time + delivered since."""
    return (last_seen or Decimal(0)) + delivered_since


def suggested_order(
    available_units: Decimal, stock_now: Decimal, case_size: Decimal | None = None
) -> Decimal:
    """1.5 × sold − stock now, not below 0, rounded up to a full case (base units; rules §5).

    >>> suggested_order(Decimal(32), Decimal(8))
    Decimal('28')
    """
    wanted = RESTOCK * (available_units - stock_now) - stock_now
    step = case_size if case_size and case_size > 0 else Decimal(1)
    return max(Decimal(0), (wanted / step).to_integral_value(ROUND_CEILING) * step)


def next_due(last_visit: date | None, every_days: int | None) -> date | None:
    """Due = last visit + frequency; None while either is unknown."""
    return last_visit + timedelta(days=every_days) if last_visit and every_days else None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """An open promise: who promised what by when."""

    what: str
    who: str
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class GridLine:
    """One product of a shop's grid. Quantities in base units; `available` is A of the 1.5 rule."""

    product: str
    spec: str
    unit: str
    case_size: Decimal | None
    last_order_date: date | None
    last_order: Decimal | None
    available: Decimal
    price: Decimal | None


@dataclass(frozen=True, slots=True)
class ShopCard:
    """All that is printed of one shop."""

    visit_number: str
    stop: int
    name: str
    code: str
    address: str
    contact: str
    salutation: str
    decides: str
    phone: str
    wechat: str
    channel: Text | None
    priority: str  # A or B, of the visit, not of the shop
    purpose: Text
    opening: Text
    last_visit: date | None
    days_since_order: int | None
    months: tuple[tuple[date, Decimal], ...]  # last three months' net sales, oldest first
    average_order: Decimal | None
    balance: Decimal | None
    balance_as_of: date | None
    rebate: Text | None  # “还差 ¥… 到下一档”, from the room that knows
    promises: tuple[PromiseLine, ...]
    promotions: tuple[Text, ...]
    grid: tuple[GridLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One rep's sheet of one day."""

    company: str
    rep: str
    routes: tuple[str, ...]
    day: date
    focus: Text
    target: Decimal | None
    tools: tuple[Text, ...]
    shops: tuple[ShopCard, ...] = field(default=())


TOOLS: tuple[Text, ...] = (
    Text("线路簿", "route book"),
    Text("笔记本", "notebook"),
    Text("合同", "contracts"),
    Text("发票", "invoices"),
    Text("抹布", "cloth"),
    Text("海报/价格贴", "posters, price tags"),
    Text("计算器", "calculator"),
    Text("笔", "pen"),
    Text("名片", "cards"),
)


@dataclass(frozen=True, slots=True)
class ShopState:
    """What decides why a shop is visited; never printed itself."""

    overdue_promise: str | None
    open_promise: str | None
    ever_ordered: bool
    days_since_order: int | None
    days_since_visit: int | None
    visit_every: int | None
    last_result: str | None


QUIET_AFTER = 45
"""Days without an order after which a shop is asked why."""


def priority_of(state: ShopState) -> str:
    """A for what cannot wait: a promise that is due, a shop that went quiet, a visit long overdue; else B."""
    late = state.visit_every is not None and (state.days_since_visit or 0) > 2 * state.visit_every
    quiet = state.days_since_order is not None and state.days_since_order > QUIET_AFTER
    return "A" if state.overdue_promise or quiet or late else "B"


def purpose_of(state: ShopState) -> Text:
    """The one goal of the visit, in words that the shopkeeper may read."""
    if state.overdue_promise:
        return Text("先兑现承诺：{what}", "Keep the promise first: {what}").with_(what=state.overdue_promise)
    if state.last_result == "refused":
        return Text("问候一声，留下名片，帮忙整理货架", "Say hello, leave a card, help to tidy the shelf")
    if not state.ever_ordered:
        return Text("认识老板，介绍两样好卖的商品", "Meet the owner; show two items that sell well")
    if state.days_since_order is not None and state.days_since_order > QUIET_AFTER:
        return Text(
            "了解 {days} 天没有进货的原因，少量补货",
            "Ask why there was no order for {days} days; a small refill",
        ).with_(days=state.days_since_order)
    if state.open_promise:
        return Text("补货，跟进：{what}", "Refill; follow up: {what}").with_(what=state.open_promise)
    return Text("按 1.5 倍法则补货，推荐一样新品", "Refill by the 1.5 rule; suggest one new item")


def opening_of(state: ShopState) -> Text:
    """How to begin: service before selling."""
    if state.overdue_promise:
        return Text("上次答应您的事，今天专门来办。", "I came today for what I promised you last time.")
    if state.last_result in ("refused", "absent") or not state.ever_ordered:
        return Text(
            "今天不谈进货，顺路来看看，有什么能帮忙的？",
            "No selling today, I just came by: can I help with anything?",
        )
    if state.days_since_order is not None and state.days_since_order > QUIET_AFTER:
        return Text(
            "最近生意怎么样？上次的货卖得还顺吗？", "How is business? Did the last delivery sell well?"
        )
    return Text("我先帮您把货架擦一擦，看看日期。", "Let me clean the shelf and check the dates first.")


def visit_number(day: date, customer_id: int) -> str:
    """The number that stands in the QR code: the same shop on the same day has the same."""
    return f"BF{day:%Y%m%d}-{customer_id}"
