"""Undo and Redo with the name of the deed that they would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import icons, messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.storage.taking_back import Next, TakenBack

UNDONE = Text("已撤销：{action}", "Undone: {action}")
REDONE = Text("已重做：{action}", "Done again: {action}")
_WIDEST = 130
IMPORT = Text(
    "撤销“{action}”？它增加的会删除，改动的会恢复原样。",
    "Undo “{action}”? What it added is removed, what it changed is as before.",
)
Names = tuple["Next | None", Text | None]


class UndoMenu(QObject):
    """Two actions whose words follow the journal; typing in a field keeps Qt's own undo."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next: Next | None = None
        self.undo = QAction(icons.icon("undo-2"), "", self)
        self.redo = QAction(icons.icon("redo-2"), "", self)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo.triggered.connect(self.take_back)
        self.redo.triggered.connect(self.do_again)
        desk.changed.connect(lambda _changed: self.refresh())
        desk.undo_asked.connect(self.take_back)
        self._show((None, None))

    def refresh(self) -> None:
        """Read which deeds stand next."""
        self._desk.runner.read(_names, self._show, owner=self, key=(id(self), "names"))

    def take_back(self) -> None:
        """Undo the newest deed; an import only after a question, for it may be many rows."""
        from distributor_desk.storage import taking_back

        company, parent = self._desk.company, self.parent()
        if self._next is not None and self._next.batch is not None:
            window = parent if isinstance(parent, QWidget) else None
            question = self._desk.say(IMPORT.with_(action=self._next.action))
            if not messages.ask(window, question, yes=self.tr("Undo the import"), no=self.tr("Keep it")):
                return
        self._desk.runner.write(lambda: taking_back.take_back(company), self._taken_back)

    def _taken_back(self, done: TakenBack) -> None:
        if done.undone is None:
            self._say(UNDONE, done.action)
        else:
            from distributor_desk.workflow import telling  # not at every start

            self._desk.tell(telling.undone(done.undone))

    def do_again(self) -> None:
        from distributor_desk.storage import undo

        company = self._desk.company
        self._desk.runner.write(lambda: undo.redo(company), lambda action: self._say(REDONE, action))

    def _say(self, sentence: Text, action: Text) -> None:
        self._desk.tell(sentence.with_(action=action))

    def _show(self, names: Names) -> None:
        self._next = names[0]
        for action, verb, name in (
            (self.undo, self.tr("Undo"), self._next.action if self._next else None),
            (self.redo, self.tr("Redo"), names[1]),
        ):
            words = self._desk.say(name) if name else ""
            short = QFontMetrics(QApplication.font()).elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
            action.setEnabled(name is not None)
            action.setIconText(self.tr("{verb}: {deed}").format(verb=verb, deed=short) if words else verb)
            action.setText(self.tr("{verb}: {deed}").format(verb=verb, deed=words) if words else verb)
            action.setToolTip(action.text())


def _names(session: Reading) -> Names:
    from distributor_desk.storage import taking_back, undo

    next_redo = undo.redoable(session)
    return taking_back.next_of(session), undo.action_of(next_redo) if next_redo else None
