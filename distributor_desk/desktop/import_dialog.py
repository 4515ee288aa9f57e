"""Import in four steps: choose a file, look at what was recognised, import, see what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.import_pages import ChoosePage, PreviewPage, ResultPage
from distributor_desk.desktop.importer import Importer, Preview
from distributor_desk.desktop.status_bar import RunningWork
from distributor_desk.storage.batches import BatchUndone
from distributor_desk.workflow.importing import ImportResult

LAST_FOLDER = "window/import_folder"
UNDONE = Text(
    "导入已撤销：删除 {removed} 条，恢复 {restored} 条，保留 {stayed} 条（之后被改动或被引用）。",
    "Import undone: {removed} removed, {restored} restored, {stayed} stay (changed or referred to since).",
)


class ImportDialog(QDialog):
    """Files are taken one after the other: what the first brings in, the second may refer to."""

    def __init__(self, desk: Desk, parent: QWidget, paths: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Path] = []
        self.importer = Importer(desk, self)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.choose, self.preview, self.outcome = ChoosePage(), PreviewPage(desk), ResultPage(desk)
        self._lay_out()
        self._connect()
        if paths:
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Begin with the first of these files; the others wait."""
        first, *self._waiting = paths
        self._desk.remember(LAST_FOLDER, str(first.parent))
        self.importer.read(first, self.preview.choices())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def reject(self) -> None:
        """Close; work that still runs is stopped, and nothing half-done is kept."""
        self.importer.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.importer.cancel()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.choose, self.preview, self.outcome):
            self.pages.addWidget(page)
        self._again = QPushButton(self.tr("Another file…"), autoDefault=False)
        self._undo = QPushButton(self.tr("Undo this import"), autoDefault=False)
        self._go = QPushButton(self.tr("Import"))
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        row = QHBoxLayout()
        row.addWidget(RunningWork(self._desk))
        row.addStretch()
        for button in (self._undo, self._again, self._close, self._go):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(960, room.width() - 40), min(600, room.height() - 60))
        self._show_page(self.choose)

    def _connect(self) -> None:
        self.choose.asked.connect(self._choose_files)
        self._again.clicked.connect(self._next)
        self._go.clicked.connect(self._import)
        self._undo.clicked.connect(self._take_back)
        self._close.clicked.connect(self.reject)
        self.preview.changed.connect(lambda: self.importer.judge(self.preview.choices()))
        self.importer.looked.connect(self._show_preview)
        self.importer.imported.connect(self._show_result)
        self.importer.undone.connect(self._show_undone)
        self.importer.refused.connect(self._refused)
        self.importer.busy.connect(self._show_busy)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._go.setVisible(page is self.preview)
        self._go.setDefault(page is self.preview)
        self._again.setVisible(page is not self.choose)
        self._again.setText(self.tr("Next file") if self._waiting else self.tr("Another file…"))
        self._undo.setVisible(page is self.outcome)

    def _show_busy(self, busy: bool) -> None:  # a signal's argument
        self.preview.setDisabled(busy)
        for button in (self._go, self._again, self._undo):
            button.setDisabled(busy)

    def _show_preview(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self._show_page(self.preview)
        self._go.setEnabled(preview.brings_something)

    def _show_result(self, result: ImportResult) -> None:
        self.outcome.show_result(result)
        self._show_page(self.outcome)

    def _show_undone(self, undone: BatchUndone) -> None:
        stayed = sum(undone.stayed.values())
        words = UNDONE.with_(removed=undone.removed, restored=undone.restored, stayed=stayed)
        self.outcome.show_words(self._desk.say(words))
        self._undo.setDisabled(True)

    def _refused(self, error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            messages.refuse(self._desk, self, error)
        if self.importer.preview is None:
            self._show_page(self.choose)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose workbooks"),
            str(self._desk.remembered(LAST_FOLDER) or documents()),
            self.tr("Workbooks (*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)"),
        )
        if names:
            self.take([Path(name) for name in names])

    def _next(self) -> None:
        if self._waiting:
            self.take(self._waiting)
        else:
            self._choose_files()

    def _import(self) -> None:
        self.importer.import_(self.preview.choices())

    def _take_back(self) -> None:
        self.importer.take_back()
