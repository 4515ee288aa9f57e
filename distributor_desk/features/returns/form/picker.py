"""A line in which a record is found by a part of its name, pinyin initials or code, and chosen from a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from distributor_desk.core.listing import Found
from distributor_desk.desktop.desk import Desk
from distributor_desk.storage.unit_of_work import Reading

Search = Callable[[Reading, str], list[Found]]


class Picker(QLineEdit):
    """`chosen(Found or None)` once a record is picked, or what is typed is none. `found` is the present choice."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._search = desk, search
        self.found: Found | None = None
        self._offers: list[Found] = []
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(self._completer)
        self._completer.activated[str].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._typed)
        self.installEventFilter(self)

    def put(self, found: Found | None) -> None:
        """Show a choice that is already made."""
        self.found = found
        self.setText(said(found) if found else "")

    def _typed(self, words: str) -> None:
        self.found = None
        if words.strip():
            self._desk.runner.read(
                lambda session: self._search(session, words), self._offer, owner=self, key=(id(self), "find")
            )

    def _offer(self, found: list[Found]) -> None:
        self._offers = found
        self._names.setStringList([said(one) for one in found])
        if self.hasFocus() and found:
            self._completer.complete()

    def _picked(self, words: str) -> None:
        self._choose(next((one for one in self._offers if said(one) == words), None))

    def _choose(self, found: Found | None) -> None:
        self.found = found
        if found is not None:
            self.setText(said(found))
        self.chosen.emit(found)

    def settle(self) -> None:
        """Leave the line: what is typed is taken for the one record that it can mean."""
        words = self.text().strip().casefold()
        if self.found is not None or not words:
            return
        same = [one for one in self._offers if words in (said(one).casefold(), one.title.casefold())]
        if len(same) == 1 or len(self._offers) == 1:
            self._choose((same or self._offers)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() is QEvent.Type.FocusOut and not self._popup_open():
            self.settle()
        return super().eventFilter(watched, event)

    def _popup_open(self) -> bool:
        popup: Any = self._completer.popup()
        return bool(popup is not None and popup.isVisible())


def said(found: Found) -> str:
    """A record as it stands in the line: its name with what tells it from its namesakes."""
    return f"{found.title}  {found.detail}" if found.detail else found.title
