"""The rows of one sheet as they were judged: outcome, old → new, and why on the cell; mended in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from distributor_desk.core.language import Text, as_text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.heading_list import said_in
from distributor_desk.desktop.importer import SheetState
from distributor_desk.desktop.shown import NUMBERS, in_cell
from distributor_desk.spreadsheets.plan import Outcome
from distributor_desk.workflow.importing import SheetResult
from distributor_desk.workflow.mending import meant

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
LEFT_OUT = "left_out"
OUTCOMES: dict[str, Text] = {
    Outcome.NEW.value: Text("新增", "new"),
    Outcome.CHANGED.value: Text("修改", "changed"),
    Outcome.SAME.value: Text("不变", "unchanged"),
    Outcome.REJECTED.value: Text("拒绝", "refused"),
    Outcome.DUPLICATE.value: Text("重复", "duplicate"),
    LEFT_OUT: Text("不导入", "left out"),
}
_BEFORE = 2  # columns before those of the file


class RowModel(QAbstractTableModel):
    """`mended(row, place, words)` and `ticked(rows, wanted)` say what the person did; rows are those of the file."""

    mended = Signal(int, int, str)
    ticked = Signal(list, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._result: SheetResult | None = None
        self._places: list[int] = []
        self._entries: Sequence[int] = ()
        self._all: Sequence[int] = ()
        self._by_field: dict[str, int] = {}
        self._columns: dict[int, Any] = {}
        self.filter: str | None = None

    def show_sheet(self, state: SheetState | None) -> None:
        """Put a sheet's rows in the place of the old ones."""
        self.beginResetModel()
        self._result = state.result if state else None
        result = self._result
        if result is not None:
            match = result.parsed.match
            self._places = [
                place for place, said in enumerate(match.headings) if said or place in match.mapping
            ]
            self._by_field = {key: place for place, key in match.mapping.items()}
            self._columns = {place: match.kind.column(key) for place, key in match.mapping.items()}
            self._all = self._in_order(result)
        else:
            self._places, self._all = [], ()
        self._choose()
        self.endResetModel()

    def show_only(self, outcome: str | None) -> None:
        """All rows, or those of one outcome."""
        self.beginResetModel()
        self.filter = outcome
        self._choose()
        self.endResetModel()

    def _in_order(self, result: SheetResult) -> Sequence[int]:
        """Indexes of the parsed rows, and minus the row number for those that are left out, from the top."""
        if not result.parsed.left_out:
            return range(result.parsed.count)
        rows = [(number, index) for index, number in enumerate(result.parsed.numbers)]
        rows += [(number, -number) for number in result.parsed.left_out]
        return [entry for _, entry in sorted(rows)]

    def _choose(self) -> None:
        if self._result is None or self.filter is None:
            self._entries = self._all
        elif self.filter == LEFT_OUT:
            self._entries = [entry for entry in self._all if entry < 0]
        else:
            wanted, outcomes = Outcome(self.filter), self._result.taken.outcomes
            self._entries = [entry for entry in self._all if entry >= 0 and outcomes[entry] is wanted]

    # what a view asks for

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else _BEFORE + len(self._places) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self._result is None:
            return None
        place = self.place_at(section)
        if role == _Role.DisplayRole:
            if place is not None:
                return self._result.parsed.match.headings[place]
            names = (self.tr("Row"), self.tr("Becomes"))
            return names[section] if section < _BEFORE else self.tr("Why")
        if role == _Role.ToolTipRole and place in self._columns:
            return self._desk.say(self._columns[place].text)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        editable = self.place_at(index.column()) is not None and self._entries[index.row()] >= 0
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        result = self._result
        if result is None or not index.isValid():
            return None
        entry, section = self._entries[index.row()], index.column()
        place = self.place_at(section)
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return self._words(result, entry, section, place, editing=role == _Role.EditRole)
        if role == _Role.CheckStateRole and section == 0:
            return Qt.CheckState.Checked if entry >= 0 else Qt.CheckState.Unchecked
        if role == _Role.ToolTipRole:
            return self._why(result, entry, place) or None
        return self._look(result, entry, place, role)

    def _look(self, result: SheetResult, entry: int, place: int | None, role: int) -> Any:
        """Colour and side of a cell."""
        column = self._columns.get(place) if place is not None else None
        if role == _Role.BackgroundRole:
            return self._tint(result, entry, place)
        if role == _Role.ForegroundRole and (entry < 0 or (place is not None and column is None)):
            return theme.faded_brush()
        if role == _Role.TextAlignmentRole and column is not None and column.kind in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(
        self, result: SheetResult, entry: int, section: int, place: int | None, *, editing: bool
    ) -> str:
        if place is None:
            return self._about(result, entry, section)
        row = -entry if entry < 0 else result.parsed.numbers[entry]
        said = said_in(result.parsed.raw.columns[place][row - 1])
        if editing or entry < 0:
            return said
        change = self._change(result, entry, place)
        if change is not None:
            return change
        return f"⚠ {said}" if self._problems(result, entry, place) else said

    def _about(self, result: SheetResult, entry: int, section: int) -> str:
        if section == 0:
            return str(-entry if entry < 0 else result.parsed.said_row(entry))
        if section == 1:
            key = LEFT_OUT if entry < 0 else result.taken.outcomes[entry].value
            return self._desk.say(OUTCOMES[key])
        return self._why(result, entry, None)

    def _change(self, result: SheetResult, entry: int, place: int) -> str | None:
        """`old → new` of a cell that changes a record."""
        column = self._columns.get(place)
        moved = result.taken.changes.get(entry, {}).get(column.key) if column else None
        if moved is None or column is None:
            return None
        old, new = (in_cell(value, column, self._desk.language) or "—" for value in moved)
        return f"{old} → {new}"

    def _problems(self, result: SheetResult, entry: int, place: int | None) -> list[Any]:
        if entry < 0:
            return []
        found = result.taken.problems.get(entry, ())
        if place is None:
            return list(found)
        return [one for one in found if self._by_field.get(one.field) == place]

    def _why(self, result: SheetResult, entry: int, place: int | None) -> str:
        say = self._desk.say
        said = [f"{say(as_text(p.heading))} {say(p.text)}" for p in self._problems(result, entry, place)]
        return "；".join(said) if self._desk.language == "zh" else "; ".join(said)

    def _tint(self, result: SheetResult, entry: int, place: int | None) -> QBrush | None:
        if entry < 0 or place is None:
            return None
        if self._problems(result, entry, place):
            return QBrush(QColor("#5a2420" if theme.is_dark() else "#fde0dc"))
        if self._change(result, entry, place) is not None:
            return QBrush(QColor("#4a3d14" if theme.is_dark() else "#fff3c4"))
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        result, entry, place = self._result, self._entries[index.row()], self.place_at(index.column())
        if result is None:
            return False
        if role == _Role.CheckStateRole and index.column() == 0:
            row = -entry if entry < 0 else result.parsed.numbers[entry]
            self.ticked.emit([row], entry < 0)
            return True
        if role == _Role.EditRole and place is not None and entry >= 0:
            if str(value) != self.data(index, _Role.EditRole):
                words = meant(str(value), self._columns.get(place), self._desk.today())
                self.mended.emit(result.parsed.numbers[entry], place, words)
            return True
        return False

    # what the page asks for

    def place_at(self, section: int) -> int | None:
        """The column of the file that stands in a section of the table."""
        inside = section - _BEFORE
        return self._places[inside] if 0 <= inside < len(self._places) else None

    def section_of(self, place: int) -> int:
        return _BEFORE + self._places.index(place) if place in self._places else 0

    def row_number(self, row: int) -> int:
        entry = self._entries[row]
        return -entry if entry < 0 or self._result is None else self._result.parsed.numbers[entry]

    def is_left_out(self, row: int) -> bool:
        return self._entries[row] < 0

    def next_problem(self, after: int, step: int) -> tuple[int, int] | None:
        """Row and section of the next refused row in that direction, round the end once."""
        result, count = self._result, len(self._entries)
        if result is None or not count:
            return None
        for away in range(1, count + 1):
            row = (after + step * away) % count
            entry = self._entries[row]
            if entry >= 0 and result.taken.outcomes[entry] is Outcome.REJECTED:
                fields = [self._by_field.get(one.field) for one in result.taken.problems.get(entry, ())]
                place = next((one for one in fields if one is not None), None)
                return row, self.section_of(place) if place is not None else self.columnCount() - 1
        return None

    def row_of(self, number: int) -> int | None:
        """Where a row of the file stands in the table."""
        row = bisect_left(range(len(self._entries)), number, key=self.row_number)
        return row if row < len(self._entries) and self.row_number(row) == number else None
