"""What is planned reaches the paper, and what waits reaches the owner."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.features.visits import document
from distributor_desk.features.visits.operations import plans, promises, routes, shops
from distributor_desk.features.visits.operations.entering import enter_sheet, remove_visit
from distributor_desk.features.visits.queries import cards, days, orders
from distributor_desk.features.visits.queries import plans as queries
from distributor_desk.features.visits.queries.promises import find_routes, find_visit, listed
from distributor_desk.features.visits.queries.returned import form
from distributor_desk.features.visits.queries.waiting import waiting
from distributor_desk.features.visits.rules.due import Pattern
from distributor_desk.features.visits.rules.entry import LineIn, SheetIn
from distributor_desk.features.visits.rules.numbers import read_number, visit_number
from distributor_desk.features.visits.rules.paper import VisitSheet
from distributor_desk.features.visits.rules.places import Place
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.visits.shops import MONDAY, sell, shop_id, town, visit
from tests.features.visits.test_document import read

SHOP = "惠多多超市"


def sheet(company: Company, day: date = MONDAY) -> VisitSheet:
    with company.read() as session:
        return cards.sheets(session, company.name, day)[0]


# days and shops ------------------------------------------------------------------------------------------


def test_a_planned_day_stands_on_page_one(company: Company) -> None:
    town(company)
    values = {"target": Decimal(3000), "focus": "新品铺货", "note": "二号店催款：先对账"}
    plans.save_day(company, "王强", MONDAY, values, {"poster": Decimal(6), "sample": None})
    found = sheet(company)
    assert (found.focus.zh, found.target, found.note) == ("新品铺货", 3000, "二号店催款：先对账")
    assert {line.name.en: line.carried for line in found.pop if line.carried} == {"Posters": 6}
    page = read(document.pdf([found], "zh", "").data)[0]
    for words in ("¥3,000.00", "新品铺货", "二号店催款：先对账", "海报6"):
        assert words in page
    plans.save_day(company, "王强", MONDAY, values | {"target": None}, {"poster": None})
    assert not any(line.carried for line in sheet(company).pop)
    undo.undo(company)
    assert sheet(company).target == 3000
    with pytest.raises(DeskError, match="where the shopkeeper reads it"):
        plans.save_day(company, "王强", MONDAY, {"focus": "攻下钉子户"}, {})


def test_a_shop_is_planned_for_a_day_or_for_always(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    assert sheet(company).shops[0].priority == "B"
    shops.plan_stops(company, [shop], None, {"key_store": True})
    assert sheet(company).shops[0].priority == "A"
    shops.plan_stops(company, [shop], MONDAY, {"priority": "B", "purpose": "谈端午堆头"})
    first = sheet(company).shops[0]
    assert (first.priority, first.purpose.zh) == ("B", "谈端午堆头")
    later = sheet(company, MONDAY + timedelta(days=7)).shops[0]
    assert later.priority == "A"
    assert later.purpose.zh != "谈端午堆头"
    with pytest.raises(DeskError, match="where the shopkeeper reads it"):
        shops.plan_stops(company, [shop], MONDAY, {"purpose": "摸清底线"})


def test_the_last_review_reminds_the_rep(company: Company) -> None:
    town(company)
    said = SheetIn(shop_id(company, SHOP), MONDAY, result="no_order", rep="王强", more={"review": "先问再说"})
    enter_sheet(company, said, MONDAY)
    assert sheet(company).last_reviewed == ""
    assert sheet(company, MONDAY + timedelta(days=7)).last_reviewed == "先问再说"


# months --------------------------------------------------------------------------------------------------


def test_a_month_is_drafted_confirmed_and_then_closed_to_changes(company: Company) -> None:
    town(company)
    values = {"rep": "王强", "month": date(2026, 3, 17), "sales": Decimal(52000), "calls": 120}
    plans.save_month(company, None, values)
    with company.read() as session:
        ((plan_id, month, rep, state, sales, calls, *_),) = queries.month_plans(session)
    assert (month, rep, state, sales, calls) == (date(2026, 3, 1), "王强", "draft", 52000, 120)
    assert sheet(company).target is None, "a draft sets no target"
    plans.confirm_months(company, [plan_id], MONDAY, confirmed=True)
    assert sheet(company).target == 2000, "52,000 over 26 working days"
    with pytest.raises(DeskError, match="is confirmed"):
        plans.save_month(company, plan_id, {"calls": 130})
    plans.confirm_months(company, [plan_id], MONDAY, confirmed=False)
    plans.save_month(company, plan_id, {"calls": 130})
    with pytest.raises(DeskError, match="a plan of 王强 for 2026-03"):
        plans.save_month(company, None, values)
    with pytest.raises(DeskError, match="Choose a rep"):
        plans.save_month(company, None, {"month": MONDAY})
    plans.retire_months(company, [plan_id])
    plans.save_month(company, None, values)


# promotions and new products -----------------------------------------------------------------------------


def test_a_promotion_stands_on_the_cards_of_its_shops_while_it_runs(company: Company) -> None:
    town(company, 客户=[
        ["客户编号", "客户名称", "渠道", "片区", "线路", "顺序", "业务员"],
        ["K1", SHOP, "商超", "城东一片", "周一 城东线", 1, "王强"],
        ["K2", "福满家便利店", "便利", "城东二片", "周一 城东线", 2, "王强"],
    ])  # fmt: skip
    week = timedelta(days=6)
    values = {
        "name": "十送一",
        "conditions": "一次满十箱",
        "starts_on": MONDAY,
        "ends_on": MONDAY + week,
        "channel": "supermarket",
    }
    plans.save_promotion(company, None, values)
    said = {shop.name: [p.name for p in shop.promotions] for shop in sheet(company).shops}
    assert said == {SHOP: ["十送一"], "福满家便利店": []}
    assert sheet(company, MONDAY + timedelta(days=7)).shops[0].promotions == ()
    with company.read() as session:
        paper = orders.promotion_sheet(session, company.name, 1)
    assert [name for _, name, _ in paper.shops] == [SHOP]
    (page,) = read(document.promotion_pdf(paper, "zh", "").data)
    assert all(words in page for words in ("促销方案表", "十送一", "一次满十箱", SHOP))
    plans.save_promotion(company, 1, {"channel": None, "area": "城东二"})
    said = {shop.name: [p.name for p in shop.promotions] for shop in sheet(company).shops}
    assert said == {SHOP: [], "福满家便利店": ["十送一"]}
    with pytest.raises(DeskError, match="lies before the first"):
        plans.save_promotion(company, 1, {"ends_on": MONDAY - week})
    with pytest.raises(DeskError, match="name"):
        plans.save_promotion(company, None, {"conditions": "满十箱"})


def test_a_new_products_way_into_the_shops(company: Company) -> None:
    town(company)
    sell(
        company,
        ["2026-01-31", SHOP, "可乐", 1, 1],  # before it began
        ["2026-02-10", "福满家便利店", "可乐", 1, 1],
    )
    plans.save_distribution(company, None, {"product": "可乐 500ml", "starts_on": date(2026, 2, 1)})
    with company.read() as session:
        row = queries.distributions(session, MONDAY)[0]
    # three active shops (K4 is lost): one carries it; two weeks before 03-02, on 02-16, one as well
    assert row[4:] == (None, 1, 1, Decimal("33.33"))
    shop = shop_id(company, SHOP)
    enter_sheet(company, SheetIn(shop, MONDAY, (LineIn(1, stock=Decimal(0)),)), MONDAY)
    with company.read() as session:
        assert queries.distributions(session, MONDAY)[0][6] == 1, "an empty shelf carries nothing"
    enter_sheet(company, SheetIn(shop, MONDAY, (LineIn(1, stock=Decimal(6)),)), MONDAY)
    plans.save_distribution(company, 1, {"stores": 4})
    with company.read() as session:
        assert queries.distributions(session, MONDAY)[0][4:] == (4, 1, 2, Decimal(50))
    with pytest.raises(DeskError, match="no product called"):
        plans.save_distribution(company, None, {"product": "没有这货", "starts_on": MONDAY})


# orders and routes on paper ------------------------------------------------------------------------------


def test_what_was_ordered_goes_to_those_who_deliver(company: Company) -> None:
    town(company)
    sell(company, ["2026-02-20", SHOP, "可乐", 12, "30"])  # 2.50 a bottle
    lines = (LineIn(1, order=Decimal(18)), LineIn(2, stock=Decimal(3)))
    enter_sheet(company, SheetIn(shop_id(company, SHOP), MONDAY, lines, rep="王强"), MONDAY)
    with company.read() as session:
        (order,) = orders.delivery_orders(session, company.name, MONDAY)
        assert orders.delivery_orders(session, company.name, MONDAY, rep="李娜") == []
    assert order.total == Decimal("45.00")
    (page,) = read(document.delivery_pdf([order], "zh", "").data)
    for words in (
        "送货单",
        SHOP,
        "可乐500ml",
        "1箱6瓶",
        "2.50",
        "¥45.00",
        "肆拾伍元整",
        "客户签收",
        order.number,
    ):
        assert words in page, words
    assert "薯片" not in page


def test_a_total_with_an_unknown_price_is_left_open(company: Company) -> None:
    town(company)
    enter_sheet(company, SheetIn(shop_id(company, SHOP), MONDAY, (LineIn(2, order=Decimal(5)),)), MONDAY)
    with company.read() as session:
        (order,) = orders.delivery_orders(session, company.name, MONDAY)
        entered = form(session, shop_id(company, SHOP), MONDAY)
    assert order.total is None
    assert entered is not None
    assert (entered.entered.result, entered.entered.order_amount) == ("order", None)
    assert "合计" in read(document.delivery_pdf([order], "zh", "").data)[0]


def test_a_whole_route_on_paper(company: Company) -> None:
    town(company)
    visit(company, ["2026-02-16", SHOP, "有单", None, None])
    with company.read() as session:
        found = orders.route_sheets(session, company.name, [r.id for r in days.planned_routes(session)])
    pages = read(document.route_pdf(found, "zh", "").data)
    east = next(page for page in pages if "城东线" in page)
    assert all(words in east for words in ("线路清单", SHOP, "福满家便利店", "王强", "2026-02-16", "周一"))
    assert "关门的店" not in "".join(pages)


# what waits ----------------------------------------------------------------------------------------------


def said(company: Company, day: date = MONDAY) -> list[str]:
    with company.read() as session:
        return [todo.text.en for todo in waiting(session, day)]


def test_the_owner_is_told_what_waits(company: Company) -> None:
    town(company)
    routes.fill_holidays(company, 2026)
    visit(
        company,
        ["2026-02-16", SHOP, "有单", "送展架", "2026-02-27"],
        ["2026-02-20", "福满家便利店", "有单", "带样品", "2026-03-09"],
    )
    assert said(company) == [
        f"A promise to “{SHOP}” is 3 days overdue: 送展架",
        "“周一 城东线” is walked today: 2 shops, 2 of them overdue.",
    ]
    enter_sheet(company, SheetIn(shop_id(company, SHOP), MONDAY, result="absent"), MONDAY)
    assert said(company)[-1] == "“周一 城东线” is walked today: 1 shop, 1 of them overdue."
    routes.take_off_route(company, [shop_id(company, "好邻居")])
    shops.add_remark(company, shop_id(company, SHOP), MONDAY, {"kind": "complaint", "what": "破了两瓶"})
    assert f"A complaint of “{SHOP}” is still open: 破了两瓶" in said(company)
    assert "1 active shop on no route: nobody visits them." in said(company)


def test_missing_holidays_are_asked_for_once_there_are_routes(company: Company) -> None:
    assert said(company) == []
    town(company)
    assert any("holidays of 2026" in words for words in said(company))
    routes.fill_holidays(company, 2026)
    assert not any("holidays" in words for words in said(company))
    assert any("holidays of 2027" in words for words in said(company, date(2026, 12, 1)))
    with pytest.raises(DeskError, match="in the table already"):
        routes.fill_holidays(company, 2026)


def test_tomorrows_plan_is_asked_for_where_days_are_planned(company: Company) -> None:
    town(company)
    assert not any("Plan tomorrow" in words for words in said(company))
    plans.save_day(company, "王强", MONDAY, {"focus": "新品"}, {})
    assert "Plan tomorrow at 17:30: 1 rep has no plan yet." in said(company)  # 李娜 walks on Tuesdays
    plans.save_day(company, "李娜", MONDAY + timedelta(days=1), {"focus": "新品"}, {})
    assert not any("Plan tomorrow" in words for words in said(company))


def test_a_day_that_was_agreed_on_is_the_due_day(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    agreed = MONDAY + timedelta(days=3)
    enter_sheet(company, SheetIn(shop, MONDAY, result="no_order", more={"next_visit": agreed}), MONDAY)
    with company.read() as session:
        (route, *_) = days.planned_routes(session)
        stops = {stop.customer_id: stop for stop in days.stops_on(session, [route.id])}
    assert stops[shop].due == agreed
    assert stops[shop].overdue(agreed + timedelta(days=2)) == 2


def test_the_months_focus_stands_before_the_days_own(company: Company) -> None:
    town(company)
    plans.save_month(company, None, {"rep": "王强", "month": MONDAY, "focus": "新茶铺市"})
    plans.confirm_months(company, [1], MONDAY, confirmed=True)
    assert sheet(company).focus.zh.startswith("新茶铺市；")


def test_every_place_of_a_sentence_is_a_page() -> None:
    from distributor_desk.features.visits.tab import OWN

    pages = {page.key for page in OWN}
    assert {place.page for place in Place} <= pages
    assert all(place <= 0 for place in Place), "routes have the positive numbers"


# routes --------------------------------------------------------------------------------------------------


def test_a_new_route_and_its_end(company: Company) -> None:
    town(company)
    routes.save_route(company, None, "城北线", "李娜", Pattern((3,), (1, 3)))
    with company.read() as session:
        found = {r.name: r for r in days.planned_routes(session)}["城北线"]
    assert (found.rep, found.pattern) == ("李娜", Pattern((3,), (1, 3)))
    routes.put_on_route(company, [shop_id(company, "好邻居")], "城北线")
    with pytest.raises(DeskError, match="still stand"):
        routes.retire_route(company, found.id)
    routes.take_off_route(company, [shop_id(company, "好邻居")])
    routes.retire_route(company, found.id)
    undo.undo(company)
    with company.read() as session:
        assert "城北线" in {r.name for r in days.planned_routes(session)}
    with pytest.raises(DeskError, match="from 1 to 365"):
        routes.save_route(company, None, "远线", None, Pattern((), (), 0))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date": date(2026, 10, 1), "name": "x"}, "in the table of holidays already"),
        ({"date": date(2026, 11, 11), "name": "x", "moved_to": date(2026, 10, 2)}, "a day off as well"),
        ({"date": date(2026, 11, 11), "name": "x", "moved_to": date(2026, 11, 11)}, "a day off as well"),
    ],
)
def test_holidays_that_cannot_be_are_refused(company: Company, values: dict[str, Any], words: str) -> None:
    routes.fill_holidays(company, 2026)
    with pytest.raises(DeskError, match=words):
        routes.save_holiday(company, None, values)


def test_a_holiday_is_changed_and_removed(company: Company) -> None:
    town(company)
    routes.save_holiday(
        company, None, {"date": MONDAY, "name": "盘点", "moved_to": MONDAY + timedelta(days=2)}
    )
    with company.read() as session:
        assert days.routes_on(session, MONDAY) == []
        assert [r.name for r in days.routes_on(session, MONDAY + timedelta(days=2))] == ["周一 城东线"]
        ((holiday_id, _),) = days.holidays(session)
    routes.save_holiday(company, holiday_id, {"moved_to": None})
    with company.read() as session:
        assert days.routes_on(session, MONDAY + timedelta(days=2)) == []
    routes.remove_holidays(company, [holiday_id])
    with company.read() as session:
        assert [r.name for r in days.routes_on(session, MONDAY)] == ["周一 城东线"]


# promises, find, removal ---------------------------------------------------------------------------------


def test_promises_are_listed_changed_and_closed_together(company: Company) -> None:
    town(company)
    promises.add_for(company, {"shop": "K2", "what": "带目录", "kind": "catalogue", "due": MONDAY})
    promises.add_for(company, {"shop": SHOP, "what": "送展架", "who": "王强"})
    with pytest.raises(DeskError, match="no customer called"):
        promises.add_for(company, {"shop": "没有的店", "what": "x"})
    with company.read() as session:
        rows = listed(session, "open")
    assert [row[1:7] for row in rows] == [
        (MONDAY, "带目录", "福满家便利店", None, "catalogue", "王强"),
        (None, "送展架", SHOP, "王强", None, "王强"),
    ]
    promises.change_promise(company, rows[1][0], {"due": MONDAY, "what": "送两个展架"})
    promises.close_promises(company, [row[0] for row in rows], kept=True, on=MONDAY)
    with company.read() as session:
        assert listed(session, "open") == []
        assert [row[2] for row in listed(session, "kept")] == ["带目录", "送两个展架"]
    undo.undo(company)
    with company.read() as session:
        assert len(listed(session, "open")) == 2


def test_a_scanned_number_and_a_routes_name_are_found(company: Company) -> None:
    town(company)
    number = visit_number(MONDAY, shop_id(company, SHOP))
    assert read_number(f" {number.lower()}\n") == (MONDAY, shop_id(company, SHOP))
    assert read_number("BF20261332-1") is None
    with company.read() as session:
        assert [found.title for found in find_visit(session, number)] == [SHOP]
        assert find_visit(session, "BF20260302-999") == []
        assert [found.title for found in find_routes(session, "城东")] == ["周一 城东线"]


def test_a_visit_is_taken_out_with_all_it_brought(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    said = SheetIn(
        shop,
        MONDAY,
        (LineIn(1, stock=Decimal(3)),),
        remarks=(("complaint", "晚了", False),),
        step_done="card",
    )
    enter_sheet(company, said, MONDAY)
    with company.read() as session:
        entered = form(session, shop, MONDAY)
    assert entered is not None
    assert entered.entered.visit_id is not None
    remove_visit(company, entered.entered.visit_id)
    with company.read() as session:
        empty = form(session, shop, MONDAY)
    assert empty is not None
    assert empty.entered.visit_id is None
    undo.undo(company)
    with company.read() as session:
        assert form(session, shop, MONDAY) == entered
