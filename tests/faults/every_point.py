# ruff: noqa: S606
"""Breaks the disk at every single operation of the great deeds. Started by hand:

    python tests/faults/every_point.py SHIM [STEP] [DEED …]

STEP visits each so-many-th point only, but always the last 40, which hold the commit.

SHIM is a library for LD_PRELOAD with `ks_setup(folder, k, mode, log)` and `ks_count()`: at the k-th write, sync,
truncation, removal, rename or creation under the folder it kills the process (1), tears the write and kills (2),
reports a full disk once (3) or from then on (4), or a disk error once (5) or from then on (6).
After each point the file must open, be whole, and hold the state before the deed or the one after it; and a
process that was not killed must have ended in a sentence, or have done the deed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
import tests.conftest  # noqa: F401
from distributor_desk.core.errors import DeskError
from distributor_desk.storage import batches
from distributor_desk.storage.backup import back_up, restore
from distributor_desk.storage.database import create_company, open_company
from tests.storage.making import add_shop, import_lines, names, raw, whole

ROWS = 3_000
DONE, SAID, FAULT = 0, 3, 4


def create(folder: Path) -> None:
    create_company(folder / "new.desk").close()


def load(folder: Path) -> None:
    with open_company(folder / "a.desk") as company:
        import_lines(company, 1, ROWS, "load")


def undo(folder: Path) -> None:
    with open_company(folder / "a.desk") as company:
        batches.undo_batch(company, 1)


def back(folder: Path) -> None:
    back_up(folder / "a.desk", folder / "backups", "exit", only_if_changed=False)


def restored(folder: Path) -> None:
    restore(folder / "backups" / (folder / "which").read_text(), folder / "a.desk", folder / "backups")


DEEDS: dict[str, Callable[[Path], None]] = {
    "create": create, "load": load, "undo": undo, "back_up": back, "restore": restored,
}  # fmt: skip


def prepared(folder: Path) -> None:
    """A company with 3,000 lines, a backup of it, and a change since."""
    with create_company(folder / "a.desk") as company:
        import_lines(company, add_shop(company, "惠多多"), ROWS, "first")
    made = back_up(folder / "a.desk", folder / "backups", "exit")
    (folder / "which").write_text(made.name)
    with open_company(folder / "a.desk") as company:
        add_shop(company, "好又多")


def state(folder: Path) -> tuple[object, ...]:
    """What a person would see: the shops and lines of each file; backups all good."""
    found: list[object] = []
    for name in ("a.desk", "new.desk"):
        path = folder / name
        if not path.exists():
            found.append(None)
            continue
        with open_company(path) as company:
            lines = raw(path, "SELECT COUNT(*), SUM(amount) FROM sales_line")
            found.append((tuple(sorted(names(company))), *lines))
            if not whole(path):
                raise AssertionError(f"{path} is not whole")
    for copy in (folder / "backups").glob("*.ddbk"):
        if not whole(copy):
            raise AssertionError(f"{copy} is not whole")
    return (*found,)


def tried(shim: ctypes.CDLL, deed: str, folder: Path, point: int, mode: int) -> int:
    """Do the deed in a forked child with one fault; its exit code, -9 when it was killed."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        shim.ks_setup(str(folder).encode(), ctypes.c_long(point), mode, -1)
        code = FAULT
        try:
            DEEDS[deed](folder)
            code = DONE
        except DeskError:
            code = SAID
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is counted
            shim.ks_disarm()
            (folder.parent / "fault").write_text(f"{type(error).__name__}: {error}")
        finally:
            shim.ks_disarm()
            (folder.parent / "count").write_text(str(shim.ks_count()))
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def visit(shim: ctypes.CDLL, deed: str, start: Path, step: int) -> None:
    work = start.with_name("work")

    def fresh() -> Path:
        shutil.rmtree(work, ignore_errors=True)
        return Path(shutil.copytree(start, work))

    before = state(fresh())
    tried(shim, deed, fresh(), -1, 0)
    points = int((start.parent / "count").read_text())
    after = state(work)
    chosen = [p for p in range(points) if p % step == 0 or p >= points - 40]
    for mode in range(1, 7):
        seen: Counter[str] = Counter()
        for point in chosen:
            code = tried(shim, deed, fresh(), point, mode)
            try:
                now = state(work)
            except Exception as error:  # noqa: BLE001
                seen["BROKEN"] += 1
                print(f"  {deed} mode {mode} point {point}: {type(error).__name__} {error}")
                continue
            where = "after" if now == after else "before" if now == before else "BETWEEN"
            said = {DONE: "done", SAID: "sentence", FAULT: "FAULT", -9: "killed"}.get(code, str(code))
            seen[f"{said}/{where}"] += 1
            if code == FAULT:
                print(
                    f"  {deed} mode {mode} point {point}:",
                    (start.parent / "fault").read_text()[:200].replace("\n", " "),
                )
            if (said, where) in {("sentence", "after"), ("done", "before")} and before != after:
                print(f"  {deed} mode {mode} point {point}: {said}, and the state is that {where}")
        print(f"{deed:8} mode {mode}: {len(chosen)} of {points} points, {dict(seen)}", flush=True)


def main() -> None:
    library, *rest = sys.argv[1:]
    step = next((int(word) for word in rest if word.isdigit()), 1)
    deeds = [word for word in rest if not word.isdigit()]
    if os.environ.get("LD_PRELOAD") != library:
        os.environ["LD_PRELOAD"] = library
        os.execv(sys.executable, [sys.executable, *sys.argv])
    shim = ctypes.CDLL(library)
    with tempfile.TemporaryDirectory() as place:
        start = Path(place) / "start"
        start.mkdir()
        prepared(start)
        for deed in deeds or DEEDS:
            visit(shim, deed, start, step)


if __name__ == "__main__":
    main()
