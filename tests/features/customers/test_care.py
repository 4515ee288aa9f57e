"""Contacts, care, questions, groups, sources, trials and messages: kept, found again, taken back."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import operations, posting, queries
from distributor_desk.features.customers.operations import care, keeping
from distributor_desk.features.customers.operations.handing_over import hand_over
from distributor_desk.features.customers.operations.merging import merge_customers
from distributor_desk.features.customers.queries import care as read
from distributor_desk.features.customers.queries import clean_up, retired
from distributor_desk.features.customers.queries.shops import shops_of, source_page
from distributor_desk.features.customers.rules import (
    birthday_in,
    combined,
    crowded_days,
    joined_tags,
    next_birthday,
    return_on,
    tags_in,
)
from distributor_desk.features.customers.sheet.events import events
from distributor_desk.features.customers.sheet.fields import USUAL_SOURCES, wrong_contact
from distributor_desk.features.customers.sheet.todo import todo
from distributor_desk.features.sales.queries import customer_columns
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company, open_company
from distributor_desk.workflow import exporting
from tests.workflow.making import bring, bring_file, cells

TODAY = date(2026, 6, 30)


@pytest.fixture
def shop(company: Company) -> int:
    return operations.add_customer(
        company, {"name": "惠多多超市", "contact": "单建国", "salutation": "单老板"}
    )


def found(company: Company, words: str) -> list[str]:
    with company.read() as session:
        return [one.title for one in queries.search(session, words)]


def names(company: Company, shop: int) -> list[str | None]:
    with company.read() as session:
        return [p.name for p in read.people(session, shop)]


def test_a_shop_is_found_by_any_of_its_people_their_initials_phones_and_its_tags(
    company: Company, shop: int
) -> None:
    care.save_contact(company, shop, None, {"name": "周敏", "phone": "13800007777/0510-8888999"})
    operations.change_customer(company, shop, {"tags": "学校周边, 夜宵"})
    for words in ("周敏", "zm", "单建", "djg", "13800007777", "05108888999", "夜宵", "hdd"):
        assert found(company, words) == ["惠多多超市"], words
    undo.undo(company)
    assert found(company, "夜宵") == []


def test_the_first_contact_is_the_workbooks_and_another_takes_its_place(company: Company, shop: int) -> None:
    second = care.save_contact(
        company, shop, None, {"name": "周敏", "decision_maker": True, "confirmed": True}
    )
    assert names(company, shop) == ["单建国", "周敏"]
    care.make_first(company, second)
    with company.read() as session:
        assert (queries.values(session, shop) or {})["contact"] == "周敏"
        assert len(queries.all_values(session, ["name"])) == 1  # one row in a workbook, whatever the contacts
    care.retire_contact(company, second)
    assert names(company, shop) == ["单建国"]
    assert found(company, "周敏") == []
    undo.undo(company)
    assert names(company, shop) == ["周敏", "单建国"]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"notes": "x"}, "name"),
        ({"name": "周敏", "birthday": "5月40日"}, "birthday"),
        ({"phone": "138", "birthday": "5-1"}, None),
    ],
)
def test_a_contact_needs_a_name_or_a_way_to_reach_it(values: dict[str, Any], wrong: str | None) -> None:
    assert next(iter(wrong_contact(values)), None) == wrong


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("5-1", (5, 1)),
        ("05月01日", (5, 1)),
        ("1970-5-1", (5, 1)),
        ("2-29", (2, 29)),
        ("2-30", None),
        ("13-1", None),
        ("", None),
    ],
)
def test_a_birthday_is_a_month_and_a_day(said: str, day: tuple[int, int] | None) -> None:
    assert birthday_in(said) == day


def test_the_next_birthday_is_today_or_later() -> None:
    assert next_birthday(6, 30, TODAY) == TODAY
    assert next_birthday(6, 29, TODAY) == date(2027, 6, 29)
    assert next_birthday(2, 29, TODAY) == date(2027, 2, 28)


def test_a_birthday_that_is_near_and_a_phone_that_two_have_are_said(company: Company, shop: int) -> None:
    care.save_contact(company, shop, None, {"name": "周敏", "phone": "13800007777", "birthday": "7-2"})
    operations.add_customer(company, {"name": "惠多多", "phone": "13800007777"})
    with company.read() as session:
        said = [one.text.zh for one in todo(session, TODAY)]
    assert said == [
        "“惠多多超市”和“惠多多”用同一个电话 13800007777，是不是同一家店？可以合并。",
        "2026-07-02 是惠多多超市的周敏生日，问候一声。",
    ]


def test_gifts_and_questions_are_logged_changed_and_taken_back(company: Company, shop: int) -> None:
    gift = care.save_care(
        company, shop, None, {"date": TODAY, "kind": "gift", "what": "茶叶", "cost": Decimal(68)}
    )
    care.save_care(company, shop, gift, {"person": "单老板"})
    care.save_question(
        company, shop, None, {"date": TODAY, "asked": "临期能换吗", "answer": "45 天以上整箱可以"}
    )
    listing = Listing(filters={"customer": str(shop)})
    with company.read() as session:
        assert [r.values for r in read.care_page(session, listing, 0, 9).rows] == [
            (TODAY, "gift", "茶叶", "单老板", Decimal("68.00"))
        ]
        assert read.question_page(session, Listing("临期"), 0, 9).total == 1
        lines = [(e.kind.zh, e.text.zh) for e in events(session, shop)]
    assert ("礼品", "茶叶（单老板）") in lines
    assert ("问答", "临期能换吗 → 45 天以上整箱可以") in lines
    assert "68" not in str(lines)
    care.take_out_care(company, [gift])
    with company.read() as session:
        assert read.care_page(session, listing, 0, 9).total == 0
    undo.undo(company)
    with company.read() as session:
        assert read.care_page(session, listing, 0, 9).total == 1


def test_a_group_counts_its_customers_and_has_one_name(company: Company, shop: int) -> None:
    group = care.save_group(
        company, None, {"name": "城东店主群", "owner": "老板", "size": 120, "tags": "店主 城东"}
    )
    with company.read() as session:
        first = read.people(session, shop)[0].id
    care.save_contact(company, shop, first, {"wechat_group": "城东店主群、夜市群"})
    with company.read() as session:
        assert [r.values for r in read.group_page(session, Listing(), 0, 9).rows] == [
            ("城东店主群", "老板", 120, 1, "店主、城东", None)
        ]
    with pytest.raises(DeskError):
        care.save_group(company, None, {"name": "城东店主群 "})
    care.save_group(company, group, {"size": 130})


def test_sources_count_leads_customers_and_who_stayed(company: Company) -> None:
    # three leads of the fair: one never ordered, one ordered long ago and again, one long ago only
    bring(company, {
        "客户": [["客户名称", "来源"], ["甲", "展会"], ["乙", "展会"], ["丙", "展会"], ["丁", None]],
        "商品": [["商品名称"], ["可乐"]],
        "销售明细": [
            ["日期", "客户名称", "商品名称", "数量", "金额"],
            ["2026-01-05", "乙", "可乐", 1, 10], ["2026-06-05", "乙", "可乐", 1, 12], ["2026-01-05", "丙", "可乐", 1, 10],
        ],
    })  # fmt: skip
    assert care.fill_in_sources(company, USUAL_SOURCES, "zh") == len(USUAL_SOURCES)
    with company.read() as session:
        page = source_page(session, 0, 99, TODAY, customer_columns(TODAY))
    lines = {row.values[0]: row.values[1:6] for row in page.rows}
    # leads 3, customers 2 (66.67 %), of the two old ones one ordered in the last 90 days (50 %), 12 in 90 days
    assert lines["展会"] == (3, 2, Decimal("66.67"), Decimal("50.00"), Decimal("12.00"))
    assert lines[None][:2] == (1, 0)
    assert lines["论坛"][:2] == (0, 0)
    assert next(iter(lines)) == "展会"


def test_a_source_renamed_takes_its_customers_along(company: Company, shop: int) -> None:
    operations.change_customer(company, shop, {"source": "展会"})
    source = care.save_source(company, None, {"name": "展会"})
    care.save_source(company, source, {"name": "糖酒会"})
    with company.read() as session:
        assert (queries.values(session, shop) or {})["source"] == "糖酒会"
        assert "糖酒会" in read.suggestions(session)["source"]


def test_a_trial_says_what_came_back_for_its_cost(company: Company) -> None:
    care.save_trial(
        company,
        None,
        {
            "source": "海报",
            "first": TODAY,
            "cost": Decimal(200),
            "leads": 8,
            "orders": 3,
            "worth": Decimal(500),
        },
    )
    with company.read() as session:
        (row,) = read.trial_page(session, Listing(), 0, 9).rows
    assert row.values[8] == 150  # (500 − 200) ÷ 200
    assert return_on(Decimal(0), Decimal(5)) is None
    assert return_on(None, Decimal(5)) is None


def test_two_messages_on_one_day_are_too_many(company: Company) -> None:
    for words in ("早安", "新品"):
        care.save_broadcast(company, None, {"date": TODAY, "words": words})
    care.save_broadcast(company, None, {"date": date(2026, 7, 1), "words": "节日快乐"})
    with company.read() as session:
        assert read.broadcasts_on(session, TODAY) == 2
        assert crowded_days(read.broadcast_days(session, TODAY)) == [TODAY]


def test_tags_are_written_with_any_sign_between() -> None:
    assert tags_in("餐饮、学校 夜市,餐饮；24h") == ["餐饮", "学校", "夜市", "24h"]
    assert joined_tags([]) is None
    assert combined({"a": None, "b": "1", "c": 0}, {"a": "x", "b": "2", "c": 5, "d": None}) == {"a": "x"}


def test_a_reps_shops_go_to_another_with_route_line_and_undo(company: Company) -> None:
    one = operations.add_customer(company, {"name": "甲", "rep": "王强", "route": "周一线"})
    two = operations.add_customer(company, {"name": "乙", "rep": "王强", "route": "周二线"})
    with company.read() as session:
        rep = queries.reps(session)[0][0]
        assert [s.name for s in shops_of(session, None, {}, rep_id=rep)] == ["甲", "乙"]
        assert rep
    with company.write(plain("a route without shops")) as work:
        posting.ensure_routes(work, {"周三线": rep})
    hand_over(company, [one], "李娜", TODAY, "离职", from_rep_id=rep)
    with company.read() as session:
        assert {(queries.values(session, i) or {})["rep"] for i in (one, two)} == {"李娜", "王强"}
        routes = {r.name: r.rep for r in queries.route_lines(session)}
        assert routes == {"周一线": "李娜", "周二线": "王强", "周三线": "王强"}
        said = [(e.kind.zh, e.text.zh) for e in events(session, one)]
    assert ("交接", "王强 → 李娜 离职") in said
    assert ("修改", "业务员：王强 → 李娜") in said
    undo.undo(company)
    with company.read() as session:
        assert (queries.values(session, one) or {})["rep"] == "王强"
    hand_over(company, [one, two], "李娜", TODAY, from_rep_id=rep)
    with company.read() as session:
        assert {r.rep for r in queries.route_lines(session)} == {"李娜"}


def test_a_hand_over_to_nobody_or_of_nothing_is_refused(company: Company, shop: int) -> None:
    for ids, rep in (([shop], " "), ([], "李娜")):
        with pytest.raises(DeskError):
            hand_over(company, ids, rep, TODAY)


def test_the_time_line_says_who_changed_what(company: Company, shop: int) -> None:
    operations.change_customer(
        company, shop, {"channel": "supermarket", "credit_limit": Decimal(5000), "address": "北街1号"}
    )
    operations.change_customer(company, shop, {"address": None, "signboards": 2})
    care.save_contact(company, shop, None, {"name": "周敏", "decision_maker": False})
    with company.read() as session:
        said = [(e.text.zh, e.who) for e in events(session, shop)]
    assert ("渠道：商超；地址：北街1号；信用额度：5,000.00", "老板") in said
    assert ("地址：删去 北街1号；门头数：2", "老板") in said
    assert ("联系人 姓名：周敏；拍板的人：否", "老板") in said


def test_the_clean_up_finds_what_is_to_be_mended(company: Company, shop: int) -> None:
    other = operations.add_customer(
        company,
        {
            "name": "惠多多(超市)",
            "contact": "李",
            "decision_maker": True,
            "phone": "13800001234",
            "route": "周一线",
        },
    )
    bring(
        company,
        {
            "商品": [["商品名称"], ["可乐"]],
            "销售明细": [
                ["日期", "客户名称", "商品名称", "数量", "金额"],
                ["2026-05-02", "惠多多(超市)", "可乐", 1, 10],
            ],
        },
    )

    def check(name: str, days: str = "60") -> list[int]:
        listing = Listing(filters={"check": name, "days": days})
        with company.read() as session:
            return [r.id for r in clean_up.page(session, listing, 0, 99, TODAY, customer_columns(TODAY)).rows]

    assert sorted(check("no_order", "59")) == [shop, other]  # 2 May is 59 days before 30 June
    assert check("no_order", "60") == [shop]
    assert check("no_decision_maker") == check("no_phone") == check("no_route") == [shop]
    assert sorted(check("double")) == [shop, other]


def test_a_retired_customer_is_looked_up_and_revived(company: Company, shop: int) -> None:
    operations.change_customer(company, shop, {"code": "K1"})
    operations.retire_customers(company, [shop])
    with company.read() as session:
        assert [r.values[0] for r in retired.page(session, Listing("hdd"), 0, 9).rows] == ["惠多多超市"]
    new = operations.add_customer(company, {"name": "新店", "code": "K1"})
    with pytest.raises(DeskError, match="K1"):
        keeping.revive_customers(company, [shop])
    operations.change_customer(company, new, {"code": "K2"})
    keeping.revive_customers(company, [shop])
    assert sorted(found(company, "")) == ["惠多多超市", "新店"]


def test_a_round_trip_is_exact_whatever_stands_beside_the_workbook(
    company: Company, shop: int, blank_company_file: Path, tmp_path: Path
) -> None:
    """Further contacts, needs, a merged spelling and a retired shop leave the workbook as it is."""
    care.save_contact(company, shop, None, {"name": "周敏", "phone": "13800007777"})
    operations.change_customer(company, shop, {"needs": "怕压货", "tags": "夜宵", "phone": "13800001111"})
    twin = operations.add_customer(company, {"name": "惠多多", "code": "K9", "contact": "李"})
    merge_customers(company, shop, twin)
    operations.retire_customers(company, [operations.add_customer(company, {"name": "关门的店"})])
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    exporting.export(company, first, register.sheets(), "zh", owner_copy=True)
    copy = shutil.copyfile(blank_company_file, tmp_path / "copy.desk")
    with open_company(Path(copy)) as other:
        bring_file(other, first)
        exporting.export(other, second, register.sheets(), "zh", owner_copy=True)
    assert cells(second) == cells(first)
    assert len(cells(first)["客户"]) == 2  # the heading and one shop
