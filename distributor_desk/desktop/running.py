"""Work off the window's thread: one serial writer, one reader, answers in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.workers import Job, Worker
from distributor_desk.storage.log import LOGGER
from distributor_desk.storage.unit_of_work import Doors, Reading

T = TypeVar("T")
Failed = Callable[[DeskError], None]
FAULT = Text(
    "程序出了故障，这一步没有完成，也没有保存。原有数据没有改动。请重试；如果再次出现，请把日志文件发给我们。",
    "A fault of the program: this was NOT done and NOT saved. Your data is as it was. Try again; if it "
    "happens again, send us the log file.",
)


class Runner(QObject):
    """Runs reads and writes beside the window; every callback is called in the window's thread.

    An answer is dropped when a newer read with the same `key` was asked for, or when `owner` (a QObject)
    is gone. Without `failed`, a DeskError is sent out by `refused`; a fault always goes to the log.
    """

    refused = Signal(object)
    started = Signal(object)
    ended = Signal(object)
    _ran = Signal(object)

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._ran.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reader = Worker("reader", self._ran.emit)
        self._writer = Worker("writer", self._ran.emit)
        self._open: set[Job] = set()

    def read(
        self,
        query: Callable[[Reading], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        key: object = None,
    ) -> Job:
        """Run a query on the reader's connection."""

        def task(_progress: Progress) -> T:
            with self._doors.read() as session:
                return query(session)

        return self._start(self._reader, Job(task, done, failed, owner, key))

    def aside(self, task: Callable[[], T], done: Callable[[T], None] | None = None) -> Job:
        """Run something short on the reader's thread that opens what it needs itself."""
        return self._start(self._reader, Job(lambda _progress: task(), done, None))

    def write(
        self,
        operation: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Run one operation on the writer's thread; it cannot be cancelled."""
        return self._start(
            self._writer, Job(lambda _progress: operation(), done, failed, owner, writes=True, shown=True)
        )

    def work(
        self,
        task: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Run something long on the writer's thread: it says where it stands and can be cancelled."""
        return self._start(self._writer, Job(task, done, failed, owner, shown=True))

    @property
    def busy(self) -> list[Job]:
        """Writes and long work whose answers are not in yet."""
        return [job for job in self._open if job.shown]

    @property
    def idle(self) -> bool:
        return not self._open

    def close(self) -> None:
        """Cancel long work, wait for the writes, end both threads; no callback comes after."""
        for job in self._open:
            if not job.writes:
                job.cancel()
        self._writer.close()
        self._reader.close()
        self._open.clear()
        self._ran.disconnect(self._deliver)

    def _start(self, worker: Worker, job: Job) -> Job:
        self._open.add(job)
        if job.shown:
            self.started.emit(job)
        worker.put(job)
        return job

    def _deliver(self, job: Job) -> None:
        if job not in self._open:
            return
        self._open.discard(job)
        if job.shown:
            self.ended.emit(job)
        try:
            self._answer(job)
        finally:
            job.let_go()

    def _answer(self, job: Job) -> None:
        if job.error is not None and not isinstance(job.error, DeskError):
            LOGGER.error("a job failed", exc_info=job.error)
        if job.superseded or (job.owner is not None and not shiboken6.isValid(job.owner)):
            return
        if job.error is None:
            if job.done is not None:
                job.done(job.result)
            return
        refusal: Any = job.error if isinstance(job.error, DeskError) else DeskError(FAULT)
        if job.failed is not None:
            job.failed(refusal)
        else:
            self.refused.emit(refusal)
