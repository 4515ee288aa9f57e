"""Charts: the same definition as drawing and as table, on paper with its words, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.printing.blocks import ChartBlock, Title
from distributor_desk.printing.chart_drawing import _spans, drawn
from distributor_desk.printing.charts import (
    PAPER,
    BarChart,
    Chart,
    Dot,
    Line,
    LineChart,
    Mark,
    ScatterChart,
    Series,
    Stairs,
    Step,
    figure,
    in_words,
    numbers,
)
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, chart_page, render

ReadPdf: TypeAlias = Callable[[bytes], list[str]]
D = Decimal
BARS = BarChart("退货率", ("一月", "二月"), (Series("今年", (D("2.5"), None)), Series("去年", (D(-1), D(4)))))
LINES = LineChart(
    "返利", "销售额", "返利额",
    (Line("全额", ((D(0), D(0)), (D(10000), D(200)))), Line("超额", ((D(0), D(0)), (D(10000), D(0))))),
    (Mark(D(9000), D(180), "现在"),),
)  # fmt: skip
SCATTER = ScatterChart(
    "四类商品", "净销售额", "毛利率", (Dot("可乐", D(500), D(12)), Dot("薯片", D(90), D(30), 1)),
    ("黄金", "朝阳"), D(100), D(10),
)  # fmt: skip
STAIRS = Stairs("净贡献", (Step("销售", D(1000), True), Step("费用", D(-1200)), Step("净", D(-200), True)))  # noqa: FBT003
EVERY = (BARS, LINES, SCATTER, STAIRS)


def paper(*charts: Chart) -> Rendered:
    page = Page(title="图", numbering="{page}/{pages}", printed="")
    return render([Title("图"), *(ChartBlock(chart) for chart in charts)], page, "zh")


def test_paper_says_every_name_and_axis(read_pdf: ReadPdf) -> None:
    said = "".join("".join(page.split()) for page in read_pdf(paper(*EVERY).data))
    for words in (
        "退货率",
        "一月",
        "今年",
        "去年",
        "销售额",
        "返利额",
        "现在",
        "毛利率",
        "黄金",
        "净贡献",
        "-1,200",
    ):
        assert words in said


def test_the_same_charts_give_the_same_bytes() -> None:
    assert paper(*EVERY).data == paper(*EVERY).data
    assert chart_page(LINES, PAPER, 300, 200) == chart_page(LINES, PAPER, 300, 200)


def test_the_table_holds_the_numbers_of_the_chart() -> None:
    assert numbers(BARS) == (("", "今年", "去年"), (("一月", "2.5", "-1"), ("二月", "", "4")))
    assert numbers(SCATTER)[1][0] == ("可乐", "黄金", "500", "12")
    assert numbers(LINES)[1][-1] == ("现在", "9,000", "180")
    assert numbers(STAIRS)[1] == (("销售", "1,000"), ("费用", "-1,200"), ("净", "-200"))
    assert in_words(BARS) == "退货率: 一月 2.5 -1; 二月 4"


@pytest.mark.parametrize(
    ("value", "said"),
    [("1234567.5", "1,234,567.5"), ("100", "100"), ("0", "0"), ("-0.125", "-0.12"), ("1200.00", "1,200")],
)
def test_a_figure_is_written_short(value: str, said: str) -> None:
    assert figure(D(value)) == said


def test_a_stair_begins_where_the_one_before_ended() -> None:
    # 1000 from the floor; 1200 down to -200; the total stands between -200 and the floor
    assert _spans(STAIRS) == [(0.0, 1000.0), (-200.0, 1000.0), (-200.0, 0.0)]


@pytest.mark.parametrize(
    "empty",
    [
        BarChart("无", (), ()),
        BarChart("无", ("一月",), (Series("今年", (D(0),)),)),
        LineChart("无", "x", "y", ()),
        LineChart("无", "x", "y", (Line("一点", ((D(5), D(0)),)),)),
        ScatterChart("无", "x", "y", ()),
        Stairs("无", ()),
    ],
)
def test_a_chart_of_nothing_is_drawn_as_its_title(empty: Chart, read_pdf: ReadPdf) -> None:
    assert "无" in read_pdf(paper(empty).data)[0]


def test_a_character_that_no_face_has_is_told() -> None:
    assert drawn(BarChart("\ue123店", ("甲",), (Series("", (D(1),)),)), PAPER, 300, 200)[1] == {"\ue123"}
    assert paper(BarChart("\ue123店", ("甲",), (Series("", (D(1),)),))).missing == {"\ue123"}


amounts = st.decimals(-(10**9), 10**9, places=2)


@given(st.lists(st.tuples(st.text(max_size=8), amounts), min_size=1, max_size=6))
def test_whatever_is_drawn_stays_within_the_picture(some: list[tuple[str, Decimal]]) -> None:
    stairs = Stairs("图", tuple(Step(name, value) for name, value in some))
    bars = BarChart("图", tuple(n for n, _ in some), (Series("值", tuple(v for _, v in some)),))
    for chart in (stairs, bars):
        left, low, right, high = drawn(chart, PAPER, 400, 200)[0].getBounds()
        assert left >= -5
        assert low >= -5
        assert right <= 405
        assert high <= 205


def test_names_that_begin_alike_are_told_apart_below_their_bars(read_pdf: ReadPdf) -> None:
    names = ("惠邻生鲜超市(北站店)", "惠邻生鲜超市(学府店)", *(f"云渡县第{n}批发部" for n in range(8)))
    bars = BarChart("退货率", names, (Series("退货率", tuple(D(n + 1) for n in range(10))),))
    stairs = Stairs("净贡献", (Step("销售", D("41345.75"), True), Step("费", D("-4734.25"))))  # noqa: FBT003
    narrow = "".join("".join(page.split()) for page in read_pdf(chart_page(bars, PAPER, 430, 240)))
    assert "惠邻生鲜超市(北站店)" in narrow
    assert "惠邻生鲜超市(学府店)" in narrow
    said = "".join("".join(page.split()) for page in read_pdf(chart_page(stairs, PAPER, 430, 240)))
    assert "41,346" in said
    assert "-4,734" in said
    assert "-4,734.25" not in said
