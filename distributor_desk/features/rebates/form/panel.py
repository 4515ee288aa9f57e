"""Rebates on a customer's page: for each scheme now, on track for, and the way to the next tier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from distributor_desk.core.money import shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.rebates.form.shown_tables import LEDGER, TABLES
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.features.rebates.queries.standing import Standing


@dataclass(frozen=True, slots=True)
class _Seen:
    standings: list[Standing]
    goods: Decimal


class RebatesPanel(CustomerPanel):
    """Nothing is shown for a customer without an agreement."""

    shows = TABLES | LEDGER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Rebates"))
        self.facts = FactGrid()
        self.column.addWidget(self.facts)
        self.open = QPushButton(self.tr("Open the scheme"), autoDefault=False)
        self.open.clicked.connect(self._open_scheme)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.column.addLayout(row)
        self._scheme_id: int | None = None

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> _Seen:
            from distributor_desk.features.rebates.queries.history import goods_balance
            from distributor_desk.features.rebates.queries.standing import standings

            return _Seen(
                standings(session, today, customer_ids=[customer_id]), goods_balance(session, customer_id)
            )

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "rebates"))

    def _show(self, seen: _Seen) -> None:
        from distributor_desk.features.rebates.rules.periods import label

        self._scheme_id = seen.standings[0].scheme_id if seen.standings else None
        facts: list[tuple[str, str]] = []
        for one in seen.standings:
            name = self.tr("{scheme} ({period})").format(scheme=one.scheme, period=label(one.period))
            facts += [(name, self._now(one)), ("", self._forecast(one)), ("", self._next(one))]
        if seen.goods:
            facts.append((self.tr("Goods balance"), shown(seen.goods)))
        self.facts.show_facts(facts or [("", self.tr("This customer is on no rebate scheme."))])
        self.open.setVisible(bool(seen.standings))

    def _now(self, one: Standing) -> str:
        said = self.tr("{basis}, entitled to {pays}").format(
            basis=self._basis(one, one.basis), pays=shown(one.entitlement)
        )
        if not one.settled:
            return said
        more = self.tr("settled {settled}, due {due}").format(settled=shown(one.settled), due=shown(one.due))
        return f"{said}\n{more}"

    def _forecast(self, one: Standing) -> str:
        if one.forecast_entitlement is None:
            return ""
        return self.tr("on track for {pays}").format(pays=shown(one.forecast_entitlement))

    def _next(self, one: Standing) -> str:
        if one.next_gap is None or one.next_gain is None:
            return self.tr("the highest tier is reached") if one.tier is not None else ""
        return self.tr("{gap} to go by {day}, adds {gain}").format(
            gap=self._basis(one, one.next_gap), day=one.by, gain=shown(one.next_gain)
        )

    def _basis(self, one: Standing, basis: Decimal) -> str:
        from distributor_desk.features.rebates.rules.words import number

        return number(round(basis, 3)) if one.counts_units else shown(basis)

    def _open_scheme(self) -> None:
        if self._scheme_id is not None:
            self.desk.open_record("rebates", self._scheme_id)
