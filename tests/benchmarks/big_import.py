"""Started as its own process: a window's event loop lives while 500,000 lines are imported beside it.

Prints one JSON object: the longest gap between two beats of the window's thread (ms), the process's
largest memory (MB), and how many lines were booked.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QSettings, QTimer

from distributor_desk import register
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.collecting import Collector
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.program import make_application
from distributor_desk.storage.database import create_company
from distributor_desk.workflow import importing
from distributor_desk.workflow.sheets import ImportOptions

workbook, folder = Path(sys.argv[1]), Path(sys.argv[2])
application = make_application()
company = create_company(folder / "big.desk")
desk = Desk(
    company,
    register.ROOMS,
    "zh",
    QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat),
    register.sheets,
)
window = MainWindow(desk)
window.show()
process, gaps, largest = psutil.Process(), [0.0], [0]
last = [time.perf_counter()]


def beat() -> None:
    now = time.perf_counter()
    gaps.append(now - last[0])
    last[0] = time.perf_counter()


def weigh() -> None:
    largest[0] = max(largest[0], process.memory_info().rss)


def task(progress: Progress) -> int:
    book = importing.read(workbook, progress)
    sheets = register.sheets()
    matched = importing.match(book, sheets)
    result = importing.run(company, book, matched, sheets, ImportOptions(create_missing=True), progress)
    return sum(s.counts.created for s in result.sheets)


def done(count: int) -> None:
    heart.stop()
    weigh()
    sorted_gaps = sorted(gaps)
    said = {"lines": count, "longest_ms": round(sorted_gaps[-1] * 1000), "memory_mb": round(largest[0] / 1e6)}
    sys.stdout.write(json.dumps(said | {"next_ms": [round(g * 1000) for g in sorted_gaps[-6:]]}) + "\n")
    sys.stdout.flush()
    desk.close()
    company.close()
    application.exit(0)


heart = QTimer()
heart.timeout.connect(beat)
scale = QTimer()
scale.timeout.connect(weigh)


collector = Collector(lambda: bool(desk.runner.busy), application)  # as the program has one


def begin() -> None:
    collector.start()
    last[0] = time.perf_counter()
    heart.start(1)
    scale.start(100)
    desk.runner.work(task, done)


QTimer.singleShot(500, begin)
application.exec()
