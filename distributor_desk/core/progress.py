"""How long work tells where it stands, and how it is stopped: an error at the next step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from distributor_desk.core.errors import Cancelled
from distributor_desk.core.language import Text

Watcher = Callable[[Text, int, int], None]


def _nobody(_what: Text, _done: int, _of: int) -> None:
    return None


@dataclass(slots=True)
class Progress:
    """Handed into long work. `at` reports a figure and raises Cancelled after `cancel()`.

    `of` is 0 while the whole is not known. `at` may be called from any thread.
    """

    watcher: Watcher = _nobody
    _stop: threading.Event = field(default_factory=threading.Event)

    def at(self, what: Text, done: int = 0, of: int = 0) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.watcher(what, done, of)

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()
