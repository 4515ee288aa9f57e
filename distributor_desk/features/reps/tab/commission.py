"""Commission of a month by product class and margin, and the rates; for the house alone, it has no paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.reps.document import NO_REP
from distributor_desk.features.reps.form import asking
from distributor_desk.features.reps.operations import people as operations
from distributor_desk.features.reps.queries.board import NOBODY, rep_names
from distributor_desk.features.reps.queries.earning import earnings, rates
from distributor_desk.features.reps.rules.commission import Earned, total
from distributor_desk.features.reps.tab.board import SHOWS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

EMPTY = Text("这个月还没有销售。", "Nothing was sold in this month yet.")
NO_RATES = Text(
    "还没有提成标准。按商品分类和毛利率各定一个比例。",
    "There are no commission rates yet. Set one for each class of products, and from which margin on.",
)
TITLE, RATES = Text("提成", "Commission"), Text("提成标准", "Commission rates")
COLUMNS = (
    Column("name", Text("业务员", "Rep"), owner_only=True),
    Column("product", Text("商品", "Product"), owner_only=True),
    Column("class", Text("分类", "Class"), Kind.CHOICE, owner_only=True, choices=asking.CLASSES),
    Column("net", Text("净销售额", "Net sales"), Kind.MONEY, owner_only=True),
    Column("margin", Text("毛利率", "Margin"), Kind.PERCENT, owner_only=True),
    Column("rate", Text("提成%", "Rate"), Kind.PERCENT, owner_only=True),
    Column("amount", Text("提成", "Commission"), Kind.MONEY, owner_only=True),
)
_HUNDRED, _CUT = Decimal(100), Decimal("0.01")


class CommissionPage(Tab):
    """What each product earned for each rep on the left, the rates on the right."""

    shows = SHOWS | {"commission_rate", "setting"}
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month: date = desk.today()
        every = frozenset(c.key for c in COLUMNS)
        self.table = RecordTable(
            desk,
            TableSource(
                "commission", COLUMNS, self.shows, self._page, fixed_order=every, always=frozenset({"month"}), empty=EMPTY
            ),
            can_add=False,
        )  # fmt: skip
        self.rates = RecordTable(
            desk,
            TableSource(
                "commission_rates", asking.RATE_COLUMNS, frozenset({"commission_rate"}), self._rates,
                fixed_order=frozenset(c.key for c in asking.RATE_COLUMNS), empty=NO_RATES,
            ),
        )  # fmt: skip
        self.table.title, self.rates.title = TITLE, RATES
        self.sums = QLabel(wordWrap=True)
        self._lay_out()
        self.table.rows_arrived.connect(self.arrived)
        self.rates.activated.connect(self._edit_rate)
        self.rates.new_asked.connect(lambda: asking.ask_rate(desk, self, None, {}))
        self.rates.retire_asked.connect(self._retire)

    def show_month(self, month: date) -> None:
        self.month = month
        self.refresh()

    def refresh(self) -> None:
        self.table.show_filtered(Listing(filters={"month": self.month.isoformat()}))
        self.table.refresh()
        self.rates.refresh()
        month, today = self.month, self.desk.today()

        def query(session: Reading) -> list[tuple[str, Decimal]]:
            names = rep_names(session)
            found = earnings(session, month, today)
            return [(names[rep], total(lines)) for rep, lines in sorted(found.items()) if rep in names]

        self.desk.runner.read(query, self._show_sums, owner=self, key=(id(self), "sums"))

    def _show_sums(self, sums: list[tuple[str, Decimal]]) -> None:
        self.sums.setText("   ".join(f"{name} {shown(amount)}" for name, amount in sums if amount))
        self.sums.setVisible(any(amount for _, amount in sums))

    def _edit_rate(self, rate_id: int) -> None:
        def opened(found: dict[str, Any] | None) -> None:
            if found is not None:
                asking.ask_rate(self.desk, self, rate_id, found)

        def query(session: Reading) -> dict[str, Any] | None:
            one = next((r for r in rates(session) if r.id == rate_id), None)
            if one is None:
                return None
            margin = None if one.margin_from is None else one.margin_from * _HUNDRED
            return {"product_class": one.product_class, "margin_from": margin, "rate": one.rate * _HUNDRED}

        self.desk.runner.read(query, opened, owner=self)

    def _retire(self, rate_ids: list[int]) -> None:
        desk = self.desk
        desk.runner.write(lambda: operations.retire_rates(desk.company, rate_ids), desk.did, owner=self)

    def _lay_out(self) -> None:
        theme.dress(self.sums, "note")
        left, right = QWidget(), QWidget()
        mine = QVBoxLayout(left)
        mine.setContentsMargins(0, 0, 0, 0)
        mine.addWidget(self.sums)
        mine.addWidget(self.table, 1)
        row = QHBoxLayout()
        heading = QLabel(self.tr("Rates (double-click to change)"), wordWrap=True)
        theme.dress(heading, "note")
        add = QPushButton(self.tr("New rate…"), autoDefault=False)
        add.clicked.connect(lambda: asking.ask_rate(self.desk, self, None, {}))
        row.addWidget(heading, 1)
        row.addWidget(add)
        theirs = QVBoxLayout(right)
        theirs.setContentsMargins(0, 0, 0, 0)
        theirs.addLayout(row)
        theirs.addWidget(self.rates, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for side, stretch in ((left, 3), (right, 2)):
            splitter.addWidget(side)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
        splitter.setSizes([860, 400])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addWidget(splitter)

    def _page(self, session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        month = date.fromisoformat(asked.filters["month"]) if "month" in asked.filters else self.month
        names = rep_names(session)
        found = earnings(session, month, self.desk.today())
        lines = [
            (names.get(rep, self.desk.say(NO_REP)), one)
            for rep in sorted(found, key=lambda r: (r == NOBODY, r))
            for one in sorted(found[rep], key=lambda e: -e.amount)
        ]
        rows = [Row(place, _values(name, one)) for place, (name, one) in enumerate(lines, start=1)]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

    def _rates(self, session: Reading, _asked: Listing, offset: int, limit: int) -> Page:
        rows = [
            Row(
                r.id,
                (
                    r.product_class,
                    None if r.margin_from is None else r.margin_from * _HUNDRED,
                    r.rate * _HUNDRED,
                ),
            )
            for r in rates(session)
        ]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


def _values(name: str, one: Earned) -> tuple[Any, ...]:
    margin = None if one.sold.margin is None else (one.sold.margin * _HUNDRED).quantize(_CUT)
    rate = None if one.rate is None else one.rate.rate * _HUNDRED
    return (name, one.sold.product, one.sold.product_class, one.sold.net, margin, rate, one.amount)
