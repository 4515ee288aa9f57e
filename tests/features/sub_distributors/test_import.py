"""The sheet 分销商: rows in, rows out, and what is refused in words."""

from __future__ import annotations

from typing import Any

from distributor_desk.features.sub_distributors.queries.standing import agreements, standings
from distributor_desk.storage.batches import undo_batch
from distributor_desk.storage.database import Company
from tests.workflow.making import bring, bring_one, outcomes, reasons

HEAD = [
    "客户编号", "分销商名称", "区域", "状态", "年度", "年度目标", "返利方案", "签约日期", "到期日", "保证金", "联系人", "电话", "备注",
]  # fmt: skip


def row(name: str, **said: Any) -> list[Any]:
    return [said.get(key, name if key == "分销商名称" else None) for key in HEAD]


def take(company: Company, *rows: list[Any], **options: Any) -> Any:
    return bring_one(company, "分销商", [HEAD, *rows], **options)


def seen(company: Company) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [(s.name, s.territory, s.state) for s in sorted(standings(session), key=lambda s: s.id)]


def test_a_row_is_a_sub_distributor_and_what_was_agreed_for_its_year(company: Company) -> None:
    result = take(
        company,
        row("万顺商行", 客户编号="F1", 区域="石桥县", 状态="合作", 年度=2026, 年度目标="120万", 返利方案="年返",
            签约日期="2026-01-05", 到期日="2026-12-31", 保证金=20000, 联系人="高万顺", 电话="13800000001", 备注="老客户"),
        row("永丰副食", 区域="石桥县", 状态="储备"),
    )  # fmt: skip
    assert outcomes(result) == ["new", "new"]
    assert seen(company) == [("万顺商行", "石桥县", "active"), ("永丰副食", "石桥县", "reserve")]
    with company.read() as session:
        subs = standings(session)
        first = next(s for s in subs if s.name == "万顺商行")
        (line,) = agreements(session, subs)[first.id]
    assert (first.code, first.contact, first.phone, first.notes) == ("F1", "高万顺", "13800000001", "老客户")
    assert (line.year, line.target, line.schemes, line.deposit) == (2026, 1_200_000, ("年返",), 20_000)
    assert (f"{line.signed}", f"{line.ends}") == ("2026-01-05", "2026-12-31")


def test_the_same_sheet_again_changes_nothing_and_a_new_year_is_new(company: Company) -> None:
    first = row("万顺商行", 区域="石桥县", 状态="合作", 年度=2025, 年度目标=100)
    take(company, first)
    assert outcomes(take(company, first)) == ["same"]
    again = take(company, first, row("万顺商行", 区域="石桥县", 状态="合作", 年度=2026, 年度目标=120))
    assert outcomes(again) == ["same", "new"]
    changed = take(company, row("万顺商行", 状态="预警", 年度=2026, 年度目标=130))
    assert outcomes(changed) == ["changed"]
    assert seen(company) == [("万顺商行", "石桥县", "warned")]


def test_an_old_year_says_nothing_about_today(company: Company) -> None:
    take(company, row("万顺商行", 区域="石桥县", 状态="合作", 年度=2026, 年度目标=120))
    take(company, row("万顺商行", 区域="双溪县", 状态="考察", 年度=2024, 年度目标=60))
    assert seen(company) == [("万顺商行", "石桥县", "active")]
    with company.read() as session:
        (lines,) = agreements(session, standings(session)).values()
    assert [(line.year, line.territory) for line in lines] == [(2026, "石桥县"), (2024, "双溪县")]


def test_a_territory_takes_a_second_one_only_when_it_is_marked_shared(company: Company) -> None:
    result = take(
        company,
        row("甲", 区域="石桥县", 状态="合作"),
        row("乙", 区域="石桥县", 状态="合作"),
        row("丙", 区域="云渡县(共享)", 状态="合作"),
        row("丁", 区域="云渡县", 状态="预警"),
    )
    assert outcomes(result) == ["new", "rejected", "new", "new"]
    assert "worked by “甲” already" in reasons(result)[0]
    assert [name for name, _, _ in seen(company)] == ["甲", "丙", "丁"]


def test_who_takes_over_and_who_ends_may_stand_in_any_order(company: Company) -> None:
    take(company, row("甲", 区域="石桥县", 状态="合作"), row("乙", 区域="石桥县", 状态="储备"))
    result = take(company, row("乙", 区域="石桥县", 状态="合作"), row("甲", 区域="石桥县", 状态="终止"))
    assert outcomes(result) == ["changed", "changed"]
    assert seen(company) == [("甲", "石桥县", "ended"), ("乙", "石桥县", "active")]


def test_what_cannot_be_is_refused_in_words(company: Company) -> None:
    result = take(
        company,
        row("甲", 年度=2026, 签约日期="2026-05-01", 到期日="2026-01-01"),
        row("乙", 年度=26),
        row("丙", 年度=2026, 到期日="2025-06-01"),
        row("丁", 年度=2026, 保证金=-5),
        row(None, 状态="合作"),  # type: ignore[arg-type]
    )
    assert outcomes(result) == ["rejected"] * 5
    said = reasons(result)
    assert "before it was signed" in said[0]
    assert "is no year" in said[1]
    assert "before 2026 begins" in said[2]
    assert "cannot be negative" in said[3]
    assert seen(company) == []


def test_without_a_year_the_day_of_signing_says_which(company: Company) -> None:
    result = take(company, row("甲", 年度目标=100, 签约日期="2025-03-01"))
    assert outcomes(result) == ["new"]
    assert "without a year" in result.taken.notes[0].en
    with company.read() as session:
        (lines,) = agreements(session, standings(session)).values()
    assert [line.year for line in lines] == [2025]


def test_a_list_that_calls_them_by_other_words_is_known(company: Company) -> None:
    result = bring(
        company,
        {
            "Sheet1": [
                ["分销商", "县区", "合作状态", "年任务", "签订日期"],
                ["甲商行", "石桥县", "合作中", "50万", "2026-2-1"],
            ]
        },
    )
    assert [s.counts.kind for s in result.sheets] == ["sub_distributors"]
    assert seen(company) == [("甲商行", "石桥县", "active")]


def test_an_undone_import_takes_everything_along(company: Company) -> None:
    take(company, row("甲", 区域="石桥县", 状态="合作"))
    result = bring(
        company,
        {"分销商": [HEAD, row("乙", 区域="云渡县", 状态="合作", 年度=2026, 返利方案="年返", 年度目标=5)]},
    )
    undo_batch(company, result.batch)
    assert seen(company) == [("甲", "石桥县", "active")]
