"""A page that is a list with its deeds: as buttons above it, and in its right-click menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Page, Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import Check, RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.spreadsheets.columns import Choice, Column

Words = tuple[tuple[str, Text], ...]


def choices(words: Words) -> tuple[Choice, ...]:
    """A column's choices from keys and their words."""
    return tuple(Choice(key, text) for key, text in words)


def paged(rows: Iterable[tuple[Any, ...]], offset: int, limit: int) -> Page:
    """Rows that begin with their id, as a page of a list."""
    every = [Row(row[0], tuple(row[1:])) for row in rows]
    return Page(len(every), offset, tuple(every[offset : offset + limit]))


class ListPage(Tab):
    """The list, with a row for buttons above it; a room's page fills in the deeds."""

    reads_later = True

    def __init__(self, desk: Desk, source: TableSource, title: Text, *, can_add: bool = False) -> None:
        super().__init__(desk)
        self.title = title
        self.shows = source.shows
        self.table = RecordTable(desk, source, can_add=can_add)
        self.table.title = title
        self.row = QHBoxLayout()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 4)
        self.column.addLayout(self.row)
        self.column.addWidget(self.table, 1)
        self.table.rows_arrived.connect(self.arrived)

    def refresh(self) -> None:
        self.table.refresh()

    def button(self, words: str, deed: Callable[[], object], *, first: bool = False) -> QPushButton:
        """A button above the list."""
        made = QPushButton(words, default=first, autoDefault=first)
        made.clicked.connect(lambda _checked: deed())
        self.row.addWidget(made)
        return made

    def deed(self, words: str, deed: Callable[[list[int]], object], *, button: bool = True) -> None:
        """A deed on the selected rows, in the menu and (if wanted) as a button."""
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: self.on_selected(deed))
        self.table.deeds.append(action)
        if button:
            self.button(words, lambda: self.on_selected(deed))

    def on_selected(self, deed: Callable[[list[int]], object]) -> None:
        """The ids of the selected rows go to a deed; without any there is nothing to do."""

        def chosen(rows: list[Row]) -> None:
            if rows:
                deed([row.id for row in rows])

        self.table.with_selected(chosen)

    def write(self, operation: Callable[[], Text]) -> None:
        """One operation; its name is said with an Undo."""
        self.desk.runner.write(operation, self.desk.did, owner=self)


def open_form(
    desk: Desk,
    parent: QWidget,
    title: Text,
    columns: Sequence[Column],
    initial: dict[str, Any],
    save: Callable[[dict[str, Any]], Text],
    *,
    fresh: bool = False,
    check: Check | None = None,
    suggestions: dict[str, Sequence[str]] | None = None,
) -> RecordForm:
    """A form whose save gives the deed's name, which is then said with an Undo."""
    form = RecordForm(
        desk, title, columns, initial, save, suggestions=suggestions, check=check, fresh=fresh, parent=parent
    )
    form.saved.connect(desk.did)
    form.open()
    return form
