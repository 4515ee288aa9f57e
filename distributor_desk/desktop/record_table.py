"""A list of records: paged, sorted, selected, copied, with its footer and its empty page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Row
from distributor_desk.desktop import seen, theme
from distributor_desk.desktop.clipboard import rows_for_clipboard
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.empty_list import EmptyList
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.desktop.record_model import RecordModel
from distributor_desk.desktop.row_reading import place_of, rows_in
from distributor_desk.desktop.seen import Seen
from distributor_desk.desktop.table_footer import TableFooter
from distributor_desk.desktop.table_header import MEASURED, TableHeader
from distributor_desk.desktop.table_source import TableSource

_Select = QItemSelectionModel.SelectionFlag
LIST = Text("列表", "List")
COPIED = Text(
    "已复制 {count} 行，可以直接粘贴到 Excel。", "{count} {count:row|rows} copied; paste them into Excel."
)


class RecordTable(QWidget):
    """Shows a TableSource. Ids go out by signals; a room answers them and never edits a row in place.

    `current_changed(id or None)`, `activated(id)` (Enter, double click), `new_asked`, `duplicate_asked(id)`,
    `retire_asked(ids)`. `deeds` are the QActions of the right-click menu; `title` is said when the list is
    exported or printed. `can_add` shows its button on the empty page.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    activated = Signal(int)
    new_asked = Signal()
    duplicate_asked = Signal(int)
    retire_asked = Signal(list)
    clear_asked = Signal()
    rows_arrived = Signal()

    def __init__(self, desk: Desk, source: TableSource, *, can_add: bool = True) -> None:
        super().__init__()
        self._desk, self.source, self._can_add = desk, source, can_add
        self.title = LIST
        self.deeds: list[QAction] = []
        self.model = RecordModel(desk, source, self)
        self.model.listing = self._remembered_sort(self.model.listing)
        self.view = QTableView()
        self.footer = TableFooter(desk)
        self.empty = EmptyList()
        self._current: int | None = None
        self._kept_selection: frozenset[int] = frozenset()
        self._to_top = False
        self._wanted: int | None = None
        self._set_up_view()
        self._lay_out()
        self._connect()

    # what a room uses

    def refresh(self) -> None:
        """Read again, keeping the place, the current record and the selection."""
        self._kept_selection = frozenset(self.selected_ids_here())
        self.model.show(self.model.listing, max(self.view.rowAt(0), 0))

    def show_filtered(self, asked: Listing) -> None:
        """Take words and filters of a listing and keep the sort."""
        now = self.model.listing
        self.model.show(replace(asked, sort=now.sort, descending=now.descending))

    def current_id(self) -> int | None:
        return self._current

    def selected_ids_here(self) -> list[int]:
        """Ids of the selected rows that are loaded; see `with_selected` for all of them."""
        return [row.id for first, last in self.ranges() for row in self.model.loaded(first, last) or ()]

    def with_selected(self, then: Callable[[list[Row]], object]) -> None:
        """Call `then` with every selected row, read first where it is not loaded."""
        ranges = self.ranges()
        here = [self.model.loaded(first, last) for first, last in ranges]
        if all(rows is not None for rows in here):
            then([row for rows in here for row in rows or ()])
            return
        listing, source = self.model.listing, self.source
        self._desk.runner.read(
            lambda session: rows_in(session, source, listing, ranges), then, owner=self, key=(id(self), then)
        )

    def seen(self) -> Seen:
        """What is shown now: to be exported or printed as it is."""
        columns = [
            (place, column, self.header.sectionSize(place)) for place, column in self.header.shown_columns()
        ]
        return Seen(self.title, self.source, self.model.listing, tuple(columns))

    def select_record(self, record_id: int) -> None:
        """Bring a record to the front, wherever it stands in the list; before there is one, once it is there."""
        if not self.model.total:
            self._wanted = record_id
            return
        here = None if self.model.waiting else self.model.place_of(record_id)
        if here is not None:
            self._go_to(here)
            return
        listing, source = self.model.listing, self.source
        self._desk.runner.read(
            lambda session: place_of(session, source, listing, record_id),
            lambda place: self._go_to_read(place, record_id),
            owner=self,
            key=(id(self), "place"),
        )

    # building

    def _set_up_view(self) -> None:
        view = self.view
        view.setStyleSheet(theme.TABLE)
        view.setModel(self.model)
        self.header = TableHeader(self._desk, self.source, view)
        view.setHorizontalHeader(self.header)
        self.header.restore()
        self._show_sort()
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(self.tr("List"))

    def _lay_out(self) -> None:
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(stack, 1)
        column.addLayout(self.footer.with_menu(self.fill_menu))

    def _connect(self) -> None:
        self.header.sectionClicked.connect(self._sort_by)
        self.model.arrived.connect(self._arrived)
        self.model.window_came.connect(self._restore_selection)
        self.model.refused.connect(self._refused)
        self.view.selectionModel().currentRowChanged.connect(self._current_moved)
        self.view.selectionModel().selectionChanged.connect(self._selection_moved)
        self.view.doubleClicked.connect(lambda index: self._activate(index.row()))
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.empty.import_asked.connect(lambda: self._desk.import_asked.emit([]))
        self.empty.new_asked.connect(self.new_asked)
        self.empty.clear_asked.connect(self.clear_asked)
        if self._can_add:
            KeyDeeds(self, {"Ctrl+N": self.new_asked.emit})
        KeyDeeds(
            self.view,
            {
                "Return": self._activate_current,
                "Enter": self._activate_current,
                "Ctrl+D": self._duplicate,
                "Del": self._retire,
                QKeySequence.StandardKey.Copy: self.copy,
            },
        )

    # sorting and arriving

    def _sort_by(self, section: int) -> None:
        column, now = self.source.columns[section], self.model.listing
        if column.key in self.source.fixed_order:
            return
        descending = now.sort == column.key and not now.descending
        self._to_top = True  # the largest, or the first, is what one sorts for
        self._desk.remember(self._sort_key, f"{column.key} {'down' if descending else 'up'}")
        self.model.show(replace(now, sort=column.key, descending=descending))
        self._show_sort()

    @property
    def _sort_key(self) -> str:
        return f"tables/{self.source.key}/sort"

    def _remembered_sort(self, delivered: Listing) -> Listing:
        key, _, way = str(self._desk.remembered(self._sort_key) or "").partition(" ")
        known = {column.key for column in self.source.columns} - self.source.fixed_order
        return replace(delivered, sort=key, descending=way == "down") if key in known else delivered

    def _show_sort(self) -> None:
        listing = self.model.listing
        places = {column.key: place for place, column in enumerate(self.source.columns)}
        order = Qt.SortOrder.DescendingOrder if listing.descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicatorShown(listing.sort in places)
        if listing.sort in places:
            self.header.setSortIndicator(places[listing.sort], order)

    def _arrived(self) -> None:
        asked = self.model.listing
        if self.model.total:
            self._stack.setCurrentWidget(self.view)
        elif asked.words or asked.filters.keys() - self.source.always:
            self.empty.show_nothing_found()
            self._stack.setCurrentWidget(self.empty)
        else:
            words = self._desk.say(self.source.empty)
            self.empty.show_nothing_yet(words, can_add=self._can_add, can_import=self.source.imported)
            self._stack.setCurrentWidget(self.empty)
        self.header.fit(self.model.loaded(0, min(self.model.total, MEASURED) - 1) or ())
        self.rows_arrived.emit()  # first: what hangs on the current record reads while this is painted
        self._restore_selection()
        self._selection_moved()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.select_record(wanted)
            self._wanted = None
        if self._to_top:
            self._to_top = False
            self.view.scrollToTop()

    def _refused(self, error: DeskError) -> None:
        self.empty.show_refusal(self._desk.say(error.text))
        self._stack.setCurrentWidget(self.empty)

    # selection

    def ranges(self) -> list[tuple[int, int]]:
        """The selected rows as first and last of each run, from the top."""
        found = {(one.top(), one.bottom()) for one in self._selection()}
        return sorted(found)

    def _selection(self) -> Sequence[QItemSelectionRange]:
        return list(self.view.selectionModel().selection())  # type: ignore[call-overload,no-any-return]

    def _restore_selection(self) -> None:
        """After a refresh the same records are selected, where they are to be seen."""
        if not self.model.total:
            self._set_current(None)
            return
        place = None if self._current is None else self.model.place_of(self._current)
        if place is None:
            place = min(max(self.view.currentIndex().row(), 0), self.model.total - 1)
        if len(self._kept_selection) > 1:
            self._select_again(place)
        elif self.view.currentIndex().row() != place or not self._selection():
            self.view.setCurrentIndex(self.model.index(place, self._first_column()))
        self._kept_selection = frozenset()
        self._current_moved()

    def _select_again(self, current: int) -> None:
        selection = QItemSelection()
        last = len(self.source.columns) - 1
        for record_id in self._kept_selection:
            place = self.model.place_of(record_id)
            if place is not None:
                selection.select(self.model.index(place, 0), self.model.index(place, last))
        chooser = self.view.selectionModel()
        chooser.setCurrentIndex(self.model.index(current, self._first_column()), _Select.NoUpdate)
        chooser.select(selection, _Select.ClearAndSelect | _Select.Rows)

    def _first_column(self) -> int:
        return self.header.logicalIndexAt(0) if self.header.logicalIndexAt(0) >= 0 else 0

    def _current_moved(self, *_: object) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        row = self.model.row_at(index.row())
        if row is not None:
            self._set_current(row.id)

    def _set_current(self, record_id: int | None) -> None:
        if record_id != self._current:
            self._current = record_id
            self.current_changed.emit(record_id)

    def _selection_moved(self, *_: object) -> None:
        selected = sum(last - first + 1 for first, last in self.ranges())
        self.footer.show_count(self.model.total, selected)
        if selected > 1:
            self.with_selected(self._show_totals)
        self.selection_changed.emit()

    def _show_totals(self, rows: list[Row]) -> None:
        selected = sum(last - first + 1 for first, last in self.ranges())
        if selected == len(rows):
            totals = self.footer.totals_of(self.header.shown_columns(), rows)
            self.footer.show_count(self.model.total, selected, totals)

    def _go_to_read(self, place: int | None, record_id: int) -> None:
        if place is not None and place < self.model.total:
            self._current = record_id
            self._go_to(place)
            self.current_changed.emit(record_id)

    def _go_to(self, place: int) -> None:
        index = self.model.index(place, self._first_column())
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.view.setFocus()

    # deeds

    def copy(self) -> None:
        """The selected rows to the clipboard, as a spreadsheet likes them."""
        self.with_selected(self._copy_rows)

    def _copy_rows(self, rows: list[Row]) -> None:
        try:
            columns = [(place, column) for place, column, _width in self.seen().outward]
        except DeskError as error:
            self._desk.tell(error.text)
            return
        QGuiApplication.clipboard().setMimeData(rows_for_clipboard(columns, rows, self._desk.language))
        self._desk.tell(COPIED.with_(count=f"{len(rows):,}"))

    def _activate(self, place: int) -> None:
        row = self.model.row_at(place) if place >= 0 else None
        if row is not None:
            self.activated.emit(row.id)

    def _activate_current(self) -> None:
        self._activate(self.view.currentIndex().row())

    def _duplicate(self) -> None:
        if self._current is not None:
            self.duplicate_asked.emit(self._current)

    def _retire(self) -> None:
        self.with_selected(lambda rows: self.retire_asked.emit([row.id for row in rows]) if rows else None)

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu(self) -> QMenu:
        return self.fill_menu(QMenu(self))

    def fill_menu(self, menu: QMenu) -> QMenu:
        """The tab's deeds first, then what every list can do."""
        for old in menu.findChildren(QMenu):
            old.deleteLater()
        menu.clear()
        menu.addActions(self.deeds)
        if self.deeds:
            menu.addSeparator()
        for words, keys, deed in (
            (self.tr("Copy"), QKeySequence.StandardKey.Copy, self.copy),
            (self.tr("Select all"), QKeySequence.StandardKey.SelectAll, self.view.selectAll),
        ):
            action = menu.addAction(words, QKeySequence(keys), deed)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # said here, heard by the list
        columns = self.header.columns_menu(menu)
        menu.addAction(
            self.tr("Export what I see…"), lambda: seen.ask_and_export(self._desk, self, self.seen())
        )
        menu.addAction(self.tr("Print what I see…"), lambda: seen.show_paper(self._desk, self, self.seen()))
        columns.setTitle(self.tr("Columns"))
        menu.addMenu(columns)
        return menu
