"""A register in a window of its own: a list that is searched, and whose records are added, changed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing
from distributor_desk.desktop import seen, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter, FilterRow
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.desktop.record_form import Check, RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.unit_of_work import Reading


@dataclass(frozen=True, slots=True)
class Editing:
    """How the records of a list are changed: the form's columns, how one is read, saved and taken out.

    `save(id or None, values)` gets the changed fields; `done(values)` names the deed; `new` are the fields that
    a new record begins with. Without `retire` nothing can be taken out.
    """

    title: Text
    columns: Sequence[Column]
    read: Callable[[Reading, int], Mapping[str, Any] | None]
    save: Callable[[int | None, Mapping[str, Any]], Any]
    done: Callable[[Mapping[str, Any]], Text]
    retire: Callable[[list[int]], Text] | None = None
    new: Callable[[], Mapping[str, Any]] = dict
    check: Check | None = None
    suggestions: Mapping[str, Sequence[str]] = field(default_factory=dict)


class EditableList(QWidget):
    """A list with its buttons below: Add, Edit, Remove. `always` are filters that belong to the list itself.

    `searched` shows the search row, `imported` offers the import while the list is empty.
    """

    def __init__(
        self,
        desk: Desk,
        source: TableSource,
        editing: Editing | None,
        *,
        title: Text,
        filters: tuple[Filter, ...] = (),
        search_hint: Text | None = None,
        searched: bool = True,
    ) -> None:
        super().__init__()
        self.desk, self.editing = desk, editing
        self.table = RecordTable(desk, source, can_add=editing is not None)
        self.table.title = title
        self.always: dict[str, str] = {}
        self.filter_row = FilterRow(desk, filters, search_hint)
        if not searched:
            self.filter_row.hide()
        self.filter_row.changed.connect(self.show_filtered)
        self.table.clear_asked.connect(self.filter_row.clear)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter_row)
        column.addWidget(self.table, 1)
        column.addLayout(self.buttons)
        KeyDeeds(self, {QKeySequence.StandardKey.Find: self.filter_row.to_search})
        KeyDeeds(self.filter_row.search, {"Down": self.table.view.setFocus})
        if editing is not None:
            KeyDeeds(self, {"Ctrl+N": self.add_new})
            self._add_editing(editing)
        self.buttons.addStretch(1)
        self._asked, self._stale = Listing(), False
        desk.changed.connect(self._heed)

    def show_filtered(self, asked: Listing) -> None:
        """Show what is asked for, within what the list always shows."""
        self._asked = asked
        filters = {**asked.filters, **self.always}
        self.table.show_filtered(Listing(asked.words, filters))

    def refresh(self) -> None:
        self.show_filtered(self._asked)

    def add_button(self, words: str, deed: Callable[[], object]) -> QPushButton:
        """One more button, before the gap; it stands in the right-click menu as well."""
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(lambda _checked: deed())
        stretch = self.buttons.count() - 1
        last = self.buttons.itemAt(stretch)
        at = stretch if last is not None and last.spacerItem() is not None else self.buttons.count()
        self.buttons.insertWidget(max(at, 0), button)
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: deed())
        self.table.deeds.append(action)
        return button

    def with_chosen(self, deed: Callable[[list[int]], object]) -> None:
        """Call a deed with the ids of the selected rows, where there are some."""

        def chosen(rows: list[Any]) -> None:
            if rows:
                deed([row.id for row in rows])

        self.table.with_selected(chosen)

    def add_new(self) -> None:
        if self.editing is not None:
            self._open(self.editing, None, self.editing.new())

    def edit(self, record_id: int) -> None:
        editing = self.editing
        if editing is None:
            return

        def came(values: Mapping[str, Any] | None) -> None:
            if values is not None:
                self._open(editing, record_id, values)

        self.desk.runner.read(lambda session: editing.read(session, record_id), came, owner=self)

    def _add_editing(self, editing: Editing) -> None:
        self.add_button(self.tr("Add…"), self.add_new)
        self.add_button(self.tr("Edit…"), self._edit_current)
        self.table.activated.connect(self.edit)
        self.table.new_asked.connect(self.add_new)
        retire = editing.retire
        if retire is not None:
            self.add_button(self.tr("Remove"), lambda: self.with_chosen(self._retire))
            self.table.retire_asked.connect(self._retire)

    def _edit_current(self) -> None:
        current = self.table.current_id()
        if current is not None:
            self.edit(current)

    def _retire(self, ids: list[int]) -> None:
        retire = self.editing.retire if self.editing is not None else None
        if retire is not None and ids:
            self.desk.runner.write(lambda: retire(ids), self.desk.did, owner=self)

    def _open(self, editing: Editing, record_id: int | None, values: Mapping[str, Any]) -> None:
        form = RecordForm(
            self.desk,
            editing.title,
            editing.columns,
            values,
            lambda changed: editing.save(record_id, changed),
            suggestions=editing.suggestions,
            check=editing.check,
            fresh=record_id is None,
            parent=self,
        )
        form.saved.connect(lambda _id: self.desk.did(editing.done(form.fields.values())))
        form.open()

    def _heed(self, changed: Changed) -> None:
        if changed.meets(self.table.source.shows):
            self._stale = True
            self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.table.refresh()


class RecordWindow(QDialog):
    """A register's window: a note, the list, and buttons to export and print what is seen."""

    def __init__(self, desk: Desk, parent: QWidget, title: Text, lists: EditableList, note: str = "") -> None:
        super().__init__(parent)
        self.desk, self.list = desk, lists
        self.setWindowTitle(desk.say(title))
        self.column = QVBoxLayout(self)
        self.head = QHBoxLayout()
        self.column.addLayout(self.head)
        if note:
            words = QLabel(note, wordWrap=True)
            theme.dress(words, "note")
            self.column.addWidget(words)
        self.column.addWidget(lists, 1)
        self.column.addWidget(ListFoot(desk, self, lists.table))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self)
        lists.refresh()


class ListFoot(QWidget):
    """Export, print and close at the foot of a window with a list."""

    def __init__(self, desk: Desk, dialog: QDialog, table: RecordTable) -> None:
        super().__init__()
        export = QPushButton(self.tr("Export…"), autoDefault=False)
        export.clicked.connect(lambda: seen.ask_and_export(desk, dialog, table.seen()))
        paper = QPushButton(self.tr("Print…"), autoDefault=False)
        paper.clicked.connect(lambda: seen.show_paper(desk, dialog, table.seen()))
        close = QPushButton(self.tr("Close"), autoDefault=False)
        close.clicked.connect(dialog.accept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(export)
        row.addWidget(paper)
        row.addStretch(1)
        row.addWidget(close)


def fit_to_screen(dialog: QDialog, width: int = 1160, height: int = 620) -> None:
    """As large as wanted, and never larger than the screen."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - 60), min(height, room.height() - 80))
