"""What key accounts show on a store's page: its retailer's contract, what was deducted here, and its shelf."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.key_accounts.document.saying import rate
from distributor_desk.features.key_accounts.queries.panel import StoreFacts, store_facts
from distributor_desk.features.key_accounts.rules.talks import STAGES

HEADING = Text("KA费用", "KA fees")
OPEN = Text("打开合同", "Open the contract")
NO_STORE = Text("这个客户不属于任何 KA 系统。", "This customer belongs to no retailer.")

LABELS = {
    "contract": Text("合同", "Contract"),
    "state": Text("谈判", "Negotiation"),
    "buyer": Text("采购", "Buyers"),
    "deducted": Text("今年扣款", "Deducted this year"),
    "shelf": Text("上架率", "Shelf presence"),
}


class StorePanel(CustomerPanel):
    """Says so for customers that belong to no retailer. Nothing secret stands here."""

    shows = frozenset(
        {"ka_contract", "ka_fee", "ka_fee_entry", "ka_round", "ka_shelf_count", "ka_buyer", "customer"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say(HEADING))
        self.facts = FactGrid()
        self.open = QPushButton(desk.say(OPEN))
        self.open.clicked.connect(lambda _checked: self._open())
        self._contract: int | None = None
        self.column.addWidget(self.facts)
        self.column.addWidget(self.open)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()
        self.desk.runner.read(
            lambda session: store_facts(session, customer_id, today), self._show, owner=self,
            key=(id(self), "store"),
        )  # fmt: skip

    def _show(self, found: StoreFacts | None) -> None:
        say = self.desk.say
        self.open.setVisible(found is not None)
        if found is None:
            self._contract = None
            self.facts.show_facts([("", say(NO_STORE))])
            return
        self._contract = found.contract or -found.retailer_id
        last = found.last
        shelf = f"{last.found} / {last.listed} = {rate(last.presence)}  {last.on}" if last else ""
        self.facts.show_facts(
            [
                (say(LABELS["contract"]), f"{found.retailer} {found.year or ''}".strip()),
                (say(LABELS["state"]), say(STAGES[found.stage]) if found.stage else ""),
                (say(LABELS["buyer"]), "  ".join(found.buyers)),
                (say(LABELS["deducted"]), shown(found.deducted) if found.deducted else ""),
                (say(LABELS["shelf"]), shelf),
            ]
        )

    def _open(self) -> None:
        if self._contract is not None:
            self.desk.open_record("key_accounts", self._contract)
