"""Import: choose files; look, match, mend; import; see what came of it, and undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
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
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.export_dialog import ask_and_write_template
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.import_pages import ChoosePage, ResultPage
from distributor_desk.desktop.import_work import WorkPage
from distributor_desk.desktop.importer import Importer, Outcome, Preview
from distributor_desk.desktop.status_bar import RunningWork
from distributor_desk.storage.batches import BatchUndone
from distributor_desk.workflow import telling

LAST_FOLDER = "window/import_folder"


class ImportDialog(QDialog):
    """All files are judged together and booked one after the other, each as its own batch."""

    def __init__(self, desk: Desk, parent: QWidget, paths: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self._desk = desk
        self.importer = Importer(desk, self)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.choose, self.work, self.outcome = ChoosePage(), WorkPage(desk, self.importer), ResultPage(desk)
        self._lay_out()
        self._connect()
        if paths:
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files, beside those that are here already."""
        self._desk.remember(LAST_FOLDER, str(paths[0].parent))
        self.importer.add(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take(paths)

    def reject(self) -> None:
        """Close; work that still runs is stopped, and nothing half-done is kept."""
        if self._may_close():
            self.importer.cancel()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.importer.cancel()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        """What was mended here and not imported would be lost."""
        mends = any(one.mends or one.without for one in self.importer.answers.values())
        return not mends or messages.ask(
            self,
            self.tr("The rows that you mended here are not imported yet."),
            yes=self.tr("Close and lose them"),
            no=self.tr("Go on"),
        )

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.choose, self.work, self.outcome):
            self.pages.addWidget(page)
        self._again = QPushButton(self.tr("More files…"), autoDefault=False)
        self._undo = QPushButton(self.tr("Undo this import"), autoDefault=False)
        self._go = QPushButton(self.tr("Import"), autoDefault=False)
        self._go.setToolTip("Ctrl+Enter")
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        row = QHBoxLayout()
        row.addWidget(RunningWork(self._desk))
        row.addStretch()
        for button in (self._undo, self._again, self._close, self._go):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.pages, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 40), min(680, room.height() - 60))
        self._show_page(self.choose)

    def _connect(self) -> None:
        self.choose.asked.connect(self._choose_files)
        self.choose.template_asked.connect(lambda: ask_and_write_template(self._desk, self))
        self.work.more_asked.connect(self._choose_files)
        self._again.clicked.connect(self._choose_files)
        self._go.clicked.connect(self._import)
        self._undo.clicked.connect(self.importer.take_back)
        self._close.clicked.connect(self.reject)
        self.importer.looked.connect(self._show_preview)
        self.importer.imported.connect(self._show_outcome)
        self.importer.undone.connect(self._show_undone)
        self.importer.refused.connect(self._refused)
        self.importer.busy.connect(self._show_busy)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._import)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._go.setVisible(page is self.work)
        self._again.setVisible(page is self.outcome)
        self._undo.setVisible(page is self.outcome and bool(self.importer.batches))
        first = self._close if page is self.outcome else page
        first.setFocus()  # else the keys go to a button of the page before, which nobody sees

    def _show_busy(self, busy: bool) -> None:  # a signal's argument
        preview = self.importer.preview
        self._go.setDisabled(busy or preview is None or not preview.looked.sheets)
        for button in (self._again, self._undo):
            button.setDisabled(busy)

    def _show_preview(self, preview: Preview) -> None:
        if not preview.files:
            self._show_page(self.choose)
            for error in preview.refused:
                messages.refuse(self._desk, self, error)
            return
        self.work.show_preview(preview)
        self._go.setText(self.tr("Import ({count} rows)").format(count=f"{preview.brings:,}"))
        self._go.setEnabled(bool(preview.looked.sheets))
        if self.pages.currentWidget() is not self.work:
            self._show_page(self.work)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.outcome.show_outcome(outcome)
        self._show_page(self.outcome)

    def _show_undone(self, undone: BatchUndone) -> None:
        self.outcome.show_words(self._desk.say(telling.undone(undone)))
        self._undo.hide()

    def _refused(self, error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            messages.refuse(self._desk, self, error)
        if self.importer.preview is None:
            if self.importer.paths and self.pages.currentWidget() is self.work:
                self.importer.add([])  # the import did not happen: what was said of the files stands
            else:
                self.importer.paths = []
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

    def _import(self) -> None:
        if self.pages.currentWidget() is self.work and self._go.isEnabled():
            self.importer.import_()
