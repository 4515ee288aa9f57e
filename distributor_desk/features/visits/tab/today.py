"""The day: whose turn it is, how each shop is to be visited, and the papers to print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QMenu, QPushButton

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import reps
from distributor_desk.features.visits.commands import NOTHING, printed
from distributor_desk.features.visits.operations import entering, shops
from distributor_desk.features.visits.queries import cards, days, orders
from distributor_desk.features.visits.queries.returned import Form, form
from distributor_desk.features.visits.queries.urgency import priorities
from distributor_desk.features.visits.rules.entry import RESULTS
from distributor_desk.features.visits.rules.feasts import feast
from distributor_desk.features.visits.rules.holidays import Holiday
from distributor_desk.features.visits.rules.paper import VisitSheet
from distributor_desk.features.visits.sheet.columns import RESULTS as RESULT_CHOICES
from distributor_desk.features.visits.tab.day_plan import open_day_plan
from distributor_desk.features.visits.tab.listing import ListPage, open_form
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

STOPS = Text("当日拜访", "Visits of the day")
NO_STOPS = Text(
    "这一天没有线路要走。请换一天，或在“线路”页给线路定好星期几。",
    "No route on this day. Choose another, or give a route its weekdays on the page “Routes”.",
)
NO_ORDERS = Text(
    "{day} 没有录入的订单。先在“录入”页录入拜访表，再打印送货单。",
    "No orders are entered for {day}. Enter the visit sheets first, then print the delivery orders.",
)
PRIORITIES = (Choice("A", Text("A", "A")), Choice("B", Text("B", "B")))
STOP_COLUMNS = (
    Column("stop", Text("顺序", "Stop"), Kind.INTEGER),
    Column("priority", Text("优先", "A/B"), Kind.CHOICE, choices=PRIORITIES),
    Column("name", Text("客户", "Customer")),
    Column("route", Text("线路", "Route")),
    Column("rep", Text("业务员", "Rep")),
    Column("last_visit", Text("上次拜访", "Last visit"), Kind.DATE),
    Column("due", Text("应拜访", "Due"), Kind.DATE),
    Column("overdue", Text("超期天数", "Days overdue"), Kind.INTEGER),
    Column("result", Text("当日结果", "Result"), Kind.CHOICE, choices=RESULT_CHOICES),
    Column("key_store", Text("重点店", "Key store"), Kind.YES_NO),
    Column("address", Text("地址", "Address")),
)
PLAN_COLUMNS = (
    Column("priority", Text("优先", "Priority"), Kind.CHOICE, choices=PRIORITIES, note=Text("空着由程序判断", "empty: the program decides")),
    Column("key_store", Text("重点店", "Key store"), Kind.YES_NO),
    Column("purpose", Text("本次目的", "Purpose"), note=Text("会印在拜访表上", "stands on the printed sheet")),
    Column("always", Text("以后每次都这样", "The same every time"), Kind.YES_NO),
)  # fmt: skip
PLAN = Text("这次怎么拜访：{name}", "How to visit: {name}")
PRINTING = Text("正在准备拜访表", "Preparing the visit sheets")
TABLES = frozenset(
    {
        "sales_line",
        "customer",
        "route",
        "rep",
        "visit",
        "promise",
        "route_pattern",
        "holiday",
        "stop_plan",
        "day_plan",
    }
)


def _stops(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    said = listing.filters.get("day")
    if not said:
        return Page(0, 0, ())
    day = date.fromisoformat(said)
    rep = listing.filters.get("rep")
    ids = [r.id for r in days.routes_on(session, day) if rep is None or r.rep == rep]
    stops = days.stops_on(session, ids, day)
    urgent = priorities(session, stops, day)
    rows = [
        Row(
            s.customer_id,
            (
                s.stop, urgent[s.customer_id], s.name, s.route, s.rep, s.last_visit, s.due,
                s.overdue(day), s.visited if s.visited in RESULTS else None, s.key_store or None, s.address,
            ),
        )
        for s in stops
    ]  # fmt: skip
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


class TodayPage(ListPage):
    """A day and a rep above; below, the day's shops in the order of the route."""

    can_print = True
    sheet_asked = Signal(object, int)
    order_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in STOP_COLUMNS)
        source = TableSource(
            "stops",
            STOP_COLUMNS,
            TABLES,
            _stops,
            fixed_order=every,
            always=frozenset({"day"}),
            empty=NO_STOPS,
            imported=True,
        )
        super().__init__(desk, source, STOPS)
        self.stops = self.table
        self.day = QDateEdit(QDate(desk.today()))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd dddd")
        self.day.setAccessibleName(self.tr("Day"))
        self.rep = QComboBox()
        self.rep.setAccessibleName(self.tr("Rep"))
        self.rep.addItem(self.tr("All reps"), None)
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._show_day()
        self.desk.runner.read(reps, self._offer_reps, owner=self, key=(id(self), "reps"))

    def chosen_day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date, rep: str = "") -> None:
        """Another day, of one rep or of all."""
        if rep and self.rep.findData(rep) < 0:
            self.rep.addItem(rep, rep)
        self.rep.setCurrentIndex(max(0, self.rep.findData(rep or None)))
        self.day.setDate(QDate(day))

    def show_route(self, route_id: int) -> None:
        """Today's list of the rep who walks a route, for a sentence that speaks of it."""

        def rep_of(session: Reading) -> str | None:
            return next((r.rep for r in days.planned_routes(session) if r.id == route_id), None)

        self.show_day(self.desk.today())
        self.desk.runner.read(
            rep_of,
            lambda rep: self.show_day(self.desk.today(), rep or ""),
            owner=self,
            key=(id(self), "route"),
        )

    # papers

    def print_paper(self) -> None:
        """The visit sheets of the day and rep that are chosen."""
        desk, day = self.desk, self.chosen_day()

        def produce(progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            found, who = self._sheets(day, progress)
            entering.remember_printed(desk.company, found)
            return document.pdf(found, desk.language, printed(desk.language, day, who), progress)

        self._show(self.tr("Visit sheets {day}"), produce)

    def print_reports(self) -> None:
        """Only the daily reports to fill in."""
        desk, day = self.desk, self.chosen_day()

        def produce(progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            found, who = self._sheets(day, progress)
            return document.daily_report_pdf(found, desk.language, printed(desk.language, day, who))

        self._show(self.tr("Daily reports {day}"), produce)

    def print_orders(self) -> None:
        """What was ordered at the day's visits, to load and deliver."""
        desk, day, rep = self.desk, self.chosen_day(), self.rep.currentData()

        def produce(progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            with desk.company.read() as session:
                found = orders.delivery_orders(session, desk.company.name, day, rep=rep)
                who = name_of(session, desk.company.at_the_desk)
            if not found:
                raise DeskError(NO_ORDERS.with_(day=day.isoformat()))
            return document.delivery_pdf(found, desk.language, printed(desk.language, day, who), progress)

        self._show(self.tr("Delivery orders {day}"), produce)

    def print_blank(self) -> None:
        """An empty card, for a shop that is not a customer yet."""
        desk = self.desk

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            return document.blank_card_pdf(desk.language, "")

        PrintDialog(desk, self, self.tr("Blank visit cards"), produce).open()

    def _sheets(self, day: date, progress: Progress) -> tuple[list[VisitSheet], str]:
        desk, rep = self.desk, self.rep.currentData()
        others = [f.on_visit_sheet for f in desk.features if f.on_visit_sheet]
        with desk.company.read() as session:
            found = cards.sheets(
                session, desk.company.name, day, rep=rep, others=others,
                at=lambda done, of: progress.at(PRINTING, done, of),
            )  # fmt: skip
            who = name_of(session, desk.company.at_the_desk)
        if not found:
            raise DeskError(NOTHING.with_(day=day.isoformat()))
        return found, who

    def _show(self, name: str, produce: Callable[[Progress], Paper]) -> None:
        PrintDialog(self.desk, self, name.format(day=self.chosen_day().isoformat()), produce).open()

    # deeds

    def _plan_stops(self, ids: list[int]) -> None:
        desk, day = self.desk, self.chosen_day()

        def came(found: tuple[str, days.ShopPlan | None]) -> None:
            name, plan = found
            initial: dict[str, Any] = {
                "priority": plan.priority if plan else None, "key_store": plan.key_store if plan else None,
                "purpose": plan.purpose if plan else None, "always": None,
            }  # fmt: skip

            def save(values: dict[str, Any]) -> Text:
                always = values.pop("always", None)
                return shops.plan_stops(desk.company, ids, None if always else day, values)

            open_form(desk, self, PLAN.with_(name=name), PLAN_COLUMNS, initial, save)

        def read(session: Reading) -> tuple[str, days.ShopPlan | None]:
            return shops.shop_name(session, ids[0]), days.stop_plans(session, ids[:1], day).get(ids[0])

        desk.runner.read(read, came, owner=self)

    def _set_priority(self, priority: str | None) -> Callable[[list[int]], None]:
        def deed(ids: list[int]) -> None:
            day = self.chosen_day()
            self.write(lambda: shops.plan_stops(self.desk.company, ids, day, {"priority": priority}))

        return deed

    def _remove_visit(self, ids: list[int]) -> None:
        desk, day = self.desk, self.chosen_day()

        def came(found: Form | None) -> None:
            visit_id = found.entered.visit_id if found else None
            if visit_id is not None:
                self.write(lambda: entering.remove_visit(desk.company, visit_id))

        desk.runner.read(lambda session: form(session, ids[0], day), came, owner=self)

    def _plan_day(self) -> None:
        names = [self.rep.itemData(i) for i in range(1, self.rep.count())]
        open_day_plan(self.desk, self, self.rep.currentData(), names, self.chosen_day())

    # building

    def _lay_out(self) -> None:
        self.row.addWidget(self._step("◀", -1, self.tr("Day before")))
        self.row.addWidget(self.day)
        self.row.addWidget(self._step("▶", 1, self.tr("Day after")))
        self.row.addWidget(self.rep)
        self.row.addWidget(self.note, 1)
        self.deed(self.tr("Order the stops…"), lambda ids: self.order_asked.emit(ids[0]))
        self.button(self.tr("Plan the day…"), self._plan_day)
        more = QPushButton(self.tr("More papers"), autoDefault=False)
        menu = QMenu(more)
        menu.addAction(self.tr("Delivery orders…"), self.print_orders)
        menu.addAction(self.tr("Daily reports…"), self.print_reports)
        menu.addAction(self.tr("Blank cards…"), self.print_blank)
        more.setMenu(menu)
        self.row.addWidget(more)
        self.button(self.tr("Print visit sheets…"), self.print_paper, first=True)

    def _step(self, sign: str, on: int, name: str) -> QPushButton:
        button = QPushButton(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(44)
        button.clicked.connect(lambda: self.day.setDate(QDate(self.chosen_day() + timedelta(days=on))))
        return button

    def _connect(self) -> None:
        self.day.dateChanged.connect(lambda _day: self._show_day())
        self.rep.currentIndexChanged.connect(lambda _index: self._show_day())
        self.stops.activated.connect(lambda customer: self.desk.open_record("customers", customer))
        self.stops.clear_asked.connect(lambda: self.rep.setCurrentIndex(0))
        self.deed(
            self.tr("Enter its sheet"),
            lambda ids: self.sheet_asked.emit(self.chosen_day(), ids[0]),
            button=False,
        )
        self.deed(self.tr("Take its visit out"), self._remove_visit, button=False)
        self.deed(self.tr("Set how to visit…"), self._plan_stops, button=False)
        self.deed(self.tr("Priority A"), self._set_priority("A"), button=False)
        self.deed(self.tr("Priority B"), self._set_priority("B"), button=False)

    def _show_day(self) -> None:
        day = self.chosen_day()
        filters = {"day": day.isoformat()}
        if self.rep.currentData():
            filters["rep"] = self.rep.currentData()
        self.stops.show_filtered(Listing(filters=filters))
        self.desk.runner.read(
            lambda session: days.calendar_of(session).days.get(day),
            self._say_holiday,
            owner=self,
            key=(id(self), "holiday"),
        )

    def _say_holiday(self, found: Holiday | None) -> None:
        name = self.desk.say(feast(found.name)) if found else ""
        if found is None:
            self.note.clear()
        elif found.works:
            self.note.setText(self.tr("{name}: a working day").format(name=name))
        elif found.moved_to is None:
            self.note.setText(self.tr("{name}: no route is walked").format(name=name))
        else:
            self.note.setText(
                self.tr("{name}: the routes are walked on {day}").format(
                    name=name, day=found.moved_to.isoformat()
                )
            )

    def _offer_reps(self, found: list[tuple[int, str]]) -> None:
        known = {self.rep.itemData(i) for i in range(self.rep.count())}
        for _id, name in found:
            if name not in known:
                self.rep.addItem(name, name)
