"""Photos and scans of a customer, kept inside the company file: add, look, save, remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import safe_name, write_bytes_whole
from distributor_desk.core.language import Text
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.panel import CustomerPanel
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.customers.operations import keeping
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage.attachments import AttachedFile, attached, content_of

PAGE = Text("文件", "Files")
SAVED = Text("已保存“{name}”。", "Saved “{name}”.")
NOT_SHOWN = Text(
    "这种文件在这里看不了，请另存后用别的程序打开。",
    "This kind of file cannot be shown here; save it and open it with another program.",
)
LAST_FOLDER = "window/file_folder"
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})


class FilesPanel(CustomerPanel):
    """A list of files with what can be done; files may be dropped on it."""

    shows = frozenset({"attachment"})
    page = PAGE
    lazy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.files: list[AttachedFile] = []
        self.list = PlainList([self.tr("File"), self.tr("Size")], stretched=0, numbers=(1,))
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setMinimumHeight(180)
        self.list.cellDoubleClicked.connect(lambda _row, _column: self.look())
        note = QLabel(
            self.tr("Photos and scans are kept inside the company file, at most 5 MB each."), wordWrap=True
        )
        theme.dress(note, "note")
        self.column.addWidget(note)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for words, deed in (
            (self.tr("Add files…"), self.ask_files), (self.tr("View"), self.look), (self.tr("Save as…"), self.ask_where),
            (self.tr("Remove"), self.remove),
        ):  # fmt: skip
            button = QToolButton()
            button.setText(words)
            button.clicked.connect(lambda _checked, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setAcceptDrops(True)

    def read_again(self, customer_id: int) -> None:
        self.desk.runner.read(
            lambda session: attached(session, Customer, customer_id), self._show, owner=self, key=(id(self), "files")
        )  # fmt: skip

    def chosen(self) -> AttachedFile | None:
        row = self.list.currentRow()
        return self.files[row] if 0 <= row < len(self.files) else None

    def ask_files(self) -> None:
        folder = str(self.desk.remembered(LAST_FOLDER) or documents())
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add files"), folder, self.tr("Pictures, scans (*.jpg *.jpeg *.png *.webp *.bmp *.pdf);;All files (*)")
        )  # fmt: skip
        self.add([Path(name) for name in names])

    def add(self, paths: list[Path]) -> None:
        """Keep these files with the customer, each as a deed of its own."""
        customer, desk = self.customer_id, self.desk
        if customer is None:
            return
        for path in paths:
            desk.remember(LAST_FOLDER, str(path.parent))
            desk.runner.write(
                lambda path=path: keeping.add_file(desk.company, customer, path),  # type: ignore[misc]
                desk.did,
                self._refused,
                owner=self,
            )

    def look(self) -> None:
        """Show a picture or a PDF; anything else is to be saved."""
        file = self.chosen()
        if file is not None:
            self.desk.runner.read(
                lambda session: content_of(session, file.id),
                lambda data: self._open(file.name, data),
                owner=self,
            )

    def ask_where(self) -> None:
        file = self.chosen()
        if file is None:
            return
        folder = Path(str(self.desk.remembered(LAST_FOLDER) or documents()))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), str(folder / safe_name(file.name)))
        if chosen:
            self.save_to(file, Path(chosen))

    def save_to(self, file: AttachedFile, path: Path) -> None:
        """The file's bytes, whole or not at all."""
        desk = self.desk

        def write(data: bytes) -> None:
            desk.runner.write(
                lambda: write_bytes_whole(path, data),
                lambda _none: desk.tell(SAVED.with_(name=path.name)),
                self._refused,
                owner=self,
            )

        desk.runner.read(lambda session: content_of(session, file.id), write, owner=self)

    def remove(self) -> None:
        file, desk = self.chosen(), self.desk
        if file is not None:
            desk.runner.write(
                lambda: keeping.remove_file(desk.company, file.id, file.name), desk.did, owner=self
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # a workbook that is dropped is to be imported, here as anywhere on the window
        if paths := [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]:
            event.setAccepted(not any(path.suffix.lower() in WORKBOOKS for path in paths))

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _show(self, files: list[AttachedFile]) -> None:
        self.files = files
        self.list.show_lines([(file.name, f"{file.size / 1024:,.0f} KB") for file in files])
        if files:
            self.list.setCurrentCell(len(files) - 1, 0)

    def _open(self, name: str, data: bytes) -> None:
        viewer = Viewer(self, name, data)
        if viewer.shown:
            viewer.open()
        else:
            viewer.deleteLater()
            messages.refuse(self.desk, self, DeskError(NOT_SHOWN))

    def _refused(self, error: DeskError) -> None:
        messages.refuse(self.desk, self, error)


class Viewer(QDialog):
    """A picture or a PDF, as large as the screen allows; `shown` is False for anything else."""

    def __init__(self, parent: QWidget, name: str, data: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 80), min(700, room.height() - 80))
        column = QVBoxLayout(self)
        self.shown = self._pdf(column, data) if data[:5] == b"%PDF-" else self._picture(column, data)

    def _picture(self, column: QVBoxLayout, data: bytes) -> bool:
        image = QImage.fromData(QByteArray(data))
        if image.isNull():
            return False
        fitted = image.scaled(
            self.width() - 40, self.height() - 40, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ) if image.width() > self.width() or image.height() > self.height() else image  # fmt: skip
        picture, area = QLabel(), QScrollArea()
        picture.setPixmap(QPixmap.fromImage(fitted))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(self.windowTitle())
        area.setWidget(picture)
        area.setWidgetResizable(True)
        column.addWidget(area)
        return True

    def _pdf(self, column: QVBoxLayout, data: bytes) -> bool:
        self._buffer, self._document = QBuffer(self), QPdfDocument(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        view = QPdfView(self)
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        column.addWidget(view)
        return self._document.status() is not QPdfDocument.Status.Error
