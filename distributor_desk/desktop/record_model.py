"""The rows of a list, paged from the company file in windows while one scrolls."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.shown import NO, NUMBERS, YES, copied, in_cell, is_negative
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

WINDOW = 100
_KEPT_WINDOWS = 120
_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOTHING = QModelIndex()


class RecordModel(QAbstractTableModel):
    """A table of `total` rows of which only the windows that were looked at are here.

    `arrived` is sent when the first rows of a new listing, or of a refresh, are here.
    """

    arrived = Signal()
    window_came = Signal()
    refused = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, desk: Desk, source: TableSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.source = source
        self.columns: Sequence[Column] = source.columns
        self._alignments = [_alignment(column) for column in source.columns]  # asked for with every cell
        self.listing = Listing(sort=source.sort, descending=source.descending)
        self.total = 0
        self._windows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: int | None = None
        self._generation = 0
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)

    # what a view asks for

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.DisplayRole:
            return self._desk.say(column.text)
        if role == _Role.ToolTipRole and column.note:
            return self._desk.say(column.note)
        if role == _Role.TextAlignmentRole:
            return _RIGHT if column.kind in NUMBERS else _LEFT
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = index.column()
        if role == _Role.TextAlignmentRole:
            return self._alignments[place]
        if role not in _ROLES:
            return None
        column = self.columns[place]
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == _Role.DisplayRole else None
        return self._cell(row.values[place], column, role)

    def _cell(self, value: Any, column: Column, role: int) -> Any:
        if role == _Role.DisplayRole:
            return in_cell(value, column, self._desk.language)
        if role == _Role.ForegroundRole:
            return theme.negative_brush() if is_negative(value, column) else None
        if role == _Role.ToolTipRole:
            words = copied(value, column, self._desk.language)
            return words if len(words) > 12 else None
        if column.kind is Kind.YES_NO and value is not None:
            return self._desk.say(YES if value else NO)
        return in_cell(value, column, self._desk.language)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.sort_asked.emit(self.columns[column].key, order is Qt.SortOrder.DescendingOrder)

    # rows

    def row_at(self, place: int) -> Row | None:
        """The row, or None while it is being read (its window is asked for)."""
        number = place // WINDOW
        window = self._windows.get(number)
        if window is None:
            self._want(number)
            return None
        inside = place - number * WINDOW
        return window[inside] if inside < len(window) else None

    def loaded(self, first: int, last: int) -> list[Row] | None:
        """The rows `first` to `last`, or None when some of them are not here."""
        rows: list[Row] = []
        for number in range(first // WINDOW, last // WINDOW + 1):
            window = self._windows.get(number)
            if window is None:
                return None
            start = number * WINDOW
            rows.extend(window[max(first - start, 0) : last - start + 1])
        return rows

    @property
    def waiting(self) -> bool:
        """Rows are being read: what is here may be of the listing before."""
        return self._asked is not None

    def place_of(self, record_id: int) -> int | None:
        """Where a record stands among the rows that are here."""
        for number, window in self._windows.items():
            for inside, row in enumerate(window):
                if row.id == record_id:
                    return number * WINDOW + inside
        return None

    # reading

    def show(self, listing: Listing, around: int = 0) -> None:
        """Read the rows of a listing anew, beginning with those around a place."""
        self._generation += 1
        self._wanted.clear()
        same, generation, first = listing == self.listing, self._generation, around // WINDOW
        self.listing = listing
        self._asked = first

        def query(session: Reading) -> tuple[int, Page]:
            page = self.source.page(session, listing, first * WINDOW, WINDOW)
            if not page.rows and page.total:
                last = (page.total - 1) // WINDOW
                return last, self.source.page(session, listing, last * WINDOW, WINDOW)
            return first, page

        def done(answer: tuple[int, Page]) -> None:
            if generation == self._generation:
                self._begin_anew(*answer, in_place=same)

        self._desk.runner.read(query, done, self._failed, owner=self, key=(id(self), "show"))

    def _begin_anew(self, number: int, page: Page, *, in_place: bool) -> None:
        self._asked = None
        if not in_place:
            self._resize(0)
        self._windows = OrderedDict({number: page.rows})
        self._resize(page.total)
        if self.total:
            self.dataChanged.emit(self.index(0, 0), self.index(self.total - 1, len(self.columns) - 1))
        self.arrived.emit()

    def _resize(self, total: int) -> None:
        """More or fewer rows at the end, never a reset: that would forget hidden and moved columns too."""
        if total > self.total:
            self.beginInsertRows(QModelIndex(), self.total, total - 1)
            self.total = total
            self.endInsertRows()
        elif total < self.total:
            self.beginRemoveRows(QModelIndex(), total, self.total - 1)
            self.total = total
            self.endRemoveRows()

    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        if self._asked is None:
            self._ask_soon.start()

    def _ask(self) -> None:
        """Read the window looked at last; what was only scrolled past is forgotten."""
        if self._asked is not None or not self._wanted:
            return
        number = self._wanted.pop()
        if number in self._windows:
            self._ask()
            return
        del self._wanted[:-2]
        self._asked, listing, generation = number, self.listing, self._generation

        def query(session: Reading) -> Page:
            return self.source.page(session, listing, number * WINDOW, WINDOW)

        def done(page: Page) -> None:
            if generation == self._generation:
                self._take(number, page)

        self._desk.runner.read(query, done, self._failed, owner=self, key=(id(self), number))

    def _take(self, number: int, page: Page) -> None:
        self._asked = None
        self._windows[number] = page.rows
        while len(self._windows) > _KEPT_WINDOWS:
            self._windows.popitem(last=False)
        first = number * WINDOW
        last = min(first + len(page.rows), self.total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.window_came.emit()
        if self._wanted:
            self._ask_soon.start()

    def _failed(self, error: DeskError) -> None:
        self._asked = None
        self.refused.emit(error)


_ROLES = (_Role.DisplayRole, _Role.ForegroundRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
"""Not a set: a role's hash costs more than a look at four."""


def _alignment(column: Column) -> Qt.AlignmentFlag:
    if column.kind is Kind.YES_NO:
        return Qt.AlignmentFlag.AlignCenter
    return _RIGHT if column.kind in NUMBERS else _LEFT
