"""One window per company file; a crash frees it without a question."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.storage.database import open_company
from distributor_desk.storage.lock import WindowLock
from tests.storage.making import add_shop, names

WINDOW = """
import sys
from pathlib import Path
from distributor_desk.core.errors import DeskError
from distributor_desk.storage.lock import WindowLock
try:
    WindowLock(Path(sys.argv[1])).take()
except DeskError as error:
    print(error.in_("zh"), flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
"""


def window(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", WINDOW, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_window_is_refused_with_a_sentence(company_file: Path) -> None:
    with window(company_file) as first:
        assert said(first) == "open"
        with window(company_file) as second:
            assert (
                said(second) == f"“{company_file.name}”已经在另一个窗口中打开。请使用那个窗口，或先把它关闭。"
            )
        with pytest.raises(DeskError, match="already open in another window"), WindowLock(company_file):
            raise AssertionError("two windows")


def test_a_killed_window_frees_the_file_at_once(company_file: Path) -> None:
    with window(company_file) as first:
        assert said(first) == "open"
        first.kill()
    with WindowLock(company_file), open_company(company_file) as company:
        add_shop(company, "惠多多")
        assert names(company) == {"惠多多"}


def test_a_closed_window_frees_the_file(company_file: Path) -> None:
    for _ in range(2):
        with WindowLock(company_file), pytest.raises(DeskError), WindowLock(company_file):
            pass
    lock = WindowLock(company_file).take()
    lock.free()
    lock.free()
    with window(company_file) as other:
        assert said(other) == "open"


def test_two_files_are_two_windows(company_file: Path, tmp_path: Path) -> None:
    with WindowLock(company_file), WindowLock(tmp_path / "other.desk") as other:
        assert isinstance(other, WindowLock)


def test_the_lock_does_not_keep_the_command_line_out(company_file: Path) -> None:
    with window(company_file) as shown, open_company(company_file) as company:
        assert said(shown) == "open"
        add_shop(company, "惠多多")
        assert names(company) == {"惠多多"}


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="the folder does not exist"):
        WindowLock(tmp_path / "gone" / "a.desk").take()
