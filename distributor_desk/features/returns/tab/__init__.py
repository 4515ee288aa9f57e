"""The tab 退换货: orders, claims on the manufacturer, slow movers, and the returns rate, a page each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.returns.form.opening import open_new, open_slow_mover
from distributor_desk.features.returns.form.policy_form import open_company_policy
from distributor_desk.features.returns.queries.claims import ClaimSheet
from distributor_desk.features.returns.queries.orders import Order
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.tab.claims_page import ClaimsPage
from distributor_desk.features.returns.tab.orders_page import OrdersPage
from distributor_desk.features.returns.tab.rates_page import RatesPage
from distributor_desk.features.returns.tab.slow_page import SlowPage
from distributor_desk.storage.people import name_of

PRINTED = Text("打印：{when} {who}", "Printed {when} {who}")
NOTHING = Text("请先在左边选择一张单子。", "Choose an order or a claim first.")


class ReturnsTab(Tab):
    """Four pages; what a page shows is read when it is in front."""

    title = Text("退换货", "Returns")
    shows = frozenset(
        {
            "goods_return", "return_line", "return_link", "claim", "claim_line", "sales_line", "customer", "product",
            "brand", "setting", "policy_override",
        }
    )  # fmt: skip
    can_print = True
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.orders = OrdersPage(desk)
        self.claims = ClaimsPage(desk)
        self.slow = SlowPage(desk)
        self.rates = RatesPage(desk)
        self._stale_pages: set[Any] = set()
        self.pages = QTabWidget(documentMode=True)
        for page, words in (
            (self.orders, self.tr("Orders")),
            (self.claims, self.tr("Claims on the manufacturer")),
            (self.slow, self.tr("Slow movers")),
            (self.rates, self.tr("Returns rate")),
        ):
            self.pages.addTab(page, words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 4, 8, 4)
        outer.addWidget(self.pages)
        self._connect()
        self._add_deeds()

    def refresh(self) -> None:
        page: Any = self.pages.currentWidget()
        self._stale_pages = {p for p in self._every() if p is not page}
        page.refresh()

    def open_record(self, record_id: int) -> None:
        """An order by its id; a claim by the negative of its id."""
        page: OrdersPage | ClaimsPage = self.orders if record_id > 0 else self.claims
        self.pages.setCurrentWidget(page)
        page.open_record(abs(record_id))

    def print_paper(self) -> None:
        """The slip of the order, or the claim, that is chosen on the page in front."""
        if self.pages.currentWidget() is self.claims and self.claims.claim is not None:
            self.print_claim(self.claims.claim)
        elif self.pages.currentWidget() is self.orders and self.orders.pane.order is not None:
            self.print_slip(self.orders.pane.order, "a4")
        else:
            self.desk.tell(NOTHING)

    def print_slip(self, order: Order, size: Any) -> None:
        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.returns import document

            return document.slip_pdf(order, self.desk.company.name, self.desk.language, self._printed(), size)

        self._print(order.number, produce)

    def print_claim(self, claim: ClaimSheet) -> None:
        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.returns import document

            return document.claim_pdf(claim, self.desk.company.name, self.desk.language, self._printed())

        self._print(claim.number, produce)

    def _printed(self) -> str:
        with self.desk.company.read() as session:
            who = name_of(session, self.desk.company.at_the_desk)
        return self.desk.say(PRINTED.with_(when=self.desk.today(), who=who))

    def _print(self, name: str, produce: Callable[[Progress], Paper]) -> None:
        PrintDialog(self.desk, self, name, produce).open()

    def _every(self) -> tuple[Any, ...]:
        return (self.orders, self.claims, self.slow, self.rates)

    def _connect(self) -> None:
        self.pages.currentChanged.connect(lambda _place: self._page_changed())
        for page in self._every():
            page.arrived.connect(self.arrived)
        self.orders.print_asked.connect(self.print_slip)
        self.claims.print_asked.connect(self.print_claim)
        self.slow.exchange_asked.connect(self._exchange)

    def _page_changed(self) -> None:
        page: Any = self.pages.currentWidget()
        if page in self._stale_pages:
            self._stale_pages.discard(page)
            page.refresh()

    def _exchange(self, sale_id: int) -> None:
        open_slow_mover(self.desk, self, sale_id, self.open_record)

    def _add_deeds(self) -> None:
        for words, kind in ((self.tr("New return"), w.RETURN), (self.tr("New exchange"), w.EXCHANGE)):
            action = QAction(words, self)
            action.triggered.connect(
                lambda _checked, kind=kind: open_new(self.desk, self, kind, self.open_record)
            )
            self.addAction(action)
            self.orders.table.deeds.append(action)
        rules = QAction(self.tr("Policy…"), self)
        rules.triggered.connect(lambda _checked: open_company_policy(self.desk, self))
        self.addAction(rules)
