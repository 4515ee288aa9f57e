"""Problems grouped by the mend: one reason, its values with how many rows, and the buttons that mend them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text, as_text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.heading_list import said_in
from distributor_desk.desktop.importer import SheetState
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.workflow import mending
from distributor_desk.workflow.mending import Group, Same
from distributor_desk.workflow.sheets import ImportOptions

TABLES = ("customer", "product", "retailer", "sub_distributor", "brand", "rep", "route")
WALK_IN = Text("散客", "walk-in")
_DATA = Qt.ItemDataRole.UserRole
_MOST_GROUPS, _MOST_VALUES = 200, 50


class MendsPage(QWidget):
    """`mended({(row, place): words})`, `ticked(rows, wanted)`, `create_asked`, `revive_asked`, `walk_in_asked(name)`,
    `order_asked("day" | "month")`, `go_asked(row, place)`."""

    mended = Signal(object)
    ticked = Signal(list, bool)
    create_asked = Signal()
    revive_asked = Signal()
    walk_in_asked = Signal(str)
    order_asked = Signal(str)
    go_asked = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: SheetState | None = None
        self._options = ImportOptions()
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("What to mend"), self.tr("Rows")])
        self.tree.setAccessibleName(self.tr("Problems, grouped"))
        self.tree.setAlternatingRowColors(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.words = QLabel(wordWrap=True)
        self.change_to = QComboBox(editable=True)
        self.change_to.setAccessibleName(self.tr("Change to"))
        self.change_to.setMinimumWidth(160)
        self.change = self._button(self.tr("Change all to this"), self._change)
        self.empty = self._button(self.tr("Leave empty"), self._empty)
        self.make = self._button(self.tr("Create"), self.create_asked.emit)
        self.revive = self._button(self.tr("Bring back"), self.revive_asked.emit)
        self.walk_in = self._button(self.tr("Book them on the walk-in customer"), self._walk_in)
        self.day = self._button(self.tr("The day comes first"), lambda: self.order_asked.emit("day"))
        self.month = self._button(self.tr("The month comes first"), lambda: self.order_asked.emit("month"))
        self.out = self._button(self.tr("Leave the rows out"), self._leave_out)
        self.go = self._button(self.tr("Show the first"), self._go)
        self._lay_out()
        self.tree.currentItemChanged.connect(lambda *_: self._chosen())
        self.tree.itemActivated.connect(lambda *_: self._go())
        self._chosen()

    def show_sheet(self, state: SheetState | None, options: ImportOptions) -> int:
        """The groups of a sheet; returns how many rows are refused in it."""
        kept = self._path()
        self._state, self._options = state, options
        groups = [] if state is None else state.groups
        self.tree.clear()
        for group in groups[:_MOST_GROUPS]:
            self.tree.addTopLevelItem(self._item(group))
        self.tree.expandAll()
        self._select(kept)
        self._chosen()
        return sum(group.count for group in groups if group.hard)

    def _button(self, words: str, deed: object) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        mend = QHBoxLayout()
        mend.addWidget(self.change_to, 1)
        for button in (self.change, self.empty):
            mend.addWidget(button)
        rows = [QHBoxLayout(), QHBoxLayout()]
        for place, button in enumerate(
            (self.make, self.revive, self.walk_in, self.day, self.month, self.out, self.go)
        ):
            rows[place // 5].addWidget(button)
        for row in rows:
            row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.words)
        column.addLayout(mend)
        for row in rows:
            column.addLayout(row)

    def _item(self, group: Group) -> QTreeWidgetItem:
        mark = "⚠ " if group.hard else ""
        heading = self._desk.say(as_text(group.heading))
        top = QTreeWidgetItem([f"{mark}{heading} {self._desk.say(group.words)}", f"{group.count:,}"])
        top.setData(0, _DATA, (group, None))
        if not group.hard:
            top.setForeground(0, theme.faded_brush())
        values = sorted(group.values.values(), key=lambda same: -len(same.rows))
        for same in values[:_MOST_VALUES]:
            said = said_in(same.raw) if same.raw != "" else self.tr("(empty)")
            child = QTreeWidgetItem([said, f"{len(same.rows):,}"])
            child.setData(0, _DATA, (group, same))
            top.addChild(child)
        if len(values) > _MOST_VALUES:
            top.addChild(
                QTreeWidgetItem([self.tr("… and {count} more").format(count=len(values) - _MOST_VALUES)])
            )
        for one in (top, *(top.child(n) for n in range(top.childCount()))):
            if one is not None:
                one.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        return top

    def _path(self) -> str:
        item = self.tree.currentItem()
        return "" if item is None else item.text(0)

    def _select(self, words: str) -> None:
        found = (
            self.tree.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
            if words
            else []
        )
        first = found[0] if found else self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _current(self) -> tuple[Group, Same | None] | None:
        item = self.tree.currentItem()
        data = item.data(0, _DATA) if item is not None else None
        return data if isinstance(data, tuple) else None

    def _column(self, group: Group) -> Column | None:
        if self._state is None or self._state.result is None:
            return None
        columns = self._state.result.parsed.match.kind.columns
        return next((column for column in columns if column.key == group.key), None)

    def _chosen(self) -> None:
        current = self._current()
        everything = (
            self.change_to,
            self.change,
            self.empty,
            self.make,
            self.revive,
            self.walk_in,
            self.day,
            self.month,
            self.out,
            self.go,
        )
        if current is None:
            for widget in everything:
                widget.hide()
            self.words.setText(
                "" if self.tree.topLevelItemCount() else self.tr("Nothing is to be mended in this sheet.")
            )
            return
        group, same = current
        column, cells = self._column(group), group.place is not None
        shown: dict[QWidget, bool] = {
            self.change_to: cells,
            self.change: cells,
            self.empty: cells and not (column and column.required),
            self.make: mending.can_create(group, column, self._options, TABLES),
            self.revive: group.hard and not self._options.revive and "停用" in group.words.zh,
            self.walk_in: group.hard and not self._options.walk_in and WALK_IN.zh in group.words.zh,
            self.day: group.open_dates,
            self.month: group.open_dates,
            self.out: group.hard,
            self.go: True,
        }
        for one, wanted in shown.items():
            one.setVisible(wanted)
        rows = len(same.rows) if same else group.count
        value = said_in(same.raw) if same and same.raw != "" else ""
        quoted = f"“{value}” " if value else ""
        self.words.setText(
            self.tr("{count} row(s): {heading} {value}{reason}", "", rows).format(
                count=f"{rows:,}",
                heading=self._desk.say(as_text(group.heading)),
                value=quoted,
                reason=self._desk.say(group.words),
            )
        )
        self._offer(column, same)

    def _offer(self, column: Column | None, same: Same | None) -> None:
        self.change_to.clear()
        self.change_to.addItems(list(same.near) if same else [])
        if column is not None and column.choices:
            self.change_to.addItems([self._desk.say(choice.text) for choice in column.choices])
        if not (same and same.near):
            self.change_to.setCurrentIndex(-1)
            self.change_to.setEditText("")

    def _rows(self) -> Sequence[int]:
        current = self._current()
        return [] if current is None else (current[1].rows if current[1] else current[0].rows)

    def _rewrite(self, words: str) -> None:
        current = self._current()
        result = self._state.result if self._state else None
        if current is not None and result is not None and current[0].place is not None:
            words = mending.meant(words, self._column(current[0]), self._desk.today())
            self.mended.emit(mending.rewritten(result, current[0].place, self._rows(), words))

    def _change(self) -> None:
        words = self.change_to.currentText().strip()
        if words:
            self._rewrite(words)
        else:
            self.change_to.setFocus()

    def _empty(self) -> None:
        self._rewrite("")

    def _walk_in(self) -> None:
        self.walk_in_asked.emit(self._desk.say(WALK_IN))

    def _leave_out(self) -> None:
        result = self._state.result if self._state else None
        if result is not None:
            self.ticked.emit([result.parsed.numbers[row] for row in self._rows()], False)  # noqa: FBT003

    def _go(self) -> None:
        current, result = self._current(), self._state.result if self._state else None
        rows = self._rows()
        if current is not None and result is not None and rows:
            self.go_asked.emit(result.parsed.numbers[rows[0]], current[0].place)
