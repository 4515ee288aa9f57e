"""Keys answer where the focus is: two lists in one window do not get in each other's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.keys import KeyDeeds


@pytest.fixture
def halves(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit, list[str]]:
    outer, left, right, done = QWidget(), QLineEdit(), QLineEdit(), list[str]()
    row = QHBoxLayout(outer)
    row.addWidget(left)
    row.addWidget(right)
    for name, part in (("left", left), ("right", right), ("outer", outer)):
        KeyDeeds(part, {"Return": lambda name=name: done.append(name)})
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    return outer, left, right, done


def test_the_part_with_the_focus_answers_and_no_other(
    halves: tuple[QWidget, QLineEdit, QLineEdit, list[str]], qtbot: QtBot
) -> None:
    _, left, right, done = halves
    for part in (right, left):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Return)
    assert done == ["right", "left"]


def test_what_a_part_does_not_know_its_window_does(
    halves: tuple[QWidget, QLineEdit, QLineEdit, list[str]], qtbot: QtBot
) -> None:
    outer, left, _, done = halves
    KeyDeeds(outer, {"Ctrl+N": lambda: done.append("new")})
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["new"]


def test_the_number_pads_enter_is_enter_and_a_shortcut_of_the_window_waits_its_turn(
    halves: tuple[QWidget, QLineEdit, QLineEdit, list[str]], qtbot: QtBot
) -> None:
    outer, left, _, done = halves
    KeyDeeds(left, {"Enter": lambda: done.append("pad")})
    shortcut = QShortcut(QKeySequence("Return"), outer)
    shortcut.activated.connect(lambda: done.append("window"))
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(left, Qt.Key.Key_Return)
    assert done == ["pad", "left"]
