"""The window: tabs from the cards, undo with names, toasts, drops, and a backup at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Text, plain
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.find_anything import FindAnything
from distributor_desk.desktop.history_window import HistoryWindow
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.tab import ListTab
from distributor_desk.features.customers import operations
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import Company
from tests.desktop.tried_room import add_customers


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, company: Company) -> Iterator[MainWindow]:
    add_customers(company, {"name": "惠多多"}, {"name": "好又多"})
    made = MainWindow(desk)
    with qtbot.waitSignal(made.ready):
        made.show()
    qtbot.waitUntil(lambda: desk.runner.idle)
    yield made
    made._leaving = True
    made.hide()
    made.deleteLater()


def tab_of(window: MainWindow, key: str) -> ListTab:
    tab = window.show_tab(key)
    assert isinstance(tab, ListTab)
    return tab


def test_tabs_come_from_the_cards_and_are_built_when_wanted(window: MainWindow) -> None:
    assert [window.tabs.tabText(place) for place in range(window.tabs.count())] == ["Tried", "Other"]
    assert list(window._tabs) == ["tried"]
    window.tabs.setCurrentIndex(1)
    assert list(window._tabs) == ["tried", "other"]
    assert window.windowTitle() == "江南饮料 — Distributor Desk"


def test_the_last_tab_comes_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(1)
    again = MainWindow(desk)
    qtbot.addWidget(again)
    assert again.tabs.currentIndex() == 1
    again._leaving = True


def test_a_write_refreshes_the_tab_in_front_and_leaves_a_hidden_one_stale(
    window: MainWindow, desk: Desk, qtbot: QtBot, company: Company
) -> None:
    shown, hidden = tab_of(window, "other"), tab_of(window, "tried")
    tab_of(window, "other")
    qtbot.waitUntil(lambda: desk.runner.idle)
    desk.runner.write(lambda: operations.add_customer(company, {"name": "新店"}))
    qtbot.waitUntil(lambda: shown.table.model.total == 3)
    assert hidden.table.model.total == 2
    with qtbot.waitSignal(hidden.arrived):
        tab_of(window, "tried")
    assert hidden.table.model.total == 3


def test_undo_has_the_deeds_name_and_takes_it_back(
    window: MainWindow, desk: Desk, qtbot: QtBot, company: Company
) -> None:
    tab = tab_of(window, "tried")
    desk.runner.write(lambda: operations.add_customer(company, {"name": "新店"}))
    undo, redo = window.undo_menu.undo, window.undo_menu.redo
    qtbot.waitUntil(lambda: undo.text() == "Undo: Add customer: 新店")
    undo.trigger()
    qtbot.waitUntil(lambda: redo.text() == "Redo: Add customer: 新店")
    qtbot.waitUntil(lambda: tab.table.model.total == 2)
    assert window.toast.words.text() == "Undone: Add customer: 新店"
    redo.trigger()
    qtbot.waitUntil(lambda: tab.table.model.total == 3)


def test_a_deeds_toast_takes_it_back(window: MainWindow, desk: Desk, qtbot: QtBot, company: Company) -> None:
    tab = tab_of(window, "tried")
    desk.runner.write(
        lambda: operations.add_customer(company, {"name": "新店"}), lambda _id: desk.did(plain("Added"))
    )
    qtbot.waitUntil(window.toast.isVisible)
    qtbot.waitUntil(lambda: tab.table.model.total == 3)
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.table.model.total == 2)


def test_a_workbook_dropped_anywhere_opens_the_import(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(
        "distributor_desk.desktop.import_dialog.ImportDialog.__init__",
        lambda _self, _desk, _parent, paths: opened.extend(paths),
    )
    monkeypatch.setattr("distributor_desk.desktop.import_dialog.ImportDialog.open", lambda _self: None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.xlsx", "photo.png")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert opened == [tmp_path / "a.xlsx"]


def test_leaving_makes_a_backup_and_then_says_so(window: MainWindow, qtbot: QtBot, company: Company) -> None:
    with qtbot.waitSignal(window.left):
        window.close()
    assert not window.isVisible()
    assert [one.reason for one in backup.backups(folders.backup_folder(company.path))] == ["exit"]


def test_find_anything_opens_the_record_on_its_tab(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(1)
    found = FindAnything(desk, window)
    found.show()
    found.words.insert("好又")
    qtbot.waitUntil(lambda: found.answers.count() == 1)
    assert found.answers.item(0).text() == "Tried  ·  好又多"
    qtbot.keyClick(found.words, Qt.Key.Key_Return)
    assert window.tabs.currentIndex() == 0
    tab = tab_of(window, "tried")
    qtbot.waitUntil(lambda: tab.table.current_id() == 2)


def test_find_anything_says_when_there_is_nothing(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    found = FindAnything(desk, window)
    qtbot.addWidget(found)
    qtbot.keyClicks(found.words, "zzz")
    qtbot.waitUntil(lambda: found.note.text().startswith("Nothing found"))


def test_the_history_says_who_did_what(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    history = HistoryWindow(desk, window)
    qtbot.addWidget(history)
    qtbot.waitUntil(lambda: history.list.rowCount() == 1)
    assert [history.list.item(0, place).text() for place in (1, 2, 3)] == ["老板", "Add", ""]


def test_the_age_of_the_backup_is_said_and_turns_amber_after_a_week(window: MainWindow) -> None:
    status = window.status
    for days, words, amber in ((0, "Last backup: today", False), (3, "3 days ago", False), (8, "⚠ ", True)):
        status.show_backup(datetime.now(UTC) - timedelta(days=days))
        assert words in status.backup.text()
        assert ("bold" in status.backup.styleSheet()) is amber
    status.show_backup(None)
    assert "No backup yet" in status.backup.text()


def test_long_work_shows_its_figure_and_can_be_cancelled(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    refused: list[Any] = []

    def count(progress: Progress) -> None:
        while True:
            progress.at(Text("读取", "Reading"), 12400, 541909)

    desk.runner.work(count, None, refused.append)
    running = window.status.running
    qtbot.waitUntil(running.isVisible)
    assert running.words.text() == "Reading 12,400 / 541,909"
    qtbot.mouseClick(running.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not running.isVisible())
    assert refused[0].text.en.startswith("Cancelled")


def test_what_another_process_wrote_is_noticed(
    window: MainWindow, desk: Desk, qtbot: QtBot, company: Company
) -> None:
    from distributor_desk.storage.database import open_company

    tab = tab_of(window, "tried")
    with open_company(company.path) as other:
        operations.add_customer(other, {"name": "别处"})
    window.keeper._notice_others()
    qtbot.waitUntil(lambda: tab.table.model.total == 3)


def test_the_window_is_small_enough_for_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 900
    assert window.minimumSizeHint().height() <= 450
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
