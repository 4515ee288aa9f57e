"""The imports so far; each can be undone as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.import_dialog import UNDONE
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.storage import batches
from distributor_desk.storage.batches import BatchLine, BatchUndone


class ImportsWindow(QDialog):
    """Newest first. What something else refers to stays after an undo, and the answer says so."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[BatchLine] = []
        self.setWindowTitle(self.tr("Imports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 420)
        self.list = PlainList(
            [
                self.tr("No."),
                self.tr("When"),
                self.tr("Who"),
                self.tr("File"),
                self.tr("New"),
                self.tr("Changed"),
                self.tr("Refused"),
                self.tr("State"),
            ],
            stretched=3,
            numbers=(4, 5, 6),
        )
        self.list.setAccessibleName(self.tr("Imports"))
        self.answer = QLabel(wordWrap=True)
        self._undo = QPushButton(self.tr("Undo this import…"), autoDefault=False)
        self._undo.clicked.connect(self.take_back)
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.answer)
        column.addLayout(row)
        self.list.itemSelectionChanged.connect(self._selected)
        desk.changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        self._desk.runner.read(batches.batches, self._show, owner=self)

    def take_back(self) -> None:
        line = self._chosen()
        if line is None or not messages.ask(
            self,
            self.tr(
                "Undo the import of “{file}”? What it added is removed, what it changed is as before."
            ).format(file=line.file_name),
            yes=self.tr("Undo the import"),
            no=self.tr("Keep it"),
        ):
            return
        company, batch = self._desk.company, line.id
        self._undo.setDisabled(True)
        self._desk.runner.write(lambda: batches.undo_batch(company, batch), self._undone, owner=self)

    def _heed(self, _changed: Changed) -> None:
        self.refresh()

    def _show(self, lines: list[BatchLine]) -> None:
        self._lines = lines
        self.list.show_lines([self._line(line) for line in lines])
        if lines:
            self.list.selectRow(0)
        self._selected()

    def _line(self, line: BatchLine) -> list[str]:
        sheets = line.sheets
        return [
            str(line.id),
            line.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            line.who,
            line.file_name,
            f"{sum(s.created for s in sheets):,}",
            f"{sum(s.updated for s in sheets):,}",
            f"{sum(s.rejected for s in sheets):,}",
            self.tr("undone") if line.undone else "",
        ]

    def _chosen(self) -> BatchLine | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _selected(self) -> None:
        line = self._chosen()
        self._undo.setEnabled(line is not None and not line.undone)

    def _undone(self, undone: BatchUndone) -> None:
        words = UNDONE.with_(
            removed=undone.removed, restored=undone.restored, stayed=sum(undone.stayed.values())
        )
        self.answer.setText(self._desk.say(words))
