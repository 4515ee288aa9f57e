"""kill -9 at many moments: the file opens, is whole, and holds all of a deed or nothing of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from distributor_desk.storage.database import open_company
from tests.faults.loading import ROWS
from tests.storage.making import add_shop, import_lines, raw, whole

COUNT = "SELECT COUNT(*), COALESCE(SUM(amount), 0) FROM sales_line"
ALL, NOTHING = [(ROWS, ROWS * 1234)], [(0, 0)]


def run(deed: str, path: Path, *how: object) -> str:
    """Do the deed in a second process, which kills itself as told; returns what it said, nothing when killed."""
    start = [sys.executable, "-m", "tests.faults.loading", deed, str(path), *map(str, how)]
    process = subprocess.run(start, stdout=subprocess.PIPE, text=True, check=False)
    assert process.returncode in (0, -9)
    return process.stdout


def after_a_kill(start: Path, deed: str, folder: Path, *how: object) -> list[tuple[object, ...]]:
    """What is in the file when the deed was killed; it opens, is whole, and works."""
    path = Path(shutil.copyfile(start, folder / "killed.desk"))
    run(deed, path, *how)
    with open_company(path) as company:
        seen = raw(path, COUNT)
        assert whole(path)
        standing = raw(path, "SELECT COUNT(*) FROM batch WHERE undone_at IS NULL")
        assert standing == [(1 if seen == ALL else 0,)]
        add_shop(company, "works again")
    path.unlink()
    return seen


def steps_of(start: Path, deed: str, folder: Path) -> int:
    path = Path(shutil.copyfile(start, folder / "whole.desk"))
    steps = int(run(deed, path, "count"))
    assert raw(path, COUNT) == (ALL if deed == "load" else NOTHING)
    return steps


@pytest.fixture
def with_shop(company_file: Path) -> Path:
    with open_company(company_file) as company:
        add_shop(company, "惠多多")
    return company_file


@pytest.fixture
def with_lines(with_shop: Path) -> Path:
    with open_company(with_shop) as company:
        import_lines(company, 1, ROWS)
    return with_shop


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue("with_shop" if request.param == "load" else "with_lines")
    assert isinstance(found, Path)
    return found


DEEDS = pytest.mark.parametrize(
    ("deed", "start", "before"), [("load", "load", NOTHING), ("undo", "undo", ALL)], indirect=["start"]
)


@DEEDS
def test_what_is_killed_on_the_way_never_was(
    deed: str, start: Path, before: list[tuple[int, int]], tmp_path: Path
) -> None:
    steps = steps_of(start, deed, tmp_path)
    assert steps > 20
    for turn in range(4):
        assert after_a_kill(start, deed, tmp_path, "step", steps * (2 * turn + 1) // 8) == before


@DEEDS
def test_what_is_killed_in_its_commit_is_all_or_nothing(
    deed: str, start: Path, before: list[tuple[int, int]], tmp_path: Path
) -> None:
    for seconds in (0, 0.01):
        assert after_a_kill(start, deed, tmp_path, "commit", seconds) in (ALL, NOTHING)


@pytest.mark.slow
@DEEDS
def test_all_or_nothing_at_length(
    deed: str, start: Path, before: list[tuple[int, int]], tmp_path: Path
) -> None:
    steps = steps_of(start, deed, tmp_path)
    for turn in range(1, 101):
        assert after_a_kill(start, deed, tmp_path, "step", steps * turn // 102) == before
        assert after_a_kill(start, deed, tmp_path, "commit", turn / 2_000) in (ALL, NOTHING)
