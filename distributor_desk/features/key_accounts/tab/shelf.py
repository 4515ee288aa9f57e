"""The page 上架: shelf presence by store and date, its trend, our share of categories, the listed products."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.key_accounts.document.saying import rate
from distributor_desk.features.key_accounts.operations import contracts as operations
from distributor_desk.features.key_accounts.queries import shelf as queries
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.rules.shelf import Count, overall, trend
from distributor_desk.features.key_accounts.tab import specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.storage.unit_of_work import Reading

LISTED = Text("合同品项…", "Listed products…")
OVERALL = Text(
    "上架率（各店最近一次）{rate}　货架上没有的，先补上再谈陈列费。",
    "Shelf presence (last reading of each store) {rate}   fill the shelf first, then talk about display fees.",
)
NOT_YET = Text("还没有数过货架。", "No shelf was counted yet.")
TREND = Text("上架率（%，按月）", "Shelf presence (%, by month)")
TITLE = Text("合同品项", "Listed products")
NOTE = Text(
    "勾选合同里的商品；拜访时看过的，会自动算进上架率。",
    "Tick the products of the contract; what visits see of them counts by itself.",
)
SEARCH = Text("查找商品", "Find a product")


class ShelfPage(QWidget):
    """Shelf presence of one retailer's stores."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.where = desk, Where()
        self.words = QLabel(wordWrap=True)
        self.counts = ListPage(desk, specs.counts(desk))
        self.shares = ListPage(desk, specs.shares(desk))
        self.listed = self.counts.add_button(desk.say(LISTED), self.choose_listed)
        self.chart = ChartView(desk)
        self._lay_out()

    def show_where(self, where: Where) -> None:
        """Another retailer, or the same one read again."""
        self.where = where
        self.counts.show_where(where)
        self.shares.show_where(where)
        self.listed.setEnabled(bool(where.contract))
        if not where.retailer:
            self._show([])
            return
        self.desk.runner.read(
            lambda session: queries.counts(session, where.retailer, where.contract or None), self._show,
            owner=self, key=(id(self), "counts"),
        )  # fmt: skip

    def choose_listed(self) -> None:
        """Tick the products that the contract lists."""
        contract = self.where.contract

        def read(session: Reading) -> tuple[list[tuple[int, str]], set[int]]:
            names = [(i, f"{name} {spec or ''}".strip()) for i, name, spec in queries.all_products(session)]
            return names, {product for _, product, _, _ in queries.listed_products(session, contract)}

        self.desk.runner.read(
            read, lambda found: ListedWindow(self.desk, self, contract, *found).open(), owner=self
        )

    def _show(self, counts: list[Count]) -> None:
        say, now = self.desk.say, overall(counts)
        self.words.setText(say(NOT_YET) if now is None else say(OVERALL.with_(rate=rate(now))))
        months = trend(counts)[-13:]
        if not months:
            self.chart.show_chart(None)
            return
        values = tuple((share * 100).quantize(Decimal("0.1")) for _, share in months)
        labels = tuple(f"{month:%Y-%m}" for month, _ in months)
        self.chart.show_chart(
            BarChart(say(TREND), labels, (Series(say(Text("上架率", "presence")), values),))
        )

    def _lay_out(self) -> None:
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(self.chart)
        side.addWidget(self.shares)
        side.setChildrenCollapsible(False)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.counts)
        splitter.addWidget(side)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.addWidget(self.words)
        column.addWidget(splitter, 1)


class ListedWindow(QDialog):
    """Every product with a tick; found by a part of its name."""

    def __init__(
        self, desk: Desk, parent: QWidget, contract: int, products: list[tuple[int, str]], listed: set[int]
    ) -> None:
        super().__init__(parent)
        self.desk, self.contract = desk, contract
        say = desk.say
        self.setWindowTitle(say(TITLE))
        note = QLabel(say(NOTE), wordWrap=True)
        self.search = QLineEdit(placeholderText=say(SEARCH))
        self.search.setAccessibleName(say(SEARCH))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(say(TITLE))
        for i, name in products:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, i)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if i in listed else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        save = QPushButton(say(Text("保存", "Save")), default=True)
        save.clicked.connect(lambda _checked: self.save())
        cancel = QPushButton(say(Text("取消", "Cancel")), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        for widget in (note, self.search, self.list):
            column.addWidget(widget)
        column.addLayout(row)
        self.resize(460, 520)

    def ticked(self) -> list[int]:
        """Ids of the ticked products."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [x.data(Qt.ItemDataRole.UserRole) for x in items if x.checkState() is Qt.CheckState.Checked]

    def save(self) -> None:
        """Keep what is ticked."""
        desk, contract, products = self.desk, self.contract, self.ticked()

        def done(action: Text) -> None:
            desk.did(action)
            self.accept()

        desk.runner.write(lambda: operations.set_listed(desk.company, contract, products), done, owner=self)

    def _narrow(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.strip().casefold() not in item.text().casefold())
