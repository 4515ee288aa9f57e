"""The tab 拜访: whose turn it is on a day, the routes with their weekdays, and the sheets to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import reps, route_lines, without_route
from distributor_desk.features.customers.rules import weekday_words, weekdays_written
from distributor_desk.features.visits import operations
from distributor_desk.features.visits.commands import NOTHING, printed
from distributor_desk.features.visits.queries import cards, days
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

STOPS, ROUTES = Text("当日拜访", "Visits of the day"), Text("线路", "Routes")
NO_STOPS = Text(
    "这一天没有线路要走。请换一天，或在右边给线路定好星期几。",
    "No route on this day. Choose another, or give a route its weekdays on the right.",
)
NO_ROUTES = Text(
    "还没有线路。在客户里填写“线路”，这里就会出现。",
    "There are no routes yet. Enter a route with your customers.",
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
ROUTE_COLUMNS = (
    Column("name", Text("线路", "Route"), required=True),
    Column("weekdays", Text("星期", "Weekdays"), note=Text("例如：周一四", "e.g. Mon, Thu")),
    Column("rep", Text("业务员", "Rep")),
    Column("shops", Text("客户数", "Shops"), Kind.INTEGER),
)
EDIT_ROUTE = Text("线路：{name}", "Route: {name}")
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


def _unreadable_days(values: Mapping[str, Any]) -> dict[str, Text]:
    try:
        weekdays_written(values["weekdays"] or "")
    except DeskError as error:
        return {"weekdays": error.text}
    return {}


class VisitsTab(Tab):
    """A day and a rep above; the day's shops on the left, all routes on the right."""

    title = Text("拜访", "Visits")
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
        self.routes = RecordTable(
            desk,
            TableSource(
                "routes", ROUTE_COLUMNS, self.shows, self._routes, fixed_order=every, empty=NO_ROUTES
            ),
            can_add=False,
        )
        self.stops.title, self.routes.title = STOPS, ROUTES
        self.unrouted = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._show_day()
        self.routes.refresh()
        self.desk.runner.read(reps, self._offer_reps, owner=self, key=(id(self), "reps"))
        self.desk.runner.read(without_route, self._say_unrouted, owner=self, key=(id(self), "unrouted"))

    def chosen_day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

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

    def _routes(self, session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
        rows = [
            Row(r.id, (r.name, self.desk.say(weekday_words(r.weekdays)), r.rep, r.shops))
            for r in route_lines(session)
        ]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

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
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.stops)
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([900, 440])  # the day's list has the long words: names and addresses
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addLayout(row)
        outer.addWidget(splitter, 1)

    def _right_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        heading = QLabel(self.tr("All routes (double-click to set the weekdays)"))
        theme.dress(heading, "note")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(self.routes, 1)
        column.addWidget(self.unrouted)
        return side

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
        self.routes.activated.connect(self._edit_route)
        edit = QAction(self.tr("Edit route"), self)
        edit.triggered.connect(lambda _checked: self._on_current_route(self._edit_route))
        self.routes.deeds.append(edit)

    def _on_current_route(self, deed: Callable[[int], None]) -> None:
        current = self.routes.current_id()
        if current is not None:
            deed(current)

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

    def _say_unrouted(self, count: int) -> None:
        self.unrouted.setVisible(count > 0)
        self.unrouted.setText(self.tr("%n active customer(s) on no route.", "", count))

    def _edit_route(self, route_id: int) -> None:
        self.desk.runner.read(
            lambda session: next((r for r in route_lines(session) if r.id == route_id), None),
            self._open_route,
            owner=self,
        )

    def _open_route(self, route: Any) -> None:
        if route is None:
            return
        desk = self.desk
        initial = {"name": route.name, "weekdays": desk.say(weekday_words(route.weekdays)), "rep": route.rep}

        def save(values: dict[str, Any]) -> Text:
            now = initial | values
            days = weekdays_written(now["weekdays"] or "")
            return operations.change_route(desk.company, route.id, now["name"] or "", now["rep"], days)

        form = RecordForm(
            desk,
            EDIT_ROUTE.with_(name=route.name),
            ROUTE_COLUMNS[:3],
            initial,
            save,
            check=_unreadable_days,
            parent=self,
        )
        form.saved.connect(desk.did)
        form.open()
