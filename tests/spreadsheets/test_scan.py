"""Bombs, stray corners, damage and lies: refused with words before they cost memory."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.raw import ErrorCell, Workbook
from distributor_desk.spreadsheets.reading import read_workbook

SHEET = "xl/worksheets/sheet1.xml"


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of the workbook with one part changed (or added)."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, change(b""))
    return target


def rows(xml: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(b"</sheetData>", xml.encode() + b"</sheetData>")


def read(path: Path) -> Workbook:
    return read_workbook(path, Progress())


def refusal(path: Path) -> str:
    with pytest.raises(DeskError) as refused:
        read(path)
    return refused.value.text.en


def test_a_cell_in_the_far_corner_is_named(xlsx) -> None:
    stray = '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
    assert "XFD1048576" in refusal(rewritten(xlsx([["a", "b"]] * 50), SHEET, rows(stray)))


def test_far_cells_that_are_only_formatted_do_no_harm(xlsx) -> None:
    empty = '<row r="3"><c r="A3"><v>1</v></c><c r="XFC3" s="0"/><c r="XFD3" s="0"></c></row>'
    assert read(rewritten(xlsx([["a"]] * 2), SHEET, rows(empty))).sheets[0].height == 3


def test_a_lone_cell_in_the_last_row_is_left_out(xlsx) -> None:
    stray = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    sheet = read(rewritten(xlsx([["a", "b"]] * 9), SHEET, rows(stray))).sheets[0]
    assert (sheet.height, sheet.beyond) == (9, 1)


@pytest.mark.parametrize("row", ["100000000000000", "4294967296"])
def test_an_impossible_row_number(xlsx, row: str) -> None:
    assert f"A{row}" in refusal(
        rewritten(xlsx([["a"]]), SHEET, rows(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>'))
    )


def test_a_dtd_is_refused(xlsx) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    assert "DTD" in refusal(rewritten(xlsx([["a"]]), "xl/theme/theme1.xml", lambda _old: bomb))


def test_a_zip_bomb_is_refused_by_its_own_list(xlsx) -> None:
    assert "not a normal workbook" in refusal(
        rewritten(xlsx([["a"]]), "xl/media/a.bin", lambda _old: bytes(30 << 20))
    )


def test_too_many_parts_and_too_many_sheets(xlsx, tmp_path: Path) -> None:
    path = xlsx([["a"]])
    with zipfile.ZipFile(path, "a") as book:
        for number in range(2_001):
            book.writestr(f"xl/media/{number}.bin", b"")
    assert "too many parts" in refusal(path)
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 5}" r:id="rId{n + 50}"/>' for n in range(201))
    links = "".join(
        f'<Relationship Id="rId{n + 50}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/x{n}.xml"/>'
        for n in range(201)
    )
    many = rewritten(
        xlsx([["a"]], "b.xlsx"),
        "xl/workbook.xml",
        lambda d: d.replace(b"</sheets>", sheets.encode() + b"</sheets>"),
    )
    many = many.rename(tmp_path / "c.xlsx")
    many = rewritten(
        many,
        "xl/_rels/workbook.xml.rels",
        lambda d: d.replace(b"</Relationships>", links.encode() + b"</Relationships>"),
    )
    assert "too many sheets" in refusal(many)


def test_a_truncated_download(xlsx) -> None:
    path = xlsx([["a", "b"]] * 100)
    path.write_bytes(path.read_bytes()[:-300])
    assert "half downloaded" in refusal(path)


def test_one_flipped_bit_is_refused_or_harmless(xlsx) -> None:
    path = xlsx([[f"客户{n}", n * 1.25, "备注"] for n in range(200)])
    whole, chance = path.read_bytes(), random.Random(46)
    before = list(read(path).sheets[0].rows)
    refused = 0
    for _ in range(40):
        place = chance.randrange(len(whole))
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        )
        try:
            sheets = read(path).sheets
        except DeskError:
            refused += 1
        else:
            assert [list(sheet.rows) for sheet in sheets] == [before]
    assert refused > 20


def test_a_lying_dimension_hides_nothing(xlsx) -> None:
    path = rewritten(
        xlsx([["a", "b"], [1, 2], [3, 4]]), SHEET, lambda data: data.replace(b'ref="A1:B3"', b'ref="A1"')
    )
    assert list(read(path).sheets[0].rows) == [["a", "b"], [1.0, 2.0], [3.0, 4.0]]


def test_errors_are_found_whatever_the_writer_prefixes(xlsx) -> None:
    odd = "<row r='3'><c t='e' r='B3'><v>#DIV/0!</v></c></row>"
    sheet = read(rewritten(xlsx([["a", "b"], [1, 2]]), SHEET, rows(odd))).sheets[0]
    assert sheet.columns[1][2] == ErrorCell("#DIV/0!")


def test_percent_formats_are_known(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["税率", "返点"])
    book.active.append([0.125, 12.5])
    book.active["A2"].number_format = "0.00%"
    book.active["B2"].number_format = '0.00"%"'
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").sheets[0].percent == {(2, 1)}
