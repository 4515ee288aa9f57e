"""Who is on whose sheet of a day, and what a shop's card says, against rows counted by hand."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits import document
from distributor_desk.features.visits.operations import promises as operations
from distributor_desk.features.visits.operations.routes import save_route
from distributor_desk.features.visits.queries import cards, days, kept, promises
from distributor_desk.features.visits.rules.due import Pattern
from distributor_desk.features.visits.rules.paper import GridLine, ShopCard
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.visits.shops import (
    MONDAY,
    TUESDAY,
    count_stock,
    sell,
    shop_id,
    town,
    visit,
)
from tests.workflow.making import bring


def sheets(company: Company, day: date = MONDAY, **which: Any) -> list[tuple[str, list[str]]]:
    with company.read() as session:
        found = cards.sheets(session, company.name, day, **which)
    return [(sheet.rep, [shop.name for shop in sheet.shops]) for sheet in found]


def card(company: Company, name: str = "惠多多超市", day: date = MONDAY) -> ShopCard:
    with company.read() as session:
        return cards.card(session, shop_id(company, name), 1, day)


def line(company: Company, product: str = "可乐", day: date = MONDAY) -> GridLine:
    return next(g for g in card(company, day=day).grid if g.product == product)


# who --------------------------------------------------------------------------------------------------


def test_a_day_has_the_routes_of_its_weekday_in_the_order_of_stops(company: Company) -> None:
    town(company)
    assert sheets(company) == [("王强", ["惠多多超市", "福满家便利店"])]
    assert sheets(company, TUESDAY) == [("李娜", ["好邻居"])]
    assert sheets(company, MONDAY + timedelta(days=2)) == []


def test_one_rep_or_one_route(company: Company) -> None:
    town(company)
    assert sheets(company, rep="李娜") == []
    assert sheets(company, rep="王强") == [("王强", ["惠多多超市", "福满家便利店"])]
    assert sheets(company, route="周二 城西线") == [("李娜", ["好邻居"])], (
        "a named route is walked on any day"
    )
    assert sheets(company, route="周二 城西线", rep="王强") == []
    assert sheets(company, route="没有的线") == []


def test_due_days_of_the_stops(company: Company) -> None:
    town(company)
    visit(
        company,
        ["2026-02-20", "惠多多超市", "有单", None, None],
        ["2026-02-23", "惠多多超市", "无单", None, None],
    )
    with company.read() as session:
        (route,) = days.routes_on(session, MONDAY)
        stops = {stop.name: (stop.last_visit, stop.due) for stop in days.stops_on(session, [route.id])}
    assert stops == {"惠多多超市": (date(2026, 2, 23), date(2026, 3, 2)), "福满家便利店": (None, None)}


# the card -----------------------------------------------------------------------------------------------


def test_who_decides_and_how_to_address_them(company: Company) -> None:
    town(company)
    shop, other = card(company), card(company, "福满家便利店")
    assert (shop.contact, shop.salutation, shop.decides) == ("单建国", "单老板", "")
    assert other.decides == "梅姐"


def test_money_of_a_card_is_counted_from_the_rows(company: Company) -> None:
    town(
        company,
        回款=[
            ["日期", "客户名称", "金额"],
            ["2026-01-01", "惠多多超市", "999"],
            ["2026-02-10", "惠多多超市", "150.50"],
            ["2026-03-09", "惠多多超市", "400"],
        ],
    )
    bring(company, {"客户": [["客户名称", "期初应收", "余额日期"], ["惠多多超市", "1000", "2026-01-01"]]})
    sell(
        company,
        ["2026-01-01", "惠多多超市", "可乐", 1, "888"],  # on the day of the opening: within it
        ["2026-01-15", "惠多多超市", "可乐", 12, "120.10"],
        ["2026-02-16", "惠多多超市", "可乐", -2, "-20.05"],
        ["2026-02-16", "惠多多超市", None, None, "-5"],
        ["2026-02-20", "惠多多超市", "薯片", 10, "30"],
        ["2026-03-09", "惠多多超市", "薯片", 10, "77"],  # after the day of the sheet
        ["2026-02-20", "福满家便利店", "薯片", 10, "55"],
    )
    shop = card(company)
    assert shop.balance == Decimal("1000") + Decimal("120.10") - Decimal("20.05") - 5 + 30 - Decimal("150.50")
    assert shop.days_since_order == 10
    assert shop.months == (
        (date(2025, 12, 1), Decimal(0)),
        (date(2026, 1, 1), Decimal("1008.10")),
        (date(2026, 2, 1), Decimal("4.95")),
    )
    assert card(company, "福满家便利店").balance == 55


def test_every_day_later_sees_what_came_since(company: Company) -> None:
    town(company)
    sell(
        company, ["2026-03-02", "惠多多超市", "可乐", 1, "10"], ["2026-03-05", "惠多多超市", "可乐", 1, "20"]
    )
    assert [card(company, day=MONDAY + timedelta(days=n)).balance for n in (-1, 0, 3)] == [0, 10, 30]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    opening=st.none() | st.integers(-5000, 5000),
    sales=st.lists(st.tuples(st.integers(0, 90), st.integers(-9999, 9999)), max_size=8),
    paid=st.lists(st.tuples(st.integers(0, 90), st.integers(-9999, 9999)), max_size=5),
    day=st.integers(30, 90),
)
def test_a_balance_is_what_a_person_adds_up(
    company: Company, opening: int | None, sales: list[Any], paid: list[Any], day: int
) -> None:
    from distributor_desk.storage import batches

    start = date(2026, 1, 1)
    since = start + timedelta(days=20)
    said = None if opening is None else Decimal(opening) / 100
    made = bring(
        company,
        {
            "客户": [["客户名称", "期初应收", "余额日期"], ["甲店", str(said) if said is not None else None, since if said is not None else None]],
            "销售明细": [
                ["日期", "客户名称", "商品名称", "数量", "金额"],
                *([start + timedelta(days=d), "甲店", "可乐", -1 if a < 0 else 1, str(Decimal(a) / 100)] for d, a in sales),
                ["2025-12-01", "别的店", "可乐", 1, "1"],
            ],
            "回款": [
                ["日期", "客户名称", "金额"],
                *([start + timedelta(days=d), "甲店", str(Decimal(a) / 100)] for d, a in paid),
                ["2025-12-01", "别的店", "1"],
            ],
        },
        create_missing=True,
    )  # fmt: skip
    until = start + timedelta(days=day)
    after = since if said is not None else date.min
    counted = sum(
        (Decimal(sign * a) / 100 for sign, rows in ((1, sales), (-1, paid)) for d, a in rows
         if after < start + timedelta(days=d) <= until),
        said or Decimal(0),
    )  # fmt: skip
    assert card(company, "甲店", until).balance == counted
    assert made.batch is not None
    batches.undo_batch(company, made.batch)


def test_the_grid_has_the_last_order_and_a_of_the_rule(company: Company) -> None:
    town(company)
    sell(
        company,
        ["2026-02-01", "惠多多超市", "可乐", 24, "60"],
        ["2026-02-20", "惠多多超市", "可乐", 12, "30"],
        ["2026-02-20", "福满家便利店", "可乐", 99, "300"],
    )
    # no reading and no visit yet: all that was delivered
    assert line(company).available == 36
    visit(company, ["2026-02-10", "惠多多超市", "有单", None, None])
    assert line(company).available == 12, "without a reading, what was delivered since the last visit"
    count_stock(company, ["2026-02-10", "惠多多超市", "可乐", 20])
    cola = line(company)
    assert (cola.available, cola.last_order, cola.last_order_date) == (32, 12, date(2026, 2, 20))
    assert (cola.price, cola.case_size, cola.unit) == (Decimal("2.5"), 12, "瓶")


def test_a_shelf_that_was_empty_is_a_reading_and_a_blank_is_none(company: Company) -> None:
    town(company)
    sell(company, ["2026-02-01", "惠多多超市", "可乐", 24, "60"])
    count_stock(company, ["2026-02-10", "惠多多超市", "可乐", 0])
    assert line(company).available == 0
    bring(
        company,
        {
            "拜访明细": [
                ["日期", "客户名称", "商品名称", "现存", "订货"],
                ["2026-02-20", "惠多多超市", "可乐", None, 12],
            ]
        },
    )
    assert line(company).available == 0


def test_stock_is_counted_in_cases_too(company: Company) -> None:
    town(company)
    sell(company, ["2026-02-01", "惠多多超市", "可乐", 24, "60"])
    count_stock(company, ["2026-02-10", "惠多多超市", "可乐", "1箱6瓶"])
    assert line(company).available == 18


# promises ------------------------------------------------------------------------------------------------


def test_promises_print_until_they_are_closed(company: Company) -> None:
    town(company)
    visit(
        company,
        ["2026-02-10", "惠多多超市", "有单", "送展架", "2026-03-01"],
        ["2026-02-17", "惠多多超市", "有单", "带样品", "2026-03-02"],
    )
    shop = shop_id(company, "惠多多超市")
    operations.add_promise(company, shop, {"what": "  换价签 "})
    assert [(p.what, p.overdue) for p in card(company).promises] == [
        ("送展架", True),
        ("带样品", False),
        ("换价签", False),
    ]
    assert (card(company).priority, card(company).purpose.en) == ("A", "Keep the promise: 送展架")
    with company.read() as session:
        first = next(p for p in promises.promises(session, shop) if p.what == "送展架")
    operations.close_promises(company, [first.id], kept=True, on=MONDAY)
    assert [p.what for p in card(company).promises] == ["带样品", "换价签"]
    assert card(company).priority == "B"
    with company.read() as session:
        assert {p.what: p.state for p in promises.promises(session, shop)}["送展架"] == "kept"
    undo.undo(company)
    assert len(card(company).promises) == 3


def test_a_promise_says_what(company: Company) -> None:
    from distributor_desk.core.errors import DeskError

    town(company)
    with pytest.raises(DeskError, match="what was promised"):
        operations.add_promise(company, shop_id(company, "惠多多超市"), {"what": "  "})


def test_the_same_visits_again_change_nothing_and_a_correction_is_one(company: Company) -> None:
    town(company)
    rows = [
        ["2026-02-10", "惠多多超市", "有单", "送展架", "2026-03-01"],
        ["2026-02-10", "惠多多超市", "未遇", None, None],
    ]
    visit(company, *rows)
    visit(company, *rows)
    with company.read() as session:
        assert len(kept.all_visits(session)) == 2
    visit(company, ["2026-02-10", "惠多多超市", "无单", "送两个展架", None])
    with company.read() as session:
        visits = promises.recent(session, shop_id(company, "惠多多超市"))
    assert sorted(result for _, _, result, *_ in visits) == ["absent", "no_order"]
    assert [p.what for p in card(company).promises] == ["送两个展架"]


# routes --------------------------------------------------------------------------------------------------


def test_a_route_is_given_another_day_and_rep_and_back(company: Company) -> None:
    town(company)
    with company.read() as session:
        (route,) = days.routes_on(session, MONDAY)
    save_route(company, route.id, "城东线", "李娜", Pattern((2, 3)))
    assert sheets(company) == []
    assert sheets(company, MONDAY + timedelta(days=2)) == [("李娜", ["惠多多超市", "福满家便利店"])]
    assert sheets(company, TUESDAY) == [("李娜", ["惠多多超市", "福满家便利店", "好邻居"])]
    undo.undo(company)
    assert sheets(company) == [("王强", ["惠多多超市", "福满家便利店"])]


# paper ---------------------------------------------------------------------------------------------------


def printed(company: Company, language: Language, **which: Any) -> bytes:
    with company.read() as session:
        found = cards.sheets(session, company.name, MONDAY, **which)
    return document.pdf(found, language, "打印：2026-03-02").data


def words(data: bytes) -> str:
    buffer, paper = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    paper.load(buffer)
    said = "".join("".join(paper.getAllText(n).text().split()) for n in range(paper.pageCount()))
    paper.close()
    return said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_has_every_shop_and_no_secret_and_the_same_bytes(company: Company, language: Language) -> None:
    town(company)
    sell(
        company,
        *(
            ["2026-02-20", shop, item, 12, "30"]
            for shop in ("惠多多超市", "福满家便利店")
            for item in ("可乐", "薯片")
        ),
    )
    visit(company, ["2026-02-24", "福满家便利店", "拒绝", None, None])
    data = printed(company, language)
    said = words(data)
    for name in ("惠多多超市", "福满家便利店", "可乐", "薯片"):
        assert name in said
    assert not re.search(r"7,?777|9333|93,?333|钉子户|等级|成本|毛利|[Gg]rade|[Cc]ost|[Rr]efusing", said)
    assert b"7777" not in data
    assert printed(company, language) == data


def test_what_other_rooms_add_stands_on_the_card(company: Company) -> None:
    town(company)
    data = printed(company, "zh", others=[lambda _s, _c, _d: Text("还差 ¥900.00 到下一档", "¥900 to go")])
    assert "还差¥900.00到下一档" in words(data)


def test_find_anything_finds_an_open_promise(company: Company) -> None:
    town(company)
    visit(company, ["2026-02-10", "惠多多超市", "有单", "送展架", None])
    with company.read() as session:
        assert [(f.title, f.detail) for f in promises.find_promises(session, "展架")] == [
            ("送展架", "惠多多超市")
        ]
        assert promises.find_promises(session, "%") == []
