"""Customers from workbooks: which row is which record, what is never lost, what is refused with words."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.features.customers import operations, queries
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage.database import Company
from tests.workflow.making import adds_up, bring, bring_one, outcomes, reasons

HEADINGS = ["客户编号", "客户名称", "电话", "地址"]


def customers(company: Company) -> list[dict[str, Any]]:
    with company.read() as session:
        rows = queries.all_values(session, queries.FIELDS)
    return [dict(zip(queries.FIELDS, row, strict=True)) for row in rows]


def named(company: Company, name: str) -> dict[str, Any]:
    return next(c for c in customers(company) if c["name"] == name)


def take(company: Company, *rows: list[Any], headings: list[str] = HEADINGS, **options: Any) -> Any:
    return bring_one(company, "客户", [headings, *rows], **options)


def test_a_first_list_comes_in_whole(company: Company) -> None:
    result = take(company, ["001", "惠多多超市", "13800000001", "胜利路1号"], ["002", "福满家", None, None])
    assert outcomes(result) == ["new", "new"]
    assert [(c["code"], c["name"], c["phone"]) for c in customers(company)] == [
        ("001", "惠多多超市", "13800000001"),
        ("002", "福满家", None),
    ]
    assert adds_up(result)


@pytest.mark.parametrize(
    "row",
    [
        ["A1", "换了招牌的店", None, "新地址"],
        [" a１ ", "惠多多超市", None, "新地址"],
        [None, "惠多多超市（麻岗店）", None, "新地址"],
        [None, "惠多多超市(麻岗店)", None, "新地址"],
        [None, " 惠多多 超市（麻岗店) ", None, "新地址"],
    ],
    ids=["by code", "by code of other width", "by the very name", "by other brackets", "by other spaces"],
)
def test_the_same_customer_is_known_again(company: Company, row: list[Any]) -> None:
    take(company, ["A1", "惠多多超市（麻岗店）", None, None])
    assert outcomes(take(company, row)) == ["changed"]
    (only,) = customers(company)
    assert only["address"] == "新地址"


def test_near_names_stay_two_records(company: Company) -> None:
    result = take(company, [None, "惠多多超市(麻岗店)", None, None], [None, "惠多多超市麻岗店", None, None])
    assert outcomes(result) == ["new", "new"]
    assert len(customers(company)) == 2


def test_one_name_with_two_codes_is_two_records(company: Company) -> None:
    take(company, ["A1", "福满家", None, "东街"], ["A2", "福满家", None, "西街"])
    assert outcomes(take(company, ["A2", "福满家", "13800000002", None])) == ["changed"]
    assert [(c["code"], c["phone"], c["address"]) for c in customers(company)] == [
        ("A1", None, "东街"),
        ("A2", "13800000002", "西街"),
    ]


def test_a_name_that_two_have_needs_a_code(company: Company) -> None:
    take(company, ["A1", "福满家", None, None], ["A2", "福满家", None, None])
    result = take(company, [None, "福满家", "13800000003", None])
    assert outcomes(result) == ["rejected"]
    assert "give the code" in reasons(result)[0]
    assert "2" in reasons(result)[0]


def test_the_very_name_goes_before_another_width_of_it(company: Company) -> None:
    take(company, ["A1", "福满家(东)", None, None], ["A2", "福满家（东）", None, None])
    assert outcomes(take(company, [None, "福满家（东）", "13800000004", None])) == ["changed"]
    assert [c["phone"] for c in customers(company)] == [None, "13800000004"]


def test_a_code_without_a_name_is_the_name(company: Company) -> None:
    assert outcomes(take(company, ["Z9", None, None, None])) == ["new"]
    assert customers(company)[0]["name"] == "Z9"
    take(company, ["Z9", "真名", None, None])
    assert [c["name"] for c in customers(company)] == ["真名"]


def test_a_row_of_neither_code_nor_name_is_refused(company: Company) -> None:
    result = take(company, [None, None, "13800000005", None], ["B1", "好店", None, None])
    assert outcomes(result) == ["rejected", "new"]
    assert "required" in reasons(result)[0]


def test_an_empty_cell_never_erases_and_a_missing_column_never_clears(company: Company) -> None:
    take(company, ["A1", "福满家", "13800000006", "东街"])
    before = customers(company)
    assert outcomes(take(company, ["A1", "福满家", None, "  "])) == ["same"]
    assert outcomes(take(company, ["A1", "福满家"], headings=HEADINGS[:2])) == ["same"]
    assert customers(company) == before


def test_a_record_that_had_no_code_gets_one(company: Company) -> None:
    take(company, [None, "福满家", None, None])
    assert outcomes(take(company, ["A1", "福满家", None, None])) == ["changed"]
    assert [c["code"] for c in customers(company)] == ["A1"]


def test_duplicates_within_a_file_are_one_record(company: Company) -> None:
    result = take(
        company, ["A1", "福满家", None, None], ["A1", "福满家", None, None], ["A1", None, "13800000007", None]
    )
    assert outcomes(result) == ["new", "duplicate", "changed"]
    assert [(c["code"], c["phone"]) for c in customers(company)] == [("A1", "13800000007")]
    assert adds_up(result)


def test_an_unknown_word_of_a_list_is_told_and_never_refused(company: Company) -> None:
    result = take(
        company, ["福满家", "火星渠道", "Z"], headings=["客户名称", "渠道", "等级"]
    )  # other where there is one, else empty
    assert outcomes(result) == ["new"]
    only = customers(company)[0]
    assert (only["channel"], only["grade"]) == ("other", None)
    told = [note.text.en for note in result.parsed.notes]
    assert any("火星渠道" in words for words in told)
    assert any("Z" in words for words in told)


@pytest.mark.parametrize(
    ("channel", "key"),
    [("商超", "supermarket"), ("KA", "supermarket"), ("餐厅", "catering"), ("Convenience", "convenience")],
)
def test_channels_by_the_words_of_the_trade(company: Company, channel: str, key: str) -> None:
    take(company, ["福满家", channel], headings=["客户名称", "渠道"])
    assert customers(company)[0]["channel"] == key


def test_a_retired_code_asks_to_revive(company: Company) -> None:
    take(company, ["A1", "福满家", "13800000008", None])
    with company.read() as session:
        shop = session.scalars(select(Customer.id)).one()
    operations.retire_customers(company, [shop])
    result = take(company, ["A1", "福满家", None, None])
    assert outcomes(result) == ["rejected"]
    assert "revive" in reasons(result)[0]
    assert "A1" in reasons(result)[0]
    assert customers(company) == []
    assert outcomes(take(company, ["A1", "福满家二店", None, None], revive=True)) == ["changed"]
    (back,) = customers(company)
    assert (back["name"], back["phone"]) == ("福满家二店", "13800000008")
    with company.read() as session:
        assert session.scalars(select(Customer.id)).one() == shop


def test_a_route_takes_its_days_from_its_name_and_its_rep_from_the_row(company: Company) -> None:
    take(
        company,
        ["甲店", "周一四 城东线", "王强"],
        ["乙店", "城西线（周二）", "李娜"],
        ["丙店", "自由线", None],
        headings=["客户名称", "线路", "业务员"],
    )
    with company.read() as session:
        lines = {r.name: (r.rep, r.weekdays) for r in queries.route_lines(session)}
    assert lines == {
        "周一四 城东线": ("王强", (1, 4)),
        "城西线（周二）": ("李娜", (2,)),
        "自由线": (None, ()),
    }


@pytest.mark.parametrize("first", ["shop", "sub"])
def test_a_sub_distributor_of_the_same_file_is_found_before_and_after(company: Company, first: str) -> None:
    rows = [["店一", "大分销"], ["大分销", None]]
    take(company, *(rows if first == "shop" else rows[::-1]), headings=["客户名称", "所属分销商"])
    assert named(company, "店一")["sub_distributor"] == "大分销"
    assert len(customers(company)) == 2


def test_an_unknown_sub_distributor_is_told_or_made(company: Company) -> None:
    headings = ["客户名称", "所属分销商"]
    result = take(company, ["店一", "无名分销"], headings=headings)
    assert outcomes(result) == ["new"]
    assert "无名分销" in result.taken.notes[0].en
    assert named(company, "店一")["sub_distributor"] is None
    made = bring(company, {"客户": [headings, ["店二", "无名分销"]]}, create_missing=True)
    assert named(company, "店二")["sub_distributor"] == "无名分销"
    assert made.created["customers"] == 1


def test_an_unknown_sub_distributor_does_not_erase_the_one_that_stands(company: Company) -> None:
    headings = ["客户名称", "所属分销商"]
    take(company, ["大分销", None], ["店一", "大分销"], headings=headings)
    take(company, ["店一", "写错的名字"], headings=headings)
    assert named(company, "店一")["sub_distributor"] == "大分销"


def test_a_sub_distributor_whose_name_two_have_is_said_by_its_code(company: Company) -> None:
    headings = ["客户编号", "客户名称", "所属分销商"]
    take(company, ["F1", "同名分销", None], ["F2", "同名分销", None], ["K1", "店一", "F2"], headings=headings)
    with company.read() as session:
        sub = session.scalars(select(Customer.sub_distributor_id).where(Customer.code == "K1")).one()
        assert session.get_one(Customer, sub).code == "F2"


def test_an_error_cell_refuses_its_row_alone_and_says_where(company: Company) -> None:
    result = take(company, ["A1", "甲", "x天"], ["A2", "乙", 30], headings=["客户编号", "客户名称", "账期"])
    assert outcomes(result) == ["rejected", "new"]
    assert reasons(result)[0].startswith("Row 2: 账期")


def test_import_then_undo_leaves_what_was(company: Company) -> None:
    from distributor_desk.storage import batches

    take(company, ["A1", "福满家", "13800000009", None])
    before = customers(company)
    second = bring(
        company, {"客户": [HEADINGS, ["A1", "改名", "13800000010", None], ["A2", "新店", None, None]]}
    )
    assert second.batch is not None
    batches.undo_batch(company, second.batch)
    assert customers(company) == before
    with pytest.raises(DeskError):
        batches.undo_batch(company, second.batch)


def test_two_codes_for_a_name_without_one_make_two_records(company: Company) -> None:
    take(company, [None, "福满家", None, None])
    take(company, ["A1", "福满家", None, None], ["A2", "福满家", None, None])
    assert sorted(c["code"] for c in customers(company)) == ["A1", "A2"]
