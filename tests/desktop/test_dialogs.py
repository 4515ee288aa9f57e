"""Import, export and print, as a person goes through them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, plain
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.export_dialog import ExportDialog
from distributor_desk.desktop.help_window import HelpWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.printing.blocks import Heading
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_ticked_kinds_are_exported(desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path) -> None:
    dialog = ExportDialog(desk, over)
    dialog.open()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "None of them").click()
    assert dialog.ticked() == []
    dialog.kinds["customers"].setChecked(True)
    assert not dialog._warning.isVisible()
    dialog.owner.click()
    assert dialog._warning.isVisible()
    with qtbot.waitSignal(desk.told) as told:
        dialog.export_to(tmp_path / "out.xlsx")
    assert "out.xlsx" in told.args[0].en
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == ["Customers"]


def test_an_export_that_cannot_be_written_says_why_and_stays(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show", lambda _parent, words, *_icon: told.append(words))
    dialog = ExportDialog(desk, over)
    dialog.open()
    dialog.export_to(tmp_path / "nowhere" / "out.xlsx")
    qtbot.waitUntil(lambda: bool(told))
    assert "out.xlsx" in told[0]
    assert dialog.isVisible()
    dialog.close()


def paper(_progress: Progress) -> Rendered:
    return render([Heading("当日拜访路线表")], Page("路线表"), "zh")


def test_a_paper_is_looked_at_and_saved_as_it_is(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path
) -> None:
    dialog = PrintDialog(desk, over, "路线表", paper)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.paper is not None)
    assert dialog.document.pageCount() == 1
    assert dialog.note.text() == "Pages: 1"
    with qtbot.waitSignal(desk.told):
        dialog.save_to(tmp_path / "a.pdf")
    assert "a.pdf" in dialog.note.text(), "said where it is seen"
    assert dialog.paper is not None
    assert (tmp_path / "a.pdf").read_bytes() == dialog.paper.data
    dialog.close()


def test_a_paper_goes_to_the_printer_page_by_page(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path
) -> None:
    dialog = PrintDialog(desk, over, "路线表", paper)
    qtbot.waitUntil(lambda: dialog.paper is not None)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    dialog.close()


def test_without_a_printer_it_says_so(
    desk: Desk, qtbot: QtBot, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show", lambda _parent, words, *_icon: told.append(words))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = PrintDialog(desk, over, "路线表", paper)
    qtbot.waitUntil(lambda: dialog.paper is not None)
    qtbot.mouseClick(dialog._print, Qt.MouseButton.LeftButton)
    assert "No printer" in told[0]
    dialog.close()


@dataclass(frozen=True)
class WithGap:
    """A paper on which one character could not be printed."""

    data: bytes
    missing: frozenset[str] = frozenset({"𬭎"})
    pages: int = 1


def test_characters_without_a_face_are_named(desk: Desk, qtbot: QtBot, over: QWidget) -> None:
    dialog = PrintDialog(desk, over, "x", lambda progress: WithGap(paper(progress).data))
    qtbot.waitUntil(lambda: "𬭎" in dialog.note.text())
    dialog.close()


def test_a_refusal_is_a_box_with_the_sentence_and_nothing_else(
    desk: Desk, qtbot: QtBot, over: QWidget
) -> None:
    messages.refuse(desk, over, DeskError(plain("The disk is full.")))
    box = over.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The disk is full."
    box.done(0)


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "五分钟导入第一张表"), ("en", "Five minutes to the first import")]
)
def test_the_guide_speaks_the_persons_language(
    desk: Desk, qtbot: QtBot, language: Language, words: str
) -> None:
    desk.language = language
    over = QWidget()
    qtbot.addWidget(over)
    guide = HelpWindow(desk, over)
    qtbot.addWidget(guide)
    assert words in guide.text.toPlainText()
