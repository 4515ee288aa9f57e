"""What returns show on a customer's page: cap left, slow movers, the last orders, and the deeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.returns.form.opening import open_for_customer
from distributor_desk.features.returns.form.policy_form import open_customer_policy
from distributor_desk.features.returns.queries import orders, policies, rates, slow
from distributor_desk.features.returns.queries.rates import Rate
from distributor_desk.features.returns.queries.slow import SlowMover
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.unit_of_work import Reading

MOST = 4


@dataclass(frozen=True, slots=True)
class _Seen:
    cap_left: Decimal | None
    rate: Rate | None
    slow: list[SlowMover]
    orders: list[tuple[Any, ...]]


class ReturnsPanel(CustomerPanel):
    """The customer's returns at a glance."""

    shows = frozenset(
        {"goods_return", "return_line", "return_link", "sales_line", "setting", "policy_override"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Returns"))
        self.facts = FactGrid()
        self.column.addWidget(self.facts)
        # two rows: the page is narrow
        for deeds in (
            (
                (self.tr("New return…"), lambda: self._open(w.RETURN)),
                (self.tr("New exchange…"), lambda: self._open(w.EXCHANGE)),
            ),
            ((self.tr("Own rules…"), self._open_rules),),
        ):
            row = QHBoxLayout()
            for words, deed in deeds:
                button = QPushButton(words)
                button.clicked.connect(deed)
                row.addWidget(button)
            row.addStretch(1)
            self.column.addLayout(row)
        self.column.addStretch(1)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()
        since = today - timedelta(days=365)

        def query(session: Reading) -> _Seen:
            return _Seen(
                policies.cap_left(session, customer_id, today),
                rates.of_customer(session, customer_id, since, today),
                slow.slow_movers(session, customer_id, today, most=MOST),
                orders.of_customer(session, customer_id, most=MOST),
            )

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "returns"))

    def _show(self, seen: _Seen) -> None:
        share = seen.rate.rate if seen.rate else None
        facts = [
            (self.tr("Cap left this quarter"), "" if seen.cap_left is None else shown(seen.cap_left)),
            (self.tr("Returns rate, 12 months"), "" if share is None else f"{share * 100:.2f}%"),
        ]
        facts += [(self.tr("Slow mover"), self._slow(one)) for one in seen.slow]
        facts += [(number, self._order(*rest)) for _id, number, *rest in seen.orders]
        self.facts.show_facts(facts)

    def _slow(self, one: SlowMover) -> str:
        case = " cs " if self.desk.language == "en" else "箱"
        units = shown_quantity(one.quantity, one.case_size, one.unit or "", case)
        return self.tr("{product}: last bought {day}, {quantity}, {value}").format(
            product=one.product, day=one.last, quantity=units, value=shown(one.value)
        )

    def _order(self, state: str, kind: str, day: Any, value: Decimal) -> str:
        return f"{day}  {self.desk.say(w.KINDS[kind])}  {self.desk.say(w.STATES[state])}  {shown(value)}"

    def _open(self, kind: str) -> None:
        if self.customer_id is not None:
            open_for_customer(
                self.desk, self, kind, self.customer_id, lambda i: self.desk.open_record("returns", i)
            )

    def _open_rules(self) -> None:
        if self.customer_id is not None:
            open_customer_policy(self.desk, self, self.customer_id)
