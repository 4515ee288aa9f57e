"""The command line as a scheduled job meets it: what it does, its exit codes, its JSON, its one line of refusal."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from distributor_desk import cli
from distributor_desk.core.language import Text
from distributor_desk.features.customers.operations import retire_customers
from distributor_desk.features.sales.posting import change_lines
from distributor_desk.storage.database import open_company
from distributor_desk.storage.lock import WindowLock
from tests.workflow.making import cells, save

CUSTOMERS = [
    ["客户编号", "客户名称", "线路", "业务员"],
    ["K1", "惠多多超市", "周一 城东线", "王强"],
    ["K2", "福满家", "周一 城东线", "王强"],
]
PRODUCTS = [["商品编号", "商品名称", "单位", "箱规", "进价"], ["P1", "可乐", "瓶", 12, "7777.77"]]
SALES = [
    ["日期", "单号", "客户名称", "商品名称", "数量", "金额"],
    ["2026-03-01", "D1", "惠多多超市", "可乐", 12, "30.00"],
    ["2026-03-01", "D1", "福满家", "可乐", "两瓶", "5.00"],
    ["2026-03-02", "D2", None, "可乐", 1, "2.50"],
    ["合计", None, None, None, None, "37.50"],
]


@dataclass(frozen=True)
class Ran:
    """What one command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Desk = Callable[..., Ran]


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Runs one command in this process."""
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))
    capsys.readouterr()

    def run(*arguments: object) -> Ran:
        code = cli.main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def shop(company_file: Path, desk: Desk, tmp_path: Path) -> Path:
    """A company with two customers on a route and a product with a cost."""
    first = save(tmp_path / "first.xlsx", {"客户": CUSTOMERS, "商品": PRODUCTS})
    assert desk("import", company_file, first).code == 0
    return company_file


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    return save(tmp_path / "三月.xlsx", {"销售明细": SALES})


def refused(ran: Ran, *words: str) -> None:
    """Exit code 1, one line on standard error with these words, nothing on standard output."""
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    assert "Traceback" not in ran.err
    assert "fault of the program" not in ran.err
    for word in words:
        assert word in ran.err


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# new, demo ---------------------------------------------------------------------------------------


def test_new_makes_a_company_and_never_over_another_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "新公司.desk"
    assert desk("new", path) == Ran(0, f"{path}\n", "")
    assert desk("check", path, "--json").json == {"ok": True, "problems": []}
    before = digest(path)
    refused(desk("new", path), "exists already")
    assert digest(path) == before


def test_new_where_nothing_can_be_written(desk: Desk, tmp_path: Path) -> None:
    refused(desk("new", tmp_path / "no folder" / "c.desk"), "folder")
    (tmp_path / "file").write_text("x")
    refused(desk("new", tmp_path / "file" / "c.desk"))


# import ------------------------------------------------------------------------------------------


def test_import_says_what_became_of_every_row(shop: Path, desk: Desk, sales: Path) -> None:
    said = desk("import", shop, sales, "--json").json
    rejects = said["sheets"][0]["rejects_file"]
    assert said == {
        "batch": 2,
        "sheets": [
            {
                "sheet": "销售明细",
                "kind": "sales",
                "header_row": 1,
                "read": 4,
                "created": 1,
                "updated": 0,
                "unchanged": 0,
                "rejected": 2,
                "skipped": 1,
                "rejects_file": rejects,
                "mapping": {
                    "日期": "date",
                    "单号": "document",
                    "客户名称": "customer",
                    "商品名称": "product",
                    "数量": "quantity",
                    "金额": "amount",
                },
            }
        ],
        "created_customers": 0,
        "created_products": 0,
    }
    assert Path(rejects).parent == shop.parent
    assert list(said) == ["batch", "sheets", "created_customers", "created_products"]


def test_import_says_it_in_words_too(shop: Path, desk: Desk, sales: Path) -> None:
    ran = desk("import", shop, sales)
    assert ran.code == 0, "partial rejects are no failure"
    assert "4 rows read, 1 new" in ran.out
    assert "rejects" in ran.out
    chinese = desk("--lang", "zh", "import", shop, sales)
    assert "读 4 行，新增 0，修改 0，不变 1，拒绝 2，跳过 1" in chinese.out


def test_a_dry_run_changes_no_byte(shop: Path, desk: Desk, sales: Path) -> None:
    before = {path: digest(path) for path in shop.parent.rglob("*") if path.is_file()}
    said = desk("import", shop, sales, "--dry-run", "--create-missing", "--walk-in", "散客", "--json").json
    assert said["batch"] is None
    assert (said["sheets"][0]["created"], said["sheets"][0]["rejected"]) == (2, 1)
    assert said["sheets"][0]["rejects_file"] is None
    after = {path: digest(path) for path in shop.parent.rglob("*") if path.is_file()}
    assert {p: d for p, d in after.items() if not p.name.endswith(".lock")} == before
    assert len(desk("imports", shop, "--json").json) == 1


def test_walk_in_and_create_missing(shop: Path, desk: Desk, sales: Path, tmp_path: Path) -> None:
    said = desk("import", shop, sales, "--walk-in", "散客", "--json").json
    assert (said["sheets"][0]["created"], said["created_customers"]) == (2, 1)
    new = save(
        tmp_path / "new.xlsx", {"销售明细": [SALES[0], ["2026-03-05", "D9", "新客户", "新商品", 1, 1]]}
    )
    assert desk("import", shop, new, "--json").json["sheets"][0]["rejected"] == 1
    said = desk("import", shop, new, "--create-missing", "--json").json
    assert (said["created_customers"], said["created_products"]) == (1, 1)
    assert said["sheets"][0]["rejected"] == 0


def test_map_says_which_heading_is_which_field(shop: Path, desk: Desk, tmp_path: Path) -> None:
    rows = [["何日", "何人", "何物", "几个", "多少"], ["2026-03-01", "惠多多超市", "可乐", 1, "2.5"]]
    odd = save(tmp_path / "odd.xlsx", {"流水": rows})
    refused(desk("import", shop, odd), "No sheet of “odd.xlsx” was recognised")
    maps = ["何日=date", "何人=customer", "何物=product", "几个=quantity", "多少=amount"]
    said = desk("import", shop, odd, *(x for m in maps for x in ("--map", m)), "--json").json
    assert said["sheets"][0]["mapping"] == dict(m.split("=") for m in maps)
    assert said["sheets"][0]["created"] == 1


def test_map_in_words_that_are_none(shop: Path, desk: Desk, sales: Path) -> None:
    ran = desk("import", shop, sales, "--map", "日期")
    assert ran.code == 2
    assert "HEADING=FIELD" in ran.err
    refused(desk("import", shop, sales, "--map", "日期=fecha"), "no field “fecha”", "customer")
    refused(desk("import", shop, sales, "--map", "没有这个标题=date"), "no heading “没有这个标题”")


def test_a_heading_with_an_equals_sign_in_it(shop: Path, desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["日期", "客户名称", "商品名称", "数量", "合计=含税"],
        ["2026-03-01", "惠多多超市", "可乐", 1, "2.5"],
    ]
    odd = save(tmp_path / "odd.xlsx", {"销售明细": rows})
    said = desk("import", shop, odd, "--map", "合计=含税=amount", "--json").json
    assert said["sheets"][0]["mapping"]["合计=含税"] == "amount"


def test_kind_and_sheet(shop: Path, desk: Desk, tmp_path: Path) -> None:
    both = save(tmp_path / "both.xlsx", {"三月": SALES[:2], "四月": SALES[:2], "客户": CUSTOMERS})
    assert [s["sheet"] for s in desk("import", shop, both, "--dry-run", "--json").json["sheets"]] == [
        "客户",
        "三月",
        "四月",
    ]
    only = desk("import", shop, both, "--kind", "sales", "--dry-run", "--json").json
    assert [s["sheet"] for s in only["sheets"]] == ["三月", "四月"]
    only = desk("import", shop, both, "--sheet", "四月", "--dry-run", "--json").json
    assert [s["sheet"] for s in only["sheets"]] == ["四月"]
    refused(desk("import", shop, both, "--sheet", "五月"), "no sheet “五月”")
    refused(desk("import", shop, both, "--kind", "wishes"), "no kind “wishes”", "customers", "visit_lines")
    shops = save(tmp_path / "shops.xlsx", {"客户": CUSTOMERS})
    refused(desk("import", shop, shops, "--kind", "sales"), "missing headings: Date")


def test_a_hidden_sheet_is_read_when_it_is_named(shop: Path, desk: Desk, tmp_path: Path) -> None:
    path = save(
        tmp_path / "h.xlsx", {"三月": SALES[:2], "藏": [SALES[0], ["2026-04-01", "D7", *SALES[1][2:]]]}
    )
    made = openpyxl.load_workbook(path)
    made["藏"].sheet_state = "hidden"
    made.save(path)
    made.close()
    assert [s["sheet"] for s in desk("import", shop, path, "--dry-run", "--json").json["sheets"]] == ["三月"]
    named = desk("import", shop, path, "--sheet", "藏", "--json").json
    assert [(s["sheet"], s["created"]) for s in named["sheets"]] == [("藏", 1)]


def test_revive(shop: Path, desk: Desk, tmp_path: Path) -> None:
    with open_company(shop) as company:
        retire_customers(company, [1])
    again = save(tmp_path / "again.xlsx", {"客户": CUSTOMERS})
    assert desk("import", shop, again, "--json").json["sheets"][0]["rejected"] == 1
    revived = desk("import", shop, again, "--revive", "--json").json["sheets"][0]
    assert (revived["updated"], revived["unchanged"], revived["rejected"]) == (1, 1, 0)


def test_refused_rows_are_mended_and_imported_with_the_same_match(
    shop: Path, desk: Desk, tmp_path: Path
) -> None:
    rows = [["何日", "单号", "客户名称", "商品名称", "数量", "金额"], *SALES[1:3]]
    odd = save(tmp_path / "三月.xlsx", {"销售明细": rows})
    first = desk("import", shop, odd, "--map", "何日=date", "--json").json["sheets"][0]
    rejects = Path(first["rejects_file"])
    ((title, table),) = cells(rejects).items()
    assert table[0][:6] == rows[0]
    assert "Reason not imported" in table[0]
    assert "两瓶" in table[1]
    assert any("“两瓶” is not a number" in str(cell) for cell in table[1])
    table[1][table[0].index("数量")] = 2
    save(rejects, {title: table})
    second = desk("import", shop, rejects, "--map", "何日=date", "--json").json["sheets"][0]
    assert (second["created"], second["updated"], second["rejected"]) == (1, 0, 0)
    assert second["rejects_file"] is None
    with closing(sqlite3.connect(shop)) as raw:
        booked = raw.execute("SELECT document, line, amount FROM sales_line ORDER BY line").fetchall()
    assert booked == [("D1", 1, 3000), ("D1", 2, 500)]


def test_the_reason_is_red(shop: Path, desk: Desk, sales: Path) -> None:
    rejects = desk("import", shop, sales, "--json").json["sheets"][0]["rejects_file"]
    made = openpyxl.load_workbook(rejects)
    sheet = made.active
    assert sheet is not None
    last = [cell for cell in sheet[2] if cell.value and "not a number" in str(cell.value)]
    assert [str(cell.font.color.rgb)[-6:] for cell in last] == ["C00000"]
    made.close()


# imports, undo-import ----------------------------------------------------------------------------


def test_the_imports_are_listed_and_taken_back(shop: Path, desk: Desk, sales: Path) -> None:
    batch = desk("import", shop, sales, "--json").json["batch"]
    newest, oldest = desk("imports", shop, "--json").json
    assert (newest["batch"], newest["file"], newest["undone"]) == (batch, "三月.xlsx", False)
    assert newest["sheets"] == [{"sheet": "销售明细", "kind": "sales", "created": 1, "updated": 0}]
    assert oldest["file"] == "first.xlsx"
    done = desk("undo-import", shop, batch, "--json")
    assert done.json == {"batch": batch, "removed": 1, "restored": 0, "stayed": {}}
    assert desk("imports", shop, "--json").json[0]["undone"] is True
    refused(desk("undo-import", shop, batch), "undone already")
    refused(desk("undo-import", shop, 99), "no import number 99")
    assert desk("undo-import", shop, "first").code == 2


def test_what_is_referred_to_since_stays_and_is_listed(shop: Path, desk: Desk, sales: Path) -> None:
    desk("import", shop, sales)
    done = desk("undo-import", shop, 1, "--json").json
    assert done["stayed"] == {"customer": 1, "product": 1, "route": 1, "rep": 1}
    assert desk("check", shop).code == 0


# export, template --------------------------------------------------------------------------------


def test_export_of_all_kinds_in_order(shop: Path, desk: Desk, sales: Path, tmp_path: Path) -> None:
    desk("import", shop, sales)
    out = tmp_path / "out.xlsx"
    ran = desk("export", shop, out, "--lang", "zh")
    kinds = ["客户", "商品", "销售明细", "回款", "分销商", "返利方案", "目标", "退换货"]
    kinds += ["KA合同", "KA费用", "费用台账", "谈判记录", "拜访", "拜访明细"]
    assert (ran.code, list(cells(out))) == (0, kinds)
    desk("export", shop, out, "--lang", "en", "--kind", "sales", "--kind", "customers")
    assert list(cells(out)) == ["Customers", "Sales"]
    refused(desk("export", shop, out, "--kind", "wishes"), "no kind “wishes”")
    refused(desk("export", shop, tmp_path / "no folder" / "out.xlsx"), "folder does not exist")
    refused(desk("export", shop, tmp_path), "folder")
    assert list(cells(out)) == ["Customers", "Sales"]


def test_a_template_is_filled_in_and_imported(company_file: Path, desk: Desk, tmp_path: Path) -> None:
    for language, sheet, name in (("zh", "客户", "惠多多"), ("en", "Customers", "Corner shop")):
        path = tmp_path / f"{language}.xlsx"
        assert desk("template", path, "--lang", language).code == 0
        assert desk("import", company_file, path, "--dry-run", "--json").json["sheets"][0]["created"] == 0
        made = openpyxl.load_workbook(path)
        made[sheet].cell(
            2, [c.value for c in made[sheet][1]].index({"zh": "客户名称*", "en": "Name*"}[language]) + 1
        ).value = name
        made.save(path)
        made.close()
        said = desk("import", company_file, path, "--json").json
        assert sum(s["created"] for s in said["sheets"]) == 1
        assert {s["kind"] for s in said["sheets"]} == {
            "customers",
            "products",
            "sales",
            "payments",
            "sub_distributors",
            "rebate_schemes",
            "targets",
            "returns",
            "visits",
            "visit_lines",
            "ka_contracts",
            "ka_fees",
            "ka_fee_entries",
            "negotiations",
        }
    refused(desk("template", tmp_path / "t.xlsx", "--kind", "wishes"), "no kind “wishes”")


# sheets ------------------------------------------------------------------------------------------


def test_visit_sheets_of_a_day(shop: Path, desk: Desk, tmp_path: Path) -> None:
    pdf, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    ran = desk("sheets", shop, "--date", "2026-03-02", "--pdf", pdf)
    assert ran.code == 0
    assert "2 shops" in ran.out
    assert pdf.read_bytes().startswith(b"%PDF-")
    desk("sheets", shop, "--date", "2026-03-02", "--pdf", again)
    assert pdf.read_bytes() == again.read_bytes()
    refused(desk("sheets", shop, "--date", "2026-03-03", "--pdf", pdf), "No route on 2026-03-03")
    refused(desk("sheets", shop, "--date", "2026-03-02", "--rep", "没有这人", "--pdf", pdf), "rep")
    assert desk("sheets", shop, "--date", "2026-03-03", "--route", "周一 城东线", "--pdf", again).code == 0
    assert desk("sheets", shop, "--date", "tomorrow", "--pdf", pdf).code == 2
    assert desk("sheets", shop, "--date", "2026-03-02").code == 2
    refused(desk("sheets", shop, "--date", "2026-03-02", "--pdf", tmp_path / "none" / "x.pdf"), "folder")


# check, backup, restore --------------------------------------------------------------------------


def test_check_tells_what_does_not_hold(shop: Path, desk: Desk, sales: Path) -> None:
    desk("import", shop, sales)
    assert desk("check", shop) == Ran(0, "ok\n", "")
    with open_company(shop) as company, company.write(Text("改坏", "spoil")) as work:
        change_lines(work, {1: {"kind": "return"}})
    ran = desk("check", shop, "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert "1 returns" in ran.json["problems"][0]


def test_backup_and_restore(shop: Path, desk: Desk, sales: Path, tmp_path: Path) -> None:
    mine = tmp_path / "stick" / "mine.ddbk"
    mine.parent.mkdir()
    assert desk("backup", shop, "--to", mine) == Ran(0, f"{mine}\n", "")
    refused(desk("backup", shop, "--to", mine), "exists already")
    refused(desk("backup", shop, "--to", tmp_path / "none" / "b.ddbk"), "folder does not exist")
    desk("import", shop, sales)
    assert len(desk("imports", shop, "--json").json) == 2
    ran = desk("restore", mine, shop)
    assert ran.code == 0
    assert "pre-restore" in ran.out
    assert len(desk("imports", shop, "--json").json) == 1
    assert desk("check", shop).code == 0


def test_restore_refuses_what_is_no_backup_and_a_company_that_is_open(
    shop: Path, desk: Desk, tmp_path: Path
) -> None:
    before = digest(shop)
    for name, content in (("empty", b""), ("text", b"hello" * 99), ("cut", shop.read_bytes()[:9000])):
        bad = tmp_path / f"{name}.ddbk"
        bad.write_bytes(content)
        refused(desk("restore", bad, shop))
    refused(desk("restore", tmp_path / "none.ddbk", shop), "not there")
    good = Path(desk("backup", shop).out.strip())
    with WindowLock(shop):
        refused(desk("restore", good, shop), "already open in another window")
    assert digest(shop) == before


def test_every_import_is_preceded_by_a_backup(shop: Path, desk: Desk, sales: Path, tmp_path: Path) -> None:
    def kept() -> int:
        return len(list((tmp_path / "backups").rglob("*pre-import.ddbk")))

    before = kept()
    desk("import", shop, sales, "--dry-run")
    assert kept() == before
    desk("import", shop, sales)
    assert kept() == before + 1


# what is no company file, no workbook, no command ------------------------------------------------


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 999")


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = os.urandom(4096 * 5)
    path.write_bytes(data)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE other (a)")


WRONG_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "not there"),
    "zero bytes": (lambda path: path.write_bytes(b""), "empty file"),
    "text": (lambda path: path.write_text("not a company", "utf-8"), "not a company file"),
    "another program's": (foreign, "not a company file"),
    "newer": (newer, "newer version"),
    "damaged": (damage, "damaged"),
}


@pytest.mark.parametrize("wrong", WRONG_FILES)
def test_a_wrong_company_file_is_one_sentence_and_left_as_it_was(
    wrong: str, shop: Path, desk: Desk, sales: Path, tmp_path: Path
) -> None:
    spoil, words = WRONG_FILES[wrong]
    spoil(shop)
    before = digest(shop) if shop.exists() else None
    for command in (
        ["import", shop, sales],
        ["imports", shop],
        ["undo-import", shop, 1],
        ["export", shop, tmp_path / "out.xlsx"],
        ["sheets", shop, "--date", "2026-03-02", "--pdf", tmp_path / "out.pdf"],
        ["check", shop],
        ["backup", shop],
    ):
        refused(desk(*command), words)
    assert (digest(shop) if shop.exists() else None) == before
    assert not (tmp_path / "out.xlsx").exists()


def test_what_is_no_workbook_is_one_sentence(shop: Path, desk: Desk, tmp_path: Path) -> None:
    before = digest(shop)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(4096)
    )
    for name, content, words in (
        ("none.xlsx", None, "none.xlsx"),
        ("empty.xlsx", b"", "empty"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.xlsx"),
        ("paper.pdf", b"%PDF-1.4\n" + bytes(100), "paper.pdf"),
        ("cut.xlsx", (save(tmp_path / "whole.xlsx", {"客户": CUSTOMERS}).read_bytes())[:900], "cut.xlsx"),
        ("words.csv", "你好，世界\n没有表\n".encode(), "recognised"),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        refused(desk("import", shop, path), words)
    refused(desk("import", shop, locked), "password")
    refused(desk("import", shop, tmp_path), "")
    assert digest(shop) == before


def test_wrong_usage_is_2(desk: Desk, shop: Path) -> None:
    for command in (["wish"], ["import"], ["import", shop], ["export", shop], ["--lang", "fr", "new", "x"]):
        ran = desk(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err


def test_help_names_every_command(desk: Desk) -> None:
    ran = desk("--help")
    assert ran.code == 0
    for command in (
        "new", "demo", "import", "imports", "undo-import", "export", "template", "sheets", "check", "backup", "restore"
    ):  # fmt: skip
        assert f"\n  {command} " in ran.out


def test_refusals_are_in_the_language_of_the_person(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "找不到公司文件" in desk("--lang", "zh", "check", tmp_path / "x.desk").err
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "找不到公司文件" in desk("check", tmp_path / "x.desk").err
    assert "not there" in desk("--lang", "en", "check", tmp_path / "x.desk").err


def test_our_own_fault_is_a_sentence_and_a_line_in_the_log(
    shop: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributor_desk.storage import batches

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(batches, "batches", broken)
    ran = desk("imports", shop)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert "fault of the program" in ran.err
    log = Path(ran.err.strip().rpartition(": ")[2])
    assert "ZeroDivisionError" in log.read_text("utf-8")


# as a process of its own -------------------------------------------------------------------------


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "distributor_desk", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def test_the_program_itself(shop: Path, sales: Path, tmp_path: Path) -> None:
    home = {"DISTRIBUTOR_DESK_BACKUPS": str(tmp_path / "b"), "PYTHONWARNINGS": "error"}
    done = run("import", shop, sales, "--json", **home)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["sheets"][0]["created"] == 1
    refusal = run("import", tmp_path / "none.desk", sales, **home)
    assert (refusal.returncode, refusal.stdout) == (1, "")
    assert len(refusal.stderr.splitlines()) == 1
    assert run("wish", **home).returncode == 2


def test_what_is_done_is_said_in_the_language_of_the_person(
    shop: Path, desk: Desk, sales: Path, tmp_path: Path
) -> None:
    desk("import", shop, sales)
    assert "销售明细 1" in desk("--lang", "zh", "export", shop, tmp_path / "x.xlsx").out
    said = desk("--lang", "zh", "undo-import", shop, 2).out
    assert said.startswith("导入已撤销：删除 1 条"), said


def test_a_reader_that_has_seen_enough_is_no_fault(shop: Path, sales: Path) -> None:
    """`distributor-desk … --json | head -1`: the pipe is closed before the program has said all."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [
        sys.executable,
        "-m",
        "distributor_desk",
        "--lang",
        "zh",
        "import",
        str(shop),
        str(sales),
        "--json",
    ]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    with open_company(shop) as company, company.read() as session:
        assert session.execute(text("select count(*) from sales_line")).scalar_one() > 0


def test_commands_never_load_the_window(shop: Path, sales: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from distributor_desk.cli import main; "
        f"assert main(['import', {str(shop)!r}, {str(sales)!r}]) == 0; "
        f"assert main(['sheets', {str(shop)!r}, '--date', '2026-03-02', '--pdf', {str(tmp_path / 'x.pdf')!r}]) == 0; "
        "assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
