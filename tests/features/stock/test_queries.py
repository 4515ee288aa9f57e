"""Stock as it is read: cover of a product, a brand and the whole; offers; how money turns over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.queries import figures
from distributor_desk.features.stock import document, operations, rules
from distributor_desk.features.stock.queries import lines, offers, settings
from distributor_desk.features.stock.queries.turning import owed_in_all, turning
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import change_settings
from tests.features.at_desk import pdf_words
from tests.workflow.making import bring

D = Decimal
TODAY = date(2026, 3, 15)
SHEETS: dict[str, list[Any]] = {
    "客户": [["客户编号", "客户名称", "期初应收", "余额日期"], ["K1", "惠多多", 100, "2026-01-15"], ["K2", "好邻居", None, None]],
    "商品": [
        ["商品编号", "商品名称", "品牌", "单位", "进价", "保质期", "库存", "库存日期"],
        ["P1", "可乐", "甜水", "瓶", 1, 360, 60, "2026-03-10"],
        ["P2", "雪碧", "甜水", "瓶", 1, 180, 50, "2026-03-12"],
        ["P3", "薯片", "脆脆", "袋", 2, 180, 10, "2026-03-12"],
        ["P4", "瓜子", "脆脆", "袋", None, 240, 30, "2026-03-12"],
    ],
    "销售明细": [
        ["日期", "单号", "类型", "客户名称", "商品名称", "数量", "金额"],
        ["2025-11-30", "A", "销售", "惠多多", "可乐", 900, 1200],
        ["2025-12-01", "B", "销售", "惠多多", "可乐", 200, 260],
        ["2026-01-15", "C", "销售", "惠多多", "可乐", 110, 150],
        ["2026-01-16", "D", "退货", "惠多多", "可乐", -10, -13],
        ["2026-02-28", "E", "销售", "好邻居", "雪碧", 300, 390],
        ["2026-02-20", "F", "销售", "好邻居", "瓜子", 10, 50],
        ["2026-03-02", "G", "销售", "惠多多", "可乐", 500, 650],
    ],
    "回款": [["日期", "客户名称", "金额"], ["2026-01-10", "惠多多", 40], ["2026-02-01", "惠多多", 55], ["2026-03-01", "好邻居", 90]],
}  # fmt: skip
"""可乐: 200 + 110 − 10 = 300 at 1 yuan in the three full months December to February, 100 a month. 雪碧 the same."""


@pytest.fixture
def shelf(company: Company) -> Company:
    bring(company, SHEETS)
    return company


def of(company: Company) -> dict[str, rules.StockLine]:
    with company.read() as session:
        return {line.name: line for line in lines.stock_lines(session, TODAY)}


def brand(company: Company, name: str) -> int:
    with company.read() as session:
        return next(i for i, one in lines.brands(session) if one == name)


def test_60_of_100_a_month_is_above_the_line_and_50_is_allowed(shelf: Company) -> None:
    found = of(shelf)
    assert {n: (s.value, s.monthly_cost, s.cover) for n, s in found.items()} == {
        "可乐": (60, 100, D("0.6")), "雪碧": (50, 100, D("0.5")), "薯片": (20, 0, None), "瓜子": (None, 0, None),
    }  # fmt: skip
    assert [n for n, s in found.items() if s.is_above(D("0.5"))] == ["可乐", "薯片"]
    assert found["瓜子"].uncosted == 1


def test_the_whole_and_the_brands(shelf: Company) -> None:
    whole = rules.grouped("", of(shelf).values())
    assert (whole.value, whole.monthly_cost, whole.cover, whole.unknown) == (130, 200, D("0.65"), 1)
    assert [(g.name, g.cover) for g in rules.by_brand(of(shelf).values())] == [
        ("甜水", D("0.55")),
        ("脆脆", None),
    ]
    with shelf.read() as session:
        group, life = lines.brand_stock(session, brand(shelf, "甜水"), TODAY)
    assert (group.value, life) == (110, 180)


def test_what_the_owner_is_told(shelf: Company) -> None:
    with shelf.read() as session:
        said = offers.todo(session, TODAY)
        ids = dict(session.execute(select(Product.name, Product.id)).all())
    # 薯片 lies there with all of its 20 yuan; 可乐 is 10 above
    assert [(t.id, t.money) for t in said] == [(ids["薯片"], 20), (ids["可乐"], 10)]
    assert "0.60" in said[1].text.zh
    change_settings(shelf, plain("stock"), {settings.RED_LINE: D("0.6")})
    with shelf.read() as session:
        assert [t.id for t in offers.todo(session, TODAY)] == [ids["薯片"]]


def values(company: Company, **more: Any) -> dict[str, Any]:
    found = {
        "brand_id": brand(company, "甜水"), "date": TODAY, "amount": D(1000), "rate": D("0.05"), "stock_value": D(110),
        "monthly_cost": D(200), "money_rate": D("0.008"), "shelf_life": 180, "answer": "delay", "answer_text": "月底再说",
        "answer_by": date(2026, 3, 31), "state": "open",
    }  # fmt: skip
    return found | more


def test_an_offer_is_kept_told_answered_and_taken_off(shelf: Company) -> None:
    made, _ = operations.keep_offer(shelf, None, values(shelf))
    with shelf.read() as session:
        (row,) = offers.offers(session)
        (told,) = [t for t in offers.todo(session, TODAY) if t.id == -made]
    assert (row.brand, row.answer_text, row.weighed.cover_after) == ("甜水", "月底再说", D("5.55"))
    assert (told.due, told.money) == (date(2026, 3, 31), 1000)
    operations.keep_offer(shelf, made, values(shelf, state="refused"))
    with shelf.read() as session:
        assert [t for t in offers.todo(session, TODAY) if t.id == -made] == []
    undo.undo(shelf)
    operations.retire_offers(shelf, [made])
    with shelf.read() as session:
        assert offers.offers(session) == []
    undo.undo(shelf)
    with shelf.read() as session:
        assert [o.state for o in offers.offers(session)] == ["open"]


def test_an_offer_needs_a_brand_and_an_amount(shelf: Company) -> None:
    with pytest.raises(DeskError, match="brand"):
        operations.keep_offer(shelf, None, values(shelf, brand_id=None))
    with pytest.raises(DeskError, match="above 0"):
        operations.keep_offer(shelf, None, values(shelf, amount=D(0)))


def test_the_letter_to_the_maker_says_the_offer_and_our_words_alone(qapp: object, shelf: Company) -> None:
    offer = rules.Offer(D(1000), D("0.05"), D(7777), D(6666), D("0.008"), 180)
    said = pdf_words(document.answer("我司", "甜水", offer, "月底再说。\n谢谢。", TODAY, "zh").data)
    for words in ("致", "甜水", "打款¥1,000.00，加返5.00%", "壹仟元整", "月底再说。", "2026-03-15"):
        assert words in said, words
    assert not {"7,777", "6,666", "0.80%"} & {w for w in ("7,777", "6,666", "0.80%") if w in said}


def test_what_is_owed_in_all_is_what_each_customer_owes(shelf: Company) -> None:
    with shelf.read() as session:
        ids = [*session.scalars(select(Customer.id))]
        each = [figures(session, i, TODAY).balance for i in ids]
        # 惠多多: 100 after the 15th of January − 13 + 650 − 55; 好邻居: 390 + 50 − 90
        assert each == [682, 350]
        assert owed_in_all(session, TODAY) == 1032


def test_turns_and_receivable_days(shelf: Company) -> None:
    with shelf.read() as session:
        found = turning(session, TODAY)
    # a year's cost 900 + 300 + 300 + 500 = 2000 on 130 of stock; 90 days from 16 December: 150 − 13 + 440 + 650 = 1227
    assert (found.stock_value, found.stock_turns) == (130, D(2000) / 130)
    assert found.receivable_days == D(1032) / (D(1227) / 90)
    assert found.stock_as_of == date(2026, 3, 10)


def test_the_chart_has_a_gap_where_nothing_sells(shelf: Company) -> None:
    chart = document.cover_chart(rules.by_brand(of(shelf).values()), D("0.5"), "en")
    assert chart.labels == ("甜水", "脆脆")
    assert chart.series[0].values == (D("0.55"), None)
