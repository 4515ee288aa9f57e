"""Import, export and print, as a person goes through them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, plain
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.export_dialog import ExportDialog
from distributor_desk.desktop.help_window import HelpWindow
from distributor_desk.desktop.import_dialog import ImportDialog
from distributor_desk.desktop.imports_window import ImportsWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.features.customers import queries
from distributor_desk.printing.blocks import Heading
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import Company


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """Three shops under a title, one of them with a limit that is no number."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["客户资料表"],
        ["店名", "电话", "信用额度"],
        ["惠多多超市", "13800001111", 5000],
        ["好又多一店", "13800002222", "很多"],
        ["喆喆便利", "13800003333", 800.5],
    ):
        sheet.append(line)
    path = tmp_path / "shops.xlsx"
    book.save(path)
    return path


def count(company: Company) -> int:
    with company.read() as session:
        return queries.count(session)


def test_a_workbook_is_looked_at_imported_and_taken_back(
    desk: Desk, qtbot: QtBot, over: QWidget, company: Company, customers: Path
) -> None:
    dialog = ImportDialog(desk, over, [customers])
    dialog.open()
    with qtbot.waitSignal(dialog.importer.looked, timeout=20_000):
        pass
    assert dialog.pages.currentWidget() is dialog.preview
    assert "2 new" in dialog.preview.counts.text()
    assert "很多" in dialog.preview.problems.item(0).text()
    assert count(company) == 0
    with qtbot.waitSignal(dialog.importer.imported, timeout=20_000):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert count(company) == 2
    assert backup.backups(folders.backup_folder(company.path))[0].reason == "pre-import"
    assert list(company.path.parent.glob("*rejects*.xlsx"))
    with qtbot.waitSignal(dialog.importer.undone):
        qtbot.mouseClick(dialog._undo, Qt.MouseButton.LeftButton)
    assert count(company) == 0
    assert "undone" in dialog.outcome.title.text()
    dialog.close()


def test_another_field_can_be_chosen_for_a_heading(
    desk: Desk, qtbot: QtBot, over: QWidget, customers: Path
) -> None:
    dialog = ImportDialog(desk, over, [customers])
    dialog.open()
    with qtbot.waitSignal(dialog.importer.looked, timeout=20_000):
        pass
    headings = dialog.preview.sheets.widget(0)
    assert headings.table.item(0, 0).text() == "店名"  # type: ignore[attr-defined]
    assert "惠多多超市" in headings.table.item(0, 2).text()  # type: ignore[attr-defined]
    field = headings.table.cellWidget(2, 1)  # type: ignore[attr-defined]
    with qtbot.waitSignal(dialog.importer.looked):
        field.setCurrentIndex(0)
    assert dialog.preview.problems.item(0).text() == "No row is refused."
    assert "3 new" in dialog.preview.counts.text()
    dialog.close()


def test_what_is_no_workbook_is_refused_with_a_sentence(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show", lambda _parent, words, *_icon: told.append(words))
    wrong = tmp_path / "picture.xlsx"
    wrong.write_bytes(b"\x89PNG")
    dialog = ImportDialog(desk, over, [wrong])
    dialog.open()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "picture.xlsx" in told[0]
    assert dialog.pages.currentWidget() is dialog.choose
    dialog.close()


def test_an_import_is_undone_from_the_list(
    desk: Desk,
    qtbot: QtBot,
    over: QWidget,
    company: Company,
    customers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: True)
    dialog = ImportDialog(desk, over, [customers])
    with qtbot.waitSignal(dialog.importer.looked, timeout=20_000):
        pass
    with qtbot.waitSignal(dialog.importer.imported, timeout=20_000):
        dialog._import()
    window = ImportsWindow(desk, over)
    qtbot.waitUntil(lambda: window.list.rowCount() == 1)
    assert [window.list.item(0, place).text() for place in (3, 4, 6)] == ["shops.xlsx", "2", "1"]
    window.take_back()
    qtbot.waitUntil(lambda: window.answer.text() != "")
    assert "4 removed" in window.answer.text()  # the shops and their telephones
    assert count(company) == 0
    qtbot.waitUntil(lambda: window.list.item(0, 7).text() == "undone")


def test_the_ticked_kinds_are_exported(desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path) -> None:
    dialog = ExportDialog(desk, over)
    dialog.open()
    for key, tick in dialog.kinds.items():
        tick.setChecked(key == "customers")
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
