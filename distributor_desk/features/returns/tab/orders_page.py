"""The page of orders: the list with its filters, and the order that is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text, listed
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter, FilterRow
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.returns.form.link_form import LinkForm
from distributor_desk.features.returns.form.opening import open_kept, open_new
from distributor_desk.features.returns.form.order_pane import OrderPane
from distributor_desk.features.returns.operations import orders as operations
from distributor_desk.features.returns.queries import orders
from distributor_desk.features.returns.queries.orders import Order
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.sheet.columns import KINDS, REASONS, STATES
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

COLUMNS = (
    Column("number", Text("单号", "Number")),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=STATES),
    Column("kind", Text("类型", "Kind"), Kind.CHOICE, choices=KINDS),
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("customer", Text("客户", "Customer")),
    Column("value_in", Text("退回金额", "Value in"), Kind.MONEY),
    Column("value_out", Text("换出金额", "Value out"), Kind.MONEY),
    Column("settled_on", Text("结算日期", "Settled on"), Kind.DATE),
    Column("notes", Text("备注", "Notes")),
    Column("goods", Text("商品", "Goods")),
    Column("reasons", Text("原因", "Reasons")),
)
EMPTY = Text(
    "还没有退换货。点“新退货”或“新换货”开一张，或者导入 Excel。",
    "There are no returns yet. Begin one with “New return” or “New exchange”, or import a workbook.",
)
HINT = Text("单号、客户名称、拼音首字母", "Number, customer, pinyin initials")
WAITING = Choice("waiting", Text("未办完", "not finished"))
FILTERS = (
    Filter("state", Text("状态", "State"), (WAITING, *STATES)),
    Filter("kind", Text("类型", "Kind"), KINDS),
    Filter("reason", Text("原因", "Reason"), REASONS),
)
_WIDTHS = "tables/returns/splitter"
SHOWS = frozenset({"goods_return", "return_line", "customer", "product"})


class OrdersPage(QWidget):
    """The list on the left, the order on the right."""

    arrived = Signal()
    print_asked = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._first = True
        self.filter_row = FilterRow(desk, FILTERS, HINT, "returns")
        source = TableSource(
            "returns", COLUMNS, SHOWS, self._page, hidden=frozenset({"notes", "settled_on", "value_out"}),
            fixed_order=frozenset({"goods", "reasons"}), empty=EMPTY, imported=True, sort="date", descending=True,
        )  # fmt: skip
        self.table = RecordTable(desk, source)
        self.table.title = Text("退换货", "Returns")
        self.pane = OrderPane(desk)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if self._first:  # with the choices of the last sitting
            self._first = False
            self.table.show_filtered(self.filter_row.listing())
        else:
            self.table.refresh()
        self.pane.show_order(self.pane.order_id)

    def open_record(self, order_id: int) -> None:
        self.filter_row.clear()
        self.table.select_record(order_id)
        self.pane.show_order(order_id)

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        found = orders.page(session, listing, offset, limit)
        say, language = self.desk.say, self.desk.language

        def worded(row: Row) -> Row:
            *values, goods, reasons = row.values
            names = listed((goods or "").split("\n"), language)
            whys = listed((say(w.REASONS[r]) for r in reasons.split(",") if r), language)
            return replace(row, values=(*values, names, whys))

        return replace(found, rows=tuple(worded(row) for row in found.rows))

    def _edit(self, order_id: int) -> None:
        order = self.pane.order
        if order is not None and order.id == order_id and order.state in (w.DRAFT, w.SUBMITTED, w.REJECTED):
            open_kept(self.desk, self, order_id, self.open_record)
        else:
            self.pane.show_order(order_id)

    def _copy(self, order_id: int) -> None:
        open_kept(self.desk, self, order_id, self.open_record, copied=True)

    def _cancel_some(self, order_ids: list[int]) -> None:
        for order_id in order_ids:
            self._cancel(order_id)

    def _cancel(self, order_id: int) -> None:
        company = self.desk.company
        self.desk.runner.write(lambda: operations.cancel(company, order_id), self.desk.did, owner=self)

    def _link(self, order: Order) -> None:
        LinkForm(self.desk, self, order).open()

    def _connect(self) -> None:
        self.filter_row.changed.connect(self.table.show_filtered)
        self.table.clear_asked.connect(self.filter_row.clear)
        self.table.rows_arrived.connect(self.arrived)
        self.table.current_changed.connect(self.pane.show_order)
        self.table.activated.connect(self._edit)
        self.table.new_asked.connect(lambda: open_new(self.desk, self, w.RETURN, self.open_record))
        self.table.duplicate_asked.connect(self._copy)
        self.table.retire_asked.connect(self._cancel_some)
        self.pane.edit_asked.connect(self._edit)
        self.pane.print_asked.connect(self.print_asked)
        self.pane.link_asked.connect(self._link)
        for words, deed in (
            (self.tr("Duplicate"), self._copy),
            (self.tr("Cancel order"), self._cancel),
        ):
            self._add_deed(words, deed)

    def _add_deed(self, words: str, deed: Any) -> None:
        action = QAction(words, self)

        def do() -> None:
            current = self.table.current_id()
            if current is not None:
                deed(current)

        action.triggered.connect(lambda _checked: do())
        self.table.deeds.append(action)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter_row)
        column.addWidget(self.table)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.pane)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([800, 430])
        kept = self.desk.remembered(_WIDTHS)
        if kept is not None:
            splitter.restoreState(kept)
        splitter.splitterMoved.connect(lambda: self.desk.remember(_WIDTHS, splitter.saveState()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addWidget(splitter)
