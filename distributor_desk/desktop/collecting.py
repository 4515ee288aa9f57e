"""Python's cyclic garbage collected in the window's thread alone.

Left to itself the collector runs in whichever thread allocates most. There it walks widgets that the window
is changing at that moment, and destroys those that nobody needs any more in a thread that is not theirs: both
end the process. So it is switched off, and a timer of the window's thread does its work: not while a worker
holds half a million rows, which would each be looked at while the window waits.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Collects now and then what Python would have collected by itself, unless `busy` says that work is going on.

    Made and living in the window's thread.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        gc.freeze()  # the program itself: it stays, and would be looked at each time
        self._timer.start()

    def _look(self) -> None:
        if not self._busy():
            collect_due()


def collect_due() -> None:
    """Collect the oldest generation whose turn it is by Python's own thresholds; mostly that is none."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
