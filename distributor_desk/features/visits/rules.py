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
