"""kill -9 at many moments: the file opens, is whole, and holds all of a deed or nothing of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from distributor_desk.storage import batches
from distributor_desk.storage.database import open_company
from tests.faults.loading import ROWS
from tests.storage.making import add_shop, import_lines, raw, whole

COUNT = "SELECT COUNT(*), COALESCE(SUM(amount), 0) FROM sales_line"
ALL, NOTHING = [(ROWS, ROWS * 1234)], [(0, 0)]


def run(deed: str, path: Path, kill_after: float | None) -> float:
    """Do the deed in a second process; returns how long it took. It is killed after so many seconds."""
    start = [sys.executable, "-m", "tests.faults.loading", deed, str(path)]
    with subprocess.Popen(start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        begun = time.perf_counter()
        process.stdin.write("go\n")
        process.stdin.flush()
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
        return time.perf_counter() - begun


def killed_at_many_moments(
    start: Path, deed: str, folder: Path, times: int
) -> list[list[tuple[object, ...]]]:
    path = Path(shutil.copyfile(start, folder / "whole.desk"))
    lasts = run(deed, path, None)
    seen = [raw(path, COUNT)]
    for turn in range(times):
        path = Path(shutil.copyfile(start, folder / f"{turn}.desk"))
        run(deed, path, lasts * (turn + 0.5) / times)
        with open_company(path) as company:
            seen.append(raw(path, COUNT))
            assert whole(path)
            add_shop(company, "works again")
            known = [line for line in _batches(path) if not line[1]]
        assert len(known) == (1 if seen[-1] == ALL else 0)
        assert raw(path, "SELECT COUNT(*) FROM customer") == [(2,)]
        path.unlink()
    return seen


def _batches(path: Path) -> list[tuple[object, ...]]:
    return raw(path, "SELECT id, undone_at IS NOT NULL FROM batch")


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


def test_a_killed_import_brings_all_or_nothing(with_shop: Path, tmp_path: Path) -> None:
    seen = killed_at_many_moments(with_shop, "load", tmp_path, 6)
    assert seen[0] == ALL
    assert NOTHING in seen
    assert all(found in (ALL, NOTHING) for found in seen)


def test_a_killed_undo_takes_all_or_nothing(with_lines: Path, tmp_path: Path) -> None:
    seen = killed_at_many_moments(with_lines, "undo", tmp_path, 3)
    assert seen[0] == NOTHING
    assert ALL in seen
    assert all(found in (ALL, NOTHING) for found in seen)


def test_a_killed_import_can_be_done_again(with_shop: Path) -> None:
    run("load", with_shop, 0.05)
    with open_company(with_shop) as company:
        with company.read() as session:
            standing = batches.same_file(session, "ab")
        if standing is None:
            import_lines(company, 1, ROWS)
    assert raw(with_shop, COUNT) == ALL


@pytest.mark.slow
@pytest.mark.parametrize("deed", ["load", "undo"])
def test_all_or_nothing_at_length(with_shop: Path, tmp_path: Path, deed: str) -> None:
    if deed == "undo":
        with open_company(with_shop) as company:
            import_lines(company, 1, ROWS)
    seen = killed_at_many_moments(with_shop, deed, tmp_path, 200)
    assert all(found in (ALL, NOTHING) for found in seen)
