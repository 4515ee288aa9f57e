"""The same file again, a corrected file, and the way back of imports: nothing doubles, nothing is lost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk.features.customers.records import Customer
from distributor_desk.storage import batches
from distributor_desk.storage.database import Company
from distributor_desk.storage.house_records import JournalEntry
from tests.features.sales.ledger import (
    DAY,
    HEADINGS,
    lines,
    named_lines,
    one,
    payments,
    stock_up,
    take,
    total,
)
from tests.workflow.making import bring, bring_one, outcomes

NUMBERED = [*HEADINGS, "行号"]


def line(document: str | None, product: str, quantity: Any, amount: Any, *more: Any) -> list[Any]:
    return [DAY, document, "惠多多", product, quantity, None, None, amount, *more]


DOCUMENT = [line("D1", "可乐", 1, "10"), line("D1", "雪碧", 2, "20"), line("D2", "可乐", 3, "30")]


def test_line_numbers_are_the_place_within_the_document(company: Company) -> None:
    take(company, DOCUMENT[0], DOCUMENT[2], DOCUMENT[1], line(None, "可乐", 1, "5"))
    assert lines(company, "document", "line") == [("D1", 1), ("D2", 1), ("D1", 2), (None, None)]


def test_given_line_numbers_stand(company: Company) -> None:
    rows = [line("D1", "可乐", 1, "10", 20), line("D1", "可乐", 1, "10", 10)]
    take(company, *rows, headings=NUMBERED)
    assert lines(company, "line") == [(20,), (10,)]


@pytest.mark.parametrize("document", ["D1", None])
def test_identical_lines_are_all_booked_once(company: Company, document: str | None) -> None:
    rows = [line(document, "可乐", 1, "10")] * 3
    assert outcomes(take(company, *rows).sheets[0]) == ["new"] * 3
    before = named_lines(company)
    assert outcomes(take(company, *rows).sheets[0]) == ["same"] * 3
    assert named_lines(company) == before
    assert outcomes(take(company, *rows, rows[0]).sheets[0]) == ["same"] * 3 + ["new"]
    assert total(company) == 40


def test_the_same_file_changes_nothing(company: Company) -> None:
    take(company, *DOCUMENT, line(None, "可乐", 1, "5"))
    before = named_lines(company)
    again = take(company, *DOCUMENT, line(None, "可乐", 1, "5"))
    counts = again.sheets[0].counts
    assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 4)
    assert again.created == {"customers": 0, "products": 0}
    assert named_lines(company) == before


def test_a_corrected_file_changes_the_line_and_the_journal_keeps_what_it_was(company: Company) -> None:
    take(company, *DOCUMENT)
    corrected = [DOCUMENT[0], line("D1", "雪碧", 4, "40"), DOCUMENT[2]]
    result = take(company, *corrected).sheets[0]
    assert outcomes(result) == ["same", "changed", "same"]
    assert result.taken.changes[1] == {"quantity": (2, 4), "amount": (20, 40)}
    assert lines(company, "quantity", "amount") == [(1, 10), (4, 40), (3, 30)]
    with company.read() as session:
        entry = session.execute(
            select(JournalEntry.before, JournalEntry.after).where(
                JournalEntry.table_name == "sales_line", JournalEntry.before.is_not(None)
            )
        ).one()
    assert (json.loads(entry.before)["quantity"], json.loads(entry.after)["quantity"]) == (2000, 4000)


def test_a_column_that_the_second_file_lacks_is_not_cleared(company: Company) -> None:
    take(company, [*DOCUMENT[0], "早上送"], headings=[*HEADINGS, "备注"])
    assert outcomes(take(company, DOCUMENT[0]).sheets[0]) == ["same"]
    take(company, [*DOCUMENT[0], None], headings=[*HEADINGS, "备注"])
    assert one(company, "notes") == ("早上送",)


def test_a_sale_that_was_a_return_changes_its_sign(company: Company) -> None:
    take(company, line("D1", "可乐", 3, "30"))
    assert outcomes(take(company, line("D1", "可乐", -3, "30")).sheets[0]) == ["changed"]
    assert one(company, "kind", "quantity", "amount") == ("return", -3, -30)


def test_a_corrected_quantity_takes_its_frozen_cost_along(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, "2.50"])
    take(company, line("D1", "可乐", 2, "20"))
    stock_up(company, ["可乐", None, None, "9"])
    take(company, line("D1", "可乐", 6, "60"))
    assert one(company, "quantity", "cost") == (6, 15)
    take(company, line("D1", "可乐", -6, "60"))
    assert one(company, "kind", "quantity", "cost") == ("return", -6, -15)


@pytest.mark.parametrize(
    ("first", "then"), [(("瓶", 12), ("箱", 1)), (("箱", 1), ("瓶", 12)), (("箱", 2), ("瓶", 5))]
)
def test_a_corrected_unit_means_the_same_units_again(company: Company, first: Any, then: Any) -> None:
    stock_up(company, ["可乐", "瓶", 12, None])
    for unit, quantity in (first, then):
        take(company, [DAY, "D1", "惠多多", "可乐", quantity, unit, None, "36"])
    quantity, unit, size = one(company, "quantity", "unit", "unit_size")
    assert (unit, quantity / (size or 1)) == then


def test_numbers_begin_anew_each_year(company: Company) -> None:
    take(company, DOCUMENT[0])
    later = ["2027-03-01", *DOCUMENT[0][1:]]
    assert outcomes(take(company, later).sheets[0]) == ["new"]


def test_refused_rows_mended_do_not_take_the_place_of_others(company: Company, tmp_path: Any) -> None:
    from distributor_desk.workflow.importing import write_rejects
    from tests.workflow.making import bring_file, cells, save

    rows = [DOCUMENT[0], line("D1", "雪碧", "两瓶", "20"), line("D1", "可乐", 3, "30")]
    result = take(company, *rows)
    write_rejects(result, tmp_path, "三月", "zh")
    (refused,) = (sheet.rejects_file for sheet in result.sheets)
    assert refused is not None
    ((title, mended),) = cells(refused).items()
    place = mended[0].index("数量")
    assert mended[1][place] == "两瓶"
    mended[1][place] = 2
    again = bring_file(company, save(tmp_path / "mended.xlsx", {title: mended}), create_missing=True)
    assert outcomes(again.sheets[0]) == ["new"]
    assert sorted(lines(company, "line", "quantity", "amount")) == [(1, 1, 10), (2, 2, 20), (3, 3, 30)]


# undo -------------------------------------------------------------------------------------------------


def three_files(company: Company) -> list[int]:
    files = [
        [*DOCUMENT],
        [line("D3", "可乐", 5, "50"), line("D1", "雪碧", 4, "40")],
        [line("D4", "新品", 1, "7"), line("D3", "可乐", 6, "60")],
    ]
    found = [take(company, *rows).batch for rows in files]
    return [batch for batch in found if batch is not None]


def test_undo_newest_first_leaves_nothing(company: Company) -> None:
    for batch in reversed(three_files(company)):
        done = batches.undo_batch(company, batch)
        assert not done.stayed
    assert lines(company, "id") == []
    with company.read() as session:
        assert session.scalars(select(Customer.id)).all() == []


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_undo_in_any_order_keeps_the_books_sound(company: Company, order: tuple[int, ...]) -> None:
    from distributor_desk import register
    from distributor_desk.storage import checking

    made = three_files(company)
    for place in order:
        batches.undo_batch(company, made[place])
        assert checking.check(company, [room.check for room in register.ROOMS]) == []
    # what a later file changed before its first one went is left, and only that
    assert len(lines(company, "id")) <= 2


def test_what_came_before_and_after_an_undone_batch_stays(company: Company) -> None:
    _first, second, _third = three_files(company)
    assert batches.undo_batch(company, second).stayed == {}
    assert lines(company, "document", "amount") == [("D1", 10), ("D1", 20), ("D2", 30), ("D4", 7)]


def test_import_again_after_undo_brings_the_same(company: Company) -> None:
    first = take(company, *DOCUMENT)
    before = named_lines(company)
    assert first.batch is not None
    batches.undo_batch(company, first.batch)
    assert named_lines(company) == []
    again = take(company, *DOCUMENT)
    assert outcomes(again.sheets[0]) == ["new"] * 3
    assert named_lines(company) == before
    assert again.created == {"customers": 1, "products": 2}


def test_undo_of_a_correction_puts_the_old_figures_back(company: Company) -> None:
    take(company, *DOCUMENT)
    before = named_lines(company)
    corrected = take(company, line("D1", "可乐", 9, "90"), DOCUMENT[1])
    assert corrected.batch is not None
    done = batches.undo_batch(company, corrected.batch)
    assert (done.removed, done.restored) == (0, 1)
    assert named_lines(company) == before


# payments ---------------------------------------------------------------------------------------------

PAID = ["日期", "客户名称", "金额", "方式", "单号"]


def test_payments_are_known_again(company: Company) -> None:
    rows = [
        [DAY, "惠多多", "100.00", "微信", "R1"],
        [DAY, "惠多多", "50", "现金", None],
        [DAY, "惠多多", "50", "现金", None],
    ]
    first = bring_one(company, "回款", [PAID, *rows], create_missing=True)
    assert outcomes(first) == ["new"] * 3
    again = bring_one(company, "回款", [PAID, *rows, [DAY, "惠多多", "50", "现金", None]])
    assert outcomes(again) == ["same"] * 3 + ["new"]
    assert payments(company) == [(100, "R1"), (50, None), (50, None), (50, None)]


def test_payments_without_customer_or_amount_are_refused(company: Company) -> None:
    rows = [
        [DAY, None, "1", None, None],
        [DAY, "惠多多", None, None, None],
        ["哪天", "惠多多", "1", None, None],
    ]
    result = bring_one(company, "回款", [PAID, *rows], create_missing=True)
    assert outcomes(result) == ["rejected"] * 3
    assert payments(company) == []


def test_a_payment_back_to_the_customer_is_negative(company: Company) -> None:
    bring(company, {"回款": [PAID, [DAY, "惠多多", "(30.00)", None, None]]}, create_missing=True)
    assert payments(company) == [(Decimal(-30), None)]


def test_the_day_is_a_day(company: Company) -> None:
    take(company, ["2026年3月1日 08:30:00", *DOCUMENT[0][1:]], [46082, *DOCUMENT[2][1:]])
    assert {day for (day,) in lines(company, "date")} == {date(2026, 3, 1)}
