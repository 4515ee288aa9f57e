"""The two supermarket chains: last year's and this year's contract, fee lines, what was deducted, and the rounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from . import days

CONTRACT_HEADINGS = [
    "系统", "年度", "预计销售额", "毛利率%", "账期", "年利率%", "损耗%", "配送成本", "促销员成本", "最低净利率%", "最后期限", "备注",
]  # fmt: skip
FEE_HEADINGS = [
    "系统", "年度", "科目", "品牌", "计费方式", "标准", "数量", "门店数", "自担%", "厂家承担%", "垫付%", "去年", "要求", "我方还价",
    "谈定", "目标", "底线", "备注",
]  # fmt: skip
ENTRY_HEADINGS = [
    "日期",
    "系统",
    "门店",
    "品牌",
    "科目",
    "金额",
    "扣款单号",
    "承担方",
    "凭证",
    "核销状态",
    "备注",
]
ROUND_HEADINGS = ["系统", "年度", "日期", "科目", "对方要求", "我方答复", "让步", "换得", "下次日期", "备注"]
HL, JQ = "惠邻生鲜超市", "金桥购物中心"
HL_STORES = [f"{HL}({name}店)" for name in ("人民路", "万象城", "学府", "开发区", "东湖", "北站")]
JQ_STORES = [f"{JQ}({name})" for name in ("总店", "城西店", "滨江店", "麻岗店")]

CONTRACTS = [
    (HL, 2025, 500000, 20.5, 45, 6, 0.3, 8400, 6000, 3, date(2025, 2, 27), "门店 6 家"),
    (HL, 2026, 640000, 21, 45, 6, 0.3, 9600, 6000, 3, date(2026, 7, 10), "年中加签：对方要求补充协议"),
    (JQ, 2025, 240000, 21.5, 60, 6, 0.5, 4800, 0, 2, None, None),
    (JQ, 2026, 180000, 22, 60, 6, 0.5, 4000, 0, 2, date(2026, 2, 28), "销售在下降，明年要不要续签要想清楚"),
]
# subject, brand, charged, rate, count, stores, factory, advanced, last, ask, counter, agreed, target, floor, notes
_FEES = {
    (HL, 2025): [
        ("扣点", None, "销售额%", 3, None, None, 0, 0, 3, None, None, 3, None, None, None),
        ("有条件返利", None, "销售额%", 1.5, None, None, 0, 0, 1, 2, 1.5, 1.5, 1, 1.5, "满 48 万才有"),
        ("合同费", None, "每年", 5000, 1, None, 0, 0, 4000, 6000, 5000, 5000, 4500, 5000, None),
        ("年节费", None, "每次", 400, 5, 6, 0, 0, 300, 500, 400, 400, 350, 400, "春节、五一、端午、中秋、国庆"),
        ("店庆费", None, "每店", 800, 1, 6, 0, 0, 800, None, None, 800, None, None, None),
        ("堆头费", "青岚", "每次", 500, 6, 6, 60, 40, 500, 600, 500, 500, 500, 550, None),
        ("陈列费", "澄月", "每月", 180, 12, 6, 50, 0, 160, 220, 180, 180, 170, 190, None),
        ("DM费", None, "每次", 800, 6, None, 0, 0, 800, None, None, 800, None, None, None),
    ],
    (HL, 2026): [
        ("扣点", None, "销售额%", 3, None, None, 0, 0, 3, 4.5, 3, None, 3, 3.5, None),
        ("有条件返利", None, "销售额%", 1.5, None, None, 0, 0, 1.5, None, None, None, None, None, "满 60 万才有"),
        ("合同费", None, "每年", 6000, 1, None, 0, 0, 5000, 9000, 6000, None, 6000, 7000, None),
        ("年节费", None, "每次", 400, 5, 6, 0, 0, 400, 600, None, None, 400, 450, "节日个数写进合同"),
        ("店庆费", None, "每店", 800, 1, 6, 0, 0, 800, 1200, None, None, 800, 900, None),
        ("堆头费", "青岚", "每次", 500, 6, 6, 60, 40, 500, 700, None, None, 500, 600, None),
        ("陈列费", "澄月", "每月", 200, 12, 6, 50, 0, 180, 260, None, None, 200, 220, "和上架率挂钩"),
        ("DM费", None, "每次", 800, 6, None, 0, 0, 800, None, None, None, None, None, None),
        ("条码费", "橙果园", "每条码", 300, 4, 6, 0, 0, None, 500, 300, None, 300, 350, "四个新条码打包"),
        ("信息费", None, "每年", 0, 1, None, 0, 0, None, 3600, None, None, 0, 1200, None),
    ],
    (JQ, 2025): [
        ("扣点", None, "销售额%", 4, None, None, 0, 0, 4, None, None, 4, None, None, None),
        ("无条件返利", None, "销售额%", 2, None, None, 0, 0, 2, None, None, 2, None, None, None),
        ("合同费", None, "每年", 6000, 1, None, 0, 0, 5000, 8000, 6000, 6000, 5500, 6000, None),
        ("年节费", None, "每次", 500, 4, 4, 0, 0, 500, None, None, 500, None, None, None),
        ("堆头费", "雪河", "每次", 600, 4, 4, 100, 0, 600, None, None, 600, None, None, None),
    ],
    (JQ, 2026): [
        ("扣点", None, "销售额%", 4, None, None, 0, 0, 4, 6, 4.5, 5, 4, 5, None),
        ("无条件返利", None, "销售额%", 2, None, None, 0, 0, 2, 3, 2, 2, 2, 2, None),
        ("合同费", None, "每年", 6000, 1, None, 0, 0, 6000, 10000, 7000, 8000, 6500, 8000, None),
        ("年节费", None, "每次", 500, 4, 4, 0, 0, 500, 600, 500, 500, 500, 500, None),
        ("堆头费", "雪河", "每次", 600, 4, 4, 100, 0, 600, None, None, 600, None, None, None),
    ],
}  # fmt: skip
ROUNDS = [
    (HL, 2025, date(2025, 1, 6), "合同费", "6000", None, None, None, date(2025, 1, 20), "新年第一次见面，只听不答"),
    (HL, 2025, date(2025, 2, 24), "合同费", "6000", "最多 5000", "1000", "人民路店多一个端架", None, None),
    (HL, 2025, date(2025, 2, 27), "有条件返利", "2", "1.5，满 48 万", "0.5", "账期不变", None, "最后一天签字"),
    (HL, 2026, date(2026, 6, 10), None, "发来补充协议：扣点 4.5%，新增信息费，各项上调", None, None, None, date(2026, 6, 18), "先不表态"),
    (HL, 2026, date(2026, 6, 18), "信息费", "3600", None, None, None, date(2026, 6, 25), "采购催，说别家都签了；打听下来多数没签"),
    (HL, 2026, date(2026, 6, 25), "扣点", "4.5", None, None, None, date(2026, 7, 3), "要求书面通知"),
    (JQ, 2026, date(2026, 1, 5), "扣点", "6", None, None, None, date(2026, 1, 12), None),
    (JQ, 2026, date(2026, 1, 14), "扣点", "6", "4.5", "0.5", None, date(2026, 2, 4), "松口早了"),
    (JQ, 2026, date(2026, 2, 4), "合同费", "10000", "7000", "1000", "滨江店堆头两档", date(2026, 2, 26), None),
    (JQ, 2026, date(2026, 2, 28), "扣点", "6", "5，到此为止", "0.5", "年节费不加，返利不加", None, "最后一天谈定"),
]  # fmt: skip
_NOTES_DUE = (
    "协议；发票",
    "照片≥3张（带周围环境）；协议",
    "照片≥3张（带周围环境）；协议；发票",
    "对账单",
    None,
)


def fees() -> list[tuple[object, ...]]:
    """The lines of every contract; what is ours is the rest of the split."""
    return [
        (*contract, subject, brand, charged, rate, count, stores, 100 - factory - advanced, factory or None,
         advanced or None, *rest)
        for contract, lines in _FEES.items()
        for subject, brand, charged, rate, count, stores, factory, advanced, *rest in lines
    ]  # fmt: skip


def entries() -> list[tuple[object, ...]]:
    """What the chains deducted month by month, the older advances received, the last ones not yet."""
    found = [*_commission(), *_displays(), *_festivals()]
    past = sorted((row for row in found if row[0] < days.TODAY), key=lambda row: (str(row[0]), str(row[2])))
    return [(*row[:6], row[6] and f"KK{number:05d}", *row[7:]) for number, row in enumerate(past, 3101)]


def _months() -> Iterator[tuple[int, int]]:
    for index in range(18):
        yield 2025 + index // 12, index % 12 + 1


def _commission() -> Iterator[tuple[object, ...]]:
    for year, month in _months():
        day = date(year, month, 25)
        for chain, stores, rate, base in (
            (HL, HL_STORES, 0.03, 43000),
            (JQ, JQ_STORES, 0.04 if year == 2025 else 0.05, 18000),
        ):
            chance = Random(f"commission {chain} {day}")
            amount = round(base * rate * chance.uniform(0.8, 1.2), 2)
            yield (
                day,
                chain,
                stores[0],
                None,
                "扣点",
                amount,
                "+",
                "自担",
                "对账单",
                None,
                None,
            )


def _displays() -> Iterator[tuple[object, ...]]:
    for year, month in _months():
        for chain, stores, brand, price, every in (
            (HL, HL_STORES, "青岚", 500, 2),
            (JQ, JQ_STORES, "雪河", 600, 3),
        ):
            if month % every:
                continue
            for place, store in enumerate(stores):
                chance = Random(f"display {store} {year}-{month}")
                if chance.random() < 0.2:
                    continue
                day = date(year, month, 3 + place)
                age = (days.TODAY - day).days
                payer = "厂家" if chain == JQ or place % 5 < 3 else "垫付"
                state = (
                    "已到账"
                    if age > 120
                    else ("已确认", "已提交", "未核销")[place % 3]
                    if age > 45
                    else "未核销"
                )
                yield (
                    day,
                    chain,
                    store,
                    brand,
                    "堆头费",
                    price,
                    "+",
                    payer,
                    chance.choice(_NOTES_DUE),
                    state,
                    None,
                )


def _festivals() -> Iterator[tuple[object, ...]]:
    feasts = [
        (date(2025, 1, 20), "春节"), (date(2025, 4, 28), "五一"), (date(2025, 5, 28), "端午"), (date(2025, 9, 29), "国庆、中秋"),
        (date(2026, 2, 9), "春节"), (date(2026, 4, 27), "五一"), (date(2026, 6, 15), "端午"),
    ]  # fmt: skip
    for day, feast in feasts:
        yield day, HL, None, None, "年节费", 2400, None, "自担", "发票", None, feast
        yield day, JQ, JQ_STORES[0], None, "年节费", 2000, "+", "自担", "发票", None, feast
