"""The sheet 退换货: what comes in, what is refused and why, and what its orders post."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from distributor_desk.core.progress import Progress
from distributor_desk.features.returns.operations import claims, orders
from distributor_desk.features.returns.queries.orders import summaries
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.sheet.taking import claims_out
from distributor_desk.spreadsheets.writing import write_workbook
from distributor_desk.storage import batches
from distributor_desk.storage.database import Company
from distributor_desk.workflow.importing import SheetResult
from tests.features.returns.shop import (
    CHIPS,
    COLA,
    SHOP,
    TODAY,
    D,
    balance,
    bring_all,
    draft,
    holds,
    ledger,
    line,
    numbers,
    read,
    returned,
    settled,
)
from tests.workflow.making import cells, outcomes, reasons

HEAD = [
    "单号",
    "日期",
    "客户名称",
    "类型",
    "原因",
    "原单号",
    "商品名称",
    "数量",
    "单位",
    "单价",
    "换出商品",
    "换出数量",
    "状态",
]


@pytest.fixture
def shop(stocked: Company) -> Company:
    return stocked


def take(company: Company, *rows: list[Any], heads: list[str] | None = None) -> SheetResult:
    padded = [[*row, *[None] * (len(heads or HEAD) - len(row))] for row in rows]
    return bring_all(company, {"退换货": [heads or HEAD, *padded]}).sheets[0]


def test_rows_of_one_number_are_one_order_and_settled_ones_are_posted(shop: Company) -> None:
    owed = balance(shop)
    result = take(
        shop,
        [
            "TH2026-0007",
            "2026-03-01",
            "惠多多超市",
            "退货",
            "破损",
            "XS1",
            "可乐",
            1,
            "箱",
            30,
            None,
            None,
            "已结",
        ],
        [
            "TH2026-0007",
            "2026-03-01",
            "惠多多超市",
            "退货",
            "临期",
            None,
            "薯片",
            4,
            None,
            None,
            None,
            None,
            "已结",
        ],
    )
    assert outcomes(result) == ["new", "new"]
    found = read(shop, 1)
    assert (found.number, found.state, found.value_in) == ("TH2026-0007", w.SETTLED, 50)
    assert [x.draft.original_id for x in found.lines] == [1, None]
    assert ledger(shop) == [
        ("return", COLA, D(-12), D(-30), "return", "TH2026-0007"), ("return", CHIPS, D(-4), D(-20), "return", "TH2026-0007"),
    ]  # fmt: skip
    assert balance(shop) == owed - 50
    holds(shop)


def test_rows_without_a_number_get_the_free_ones_and_are_known_again(shop: Company) -> None:
    orders.add(shop, draft())
    rows = [
        [None, "2026-03-01", "惠多多超市", None, "破损", None, "可乐", 1],
        [None, "2026-03-01", "惠多多超市", None, "滞销", None, "薯片", 2],
        [None, "2026-03-02", "好邻居", "换货", "破损", None, "可乐", 1, None, 3, "薯片", 1],
    ]
    assert outcomes(take(shop, *rows)) == ["new"] * 3
    assert numbers(shop) == ["TH2026-0001", "TH2026-0002", "HH2026-0001"]
    assert [read(shop, i).state for i in (2, 3)] == [w.DRAFT, w.DRAFT]
    assert len(read(shop, 2).lines) == 2
    assert outcomes(take(shop, *rows)) == ["same"] * 3


def test_an_open_order_is_changed_and_a_settled_one_is_not(shop: Company) -> None:
    head = [*HEAD[:2], *HEAD[2:8], "状态"]
    take(
        shop, ["TH2026-0001", "2026-03-01", "惠多多超市", "退货", "破损", None, "可乐", 1, "待审"], heads=head
    )
    changed = take(
        shop, ["TH2026-0001", "2026-03-01", "惠多多超市", "退货", "破损", None, "可乐", 5, "待审"], heads=head
    )
    assert outcomes(changed) == ["changed"]
    assert read(shop, 1).value_in == D("12.5")
    orders.approve(shop, 1)
    orders.receive(shop, 1)
    orders.settle(shop, 1, TODAY)
    late = take(
        shop, ["TH2026-0001", "2026-03-01", "惠多多超市", "退货", "破损", None, "可乐", 6], heads=head
    )
    assert outcomes(late) == ["rejected"]
    assert "is “settled” already" in reasons(late)[0]
    holds(shop)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ([None, "2026-03-01", "谁", None, None, None, "可乐", 1], "“谁” is not known"),
        ([None, "2026-03-01", "惠多多超市", None, None, None, "什么", 1], "“什么” is not known"),
        ([None, "2026-03-01", "惠多多超市", None, None, None, "可乐", -1], "must be above zero"),
        ([None, "2026-03-01", "惠多多超市", None, None, None, "可乐", 0], "must be above zero"),
        (
            [None, "2026-03-01", "惠多多超市", "换货", None, None, "可乐", 1, None, None, "薯片"],
            "must say the product out",
        ),
        ([None, None, "惠多多超市", None, None, None, "可乐", 1], "is empty"),
    ],
)
def test_a_row_that_cannot_be_booked_says_why(shop: Company, row: list[Any], words: str) -> None:
    result = take(shop, row)
    assert words in reasons(result)[0]
    assert numbers(shop) == []


def test_an_unknown_reason_becomes_other_with_a_note(shop: Company) -> None:
    result = take(shop, [None, "2026-03-01", "惠多多超市", None, "不想要了", None, "可乐", 1])
    assert outcomes(result) == ["new"]
    assert read(shop, 1).lines[0].draft.reason == w.OTHER
    assert result.parsed.notes


def test_two_rows_of_a_number_must_be_of_one_customer(shop: Company) -> None:
    result = take(
        shop,
        ["TH2026-0001", "2026-03-01", "惠多多超市", None, None, None, "可乐", 1],
        ["TH2026-0001", "2026-03-01", "好邻居", None, None, None, "可乐", 1],
    )
    assert outcomes(result) == ["new", "rejected"]


def test_taking_the_import_back_takes_its_postings_out(shop: Company) -> None:
    owed = balance(shop)
    row = [
        "TH2026-0001",
        "2026-03-01",
        "惠多多超市",
        None,
        "破损",
        None,
        "可乐",
        1,
        None,
        None,
        None,
        None,
        "已结",
    ]
    take(shop, row)
    assert returned(shop) == D("2.5")
    batches.undo_batch(shop, 2)
    assert (numbers(shop), ledger(shop), balance(shop)) == ([], [], owed)
    holds(shop)
    assert outcomes(take(shop, row)) == ["new"]


def test_what_has_been_claimed_since_stays_whole_when_its_import_is_taken_back(shop: Company) -> None:
    owed = balance(shop)
    take(
        shop,
        [
            "TH2026-0001",
            "2026-03-01",
            "惠多多超市",
            None,
            "质量",
            None,
            "可乐",
            12,
            None,
            2.5,
            None,
            None,
            "已结",
        ],
        [
            "TH2026-0002",
            "2026-03-01",
            "惠多多超市",
            None,
            "破损",
            None,
            "薯片",
            2,
            None,
            5,
            None,
            None,
            "已结",
        ],
    )
    claims.new(shop, 1, [1], TODAY)
    undone = batches.undo_batch(shop, 2)
    assert {k: n for k, n in undone.stayed.items() if k != "batch"} == {
        "goods_return": 1,
        "return_line": 1,
        "sales_line": 1,
    }
    assert (numbers(shop), read(shop, 1).state, balance(shop)) == (["TH2026-0001"], w.SETTLED, owed - 30)
    holds(shop)


def test_orders_and_ledger_of_one_workbook_are_linked(shop: Company) -> None:
    """As after an export: 销售明细 has the imported return, 退换货 the settled order of the same goods."""
    sheets = {
        "销售明细": [["日期", "单号", "类型", "客户名称", "商品名称", "数量", "金额"], ["2026-03-03", "XT1", "退货", "惠多多超市", "可乐", 12, 30]],
        "退换货": [HEAD, ["TH2026-0001", "2026-03-01", "惠多多超市", None, "破损", None, "可乐", 12, None, 2.5, None, None, "已结"]],
    }  # fmt: skip
    result = bring_all(shop, sheets)
    assert returned(shop) == 30
    assert "counted once" in result.notes[0].en
    assert result.batch is not None
    batches.undo_batch(shop, result.batch)
    assert (returned(shop), numbers(shop)) == (0, [])
    holds(shop)


def test_english_headings_and_goods_by_the_case(shop: Company) -> None:
    heads = [
        "RMA No",
        "Return date",
        "Customer",
        "Return reason",
        "Product",
        "Return qty",
        "Original document",
    ]
    result = take(
        shop, ["R-1", date(2026, 3, 1), "惠多多超市", "near expiry", "可乐", "1箱6瓶", None], heads=heads
    )
    assert outcomes(result) == ["new"]
    found = read(shop, 1)
    assert (found.number, found.lines[0].draft.quantity, found.lines[0].draft.reason) == (
        "R-1",
        18,
        w.NEAR_EXPIRY,
    )
    orders.add(shop, draft())
    assert numbers(shop) == ["R-1", "TH2026-0001"], "foreign numbers do not disturb ours"


def test_claims_go_out_with_every_item(shop: Company, tmp_path: Path) -> None:
    settled(shop, draft(line(reason=w.QUALITY)))
    claims.new(shop, 1, [1], TODAY)
    with shop.read() as session:
        sheet = claims_out(session, "zh")
        said = summaries(session)
    write_workbook(tmp_path / "c.xlsx", [sheet], "zh", Progress())
    rows = cells(tmp_path / "c.xlsx")["厂家核销"]
    assert rows[1][:8] == ["HX2026-0001", TODAY, "甜水", "待报", "TH2026-0001", "惠多多超市", "可乐", "质量"]
    assert "7777" not in str(rows)
    assert said[0]["credit"] == "30.00"
    assert said[0]["lines"][0]["amount"] == "30.00"
    assert SHOP == 1
