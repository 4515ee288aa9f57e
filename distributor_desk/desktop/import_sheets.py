"""The files and their sheets on the left of the import, and what holds for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.importer import FileState, Preview, SheetState
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.workflow.sheets import ImportOptions

_DATA = Qt.ItemDataRole.UserRole


class SheetsPanel(QWidget):
    """`chosen(file, sheet)` numbers, `ticked(file, sheet, on)`, `options_changed(ImportOptions)`, `more_asked`,
    `drop_asked(file)`."""

    chosen = Signal(int, int)
    ticked = Signal(int, int, bool)
    options_changed = Signal(object)
    more_asked = Signal()
    drop_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Files and sheets"))
        self.tree.setIndentation(12)
        self.more = QPushButton(self.tr("More files…"), autoDefault=False)
        self.make_missing = QCheckBox(self.tr("Create what is missing"))
        self.make_missing.setChecked(True)
        self.make_missing.setToolTip(
            self.tr(
                "Customers, products and others that a line names and nobody knows are made, and counted."
            )
        )
        self.revive = QCheckBox(self.tr("Bring retired ones back"))
        self.revive.setToolTip(self.tr("Bring retired records back when their code comes again"))
        self.walk_in = QLineEdit()
        self.walk_in.setPlaceholderText(self.tr("e.g. walk-in"))
        self.walk_in.setAccessibleName(self.tr("Lines without a customer go to"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tree, 1)
        column.addWidget(self.more)
        column.addWidget(self._options())
        self.tree.currentItemChanged.connect(lambda *_: self._chosen())
        self.tree.itemChanged.connect(self._ticked)
        self.more.clicked.connect(self.more_asked)
        self.make_missing.toggled.connect(self._options_moved)
        self.revive.toggled.connect(self._options_moved)
        self.walk_in.editingFinished.connect(self._options_moved)
        KeyDeeds(self.tree, {"Del": self._drop})

    def _options(self) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        words = QLabel(self.tr("Lines without a customer go to"), wordWrap=True)
        theme.dress(words, "note")
        for widget in (self.make_missing, self.revive, words, self.walk_in):
            column.addWidget(widget)
        return frame

    def options(self) -> ImportOptions:
        return ImportOptions(
            create_missing=self.make_missing.isChecked(),
            walk_in=self.walk_in.text().strip() or None,
            revive=self.revive.isChecked(),
        )

    def set_walk_in(self, name: str) -> None:
        """Lines without a customer go to this one."""
        self.walk_in.setText(name)
        self._options_moved()

    def show_preview(self, preview: Preview) -> None:
        """All files with their sheets; the chosen one stays chosen."""
        at = self.current()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for number, file in enumerate(preview.files):
                top = QTreeWidgetItem([file.path.name])
                top.setToolTip(0, str(file.path))
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                top.setData(0, _DATA, (number, -1))
                self.tree.addTopLevelItem(top)
                for place, state in enumerate(file.sheets):
                    only = len(file.sheets) == 1 and state.draft.raw.name == file.path.stem
                    top.addChild(self._sheet(number, place, state, named=not only))
            self.tree.expandAll()
        self._choose(at, preview.files)

    def _sheet(self, number: int, place: int, state: SheetState, *, named: bool) -> QTreeWidgetItem:
        draft = state.draft
        kind = self._desk.say(draft.match.kind.text) if draft.match else self.tr("not read")
        refused = state.result.counts.rejected if state.result else 0
        mark = f"⚠{refused:,} " if refused else ""
        name = f"{draft.raw.name} " if named else ""
        item = QTreeWidgetItem([f"{mark}{name}→ {kind}"])
        item.setToolTip(0, self._desk.say(draft.why))
        item.setData(0, _DATA, (number, place))
        if draft.match is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if draft.ticked else Qt.CheckState.Unchecked)
        if not draft.ticked:
            item.setForeground(0, theme.faded_brush())
        return item

    def current(self) -> tuple[int, int]:
        item = self.tree.currentItem()
        data = item.data(0, _DATA) if item is not None else None
        return data if isinstance(data, tuple) else (0, -1)

    def _choose(self, at: tuple[int, int], files: list[FileState]) -> None:
        number, place = at
        if number >= len(files) or not 0 <= place < len(files[number].sheets):
            number = min(number, max(len(files) - 1, 0))
            sheets = files[number].sheets if files else []
            ticked = [n for n, state in enumerate(sheets) if state.draft.ticked]
            place = ticked[0] if ticked else 0
        top = self.tree.topLevelItem(number)
        item = top.child(place) if top is not None else None
        if item is not None:
            with QSignalBlocker(self.tree):
                self.tree.setCurrentItem(item)
        self._chosen()

    def _chosen(self) -> None:
        number, place = self.current()
        self.chosen.emit(number, max(place, 0))

    def _ticked(self, item: QTreeWidgetItem) -> None:
        number, place = item.data(0, _DATA)
        self.ticked.emit(number, place, item.checkState(0) is Qt.CheckState.Checked)

    def _options_moved(self) -> None:
        self.options_changed.emit(self.options())

    def _drop(self) -> None:
        if self.tree.topLevelItemCount() > 1:
            self.drop_asked.emit(self.current()[0])
