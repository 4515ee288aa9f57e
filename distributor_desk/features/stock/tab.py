"""The page 库存与压货: stock with its cover, brands against the red line, the calculator, the offers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row, page_of
from distributor_desk.core.money import shown
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.stock import document, operations, rules
from distributor_desk.features.stock.form import STATES, Calculator
from distributor_desk.features.stock.queries import lines, offers, settings
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

STOCK, OFFERS = Text("库存与存销比", "Stock and cover"), Text("压货政策", "Push-stock offers")
_STANDING = (
    Choice("above", Text("超红线", "above the line")),
    Choice("still", Text("没有销售", "no sales")),
    Choice("within", Text("正常", "within")),
)
COLUMNS = (
    Column("name", Text("商品", "Product")),
    Column("standing", Text("红线", "Red line"), Kind.CHOICE, choices=_STANDING),
    Column("cover", Text("存销比", "Cover"), Kind.QUANTITY),
    Column("quantity", Text("库存", "Stock"), Kind.QUANTITY),
    Column("unit", Text("单位", "Unit")),
    Column("read_on", Text("库存日期", "Stock date"), Kind.DATE),
    Column("value", Text("库存金额", "Stock value"), Kind.MONEY, owner_only=True),
    Column("monthly", Text("月销成本", "Month's cost"), Kind.MONEY, owner_only=True),
    Column("too_much", Text("超出金额", "Above it by"), Kind.MONEY, owner_only=True),
    Column("brand", Text("品牌", "Brand")),
    Column("category", Text("品类", "Category")),
    Column("uncosted", Text("无成本行数", "Lines without cost"), Kind.INTEGER),
)
_KEYS = tuple(c.key for c in COLUMNS)
_ANSWERS = tuple(Choice(key, text) for key, text in rules.ANSWERS.items())
_VERDICTS = (
    Choice(rules.WORTH, Text("划算", "worth it")),
    Choice(rules.RED_LINE, Text("超红线", "above the line")),
    Choice(rules.LOSS, Text("亏本", "a loss")),
    Choice(rules.NO_SALES, Text("卖不掉", "would not sell")),
)
OFFER_COLUMNS = (
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("brand", Text("品牌", "Brand")),
    Column("amount", Text("打款金额", "Amount"), Kind.MONEY),
    Column("rate", Text("返点", "Rate"), Kind.PERCENT),
    Column("result", Text("净得", "Remains"), Kind.MONEY, owner_only=True),
    Column("verdict", Text("判断", "Verdict"), Kind.CHOICE, choices=_VERDICTS, owner_only=True),
    Column("cover", Text("压完存销比", "Cover after"), Kind.QUANTITY, owner_only=True),
    Column("answer", Text("回话", "Answer"), Kind.CHOICE, choices=_ANSWERS),
    Column("answer_by", Text("回话期限", "Answer by"), Kind.DATE),
    Column("state", Text("结果", "State"), Kind.CHOICE, choices=STATES),
)
_OFFER_KEYS = tuple(c.key for c in OFFER_COLUMNS)
NO_STOCK = Text(
    "还没有库存。导入商品表时带上“库存”“库存日期”“进价”三列，这里就会算。",
    "There is no stock yet. Import products with the columns Stock, Stock date and Cost.",
)
NO_OFFERS = Text(
    "还没有记下压货政策。厂家来谈的时候，先在“压货测算”里算一算，再记下来。",
    "No push-stock offer is kept yet. When a maker comes with one, weigh it under Calculator and keep it.",
)
WHOLE = Text(
    "全部库存 {value}，存销比 {cover}（红线 {line}）：{standing}。",
    "All stock {value}, cover {cover} (red line {line}): {standing}.",
)
WITHIN, ABOVE = Text("正常", "within the line"), Text("超过红线", "above the line")
LEFT_OUT = Text(
    "{count} 个有销售的商品没有库存或进价，没有计入。",
    "{count} products with sales have no stock or no cost and are left out.",
)
TABLES = frozenset({"sales_line", "product", "brand", "setting", "push_offer"})


@dataclass(frozen=True, slots=True)
class _Seen:
    whole: rules.StockGroup
    brands: list[rules.StockGroup]
    red_line: Decimal


def _two(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.01"))


def _standing(line: rules.StockLine, red_line: Decimal) -> str | None:
    if line.value is None:
        return None
    if not line.is_above(red_line):
        return "within"
    return "above" if line.cover is not None else "still"


class StockPage(Tab):
    """Stock on the left; on the right brands, the calculator and the offers that are kept.

    A product is opened by its id, an offer by its id below zero.
    """

    title = Text("库存与压货", "Stock")
    shows = TABLES
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.whole = QLabel(wordWrap=True)
        self.whole.setStyleSheet("font-weight: bold")
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which products"))
        self.which.addItem(self.tr("All products"), None)
        for choice in _STANDING:
            self.which.addItem(desk.say(choice.text), choice.key)
        self.table = RecordTable(
            desk,
            TableSource(
                "stock", COLUMNS, TABLES, self._page, hidden=frozenset({"category", "uncosted"}),
                empty=NO_STOCK, imported=True, sort="too_much", descending=True,
            ),
            can_add=False,
        )  # fmt: skip
        self.offers = RecordTable(
            desk,
            TableSource("push_offers", OFFER_COLUMNS, TABLES, self._offers, empty=NO_OFFERS),
        )
        self.table.title, self.offers.title = STOCK, OFFERS
        self.chart, self.calculator = ChartView(desk), Calculator(desk)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.table.refresh()
        self.offers.refresh()
        self.calculator.refresh()
        self.desk.runner.read(self._read, self._show, owner=self, key=(id(self), "stock"))

    def open_record(self, record_id: int) -> None:
        if record_id > 0:
            self.which.setCurrentIndex(0)
            self.table.select_record(record_id)
        else:
            self.show_offer(-record_id)

    def show_offer(self, offer_id: int) -> None:
        """A kept offer in the calculator."""
        self.views.setCurrentWidget(self.calculator)
        self.desk.runner.read(
            lambda session: next((o for o in offers.offers(session) if o.id == offer_id), None),
            self.calculator.show_offer,
            owner=self,
        )

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        red_line, wanted = settings.red_line(session), listing.filters.get("standing")
        rows = []
        for line in lines.stock_lines(session, self.desk.today()):
            standing = _standing(line, red_line)
            known = line.quantity is not None or line.monthly_cost or line.uncosted
            if not known or (wanted and standing != wanted):
                continue
            too_much = _two(line.too_much(red_line)) if standing in {"above", "still"} else None
            values = (
                line.name, standing, _two(line.cover), line.quantity, line.unit, line.read_on, _two(line.value),
                _two(line.monthly_cost), too_much, line.brand, line.category, line.uncosted or None,
            )  # fmt: skip
            rows.append(Row(line.id, values))
        return page_of(rows, _KEYS, listing, offset, limit)

    def _offers(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        red_line = settings.red_line(session)
        rows = [
            Row(
                o.id,
                (
                    o.offered_on, o.brand, o.offer.amount, o.offer.rate * 100, o.weighed.result,
                    rules.verdict(o.weighed, red_line), _two(o.weighed.cover_after), o.answer, o.answer_by, o.state,
                ),
            )
            for o in offers.offers(session)
        ]  # fmt: skip
        return page_of(rows, _OFFER_KEYS, listing, offset, limit)

    def _read(self, session: Reading) -> _Seen:
        found = lines.stock_lines(session, self.desk.today())
        return _Seen(rules.grouped("", found), rules.by_brand(found), settings.red_line(session))

    def _show(self, found: _Seen) -> None:
        whole, line, say = found.whole, found.red_line, self.desk.say
        standing = ABOVE if whole.is_above(line) else WITHIN
        cover = "—" if whole.cover is None else f"{whole.cover:.2f}"
        said = say(WHOLE.with_(value=shown(whole.value), cover=cover, line=f"{line:.2f}", standing=standing))
        left_out = f" {say(LEFT_OUT.with_(count=whole.unknown))}" if whole.unknown else ""
        self.whole.setText(said + left_out)
        self.chart.show_chart(document.cover_chart(found.brands, line, self.desk.language))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.whole, 1)
        row.addWidget(self.which)
        self.views = QTabWidget(documentMode=True)
        for view, name in (
            (self.chart, self.tr("By brand")),
            (self.calculator, self.tr("Calculator")),
            (self.offers, self.tr("Offers")),
        ):
            self.views.addTab(view, name)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.views)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([640, 620])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addLayout(row)
        outer.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.table.rows_arrived.connect(self.arrived)
        self.table.activated.connect(lambda product: self.desk.open_record("products", product))
        self.which.currentIndexChanged.connect(lambda _place: self._narrow())
        self.table.clear_asked.connect(lambda: self.which.setCurrentIndex(0))
        self.offers.activated.connect(self.show_offer)
        self.offers.new_asked.connect(self._new_offer)
        self.offers.retire_asked.connect(self._retire)
        self.calculator.kept.connect(self.desk.did)

    def _narrow(self) -> None:
        key = self.which.currentData()
        self.table.show_filtered(Listing(filters={"standing": key} if key else {}))

    def _new_offer(self) -> None:
        self.views.setCurrentWidget(self.calculator)
        self.calculator.show_offer(None)

    def _retire(self, offer_ids: list[int]) -> None:
        if offer_ids:
            self.desk.runner.write(
                lambda: operations.retire_offers(self.desk.company, offer_ids), self.desk.did, owner=self
            )
