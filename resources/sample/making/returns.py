"""Returns and exchanges in every state, each of goods that the customer had bought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from . import days
from .trade import Call, Line

HEADINGS = [
    "单号", "日期", "客户编号", "客户名称", "类型", "原因", "原单号", "商品编号", "商品名称", "数量", "单位", "单价", "换出商品",
    "换出数量", "生产日期", "状态", "备注",
]  # fmt: skip
# days ago | kind of customer | 退货 or 换货 | reason | lines | state | note
_WANTED = """
268|sub|退货|临期|2|已结|
241|shop|退货|破损|1|已结|运输挤压
214|sub|退货|滞销|2|已结|
187|shop|换货|破损|1|已结|当场换新
160|store|退货|临期|3|已结|
139|shop|退货|错发|1|已结|送错口味
118|sub|换货|滞销|1|已结|换成好卖的口味
97|shop|退货|质量|1|已结|胀包，已拍照
76|sub|退货|临期|2|已结|
60|store|退货|破损|1|已结|无实物，凭照片
47|shop|换货|临期|1|已结|
33|sub|退货|滞销|2|已结|
26|shop|退货|过期|1|驳回|已超过保质期太久
19|shop|退货|破损|1|作废|客户自己消化了
12|store|退货|临期|2|已收货|
9|sub|退货|滞销|2|已审核|
6|shop|退货|质量|1|待审|请看照片
4|sub|换货|滞销|1|待审|想换成无糖乌龙茶
2|shop|退货|临期|1|待审|
1|shop|退货|滞销|1|草稿|
"""
_NEAR = {365: 45, 180: 20, 90: 15, 30: 10}


@dataclass(frozen=True)
class _Bought:
    call: Call
    line: Line
    document: str


def rows(calls: list[Call]) -> list[tuple[object, ...]]:
    """One row a line, oldest first."""
    bought = [*_bought(calls)]
    chance, used, found = Random("returns"), set[int](), list[tuple[object, ...]]()
    for words in _WANTED.strip().splitlines():
        ago, kind, type_, reason, lines, state, note = words.split("|")
        day = _open_day(days.TODAY - timedelta(days=int(ago)))
        chosen = _chosen(bought, kind, day, reason, int(lines), chance, used)
        for one in chosen:
            found.append(_row(one, day, type_, reason, state, note, chance))
    return sorted(found, key=lambda row: str(row[1]))


def _open_day(day: date) -> date:
    while days.shut(day):
        day -= timedelta(days=1)
    return day


def _bought(calls: list[Call]) -> Iterator[_Bought]:
    """Every delivered line with the number of its document, as in the ledger."""
    numbers = Counter[date]()
    for call in calls:
        if not call.lines:
            continue
        numbers[call.day] += 1
        document = f"XS{call.day:%Y%m%d}-{numbers[call.day]:03d}"
        for line in call.ordered:
            yield _Bought(call, line, document)


def _chosen(
    bought: list[_Bought], kind: str, day: date, reason: str, lines: int, chance: Random, used: set[int]
) -> list[_Bought]:
    """Goods that one customer of the kind had for a while: longer where they did not sell."""
    least, most = (60, 150) if reason in {"滞销", "临期", "过期"} else (2, 25)
    fitting = [
        (place, one)
        for place, one in enumerate(bought)
        if one.call.outlet.kind == kind and least <= (day - one.call.day).days <= most and place not in used
        and one.line.product and one.line.quantity >= 2
        and (reason != "临期" or (one.line.product.life or 9999) <= 360)
    ]  # fmt: skip
    by_outlet: dict[str, list[tuple[int, _Bought]]] = {}
    for place, one in fitting:
        by_outlet.setdefault(one.call.outlet.code, []).append((place, one))
    enough = [
        group
        for group in by_outlet.values()
        if len({o.line.product.code for _, o in group if o.line.product}) >= lines
    ]
    group = chance.choice(enough)
    found: dict[str, tuple[int, _Bought]] = {}
    for place, one in chance.sample(group, len(group)):
        if one.line.product:
            found.setdefault(one.line.product.code, (place, one))
    picked = [*found.values()][:lines]
    used.update(place for place, _ in picked)
    return [one for _, one in picked]


def _row(
    one: _Bought, day: date, type_: str, reason: str, state: str, note: str, chance: Random
) -> tuple[object, ...]:
    product, outlet = one.line.product, one.call.outlet
    if product is None:
        raise ValueError("a line without a product")
    quantity = _quantity(one.line, product.case, reason, chance)
    head = (None, day, outlet.code, outlet.name, type_, reason, one.document, product.code, product.name)
    out = (product.name, quantity) if type_ == "换货" and reason != "滞销" else (None, None)
    if type_ == "换货" and reason == "滞销":
        other, price = "朴叶无糖乌龙茶500ml", Decimal("3.85")
        out = (other, max(1, round(quantity * one.line.price / price)))
    return (
        *head, quantity, product.unit, one.line.price, *out, _produced(day, product.life, reason, chance), state,
        note or None,
    )  # fmt: skip


def _quantity(line: Line, case: int, reason: str, chance: Random) -> int:
    """Full cases of what does not sell, single pieces of what broke."""
    if reason == "滞销" and line.quantity >= case:
        return case * max(1, line.quantity // case // 4)
    if reason == "临期":
        return max(1, line.quantity // 5)
    return max(1, min(line.quantity // 3, chance.randint(1, 6)))


def _produced(day: date, shelf_life: int | None, reason: str, chance: Random) -> date | None:
    if not shelf_life:
        return None
    if reason == "临期":
        left = next((limit for life, limit in _NEAR.items() if shelf_life >= life), 5)
        return day - timedelta(days=shelf_life - chance.randint(1, left))
    if reason == "过期":
        return day - timedelta(days=shelf_life + 40)
    return day - timedelta(days=chance.randint(30, max(31, shelf_life // 2)))
