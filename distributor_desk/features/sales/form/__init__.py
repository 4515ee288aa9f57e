"""What the ledger shows on a customer's page: balance, sales by month, top products."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QToolButton

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.periods import month_start
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid, MonthBars
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.customers.rules import days_since
from distributor_desk.features.sales import queries
from distributor_desk.features.sales.queries import Figures, MonthSum, ProductSum
from distributor_desk.storage.unit_of_work import Reading

MONTHS = 13
TOP = 8


@dataclass(frozen=True, slots=True)
class _Sales:
    figures: Figures
    months: list[MonthSum]
    top: list[ProductSum]


class SalesPanel(CustomerPanel):
    """Balance and last order, 13 months as bars, the products bought for the most money."""

    shows = frozenset({"sales_line", "payment", "account_entry", "customer"})
    page = Text("销售", "Sales")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.facts, self.bars, self.top = FactGrid(), MonthBars(), FactGrid()
        self._sold = False
        self._top_heading = QLabel(self.tr("Bought most in the last 12 months"))
        theme.dress(self._top_heading, "note")
        self.months = PlainList(
            [self.tr("Month"), self.tr("Net sales"), self.tr("Of which returns")], numbers=(1, 2)
        )
        self.months.setAccessibleName(self.tr("Sales by month"))
        self.months.setMinimumHeight(200)
        self.months.hide()
        self._toggle = QToolButton()
        self._toggle.setText(self.tr("Numbers"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._turn)
        for part in (self.facts, self.bars, self.months, self._toggle, self._top_heading, self.top):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> _Sales:
            first = month_start(today.year, today.month - MONTHS + 1)
            return _Sales(
                queries.figures(session, customer_id, today),
                queries.by_month(session, customer_id, first, today),
                queries.top_products(session, customer_id, today - timedelta(days=365), today, most=TOP),
            )

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "sales"))

    def _show(self, sales: _Sales) -> None:
        figures, today = sales.figures, self.desk.today()
        days = days_since(figures.last_order, today)
        self.facts.show_facts(
            [
                (self.tr("Balance owed"), shown(figures.balance)),
                (
                    self.tr("Last order"),
                    ""
                    if figures.last_order is None
                    else self.tr("{day} ({days} days ago)").format(day=figures.last_order, days=days),
                ),
                (self.tr("Net, last 90 days"), shown(figures.net_90_days)),
                (self.tr("Average order"), shown(figures.average_order) if figures.average_order else ""),
            ]
        )
        bars = [(f"{m.month:%m}", float(m.net), _short(m.net)) for m in sales.months]
        said = "; ".join(f"{m.month:%Y-%m} {shown(m.net)}" for m in sales.months)
        self.bars.show_bars(bars, said)
        self.months.show_lines(
            [
                (f"{m.month:%Y-%m}", shown(m.net), shown(m.returns) if m.returns else "")
                for m in reversed(sales.months)
            ]
        )
        self._sold = any(m.net or m.returns for m in sales.months)
        self._turn(numbers_shown=self._toggle.isChecked())
        self._top_heading.setVisible(bool(sales.top))
        self.top.show_facts([(shown(p.amount), self._product(p)) for p in sales.top])

    def _turn(self, numbers_shown: bool) -> None:
        """The months as bars or as numbers; nothing of either where nothing was bought."""
        self.bars.setVisible(self._sold and not numbers_shown)
        self.months.setVisible(self._sold and numbers_shown)
        self._toggle.setVisible(self._sold)
        self._toggle.setText(self.tr("Chart") if numbers_shown else self.tr("Numbers"))

    def _product(self, product: ProductSum) -> str:
        case = " cs " if self.desk.language == "en" else "箱"
        amount = shown_quantity(product.quantity or Decimal(0), product.case_size, product.unit or "", case)
        return f"{product.name}  {amount}"


def _short(amount: Decimal) -> str:
    """A figure for the head of a bar, short enough for its width: whole yuan, thousands as k."""
    if abs(amount) >= 10_000:
        return f"{amount / 1000:,.0f}k"
    if abs(amount) >= 1_000:
        return f"{amount / 1000:,.1f}k"
    return f"{amount:,.0f}" if amount else ""
