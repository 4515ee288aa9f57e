"""The base of every tab: it knows which tables it shows, and reads again when one of them changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text, plain
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keys import KeyDeeds

if TYPE_CHECKING:
    from distributor_desk.desktop.filter_row import Filter
    from distributor_desk.desktop.record_table import RecordTable
    from distributor_desk.desktop.table_source import TableSource


class Tab(QWidget):
    """A room's page. A room overrides `refresh`, and `open_record` and `print_paper` where it has them.

    `shows` names the tables whose change makes the tab stale; a hidden tab only remembers that. QActions
    given by `addAction` stand in the window's toolbar while the tab is in front. `arrived` is sent when what
    the tab shows has been read; a tab that reads off this thread sets `reads_later` and sends it itself.
    """

    title: Text = plain("")
    shows: frozenset[str] = frozenset()
    can_print = False
    reads_later = False
    arrived = Signal()
    deeds_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._tied = True
        desk.changed.connect(self._heed)

    def refresh(self) -> None:
        """Read again what is shown."""

    def open_record(self, record_id: int) -> None:
        """Bring one record to the front."""

    def open_page(self, key: str, record_id: int) -> None:
        """Bring a record of another room to the front, on the page that it lends to this tab."""

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """After a record of the room `key` was brought to the front: show what a sentence speaks of."""

    def print_paper(self) -> None:
        """Show the paper of this tab in the print dialog; called only when `can_print`."""

    def lists(self) -> list[RecordTable]:
        """The lists of the page, those that are to be seen first and the largest of them before the others."""
        from distributor_desk.desktop.record_table import RecordTable

        def area(table: RecordTable) -> tuple[bool, int]:
            return not table.isVisible(), -table.width() * table.height()

        return sorted(self.findChildren(RecordTable), key=area)

    def print_list(self) -> None:
        """What is seen, as a paper: for a page that has no paper of its own."""
        from distributor_desk.desktop import seen

        for table in self.lists()[:1]:
            seen.show_paper(self.desk, self, table.seen())

    def may_close(self) -> bool:
        """False keeps the window open: something typed is not saved, and the person wants to keep it."""
        return True

    def untie(self) -> None:
        """Stop listening, before the tab is taken away."""
        if self._tied:
            self._tied = False
            self.desk.changed.disconnect(self._heed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _heed(self, changed: Changed) -> None:
        if changed.meets(self.shows):
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
            if not self.reads_later:
                self.arrived.emit()


class ListTab(Tab):
    """Filter row, table, and a detail pane on the right whose width is remembered.

    `detail` gets its record by the table's `current_changed`; the room connects that itself.
    """

    reads_later = True

    def __init__(
        self,
        desk: Desk,
        source: TableSource,
        filters: tuple[Filter, ...] = (),
        search_hint: Text | None = None,
        detail: QWidget | None = None,
    ) -> None:
        # here, for a tab without a list (the first one) need not load what lists are made of
        from distributor_desk.desktop.filter_row import FilterRow
        from distributor_desk.desktop.record_table import RecordTable

        super().__init__(desk)
        self._first = True
        self.shows = source.shows
        self.filter_row = FilterRow(desk, filters, search_hint, source.key)
        self.table = RecordTable(desk, source)
        self.table.title = self.title
        self.filter_row.changed.connect(self.table.show_filtered)
        self.table.clear_asked.connect(self.filter_row.clear)
        self.table.rows_arrived.connect(self.arrived)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(source.key, detail)

    def refresh(self) -> None:
        if self._first:  # with the choices of the last sitting
            self._first = False
            self.table.show_filtered(self.filter_row.listing())
        else:
            self.table.refresh()

    def open_record(self, record_id: int) -> None:
        self.filter_row.clear()
        self.table.select_record(record_id)

    def _lay_out(self, key: str, detail: QWidget | None) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter_row)
        column.addWidget(self.table)
        self.splitter.addWidget(left)
        KeyDeeds(left, {QKeySequence.StandardKey.Find: self.filter_row.to_search})
        KeyDeeds(self.filter_row.search, {"Down": self.table.view.setFocus})
        self.splitter.setChildrenCollapsible(False)
        if detail is not None:
            self._add_detail(key, detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addWidget(self.splitter)

    def _add_detail(self, key: str, detail: QWidget) -> None:
        self.splitter.addWidget(detail)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        kept = self.desk.remembered(f"tables/{key}/splitter")
        if kept is not None:
            self.splitter.restoreState(kept)
        self.splitter.splitterMoved.connect(
            lambda: self.desk.remember(f"tables/{key}/splitter", self.splitter.saveState())
        )
