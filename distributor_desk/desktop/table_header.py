"""The headings of a table: sort, choose, widen, move; what a person chose is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from distributor_desk.core.listing import Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.shown import ADDED_UP, in_cell
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.spreadsheets.columns import Column, Kind

_NARROWEST = 44
_WIDTHS = {Kind.TEXT: 130, Kind.CODE: 100, Kind.PHONE: 126, Kind.DATE: 106, Kind.CHOICE: 60, Kind.YES_NO: 64}
_FIRST_NAME_WIDTH = 190
_WIDEST_CHOICE = 150
_WIDEST_TEXT = 300
MEASURED = 100  # rows that decide the widths as delivered


class TableHeader(QHeaderView):
    """A heading row that knows its columns by key, so that a new column disturbs nothing remembered."""

    def __init__(self, desk: Desk, source: TableSource, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._desk, self._source = desk, source
        self._restoring = True
        self._fitted: dict[int, int] = {}
        self._own = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(_NARROWEST)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.choose_columns)
        self._save_soon = QTimer(self, singleShot=True, interval=300)
        self._save_soon.timeout.connect(self._save)
        self.sectionResized.connect(self._changed)
        self.sectionMoved.connect(self._changed)

    def restore(self) -> None:
        """Once the model is set: what was remembered, and the house's widths for the rest."""
        self._restoring = True
        kept = self._kept()
        for place, column in enumerate(self._source.columns):
            hidden = column.key in kept["hidden"] or (
                column.key in self._source.hidden and column.key not in kept["widths"]
            )
            self.setSectionHidden(place, hidden)
            self.resizeSection(place, kept["widths"].get(column.key) or self._width(place, column))
        self._restore_order(kept["order"])
        self._restoring = False

    def fit(self, rows: Sequence[Row]) -> None:
        """Widths by what stands in the first rows, as long as the person has not chosen any."""
        if not rows or self._fitted or self._kept()["widths"]:
            return
        self._fitted = {place: self._width_of(place, column, rows) for place, column in self.shown_columns()}
        self._give_spare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_spare()

    def shown_columns(self) -> list[tuple[int, Column]]:
        """The columns that are to be seen, from left to right, each with its place in a row's values."""
        order = (self.logicalIndex(visual) for visual in range(self.count()))
        return [(place, self._source.columns[place]) for place in order if not self.isSectionHidden(place)]

    def choose_columns(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.exec(self.mapToGlobal(at))
        menu.deleteLater()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A tick for each column, and the way back to how it was delivered."""
        menu = QMenu(parent)
        for place, column in enumerate(self._source.columns):
            tick = menu.addAction(self._desk.say(column.text))
            tick.setCheckable(True)
            tick.setChecked(not self.isSectionHidden(place))
            tick.toggled.connect(lambda on, place=place: self._show_column(place, shown=on))
        menu.addSeparator()
        menu.addAction(self.tr("Columns as delivered"), self.as_delivered)
        return menu

    def as_delivered(self) -> None:
        self._desk.store.remove(self._key)
        self._own = False
        self.restore()
        self._give_spare()

    def _show_column(self, place: int, *, shown: bool) -> None:
        if shown or len(self.shown_columns()) > 1:
            self.setSectionHidden(place, not shown)
            self._save()

    def _give_spare(self) -> None:
        """The fitted widths; what is left of the view's width goes to the first column of words."""
        if not self._fitted or self._own:
            return
        shown = self.shown_columns()
        spare = self.width() - sum(self._fitted.get(place, self.sectionSize(place)) for place, _ in shown)
        first = next((place for place, column in shown if column.kind is Kind.TEXT), None)
        self._restoring = True
        for place, width in self._fitted.items():
            self.resizeSection(place, width + (max(spare, 0) if place == first else 0))
        self._restoring = False

    def _width_of(self, place: int, column: Column, rows: Sequence[Row]) -> int:
        if column.kind is Kind.UNIT_PRICE:
            prices = (in_cell(row.values[place], column, self._desk.language) for row in rows)
            longest_price = max(self.fontMetrics().horizontalAdvance(said) for said in prices)
            return max(self._width(place, column), longest_price + 26)
        if column.kind is not Kind.TEXT:
            return self._width(place, column)
        words = [self._desk.say(column.text), *(str(row.values[place] or "") for row in rows)]
        longest = max(words[1:], key=lambda said: len(said.encode("gbk", "replace")))
        metrics = self.fontMetrics()
        heading = metrics.horizontalAdvance(words[0]) + 26
        return max(heading, min(metrics.horizontalAdvance(longest) + 24, _WIDEST_TEXT))

    def _width(self, place: int, column: Column) -> int:
        metrics = self.fontMetrics()
        heading = metrics.horizontalAdvance(self._desk.say(column.text)) + 26
        usual = _FIRST_NAME_WIDTH if place == 0 and column.kind is Kind.TEXT else _WIDTHS.get(column.kind, 70)
        if column.choices:
            words = [metrics.horizontalAdvance(self._desk.say(choice.shown)) for choice in column.choices]
            usual = min(max(usual, max(words) + 22), _WIDEST_CHOICE)
        if column.kind in ADDED_UP:
            usual = max(usual, metrics.horizontalAdvance("1,234,567.00") + 28)
        return max(heading, usual)

    def _restore_order(self, order: list[str]) -> None:
        places = {column.key: place for place, column in enumerate(self._source.columns)}
        known = [places[key] for key in order if key in places] or list(places.values())
        for visual, place in enumerate(known):
            self.moveSection(self.visualIndex(place), visual)

    def _changed(self, *_: object) -> None:
        if not self._restoring:
            self._own = True
            self._save_soon.start()

    @property
    def _key(self) -> str:
        return f"tables/{self._source.key}/columns"

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(str(self._desk.remembered(self._key) or "{}"))
        except ValueError:
            kept = {}
        blank: dict[str, Any] = {"hidden": [], "widths": {}, "order": []}
        return blank | {key: kept[key] for key in blank if type(kept.get(key)) is type(blank[key])}

    def _save(self) -> None:
        columns = self._source.columns
        kept = {
            "hidden": [c.key for place, c in enumerate(columns) if self.isSectionHidden(place)],
            "widths": {c.key: self.sectionSize(p) for p, c in enumerate(columns) if self.sectionSize(p)},
            "order": [columns[self.logicalIndex(visual)].key for visual in range(self.count())],
        }
        self._desk.remember(self._key, json.dumps(kept))
