"""Before signing: both methods side by side over last year's real sales, and what each target would have paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.rebates.posting.schemes import SchemeValues, resolve
from distributor_desk.features.rebates.queries import lists, past
from distributor_desk.features.rebates.queries.entries import covering
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.rules import engine, trying, words
from distributor_desk.features.rebates.rules.terms import INCREMENTAL, RETROSPECTIVE
from distributor_desk.features.rebates.rules.trying import Past
from distributor_desk.storage.unit_of_work import Reading

_MOST = 200
_BOTH = (RETROSPECTIVE, INCREMENTAL)


@dataclass(frozen=True, slots=True)
class _Shop:
    id: int
    name: str
    periods: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    shops: tuple[_Shop, ...]
    names: dict[str, int]


class WhatIfPanel(QWidget):
    """Reads again when the year, the people or the typed terms change; nothing here is ever saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._values: SchemeValues | None = None
        self._scheme_id: int | None = None
        self._extra: list[int] = []
        self._shops: tuple[_Shop, ...] = ()
        self._names: dict[str, int] = {}
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(desk.today().year - 1)
        self.year.setAccessibleName(self.tr("Year of the sales"))
        self.other = QLineEdit()
        self.other.setPlaceholderText(self.tr("Another customer…"))
        self.other.setAccessibleName(self.tr("Another customer"))
        self.add = QPushButton(self.tr("Add"), autoDefault=False)
        money = self.tr("Whole amount"), self.tr("By slices"), self.tr("Difference")
        self.shops = PlainList(
            [self.tr("Customer"), self.tr("Real basis"), *money], stretched=0, numbers=(1, 2, 3, 4)
        )
        targets = (
            self.tr("Target"), self.tr("That is"), self.tr("Whole, as sold"), self.tr("Slices, as sold"),
            self.tr("Whole, target met"), self.tr("Slices, target met"),
        )  # fmt: skip
        self.targets = PlainList(targets, numbers=(1, 2, 3, 4, 5))
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self._lay_out()
        self.year.valueChanged.connect(lambda _year: self.read_again())
        self._add_soon = QTimer(self, singleShot=True, interval=0)  # once the choice stands in the field
        self._add_soon.timeout.connect(self._add_other)
        self.other.returnPressed.connect(self._add_soon.start)
        self.add.clicked.connect(self._add_other)
        self.shops.currentCellChanged.connect(lambda *_places: self._show_targets())

    def show_values(self, scheme_id: int | None, values: SchemeValues | None) -> None:
        """The scheme as it is typed now."""
        if scheme_id != self._scheme_id:
            self._extra = []
        self._scheme_id, self._values = scheme_id, values
        if self.isVisible():
            self.read_again()

    def read_again(self) -> None:
        values, scheme_id, year, extra = self._values, self._scheme_id, self.year.value(), [*self._extra]
        if values is None or not values.terms.tiers:
            self.shops.show_lines([])
            self.targets.show_lines([])
            return

        def query(session: Reading) -> _Answer:
            return _read(session, values, scheme_id, year, extra)

        self._desk.runner.read(query, self._show, owner=self, key=(id(self), "past"))

    def _show(self, answer: _Answer) -> None:
        if self._names != answer.names:
            self._names = answer.names
            completer = QCompleter(list(answer.names), self.other)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda _words: self._add_soon.start())
            self.other.setCompleter(completer)
        self._shops = answer.shops
        current = max(self.shops.currentRow(), 0)
        self.shops.show_lines([self._line(shop) for shop in answer.shops])
        if answer.shops:
            self.shops.setCurrentCell(min(current, len(answer.shops) - 1), 0)
        self.note.setText(self._said(answer))
        self._show_targets()

    def _said(self, answer: _Answer) -> str:
        if not answer.shops:
            return self.tr("Nobody is on the scheme yet: type a customer above.")
        return self.tr("Sales of {year} as they were. Payment speed is counted in full.").format(
            year=self.year.value()
        )

    def _line(self, shop: _Shop) -> list[str]:
        values = self._values
        if values is None:
            return []
        whole, slices = (trying.would_have_paid(values.terms, m, shop.periods) for m in _BOTH)
        return [shop.name, self._basis(self._sum(shop)), shown(whole), shown(slices), shown(whole - slices)]

    def _sum(self, shop: _Shop) -> Decimal:
        terms = self._values.terms if self._values else None
        return sum((engine.value(terms, p.own) for p in shop.periods), Decimal(0)) if terms else Decimal(0)

    def _basis(self, basis: Decimal) -> str:
        units = self._values is not None and self._values.terms.counts_units
        return words.number(round(basis, 3)) if units else shown(basis)

    def _show_targets(self) -> None:
        row, values = self.shops.currentRow(), self._values
        if values is None or not 0 <= row < len(self._shops):
            self.targets.show_lines([])
            return
        shop = self._shops[row]
        lines: list[Sequence[str]] = []
        for factor in trying.FACTORS:
            sold = [trying.would_have_paid(values.terms, m, shop.periods, target=factor) for m in _BOTH]
            met = [
                trying.would_have_paid(values.terms, m, shop.periods, target=factor, reached=True)
                for m in _BOTH
            ]
            share = self.tr("{percent} of that year").format(percent=words.percent(factor))
            lines.append([share, self._basis(self._sum(shop) * factor), *(shown(v) for v in (*sold, *met))])
        self.targets.show_lines(lines)

    def _add_other(self) -> None:
        typed = self.other.text().strip()
        if not typed:
            return
        found = self._names.get(typed)
        if found is None:
            found = next((i for name, i in self._names.items() if typed in name), None)
        if found is None:
            self.note.setText(self.tr("There is no such customer."))
            return
        self._extra.append(found)
        self.other.clear()
        self.read_again()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Sales of")))
        row.addWidget(self.year)
        row.addWidget(self.other)
        row.addWidget(self.add)
        row.addWidget(self.note, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.shops)
        splitter.addWidget(self.targets)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(row)
        column.addWidget(splitter, 1)


def _read(
    session: Reading, values: SchemeValues, scheme_id: int | None, year: int, extra: Sequence[int]
) -> _Answer:
    names = lists.customer_names(session)
    known = {i: name for i, name, _ in names}
    covered, _ = covering(session)
    on_it = [customer for customer, scheme in covered if scheme == scheme_id]
    wanted = [i for i in dict.fromkeys([*extra, *on_it]) if i in known][:_MOST]
    scope = tuple(resolve(session, entry) for entry in values.scope)
    made = Scheme(0, values.name, values.terms, values.period, values.valid_from, values.valid_to, scope)
    made = replace(made, returns=values.returns, tax_included=values.tax_included)
    found = past.last_year(session, made, wanted, year)
    return _Answer(tuple(_Shop(i, known[i], tuple(found[i])) for i in wanted), lists.said_names(names))
