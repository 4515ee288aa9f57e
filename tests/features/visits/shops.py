"""A small town for the tests of visits: two routes, three shops, some sales, visits and promises."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from distributor_desk.features.customers.records import Customer
from distributor_desk.storage.database import Company
from tests.workflow.making import bring

MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)
SHOPS = [
    "客户编号",
    "客户名称",
    "线路",
    "顺序",
    "业务员",
    "拜访周期",
    "联系人",
    "称呼",
    "决策人",
    "等级",
    "状态",
]


def town(company: Company, **more: Any) -> None:
    """Shops on a route of Monday (王强) and one of Tuesday (李娜); products with costs that no paper may show."""
    bring(
        company,
        {
            "客户": [
                SHOPS,
                ["K2", "福满家便利店", "周一 城东线", 2, "王强", 7, "李梅", "梅姐", "是", "D", "合作"],
                ["K1", "惠多多超市", "周一 城东线", 1, "王强", 7, "单建国", "单老板", "否", "A", "合作"],
                ["K3", "好邻居", "周二 城西线", 1, "李娜", 14, None, None, None, "B", "合作"],
                ["K4", "关门的店", "周一 城东线", 3, "王强", 7, None, None, None, "C", "流失"],
            ],
            "商品": [
                ["商品编号", "商品名称", "规格", "单位", "箱规", "进价"],
                ["P1", "可乐", "500ml", "瓶", 12, "7777.77"],
                ["P2", "薯片", "70g", "袋", None, "7777.77"],
            ],
        }
        | more,
    )


def sell(company: Company, *rows: list[Any]) -> None:
    """Sales lines: day, shop, product, quantity, amount."""
    bring(
        company, {"销售明细": [["日期", "客户名称", "商品名称", "数量", "金额"], *rows]}, create_missing=True
    )


def visit(company: Company, *rows: list[Any]) -> None:
    """Visits: day, shop, result, promise, its due day."""
    bring(company, {"拜访": [["日期", "客户名称", "结果", "承诺", "承诺到期"], *rows]})


def count_stock(company: Company, *rows: list[Any]) -> None:
    """Stock readings: day, shop, product, stock."""
    bring(company, {"拜访明细": [["日期", "客户名称", "商品名称", "现存"], *rows]})


def shop_id(company: Company, name: str) -> int:
    with company.read() as session:
        return session.scalars(select(Customer.id).where(Customer.name == name)).one()
