"""Rebates in other rooms: on Today, on the visit sheet, in the customers' list, in find-anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import queries as customers
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.queries import history, reminders
from distributor_desk.features.rebates.queries.columns import customer_columns
from distributor_desk.features.rebates.rules.options import NEAR_PERCENT
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import set_value
from tests.features.rebates.town import LADDER, SHOP, sell, set_up, sign, tiers

D = Decimal


def said(company: Company, day: date) -> list[str]:
    with company.read() as session:
        return [one.text.zh for one in reminders.todo(session, day)]


def test_a_tier_within_ten_per_cent_is_on_today(company: Company) -> None:
    set_up(company, Terms(LADDER), 2026, 2027)
    sell(company, ["2026-03-01", "销售", 17999])
    assert said(company, date(2026, 5, 1)) == []  # 2 001 of 20 000 is more than a tenth
    sell(company, ["2026-03-02", "销售", 1])
    with company.read() as session:
        (one,) = reminders.todo(session, date(2026, 5, 1))
    assert one.text.zh == f"“{SHOP}”按“年返”离下一档还差 ¥2,000.00，达到后再得 ¥240.00（2026-12-31 止）。"
    assert (one.feature, one.money, one.due, one.part) == ("rebates", D("240.00"), date(2026, 12, 31), "1")
    with company.write(plain("set")) as work:
        set_value(work, NEAR_PERCENT, D(5))
    assert said(company, date(2026, 5, 1)) == []


def test_near_the_end_every_next_tier_is_on_today(company: Company) -> None:
    set_up(company, Terms(LADDER), 2026, 2027)
    sell(company, ["2026-03-01", "销售", 12000])
    assert said(company, date(2026, 12, 16)) == []
    assert "还差 ¥8,000.00" in said(company, date(2026, 12, 17))[0]


def test_a_finished_quarter_waits_to_be_settled(company: Company) -> None:
    scheme = set_up(company, Terms(tiers(("0", "1"))), 2026, 2027, period="quarter")
    sell(company, ["2026-03-01", "销售", 5000])
    assert said(company, date(2026, 4, 2)) == [f"“年返”2026-Q1 还有 1 家没有结算，共 ¥50.00：{SHOP}。"]
    with company.read() as session:
        assert [one.part for one in reminders.todo(session, date(2026, 4, 2))] == ["2026-03-31"]
    operations.settle(company, 1, scheme, date(2026, 3, 31))
    assert said(company, date(2026, 4, 2)) == []


def test_an_agreement_that_runs_out_is_told_until_it_is_renewed(company: Company) -> None:
    scheme = set_up(company, Terms(tiers(("0", "1"))))
    assert said(company, date(2026, 11, 30)) == []
    assert said(company, date(2026, 12, 1)) == [f"1 份返利协议在 2026-12-31 到期，还没有续签：{SHOP}。"]
    sign(company, scheme, 2027)
    assert said(company, date(2026, 12, 1)) == []


def test_the_visit_sheet_says_how_much_is_missing(company: Company) -> None:
    set_up(company, Terms((Tier(D(0), None, D(1)), Tier(D(10), None, D(2))), "cases"))
    sell(company, ["2026-03-01", "销售", 100, 96])
    with company.read() as session:
        line = reminders.on_visit_sheet(session, 1, date(2026, 5, 1))
        nobody = reminders.on_visit_sheet(session, 99, date(2026, 5, 1))
    assert line is not None
    assert line.zh == "返利：还差 2 箱 到下一档，再得 ¥12.00（2026-12-31 前）"
    assert "2 cases" in line.en
    assert nobody is None


def test_the_customers_list_sorts_by_the_gap(company: Company) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 19000], ["2026-03-01", "赠品", 0], ["2025-12-31", "销售", 700])
    sell(company, ["2026-03-01", "销售", 5, 1, None, "没有协议的店"])
    fields = {"name": customers.FIELDS["name"]} | customer_columns(date(2026, 5, 1))
    with company.read() as session:
        rows = customers.page(session, Listing(sort="rebate_gap"), 0, 10, fields).rows
    assert [row.values for row in rows] == [(SHOP, D("1000.00")), ("没有协议的店", None)]


def test_settlements_and_schemes_are_found(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 20000])
    operations.settle(company, 1, scheme, date(2026, 12, 31))
    with company.read() as session:
        assert [one.title for one in history.find(session, "fl2026")] == ["FL2026-0001"]
        assert [(one.title, one.id) for one in history.find(session, "年返")] == [("年返", scheme)]
        assert history.find(session, "%") == []
