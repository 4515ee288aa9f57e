"""Work beside the window: answers come in its thread, in order, and only when someone still wants them."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.running import FAULT


def test_an_answer_comes_in_the_windows_thread(desk: Desk, qtbot: QtBot) -> None:
    came: list[threading.Thread] = []
    asked: list[threading.Thread] = []
    desk.runner.read(
        lambda _session: asked.append(threading.current_thread()),
        lambda _nothing: came.append(threading.current_thread()),
    )
    qtbot.waitUntil(lambda: bool(came))
    assert came == [threading.main_thread()]
    assert asked != [threading.main_thread()]


def test_writes_run_one_after_the_other(desk: Desk, qtbot: QtBot) -> None:
    seen: list[int] = []
    for number in range(20):
        desk.runner.write(lambda number=number: seen.append(number))
    qtbot.waitUntil(lambda: desk.runner.idle)
    assert seen == list(range(20))


def test_a_refusal_reaches_the_one_who_asked(desk: Desk, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise DeskError(Text("不行", "No"))

    errors: list[DeskError] = []
    desk.runner.write(refuse, None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].text.en == "No"
    with qtbot.waitSignal(desk.runner.refused) as told:
        desk.runner.write(refuse)
    assert told.args[0].text.zh == "不行"


def test_a_fault_of_ours_is_logged_and_said(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(desk.runner.refused) as told:
        desk.runner.write(lambda: 1 // 0)
    assert told.args[0].text == FAULT
    assert "ZeroDivisionError" in caplog.text


def test_only_the_newest_read_of_a_key_answers(desk: Desk, qtbot: QtBot) -> None:
    answers: list[str] = []
    gate = threading.Event()
    desk.runner.read(lambda _session: gate.wait(5) and "old", answers.append, key="search")
    desk.runner.read(lambda _session: "newer", answers.append, key="search")
    desk.runner.read(lambda _session: "newest", answers.append, key="search")
    gate.set()
    qtbot.waitUntil(lambda: desk.runner.idle)
    assert answers == ["newest"]


def test_nobody_is_called_after_the_owner_is_gone(desk: Desk, qtbot: QtBot) -> None:
    answers: list[str] = []
    gate, owner = threading.Event(), QObject()
    desk.runner.read(lambda _session: gate.wait(5) and "late", answers.append, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: desk.runner.idle)
    assert answers == []


def test_long_work_is_cancelled_at_its_next_step(desk: Desk, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def count(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress.at(plain("counting"), 1, 2)

    errors: list[DeskError] = []
    job = desk.runner.work(count, None, errors.append)
    assert begun.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)


def test_closing_waits_for_the_writes(desk: Desk) -> None:
    written: list[int] = []
    for number in range(5):
        desk.runner.write(lambda number=number: written.append(number))
    desk.runner.close()
    assert written == [0, 1, 2, 3, 4]
    desk.runner = type(desk.runner)(desk.company, desk)  # the fixture closes it once more
