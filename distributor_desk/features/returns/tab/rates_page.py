"""The returns rate by customer, product, reason or month, with a chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.money import shown
from distributor_desk.core.periods import month_start
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.returns.queries import rates
from distributor_desk.features.returns.queries.rates import BY_CUSTOMER, BY_MONTH, BY_PRODUCT, BY_REASON, Rate
from distributor_desk.features.returns.rules import words as w
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

COLUMNS = (
    Column("name", Text("名称", "Name")),
    Column("sold", Text("销售额", "Sold"), Kind.MONEY),
    Column("back", Text("退回金额", "Returned"), Kind.MONEY),
    Column("rate", Text("退货率", "Returns rate"), Kind.PERCENT),
)
BY = {
    BY_CUSTOMER: Text("按客户", "By customer"),
    BY_PRODUCT: Text("按商品", "By product"),
    BY_REASON: Text("按原因", "By reason"),
    BY_MONTH: Text("按月", "By month"),
}
UNKNOWN = Text("未注明（导入的）", "not given (imported)")
EMPTY = Text("这段时间没有退货。", "Nothing was returned in this time.")
MONTHS, MOST_BARS = 12, 10


class RatesPage(QWidget):
    """What to look at, from when to when; the list and the chart beside it."""

    arrived = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Returns rate by"))
        for key, text in BY.items():
            self.by.addItem(desk.say(text), key)
        today = desk.today()
        self.first = self._day(month_start(today.year, today.month - MONTHS + 1), self.tr("From"))
        self.last = self._day(today, self.tr("To"))
        self.whole = QLabel()
        source = TableSource(
            "return-rates", COLUMNS, frozenset({"sales_line"}), self._page, empty=EMPTY, imported=True
        )
        self.table = RecordTable(desk, source, can_add=False)
        self.table.title = Text("退货率", "Returns rate")
        self.chart = ChartView(desk)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.table.refresh()
        by, first, last = self._asked()
        self.desk.runner.read(
            lambda session: (rates.rates(session, by, first, last), rates.in_all(session, first, last)),
            self._show,
            owner=self,
            key=(id(self), "chart"),
        )

    def _asked(self) -> tuple[str, date, date]:
        first, last = _as_date(self.first.date()), _as_date(self.last.date())
        return self.by.currentData(), min(first, last), max(first, last)

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        by, first, last = self._asked()
        found = rates.page(session, by, first, last, listing, offset, limit)
        if by != BY_REASON:
            return found
        return replace(found, rows=tuple(self._worded(row) for row in found.rows))

    def _worded(self, row: Row) -> Row:
        key, *rest = row.values
        return replace(row, values=(self._reason(key), *rest))

    def _reason(self, key: Any) -> str:
        return self.desk.say(w.REASONS.get(str(key), UNKNOWN))

    def _show(self, found: tuple[list[Rate], Rate]) -> None:
        one_by_one, whole = found
        by = self.by.currentData()
        share = "–" if whole.rate is None else f"{whole.rate * 100:.2f}%"
        self.whole.setText(
            self.tr("In all {back} of {sold} came back: {rate}").format(
                back=shown(whole.back), sold=shown(whole.sold), rate=share
            )
        )
        shown_ = one_by_one if by == BY_MONTH else one_by_one[:MOST_BARS]
        labels = tuple(self._reason(r.key) if by == BY_REASON else self._label(r, by) for r in shown_)
        values = tuple(None if r.rate is None else round(r.rate * 100, 2) for r in shown_)
        title = self.tr("Returns rate in %, {by}").format(by=_lower(self.by.currentText()))
        chart = BarChart(title, labels, (Series(self.tr("Returns rate"), values),))
        self.chart.show_chart(chart if any(v is not None for v in values) else None)

    def _label(self, rate: Rate, by: str) -> str:
        name = rate.name or str(rate.key)
        return name[2:] if by == BY_MONTH else name

    def _day(self, day: date, name: str) -> QDateEdit:
        edit = QDateEdit(QDate(day))
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setAccessibleName(name)
        return edit

    def _connect(self) -> None:
        self.by.currentIndexChanged.connect(lambda _place: self.refresh())
        self.first.dateChanged.connect(lambda _day: self.refresh())
        self.last.dateChanged.connect(lambda _day: self.refresh())
        self.table.rows_arrived.connect(self.arrived)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.by)
        for words, edit in ((self.tr("From"), self.first), (self.tr("To"), self.last)):
            row.addWidget(QLabel(words))
            row.addWidget(edit)
        row.addSpacing(12)
        row.addWidget(self.whole, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.chart)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([620, 600])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(row)
        outer.addWidget(splitter, 1)


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _lower(words: str) -> str:
    """The words as they stand within a sentence."""
    return words[:1].lower() + words[1:]
