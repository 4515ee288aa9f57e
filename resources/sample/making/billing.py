"""A billing program's export, as it comes: title, query time, `1箱6瓶`, text for numbers, a total."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from . import days
from .outlets import Outlet
from .products import Product
from .trade import Line

HEADINGS = ["单据日期", "单据编号", "往来单位", "商品全名", "规格", "单位", "数量", "单价", "金额", "备注"]
NEW_SHOPS = ("新天地生活超市", "小渔村土菜馆")
LINES = 150
_DOUBLE = "惠多多"


def rows(outlets: list[Outlet], products: list[Product]) -> list[tuple[object, ...]]:
    """The whole sheet, headings in the fourth row."""
    chance = Random("billing program")
    last = days.TODAY + timedelta(days=1)
    body: list[tuple[object, ...]] = []
    total = Decimal(0)
    shops = [o.name for o in outlets if o.kind == "shop" and o.status == "合作" and _DOUBLE not in o.name]
    names = [*chance.sample(shops, 36), *NEW_SHOPS, chance.choice(shops), NEW_SHOPS[0]]
    for number, name in enumerate(chance.sample(names, len(names)), 1):
        if len(body) >= LINES:
            break
        day = days.TODAY if number <= len(names) // 2 else last
        for line in _lines(products, chance):
            body.append(_row(day, number, name, line, chance))
            total += line.amount
    wide = (None,) * (len(HEADINGS) - 1)
    return [
        ("柏川鑫和副食配送部  销售明细表", *wide),
        (f"查询时间：{days.TODAY} 00:00 至 {last} 23:59    仓库：全部    单据状态：已过账", *wide),
        (None, *wide),
        tuple(HEADINGS),
        *body,
        ("合计", *(None,) * 7, float(total), None),
    ]


def _lines(products: list[Product], chance: Random) -> list[Line]:
    on_sale = [p for p in products if p.last_day >= days.LAST and p.category != "礼盒"]
    return [_line(p, chance) for p in chance.sample(on_sale, chance.randint(2, 6))]


def _line(product: Product, chance: Random) -> Line:
    cases, pieces = chance.randint(1, 6), chance.choice((0, 0, 0, product.case // 2))
    quantity, draw = cases * product.case + pieces, chance.random()
    if draw < 0.03:
        return Line("赠品", product, product.case, Decimal(0), Decimal(0), "赠品")
    if draw < 0.06:
        return Line(
            "退货", product, -pieces or -2, product.price, -(pieces or 2) * product.price, "退货 临期"
        )
    return Line("销售", product, quantity, product.price, quantity * product.price)


def _row(day: date, number: int, name: str, line: Line, chance: Random) -> tuple[object, ...]:
    product = line.product
    if product is None:
        raise ValueError("a line of the export has a product")
    unit, quantity, price = _measured(line, product, chance)
    amount: object = f"{line.amount:,.2f}" if line.amount >= 1000 else float(line.amount)
    return (
        _dated(day, number), f"XSD-{day:%Y%m%d}-{number:04d}", _typed(name, number), product.name,
        product.spec, unit, quantity, price, amount, line.note,
    )  # fmt: skip


def _measured(line: Line, product: Product, chance: Random) -> tuple[str, object, object]:
    """Unit, quantity and price of one unit: by the case where it comes out even, else in mixed words."""
    cases, pieces = divmod(line.quantity, product.case)
    draw = chance.random()
    if line.quantity > 0 and pieces == 0 and draw < 0.4:
        return "箱", cases, float(line.price * product.case)
    if line.quantity > product.case and (pieces or draw < 0.6):
        words = f"{cases}箱{pieces}{product.unit}" if pieces else f"{cases}箱"
        return product.unit, words, float(line.price)
    return product.unit, line.quantity, float(line.price)


def _dated(day: date, number: int) -> object:
    if number % 3 == 0:
        return datetime.combine(day, time(8 + number % 9, number % 60))
    return f"{day.year}-{day.month}-{day.day}" if number % 3 == 1 else f"{day:%Y.%m.%d}"


def _typed(name: str, number: int) -> str:
    """As hands type it: a blank behind the name, wide brackets."""
    wide = name.replace("(", "（").replace(")", "）")
    return f"{wide} " if number % 5 == 0 else wide
