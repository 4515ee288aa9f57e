"""Filters that a person gave a name: chosen again from a small menu beside the filter row."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidgetAction

from distributor_desk.core.listing import Listing
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk

MOST = 20


class SavedFilters(QToolButton):
    """`chosen` sends the Listing that was kept under a name. What is kept belongs to this person's settings."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, key: str, present: Callable[[], Listing]) -> None:
        super().__init__()
        self._desk, self._key, self._present = desk, f"tables/{key}/saved", present
        self.setText(self.tr("Saved filters"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        theme.opens_menu(self)

    def kept(self) -> dict[str, Listing]:
        """Name → filter, in the order in which they were kept."""
        found = json.loads(str(self._desk.remembered(self._key) or "{}"))
        return {name: Listing(words=one["words"], filters=one["filters"]) for name, one in found.items()}

    def keep(self, name: str) -> None:
        """Keep what is filtered now under a name; the oldest goes when there are too many."""
        if not name.strip():
            return
        found = {n: one for n, one in self.kept().items() if n != name.strip()}
        found[name.strip()] = self._present()
        self._store(dict([*found.items()][-MOST:]))
        self._menu.hide()

    def drop(self, name: str) -> None:
        found = self.kept()
        found.pop(name, None)
        self._store(found)

    def _store(self, found: dict[str, Listing]) -> None:
        plain = {n: {"words": one.words, "filters": dict(one.filters)} for n, one in found.items()}
        self._desk.remember(self._key, json.dumps(plain, ensure_ascii=False))

    def _fill(self) -> None:
        menu, found = self._menu, self.kept()
        menu.clear()
        for name, listing in found.items():
            menu.addAction(name).triggered.connect(lambda _on=False, one=listing: self.chosen.emit(one))
        if found:
            removing = menu.addMenu(self.tr("Remove"))
            for name in found:
                removing.addAction(name).triggered.connect(lambda _on=False, one=name: self.drop(one))
            menu.addSeparator()
        if self._present() != Listing():
            self._offer_a_name(menu)
        elif not found:
            menu.addAction(self.tr("Narrow the list first, then keep that under a name here.")).setEnabled(
                False
            )

    def _offer_a_name(self, menu: QMenu) -> None:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Keep the present filter as… (Enter)"))
        line.setAccessibleName(self.tr("Name of the filter"))
        line.setMinimumWidth(230)
        line.returnPressed.connect(lambda: self.keep(line.text()))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(line)
        menu.addAction(holder)
