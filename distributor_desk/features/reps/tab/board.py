"""The sales board (销售业绩板): target, done and gap, and how the calls went, rep by rep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.reps.document import NO_REP, chart
from distributor_desk.features.reps.queries.board import NOBODY, board
from distributor_desk.features.reps.rules.measures import Line
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

SHOWS = frozenset(
    {"sales_line", "month_plan", "target", "rep_month", "visit", "rep", "customer", "route", "product"}
)
EMPTY = Text(
    "还没有业务员。在客户里填写“业务员”，或在“岗位与离职”里新增。",
    "There are no reps yet. Enter a rep with your customers, or add one under Roles and leavers.",
)
BOARD = Text("销售业绩板", "Sales board")
_PLAN = Text("来自拜访的月计划", "from the month plan of the visits")
_M, _P, _I = Kind.MONEY, Kind.PERCENT, Kind.INTEGER
COLUMNS = (
    Column("name", Text("业务员", "Rep")),
    Column("target", Text("目标", "Target"), _M),
    Column("done", Text("完成", "Done"), _M),
    Column("gap", Text("差额", "Gap"), _M, note=Text("目标减完成；负数是超额", "target less done; negative: beyond it")),
    Column("rate", Text("完成率", "Of target"), _P),
    Column("new_target", Text("新品目标", "New: target"), _M),
    Column("new_done", Text("新品完成", "New: done"), _M),
    Column("calls", Text("拜访", "Calls"), _I),
    Column("productive", Text("有单", "With order"), _I),
    Column("strike", Text("成交率", "Strike rate"), _P),
    Column("skus", Text("单均SKU", "SKUs a call"), _I, note=Text("每张订单的品项数", "SKUs per productive call")),
    Column("average", Text("单均额", "Average order"), _M),
    Column("coverage", Text("覆盖率", "Coverage"), _P, note=Text("线路上拜访过的店", "shops of the routes visited")),
    Column("outlet", Text("户均SKU", "SKUs an outlet"), _I, note=Text(
        "进过货的店平均品项数", "products bought by an outlet that bought"
    )),
    Column("average_aim", Text("单均额目标", "Average order: plan"), _M, note=_PLAN),
    Column("outlet_aim", Text("户均SKU目标", "SKUs an outlet: plan"), _I, note=_PLAN),
    Column("calls_aim", Text("拜访目标", "Calls: plan"), _I, note=_PLAN),
)  # fmt: skip


def _rate(ratio: Decimal | None) -> Decimal | None:
    return None if ratio is None else (ratio * 100).quantize(Decimal("0.1"))


def _one(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.1"))


class BoardPage(Tab):
    """The table above, target and done as bars below."""

    shows = SHOWS
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        every = frozenset(c.key for c in COLUMNS)
        self.table = RecordTable(
            desk,
            TableSource(
                "sales_board", COLUMNS, SHOWS, self._page, fixed_order=every, always=frozenset({"month"}), empty=EMPTY,
                hidden=frozenset({"average_aim", "outlet_aim", "calls_aim"}),
            ),
            can_add=False,
        )  # fmt: skip
        self.table.title = BOARD
        self.chart = ChartView(desk)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(self.chart)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addWidget(splitter)
        self.month: date = desk.today()
        self.table.rows_arrived.connect(self.arrived)

    def show_month(self, month: date) -> None:
        self.month = month
        self.refresh()

    def refresh(self) -> None:
        self.table.show_filtered(Listing(filters={"month": self.month.isoformat()}))
        self.table.refresh()
        month, today = self.month, self.desk.today()
        self.desk.runner.read(
            lambda session: board(session, month, today), self._show_chart, owner=self, key=(id(self), "bars")
        )

    def _show_chart(self, lines: list[Line]) -> None:
        worth = any(line.target or line.done for line in lines if line.rep_id != NOBODY)
        self.chart.show_chart(chart(lines, self.desk.language) if worth else None)

    def _page(self, session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        month = date.fromisoformat(asked.filters["month"]) if "month" in asked.filters else self.month
        lines = board(session, month, self.desk.today())
        rows = tuple(Row(line.rep_id, self._values(line)) for line in lines[offset : offset + limit])
        return Page(len(lines), offset, rows)

    def _values(self, line: Line) -> tuple[Any, ...]:
        m = line.measures
        return (
            line.rep or self.desk.say(NO_REP), line.target, line.done, line.gap, _rate(line.rate), line.new_target,
            line.new_done or None, m.calls or None, m.productive or None, _rate(m.strike_rate),
            _one(m.skus_per_call), m.average_order, _rate(m.coverage), _one(m.skus_per_outlet),
            line.aims.average_order, _one(line.aims.skus_per_outlet), line.aims.calls,
        )  # fmt: skip
