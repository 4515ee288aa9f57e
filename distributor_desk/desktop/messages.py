"""What the program says to the person: refusals, faults, questions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.desktop.desk import Desk

_open: set[QMessageBox] = set()  # a box without a parent would be gone before it is seen


def refuse(desk: Desk, parent: QWidget | None, error: DeskError) -> None:
    """Say why something was not done; a cancel that the person asked for is no alarm."""
    if isinstance(error, Cancelled):
        desk.tell(error.text)
    else:
        show(parent, desk.say(error.text), QMessageBox.Icon.Warning)


def show(
    parent: QWidget | None, words: str, icon: QMessageBox.Icon = QMessageBox.Icon.Information
) -> QMessageBox:
    """A box with one button that does not hold up the program."""
    box = _box(parent, words, icon)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _open.add(box)
    box.finished.connect(lambda _result: _open.discard(box))
    box.addButton(QCoreApplication.translate("Messages", "OK"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box


def show_fault(parent: QWidget | None) -> None:
    """A fault of ours that no job caught."""
    show(
        parent,
        QCoreApplication.translate(
            "Messages",
            "A fault of the program. What was saved before is safe. If it happens again, send us the log file "
            "(Help, About says where it is).",
        ),
        QMessageBox.Icon.Critical,
    )


def ask(parent: QWidget | None, question: str, *, yes: str, no: str) -> bool:
    """A question with two buttons that say what they do; closing it means no."""
    box = _box(parent, question, QMessageBox.Icon.Question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    agreed = box.clickedButton() is agree
    box.deleteLater()
    return agreed


def _box(parent: QWidget | None, words: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(QCoreApplication.translate("Messages", "Distributor Desk"))
    box.setText(words)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box
