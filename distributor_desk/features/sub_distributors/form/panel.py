"""What this room shows on a customer's page: that it is a sub-distributor, its score, what is to be looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QPushButton

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.customers.queries import values
from distributor_desk.features.sub_distributors.document import saying
from distributor_desk.features.sub_distributors.form.asking import Offered, open_record
from distributor_desk.features.sub_distributors.form.page import SHOWS
from distributor_desk.features.sub_distributors.queries.detail import Detail, detail
from distributor_desk.features.sub_distributors.queries.standing import of_customer, suggestions
from distributor_desk.storage.unit_of_work import Reading


@dataclass(frozen=True, slots=True)
class _Seen:
    found: Detail | None
    name: str
    code: str | None
    offered: Offered


class SubDistributorPanel(CustomerPanel):
    """The state and score of one that is a sub-distributor; for any other customer the way to become one."""

    shows = SHOWS
    page = Text("分销商", "Sub-distrib.")  # the customer's page has many names side by side
    lazy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.facts = FactGrid()
        self.note = QLabel(self.tr("This customer is no sub-distributor."), wordWrap=True)
        theme.dress(self.note, "note")
        self.open = QPushButton(self.tr("Open its page"), autoDefault=False)
        self.open.clicked.connect(self._open)
        self.take_on = QPushButton(self.tr("Take on as a sub-distributor…"), autoDefault=False)
        self.take_on.clicked.connect(self._take_on)
        self._seen: _Seen | None = None
        for part in (self.facts, self.note, self.open, self.take_on):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> _Seen:
            sub = of_customer(session, customer_id)
            card = values(session, customer_id) or {}
            found = detail(session, sub.id, today) if sub else None
            return _Seen(found, str(card.get("name") or ""), card.get("code"), suggestions(session))

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "sub"))

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        found, say = seen.found, self.desk.say
        self.open.setVisible(found is not None)
        for part in (self.note, self.take_on):
            part.setVisible(found is None)
        if found is None:
            self.facts.show_facts([])
            return
        facts = [(self.tr("State"), say(saying.headline(found)))]
        if found.standing.works:
            waiting = [g for g in found.guidance if g.next_check and not g.checked_on]
            facts += [(say(label), say(words)) for label, words in saying.scorecard(found.judged.score)]
            facts.append((self.tr("Growth"), saying.signed_percent(found.judged.growth.growth)))
            facts += [(self.tr("Look again"), say(saying.waiting(g, self.desk.today()))) for g in waiting[:2]]
        self.facts.show_facts(facts)

    def _open(self) -> None:
        if self._seen is not None and self._seen.found is not None:
            self.desk.open_record("sub_distributors", self._seen.found.standing.id)

    def _take_on(self) -> None:
        if self._seen is not None:
            initial = {"name": self._seen.name, "code": self._seen.code}
            open_record(self.desk, self, None, initial, self._seen.offered)
