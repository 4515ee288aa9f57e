# ruff: noqa: S608
"""Making and opening company files, and refusing what is none with one sentence."""

from __future__ import annotations

import errno
import random
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.storage import database, engine, migrating
from distributor_desk.storage.database import Company, create_company, open_company
from distributor_desk.storage.header import APPLICATION_ID, version_of
from distributor_desk.storage.people import name_of
from tests.storage.making import add_shop, first_version, names, raw, shop, whole


def refused(path: Path) -> DeskError:
    """Opening is refused with a sentence of both languages, and nothing is made or changed."""
    there = {p: p.read_bytes() for p in path.parent.iterdir() if p.is_file()}
    with pytest.raises(DeskError) as error:
        open_company(path)
    assert {p: p.read_bytes() for p in path.parent.iterdir() if p.is_file()} == there
    for said in (error.value.in_("zh"), error.value.in_("en")):
        assert said.endswith(("。", "."))
        assert "\n" not in said
        assert "Traceback" not in said
    return error.value


def test_a_new_company_is_private_whole_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "惠民商贸.desk"
    with create_company(path) as company:
        assert company.name == "惠民商贸"
        assert len(company.key) == 32
        assert names(company) == set()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith("-journal")] == [path.name]
    assert whole(path)
    assert raw(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert version_of(path) == migrating.VERSION
    assert raw(
        path,
        "SELECT c.name, key, approves FROM role JOIN person p ON role.id = role_id, (SELECT name FROM company) c",
    ) == [("惠民商贸", "owner", 1)]


def test_two_companies_have_two_keys_and_a_moved_one_keeps_its_own(tmp_path: Path) -> None:
    with create_company(tmp_path / "a.desk") as one, create_company(tmp_path / "b.desk") as two:
        assert one.key != two.key
        key = one.key
    (tmp_path / "a.desk").rename(tmp_path / "c.desk")
    with open_company(tmp_path / "c.desk") as moved:
        assert moved.key == key


def test_a_name_that_is_taken_is_refused_and_the_file_left(company_file: Path) -> None:
    before = company_file.read_bytes()
    with pytest.raises(DeskError, match="exists already"):
        create_company(company_file)
    assert company_file.read_bytes() == before


def test_a_new_company_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be opened"):
        create_company(tmp_path / "gone" / "a.desk")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_while_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(database, "_first_rows", fault)
    with pytest.raises(ZeroDivisionError):
        create_company(tmp_path / "a.desk")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_everything_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(database, "_first_rows", full)
    monkeypatch.setattr(Path, "unlink", full)
    with pytest.raises(DeskError, match="the disk is full"):
        create_company(tmp_path / "a.desk")


def test_a_missing_file_is_said_to_be_missing_and_never_made(tmp_path: Path) -> None:
    assert "找不到公司文件" in refused(tmp_path / "gone.desk").in_("zh")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.desk").touch()
    assert "空文件" in refused(tmp_path / "a.desk").in_("zh")


@pytest.mark.parametrize(
    "content",
    [b"hello", b"x" * 5000, "客户,金额\n".encode("gb18030"), b"SQLite format 3\x00", b"PK\x03\x04" * 900],
)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.desk").write_bytes(content)
    assert "不是经销商案头的公司文件" in refused(tmp_path / "a.desk").in_("zh")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    raw(tmp_path / "a.desk", "CREATE TABLE customer (id)")
    assert "不是经销商案头的公司文件" in refused(tmp_path / "a.desk").in_("zh")


def test_another_programs_mark(company_file: Path) -> None:
    raw(company_file, f"PRAGMA application_id={APPLICATION_ID + 1}")
    assert "不是经销商案头的公司文件" in refused(company_file).in_("zh")


def test_our_mark_without_our_tables(tmp_path: Path) -> None:
    for version in (0, 1, migrating.VERSION):
        path = tmp_path / f"{version}.desk"
        raw(path, f"PRAGMA application_id={APPLICATION_ID}")
        raw(path, "CREATE TABLE deed (id)")
        raw(path, f"PRAGMA user_version={version}")
        assert "已损坏" in refused(path).in_("zh")


def test_a_newer_file_is_left_untouched(company_file: Path) -> None:
    raw(company_file, f"PRAGMA user_version={migrating.VERSION + 1}")
    error = refused(company_file)
    assert f"数据版本 {migrating.VERSION + 1}" in error.in_("zh")
    assert "Update the program" in error.in_("en")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.desk").mkdir()
    assert "这是一个文件夹" in refused(tmp_path / "a.desk").in_("zh")


def test_a_file_that_was_cut_off(company: Company, company_file: Path, tmp_path: Path) -> None:
    add_shop(company, "惠多多")
    company.close()
    content = company_file.read_bytes()
    for kept in (100, 4096, len(content) // 2, len(content) - 4096):
        cut = tmp_path / "cut" / f"{kept}.desk"
        cut.parent.mkdir(exist_ok=True)
        cut.write_bytes(content[:kept])
        assert "已损坏" in refused(cut).in_("zh")


def test_damage_anywhere_is_opened_or_refused_with_a_sentence(company_file: Path, tmp_path: Path) -> None:
    content = company_file.read_bytes()
    chance, outcomes = random.Random(7), {"open": 0, "refused": 0}
    for turn in range(60):
        damaged = bytearray(content)
        place = chance.randrange(100, 150 if turn % 2 else len(content) - 64)
        damaged[place : place + 64] = chance.randbytes(64)
        path = tmp_path / "damaged.desk"
        path.write_bytes(damaged)
        try:
            open_company(path).close()
            outcomes["open"] += 1
        except DeskError as error:
            assert error.in_("zh").endswith("。")  # noqa: PT017
            outcomes["refused"] += 1
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
    assert outcomes["refused"] > 15


def test_a_lost_table_is_damage(company_file: Path) -> None:
    raw(company_file, "DROP TABLE company")
    with pytest.raises(DeskError, match="is damaged"):
        open_company(company_file)


def test_the_version_is_believed_only_after_a_cut_off_write_is_rolled_back(tmp_path: Path) -> None:
    """A climb that was killed may have written its new version; the journal beside the file takes it back."""
    climb = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=TRUNCATE'); c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        f"c.execute('PRAGMA user_version={migrating.VERSION}')\n"
        "c.execute('CREATE TABLE filler (x)')\n"
        "c.executemany('INSERT INTO filler VALUES (zeroblob(3000))', [()] * 500)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    company_file = first_version(tmp_path / "old.desk")
    subprocess.run([sys.executable, "-c", climb, str(company_file)], check=False)
    climbed = []
    with open_company(company_file, before_migration=climbed.append) as company:
        assert names(company) == set()
    assert climbed == [company_file]
    assert version_of(company_file) == migrating.VERSION


def test_a_damaged_page_is_said_when_it_is_read(company: Company, company_file: Path) -> None:
    with company.write(plain("add")) as work:
        work.session.add_all([shop(f"惠多多{n}", notes="x" * 200) for n in range(2000)])
    company.close()
    page = raw(company_file, "SELECT rootpage FROM sqlite_master WHERE name = 'customer'")[0][0]
    content = bytearray(company_file.read_bytes())
    assert isinstance(page, int)
    content[(page - 1) * 4096 : (page - 1) * 4096 + 2000] = b"\xff" * 2000
    company_file.write_bytes(content)
    with (
        open_company(company_file) as damaged,
        pytest.raises(DeskError, match=r"is damaged\. Restore a backup"),
    ):
        names(damaged)


def test_a_file_that_can_only_be_read_is_shown_and_not_written(
    company: Company, company_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_shop(company, "惠多多")
    company.close()
    real = engine.connect
    monkeypatch.setattr(engine, "connect", lambda path: real(path, "ro"))
    with open_company(company_file) as again:
        assert names(again) == {"惠多多"}
        with pytest.raises(DeskError, match="read-only"):
            add_shop(again, "好又多")
        assert names(again) == {"惠多多"}


def test_closing_leaves_nothing_beside_the_file(company: Company, company_file: Path, tmp_path: Path) -> None:
    add_shop(company, "惠多多")
    company.close()
    beside = [p for p in tmp_path.iterdir() if p != company_file]
    assert all(p.stat().st_size == 0 for p in beside)
    copy = Path(shutil.copyfile(company_file, tmp_path / "copy.desk"))
    with open_company(copy) as again:
        assert names(again) == {"惠多多"}


def test_the_one_person_of_a_new_company_is_called_in_its_language(tmp_path: Path) -> None:
    for language, owner in (("zh", "老板"), ("en", "Owner")):
        with create_company(tmp_path / f"{language}.desk", "A", language) as made, made.read() as session:  # type: ignore[arg-type]
            assert name_of(session) == owner
