"""The toolbar's Undo names an import that is the newest deed, and takes it back after a question."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from distributor_desk.desktop import messages
from distributor_desk.desktop.main_window import MainWindow
from tests.features.at_desk import settle, tab_of


def test_undo_names_the_import_and_takes_it_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def ask(_parent: object, question: str, **_buttons: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(messages, "ask", ask)
    table = tab_of(window, "customers", qtbot).table
    undo = window.undo_menu.undo
    assert undo.text() == "Undo: Import 表.xlsx"
    undo.trigger()
    settle(window.desk, qtbot)
    assert table.model.total == 4  # kept
    undo.trigger()
    settle(window.desk, qtbot)
    assert table.model.total == 0
    assert asked == ["Undo “Import 表.xlsx”? What it added is removed, what it changed is as before."] * 2
    assert not undo.isEnabled()
