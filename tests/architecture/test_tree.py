"""What the tree of files promises: sizes, names, rooms in the register, nothing of one machine in it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "distributor_desk"
LONGEST_FILE = 400
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


def _source_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _text_files() -> list[Path]:
    """The text files of the project: those that git keeps, and new ones that it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name]
    assert paths
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _source_files()}
    assert lengths
    assert [f"{path.name}: {length}" for path, length in lengths.items() if length > LONGEST_FILE] == []


def test_every_folder_and_file_says_what_it_holds() -> None:
    named = [path for path in (*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*")) if path.stem in NAMELESS]
    assert named == []


def test_tests_and_packaging_shadow_nothing() -> None:
    """tests/ and packaging/ are folders, not packages: `packaging` is a library's name."""
    assert [*(ROOT / "tests").rglob("__init__.py"), *(ROOT / "packaging").rglob("__init__.py")] == []


def test_no_machine_stands_in_the_project() -> None:
    of_a_machine = re.compile(
        r"/(?:home|root|Users|work|tmp)/\w+|[A-Z]:\\Users\\|" + re.escape(str(ROOT)), re.ASCII
    )
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _text_files()
        for match in of_a_machine.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()


def test_libraries_are_pinned_by_name_and_version_alone() -> None:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    pinned = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    assert {_plain(line) for line in wanted} <= {_plain(line) for line in pinned.splitlines()}


def _plain(requirement: str) -> str:
    """`SQLAlchemy>=2.1` and `sqlalchemy==2.1.9` are one library; so are `a-b` and `a_b`."""
    return re.split(r"[<>=!~\[ ;]", requirement)[0].replace("_", "-").lower()


def test_the_change_log_begins_with_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", log, re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == project["version"]


def test_every_room_stands_in_the_register() -> None:
    from distributor_desk.register import ROOMS

    folders = {path.parent.name for path in (PACKAGE / "features").glob("*/__init__.py")}
    assert {room.key for room in ROOMS} == folders


def test_commands_never_load_qt(tmp_path: Path) -> None:
    code = """
import sys
from distributor_desk.cli import cli
for words in (["--help"], ["new", sys.argv[1]]):
    cli(words, standalone_mode=False)
print("Qt", "PySide6" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "company.desk")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines()[-1:] == ["Qt False"], run.stderr
