"""The tab 返利: schemes, the tier editor with its curve, everyone on the scheme, and the settlements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import scrolled
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.form import lists
from distributor_desk.features.rebates.form.ending import open_end
from distributor_desk.features.rebates.form.on_scheme_page import OnSchemePage
from distributor_desk.features.rebates.form.papers_page import PapersPage
from distributor_desk.features.rebates.form.scheme_editor import SchemeEditor, new_scheme
from distributor_desk.features.rebates.form.settling import SettleDeeds
from distributor_desk.features.rebates.form.shown_tables import LEDGER, TABLES
from distributor_desk.features.rebates.form.what_if import WhatIfPanel
from distributor_desk.features.rebates.form.words import WordsPanel
from distributor_desk.features.rebates.posting.schemes import is_locked, values_of
from distributor_desk.features.rebates.queries import lists as queries
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.storage.unit_of_work import Reading


@dataclass(frozen=True, slots=True)
class _Seen:
    scheme: Scheme
    others: dict[int, str]
    periods: list[Period]
    locked: bool


class RebatesTab(Tab):
    """Left the schemes; right, above, the one that is looked at; below, who is on it and what was settled."""

    title = Text("返利", "Rebates")
    shows = TABLES | LEDGER
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._scheme: Scheme | None = None
        self.schemes = lists.scheme_table(desk)
        self.editor = SchemeEditor(desk)
        self.words = WordsPanel(desk)
        self.what_if = WhatIfPanel(desk)
        self.settling = SettleDeeds(desk, self)
        self.people = OnSchemePage(desk, self.settling)
        self.papers = PapersPage(desk, self.settling, self.people.which)
        self._lay_out()
        self._connect()
        self.editor.show_nothing()

    def refresh(self) -> None:
        self.schemes.refresh()
        self.people.refresh()
        self.papers.table.refresh()
        current = self.editor.scheme_id
        if current is not None and not self.editor.is_touched():
            self._read_scheme(current)

    def open_record(self, record_id: int) -> None:
        self.schemes.select_record(record_id)

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """A customer on the scheme by its id, or the period of a day that is to be settled."""
        self.below.setCurrentWidget(self.people)
        self.people.show_part(record_id, part)

    def may_close(self) -> bool:
        return not self.editor.is_touched() or self._may_discard()

    # the scheme that is looked at

    def _choose(self, scheme_id: int | None) -> None:
        if scheme_id is None or scheme_id == self.editor.scheme_id:
            return
        if self.editor.is_touched() and not self._may_discard():
            if self.editor.scheme_id is not None:
                self.schemes.select_record(self.editor.scheme_id)
            return
        self._read_scheme(scheme_id)

    def _choose_first(self) -> None:
        """The first scheme, as long as none is looked at and none is being typed."""
        if self.editor.values is None:
            rows = self.schemes.model.loaded(0, 0) if self.schemes.model.total else None
            if rows:
                self.schemes.select_record(rows[0].id)

    def _read_scheme(self, scheme_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> _Seen | None:
            known = schemes(session)
            scheme = known.get(scheme_id)
            if scheme is None:
                return None
            others = {s.id: s.name for s in known.values() if s.id != scheme_id}
            periods = queries.periods_of(session, scheme, today)
            return _Seen(scheme, others, periods, is_locked(session, scheme_id))

        self.desk.runner.read(query, self._show_scheme, owner=self, key=(id(self), "scheme"))

    def _show_scheme(self, seen: _Seen | None) -> None:
        if seen is None:
            self._scheme = None
            self.editor.show_nothing()
            self._show_people(())
            return
        self._scheme = seen.scheme
        self.editor.show_scheme(seen.scheme.id, values_of(seen.scheme), seen.others, locked=seen.locked)
        self._show_people(seen.periods)

    def _show_people(self, periods: list[Period] | tuple[()]) -> None:
        self.people.show_scheme(self._scheme, periods)
        self.papers.table.refresh()

    def _values_moved(self, _values: object) -> None:
        typed = self.editor.values
        self.words.show_values(typed)
        self.what_if.show_values(self.editor.scheme_id, typed)

    def _may_discard(self) -> bool:
        return messages.ask(
            self, self.tr("The scheme that you typed is not saved yet."), yes=self.tr("Leave it unsaved"),
            no=self.tr("Keep editing"),
        )  # fmt: skip

    # deeds of schemes

    def add_new(self) -> None:
        """Begin a scheme; it is saved by its button."""
        if self.editor.is_touched() and not self._may_discard():
            return
        self._scheme = None
        self.editor.show_scheme(None, new_scheme(self.desk.today()), {}, locked=False)
        self.upper.setCurrentIndex(0)
        self.editor.editors["scheme"].setFocus()
        self._show_people(())

    def copy(self) -> None:
        """The same terms under another name, to be changed and signed."""
        desk, scheme = self.desk, self._scheme
        if scheme is None:
            return

        def copied(new: int) -> None:
            desk.did(operations.COPY.with_(name=scheme.name))
            self._was_saved(new)

        desk.runner.write(lambda: operations.copy_scheme(desk.company, scheme.id), copied, owner=self)

    def end(self) -> None:
        """Ask for the scheme's last day, and which scheme follows it."""
        if self._scheme is not None:
            open_end(self.desk, self, self._scheme, self.editor.others)

    def retire(self) -> None:
        """Take the scheme off the list; refused while agreements name it."""
        desk, scheme = self.desk, self._scheme
        if scheme is not None:
            desk.runner.write(
                lambda: operations.retire_scheme(desk.company, scheme.id),
                lambda _none: desk.did(operations.RETIRE.with_(name=scheme.name)),
                owner=self,
            )

    def _was_saved(self, scheme_id: int) -> None:
        self._read_scheme(scheme_id)
        self.schemes.select_record(scheme_id)

    # how it is laid out

    def _lay_out(self) -> None:
        self.upper, self.below = QTabWidget(), QTabWidget()
        self.upper.addTab(scrolled(self.editor), self.tr("Tiers"))
        self.upper.addTab(self.words, self.tr("In words"))
        self.upper.addTab(self.what_if, self.tr("What if"))
        self.below.addTab(self.people, self.tr("Who is on it"))
        self.below.addTab(self.papers, self.tr("Settlements"))
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.upper)
        right.addWidget(self.below)
        right.setStretchFactor(0, 0)
        right.setStretchFactor(1, 1)
        right.setSizes([355, 285])
        outer = QSplitter(Qt.Orientation.Horizontal)
        outer.setChildrenCollapsible(False)
        outer.addWidget(self._left())
        outer.addWidget(right)
        outer.setStretchFactor(1, 1)
        outer.setSizes([270, 1090])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(outer)

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.schemes, 1)
        row = QHBoxLayout()
        for words, deed in (
            (self.tr("New scheme"), self.add_new),
            (self.tr("Copy"), self.copy),
            (self.tr("End…"), self.end),
        ):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(lambda _checked, deed=deed: deed())
            row.addWidget(button)
        column.addLayout(row)
        return side

    def _connect(self) -> None:
        self.schemes.current_changed.connect(self._choose)
        self.schemes.new_asked.connect(self.add_new)
        self.schemes.duplicate_asked.connect(lambda _id: self.copy())
        self.schemes.retire_asked.connect(lambda _ids: self.retire())
        self.schemes.rows_arrived.connect(self._choose_first)
        self.schemes.rows_arrived.connect(self.arrived)
        self.editor.changed_values.connect(self._values_moved)
        self.editor.saved.connect(self._was_saved)
        self.upper.currentChanged.connect(lambda _place: self.what_if.read_again())
        new = self._action(self.tr("New scheme"), self.add_new)
        self.schemes.deeds += [
            new, self._action(self.tr("Copy"), self.copy), self._action(self.tr("End…"), self.end),
            self._action(self.tr("Retire"), self.retire),
        ]  # fmt: skip
        self.addAction(new)

    def _action(self, words: str, deed: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: deed())
        return action
