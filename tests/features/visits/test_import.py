"""Visits and what was counted, from workbooks: whose shop, which product, what is refused with words."""

from __future__ import annotations

from typing import Any

import pytest

from distributor_desk.features.visits.queries import kept
from distributor_desk.storage.database import Company
from tests.features.visits.shops import town
from tests.workflow.making import adds_up, bring, bring_one, outcomes, reasons

VISITS = ["日期", "客户编号", "客户名称", "结果"]
COUNTED = ["日期", "客户名称", "商品名称", "现存"]


def visits(company: Company) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [(name, code, result) for _, _, name, code, _, result, *_ in kept.all_visits(session)]


def take(company: Company, *rows: list[Any], **options: Any) -> Any:
    return bring_one(company, "拜访", [VISITS, *rows], **options)


def test_a_shop_by_code_or_name_or_a_code_in_the_name(company: Company) -> None:
    town(company)
    rows = [["K1", None], ["k１", "别的写法"], [None, "惠多多 超市"], [None, "K1"]]
    result = take(company, *(["2026-03-02", *row, "有单"] for row in rows))
    assert outcomes(result) == ["new"] * 4
    assert {name for name, *_ in visits(company)} == {"惠多多超市"}


@pytest.mark.parametrize("options", [{}, {"create_missing": True}])
def test_a_row_that_names_nobody_is_refused(company: Company, options: dict[str, bool]) -> None:
    result = take(company, ["2026-03-02", None, None, "有单"], **options)
    assert outcomes(result) == ["rejected"]
    assert "required" in reasons(result)[0]


def test_unknown_shops_are_refused_or_made_each_code_one(company: Company) -> None:
    rows = [
        ["2026-03-02", "N1", "新店", "有单"],
        ["2026-03-02", "N2", "新店", "无单"],
        ["2026-03-03", "N1", "新店", "有单"],
    ]
    result = take(company, *rows)
    assert outcomes(result) == ["rejected"] * 3
    assert "“新店” is not known" in reasons(result)[0]
    made = take(company, *rows, create_missing=True)
    assert made.taken.created == {"customers": 2}
    assert visits(company) == [("新店", "N1", "order"), ("新店", "N2", "no_order"), ("新店", "N1", "order")]
    ambiguous = take(company, ["2026-03-02", None, "新店", "有单"], create_missing=True)
    assert "give the code" in reasons(ambiguous)[0]


def test_an_unknown_result_is_told_and_not_refused(company: Company) -> None:
    town(company)
    result = take(company, ["2026-03-02", "K1", None, "还行"])
    assert (outcomes(result), visits(company)) == (["new"], [("惠多多超市", "K1", None)])
    assert any("还行" in note.text.en for note in result.parsed.notes)


def test_what_was_counted_makes_the_visit_of_that_day_once(company: Company) -> None:
    town(company)
    rows = [["2026-03-02", "惠多多超市", "可乐", 5], ["2026-03-02", "惠多多超市", "薯片", 0]]
    result = bring_one(company, "拜访明细", [COUNTED, *rows])
    assert (outcomes(result), adds_up(result)) == (["new", "new"], True)
    assert len(visits(company)) == 1
    assert outcomes(bring_one(company, "拜访明细", [COUNTED, *rows])) == ["same", "same"]
    rows[0][3] = 6
    changed = bring_one(company, "拜访明细", [COUNTED, *rows])
    assert outcomes(changed) == ["changed", "same"]
    with company.read() as session:
        assert [line[6] for line in kept.all_lines(session)] == [6, 0]


def test_cases_without_a_case_size_and_unknown_products_are_refused(company: Company) -> None:
    town(company)
    rows = [
        ["2026-03-02", "惠多多超市", "薯片", "1箱2袋"],
        ["2026-03-02", "惠多多超市", "没有这货", 1],
        ["2026-03-02", "惠多多超市", None, 1],
    ]
    result = bring_one(company, "拜访明细", [COUNTED, *rows])
    assert outcomes(result) == ["rejected"] * 3
    said = reasons(result)
    assert "case size" in said[0]
    assert "“没有这货” is not known" in said[1]
    assert "required" in said[2]
    assert visits(company) == [], "a refused line makes no visit"


def test_undo_takes_visits_lines_and_promises_away(company: Company) -> None:
    from distributor_desk.storage import batches

    town(company)
    made = bring(
        company,
        {
            "拜访": [["日期", "客户名称", "结果", "承诺"], ["2026-03-02", "惠多多超市", "有单", "送展架"]],
            "拜访明细": [COUNTED, ["2026-03-02", "惠多多超市", "可乐", 5]],
        },
    )
    assert made.batch is not None
    done = batches.undo_batch(company, made.batch)
    assert (done.removed, dict(done.stayed), visits(company)) == (3, {}, [])
