"""Eighteen months of trade: who is visited when, what comes of it, and what is delivered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from . import days, places
from .outlets import Outlet
from .products import FEN, Product

_RETURN_REASONS = ("临期退回", "破损", "滞销调换", "错发退回", "包装漏液")
_TASTE = {
    "餐饮": {"啤酒": 3.0, "茶饮料": 1.2, "果汁": 1.5, "碳酸饮料": 1.2, "饮用水": 0.8, "日化": 0.4, "休闲食品": 0.1,
           "方便食品": 0.0, "乳品": 0.1, "功能饮料": 0.3, "植物蛋白": 1.2},
    "特通": {"啤酒": 0.0, "日化": 0.3, "乳品": 1.4, "方便食品": 1.4, "礼盒": 0.2},
    "便利": {"日化": 0.4, "礼盒": 0.6, "功能饮料": 1.3},
    "商超": {"日化": 1.3, "礼盒": 1.4, "乳品": 1.3},
}  # fmt: skip
_PRICE = {"sub": "0.96", "store": "1.02"}
_HABIT = {"sub": (5, 8, 0.95), "store": (3, 6, 0.6)}  # lines of an order, chance that a call ends in one


@dataclass(frozen=True)
class Line:
    kind: str  # 销售 退货 赠品 折让
    product: Product | None
    quantity: int
    price: Decimal
    amount: Decimal
    note: str | None = None


@dataclass
class Call:
    """One visit, or a telephone order of a shop without a route, with what was delivered on it."""

    day: date
    outlet: Outlet
    result: str
    by_telephone: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def ordered(self) -> list[Line]:
        return [line for line in self.lines if line.kind == "销售"]

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))


def build(outlets: list[Outlet], products: list[Product]) -> list[Call]:
    calls = [call for outlet in outlets for call in _of(outlet, products)]
    return sorted(calls, key=lambda call: (call.day, call.outlet.route, call.outlet.stop, call.outlet.code))


def _of(outlet: Outlet, products: list[Product]) -> list[Call]:
    chance = Random(f"trade {outlet.code}")
    range_ = _range(outlet, products, chance)
    calls: list[Call] = []
    planned = outlet.calls()
    last = max((day for day, _ in planned if day <= outlet.last_day), default=None)
    for day, rings in planned:
        due = outlet.trend != "?" and (
            (day == last and outlet.trend.startswith("~")) or _long_dry(outlet, calls)
        )
        call = Call(day, outlet, "有单" if due else _result(outlet, day, chance), rings)
        if call.result == "有单":
            call.lines = _order(outlet, range_, day, chance)
            call.lines += _extras(outlet, call, calls, chance)
        calls.append(call)
    return calls


def _long_dry(outlet: Outlet, before: list[Call]) -> bool:
    """A shop that does well orders at the third visit at the latest."""
    dry = [call.result for call in before[-2:]].count("有单") == 0 and len(before) > 1
    return dry and outlet.trend in {"+", "="} and outlet.name not in places.REFUSERS


def _range(outlet: Outlet, products: list[Product], chance: Random) -> list[Product]:
    """What the outlet carries: nearly all of it at a sub-distributor, a dozen or so in a shop."""
    share = {"sub": 0.85, "store": 0.75}.get(outlet.kind, 0.35 + 0.06 * outlet.size)
    liked = [p for p in products if _taste(outlet, p) > 0]
    kept = [p for p in liked if chance.random() < share + p.popularity / 40]
    return kept if len(kept) >= 6 else liked[:10]


def _taste(outlet: Outlet, product: Product) -> float:
    return _TASTE.get(outlet.channel, {}).get(product.category, 1.0)


def _result(outlet: Outlet, day: date, chance: Random) -> str:
    refuses = 0.45 if outlet.name in places.REFUSERS else 0.02
    buys = outlet.first_day <= day <= outlet.last_day
    often = _HABIT.get(outlet.kind, (0, 0, 0.72 if outlet.grade in "AB" else 0.62))[2]
    draw = chance.random()
    if buys and draw < often * (1 - refuses / 2):
        return "有单"
    return chance.choices(("无单", "未遇", "拒绝"), (0.6, 0.3, refuses))[0]


def _order(outlet: Outlet, range_: list[Product], day: date, chance: Random) -> list[Line]:
    few, many, _ = _HABIT.get(outlet.kind, (1, 3 if outlet.size < 2 else 4, 0))
    wanted = {
        p.code: days.season(p.category, day) * _taste(outlet, p) * p.popularity
        for p in range_
        if day <= p.last_day
    }
    lines = []
    for _ in range(chance.randint(few, many)):
        open_ = [p for p in range_ if wanted.get(p.code)]
        if not open_:
            break
        product = chance.choices(open_, [wanted[p.code] for p in open_])[0]
        del wanted[product.code]
        lines.append(_sale(outlet, product, day, chance))
    return lines


def _sale(outlet: Outlet, product: Product, day: date, chance: Random) -> Line:
    swing = chance.uniform(0.5, 1.6) * min(days.season(product.category, day), 2.2)
    weight = 0.35 if product.category in {"日化", "礼盒"} else 0.5 + product.popularity / 12
    cases = outlet.size * outlet.growth(day) * swing * weight
    small = cases < 0.8 and outlet.kind == "shop" and product.case % 2 == 0
    quantity = product.case // 2 if small else product.case * max(1, round(cases))
    price = _price(outlet, product, day, chance)
    return Line("销售", product, quantity, price, quantity * price)


def _price(outlet: Outlet, product: Product, day: date, chance: Random) -> Decimal:
    """Near the list: a fixed rate by kind of customer, now and then two or three per cent off."""
    rate = Decimal(_PRICE.get(outlet.kind, "1.00"))
    if outlet.kind == "shop":
        rate += Decimal(chance.choice(("0", "0", "0", "0", "-0.02", "-0.03", "0.02")))
    return (product.price_on(day) * rate).quantize(FEN, ROUND_HALF_UP)


def _extras(outlet: Outlet, call: Call, before: list[Call], chance: Random) -> list[Line]:
    lines = [gift for line in call.ordered if (gift := _gift(outlet, line, chance))]
    lines += _returns(before, call.day, chance)
    return lines + _allowance(outlet, call, chance)


def _gift(outlet: Outlet, line: Line, chance: Random) -> Line | None:
    product = line.product
    if product is None or product.category == "礼盒":
        return None
    if line.quantity >= 20 * product.case and chance.random() < 0.12:
        return Line(
            "赠品",
            product,
            line.quantity // (20 * product.case) * product.case,
            Decimal(0),
            Decimal(0),
            "满20箱赠1箱",
        )
    if outlet.kind == "shop" and chance.random() < 0.02:
        return Line(
            "赠品", product, 2, Decimal(0), Decimal(0), "新品试饮" if product.position == "朝阳" else "搭赠"
        )
    return None


def _returns(before: list[Call], day: date, chance: Random) -> list[Line]:
    """Part of something delivered in the last sixty days comes back at the price that it was sold for."""
    recent = [line for call in before[-8:] if (day - call.day).days <= 60 for line in call.ordered]
    if not recent or chance.random() > 0.22:
        return []
    old = chance.choice(recent)
    part = chance.uniform(0.15, 0.7)
    quantity = max(1, int(old.quantity * part))
    return [
        Line("退货", old.product, -quantity, old.price, -quantity * old.price, chance.choice(_RETURN_REASONS))
    ]


def _allowance(outlet: Outlet, call: Call, chance: Random) -> list[Line]:
    total = sum((line.amount for line in call.ordered), Decimal(0))
    likely, rate, note = {
        "sub": (0.35, Decimal("0.01"), "月返利抵扣"),
        "store": (0.06, Decimal("0.03"), "海报促销价差"),
    }.get(outlet.kind, (0.012, Decimal("0.02"), "临期商品降价补差"))
    if chance.random() > likely:
        return []
    amount = -(total * rate).quantize(Decimal(1), ROUND_HALF_UP)
    return [Line("折让", None, 0, Decimal(0), amount, note)] if amount else []


def sold_since(calls: list[Call], start: timedelta) -> dict[str, int]:
    """Pieces of each product sold within a time before the sample's today."""
    sold: dict[str, int] = {}
    for call in calls:
        if call.day >= days.TODAY - start:
            for line in call.ordered:
                if line.product:
                    sold[line.product.code] = sold.get(line.product.code, 0) + line.quantity
    return sold
