# ruff: noqa: PT012
"""Every connection has the settings that were measured, and errors come out as sentences."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.storage.database import Company, create_company, open_company
from distributor_desk.storage.engine import connect, in_words
from tests.storage.making import add_shop, names, raw

WANTED = {
    "foreign_keys": 1,
    "synchronous": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "cache_size": -65536,
    "busy_timeout": 5000,
    "recursive_triggers": 1,
    "journal_mode": "truncate",
}
COUNTING = """
import sys
from pathlib import Path
import tests.storage.making
from sqlalchemy import text
from distributor_desk.core.language import plain
from distributor_desk.storage.database import open_company
with open_company(Path(sys.argv[1])) as company:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(200):
        with company.write(plain("count")) as work:
            now = work.session.scalar(text("SELECT stop FROM customer"))
            work.session.execute(text("UPDATE customer SET stop = :n"), {"n": now + 1})
"""


def read_back(connection: sqlite3.Connection) -> dict[str, object]:
    found = {}
    for name in WANTED:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found[name] = row[0] if row else 0
    return found


def test_settings_of_a_connection_read_back(company_file: Path) -> None:
    with closing(connect(company_file)) as connection:
        assert read_back(connection) == WANTED


def test_settings_of_readers_and_writers_read_back(company: Company) -> None:
    with company.read() as outer, company.read() as inner:
        for session in (outer, inner):
            driver = session.connection().connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            assert read_back(driver) == WANTED
    with company.write(plain("look")) as work:
        driver = work.session.connection().connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert read_back(driver) == WANTED
        assert driver.in_transaction


def test_a_writer_locks_at_once_and_a_reader_does_not(company: Company, company_file: Path) -> None:
    with closing(sqlite3.connect(company_file, timeout=0, isolation_level=None)) as other:
        with company.read() as session:
            session.execute(text("SELECT * FROM customer"))
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with company.write(plain("look")), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_two_processes_lose_no_update(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多", stop=0)
    start = [sys.executable, "-c", COUNTING, str(company_file)]
    two = [
        subprocess.Popen(
            start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for process in two:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in two:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate()[1] for process in two]
    assert [process.returncode for process in two] == [0, 0], errors
    assert raw(company_file, "SELECT stop FROM customer") == [(400,)]


def test_a_missing_file_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "gone.desk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["客户 #1?.desk", "100%25.desk", "a#b.desk", "a?mode=memory.desk", "with space & 'quote'.desk"]
)
def test_any_name_opens_that_very_file(tmp_path: Path, name: str) -> None:
    with create_company(tmp_path / name) as company:
        add_shop(company, "惠多多")
    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith("-journal")] == [name]
    with open_company(tmp_path / name) as company:
        assert names(company) == {"惠多多"}


def test_a_relative_path_means_the_same_file(company_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(company_file.parent)
    with open_company(Path(company_file.name)) as company:
        add_shop(company, "惠多多")
    assert raw(company_file, "SELECT name FROM customer") == [("惠多多",)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_FULL, "磁盘已满"),
        (sqlite3.SQLITE_IOERR_FSYNC, "磁盘报告读写错误"),
        (sqlite3.SQLITE_BUSY, "另一个窗口或程序正在写"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "只读"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "已损坏"),
        (sqlite3.SQLITE_NOTADB, "不是公司文件"),
        (sqlite3.SQLITE_CANTOPEN, "无法打开"),
        (sqlite3.SQLITE_TOOBIG, "太长"),
    ],
)
def test_the_engines_errors_in_words(code: int, said: str) -> None:
    error = sqlite3.OperationalError("boom")
    error.sqlite_errorcode = code
    found = in_words(error)
    assert found is not None
    assert said in found.in_("zh")
    assert found.in_("en").endswith(".")


def test_our_own_faults_are_not_put_on_the_world() -> None:
    own = sqlite3.IntegrityError("CHECK")
    own.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT
    assert in_words(own) is None
    assert in_words(ValueError()) is None


def test_a_reader_that_stays_holds_the_commit_up_and_says_so(company: Company) -> None:
    add_shop(company, "惠多多")
    with company.read() as session:
        session.execute(text("SELECT * FROM customer")).first()
        with pytest.raises(DeskError, match="Another window or program"), company.write(plain("add")) as work:
            work.session.connection().exec_driver_sql("PRAGMA busy_timeout=20")
            work.session.execute(text("UPDATE customer SET name = 'x'"))
    assert names(company) == {"惠多多"}
    add_shop(company, "好又多")
    assert names(company) == {"惠多多", "好又多"}


def test_an_error_of_the_engine_shows_no_values(company: Company) -> None:
    with pytest.raises(Exception, match="no such column") as failed, company.read() as session:
        session.execute(text("SELECT missing FROM customer WHERE name = :name"), {"name": "机密客户"})
    assert "机密客户" not in str(failed.value)
