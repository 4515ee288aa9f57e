"""What comes out of the printing floor, as its reader sees it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.printing import blocks as b
from distributor_desk.printing.page import A4_LANDSCAPE, DOT_MATRIX, MM, Page
from distributor_desk.printing.rendering import render, save

PAGE = Page(title="样张", header="惠民商行", numbering="第 {page} 页 / 共 {pages} 页", printed="打印：王芳")
HOSTILE = (
    "<b",
    "</para>",
    "<br>",
    "<font size=40>大",
    '<img src="/etc/passwd">',
    "A&B &amp; C",
    "<![CDATA[x]]>",
    "(括号\\反斜杠) Tj ET",
    "<b>" * 200,
)
ReadPdf = Callable[[bytes], list[str]]


def every_block() -> list[b.Block]:
    table = b.Table(
        (b.TableColumn("品名", 3), b.TableColumn("数量", 1, "right"), b.TableColumn("填")),
        (
            b.Row(("冰红茶", "12", None)),
            b.Row((b.Strong("甲", reversed=True), "3", b.Ticks((b.Tick("有"),)))),
            b.Row(("合计", "15", ""), total=True),
        ),
        zebra=True,
    )
    return [
        b.Title("题目", above="公司", under="日期"),
        b.Banner("横幅", mark="A", strong=True, remark="备注"),
        b.Heading("小标题"),
        b.Paragraph("一段话", bold=True, align="right"),
        b.Facts((b.Fact("标签", "内容"), b.Fact("空白", None), b.Fact("宽的", "长的", wide=True))),
        b.Ticks((b.Tick("事项", ticked=True), b.Tick("要紧", strong=True)), label="工具"),
        table,
        b.FillIns((b.FillIn("竞品"), b.FillIn("临期", value="写好了"))),
        b.Columns(((b.Bars("柱图", (b.Bar("三月", Decimal(-5), "-5"),)),), (b.QR("BF1", "码"),)), (1, 1)),
        b.Boxed((b.Paragraph("框里"),)),
        b.KeepTogether((b.Paragraph("不分开"),)),
        b.Spacer(),
        b.TearOff("沿线撕下"),
        b.Signatures(("签字", "盖章")),
        b.PageBreak(),
        b.Portion((b.Paragraph("半页"),), of=2),
    ]


def test_every_kind_of_block_prints_its_words(read_pdf: ReadPdf) -> None:
    first, second = read_pdf(render(every_block(), PAGE, "zh").data)
    for words in (
        "题目",
        "公司",
        "横幅",
        "A",
        "备注",
        "小标题",
        "一段话",
        "标签",
        "内容",
        "空白",
        "长的",
        "事项",
    ):
        assert words in first
    for words in (
        "冰红茶",
        "合计",
        "竞品",
        "写好了",
        "柱图",
        "-5",
        "码",
        "框里",
        "不分开",
        "沿线撕下",
        "盖章",
    ):
        assert words in first
    assert "半页" in second
    assert "第 2 页 / 共 2 页" in second
    assert "惠民商行" in second
    assert "打印：王芳" in second


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_names_that_look_like_markup_print_as_written(words: str, read_pdf: ReadPdf) -> None:
    table = b.Table((b.TableColumn(words), b.TableColumn("乙")), (b.Row((words, b.Strong(words))),))
    some = [b.Paragraph(words), b.Facts((b.Fact("店名", words),)), table, b.Ticks((b.Tick(words),))]
    read = "".join("".join(read_pdf(render(some, PAGE, "zh").data)).split())
    assert read.count(words.replace(" ", "")) == 6


def test_control_and_surrogate_characters_never_fail(read_pdf: ReadPdf) -> None:
    done = render([b.Paragraph("店\x00\x1b\ud800名\u202e尾")], PAGE, "zh")
    assert "店〓名尾" in read_pdf(done.data)[0]
    assert done.missing == {"\ufffd"}


def test_rare_characters_can_be_copied_out_again(read_pdf: ReadPdf) -> None:
    done = render([b.Paragraph("㛃𬭎堃喆", bold=True), b.Paragraph("陈𬭎记")], PAGE, "zh")
    read = read_pdf(done.data)[0]
    assert "㛃𬭎堃喆" in read
    assert "陈𬭎记" in read
    assert done.missing == frozenset()


def test_missing_characters_print_a_stand_in_and_are_reported(read_pdf: ReadPdf) -> None:
    done = render([b.Paragraph("笑😀店")], PAGE, "zh")
    assert "笑〓店" in read_pdf(done.data)[0]
    assert done.missing == {"😀"}
    assert render([b.Paragraph("店")], PAGE, "zh").missing == frozenset()


def test_the_same_blocks_are_the_same_bytes_and_tell_nothing_of_the_machine() -> None:
    first, second = (render(every_block(), PAGE, "zh").data for _ in range(2))
    assert first == second
    for word in (b"anonymous", b"ReportLab", b"reportlab", b"/home", b"/root", b"resources/fonts", b".ttf"):
        assert word not in first
    assert b"/CreationDate (D:20000101" in first


def test_a_long_table_repeats_its_heading_and_stays_on_the_page(read_pdf: ReadPdf) -> None:
    table = b.Table(
        (b.TableColumn("货名"), b.TableColumn("数")), tuple(b.Row((f"第{n}种", "1")) for n in range(150))
    )
    done = render([table], PAGE, "zh")
    read = read_pdf(done.data)
    assert done.pages == len(read) > 2
    assert all(page.count("货名") == 1 for page in read)
    assert all(f"第{n}种" in "".join(read) for n in range(150))


def test_a_heading_never_ends_a_page(read_pdf: ReadPdf) -> None:
    some: list[b.Block] = []
    for n in range(40):
        some += [b.Heading(f"题{n}。"), b.Paragraph(f"文{n}。")]
    for page in read_pdf(render(some, PAGE, "zh").data):
        assert page.count("题") == page.count("文")


@pytest.mark.parametrize("before", range(35, 70))
def test_nor_does_one_above_a_table(read_pdf: ReadPdf, before: int) -> None:
    column = b.TableColumn("Shop", 1)
    table = b.Table((column,), (b.Row(("last shop",)),))
    rows = [b.Paragraph(f"line {number}") for number in range(before)]
    pages = read_pdf(render([*rows, b.Heading("Last area"), table], PAGE, "en").data)
    assert ["Last area" in page for page in pages] == ["last shop" in page for page in pages]


def test_words_longer_than_a_page_are_all_there(read_pdf: ReadPdf) -> None:
    long = "".join(f"{n}号货，" for n in range(1200))
    table = b.Table((b.TableColumn("甲", 1), b.TableColumn("乙", 3)), (b.Row((long, "x")),))
    for block in (
        table,
        b.Boxed((b.Paragraph(long),)),
        b.Columns(((b.Paragraph(long),), (b.Paragraph("乙"),)), (1, 3)),
        b.Portion((b.Boxed((table,)),)),
        b.Facts((b.Fact("长", long),), (1.0, 1.0)),
    ):
        read = "".join("".join(read_pdf(render([block], PAGE, "zh").data)).split())
        assert "0号货，" in read
        assert "1199号货，" in read


def test_a_portion_takes_half_a_page_or_a_whole_one() -> None:
    short = b.Portion((b.Paragraph("短"),))
    long = b.Portion((b.Table((b.TableColumn("空"),), tuple(b.Row((None,)) for _ in range(40))),))
    assert render([short, short], PAGE, "zh").pages == 1
    assert render([short, short, short], PAGE, "zh").pages == 2
    assert render([short, long, short], PAGE, "zh").pages == 3


@pytest.mark.parametrize("size", [A4_LANDSCAPE, DOT_MATRIX])
def test_other_sheets_have_their_own_size(size: tuple[float, float]) -> None:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtPdf import QPdfDocument

    done = render([b.Paragraph("单据")], Page(title="单据", size=size), "zh")
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(done.data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    points = document.pagePointSize(0)
    document.close()
    assert (points.width(), points.height()) == pytest.approx((size[0] * MM, size[1] * MM), abs=0.01)


def test_the_square_code_holds_the_modules_of_its_text() -> None:
    import segno

    from distributor_desk.printing.figures import MASK, _modules

    boxes, side = _modules("BF2026-0001")
    dark = {(row, column + n) for column, row, length in boxes for n in range(length)}
    matrix = segno.make("BF2026-0001", error="m", micro=False, mask=MASK).matrix
    assert side == len(matrix)
    assert dark == {(r, c) for r, line in enumerate(matrix) for c, module in enumerate(line) if module}


def test_progress_is_told_and_stops_the_work() -> None:
    heard: list[tuple[int, int]] = []
    progress = Progress()

    def watch(_what: Text, done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 3:
            progress.cancel()

    progress.watcher = watch
    with pytest.raises(Cancelled):
        render([b.Paragraph("行")] * 20, PAGE, "zh", progress)
    assert heard == [(1, 20), (2, 20), (3, 20)]


def test_what_cannot_be_saved_is_said_in_words(tmp_path: Path) -> None:
    done = render([b.Paragraph("行")], PAGE, "zh")
    save(tmp_path / "a.pdf", done)
    assert (tmp_path / "a.pdf").read_bytes() == done.data
    with pytest.raises(DeskError, match="the folder does not exist"):
        save(tmp_path / "none" / "a.pdf", done)
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_nothing_of_the_pdf_library_is_loaded_before_it_is_needed() -> None:
    import subprocess
    import sys

    code = "import distributor_desk.printing.rendering, sys; print('reportlab' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_an_english_paper_has_no_marks_as_wide_as_a_chinese_character(read_pdf: ReadPdf) -> None:
    words = "“One” sheet’s …"
    paper = Page(title=words, numbering="{page} of {pages}", printed=words)
    english = " ".join(read_pdf(render([b.Paragraph(words)], paper, "en").data))
    assert english.count('"One" sheet\'s ...') == 2
    chinese = " ".join(read_pdf(render([b.Paragraph(words)], paper, "zh").data))
    assert chinese.count(words) == 2
