"""The row above a list: a search box and a few choices that narrow it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing
from distributor_desk.desktop import icons
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.saved_filters import SavedFilters
from distributor_desk.spreadsheets.columns import Choice

TYPING_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice that narrows a list: its key in the Listing, its name, what may be chosen."""

    key: str
    text: Text
    choices: tuple[Choice, ...] = ()


class FilterRow(QWidget):
    """Sends `changed` with a Listing (words and filters) once typing pauses, or at a choice.

    With a `key` the choices are remembered from sitting to sitting, and may be kept under names.
    """

    changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        filters: Sequence[Filter] = (),
        search_hint: Text | None = None,
        key: str = "",
    ) -> None:
        super().__init__()
        self._desk, self._key = desk, f"tables/{key}/filters" if key else ""
        self._wanted: dict[str, str] = self._remembered()
        self._made = False
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(desk.say(search_hint) if search_hint else self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setMinimumWidth(120)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.search.textChanged.connect(lambda _words: self._pause.start())
        self.search.returnPressed.connect(self._send)
        QShortcut(QKeySequence.StandardKey.Find, self, self.to_search)
        self.combos: dict[str, QComboBox] = {}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.search, 1)
        for one in filters:
            self._add_combo(one)
        self._clear = QToolButton()
        self._clear.setText(self.tr("Show all"))
        self._clear.setIcon(icons.icon("x"))
        self._clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._clear.clicked.connect(self.clear)
        self._clear.setVisible(False)
        self.row.addWidget(self._clear)
        if filters and key:
            saved = SavedFilters(desk, key, self.listing)
            saved.chosen.connect(self.put)
            self.row.addWidget(saved)
        self._clear.setVisible(self.listing() != Listing())
        self._made = True

    def listing(self) -> Listing:
        """What is searched and chosen now."""
        chosen = {key: combo.currentData() for key, combo in self.combos.items() if combo.currentData()}
        return Listing(words=self.search.text().strip(), filters=chosen)

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        """Offer other choices (routes, reps …) and keep what is chosen where it is still there."""
        combo = self.combos[key]
        before = combo.currentData()
        kept = before or self._wanted.get(key)
        with QSignalBlocker(combo):
            while combo.count() > 1:
                combo.removeItem(1)
            for choice in choices:
                combo.addItem(self._desk.say(choice.shown), choice.key)
            combo.setCurrentIndex(max(combo.findData(kept), 0))
        if (combo.currentData() or "") != (before or "") and self._made:
            self._send()

    def choose(self, key: str, value: str) -> None:
        """Choose one value of a filter, as a person would."""
        self.combos[key].setCurrentIndex(max(self.combos[key].findData(value), 0))

    def clear(self) -> None:
        """Show everything again."""
        if self.listing() != Listing() or self._wanted:
            self.put(Listing())

    def put(self, listing: Listing) -> None:
        """Search and choose as this listing says; a choice that is not offered yet is made once it is."""
        self._wanted = dict(listing.filters)
        with QSignalBlocker(self.search):
            self.search.setText(listing.words)
        for key, combo in self.combos.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(listing.filters.get(key, "")), 0))
        self._send()

    def _remembered(self) -> dict[str, str]:
        kept: Mapping[str, str] = (
            json.loads(str(self._desk.remembered(self._key) or "{}")) if self._key else {}
        )
        return dict(kept)

    def _add_combo(self, one: Filter) -> None:
        combo = QComboBox()
        name = self._desk.say(one.text)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.addItem(self.tr("{name}: all").format(name=name), "")
        self.combos[one.key] = combo
        self.set_choices(one.key, one.choices)
        combo.currentIndexChanged.connect(lambda _place: self._chosen(one.key))
        self.row.addWidget(combo)

    def _chosen(self, key: str) -> None:
        self._wanted.pop(key, None)
        self._send()

    def _send(self) -> None:
        self._pause.stop()
        listing = self.listing()
        if self._key:
            self._desk.remember(self._key, json.dumps(dict(listing.filters) or self._wanted))
        self._clear.setVisible(listing != Listing())
        self.changed.emit(listing)

    def to_search(self) -> None:
        """The search box has the keys, and what is typed takes the place of what stands in it."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
