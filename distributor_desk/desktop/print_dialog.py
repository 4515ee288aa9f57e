"""A paper before it is printed: look at it, save it as PDF, print it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import safe_name, write_bytes_whole
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.status_bar import RunningWork

LAST_FOLDER = "window/paper_folder"
DOTS_PER_INCH = 300
SAVED = Text("已保存“{name}”。", "Saved “{name}”.")
MISSING = Text(
    "这些字字库里没有，印成了〓：{characters}",
    "These characters are in no font and print as 〓: {characters}",
)


class Paper(Protocol):
    """A finished PDF: printing.rendering.Rendered."""

    @property
    def data(self) -> bytes: ...
    @property
    def missing(self) -> frozenset[str]: ...
    @property
    def pages(self) -> int: ...


class PrintDialog(QDialog):
    """`produce` makes the paper off this thread; `name` is offered as the file's name.

    `deed` is what may follow from looking (its button's words, and what it does): the dialog closes first. `sure` is
    asked before, where it cannot be undone: the question, and what it says to leave it.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        name: str,
        produce: Callable[[Progress], Paper],
        deed: tuple[str, Callable[[], None]] | None = None,
        sure: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._name = desk, name
        self.paper: Paper | None = None
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.note = QLabel(self.tr("Preparing the pages…"), wordWrap=True)
        self._save = QPushButton(self.tr("Save as PDF…"), autoDefault=False)
        self._print = QPushButton(self.tr("Print…"), default=deed is None)
        self._deed = None if deed is None else QPushButton(deed[0], default=True)
        self._lay_out()
        self._save.clicked.connect(self._choose_file)
        self._print.clicked.connect(self._choose_printer)
        if self._deed is not None and deed is not None:
            self._deed.clicked.connect(lambda _checked: self._do(*deed, sure))
        self._job = desk.runner.work(produce, self._show, self._failed, owner=self)

    def save_to(self, path: Path) -> None:
        """The PDF itself, whole or not at all."""
        if self.paper is None:
            return
        data = self.paper.data
        self._desk.remember(LAST_FOLDER, str(path.parent))
        self._desk.runner.write(
            lambda: write_bytes_whole(path, data),
            lambda _nothing: self._saved(path),
            self._failed_quietly,
            owner=self,
        )

    def _saved(self, path: Path) -> None:
        """Said here, in front of the window, and below when the dialog is closed."""
        said = SAVED.with_(name=path.name)
        self.note.setText(self._desk.say(said))
        self._desk.tell(said)

    def print_on(self, printer: QPrinter) -> None:
        """Every page as a picture of 300 dots an inch, as large as the printer's paper."""
        printer.setResolution(DOTS_PER_INCH)
        printer.setFullPage(True)
        painter = QPainter(printer)
        for page in range(self.document.pageCount()):
            if page:
                printer.newPage()
            points = self.document.pagePointSize(page)
            scale = DOTS_PER_INCH / 72
            size = QSize(round(points.width() * scale), round(points.height() * scale))
            painter.drawImage(0, 0, self.document.render(page, size))
        painter.end()

    def _do(self, words: str, deed: Callable[[], None], sure: tuple[str, str] | None) -> None:
        if sure is None or messages.ask(self, sure[0], yes=words, no=sure[1]):
            self.accept()
            deed()

    def reject(self) -> None:
        self._job.cancel()
        super().reject()

    def _show(self, paper: Paper) -> None:
        self.paper = paper
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(paper.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        pages = self.tr("Pages: {count}").format(count=paper.pages)
        missing = self._desk.say(MISSING.with_(characters=" ".join(sorted(paper.missing))))
        self.note.setText(f"{pages}   ⚠ {missing}" if paper.missing else pages)
        self._wait(waiting=False)

    def _failed(self, error: DeskError) -> None:
        messages.refuse(self._desk, self.parentWidget(), error)
        super().reject()

    def _failed_quietly(self, error: DeskError) -> None:
        messages.refuse(self._desk, self, error)

    def _choose_file(self) -> None:
        folder = Path(str(self._desk.remembered(LAST_FOLDER) or documents()))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(folder / f"{safe_name(self._name)}.pdf"), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen).with_suffix(".pdf"))

    def _choose_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            messages.show(
                self, self.tr("No printer is set up on this computer. Save the pages as PDF instead.")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        asked = QPrintDialog(printer, self)
        if asked.exec():
            self.print_on(printer)

    def _wait(self, *, waiting: bool) -> None:
        self._save.setDisabled(waiting)
        self._print.setDisabled(waiting)
        if self._deed is not None:
            self._deed.setDisabled(waiting)

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"), autoDefault=False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(RunningWork(self._desk))
        for button in (close, self._save, self._print, self._deed):
            if button is not None:
                row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 40), min(1000, room.height() - 60))
        self._wait(waiting=True)
