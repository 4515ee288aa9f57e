"""The way back: the backups of this company by date, what bringing one back does, and a copy for a USB stick."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.desktop import first_start, messages, theme
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.storage import backup
from distributor_desk.storage.backup import Backup

REASONS = {
    "exit": Text("关程序时", "when the program closed"),
    "timer": Text("每 30 分钟自动", "every 30 minutes"),
    "by-hand": Text("手动备份", "by hand"),
    "pre-import": Text("导入之前", "before an import"),
    "pre-restore": Text("恢复备份之前", "before a restore"),
    "pre-migration": Text("程序升级之前", "before a new version of the program"),
}
COPIED = Text("备份已复制到“{path}”。", "The backup is copied to “{path}”.")
_MEGABYTE = 1024 * 1024


class RestoreWindow(QDialog):
    """`chosen` is the backup to bring back, or None when the person turned back."""

    def __init__(self, folder: Path, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self._folder, self._language = folder, language
        self._backups = backup.backups(folder)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(620, 420)
        self.list = PlainList([self.tr("Made"), self.tr("Why"), self.tr("Size")], stretched=1, numbers=(2,))
        self.list.setAccessibleName(self.tr("Backups of this company, newest first"))
        self.restore = QPushButton(self.tr("Restore this backup"), autoDefault=False)
        self.copy = QPushButton(self.tr("Copy to…"), autoDefault=False)
        self.other = QPushButton(self.tr("Another file…"), autoDefault=False)
        self._close = QPushButton(self.tr("Cancel"), default=True)
        self.said = QLabel(wordWrap=True)
        theme.dress(self.said, "note")
        self._lay_out()
        self._connect()
        self.list.show_lines([self._line(one) for one in self._backups])
        if self._backups:
            self.list.selectRow(0)
        else:
            self.said.setText(
                self.tr("There is no backup of this company in {folder}.").format(folder=folder)
            )
        self._selected()

    def copy_to(self, place: Path) -> None:
        """The chosen backup once more, in a folder of the person's own; what came of it is said below."""
        one = self._one()
        if one is None:
            return
        try:
            made = COPIED.with_(path=backup.copy_to(self._folder / one.file, place))
        except DeskError as error:
            made = error.text
        self.said.setText(made.in_(self._language))

    def _line(self, one: Backup) -> tuple[str, str, str]:
        why = REASONS.get(one.reason, Text(one.reason, one.reason))
        made = datetime.fromisoformat(one.at).astimezone().strftime("%Y-%m-%d %H:%M")
        return made, why.in_(self._language), f"{one.size / _MEGABYTE:,.1f} MB"

    def _one(self) -> Backup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _selected(self) -> None:
        for button in (self.restore, self.copy):
            button.setEnabled(self._one() is not None)

    def _take(self) -> None:
        one = self._one()
        if one is None:
            return
        made = self._line(one)[0]
        if messages.ask(
            self,
            self.tr(
                "Bring back the company as it was on {made}? What was done since then is gone from it; the present "
                "file is kept in this list."
            ).format(made=made),
            yes=self.tr("Restore it"),
            no=self.tr("Leave as it is"),
        ):
            self.chosen = self._folder / one.file
            self.accept()

    def _take_other(self) -> None:
        self.chosen = first_start.ask_backup_file(self, self._folder)
        if self.chosen is not None:
            self.accept()

    def _ask_place(self) -> None:
        place = QFileDialog.getExistingDirectory(self, self.tr("Copy the backup to"), first_start.documents())
        if place:
            self.copy_to(Path(place))

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._selected)
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        self.restore.clicked.connect(self._take)
        self.copy.clicked.connect(self._ask_place)
        self.other.clicked.connect(self._take_other)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr(
                "The company becomes again what it was when the backup was made; the present file is kept as a "
                "backup, and the window opens again."
            ),
            wordWrap=True,
        )
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(self._close)
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addLayout(row)


def ask_backup(parent: QWidget | None, folder: Path, language: Language) -> Path | None:
    """Which backup to restore."""
    window = RestoreWindow(folder, language, parent)
    window.exec()
    return window.chosen


def ask_place(parent: QWidget | None, chosen: Path) -> Path | None:
    """Where the company of a backup goes that is not the one that is open."""
    title = QCoreApplication.translate("Files", "The backup is of another company: keep it as")
    return first_start.ask_new_file(parent, title, first_start.documents(), chosen.stem.split("-2")[0])
