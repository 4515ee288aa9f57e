"""Sheets in the shapes that people have: tables of customers × products, gifts inside a line, amounts without
tax, hidden rows, headings twice, and what the company remembers of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk import register
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.answers import Answers
from distributor_desk.workflow.drafting import Draft, draft, drafts, memory_of
from distributor_desk.workflow.importing import ImportResult, Matched
from distributor_desk.workflow.sheets import ImportOptions
from tests.workflow.making import Rows, adds_up, book, bring, bring_file, reasons, save

GOODS = {
    "商品": [
        ["商品名称", "单位", "箱规", "售价"],
        ["可乐", "瓶", 12, 2.5],
        ["雪碧", "瓶", 12, 3],
        ["薯片", "袋", None, 5],
    ]
}
LINES = ["日期", "单号", "客户名称", "商品名称", "数量", "金额"]


def looked(
    company: Company, sheets: dict[str, Rows], answers: Answers | None = None, name: str = "表.xlsx"
) -> Draft:
    """The first sheet as it would be read."""
    made = book(sheets, name)
    with company.read() as session:
        memory = memory_of(session, made)
    return draft(made.sheets[0], register.sheets(), memory, answers or Answers(), made.name)


def booked(company: Company, one: Draft, **options: Any) -> ImportResult:
    made = book({"x": [["x"]]})
    assert one.match is not None
    matched = [Matched(one.raw, one.match, answers=one.answers)]
    return importing.run(company, made, matched, register.sheets(), ImportOptions(**options), Progress())


def ledger(company: Company) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [
            tuple(row)
            for row in session.execute(
                select(
                    SalesLine.date,
                    Customer.name,
                    Product.name,
                    SalesLine.kind,
                    SalesLine.quantity,
                    SalesLine.amount,
                )
                .join(Customer, Customer.id == SalesLine.customer_id)
                .join(Product, Product.id == SalesLine.product_id)
                .order_by(SalesLine.id)
            )
        ]


# tables of customers × products ----------------------------------------------------------------------

TABLE = [
    ["2026年3月5日 配送数量表", None, None, None, None],
    ["客户名称", "可乐", "雪碧", "薯片", "合计"],
    ["甲店", 12, None, 3, 15],
    ["乙店", 0, "1箱", None, 12],
    ["合计", 12, 12, 3, 27],
]


def test_a_table_of_customers_and_products_becomes_lines(company: Company) -> None:
    bring(company, GOODS)
    one = looked(company, {"数量": TABLE})
    assert one.ticked
    assert one.why.zh == "是“客户名称 × 商品名称”的数量表，已拆成 3 行"
    result = booked(company, one, create_missing=True)
    assert adds_up(result.sheets[0])
    day = date(2026, 3, 5)
    assert ledger(company) == [
        (day, "甲店", "可乐", "sale", 12, 30),
        (day, "甲店", "薯片", "sale", 3, 15),
        (day, "乙店", "雪碧", "sale", 12, 36),  # 一箱十二瓶，每瓶 3 元
    ]
    assert [note.zh for note in result.sheets[0].taken.notes] == ["表里没有金额，3 行按商品现在的售价计算"]


def test_the_table_lies_the_other_way_round(company: Company) -> None:
    bring(company, GOODS | {"客户": [["客户名称"], ["甲店"], ["乙店"], ["丙店"]]})
    one = looked(
        company, {"数量": [["日期", "商品名称", "甲店", "乙店", "丙店"], ["2026-03-06", "可乐", 1, None, 2]]}
    )
    booked(company, one)
    day = date(2026, 3, 6)
    assert ledger(company) == [
        (day, "甲店", "可乐", "sale", 1, Decimal("2.5")),
        (day, "丙店", "可乐", "sale", 2, 5),
    ]


def test_a_refused_cell_of_a_table_is_said_with_the_row_of_the_file(company: Company) -> None:
    bring(company, {"商品": [["商品名称", "售价"], ["可乐", 2.5], ["雪碧", None], ["薯片", 5]]})
    one = looked(company, {"数量": TABLE})
    result = booked(company, one, create_missing=True).sheets[0]
    assert [said for said in reasons(result) if "Row 4" in said and "no price" in said]
    assert (result.counts.created, result.counts.rejected) == (2, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [["客户名称", "1月", "2月", "3月"], ["甲", 1, 2, 3]],  # months, no products
        [["客户名称", "电话", "信用额度"], ["甲", "13800001111", 5000]],
        [["客户名称", "信用额度", "期初应收", "顺序", "拜访周期"], ["甲", 1, 2, 3, 4]],
        [LINES, ["2026-03-01", "D1", "甲", "可乐", 1, 2]],
        [["商品名称", "进价", "售价", "库存"], ["可乐", 1, 2, 3]],
        [
            ["客户名称", "电话", "冰柜", "货架", "展架"],
            ["甲", "13800001111", 1, 2, 0],
        ],  # counts of other things
    ],
)
def test_a_list_is_no_table(company: Company, rows: Rows) -> None:
    bring(company, GOODS)
    assert looked(company, {"表": rows}).matrix is None


def test_the_person_may_say_that_it_is_a_list(company: Company) -> None:
    bring(company, GOODS)
    one = looked(company, {"数量": TABLE}, Answers(turned=False))
    assert one.matrix is None
    assert one.match is not None
    assert one.match.kind.key == "customers"


# gifts, tax --------------------------------------------------------------------------------------------


def test_what_was_given_free_within_a_line_is_a_gift_of_its_own(company: Company) -> None:
    bring(company, GOODS)
    rows = [[*LINES, "其中赠送数量", "成本金额"], ["2026-03-01", "D1", "甲", "可乐", 12, 25, 2, 12]]
    result = bring(company, {"销售明细": rows}, create_missing=True).sheets[0]
    day = date(2026, 3, 1)
    assert ledger(company) == [(day, "甲", "可乐", "sale", 10, 25), (day, "甲", "可乐", "gift", 2, 0)]
    assert (result.counts.read, result.counts.created, result.counts.money) == (1, 1, 25)
    with company.read() as session:
        assert [*session.scalars(select(SalesLine.cost).order_by(SalesLine.id))] == [10, 2]
    again = bring(company, {"销售明细": rows}, create_missing=True).sheets[0]
    assert again.counts.unchanged == 1
    assert len(ledger(company)) == 2
    more = bring(company, {"销售明细": [rows[0], ["2026-03-01", "D1", "甲", "可乐", 12, 25, 3, 12]]}).sheets[
        0
    ]
    assert more.counts.updated == 1
    assert [line[4] for line in ledger(company)] == [9, 3]


@pytest.mark.parametrize(
    ("said", "rate", "amount"),
    [
        ("included", None, "100"),
        ("13", None, "113"),
        ("13", "9%", "109"),  # the line's own rate comes first
        ("6", None, "106"),
    ],
)
def test_an_amount_without_tax_gets_it(company: Company, said: str, rate: str | None, amount: str) -> None:
    rows = [[*LINES, "税率"], ["2026-03-01", "D1", "甲", "可乐", 1, 100, rate]]
    one = looked(company, {"销售明细": rows}, Answers(said={"tax": said}))
    booked(company, one, create_missing=True)
    assert ledger(company)[0][-1] == Decimal(amount)


# what is remembered -------------------------------------------------------------------------------------


def test_answers_hold_for_the_next_file_with_such_headings(company: Company) -> None:
    headings = ["日期", "单号", "客户名称", "商品名称", "数量", "金额", "别的"]
    rows = [headings, ["03/04/2026", "D1", "甲", "可乐", 1, 100, "送货快"]]
    chosen = {"别的": "notes"}
    one = looked(company, {"销售明细": rows}, Answers(said={"tax": "13"}, day_order="day", headings=chosen))
    booked(company, one, create_missing=True)
    again = looked(
        company, {"Sheet1": [["导出于四月"], headings, ["05/06/2026", "D2", "甲", "可乐", 1, 100, "快"]]}
    )
    assert again.remembered is not None
    assert again.answers.said == {"tax": "13"}
    assert again.match is not None
    assert again.match.header_row == 2
    assert again.match.by_heading()["别的"] == "notes"
    booked(company, again, create_missing=True)
    assert [line[0] for line in ledger(company)] == [date(2026, 4, 3), date(2026, 6, 5)]
    with company.read() as session:
        assert [*session.scalars(select(SalesLine.notes).order_by(SalesLine.id))] == ["送货快", "快"]


def test_what_was_left_out_stays_left_out_and_may_be_said_otherwise(company: Company) -> None:
    rows = [["客户名称", "电话", "地址"], ["甲", "13800001111", "北街"]]
    one = looked(company, {"客户": rows}, Answers(headings={"地址": ""}))
    booked(company, one)
    again = looked(company, {"客户": rows})
    assert again.match is not None
    assert again.match.by_heading() == {"客户名称": "name", "电话": "phone"}
    other = looked(company, {"客户": rows}, Answers(headings={"地址": "address"}))
    assert other.match is not None
    assert other.match.by_heading()["地址"] == "address"


def test_a_sheet_that_names_its_kind_is_not_taken_for_another(company: Company) -> None:
    rows = [["日期", "客户名称", "金额"], ["2026-03-01", "甲", 5]]
    booked(company, looked(company, {"回款": rows}), create_missing=True)
    assert looked(company, {"表1": rows}).remembered is not None
    named = looked(company, {"拜访": rows})
    assert named.remembered is None


# rows, headings, cells -----------------------------------------------------------------------------------


def test_hidden_rows_come_in_or_stay_out(company: Company, tmp_path: Path) -> None:
    import openpyxl

    path = save(tmp_path / "a.xlsx", {"客户": [["客户名称"], ["甲"], ["乙"], ["丙"]]})
    made = openpyxl.load_workbook(path)
    made["客户"].row_dimensions[3].hidden = True
    made.save(path)
    read = importing.read(path, Progress())
    with company.read() as session:
        memory = memory_of(session, read)
    for wanted, count in ((True, 3), (False, 2)):
        found = drafts(read, register.sheets(), memory, {"客户": Answers(with_hidden=wanted)})
        matched = [Matched(d.raw, d.match, answers=d.answers) for d in found if d.match]
        result = importing.rehearse(company, read, matched, register.sheets(), ImportOptions(), Progress())
        assert (result.sheets[0].counts.created, result.sheets[0].counts.skipped) == (count, 3 - count)


def test_two_headings_of_the_same_words_are_told_apart(company: Company) -> None:
    rows = [["客户名称", "电话", "备注", "备注"], ["甲", "13800001111", "一", "二"]]
    one = looked(company, {"客户": rows}, Answers(headings={"备注": "", "备注 (2)": "notes"}))
    assert one.match is not None
    assert one.match.by_heading()["备注 (2)"] == "notes"
    booked(company, one)
    with company.read() as session:
        assert session.scalar(select(Customer.notes)) == "二"


def test_a_mend_is_read_in_the_place_of_the_cell_and_the_sheet_stays(company: Company) -> None:
    rows = [["客户名称", "信用额度"], ["甲", "很多"], ["乙", 5]]
    one = looked(company, {"客户": rows}, Answers(mends={(2, 1): "1,000"}, without=frozenset({3})))
    result = booked(company, one).sheets[0]
    assert (result.counts.created, result.counts.skipped) == (1, 1)
    assert one.raw.columns[1][1] == "很多"
    with company.read() as session:
        assert session.scalar(select(Customer.credit_limit)) == 1000


def test_the_command_line_reads_tables_and_remembers(company: Company, tmp_path: Path) -> None:
    bring(company, GOODS)
    path = save(tmp_path / "t.xlsx", {"数量": TABLE})
    read = importing.read(path, Progress())
    with company.read() as session:
        memory = memory_of(session, read)
    matched = importing.match(read, register.sheets(), memory=memory)
    assert [m.match.kind.key for m in matched] == ["sales"]
    assert bring_file(company, path, create_missing=True).sheets[0].counts.created == 3


def test_what_a_file_has_no_column_for_may_be_the_same_in_every_row(company: Company) -> None:
    rows = [
        ["客户名称", "商品名称", "数量", "金额"],
        ["甲", "可乐", 2, 5],
        ["", "", "", ""],
        ["甲", "雪碧", 1, 3],
    ]
    one = looked(company, {"三月五日": rows})
    assert one.match is None
    assert one.why.en == "missing headings: Date"
    assert [[c.key for c in group] for group in one.missing] == [["date"]]
    filled = looked(company, {"三月五日": rows}, Answers(fixed={"date": "2026-03-05"}))
    result = booked(company, filled, create_missing=True).sheets[0]
    assert (result.counts.created, result.counts.skipped) == (2, 1)
    assert {line[0] for line in ledger(company)} == {date(2026, 3, 5)}
