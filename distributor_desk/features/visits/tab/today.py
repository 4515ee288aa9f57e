"""The day: whose turn it is, and the sheets to print."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import reps
from distributor_desk.features.visits.commands import NOTHING, printed
from distributor_desk.features.visits.queries import cards, days
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

STOPS = Text("当日拜访", "Visits of the day")
NO_STOPS = Text(
    "这一天没有线路要走。请换一天，或在“线路”页给线路定好星期几。",
    "No route on this day. Choose another, or give a route its weekdays on the page “Routes”.",
)
STOP_COLUMNS = (
    Column("stop", Text("顺序", "Stop"), Kind.INTEGER),
    Column("name", Text("客户", "Customer")),
    Column("route", Text("线路", "Route")),
    Column("rep", Text("业务员", "Rep")),
    Column("last_visit", Text("上次拜访", "Last visit"), Kind.DATE),
    Column("due", Text("应拜访", "Due"), Kind.DATE),
    Column("overdue", Text("超期天数", "Days overdue"), Kind.INTEGER),
    Column("address", Text("地址", "Address")),
)
PRINTING = Text("正在准备拜访表", "Preparing the visit sheets")


def _stops(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    said = listing.filters.get("day")
    if not said:
        return Page(0, 0, ())
    day = date.fromisoformat(said)
    rep = listing.filters.get("rep")
    ids = [r.id for r in days.routes_on(session, day) if rep is None or r.rep == rep]
    stops = days.stops_on(session, ids)
    rows = [
        Row(
            s.customer_id,
            (
                s.stop,
                s.name,
                s.route,
                s.rep,
                s.last_visit,
                s.due,
                max(0, (day - s.due).days) or None if s.due else None,
                s.address,
            ),
        )
        for s in stops
    ]
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


class TodayPage(Tab):
    """A day and a rep above; below, the day's shops in the order of the route."""

    title = STOPS
    shows = frozenset({"customer", "route", "rep", "visit", "promise"})
    can_print = True
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = QDateEdit(QDate(desk.today()))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd dddd")
        self.day.setAccessibleName(self.tr("Day"))
        self.rep = QComboBox()
        self.rep.setAccessibleName(self.tr("Rep"))
        self.rep.addItem(self.tr("All reps"), None)
        every = frozenset(c.key for c in STOP_COLUMNS)
        self.stops = RecordTable(
            desk,
            TableSource(
                "stops",
                STOP_COLUMNS,
                self.shows,
                _stops,
                fixed_order=every,
                always=frozenset({"day"}),
                empty=NO_STOPS,
            ),
            can_add=False,
        )
        self.stops.title = STOPS
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._show_day()
        self.desk.runner.read(reps, self._offer_reps, owner=self, key=(id(self), "reps"))

    def chosen_day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_route(self, _route_id: int) -> None:
        """Today's list, for a sentence that speaks of one of its routes."""
        self.day.setDate(QDate(self.desk.today()))
        self.rep.setCurrentIndex(0)

    def print_paper(self) -> None:
        """The visit sheets of the day and rep that are chosen."""
        day, rep, desk = self.chosen_day(), self.rep.currentData(), self.desk
        others = [f.on_visit_sheet for f in desk.features if f.on_visit_sheet]

        def produce(progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            with desk.company.read() as session:
                found = cards.sheets(
                    session, desk.company.name, day, rep=rep, others=others,
                    at=lambda done, of: progress.at(PRINTING, done, of),
                )  # fmt: skip
                who = name_of(session, desk.company.at_the_desk)
            if not found:
                raise DeskError(NOTHING.with_(day=day.isoformat()))
            return document.pdf(found, desk.language, printed(desk.language, day, who), progress)

        PrintDialog(desk, self, self.tr("Visit sheets {day}").format(day=day.isoformat()), produce).open()

    def print_blank(self) -> None:
        """Two empty cards, for shops that are not customers yet."""
        desk = self.desk

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            return document.blank_card_pdf(desk.language, "")

        PrintDialog(desk, self, self.tr("Blank visit cards"), produce).open()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._step("◀", -1, self.tr("Day before")))
        row.addWidget(self.day)
        row.addWidget(self._step("▶", 1, self.tr("Day after")))
        row.addWidget(self.rep)
        row.addStretch(1)
        blank = QPushButton(self.tr("Blank cards…"))
        blank.clicked.connect(self.print_blank)
        sheets = QPushButton(self.tr("Print visit sheets…"), default=True)
        sheets.clicked.connect(self.print_paper)
        row.addWidget(blank)
        row.addWidget(sheets)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addLayout(row)
        outer.addWidget(self.stops, 1)

    def _step(self, sign: str, days: int, name: str) -> QPushButton:
        button = QPushButton(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(44)
        button.clicked.connect(lambda: self.day.setDate(QDate(self.chosen_day() + timedelta(days=days))))
        return button

    def _connect(self) -> None:
        self.day.dateChanged.connect(lambda _day: self._show_day())
        self.rep.currentIndexChanged.connect(lambda _index: self._show_day())
        self.stops.activated.connect(lambda customer: self.desk.open_record("customers", customer))
        self.stops.rows_arrived.connect(self.arrived)
        self.stops.clear_asked.connect(lambda: self.rep.setCurrentIndex(0))

    def _show_day(self) -> None:
        filters = {"day": self.chosen_day().isoformat()}
        if self.rep.currentData():
            filters["rep"] = self.rep.currentData()
        self.stops.show_filtered(Listing(filters=filters))

    def _offer_reps(self, found: list[tuple[int, str]]) -> None:
        known = {self.rep.itemData(i) for i in range(self.rep.count())}
        for _id, name in found:
            if name not in known:
                self.rep.addItem(name, name)
