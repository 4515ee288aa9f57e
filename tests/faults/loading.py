"""Started as a second process: an import of 20,000 lines, or the undo of it, that kills itself on the way.

python -m tests.faults.loading load|undo FILE count          says how many steps of the engine the deed takes
python -m tests.faults.loading load|undo FILE step K         kill -9 at the K-th of them
python -m tests.faults.loading load|undo FILE commit S       kill -9 so many seconds after COMMIT has begun
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.pool import Pool

from distributor_desk.storage import batches
from distributor_desk.storage.database import open_company
from tests.storage.making import import_lines

ROWS = 20_000
STEPS = count(1)
EVERY = 20_000
"""Virtual machine instructions of the engine to one step of ours."""


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def watch(connection: sqlite3.Connection, how: str, moment: float) -> None:
    def step() -> int:
        if next(STEPS) == moment:
            die()
        return 0

    def statement(words: str) -> None:
        if words.startswith("COMMIT"):
            threading.Timer(moment, die).start()

    if how == "commit":
        connection.set_trace_callback(statement)
    else:
        connection.set_progress_handler(step, EVERY)


def main() -> None:
    deed, path, how, *moment = sys.argv[1:]
    with open_company(Path(path)) as company:
        event.listen(Pool, "checkout", lambda raw, *_: watch(raw, how, float(moment[0]) if moment else 0))
        if deed == "load":
            import_lines(company, 1, ROWS)
        else:
            batches.undo_batch(company, 1)
    print(next(STEPS))


if __name__ == "__main__":
    main()
