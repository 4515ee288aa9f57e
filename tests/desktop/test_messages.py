"""A question is answered by the button that was pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from distributor_desk.desktop import messages


@pytest.mark.parametrize(("pressed", "answer"), [("Undo it", True), ("Keep it", False)])
def test_the_pressed_button_is_the_answer(qapp: QApplication, pressed: str, answer: bool) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == pressed).click()

    QTimer.singleShot(0, press)
    assert messages.ask(None, "Undo the import?", yes="Undo it", no="Keep it") is answer


def test_closing_it_means_no(qapp: QApplication) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    assert messages.ask(None, "Undo the import?", yes="Undo it", no="Keep it") is False
