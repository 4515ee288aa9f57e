"""What this room shows on a customer's page: that it is a sub-distributor, its score, what is to be looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.sub_distributors.document import saying
from distributor_desk.features.sub_distributors.form.page import SHOWS
from distributor_desk.features.sub_distributors.queries.detail import Detail, detail
from distributor_desk.features.sub_distributors.queries.standing import of_customer
from distributor_desk.storage.unit_of_work import Reading


class SubDistributorPanel(CustomerPanel):
    """Nothing at all for a customer that is no sub-distributor."""

    shows = SHOWS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Sub-distributor"))
        self.facts = FactGrid()
        self.open = QPushButton(self.tr("Open its page"), autoDefault=False)
        self.open.clicked.connect(self._open)
        self._sub_id: int | None = None
        self.column.addWidget(self.facts)
        self.column.addWidget(self.open)
        self.hide()

    def show_customer(self, customer_id: int | None) -> None:
        self.customer_id = customer_id
        if customer_id is None:
            self.hide()
        else:
            self.read_again(customer_id)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> Detail | None:
            found = of_customer(session, customer_id)
            return detail(session, found.id, today) if found else None

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "sub"))

    def _show(self, found: Detail | None) -> None:
        self.setVisible(found is not None)
        if found is None:
            return
        self._sub_id, say = found.standing.id, self.desk.say
        waiting = [g for g in found.guidance if g.next_check and not g.checked_on]
        self.facts.show_facts(
            [
                (self.tr("State"), say(saying.headline(found))),
                *((say(label), say(words)) for label, words in saying.scorecard(found.judged.score)),
                (self.tr("Growth"), saying.signed_percent(found.judged.growth.growth)),
                *((self.tr("Look again"), say(saying.waiting(g, self.desk.today()))) for g in waiting[:2]),
            ]
            if found.standing.works
            else [(self.tr("State"), say(saying.headline(found)))]
        )

    def _open(self) -> None:
        if self._sub_id is not None:
            self.desk.open_record("sub_distributors", self._sub_id)
