"""Schemes and targets by workbook: what comes in, what is refused in words, and the settlements that go out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.posting import schemes as scheme_posting
from distributor_desk.features.rebates.queries import goals, history
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.rules.terms import Terms
from distributor_desk.features.rebates.sheet import outgoing
from distributor_desk.spreadsheets.plan import Outcome
from distributor_desk.storage.database import Company
from tests.features.rebates.town import LADDER, SHOP, goods, sell, set_up, stand
from tests.workflow.making import bring_one, cells

HEAD = ["方案", "依据", "方法", "周期", "开始", "起点", "返点%"]
D = Decimal


def row(start: Any, rate: Any, name: str = "年返", **more: Any) -> list[Any]:
    return [name, "净销售额", more.get("method", "全额"), more.get("period", "年"), "2026-01-01", start, rate]


def known(company: Company) -> dict[str, Scheme]:
    with company.read() as session:
        return {s.name: s for s in schemes(session).values()}


def told(company: Company, *rows: list[Any], head: list[str] | None = None) -> list[str]:
    """Why rows were refused, in Chinese."""
    result = bring_one(company, "返利方案", [head or HEAD, *rows])
    return [text.said(0).zh for found in result.taken.problems.values() for text in found]


def test_one_row_a_tier_and_the_words_of_the_trade(company: Company) -> None:
    result = bring_one(
        company, "返利方案",
        [HEAD, row(0, 0, method="retroactive"), row(10000, "2%", method="回溯"), row(0, 1, "分段", method="graduated", period="季度")],
    )  # fmt: skip
    assert result.counts.created == 3
    found = known(company)
    assert [(t.threshold, t.rate) for t in found["年返"].terms.tiers] == [(0, 0), (10000, D("0.02"))]
    assert (found["分段"].terms.method, found["分段"].period) == ("incremental", "quarter")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(0, 1), row(0, 2)], "没有高于上一档"),
        ([row(10000, 1), row(5000, 2)], "没有高于上一档"),
        ([row(0, 300)], "300% 不在 0% 到 100% 之间"),
        ([row(-5, 1)], "起点不能是负数"),
        ([row(0, 1), row(100, 2, period="月")], "与方案“年返”第一行不同"),
        ([row(None, 1)], "没有填写"),
    ],
)
def test_a_wrong_ladder_is_refused_whole_and_says_why(company: Company, rows: list[Any], words: str) -> None:
    said = told(company, *rows)
    assert any(words in line for line in said), said
    assert known(company) == {}


def test_a_good_scheme_beside_a_wrong_one_comes_in(company: Company) -> None:
    said = told(company, row(0, 1, "好的"), row(0, 1, "坏的"), row(10, 200, "坏的"))
    assert [*known(company)] == ["好的"]
    assert any("整个方案都没有导入" in line for line in said)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("范围", "brand:没有的", "没有叫“没有的”的品牌"), ("范围", "product:X9", "没有叫“X9”的商品"),
        ("范围", "随便写", "看不懂"), ("封顶", "很多", "不是金额"), ("回款系数", "15天100", "15:100"),
        ("回款系数", "30:80;15:100", "从小到大"), ("门槛%", -1, "门槛要大于 0%"),
    ],
)  # fmt: skip
def test_other_terms_that_cannot_be(company: Company, column: str, value: Any, words: str) -> None:
    goods(company)
    said = told(company, [*row(0, 1), value], head=[*HEAD, column])
    assert any(words in line for line in said), said
    assert known(company) == {}


def test_a_missing_column_never_clears_and_an_empty_cell_neither(company: Company) -> None:
    bring_one(company, "返利方案", [[*HEAD, "封顶", "兑付"], [*row(0, 1), "3%", "货补"]])
    again = bring_one(company, "返利方案", [HEAD, row(0, 2)])
    assert again.counts.updated == 1
    scheme = known(company)["年返"]
    assert (scheme.terms.tiers[0].rate, scheme.terms.cap_rate, scheme.payout) == (
        D("0.02"),
        D("0.03"),
        "goods",
    )
    same = bring_one(company, "返利方案", [[*HEAD, "封顶"], [*row(0, 2), None]])
    assert same.taken.outcomes == [Outcome.SAME]


def test_a_settled_scheme_is_not_changed_by_a_sheet(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER), valid_from=date(2026, 1, 1))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, date(2026, 12, 31))
    said = told(company, row(0, 0), row(10000, 5))
    assert any("已有批准的结算" in line for line in said)
    assert known(company)["年返"].terms.tiers == LADDER


def test_targets_of_customers_and_reps(company: Company) -> None:
    set_up(company, Terms(LADDER))
    rows = [
        ["客户名称", "业务员", "方案", "品类", "期间", "目标"],
        [SHOP, None, "年返", None, "2026", 100], [None, "王强", None, "饮料", "2026-03", 50], [SHOP, None, None, None, "2026年3月", "1.2万"],
    ]  # fmt: skip
    assert bring_one(company, "目标", rows).counts.created == 3
    assert stand(company, date(2026, 12, 31)).target == 100
    rows[1][5] = 120
    again = bring_one(company, "目标", rows)
    assert (again.counts.updated, again.counts.unchanged) == (1, 2)
    with company.read() as session:
        assert sorted(goals.known(session).values()) == [50, 120, 12000]


@pytest.mark.parametrize(
    ("cells_", "words"),
    [
        ([SHOP, None, "没有的", None, "2026", 1], "没有叫“没有的”的返利方案"), ([SHOP, None, None, None, "今年", 1], "请写成 2026"),
        ([SHOP, "王强", None, None, "2026", 1], "只能填一个"), ([None, None, None, None, "2026", 1], "没有填写"),
        (["谁", None, None, None, "2026", 1], "还没有记录"), ([SHOP, None, None, None, "2026", -1], "不能是负数"),
    ],
)  # fmt: skip
def test_a_wrong_target_says_why(company: Company, cells_: list[Any], words: str) -> None:
    set_up(company, Terms(LADDER))
    result = bring_one(company, "目标", [["客户名称", "业务员", "方案", "品类", "期间", "目标"], cells_])
    assert any(words in text.said(0).zh for found in result.taken.problems.values() for text in found)


def test_settlements_go_out_with_voucher_lines_that_balance(company: Company, tmp_path: Path) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, date(2026, 12, 31))
    operations.reverse(company, 1, date(2026, 12, 31))
    with company.read() as session:
        outgoing.write(tmp_path / "out.xlsx", history.settlements(session), "zh")
    found = cells(tmp_path / "out.xlsx")
    assert found["返利结算"][1][:3] == ["FL2026-0001", date(2026, 12, 31), SHOP]
    assert found["凭证"][0] == ["日期", "摘要", "科目", "借", "贷", "往来单位"]
    debit = sum(line[3] or 0 for line in found["凭证"][1:])
    credit = sum(line[4] or 0 for line in found["凭证"][1:])
    assert (len(found["凭证"]), debit, credit) == (5, 1230, 1230)
    assert [line[2] for line in found["凭证"][1:]] == [
        "销售费用-返利",
        "应收账款",
        "应收账款",
        "销售费用-返利",
    ]


def test_a_scheme_that_another_sheet_named_waits_for_its_tiers(company: Company) -> None:
    set_up(company, Terms(LADDER))
    from distributor_desk.core.language import plain
    from distributor_desk.features.rebates import posting

    with company.write(plain("named")) as work:
        bare = posting.ensure_scheme(work, "新返", 2026)
        assert posting.ensure_scheme(work, "新返 ", 2026) == bare
    assert bring_one(company, "返利方案", [HEAD, row(0, 1, "新返")]).counts.created == 1
    with company.read() as session:
        assert scheme_posting.is_locked(session, bare) is False
    assert known(company)["新返"].id == bare
