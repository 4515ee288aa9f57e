"""What the import would make by name, and names that nearly equal others: the two records side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.shown import in_cell
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.made import Named
from distributor_desk.workflow import telling
from distributor_desk.workflow.likeness import Alike
from distributor_desk.workflow.looking import Looked

_MOST = 300
_FEW = 40


class MadePage(QWidget):
    """`same(alike)`: the person says that the two are one."""

    same = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._two: set[tuple[str, str, str]] = set()
        self._pairs: list[Alike] = []
        self.made = QTreeWidget()
        self.made.setHeaderLabels([self.tr("Will be made"), self.tr("Code")])
        self.made.setAccessibleName(self.tr("Will be made"))
        self.made.header().setStretchLastSection(False)
        self.made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.pairs = PlainList(
            [self.tr("In the file"), self.tr("Is it this one?"), self.tr("Alike")], stretched=0, numbers=(2,)
        )
        self.pairs.setAccessibleName(self.tr("Names that are nearly the same"))
        self.beside = PlainList(["", self.tr("In the file"), self.tr("The other")], stretched=1)
        self.beside.setAccessibleName(self.tr("Both records side by side"))
        self.one = QPushButton(self.tr("They are one: use the other"), autoDefault=False)
        self.two = QPushButton(self.tr("They are two"), autoDefault=False)
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self._lay_out()
        self.pairs.itemSelectionChanged.connect(self._show_beside)
        self.one.clicked.connect(self._one)
        self.two.clicked.connect(self._they_are_two)

    def show_looked(self, looked: Looked) -> int:
        """What is made, and the pairs that are open; returns how many pairs."""
        self.made.clear()
        for table, names in looked.made.items():
            words = self._desk.say(telling.table_words(table))
            top = QTreeWidgetItem([f"{words} {len(names):,}"])
            for one in names[:_MOST]:
                top.addChild(QTreeWidgetItem([one.name, one.code or ""]))
            if len(names) > _MOST:
                top.addChild(
                    QTreeWidgetItem([self.tr("… and {count} more").format(count=len(names) - _MOST)])
                )
            self.made.addTopLevelItem(top)
        for key, words_of in ((key, new) for fresh in looked.fresh for key, new in fresh.items()):
            self._add_words(looked, key, list(words_of))
        if self.made.topLevelItemCount() == 0:
            self.made.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing new by name.")]))
        if sum(map(len, looked.made.values())) <= _FEW:
            self.made.expandAll()
        self._pairs = [pair for pair in looked.alike if _key(pair) not in self._two]
        self._show_pairs()
        return len(self._pairs)

    def _add_words(self, looked: Looked, key: str, words: list[str]) -> None:
        column = next((c for s in looked.sheets for c in s.sheet.kind.columns if c.key == key), None)
        if column is not None and words:
            top = QTreeWidgetItem([f"{self._desk.say(column.text)} {len(words):,}"])
            top.addChildren([QTreeWidgetItem([word]) for word in words])
            self.made.addTopLevelItem(top)

    def _show_pairs(self) -> None:
        self.pairs.show_lines([(p.new.name, p.other.name, f"{p.score}%") for p in self._pairs])
        if self._pairs:
            self.pairs.selectRow(0)
        self.note.setText(
            self.tr("These are nearly the same name. Nothing is joined unless you say so.")
            if self._pairs
            else self.tr("No name is nearly the same as another.")
        )
        self._show_beside()

    def _chosen(self) -> Alike | None:
        row = self.pairs.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def _show_beside(self) -> None:
        pair = self._chosen()
        for button in (self.one, self.two):
            button.setEnabled(pair is not None)
        if pair is None:
            self.beside.show_lines([])
            return
        said = self._said_of(pair.table)
        keys = dict.fromkeys([*pair.new.values, *pair.other.values])
        lines = [
            (said(key)[0], said(key)[1](pair.new), said(key)[1](pair.other)) for key in keys if said(key)[0]
        ]
        self.beside.show_lines(lines)

    def _said_of(self, table: str) -> Callable[[str], tuple[str, Callable[[Named], str]]]:
        kind = next((s.kind for s in self._desk.sheets() if s.kind.key == f"{table}s"), None)
        columns = {column.key: column for column in kind.columns} if kind else {}

        def said(key: str) -> tuple[str, Callable[[Named], str]]:
            column = columns.get(key) or Column(key, _NAME if key == "name" else Text("", ""))
            return self._desk.say(column.text), lambda one: in_cell(
                one.values.get(key), column, self._desk.language
            )

        return said

    def _one(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self.same.emit(pair)

    def _they_are_two(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._two.add(_key(pair))
            self._pairs.remove(pair)
            self._show_pairs()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.pairs, 1)
        column.addWidget(self.beside, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.one)
        buttons.addWidget(self.two)
        buttons.addStretch()
        column.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.made)
        halves.addWidget(right)
        halves.setStretchFactor(1, 2)
        halves.setSizes([230, 420])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 4, 0, 0)
        page.addWidget(halves)


_NAME = Text("名称", "Name")


def _key(pair: Alike) -> tuple[str, str, str]:
    return pair.table, pair.new.name, pair.other.name
