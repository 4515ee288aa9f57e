# ruff: noqa: T201
"""Started as a second process: an import of 20,000 lines, or the undo of it, that will be killed.

python -m tests.faults.loading load|undo FILE; says "ready" when the file is open and begins on a line of input.
"""

from __future__ import annotations

import sys
from pathlib import Path

import tests.conftest  # noqa: F401  # the records of all rooms
from distributor_desk.storage import batches
from distributor_desk.storage.database import open_company
from tests.storage.making import import_lines

ROWS = 20_000


def main() -> None:
    deed, path = sys.argv[1:]
    with open_company(Path(path)) as company:
        print("ready", flush=True)
        sys.stdin.readline()
        if deed == "load":
            import_lines(company, 1, ROWS)
        else:
            batches.undo_batch(company, 1)
    print("done", flush=True)


if __name__ == "__main__":
    main()
