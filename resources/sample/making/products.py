"""Forty drinks, snacks and household goods of invented brands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from . import days

# name | spec | brand | category | unit | case | cost | price | shelf life in days | class | popularity
_TABLE = """
澄月天然水550ml|550ml*24|澄月|饮用水|瓶|24|0.92|1.08|540|夕阳|10
澄月天然水1.5L|1.5L*12|澄月|饮用水|瓶|12|1.72|2.05|540|夕阳|6
澄月天然水5L|5L*4|澄月|饮用水|桶|4|5.20|6.40|540|黄金|4
云泉矿泉水500ml|500ml*24|云泉|饮用水|瓶|24|1.30|1.62|540|黄金|7
云泉苏打水400ml|400ml*15|云泉|饮用水|瓶|15|2.10|2.85|360|朝阳|3
青岚绿茶500ml|500ml*15|青岚|茶饮料|瓶|15|2.15|2.60|360|黄金|9
青岚冰红茶500ml|500ml*15|青岚|茶饮料|瓶|15|2.10|2.55|360|黄金|9
青岚冰红茶1L|1L*12|青岚|茶饮料|瓶|12|3.05|3.70|360|黄金|5
朴叶无糖乌龙茶500ml|500ml*15|朴叶|茶饮料|瓶|15|2.90|3.85|360|朝阳|4
朴叶茉莉花茶500ml|500ml*15|朴叶|茶饮料|瓶|15|2.90|3.85|360|朝阳|3
泡泡星可乐500ml|500ml*24|泡泡星|碳酸饮料|瓶|24|2.05|2.42|360|夕阳|7
泡泡星柠檬汽水330ml|330ml*24|泡泡星|碳酸饮料|罐|24|1.65|2.05|360|黄金|5
泡泡星可乐1.25L|1.25L*12|泡泡星|碳酸饮料|瓶|12|4.10|4.80|270|观察|2
橙果园橙汁450ml|450ml*15|橙果园|果汁|瓶|15|2.35|3.00|270|黄金|6
橙果园橙汁1.25L|1.25L*6|橙果园|果汁|瓶|6|5.60|7.10|270|黄金|4
橙果园山楂汁350ml|350ml*15|橙果园|果汁|瓶|15|2.60|3.50|270|朝阳|3
橙果园核桃乳240ml|240ml*20|橙果园|植物蛋白|罐|20|2.30|2.95|540|黄金|5
劲鹿维生素饮料500ml|500ml*15|劲鹿|功能饮料|瓶|15|2.85|3.60|360|黄金|5
劲鹿能量饮料250ml|250ml*24|劲鹿|功能饮料|罐|24|3.75|4.50|540|黄金|7
雪河啤酒500ml|500ml*12|雪河|啤酒|瓶|12|2.55|3.05|360|夕阳|9
雪河纯生啤酒330ml|330ml*24|雪河|啤酒|罐|24|3.10|3.90|360|黄金|6
麦丘原浆啤酒1L|1L*6|麦丘|啤酒|桶|6|10.80|15.20|60|朝阳|2
牧晨纯牛奶250ml|250ml*24|牧晨|乳品|盒|24|2.10|2.35|180|夕阳|8
牧晨酸奶饮品200ml|200ml*24|牧晨|乳品|盒|24|1.85|2.30|180|黄金|6
牧晨儿童奶190ml|190ml*12|牧晨|乳品|盒|12|2.70|3.55|180|朝阳|3
嘎嘣屋原味薯片70g|70g*30|嘎嘣屋|休闲食品|袋|30|3.30|4.30|270|黄金|5
嘎嘣屋香辣薯片70g|70g*30|嘎嘣屋|休闲食品|袋|30|3.30|4.30|270|黄金|4
老磨坊苏打饼干100g|100g*24|老磨坊|休闲食品|袋|24|2.10|2.75|300|观察|3
老磨坊夹心饼干90g|90g*24|老磨坊|休闲食品|袋|24|1.95|2.60|300|黄金|4
老磨坊蛋黄派240g|240g*12|老磨坊|休闲食品|盒|12|5.40|6.90|180|黄金|4
仁里香瓜子160g|160g*30|仁里|休闲食品|袋|30|3.60|4.50|240|黄金|6
仁里五香花生120g|120g*30|仁里|休闲食品|袋|30|2.90|3.75|240|黄金|4
辣小满香辣豆干100g|100g*40|辣小满|休闲食品|袋|40|2.40|3.35|270|朝阳|4
好滋味红烧牛肉桶面110g|110g*12|好滋味|方便食品|桶|12|3.50|3.95|180|夕阳|6
仁里坚果礼盒1.2kg|1.2kg*6|仁里|礼盒|盒|6|46.00|62.00|240|朝阳|6
橙果园果汁礼盒1L|1L*2*4|橙果园|礼盒|盒|4|21.00|27.50|270|黄金|7
牧晨牛奶礼盒250ml|250ml*12*2|牧晨|礼盒|盒|2|30.50|37.00|180|黄金|8
洁安洗洁精1.1kg|1.1kg*12|洁安|日化|瓶|12|5.30|7.00|1080|黄金|3
洁安洗衣液2kg|2kg*6|洁安|日化|袋|6|10.20|13.60|1080|朝阳|3
柔语抽纸120抽|120抽*30|柔语|日化|包|30|2.05|2.55|1080|观察|4
"""
DISCONTINUED = {"泡泡星可乐1.25L": date(2026, 3, 15)}
OVERSTOCKED = ("劲鹿维生素饮料500ml", "老磨坊苏打饼干100g", "嘎嘣屋香辣薯片70g")
BY_HAND = {"麦丘原浆啤酒1L", "牧晨纯牛奶250ml", "老磨坊苏打饼干100g", "仁里坚果礼盒1.2kg"}
"""Whose class the owner fixed; that of the others follows from the figures."""
FEN = Decimal("0.01")
HEADINGS = [
    "商品编号",
    "条码",
    "商品名称",
    "规格",
    "品牌",
    "品类",
    "单位",
    "箱规",
    "进价",
    "售价",
    "保质期",
    "产品定位",
    "库存",
    "库存日期",
    "状态",
    "备注",
]


@dataclass(frozen=True)
class Product:
    code: str
    barcode: str
    name: str
    spec: str
    brand: str
    category: str
    unit: str
    case: int
    cost: Decimal
    price: Decimal
    life: int
    position: str
    popularity: int

    @property
    def last_day(self) -> date:
        return DISCONTINUED.get(self.name, days.LAST)

    def cost_on(self, day: date) -> Decimal:
        return self._then(self.cost, day)

    def price_on(self, day: date) -> Decimal:
        return self._then(self.price, day)

    def _then(self, money: Decimal, day: date) -> Decimal:
        """Half of the goods became 3 % dearer at the turn of the year."""
        dearer = day >= days.NEW_PRICES_FROM or int(self.code[2:]) % 2
        return money if dearer else (money * Decimal("0.97")).quantize(FEN, ROUND_HALF_UP)


def with_check_digit(twelve: str) -> str:
    """EAN-13: weights 1 and 3 in turn, the check digit fills up to ten."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def build() -> list[Product]:
    found, brands = [], list[str]()
    for number, line in enumerate(_TABLE.strip().splitlines(), 1):
        name, spec, brand, category, unit, case, cost, price, life, position, popularity = line.split("|")
        if brand not in brands:
            brands.append(brand)
        barcode = with_check_digit(f"699{7100 + 37 * brands.index(brand)}{10000 + number * 13}")
        found.append(
            Product(
                f"SP{number:03d}", barcode, name, spec, brand, category, unit, int(case),
                Decimal(cost), Decimal(price), int(life), position, int(popularity),
            )
        )  # fmt: skip
    return found


def rows(products: list[Product], sold_in_90_days: dict[str, int]) -> list[tuple[object, ...]]:
    """The lines of 商品, with a stock of a third to nearly a whole month of sales."""
    chance = Random("stock")
    return [_row(p, sold_in_90_days.get(p.code, 0), chance) for p in products]


def _row(p: Product, sold: int, chance: Random) -> tuple[object, ...]:
    months = chance.uniform(1.3, 1.9) if p.name in OVERSTOCKED else chance.uniform(0.25, 0.6)
    gone = p.name in DISCONTINUED
    stock = 42 if gone else 6 if p.category == "礼盒" else int(sold / 3 * months)
    note = "厂家停产，余货清完为止" if gone else "年节商品，十二月起备货" if p.category == "礼盒" else None
    return (
        p.code, p.barcode, p.name, p.spec, p.brand, p.category, p.unit, p.case, p.cost, p.price, p.life,
        p.position if p.name in BY_HAND else None, stock, days.TODAY - timedelta(days=chance.randint(1, 6)), "停售" if gone else "在售", note,
    )  # fmt: skip
