"""What was done, when and by whom; newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.storage import journal
from distributor_desk.storage.journal import DeedLine

_KINDS = {
    "undo": Text("撤销：{action}", "Undo: {action}"),
    "redo": Text("重做：{action}", "Redo: {action}"),
}


class HistoryWindow(QDialog):
    """The journal's deeds; the last one can be undone from here as well."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 420)
        self.list = PlainList(
            [self.tr("When"), self.tr("Who"), self.tr("What was done"), self.tr("State")], stretched=2
        )
        self.list.setAccessibleName(self.tr("History"))
        note = QLabel(
            self.tr(
                "Undo takes back the newest deed first. Under Imports each import can be undone in any order."
            )
        )
        theme.dress(note, "note")
        note.setWordWrap(True)
        back = QPushButton(self.tr("Undo the last deed"), autoDefault=False)
        back.clicked.connect(desk.undo_asked)
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(note)
        column.addLayout(buttons)
        desk.changed.connect(self._heed, Qt.ConnectionType.QueuedConnection)
        self.refresh()

    def refresh(self) -> None:
        self._desk.runner.read(journal.history, self._show, owner=self)

    def _heed(self, _changed: Changed) -> None:
        self.refresh()

    def _show(self, lines: list[DeedLine]) -> None:
        self.list.show_lines([self._line(line) for line in lines])

    def _line(self, line: DeedLine) -> tuple[str, ...]:
        action = _KINDS[line.kind].with_(action=line.action) if line.kind in _KINDS else line.action
        when = line.at.astimezone().strftime("%Y-%m-%d %H:%M")
        return when, line.who, self._desk.say(action), self.tr("undone") if line.undone else ""
