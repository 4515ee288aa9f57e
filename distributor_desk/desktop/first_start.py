"""The first start: three doors. And the small questions for a file that go with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, QStandardPaths
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.files import safe_name
from distributor_desk.desktop import icons, theme
from distributor_desk.storage.database import SUFFIX


class FirstStart(QDialog):
    """`chosen` is "open", "new", "sample", or None when the person closed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(self.tr("Distributor Desk"))
        self.setMinimumWidth(520)
        title = QLabel(self.tr("Welcome to Distributor Desk"))
        theme.dress(title, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(QLabel(self.tr("What would you like to do?")))
        for key, icon, words, note in self._doors():
            column.addWidget(self._door(key, icon, words))
            under = QLabel(note, wordWrap=True)
            theme.dress(under, "note")
            under.setContentsMargins(48, 0, 0, 6)
            column.addWidget(under)

    def _doors(self) -> list[tuple[str, str, str, str]]:
        return [
            (
                "sample",
                "store",
                self.tr("Look around with a sample company"),
                self.tr(
                    "Several dozen made-up shops with sales and routes. Nothing you do there can go wrong."
                ),
            ),
            (
                "new",
                "plus",
                self.tr("Start a new company"),
                self.tr("An empty file on this computer; then import your own workbooks."),
            ),
            (
                "open",
                "folder-open",
                self.tr("Open my company"),
                self.tr("A file that ends in .desk."),
            ),
        ]

    def _door(self, key: str, icon: str, words: str) -> QPushButton:
        button = QPushButton(icons.icon(icon), words)
        button.setIconSize(QSize(24, 24))
        button.setMinimumHeight(44)
        button.setStyleSheet("text-align: left; padding-left: 14px; font-size: 12pt")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(key))
        return button

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()


class NewCompany(QDialog):
    """The new company's name, and the folder where its file will lie."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New company"))
        self.setMinimumWidth(480)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("e.g. Jiangnan Drinks"))
        self._folder = Path(documents())
        self._where = QPushButton(str(self._folder), autoDefault=False)
        self._where.clicked.connect(self._choose_folder)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        self._make = QPushButton(self.tr("Create"), default=True)
        self._make.setDisabled(not self.name.text())
        self._make.clicked.connect(self.accept)
        self.name.textChanged.connect(lambda words: self._make.setEnabled(bool(words.strip())))
        form = QFormLayout()
        form.addRow(self.tr("Company name"), self.name)
        form.addRow(self.tr("Folder"), self._where)
        column = QVBoxLayout(self)
        column.addLayout(form)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        column.addWidget(line)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._make)
        column.addLayout(row)

    def path(self) -> Path:
        """Where the file will be made."""
        return self._folder / (safe_name(self.name.text().strip()) + SUFFIX)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._where.setText(chosen)


def documents() -> str:
    """The person's folder of documents; the home folder where there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())


def ask_company(parent: QWidget | None, start: Path | None) -> Path | None:
    """Which company file to open."""
    return _ask_file(
        parent,
        QCoreApplication.translate("Files", "Open a company"),
        start,
        QCoreApplication.translate("Files", "Company files (*.desk)"),
    )


def ask_backup_file(parent: QWidget | None, start: Path | None) -> Path | None:
    """A backup that lies anywhere, on a USB stick for example."""
    return _ask_file(
        parent,
        QCoreApplication.translate("Files", "Choose a backup"),
        start,
        QCoreApplication.translate("Files", "Backups (*.ddbk)"),
    )


def ask_new_file(parent: QWidget | None, title: str, folder: str, name: str) -> Path | None:
    """Where a company file will be made."""
    kinds = QCoreApplication.translate("Files", "Company files (*.desk)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / (name + SUFFIX)), kinds)
    return Path(chosen).with_suffix(SUFFIX) if chosen else None


def _ask_file(parent: QWidget | None, title: str, start: Path | None, kinds: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start or documents()), kinds)
    return Path(name) if name else None
