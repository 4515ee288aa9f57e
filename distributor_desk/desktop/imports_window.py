"""The imports so far, what each brought, sheet by sheet; each can be undone as a whole, in any order."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.storage import batches, made
from distributor_desk.storage.batches import BatchLine, BatchUndone, SheetCounts
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow import telling

STILL_THERE = Text("这次导入现有的记录：{what}。", "Still here from this import: {what}.")
NOTHING_THERE = Text("这次导入没有留下记录。", "Nothing from this import is left.")


class ImportsWindow(QDialog):
    """Newest first. What something else refers to stays after an undo, and the answer says what."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[BatchLine] = []
        self.setWindowTitle(self.tr("Imports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 40), min(560, room.height() - 60))
        self.list = PlainList(
            [
                self.tr("No."),
                self.tr("When"),
                self.tr("Who"),
                self.tr("File"),
                self.tr("New"),
                self.tr("Changed"),
                self.tr("Refused"),
                self.tr("Money"),
                self.tr("State"),
            ],
            stretched=3,
            numbers=(4, 5, 6, 7),
        )
        self.list.setAccessibleName(self.tr("Imports"))
        self.sheets = PlainList(
            [
                self.tr("Sheet"),
                self.tr("Kind"),
                self.tr("Rows"),
                self.tr("New"),
                self.tr("Changed"),
                self.tr("Unchanged"),
                self.tr("Refused"),
                self.tr("Skipped"),
                self.tr("Money"),
                self.tr("Money refused"),
            ],
            stretched=0,
            numbers=(2, 3, 4, 5, 6, 7, 8, 9),
        )
        self.sheets.setAccessibleName(self.tr("What each sheet brought"))
        self.there = QLabel(wordWrap=True)
        theme.dress(self.there, "note")
        self.answer = QLabel(wordWrap=True)
        self._undo = QPushButton(self.tr("Undo this import…"), autoDefault=False)
        self._lay_out()
        self._undo.clicked.connect(self.take_back)
        self.list.itemSelectionChanged.connect(self._selected)
        KeyDeeds(self.list, {"Del": self.take_back})
        desk.changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        self._desk.runner.read(batches.batches, self._show, owner=self)

    def take_back(self) -> None:
        line = self._chosen()
        if (
            line is None
            or line.undone
            or not messages.ask(
                self,
                self.tr(
                    "Undo the import of “{file}”? What it added is removed, what it changed is as before."
                ).format(file=line.file_name),
                yes=self.tr("Undo the import"),
                no=self.tr("Keep it"),
            )
        ):
            return
        company, batch = self._desk.company, line.id
        self._undo.setDisabled(True)
        self._desk.runner.write(lambda: batches.undo_batch(company, batch), self._undone, owner=self)

    def _heed(self, _changed: Changed) -> None:
        self.refresh()

    def _show(self, lines: list[BatchLine]) -> None:
        kept = self._chosen()
        self._lines = lines
        self.list.show_lines([self._line(line) for line in lines])
        places = [n for n, line in enumerate(lines) if kept is not None and line.id == kept.id]
        if lines:
            self.list.selectRow(places[0] if places else 0)
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
            _money([s.money for s in sheets if s.kind in telling.MONEY_KINDS]),
            self.tr("undone") if line.undone else "",
        ]

    def _chosen(self) -> BatchLine | None:
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _selected(self) -> None:
        line = self._chosen()
        self._undo.setEnabled(line is not None and not line.undone)
        self.sheets.show_lines([self._sheet(sheet) for sheet in line.sheets] if line else [])
        self.there.clear()
        if line is not None:
            batch = line.id

            def query(session: Reading) -> dict[str, int]:
                return made.counts(session, batch)

            self._desk.runner.read(query, self._show_there, owner=self, key=(id(self), "there"))

    def _sheet(self, sheet: SheetCounts) -> list[str]:
        kinds = {one.kind.key: one.kind.text for one in self._desk.sheets()}
        figures = (
            sheet.read, sheet.created, sheet.updated, sheet.unchanged, sheet.rejected, sheet.skipped,
        )  # fmt: skip
        kind = self._desk.say(kinds.get(sheet.kind, Text(sheet.kind, sheet.kind)))
        moved = sheet.kind in telling.MONEY_KINDS
        money = [_money([sheet.money]), _money([sheet.money_rejected])] if moved else ["", ""]
        return [sheet.sheet, kind, *(f"{figure:,}" for figure in figures), *money]

    def _show_there(self, counts: dict[str, int]) -> None:
        said = STILL_THERE.with_(what=telling.by_table(counts)) if counts else NOTHING_THERE
        self.there.setText(self._desk.say(said))

    def _undone(self, undone: BatchUndone) -> None:
        self.answer.setText(self._desk.say(telling.undone(undone)))

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch()
        row.addWidget(close)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.list)
        halves.addWidget(self.sheets)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.addWidget(halves, 1)
        column.addWidget(self.there)
        column.addWidget(self.answer)
        column.addLayout(row)


def _money(amounts: list[Decimal | None]) -> str:
    given = [amount for amount in amounts if amount is not None]
    return shown(sum(given, Decimal(0)), "") if given else ""
