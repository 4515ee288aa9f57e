"""The finder: what customers bought before and no longer buy, and an exchange begun from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import FilterRow
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.returns.queries import slow
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

COLUMNS = (
    Column("customer", Text("客户", "Customer")),
    Column("product", Text("商品", "Product")),
    Column("spec", Text("规格", "Spec")),
    Column("brand", Text("品牌", "Brand")),
    Column("last", Text("最后进货", "Last bought"), Kind.DATE),
    Column("days", Text("距今天数", "Days ago"), Kind.INTEGER),
    Column("quantity", Text("最后进货数量", "Quantity then"), Kind.QUANTITY),
    Column("value", Text("最后进货金额", "Value then"), Kind.MONEY),
)
EMPTY = Text(
    "没有滞销品：客户买过的商品最近都还在进货。",
    "No slow movers: everything that customers bought they still buy.",
)
HINT = Text("客户或商品，名称、拼音首字母", "Customer or product, name or pinyin initials")
FIXED = frozenset({"spec", "brand", "days"})


class SlowPage(QWidget):
    """The list, and after how many days a product counts as slow. `exchange_asked(id of the last purchase)`."""

    arrived = Signal()
    exchange_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.filter_row = FilterRow(desk, (), HINT)
        self.days = QSpinBox(minimum=1, maximum=3650, value=60)
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Not bought for at least"))
        source = TableSource(
            "slow-movers", COLUMNS, frozenset({"sales_line", "customer", "product"}), self._page, fixed_order=FIXED,
            empty=EMPTY, imported=True, sort="value", descending=True,
        )  # fmt: skip
        self.table = RecordTable(desk, source, can_add=False)
        self.table.title = Text("滞销品", "Slow movers")
        self._asked_days = False
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if not self._asked_days:
            self._asked_days = True
            self.desk.runner.read(slow.slow_days, self._take_days, owner=self)
        self.table.refresh()

    def begin_exchange(self) -> None:
        """Begin an exchange of the chosen product."""
        current = self.table.current_id()
        if current is not None:
            self.exchange_asked.emit(current)

    def _take_days(self, days: int) -> None:
        self.days.setValue(days)

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        return slow.slow_page(session, self.desk.today(), self.days.value(), listing, offset, limit)

    def _connect(self) -> None:
        self.filter_row.changed.connect(self.table.show_filtered)
        self.table.clear_asked.connect(self.filter_row.clear)
        self.table.rows_arrived.connect(self.arrived)
        self.table.activated.connect(self.exchange_asked)
        self.days.valueChanged.connect(lambda _days: self.table.refresh())
        deed = QAction(self.tr("Start an exchange from this"), self)
        deed.triggered.connect(lambda _checked: self.begin_exchange())
        self.table.deeds.append(deed)

    def _lay_out(self) -> None:
        row = self.filter_row.row
        row.addWidget(QLabel(self.tr("Not bought for at least")))
        row.addWidget(self.days)
        begin = QPushButton(self.tr("Start an exchange from this"))
        begin.clicked.connect(self.begin_exchange)
        row.addWidget(begin)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addWidget(self.filter_row)
        outer.addWidget(self.table)
