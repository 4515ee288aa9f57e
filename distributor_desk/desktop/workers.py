"""The two threads beside the window's: each does one job after the other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress


def _nothing(_progress: Progress) -> None:
    return None


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work and what becomes of its answer; `standing` is what it last said of itself."""

    task: Callable[[Progress], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[Any], object] | None
    owner: Any = None
    key: object = None
    writes: bool = False
    shown: bool = False
    progress: Progress = field(default_factory=Progress)
    standing: tuple[Text, int, int] | None = None
    result: Any = None
    error: BaseException | None = None
    superseded: bool = False

    def __post_init__(self) -> None:
        self.progress.watcher = self._stands

    def _stands(self, what: Text, done: int, of: int) -> None:
        self.standing = (what, done, of)

    def cancel(self) -> None:
        self.progress.cancel()

    def let_go(self) -> None:
        """Drop all that may hold on to widgets: done in the window's thread, the only one that may destroy them."""
        self.task, self.done, self.failed, self.owner = _nothing, None, None, None
        self.result = self.error = None

    def run(self) -> None:
        try:
            self.result = self.task(self.progress)
        except Exception as error:  # noqa: BLE001  # the window's thread sorts them into two families
            self.error = error


class Worker:
    """One thread with its queue; `after` is called on that thread once a job has run."""

    def __init__(self, name: str, after: Callable[[Job], None]) -> None:
        self._after = after
        self._jobs: deque[Job] = deque()
        self._there_is_work = threading.Condition()
        self._closing = False
        self._now: Job | None = None
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        with self._there_is_work:
            if job.key is not None:
                self._supersede(job.key)
            self._jobs.append(job)
            self._there_is_work.notify()

    def _supersede(self, key: object) -> None:
        for older in (*self._jobs, *([self._now] if self._now else [])):
            if older.key == key:
                older.superseded = True
                older.cancel()

    def pending(self) -> list[Job]:
        """The job that runs, and those that wait."""
        with self._there_is_work:
            return [*([self._now] if self._now else []), *self._jobs]

    def close(self) -> None:
        """Take no more work, finish what is there, and end."""
        with self._there_is_work:
            self._closing = True
            self._there_is_work.notify()
        self._thread.join()

    def _next(self) -> Job | None:
        with self._there_is_work:
            self._now = None
            while not self._jobs and not self._closing:
                self._there_is_work.wait()
            self._now = self._jobs.popleft() if self._jobs else None
            return self._now

    def _work(self) -> None:
        while (job := self._next()) is not None:
            if not job.superseded:
                job.run()
            self._after(job)
