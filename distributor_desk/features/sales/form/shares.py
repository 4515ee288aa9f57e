"""Who the sales come from: shares by area, channel, rep, chain, source (needs 19, 21); margins for the owner's eyes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.periods import month_start
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_window import EditableList, RecordWindow
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.rules import CHANNEL_WORDS
from distributor_desk.features.sales.queries.shares import Share, shares
from distributor_desk.features.sales.rules.accounts import net_rate
from distributor_desk.features.sales.sheet.accounts import SHARES
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("销售占比", "Shares of sales")
BY = {
    "area": Text("按片区", "By area"),
    "channel": Text("按渠道", "By channel"),
    "rep": Text("按业务员", "By rep"),
    "retailer": Text("按KA系统", "By retailer"),
    "source": Text("按来源", "By source"),
}
EMPTY = Text("这段时间没有销售。", "There are no sales in this period.")
NONE = Text("（没有填）", "(not given)")
NET = Text("净销售额", "Net sales")
SHOWS = frozenset({"customer", "sales_line", "rep", "retailer"})
_MOST_BARS = 8


class SharesWindow(RecordWindow):
    """A period, by what, and the shares as a table with a chart."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        every = frozenset(c.key for c in SHARES)
        source = TableSource(
            "shares", SHARES, SHOWS, self._page, fixed_order=every, always=frozenset({"by", "first", "last"}), empty=EMPTY
        )  # fmt: skip
        today = desk.today()
        self.by = QComboBox()
        for key, text in BY.items():
            self.by.addItem(desk.say(text), key)
        self.first = QDateEdit(QDate(month_start(today.year, today.month - 11)))
        self.last = QDateEdit(QDate(today))
        self.chart = ChartView(desk)
        lists = EditableList(desk, source, None, title=TITLE, searched=False)
        lists.always = self._asked()
        super().__init__(desk, parent, TITLE, lists)
        self._lay_out()
        self._draw_soon()

    def _lay_out(self) -> None:
        self.by.setAccessibleName(self.tr("Divided by"))
        self.by.currentIndexChanged.connect(lambda _place: self._show_period())
        self.head.addWidget(self.by)
        for words, day in ((self.tr("from"), self.first), (self.tr("to"), self.last)):
            day.setCalendarPopup(True)
            day.setDisplayFormat("yyyy-MM-dd")
            day.setAccessibleName(words)
            day.dateChanged.connect(lambda _day: self._show_period())
            self.head.addWidget(QLabel(words))
            self.head.addWidget(day)
        self.head.addStretch(1)
        self.chart.setMinimumHeight(180)
        self.column.insertWidget(self.column.count() - 1, self.chart)

    def _show_period(self) -> None:
        self.list.always = self._asked()
        self.list.refresh()
        self._draw_soon()

    def _asked(self) -> dict[str, str]:
        return {"by": str(self.by.currentData()), "first": _iso(self.first), "last": _iso(self.last)}

    def _draw_soon(self) -> None:
        asked = self._asked()
        self.desk.runner.read(
            lambda session: _read(session, asked), self._draw, owner=self, key=(id(self), "chart")
        )

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        if "by" not in listing.filters:
            return Page(0, 0, ())
        found = _read(session, listing.filters)
        whole = sum((s.net for s in found), Decimal(0))
        rows = [Row(place, self._values(s, whole)) for place, s in enumerate(found, start=1)]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

    def _values(self, part: Share, whole: Decimal) -> tuple[Any, ...]:
        share = round(part.net * 100 / whole, 2) if whole else None
        rate = net_rate(part.margin, part.known)
        return (
            self._name(part.name), part.customers, part.net, share, part.returns or None, part.margin,
            None if rate is None else round(rate, 2), part.without_cost or None,
        )  # fmt: skip

    def _name(self, name: str | None) -> str:
        if not name:
            return self.desk.say(NONE)
        return self.desk.say(CHANNEL_WORDS[name]) if name in CHANNEL_WORDS else name

    def _draw(self, found: list[Share]) -> None:
        largest = found[:_MOST_BARS]
        chart = BarChart(
            self.desk.say(NET),
            tuple(self._name(part.name) for part in largest),
            (Series(self.desk.say(NET), tuple(part.net for part in largest)),),
        )
        self.chart.show_chart(chart if largest else None)


def _read(session: Reading, asked: Any) -> list[Share]:
    first, last = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
    return shares(session, asked["by"], first, last)


def _iso(edit: QDateEdit) -> str:
    day = edit.date()
    return date(day.year(), day.month(), day.day()).isoformat()
