"""Python's garbage goes in the window's thread alone: elsewhere it would take widgets along."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.progress import Progress
from distributor_desk.desktop.collecting import Collector, collect_due
from distributor_desk.desktop.desk import Desk


class _Node:
    """One of two that hold each other."""

    def __init__(self) -> None:
        self.other: _Node | None = None


def _rings(count: int) -> None:
    for _ in range(count):
        one, two = _Node(), _Node()
        one.other, two.other = two, one


def test_a_busy_worker_never_collects(desk: Desk, qtbot: QtBot) -> None:
    where: set[threading.Thread] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        where.add(threading.current_thread())

    gc.callbacks.append(note)
    collector = Collector(lambda: False)
    collector._timer.setInterval(1)
    collector.start()
    desk.runner.work(lambda _progress: _rings(50_000))
    qtbot.waitUntil(lambda: desk.runner.idle and bool(where))
    gc.callbacks.remove(note)
    assert where == {threading.main_thread()}


def test_nothing_is_collected_while_work_goes_on(desk: Desk, qtbot: QtBot) -> None:
    gc.collect()
    working = [True]
    collector = Collector(lambda: working[0])
    collector._timer.setInterval(1)
    collector.start()
    one = _Node()
    one.other = one
    gone = weakref.ref(one)
    del one
    _rings(gc.get_threshold()[0])
    ticks: list[None] = []
    collector._timer.timeout.connect(lambda: ticks.append(None))
    qtbot.waitUntil(lambda: len(ticks) > 3)
    assert gone() is not None
    working[0] = False
    qtbot.waitUntil(lambda: gone() is None)


def test_what_nobody_holds_any_more_goes_when_its_turn_has_come() -> None:
    gc.collect()
    one = _Node()
    one.other = one
    gone = weakref.ref(one)
    del one
    _rings(gc.get_threshold()[0])
    collect_due()
    assert gone() is None


def test_an_answered_job_holds_nothing_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    jobs = []
    desk.runner.started.connect(jobs.append)
    desk.runner.work(lambda _progress: page, lambda _page: page.update(), owner=page)
    qtbot.waitUntil(lambda: desk.runner.idle)
    (job,) = jobs
    assert (job.done, job.failed, job.owner, job.result, job.error) == (None, None, None, None, None)
    assert job.task(Progress()) is None


def test_a_widget_that_only_its_job_knows_is_destroyed_in_the_windows_thread(
    desk: Desk, qtbot: QtBot
) -> None:
    where: list[threading.Thread] = []

    def ask() -> None:
        page = QWidget()
        weakref.finalize(page, lambda: where.append(threading.current_thread()))
        desk.runner.read(lambda _session: None, lambda _nothing: page.update())

    ask()
    qtbot.waitUntil(lambda: desk.runner.idle)
    desk.runner.read(lambda _session: None, lambda _nothing: None)
    qtbot.waitUntil(lambda: desk.runner.idle)
    assert where == [threading.main_thread()]
