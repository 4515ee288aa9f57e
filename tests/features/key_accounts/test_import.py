"""Contracts, fees, entries and rounds by workbook: what is taken, refused, changed, taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaRound
from distributor_desk.storage import batches
from distributor_desk.storage.database import Company
from tests.features.key_accounts.chain import (
    CHAIN,
    EAST,
    ENTRY_HEADINGS,
    FEE_HEADINGS,
    entries,
    fee,
    owed,
    year_of,
)
from tests.workflow.making import adds_up, bring, bring_one, outcomes, reasons

D = Decimal


def fees(company: Company, *rows: list[Any], headings: list[str] | None = None, **options: Any) -> Any:
    return bring_one(company, "KA费用", [headings or FEE_HEADINGS[:6], *rows], **options)


def test_a_percent_is_read_as_text_and_as_a_number(chain: Company) -> None:
    result = fees(
        chain, [CHAIN, 2026, "月返", None, "比例", "1.5%"], [CHAIN, 2026, "季返", None, "销售额%", 2]
    )
    assert (adds_up(result), outcomes(result)) == (True, ["new", "new"])
    assert (fee(chain, "月返").standing, fee(chain, "月返").charged) == (D("1.5"), "percent")
    assert fee(chain, "季返").standing == D(2)


def test_a_line_is_known_again_by_contract_subject_and_brand(chain: Company) -> None:
    headings = ["系统", "年度", "科目", "品牌", "标准", "谈定"]
    result = fees(
        chain,
        [CHAIN, 2026, "堆头费", "青岚", 500, 550],
        [CHAIN, 2026, "堆头费", "雪河", 500, None],
        headings=headings,
    )
    assert outcomes(result) == ["changed", "new"]
    kept = fee_of_brand(chain, "堆头费")
    assert [(row.agreed, row.floor, row.factory) for row in kept] == [
        (D(550), None, D("0.6")),
        (None, None, D(0)),
    ]
    assert fee(chain, "扣点").floor == D("8642.97"), "a sheet without the column leaves it alone"


def fee_of_brand(company: Company, subject: str) -> list[KaFee]:
    from distributor_desk.features.key_accounts.records import KaSubject

    with company.read() as session:
        query = (
            select(KaFee).join(KaSubject, KaSubject.id == KaFee.subject_id).where(KaSubject.name == subject)
        )
        return [*session.scalars(query.order_by(KaFee.id))]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([CHAIN, 2026, None, None, "每年", 1], "required"),
        ([CHAIN, 2026, "扣点", None, "每年", None], "required"),
        ([CHAIN, 20266, "扣点", None, "每年", 1], "between 2000 and 2100"),
        ([CHAIN, 2026, "扣点", None, "每年", -1], "less than 0"),
        (["没见过", 2026, "扣点", None, "每年", 1], "is not known"),
        ([CHAIN, 2026, "扣点", None, "每年", "很多"], "not a number"),
    ],
)
def test_a_bad_fee_says_why_and_the_good_one_beside_it_comes_in(
    chain: Company, row: list[Any], why: str
) -> None:
    result = fees(chain, row, [CHAIN, 2026, "DM费", None, "每次", 800])
    assert outcomes(result) == ["rejected", "new"]
    assert why in reasons(result)[0]
    assert adds_up(result)


def test_shares_that_do_not_make_the_whole_are_refused(chain: Company) -> None:
    headings = [*FEE_HEADINGS[:6], "自担%", "厂家承担%", "垫付%"]
    result = fees(chain, [CHAIN, 2026, "x", None, "每年", 1, 50, 30, None], [CHAIN, 2026, "y", None, "每年", 1, None, 120, None],
                  [CHAIN, 2026, "z", None, "每年", 1, None, 30, 20], headings=headings)  # fmt: skip
    assert outcomes(result) == ["rejected", "rejected", "new"]
    assert fee(chain, "z").ours == D("0.5")


def test_what_is_missing_is_made_when_that_is_ticked(company: Company) -> None:
    result = bring(
        company,
        {"KA费用": [FEE_HEADINGS[:6], ["新系统", 2027, "我的费用", "新牌", "每年", 5]]},
        create_missing=True,
    )
    assert outcomes(result.sheets[0]) == ["new"]
    with company.read() as session:
        assert session.scalars(select(KaContract.year)).all() == [2027]


def test_a_contract_changes_only_what_its_sheet_says(chain: Company) -> None:
    result = bring_one(
        chain,
        "KA合同",
        [["系统", "年度", "预计销售额", "账期"], [CHAIN, 2026, 900_000, None], ["新系统", 2026, 1, 30]],
    )
    assert outcomes(result) == ["changed", "new"]
    row = year_of(chain).contract
    assert (row.forecast, row.credit_days, row.margin) == (D(900_000), 60, D("0.18"))


def test_a_deduction_from_a_file_enters_the_balance_and_leaves_with_its_import(chain: Company) -> None:
    before = owed(chain, EAST)
    result = bring(
        chain,
        {
            "费用台账": [
                ENTRY_HEADINGS,
                ["2026-03-05", CHAIN, EAST, "青岚", "堆头费", 500, "KK1", "厂家", None, None],
            ]
        },
    )
    assert owed(chain, EAST) == before - 500
    assert result.batch is not None
    undone = batches.undo_batch(chain, result.batch)
    assert dict(undone.stayed) == {}
    assert (owed(chain, EAST), entries(chain)) == (before, [])


def test_the_same_display_twice_is_refused_also_within_one_file(chain: Company) -> None:
    rows = [
        ["2026-03-05", CHAIN, EAST, "青岚", "堆头费", 500, "KK1", "厂家", None, None],
        ["2026-03-05", CHAIN, EAST, "青岚", "堆头费", 500, "KK2", "厂家", None, None],
        ["2026-03-05", CHAIN, None, "青岚", "堆头费", 500, "KK3", "厂家", None, None],
        ["2026-03-20", CHAIN, EAST, "青岚", "堆头费", 500, "KK4", "厂家", None, None],
        ["2026-03-20", CHAIN, EAST, "青岚", "扣点", 500, "KK5", None, None, None],
    ]
    result = bring_one(chain, "费用台账", [ENTRY_HEADINGS, *rows])
    assert outcomes(result) == ["new", "rejected", "new", "new", "new"]
    assert "paid once" in reasons(result)[0]
    again = bring_one(chain, "费用台账", [ENTRY_HEADINGS, rows[0]])
    assert outcomes(again) == ["same"]
    changed = bring_one(chain, "费用台账", [ENTRY_HEADINGS, [*rows[0][:9], "已到账"]])
    assert outcomes(changed) == ["changed"]
    assert entries(chain)[0].claim == "received"


def test_rounds_from_a_file_start_the_hold_and_say_when_it_was_answered(chain: Company) -> None:
    headings = ["系统", "年度", "日期", "科目", "对方要求", "我方答复", "让步"]
    rows = [
        [CHAIN, 2026, "2026-01-08", "扣点", 6, None, None],
        [CHAIN, 2026, "2026-02-01", "扣点", 6, "5", "1"],
    ]
    result = bring_one(chain, "谈判记录", [headings, *rows])
    assert outcomes(result) == ["new", "new"]
    row = year_of(chain).contract
    assert (str(row.hold_until), str(row.answered_on)) == ("2026-01-15", "2026-02-01")
    assert outcomes(bring_one(chain, "谈判记录", [headings, *rows])) == ["same", "same"]
    with chain.read() as session:
        assert len(session.scalars(select(KaRound.id)).all()) == 2
