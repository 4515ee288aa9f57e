"""Workbooks out: typed, harmless, whole; and the same again when they come back in."""

from __future__ import annotations

import string
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from distributor_desk.core.dates import EARLIEST, LATEST
from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind
from distributor_desk.spreadsheets.headings import load_synonyms, match_sheet
from distributor_desk.spreadsheets.plan import ParsedSheet, parse_sheet
from distributor_desk.spreadsheets.reading import read_workbook
from distributor_desk.spreadsheets.templates import write_template
from distributor_desk.spreadsheets.writing import SheetOut, write_rejects, write_workbook

D = Decimal
CHOICES = (Choice("one", Text("甲", "First")), Choice("two", Text("乙", "Second")))
EVERY_KIND = SheetKind(
    "things",
    Text("东西", "Things"),
    tuple(
        Column(
            kind.value, Text(f"{kind.value}列", f"{kind.value} column"), kind, choices=CHOICES, most=40_000
        )
        for kind in Kind
    ),
)
HOSTILE = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "#REF!", "#N/A", "'x", "_x0041_", "_x005F_", "＝1", "<b>&\"", "0012", "1E5", "2026-01-02", "TRUE", "\ud800x", "a\x00b", "客户\n二行"]  # fmt: skip


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def back(path: Path, kind: SheetKind) -> ParsedSheet:
    raw = read_workbook(path, Progress()).sheets[0]
    match = match_sheet(raw, [kind], load_synonyms())
    assert match is not None
    return parse_sheet(raw, match, Progress())


TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text(string.digits + "=+-@#'_x", max_size=12),
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.CODE: TEXTS,
    Kind.PHONE: st.text(string.digits + "-/ ", max_size=20),
    Kind.MONEY: st.decimals(-(10**9), 10**9, places=2),
    Kind.UNIT_PRICE: st.decimals(0, 10**6, places=6),
    Kind.QUANTITY: st.decimals(-(10**6), 10**6, places=3),
    Kind.INTEGER: st.integers(-(10**6), 10**6),
    Kind.DAYS: st.integers(0, 3000),
    Kind.PERCENT: st.decimals(-100, 1000, places=4),
    Kind.DATE: st.dates(EARLIEST, LATEST),
    Kind.CHOICE: st.sampled_from(["one", "two"]),
    Kind.YES_NO: st.booleans(),
}


def kept(value: Any) -> Any:
    """What a text can be after Excel: control characters and outer white space are no part of a name."""
    if not isinstance(value, str):
        return value
    from distributor_desk.spreadsheets.xlsx_file import clean

    return clean(value).strip() or None


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(*(st.none() | VALUES[kind] for kind in Kind)), min_size=1, max_size=12))
def test_what_was_written_comes_back_the_same(
    tmp_path: Path, language: Language, rows: list[tuple[Any, ...]]
) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [SheetOut("东西", EVERY_KIND.columns, rows)], language)
    filled = [row for row in rows if any(kept(value) is not None for value in row)]
    if not filled:
        return
    found = back(path, EVERY_KIND)
    dropped = {i for i, row in enumerate(rows) if row not in filled}
    expected = [tuple(map(kept, row)) for i, row in enumerate(rows) if i not in dropped]
    assert list(zip(*(found.cells[kind.value] for kind in Kind), strict=True)) == expected
    assert found.problems == {}


def test_hostile_text_is_text_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    column = Column("name", Text("名称", "Name"))
    write_workbook(path, [SheetOut("名", [column], [[words] for words in HOSTILE])], "zh")
    for name, data in parts_of(path).items():
        assert b"<f" not in data.replace(b"<fonts", b"").replace(b"<font", b"").replace(
            b"<fill", b""
        ).replace(b"<family", b"").replace(b"<fgColor", b""), name
        assert b't="e"' not in data
    sheet = openpyxl.load_workbook(path).active
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * (len(HOSTILE) + 1)
    assert [sheet["A2"].value, sheet["A3"].value] == HOSTILE[:2]


def test_cells_have_their_types_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    kinds = [Kind.MONEY, Kind.DATE, Kind.CODE, Kind.QUANTITY, Kind.PERCENT, Kind.UNIT_PRICE]
    columns = [Column(kind.value, Text(kind.value, kind.value), kind) for kind in kinds]
    row = [D("1234.50"), date(2026, 3, 5), "006901", D(18), D("12.5"), D("3.7765")]
    write_workbook(path, [SheetOut("一", columns, [row])], "zh")
    sheet = openpyxl.load_workbook(path).active
    assert [cell.number_format for cell in sheet[2]] == [
        "#,##0.00",
        "yyyy-mm-dd",
        "@",
        "#,##0",
        'General"%"',
        "#,##0.00####",
    ]
    assert [sheet["A2"].value, sheet["B2"].value.date(), sheet["C2"].value] == [
        1234.5,
        date(2026, 3, 5),
        "006901",
    ]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F2"
    assert sheet.column_dimensions["A"].width >= 8


def test_the_same_content_gives_the_same_bytes_without_a_name_in_them(tmp_path: Path) -> None:
    out = [SheetOut("一", [Column("name", Text("名称", "Name"))], [["甲"]])]
    write_workbook(tmp_path / "a.xlsx", out, "zh")
    write_workbook(tmp_path / "b.xlsx", out, "zh")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    said = parts_of(tmp_path / "a.xlsx")["docProps/core.xml"]
    assert not any(word in said for word in (b"creator", b"lastModifiedBy", b"openpyxl"))
    assert said.count(b"1980-01-01T00:00:00Z") == said.count(b"T00:") == 2
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert {part.date_time for part in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture
def old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A workbook that stands there already; the write over it fails and leaves nothing else, here or elsewhere."""
    path, temporary = tmp_path / "a.xlsx", tmp_path / "temporary"
    path.write_bytes(b"the old file")
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    yield path
    assert path.read_bytes() == b"the old file"
    assert {file.name for file in tmp_path.iterdir()} == {"a.xlsx", "temporary"}
    assert list(temporary.iterdir()) == []


def test_text_that_excel_cannot_hold_leaves_the_old_file(old_file: Path) -> None:
    columns = [Column("name", Text("名称", "Name"), most=100_000)]
    good = SheetOut("零", columns, [["甲"]])
    with pytest.raises(DeskError, match="Row 3 of sheet “一”"):
        write_workbook(old_file, [good, SheetOut("一", columns, [["甲"], ["x" * 32_768]])], "zh")


def test_more_rows_than_excel_can_hold(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distributor_desk.spreadsheets.xlsx_file._MOST_ROWS", 3)
    columns = [Column("name", Text("名称", "Name"))]
    write_workbook(old_file.parent / "temporary" / "b.xlsx", [SheetOut("一", columns, [["甲"]] * 2)], "zh")
    (old_file.parent / "temporary" / "b.xlsx").unlink()
    with pytest.raises(DeskError, match="choose a smaller range"):
        write_workbook(old_file, [SheetOut("一", columns, [["甲"]] * 3)], "zh")


def test_writing_tells_its_rows_and_can_be_stopped(old_file: Path) -> None:
    heard: list[tuple[str, int, int]] = []

    def watch(what: Text, done: int, of: int) -> None:
        heard.append((what.zh, done, of))
        if done == 2_000:
            progress.cancel()

    progress = Progress(watch)
    out = SheetOut("明细", [Column("name", Text("名称", "Name"))], [["甲"]] * 3_500)
    with pytest.raises(Cancelled):
        write_workbook(old_file, [out], "zh", progress)
    assert heard == [("正在写“明细”", 1_000, 3_500), ("正在写“明细”", 2_000, 3_500)]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="Could not write"):
        write_workbook(
            tmp_path / "none" / "a.xlsx", [SheetOut("一", [Column("n", Text("n", "n"))], [])], "zh"
        )


def test_sheet_titles_are_made_to_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = [Column("n", Text("n", "n"))]
    titles = ["a/b:c", "很长" * 20, "很长" * 20, "", "A B C"]
    write_workbook(path, [SheetOut(title, columns, []) for title in titles], "zh")
    assert openpyxl.load_workbook(path).sheetnames == [
        "a b c",
        ("很长" * 20)[:31],
        ("很长" * 20)[:27] + " (2)",
        "Sheet",
        "A B C (2)",
    ]


def test_rejected_rows_keep_their_cells_and_say_why_in_red(
    kinds: Mapping[str, SheetKind], xlsx: Any, tmp_path: Path
) -> None:
    heading = ["日期", "客户名称", "品名", "数量", "金额"]
    source = xlsx(
        [
            ["三月"],
            heading,
            ["2026-03-01", "甲", "可乐", 2, 7],
            ["2026-03-01", "乙", "可乐", "三", "=1+"],
            [None, "丙", "0012", 13800000000, 5],
        ]
    )
    parsed = back(source, kinds["sales"])
    path = tmp_path / "未导入.xlsx"
    reasons = {
        i: [problem.said(parsed.numbers[i]) for problem in found] for i, found in parsed.problems.items()
    }
    write_rejects(path, parsed, reasons | {2: [Text("没有日期", "no date"), Text("太大", "too large")]}, "zh")
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == [*heading, "未导入原因"]
    assert [cell.value for cell in sheet[2]][:4] == ["2026-03-01", "乙", "可乐", "三"]
    assert "第4行 数量“三”不是数字" in sheet["F2"].value
    assert sheet["F2"].font.color.rgb == "FFC00000"
    assert [cell.value for cell in sheet[3]] == [None, "丙", "0012", 13800000000, 5, "没有日期；太大"]
    again = back(path, kinds["sales"])
    assert again.match.mapping == parsed.match.mapping


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_can_be_filled_in_and_is_empty_until_then(
    kinds: Mapping[str, SheetKind], tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path, list(kinds.values()), language)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:4] == [kind.text.in_(language) for kind in kinds.values()]
    customers = book.worksheets[0]
    assert customers["B1"].value == ("客户名称*" if language == "zh" else "Name*")
    assert customers.max_row == 1
    assert customers.column_dimensions["A"].number_format == "@"  # a code typed in keeps its zeros
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in customers.data_validations.dataValidation
    }
    assert lists["C2"] == ('"商超,便利,其他"' if language == "zh" else '"Supermarket,Convenience,Other"')
    notes = [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()]
    assert any("18" in str(row[4]) for row in notes[1:])
    for raw in read_workbook(path, Progress()).sheets[:-1]:
        match = match_sheet(raw, list(kinds.values()), load_synonyms())
        assert match is not None
        assert match.kind.text.in_(language) == raw.name
        assert parse_sheet(raw, match, Progress()).count == 0
    assert (
        match_sheet(read_workbook(path, Progress()).sheets[-1], list(kinds.values()), load_synonyms()) is None
    )
