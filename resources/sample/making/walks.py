"""What the reps brought home of the last half-year: results, promises, and stock seen on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from . import days
from .trade import Call

HEADINGS = ["日期", "客户名称", "业务员", "结果", "订单金额", "SKU数", "承诺", "承诺到期", "备注"]
LINE_HEADINGS = ["日期", "客户名称", "商品名称", "现存", "订货", "价格", "邻店价", "临期"]
READINGS = 3  # of how many last visits the shelf is kept
WATCHED = 8  # products counted at each
_SOON = timedelta(days=16)

_PROMISES = {
    "有单": ("下次带冰柜贴和夏季海报", "换回两箱临期饼干", "补上次送货差的一箱绿茶", "送一个四层展示架",
           "陈列费月底前兑现", "送开瓶器和围裙"),
    "无单": ("送商品目录和新价格表", "带无糖乌龙茶样品来试饮", "问厂家能不能做小箱规", "核对上月对账单"),
    "拒绝": ("把破损的两瓶换掉", "留了名片，下周再来坐坐"),
}  # fmt: skip
_NOTES = {
    "有单": (None, None, None, "新品摆上了收银台", "邻店啤酒便宜一毛，老板有意见", "冰柜整理过，水补到第一层", "排面多要了两个"),
    "无单": ("库存还多，下周再补", "老板说天凉走得慢", "别家刚压了一批货", "等发工资再进货", None),
    "未遇": ("老板不在，店员说下午回", "关门盘点", "老板送孩子，改电话联系"),
    "拒绝": ("老板在忙，没让看货架", "嫌上次送货慢，已道歉", "说没地方放"),
}  # fmt: skip


def kept(calls: list[Call]) -> list[Call]:
    return [c for c in calls if not c.by_telephone and c.day >= days.VISITS_FROM]


@dataclass
class Walk:
    """What the rep wrote about one visit."""

    call: Call
    note: str | None
    promise: str | None = None
    due: date | None = None

    def row(self) -> tuple[object, ...]:
        call, lines = self.call, self.call.ordered
        amount = sum((line.amount for line in lines), Decimal(0))
        return (
            call.day, call.outlet.name, call.outlet.rep, call.result, amount or None, len(lines) or None,
            self.promise, self.due, self.note,
        )  # fmt: skip


def rows(calls: list[Call]) -> list[tuple[object, ...]]:
    """The lines of 拜访. A promise that was kept moves to the remarks: what stands in its column is open."""
    found, open_ = list[Walk](), dict[str, Walk]()
    for call in kept(calls):
        chance = Random(f"walk {call.outlet.code} {call.day}")
        walk = Walk(call, chance.choice(_NOTES[call.result]))
        walk.promise, walk.due = _promise(call, chance)
        older = open_.get(call.outlet.code)
        if older and _keeps(older, call):
            walk.note = f"上次答应的“{older.promise}”已兑现"
            older.note, older.promise, older.due = f"答应{older.promise}", None, None
            del open_[call.outlet.code]
        if walk.promise:
            open_[call.outlet.code] = walk
        found.append(walk)
    return [walk.row() for walk in found]


def _promise(call: Call, chance: Random) -> tuple[str | None, date | None]:
    """Every eighth visit ends with one; in the last two weeks more, so that some fall due around today."""
    fresh = call.day > days.TODAY - _SOON
    texts = _PROMISES.get(call.result)
    if texts is None or chance.random() > (0.24 if fresh else 0.12):
        return None, None
    return chance.choice(texts), call.day + timedelta(days=chance.choice((3, 7, 7, 10, 14, 21)))


def _keeps(older: Walk, call: Call) -> bool:
    """Nine of ten promises are kept by the first visit that meets someone, a week ahead of the term or later."""
    if call.result == "未遇" or older.due is None or call.day < older.due - timedelta(days=7):
        return False
    return (older.call.day.toordinal() + older.due.toordinal()) % 10 > 0


def lines(calls: list[Call]) -> list[tuple[object, ...]]:
    """The lines of 拜访明细 of the last visits of each customer, oldest first."""
    met: dict[str, list[Call]] = {}
    for call in kept(calls):
        if call.result in {"有单", "无单"}:
            met.setdefault(call.outlet.code, []).append(call)
    found = [row for of_one in met.values() for row in _shelf(of_one)]
    return sorted(found, key=lambda row: str(row[0]))


def _shelf(calls: list[Call]) -> Iterator[tuple[object, ...]]:
    """What stood on the shelf at the last visits: of the products bought last, between nothing and a case."""
    chance = Random(f"shelf {calls[0].outlet.code}")
    recent = {
        line.product.name: line.product for c in calls[-READINGS * 2 :] for line in c.ordered if line.product
    }
    watched = list(recent)[-WATCHED:]
    for call in calls[-READINGS:]:
        ordered = {line.product.name: line.quantity for line in call.ordered if line.product}
        for name in watched:
            product = recent[name]
            now = int(product.case * chance.uniform(0.05, 1.1))
            price, beside = _seen(product.price, chance)
            near = (
                chance.randint(2, 8) if now >= 10 and product.life <= 270 and chance.random() < 0.15 else None
            )
            yield call.day, call.outlet.name, name, now, ordered.get(name), price, beside, near


def _seen(price: Decimal, chance: Random) -> tuple[Decimal, Decimal | None]:
    """The shop's own price, a third above ours in steps of ten fen, and now and then the neighbour's."""
    own = (price * Decimal("1.33") * 2).quantize(Decimal("0.2"), ROUND_HALF_UP)
    own = (own / 2).quantize(Decimal("0.1"), ROUND_HALF_UP)
    beside = own + Decimal(chance.choice(("-0.2", "-0.1", "0.1", "0.2", "0.5")))
    return own, beside if chance.random() < 0.3 else None
