"""Month targets: in all and by category, the part for new products, a year shared out by the season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.products.queries import categories
from distributor_desk.features.reps.form import asking
from distributor_desk.features.reps.queries.board import TargetLine, rep_names, target_lines
from distributor_desk.features.reps.queries.people import season
from distributor_desk.features.reps.queries.seasons import proposed
from distributor_desk.features.reps.tab.board import SHOWS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

EMPTY = Text("还没有业务员，也就没有目标。", "There are no reps yet, so there are no targets.")
IN_ALL = Text("合计", "in all")
TITLE = Text("月度目标", "Month targets")
COLUMNS = (
    Column("name", Text("业务员", "Rep")),
    Column("category", Text("品类", "Category")),
    Column("target", Text("目标", "Target"), Kind.MONEY),
    Column("done", Text("完成", "Done"), Kind.MONEY),
    Column("gap", Text("差额", "Gap"), Kind.MONEY),
    Column("rate", Text("完成率", "Of target"), Kind.PERCENT),
    Column("new_target", Text("其中新品", "Of which new products"), Kind.MONEY),
)


@dataclass(frozen=True, slots=True)
class _Known:
    reps: dict[int, str]
    categories: list[str]
    weights: dict[int, Decimal]


class TargetsPage(Tab):
    """One line for each rep in all, and one for each category."""

    shows = SHOWS | {"season_weight"}
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month: date = desk.today()
        self.known = _Known({}, [], {})
        self._lines: dict[int, TargetLine] = {}
        every = frozenset(c.key for c in COLUMNS)
        self.table = RecordTable(
            desk,
            TableSource(
                "rep_targets", COLUMNS, self.shows, self._page, fixed_order=every, always=frozenset({"month"}), empty=EMPTY
            ),
            can_add=False,
        )  # fmt: skip
        self.table.title = TITLE
        self.table.rows_arrived.connect(self.arrived)
        self.table.activated.connect(self.edit)
        self._lay_out()

    def show_month(self, month: date) -> None:
        self.month = month
        self.refresh()

    def refresh(self) -> None:
        self.table.show_filtered(Listing(filters={"month": self.month.isoformat()}))
        self.table.refresh()
        today = self.desk.today()

        def query(session: Reading) -> _Known:
            return _Known(rep_names(session), categories(session), proposed(session, today) | season(session))

        self.desk.runner.read(query, self._keep, owner=self, key=(id(self), "known"))

    def edit(self, place: int) -> None:
        """The target of a line, to be changed."""
        line = self._lines.get(place)
        if line is None:
            return
        initial = {
            "rep": str(line.rep_id), "category": line.category, "target": line.target,
            "new_products": line.new_target,
        }  # fmt: skip
        self._ask_month(initial)

    def _keep(self, known: _Known) -> None:
        self.known = known
        for button in self.buttons[:2]:
            button.setEnabled(bool(known.reps))

    def _ask_month(self, initial: dict[str, Any]) -> None:
        asking.ask_month(self.desk, self, self.known.reps, self.month, initial, self.known.categories)

    def _lay_out(self) -> None:
        self.buttons = [QPushButton(words, autoDefault=False) for words in (
            self.tr("Set a target…"), self.tr("Share a year out…"), self.tr("Season weights…")
        )]  # fmt: skip
        month, year, weights = self.buttons
        month.clicked.connect(lambda: self._ask_month({}))
        year.clicked.connect(
            lambda: asking.ask_year(self.desk, self, self.known.reps, self.month.year, self.known.categories)
        )
        weights.clicked.connect(lambda: asking.ask_season(self.desk, self, self.known.weights))
        row = QHBoxLayout()
        hint = QLabel(self.tr("Double-click a line to change its target."), wordWrap=True)
        theme.dress(hint, "note")
        row.addWidget(hint, 1)
        for button in self.buttons:
            row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addLayout(row)
        outer.addWidget(self.table, 1)

    def _page(self, session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        month = date.fromisoformat(asked.filters["month"]) if "month" in asked.filters else self.month
        lines = target_lines(session, month, self.desk.today())
        self._lines = dict(enumerate(lines, start=1))
        rows = [Row(place, self._values(line)) for place, line in self._lines.items()]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

    def _values(self, line: TargetLine) -> tuple[Any, ...]:
        gap = None if line.target is None else line.target - line.done
        rate = (line.done / line.target * 100).quantize(Decimal("0.1")) if line.target else None
        category = line.category or self.desk.say(IN_ALL)
        return (line.rep, category, line.target, line.done, gap, rate, line.new_target)
