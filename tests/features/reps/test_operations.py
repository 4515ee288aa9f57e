"""The board, the targets, the commission, the people: read from the ledger, changed by deeds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.reps.operations import people, targets
from distributor_desk.features.reps.queries import people as who
from distributor_desk.features.reps.queries.board import board, rep_names, target_lines
from distributor_desk.features.reps.queries.earning import earnings, rates
from distributor_desk.features.reps.queries.seasons import proposed
from distributor_desk.features.reps.rules.commission import total
from distributor_desk.features.reps.rules.people import LEAVING
from distributor_desk.features.visits.records import MonthPlan
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.workflow.making import bring

TODAY = date(2026, 3, 20)
MARCH = date(2026, 3, 1)
D = Decimal
SHEETS = {
    "客户": [
        ["客户名称", "业务员", "线路"],
        ["甲店", "王强", "周一线"], ["乙店", "王强", "周一线"], ["丙店", "李娜", None], ["丁店", None, None],
    ],
    "商品": [["商品名称", "品类", "进价", "产品定位"], ["可乐", "饮料", 2, "黄金"], ["薯片", "零食", 4, "夕阳"], ["新茶", "饮料", None, "朝阳"]],
    "销售明细": [
        ["日期", "类型", "客户名称", "业务员", "商品名称", "数量", "金额"],
        ["2025-06-01", "销售", "甲店", None, "可乐", 10, 30],
        ["2025-06-01", "销售", "甲店", None, "薯片", 10, 50],
        ["2026-02-10", "销售", "甲店", None, "新茶", 10, 50],
        ["2026-03-02", "销售", "甲店", None, "可乐", 100, 400],
        ["2026-03-03", "退货", "甲店", None, "可乐", 10, 40],
        ["2026-03-03", "销售", "乙店", None, "新茶", 20, 100],
        ["2026-03-04", "销售", "丙店", "王强", "薯片", 10, 50],
        ["2026-03-05", "销售", "丙店", None, "薯片", 20, 100],
        ["2026-03-05", "销售", "丁店", None, "可乐", 5, 20],
        ["2026-03-05", "赠品", "甲店", None, "薯片", 2, 0],
    ],
    "拜访": [
        ["日期", "客户名称", "业务员", "结果", "订单金额", "SKU数"],
        ["2026-03-02", "甲店", "王强", "有单", 400, 3], ["2026-03-03", "甲店", "王强", "未遇", None, None],
        ["2026-03-03", "丙店", "王强", "有单", 50, None], ["2026-02-27", "乙店", "王强", "无单", None, None],
    ],
}  # fmt: skip


@pytest.fixture
def desk(company: Company) -> Company:
    bring(company, SHEETS)
    return company


def rep(company: Company, name: str) -> tuple[int, str]:
    with company.read() as session:
        return next((i, said) for i, said in rep_names(session).items() if said == name)


def test_the_board_says_target_done_and_gap_by_who_sold(desk: Company) -> None:
    """王强: 400 − 40 + 100 of his shops and 50 of 丙店 that he sold himself: 510. 李娜: 100. Nobody: 20."""
    targets.set_month(desk, rep(desk, "王强"), MARCH, {"target": D(600), "new_products": D(80)})
    with desk.read() as session:
        lines = board(session, MARCH, TODAY)
    assert [(line.rep, line.target, line.done, line.gap) for line in lines] == [
        ("王强", 600, 510, 90), ("李娜", None, 100, None), ("", None, 20, None),
    ]  # fmt: skip
    assert (lines[0].new_target, lines[0].new_done) == (80, 100)  # 新茶 was first sold in February
    m = lines[0].measures
    assert (m.calls, m.productive, m.skus_per_call, m.average_order) == (3, 2, 3, 225)
    assert m.coverage == D("0.5")  # 甲店 of 甲店 and 乙店
    assert m.skus_per_outlet == 1  # 可乐 at 甲店, 新茶 at 乙店; a gift is no SKU sold


def test_the_month_plan_of_the_visits_stands_in_for_a_target(desk: Company) -> None:
    rep_id, name = rep(desk, "李娜")
    with desk.write(plain("plan")) as work:
        aim = MonthPlan(rep_id=rep_id, month=MARCH, sales=D(300), skus_per_outlet=D(4), average_order=D(90))
        work.session.add(aim)
    with desk.read() as session:
        line = next(one for one in board(session, MARCH, TODAY) if one.rep == name)
    assert (line.target, line.gap, line.aims.skus_per_outlet, line.aims.average_order) == (300, 200, 4, 90)
    targets.set_month(desk, (rep_id, name), MARCH, {"target": D(250)})
    with desk.read() as session:
        assert next(one.target for one in board(session, MARCH, TODAY) if one.rep == name) == 250


def test_a_month_that_is_over_is_read_to_its_end(desk: Company) -> None:
    with desk.read() as session:
        lines = board(session, date(2026, 2, 1), TODAY)
    assert [(line.rep, line.done) for line in lines] == [("王强", 50), ("李娜", 0)]


def test_targets_stand_in_all_and_by_category(desk: Company) -> None:
    person = rep(desk, "王强")
    targets.set_month(desk, person, MARCH, {"target": D(500), "category": "饮料"})
    targets.set_month(desk, person, MARCH, {"target": D(600)})
    with desk.read() as session:
        found = [
            (t.category, t.target, t.done) for t in target_lines(session, MARCH, TODAY) if t.rep == "王强"
        ]
    assert found == [(None, 600, 510), ("零食", None, 50), ("饮料", 500, 460)]
    undo.undo(desk)
    with desk.read() as session:
        assert target_lines(session, MARCH, TODAY)[0].target is None
    with pytest.raises(DeskError, match="above the month's target"):
        targets.set_month(desk, person, MARCH, {"target": D(5), "new_products": D(6)})
    with pytest.raises(DeskError, match="cannot be negative"):
        targets.set_month(desk, person, MARCH, {"target": D(-5)})


def test_a_year_goes_to_its_months_by_the_season_in_one_deed(desk: Company) -> None:
    person = rep(desk, "李娜")
    targets.set_season(desk, {7: D(2)})
    targets.share_year_out(desk, person, 2026, D(13_000))

    def target(month: int) -> Decimal | None:
        with desk.read() as session:
            return next(
                line.target for line in board(session, date(2026, month, 1), TODAY) if line.rep == "李娜"
            )

    assert (target(3), target(7)) == (1000, 2000)
    undo.undo(desk)
    assert (target(3), target(7)) == (None, None)
    with pytest.raises(DeskError):
        targets.share_year_out(desk, person, 2026, None)
    with pytest.raises(DeskError):
        targets.set_season(desk, {1: D(-1)})


def test_past_sales_propose_a_season(desk: Company) -> None:
    """June 80 and February 50 average 65: 1.23 and 0.77; March still runs."""
    with desk.read() as session:
        found = proposed(session, TODAY)
    assert (found[6], found[2], found[3]) == (D("1.23"), D("0.77"), 1)


def test_commission_goes_by_class_and_margin(desk: Company) -> None:
    """王强: 可乐 360 net, cost 180: half is margin, gold 2 % = 7.20; 薯片 50, cost 40: 20 %, any from 15 % is 1 % = 0.50;
    新茶 100 without a cost: sunrise 3 % = 3.00. Together 10.70."""
    for row in (
        {"product_class": "gold", "margin_from": D("0.5"), "rate": D("0.02")},
        {"product_class": "sunrise", "rate": D("0.03")},
        {"margin_from": D("0.15"), "rate": D("0.01")},
    ):
        people.save_rate(desk, None, row)
    with desk.read() as session:
        found = earnings(session, MARCH, TODAY)[rep(desk, "王强")[0]]
        known = rates(session)
    assert total(found) == D("10.70")
    assert len(known) == 3
    with pytest.raises(DeskError, match="already"):
        people.save_rate(desk, None, {"product_class": "sunrise", "rate": D("0.05")})
    people.save_rate(desk, known[0].id, {"rate": D("0.04")})
    people.retire_rates(desk, [known[1].id])
    with desk.read() as session:
        assert len(rates(session)) == 2


def test_who_leaves_has_a_checklist_until_it_is_settled(desk: Company) -> None:
    rep_id, _ = rep(desk, "王强")
    people.save_card(desk, rep_id, {"role": "sales", "leaves_on": date(2026, 3, 31)})
    with desk.read() as session:
        (line,) = who.todo(session, TODAY)
    assert (
        line.text.en
        == f"The rep “王强” leaves on 2026-03-31; {len(LEAVING)} points of the hand-over are open."
    )
    for point in LEAVING:
        people.hand_over(desk, rep_id, point, TODAY)
    with desk.read() as session:
        assert who.todo(session, TODAY) == []
    people.hand_over(desk, rep_id, "cash", None)
    with desk.read() as session:
        found = who.person(session, rep_id)
    assert found is not None
    assert (found.open, found.customers, found.role) == (1, 2, "sales")
    with pytest.raises(DeskError, match="before they began"):
        people.save_card(desk, rep_id, {"began_on": date(2026, 4, 1)})
    with pytest.raises(DeskError, match="still has customers"):
        people.retire_reps(desk, [rep_id])


def test_a_rep_is_added_once(desk: Company) -> None:
    new = people.save_card(desk, None, {"name": "赵六", "role": "collector"})
    with desk.read() as session:
        found = who.person(session, new)
    assert found is not None
    assert (found.name, found.role) == ("赵六", "collector")
    for name, why in (("赵六", "already"), (" ", "Enter the rep's name")):
        with pytest.raises(DeskError, match=why):
            people.save_card(desk, None, {"name": name})
    people.retire_reps(desk, [new])
    with desk.read() as session:
        assert who.person(session, new) is None


def test_meetings_are_noted_changed_and_taken_off(desk: Company) -> None:
    first = people.save_meeting(desk, None, {"date": TODAY, "topic": "周会", "attended": "王强"})
    people.save_meeting(desk, first, {"agreed": "周五补货", "kind": "training"})
    with desk.read() as session:
        (found,) = who.meetings(session)
    assert (found.topic, found.kind, found.agreed) == ("周会", "training", "周五补货")
    with pytest.raises(DeskError):
        people.save_meeting(desk, None, {"topic": "没有日期"})
    people.retire_meetings(desk, [first])
    with desk.read() as session:
        assert who.meetings(session) == []
