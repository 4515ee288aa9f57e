"""The scheme that is looked at: its first fields, its tiers, its curve; saved in one deed, or put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editors import Editor, UnreadableError, editor_for
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.form.curve import CurvePanel
from distributor_desk.features.rebates.form.more import open_more
from distributor_desk.features.rebates.form.tiers import TierEditor
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.rules import words
from distributor_desk.features.rebates.rules.terms import Terms, Tier, faults
from distributor_desk.features.rebates.sheet.columns import SCHEMES

_ACROSS = 4  # fields in a row: the page is wide and low
FIELDS = ("scheme", "basis", "method", "boundary", "period", "payout", "valid_from", "valid_to")


def new_scheme(today: date) -> SchemeValues:
    """What a new scheme begins with: the whole amount, from zero, for this year on."""
    return SchemeValues("", Terms((Tier(Decimal(0), Decimal("0.01")),)), "year", date(today.year, 1, 1))


class SchemeEditor(QWidget):
    """`show_scheme(id, values, locked)`; `changed_values` follows each keystroke, `saved` gives the id."""

    changed_values = Signal(object)
    saved = Signal(int)
    touched = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.scheme_id: int | None = None
        self._shown: SchemeValues | None = None
        self._values: SchemeValues | None = None
        self._others: Mapping[int, str] = {}
        self._busy = False
        self.editors: dict[str, Editor] = {}
        for key in FIELDS:
            self.editors[key] = editor_for(SCHEMES.column(key), desk.language, desk.today())
        self.tiers = TierEditor()
        self.curve = CurvePanel(desk)
        self.note = QLabel(wordWrap=True)
        self.more = QPushButton(self.tr("More…"), autoDefault=False)
        self.put_back = QPushButton(self.tr("Put back"), autoDefault=False)
        self.save_button = QPushButton(self.tr("Save scheme"), autoDefault=False)
        self._lay_out()
        self._connect()

    # what the tab uses

    def show_scheme(
        self, scheme_id: int | None, values: SchemeValues, others: Mapping[int, str], *, locked: bool
    ) -> None:
        """Show a scheme (no id: a new one that is not saved yet). A locked one keeps its terms."""
        self.scheme_id, self._shown, self._others = scheme_id, values, others
        self._locked = locked
        self._put(values)
        for key, editor in self.editors.items():
            editor.setEnabled(not locked or key in {"scheme", "payout", "valid_to"})
        self.tiers.set_locked(locked=locked)
        self.setEnabled(True)

    def show_nothing(self) -> None:
        self.scheme_id, self._shown, self._values = None, None, None
        self.setEnabled(False)
        self.tiers.put(())
        self.curve.show_terms(None)

    @property
    def others(self) -> Mapping[int, str]:
        """The other schemes: ids and names."""
        return self._others

    @property
    def values(self) -> SchemeValues | None:
        """The scheme as typed."""
        return self._values

    def is_touched(self) -> bool:
        return self._values is not None and self._values != self._shown

    def save(self) -> None:
        """Save what is typed; a refusal is said here, and everything stays as it was typed."""
        values, scheme_id, desk = self._values, self.scheme_id, self._desk
        if values is None or self._say_faults(values):
            return
        self.save_button.setDisabled(True)
        desk.runner.write(
            lambda: operations.save_scheme(desk.company, values, scheme_id),
            lambda new: self._was_saved(new, values),
            self._refused,
            owner=self,
        )

    def restore(self) -> None:
        """Put back what stands in the file."""
        if self._shown is not None:
            self._put(self._shown)

    # inside

    def _put(self, values: SchemeValues) -> None:
        self._busy = True
        terms = values.terms
        said: dict[str, Any] = {
            "scheme": values.name, "basis": terms.basis, "method": terms.method, "boundary": terms.boundary,
            "period": values.period, "payout": values.payout, "valid_from": values.valid_from,
            "valid_to": values.valid_to,
        }  # fmt: skip
        for key, editor in self.editors.items():
            editor.put(said[key])
        self.tiers.put(terms.tiers)
        self._busy = False
        self._values = values
        self._show_now()

    def _edited(self) -> None:
        if self._busy or self._values is None:
            return
        try:
            said = {key: editor.read() for key, editor in self.editors.items()}
        except UnreadableError as error:
            self._say(str(error), problem=True)
            return
        before = self._values
        terms = replace(
            before.terms, tiers=self.tiers.read(), basis=said["basis"] or before.terms.basis,
            method=said["method"] or before.terms.method, boundary=said["boundary"] or before.terms.boundary,
        )  # fmt: skip
        self._values = replace(
            before, name=said["scheme"] or "", terms=terms, period=said["period"] or before.period,
            payout=said["payout"] or before.payout, valid_from=said["valid_from"] or before.valid_from,
            valid_to=said["valid_to"],
        )  # fmt: skip
        self._show_now()

    def _show_now(self) -> None:
        values = self._values
        if values is None:
            return
        self.tiers.show_headings(self._desk.say(words.unit(values.terms)))
        self.curve.show_terms(values.terms)
        self._say_faults(values)
        touched = self.is_touched()
        self.save_button.setEnabled(touched)
        self.put_back.setEnabled(touched and self._shown is not None)
        self.touched.emit(touched)
        self.changed_values.emit(values)

    def _say_faults(self, values: SchemeValues) -> bool:
        found = faults(values.terms, values.period, values.valid_from, values.valid_to)
        if found:
            self._say(self._desk.say(found[0].text), problem=True)
        elif self._locked:
            self._say(
                self.tr("Something is settled on this scheme, so its terms stay. Copy it to change them."),
                problem=False,
            )
        else:
            self._say("", problem=False)
        return bool(found)

    def _say(self, said: str, *, problem: bool) -> None:
        theme.dress(self.note, "problem" if problem else "note")
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _was_saved(self, new: int, values: SchemeValues) -> None:
        self.scheme_id, self._shown = new, values
        self._show_now()
        self._desk.did(operations.SAVE.with_(name=values.name.strip()))
        self.saved.emit(new)

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self._say(self._desk.say(error.text), problem=True)

    def _ask_more(self) -> None:
        if self._values is not None:
            open_more(self._desk, self, self._values, self._others, self._take_more)

    def _take_more(self, values: SchemeValues) -> None:
        self._values = values
        self._show_now()

    def _connect(self) -> None:
        self._locked = False
        for editor in self.editors.values():
            editor.edited.connect(self._edited)
        self.tiers.edited.connect(self._edited)
        self.more.clicked.connect(self._ask_more)
        self.put_back.clicked.connect(self.restore)
        self.save_button.clicked.connect(self.save)

    def _lay_out(self) -> None:
        grid = _field_grid(self._desk, self.editors)
        for button in (self.more, self.put_back, self.save_button):
            self.tiers.row.addWidget(button)
        left_side = QWidget()
        column = QVBoxLayout(left_side)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.note)
        column.addWidget(self.tiers, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left_side)
        splitter.addWidget(self.curve)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([600, 440])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.addLayout(grid)
        outer.addWidget(splitter, 1)


def _field_grid(desk: Desk, editors: Mapping[str, Editor]) -> QGridLayout:
    """Labels and fields, several in a row."""
    grid = QGridLayout()
    grid.setVerticalSpacing(3)
    for place, (key, editor) in enumerate(editors.items()):
        label = QLabel(desk.say(SCHEMES.column(key).text))
        label.setBuddy(editor)
        editor.target.setAccessibleName(label.text())
        row, left = place // _ACROSS, place % _ACROSS * 2
        grid.addWidget(label, row, left)
        grid.addWidget(editor, row, left + 1)
        grid.setColumnStretch(left + 1, 1)
    return grid
