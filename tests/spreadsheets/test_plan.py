"""A whole sheet: every row is read or counted, every problem has its place and its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import SheetKind
from distributor_desk.spreadsheets.headings import load_synonyms, match_sheet
from distributor_desk.spreadsheets.plan import ParsedSheet, parse_sheet
from distributor_desk.spreadsheets.raw import Cell, ErrorCell, RawSheet
from distributor_desk.spreadsheets.reading import read_workbook

D = Decimal
HEADINGS: list[Cell] = ["日期", "单号", "客户名称", "商品名称", "数量", "金额"]


def parse(kind: SheetKind, rows: list[list[Cell]], **more: object) -> ParsedSheet:
    raw = RawSheet("三月", [list(column) for column in zip(*rows, strict=True)])
    match = match_sheet(raw, [kind], load_synonyms())
    assert match is not None
    return parse_sheet(raw, match, Progress(), **more)  # type: ignore[arg-type]


def test_rows_become_columns_of_values(kinds: Mapping[str, SheetKind]) -> None:
    found = parse(
        kinds["sales"], [["三月"] + [""] * 5, HEADINGS, ["2026-03-01", "XS1", "甲", "可乐", 2.0, 7.0]]
    )
    assert list(found.numbers) == [3]
    assert found.cells == {
        "date": [date(2026, 3, 1)],
        "document": ["XS1"],
        "customer": ["甲"],
        "product": ["可乐"],
        "quantity": [D(2)],
        "amount": [D("7.00")],
    }
    assert found.present == set(found.cells)
    assert (found.skipped, found.problems) == (0, {})


def test_blank_rows_and_totals_are_counted(kinds: Mapping[str, SheetKind]) -> None:
    line: list[Cell] = ["2026-03-01", "XS1", "甲", "可乐", 2.0, 7.0]
    rows: list[list[Cell]] = [
        HEADINGS,
        line,
        [""] * 6,
        line,
        ["合 计：", "", "", "", 4.0, 14.0],
        ["", "甲 小计", "", "", 4.0, 14.0],
        ["Total", "", "", "", "", 14.0],
    ]
    found = parse(kinds["sales"], rows)
    assert (list(found.numbers), found.skipped, found.totals) == ([2, 4], 4, 3)


def test_a_product_that_is_called_total_stays(kinds: Mapping[str, SheetKind]) -> None:
    found = parse(kinds["sales"], [HEADINGS, ["2026-03-01", "XS1", "甲", "合计牌可乐", 2.0, 7.0]])
    assert found.count == 1


def test_problems_say_row_heading_and_reason(kinds: Mapping[str, SheetKind]) -> None:
    good: list[Cell] = ["2026-03-01", "XS1", "甲", "可乐", 2.0, 7.0]
    found = parse(
        kinds["sales"], [HEADINGS, good, ["2026-03-01", "XS1", "甲", "可乐", "三", ErrorCell("#N/A")]]
    )
    said = [problem.said(found.numbers[1]) for problem in found.problems[1]]
    assert said[0].zh == "第3行 数量“三”不是数字"
    assert said[1].zh == "第3行 金额是 Excel 错误 #N/A"
    assert said[1].en == "Row 3: 金额 is an Excel error (#N/A)"
    assert found.raw_row(1)[4] == "三"
    assert 0 not in found.problems


def test_rounding_is_counted_with_its_sum(kinds: Mapping[str, SheetKind]) -> None:
    rows: list[list[Cell]] = [
        ["2026-03-01", "XS1", "甲", "可乐", 1.0, amount] for amount in (1.005, 1.005, 2.0, 3.333)
    ]
    assert parse(kinds["sales"], [HEADINGS, *rows]).rounded == (3, D("0.007"))


def test_the_order_of_day_and_month_comes_from_the_column(kinds: Mapping[str, SheetKind]) -> None:
    def dates(*written: str, **more: object) -> ParsedSheet:
        return parse(
            kinds["sales"], [HEADINGS, *[[d, "XS1", "甲", "可乐", 1.0, 1.0] for d in written]], **more
        )

    assert dates("03/04/2026", "25/04/2026").cells["date"] == [date(2026, 4, 3), date(2026, 4, 25)]
    assert dates("03/04/2026", "04/25/2026").cells["date"] == [date(2026, 3, 4), date(2026, 4, 25)]
    still_open = dates("03/04/2026", "05/06/2026")
    assert still_open.undecided == ("date",)
    assert len(still_open.problems) == 2
    assert dates("03/04/2026", day_order="month").cells["date"] == [date(2026, 3, 4)]


def test_unknown_list_values_are_noted_and_not_rejected(kinds: Mapping[str, SheetKind]) -> None:
    found = parse(kinds["customers"], [["客户名称", "渠道"], ["甲", "航空"], ["乙", "商超"], ["丙", "航空"]])
    assert found.cells["channel"] == ["other", "supermarket", "other"]
    assert [(note.count, note.first_row) for note in found.notes] == [(2, 2)]
    assert not found.problems


def test_cells_formatted_as_percent(kinds: Mapping[str, SheetKind], tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append([*HEADINGS, "税率"])
    book.active.append(["2026-03-01", "XS1", "甲", "可乐", 1, 1, 0.13])
    book.active.append(["2026-03-01", "XS1", "甲", "可乐", 1, 1, 13])
    book.active["G2"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    raw = read_workbook(tmp_path / "a.xlsx", Progress()).sheets[0]
    match = match_sheet(raw, [kinds["sales"]], load_synonyms())
    assert match is not None
    assert parse_sheet(raw, match, Progress()).cells["tax_rate"] == [D(13), D(13)]


CELLS = st.one_of(
    st.just(""), st.sampled_from(["合计", "甲", "2026-03-01", "1箱6瓶", "x"]), st.floats(-1e6, 1e6)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=20))
def test_every_row_is_read_or_counted(kinds: Mapping[str, SheetKind], rows: list[list[Cell]]) -> None:
    found = parse(kinds["sales"], [HEADINGS, *rows])
    assert found.count + found.skipped == len(rows)
    assert all(len(column) == found.count for column in found.cells.values())
    assert set(found.problems) <= set(range(found.count))
