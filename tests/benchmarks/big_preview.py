"""Started as its own process: the import dialog over 100,000 rows; how long the window's thread waits.

Prints one JSON object: the longest gaps between two beats of the window's thread (ms) while the file is read and
judged, mended and judged again; and how long the slowest of many pages of rows took to be asked for (ms).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer

from distributor_desk import register
from distributor_desk.desktop.collecting import Collector
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.import_dialog import ImportDialog
from distributor_desk.desktop.importer import Preview
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.program import make_application
from distributor_desk.storage.database import create_company

workbook, folder = Path(sys.argv[1]), Path(sys.argv[2])
application = make_application()
company = create_company(folder / "big.desk")
store = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
desk = Desk(company, register.ROOMS, "zh", store, register.sheets)
window = MainWindow(desk)
window.show()
dialog = ImportDialog(desk, window)
dialog.show()
gaps: list[float] = []
last = [time.perf_counter()]
stage = [0]


def beat() -> None:
    now = time.perf_counter()
    gaps.append(now - last[0])
    last[0] = time.perf_counter()


def looked(preview: Preview) -> None:
    stage[0] += 1
    if stage[0] == 1:
        QTimer.singleShot(300, mend)
    else:
        QTimer.singleShot(300, lambda: finish(preview))


def mend() -> None:
    dialog.work.tabs.setCurrentWidget(dialog.work.rows)
    dialog.work.rows.model.mended.emit(50_000, 4, "7")


def pages() -> float:
    """The slowest of 200 screens of 40 rows, everything that a view asks for."""
    model, slowest = dialog.work.rows.model, 0.0
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole)
    for page in range(200):
        began = time.perf_counter()
        for row in range(page * 400, page * 400 + 40):
            for section in range(model.columnCount()):
                for role in roles:
                    model.index(row, section).data(role)
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


def finish(preview: Preview) -> None:
    heart.stop()
    said = {
        "rows": dialog.work.rows.model.rowCount(),
        "longest_ms": [round(gap * 1000) for gap in sorted(gaps)[-6:]],
        "page_ms": round(pages() * 1000, 1),
        "brings": preview.brings,
    }
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    dialog.importer.answers.clear()
    desk.close()
    company.close()
    application.exit(0)


dialog.importer.looked.connect(looked)
heart = QTimer()
heart.timeout.connect(beat)


collector = Collector(lambda: bool(desk.runner.busy), application)  # as the program has one


def begin() -> None:
    collector.start()
    last[0] = time.perf_counter()
    heart.start(1)
    dialog.take([workbook])


QTimer.singleShot(500, begin)
application.exec()
