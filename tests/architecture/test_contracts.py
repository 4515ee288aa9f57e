"""The import contracts of pyproject.toml hold, and each of them notices the fault it is there for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FEATURES = "distributor_desk/features"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["name"]: contract for contract in SETTINGS["contracts"]}

FLOORS = "floors of the house"
SHELVES = "shelves of a room"
ORDER = "order of the rooms"
SHOWN = "what a room shows to other rooms"
QT = "Qt only on the desktop, in tab and form"
SQL = "SQL only in storage, records, queries, posting, operations"
ENGINE = "the engine only in storage"
WORKBOOKS = "workbooks only in spreadsheets"
PAPER = "paper only in printing"
CYCLES = "no cycles"


def room(name: str, **shelves: str) -> dict[str, str]:
    """The files of a room that does not stand yet."""
    return {f"{FEATURES}/{name}/{shelf}.py": text for shelf, text in {"__init__": "", **shelves}.items()}


def importing(module: str) -> str:
    return f"import distributor_desk.{module}\n"


# fault: (the contract that notices it, the lines planted); planted_a and planted_b stand above all rooms.
FAULTS: dict[str, tuple[str, dict[str, str]]] = {
    "a floor beside": (FLOORS, {"distributor_desk/storage/planted.py": importing("printing")}),
    "a stray file in the house": (FLOORS, {"distributor_desk/planted.py": ""}),
    "a shelf above": (SHELVES, room("planted_a", rules=importing("features.planted_a.queries"), queries="")),
    "a shelf beside": (
        SHELVES,
        room("planted_a", sheet=importing("features.planted_a.document"), document=""),
    ),
    "a stray file in a room": (SHELVES, room("planted_a", planted="")),
    "a room above": (
        ORDER,
        room("planted_b", rules=importing("features.planted_a.rules")) | room("planted_a", rules=""),
    ),
    "a room beside": (
        ORDER,
        {f"{FEATURES}/customers/rules.py": importing("features.products.rules")}
        | {f"{FEATURES}/products/rules.py": ""},
    ),
    "a stray room": (ORDER, room("planted_c")),
    "the tab of a room below": (
        SHOWN,
        room("planted_a", tab=importing("features.planted_b.tab")) | room("planted_b", tab=""),
    ),
    "operations of a room below": (
        SHOWN,
        room("planted_a", operations=importing("features.planted_b.operations"))
        | room("planted_b", operations=""),
    ),
    "the house past the card": (
        SHOWN,
        {"distributor_desk/register.py": importing("features.planted_a.tab")} | room("planted_a", tab=""),
    ),
    "Qt in the rules": (QT, room("planted_a", rules="import PySide6.QtCore\n")),
    "Qt in a command": (QT, room("planted_a", commands="def run():\n    from PySide6 import QtWidgets\n")),
    "Qt in core": (QT, {"distributor_desk/core/planted.py": "from PySide6.QtCore import QDate\n"}),
    "SQL in a tab": (SQL, room("planted_a", tab="from sqlalchemy import select\n")),
    "SQL in workflow": (SQL, {"distributor_desk/workflow/planted.py": "import sqlalchemy.orm\n"}),
    "the engine in a query": (ENGINE, room("planted_a", queries="import sqlite3\n")),
    "Alembic in workflow": (ENGINE, {"distributor_desk/workflow/planted.py": "import alembic.command\n"}),
    "openpyxl in a sheet": (WORKBOOKS, room("planted_a", sheet="def f():\n    import openpyxl\n")),
    "calamine in workflow": (WORKBOOKS, {"distributor_desk/workflow/planted.py": "import python_calamine\n"}),
    "reportlab in a document": (PAPER, room("planted_a", document="from reportlab.lib import units\n")),
    "segno in a document": (PAPER, room("planted_a", document="import segno\n")),
    "a cycle": (
        CYCLES,
        {
            "distributor_desk/core/planted_a.py": importing("core.planted_b"),
            "distributor_desk/core/planted_b.py": "def f():\n    import distributor_desk.core.planted_a\n",
        },
    ),
}


def _with_planted_rooms(pyproject: str) -> str:
    """Two rooms more in the order: planted_a above all others, planted_b below it."""
    first = '    "(today)",\n'
    assert pyproject.count(first) == 1
    return pyproject.replace(first, '    "(planted_a)",\n    "(planted_b)",\n' + first)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    copy = tmp_path_factory.mktemp("tree")
    for source in (ROOT / "distributor_desk").rglob("*.py"):
        target = copy / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (copy / "pyproject.toml").write_text(_with_planted_rooms(pyproject), encoding="utf-8")
    here = "tests/architecture"
    (copy / here).mkdir(parents=True)
    shutil.copyfile(ROOT / here / "contract_types.py", copy / here / "contract_types.py")
    run = subprocess.run(
        [sys.executable, str(ROOT / here / "plant.py")],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        input=json.dumps({fault: files for fault, (_, files) in FAULTS.items()}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_the_tree_keeps_every_contract() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_breaks_its_contract_and_no_other(fault: str, found: dict[str, list[str]]) -> None:
    already = set(found[""])
    assert set(found[fault]) - already == {FAULTS[fault][0]} - already


def test_every_contract_has_a_planted_fault() -> None:
    assert {contract for contract, _ in FAULTS.values()} == set(CONTRACTS)


def test_other_rooms_are_shown_shelves_that_exist() -> None:
    shelves = {name.strip("() ") for layer in CONTRACTS[SHELVES]["layers"] for name in layer.split("|")}
    shown = CONTRACTS[SHOWN]["shown_to_rooms"] + CONTRACTS[SHOWN]["shown_to_house"]
    assert set(shown) <= shelves
