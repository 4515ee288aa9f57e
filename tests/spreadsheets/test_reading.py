"""What a person gets from a file: the whole of it, or one clear sentence."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets import intake, reading
from distributor_desk.spreadsheets.raw import ErrorCell, Workbook
from distributor_desk.spreadsheets.reading import read_workbook


def read(path: Path) -> Workbook:
    return read_workbook(path, Progress())


def refusal(path: Path) -> str:
    with pytest.raises(DeskError) as refused:
        read(path)
    assert path.name in refused.value.text.zh or "工作表" in refused.value.text.zh
    return refused.value.text.en


def test_sheets_names_cells_and_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "三月"
    for row in (
        ["日期", "名", "数", "对"],
        [dt.date(2026, 1, 2), "甲", 3, True],
        [dt.datetime(2026, 1, 2, 8, 26), "乙", 1.5, False],  # noqa: DTZ001  # Excel knows no zones
    ):
        book.active.append(row)
    book.create_sheet("藏").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("三月", False), ("藏", True)]
    assert list(found.sheets[0].rows) == [
        ["日期", "名", "数", "对"],
        ["2026-01-02", "甲", 3.0, "TRUE"],
        ["2026-01-02T08:26:00", "乙", 1.5, "FALSE"],
    ]
    assert len(found.sha256) == 64
    assert not found.fallback


def test_the_content_decides_not_the_name(xlsx, tmp_path: Path) -> None:
    real = xlsx([["名", "数"], ["甲", 1]], "导出.xls")
    assert read(real).sheets[0].row(1) == ["甲", 1.0]
    page = tmp_path / "报表.xls"
    page.write_bytes(
        "<html><meta charset=gbk><table><tr><th>客户名称<th>金额</tr>"
        "<tr><td>万福&amp;来</td><td>12.50</td></tr></table></html>".encode("gbk")
    )
    found = read(page)
    assert list(found.sheets[0].rows) == [["客户名称", "金额"], ["万福&来", "12.50"]]
    tabs = tmp_path / "明细.xls"
    tabs.write_bytes("客户名称\t金额\r\n0012\t1,200\r\n".encode("gb18030"))
    found = read(tabs)
    assert list(found.sheets[0].rows) == [["客户名称", "金额"], ["0012", "1,200"]]
    assert (found.encoding, found.encoding_sure) == ("gb18030", True)


def test_a_cell_of_a_page_that_reaches_down_keeps_its_columns(tmp_path: Path) -> None:
    page = tmp_path / "报表.xls"
    page.write_text(
        "<meta charset=utf-8><table><tr><th rowspan=2>日期<th rowspan=2>客户<th colspan=2>本期</tr>"
        "<tr><th>数量<th>金额</tr>"
        "<tr><td rowspan=3>3-1<td rowspan=2>甲<td>1<td>2</tr><tr><td>3<td>4</tr><tr><td>乙<td>5<td>6</tr>"
        "<tr><td rowspan=99999999999>3-2<td>丙<td>7<td rowspan=x>8</tr></table>",
        "utf-8",
    )
    assert list(read(page).sheets[0].rows) == [
        ["日期", "客户", "本期", ""],
        ["日期", "客户", "数量", "金额"],
        ["3-1", "甲", "1", "2"],
        ["3-1", "甲", "3", "4"],
        ["3-1", "乙", "5", "6"],
        ["3-2", "丙", "7", "8"],
    ]


def test_what_is_merged_over_several_rows_is_said_of_each_but_for_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["日期", "客户", "商品", "金额"])
    sheet.append(["2026-03-01", "甲", "可乐", 30])
    sheet.append([None, None, "雪碧", None])
    sheet.append([None, "乙", "可乐", 9])
    for cells in ("A2:A9", "B2:B3", "D2:D3"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "a.xlsx")
    assert list(read(tmp_path / "a.xlsx").sheets[0].rows) == [
        ["日期", "客户", "商品", "金额"],
        ["2026-03-01", "甲", "可乐", 30.0],
        ["2026-03-01", "甲", "雪碧", ""],
        ["2026-03-01", "乙", "可乐", 9.0],
    ]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings_of_text(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('客户名称,金额\n家家乐便利店,"1,200.50"\n'.encode(encoding))
    found = read(path)
    assert list(found.sheets[0].rows) == [["客户名称", "金额"], ["家家乐便利店", "1,200.50"]]
    assert (found.encoding, found.encoding_sure) == (said, True)


def test_a_guessed_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("客戶名稱,金額\n臺灣鐵觀音茶莊,12\n聯發雜貨,9\n".encode("big5"))
    assert not read(path).encoding_sure


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.txt"
    rows = [
        "销售明细 2026年3月",
        delimiter.join(["日期", "客户", "金额"]),
        delimiter.join(["2026-03-01", "甲", "5"]),
    ]
    path.write_text("\n".join(rows), "utf-8")
    assert read(path).sheets[0].row(2) == ["2026-03-01", "甲", "5"]


def test_what_programs_put_around_digits_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('条码,品名\n="0069012345678","\'=1+1"\n6901\t,b\n', "utf-8")
    assert list(read(path).sheets[0].rows)[1:] == [["0069012345678", "=1+1"], ["6901", "b"]]


def test_errors_and_formulas_without_a_result_are_not_blank(xlsx) -> None:
    path = xlsx([["客户", "金额"], ["甲", "#N/A"], ["乙", "=A1+1"], ["丙", None]])
    sheet = read(path).sheets[0]
    assert sheet.columns[1][1:3] == [ErrorCell("#N/A"), ErrorCell("=")]
    assert "#N/A" in ErrorCell("#N/A").words.zh
    assert sheet.columns[1][3] == ""
    assert ErrorCell("#N/A") != "#N/A"


def test_days_from_1904_hidden_rows_and_merged_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["日期", "数量"])
    book.active.append([dt.date(2026, 3, 5), 1])
    book.active.row_dimensions[2].hidden = True
    book.active.merge_cells("C1:D1")
    book.save(tmp_path / "a.xlsx")
    sheet = read(tmp_path / "a.xlsx").sheets[0]
    assert sheet.row(1)[0] == "2026-03-05"
    assert sheet.since_1904
    assert sheet.hidden_rows == {2}
    assert sheet.merged == ((1, 3, 1, 4),)


def test_a_gap_ends_the_table_and_the_rest_is_counted(xlsx) -> None:
    sheet = read(xlsx([["客户"], ["甲"], *[[None]] * 51, ["脚注"], ["又一行"]])).sheets[0]
    assert list(sheet.rows) == [["客户"], ["甲"]]
    assert sheet.beyond == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "not a spreadsheet"),
        (b"PK\x03\x04 and then the download broke off", "half downloaded"),
        (b"\x00\x01\x02\x03" * 500, "not a spreadsheet"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
            "not a spreadsheet",
        ),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "Workbook".encode("utf-16-le"),
            "could not be read",
        ),
    ],
)
def test_what_is_no_workbook_is_said_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "没有.xlsx")


def test_a_file_that_grows_while_it_is_copied(xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx([["a"]])
    real = intake.hashlib.sha256

    def growing():  # type: ignore[no-untyped-def]
        with path.open("ab") as file:
            file.write(b"more")
        return real()

    monkeypatch.setattr(intake.hashlib, "sha256", growing)
    assert "still being written" in refusal(path)


def copies() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("desk-import-*"))


def test_no_copy_is_left_behind(xlsx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read(xlsx([["a"]]))
    (tmp_path / "b.xlsx").write_bytes(b"PK nothing")
    refusal(tmp_path / "b.xlsx")
    assert copies() == set()


def test_a_killed_programs_copy_is_removed_a_day_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh = tmp_path / "desk-import-old", tmp_path / "desk-import-fresh"
    old.mkdir()
    fresh.mkdir()
    yesterday = time.time() - 90_000
    os.utime(old, (yesterday, yesterday))
    intake.remove_stale_copies()
    assert copies() == {fresh}


SLEEPER = "import sys, time; sys.stdout.buffer.write(b''); time.sleep(30)"


def test_cancel_takes_effect_at_once(xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_command", lambda _copy: [sys.executable, "-c", SLEEPER])
    progress = Progress()
    threading.Timer(0.2, progress.cancel).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        read_workbook(xlsx([["a"]]), progress)
    assert time.monotonic() - began < 1.2


def test_a_reader_that_takes_too_long_is_stopped(xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_command", lambda _copy: [sys.executable, "-c", SLEEPER])
    monkeypatch.setattr(reading, "SECONDS", 0.2)
    with pytest.raises(DeskError, match="60 seconds"):
        read(xlsx([["a"]]))


def test_a_crash_costs_a_sentence(xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_command", lambda _copy: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(DeskError, match="could not be read"):
        read(xlsx([["a"]]))


def test_what_the_first_reader_refuses_gets_a_second_chance(xlsx, tmp_path: Path) -> None:
    import zipfile

    path = xlsx([["名", "数"], ["甲", 1]])
    odd = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(odd, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/workbook.xml":
                data = data.replace(
                    b"</sheets>", b'<sheet name="Ghost" sheetId="9" state="visible" r:id=""/></sheets>'
                )
            new.writestr(name, data)
    found = read(odd)
    assert found.fallback
    assert found.sheets[0].row(1) == ["甲", 1.0]


def test_the_reader_imports_nothing_of_the_house(xlsx) -> None:
    script = Path(reading.__file__).with_name("reader_process.py")
    code = f"import runpy, sys; sys.argv[1:] = [{str(xlsx([['a']]))!r}, 'xlsx']\ntry: runpy.run_path({str(script)!r}, run_name='__main__')\nexcept SystemExit: pass\nsys.stderr.write(','.join(m for m in sys.modules if m.startswith(('distributor_desk', 'PySide6', 'sqlalchemy', 'openpyxl'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == b""


def test_the_reader_cannot_take_more_than_its_share_where_the_system_has_such_a_limit() -> None:
    script = Path(reading.__file__).with_name("reader_process.py")
    code = f"import runpy; print(runpy.run_path({str(script)!r})['_cap_memory']()); bytes(2 << 30)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == [str(find_spec("resource") is not None)]
    assert ("MemoryError" in done.stderr) == (done.stdout.split() == ["True"])


def test_a_memory_error_of_the_reader_is_said_in_words(xlsx, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import marshal, sys; d = marshal.dumps(('error', 'memory', ''));"
        "sys.stdout.buffer.write(len(d).to_bytes(4, 'little') + d)"
    )
    monkeypatch.setattr(reading, "_command", lambda _copy: [sys.executable, "-c", code])
    with pytest.raises(DeskError, match="GB of memory"):
        read(xlsx([["a"]]))
