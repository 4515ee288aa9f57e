"""What the bookkeeper keeps of the trade: sales lines, openings and payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from . import days, places
from .outlets import Outlet
from .trade import Call, Line

SALES_HEADINGS = [
    "日期",
    "单号",
    "行号",
    "类型",
    "客户编号",
    "客户名称",
    "业务员",
    "商品编号",
    "条码",
    "商品名称",
    "规格",
    "数量",
    "单位",
    "单价",
    "金额",
    "税率",
    "成本金额",
    "收货门店",
    "批号",
    "备注",
]
PAYMENT_HEADINGS = ["日期", "客户编号", "客户名称", "金额", "方式", "单号", "备注"]
_DATED = {"乳品", "啤酒", "礼盒"}


def sales(calls: list[Call]) -> list[tuple[object, ...]]:
    found, numbers = list[tuple[object, ...]](), Counter[date]()
    for call in calls:
        if not call.lines:
            continue
        numbers[call.day] += 1
        document = f"XS{call.day:%Y%m%d}-{numbers[call.day]:03d}"
        found += [_sales_row(call, line, document, place) for place, line in enumerate(call.lines, 1)]
    return found


def _sales_row(call: Call, line: Line, document: str, place: int) -> tuple[object, ...]:
    outlet, p = call.outlet, line.product
    head = (call.day, document, place, line.kind, outlet.code, outlet.name, outlet.rep)
    store = outlet.name.split("(")[1].rstrip(")") if outlet.retailer else None
    if p is None:
        return (*head, *(None,) * 7, line.amount, None, None, store, None, line.note)
    batch = f"{_made(call.day, p.code):%Y%m%d}" if p.category in _DATED else None
    cost = (line.quantity * p.cost_on(call.day)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (
        *head, p.code, p.barcode, p.name, p.spec, line.quantity, p.unit, line.price, line.amount,
        9 if p.name == "牧晨纯牛奶250ml" else 13, cost, store, batch, line.note,
    )  # fmt: skip


def _made(day: date, code: str) -> date:
    """Goods of one product that leave in one half-month are of one batch."""
    return date(day.year, day.month, 1 if day.day <= 15 else 15) - timedelta(days=18 + int(code[2:]) % 7)


def openings(calls: list[Call]) -> dict[str, int]:
    """What those who buy on credit still owed before the first day: about their first weeks' purchases."""
    found: dict[str, int] = {}
    for call in calls:
        if call.outlet.credit and call.day < days.FIRST + timedelta(days=30):
            found[call.outlet.code] = found.get(call.outlet.code, 0) + int(call.total * Decimal("0.8"))
    return {code: amount // 10 * 10 for code, amount in found.items() if amount >= 10}


def payments(calls: list[Call], opening: dict[str, int]) -> list[tuple[object, ...]]:
    outlets = {call.outlet.code: call.outlet for call in calls}
    found = [row for o in outlets.values() for row in _payments_of(o, calls, Decimal(opening.get(o.code, 0)))]
    found.sort(key=lambda row: (row[0], row[1].code))
    numbers, out = Counter[date](), list[tuple[object, ...]]()
    for day, outlet, amount, method, note in found:
        numbers[day] += 1
        out.append(
            (day, outlet.code, outlet.name, amount, method, f"SK{day:%Y%m%d}-{numbers[day]:02d}", note)
        )
    return out


_Payment = tuple[date, Outlet, Decimal, str, str | None]


def _payments_of(outlet: Outlet, calls: list[Call], opening: Decimal) -> Iterator[_Payment]:
    """Each settling day pays what is older than the terms; the late pay weeks behind, in round sums."""
    chance = Random(f"pay {outlet.code}")
    late = outlet.name in places.LATE_PAYERS
    wait = timedelta(days=outlet.credit + (chance.randint(35, 70) if late else chance.choice((0, 0, 2, 5))))
    dated = [(days.OPENING, opening), *((c.day, c.total) for c in calls if c.outlet is outlet and c.lines)]
    paid = Decimal(0)
    for day in _settling_days(outlet, chance):
        owed = sum((amount for when, amount in dated if when + wait <= day), Decimal(0)) - paid
        part = late and chance.random() < 0.5
        amount = owed * Decimal("0.6") // 100 * 100 if part else owed
        if amount <= 0:
            continue
        paid += amount
        yield day, outlet, amount, _method(outlet, chance), "部分回款" if part else None


def _settling_days(outlet: Outlet, chance: Random) -> Iterator[date]:
    gap = 30 if outlet.credit >= 45 else 15 if outlet.credit >= 15 else 10
    day = days.FIRST + timedelta(days=chance.randint(3, gap))
    while day <= days.LAST:
        if not days.shut(day):
            yield day
        day += timedelta(days=gap + chance.randint(-2, 2))


def _method(outlet: Outlet, chance: Random) -> str:
    if outlet.kind != "shop":
        return "银行转账"
    return chance.choices(("微信", "现金", "支付宝", "银行转账"), (6, 3, 2, 1))[0]
