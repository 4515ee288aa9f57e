"""The routes: when they are walked, the order of their stops, and the shops that stand on none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import reps, without_route
from distributor_desk.features.customers.rules import weekday_words, weekdays_written
from distributor_desk.features.visits.commands import printed_on
from distributor_desk.features.visits.operations import routes as operations
from distributor_desk.features.visits.queries import days, orders
from distributor_desk.features.visits.rules.due import Pattern, weeks_written
from distributor_desk.features.visits.tab.listing import ListPage, open_form, paged
from distributor_desk.features.visits.tab.stop_list import StopList
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

ROUTES, NONE_ON = Text("线路", "Routes"), Text("没有线路的客户", "Shops on no route")
NO_ROUTES = Text(
    "还没有线路。点“新线路”新增，或在客户里填写“线路”。",
    "There are no routes yet. Add one, or enter a route with your customers.",
)
ALL_ROUTED = Text("每家店都在线路上。", "Every shop stands on a route.")
ROUTE_COLUMNS = (
    Column("name", Text("线路", "Route")),
    Column("walked", Text("走线日", "Walked on")),
    Column("rep", Text("业务员", "Rep")),
    Column("shops", Text("客户数", "Shops"), Kind.INTEGER),
)
FORM_COLUMNS = (
    Column("name", Text("线路", "Route"), required=True),
    Column("rep", Text("业务员", "Rep")),
    Column(
        "weekdays", Text("星期", "Weekdays"), note=Text("例如：周一四", "e.g. Mon, Thu")
    ),
    Column(
        "weeks", Text("第几周走", "In weeks"),
        note=Text("四周一轮，例如：1 3，或 单周、双周；空着就是每周", "of four weeks: 1 3, or odd, even; empty is every week"),
    ),
    Column(
        "every_days", Text("或每几天走一次", "Or every … days"), Kind.INTEGER,
        note=Text("填了天数就不看星期", "with days filled in, weekdays do not count"),
    ),
    Column("since", Text("从哪天算起", "Counted from"), Kind.DATE),
)  # fmt: skip
UNROUTED_COLUMNS = (
    Column("name", Text("客户", "Customer")),
    Column("area", Text("片区", "Area")),
    Column("address", Text("地址", "Address")),
    Column("rep", Text("业务员", "Rep")),
)
EDIT_ROUTE, NEW_ROUTE = Text("线路：{name}", "Route: {name}"), Text("新线路", "New route")
TABLES = frozenset({"customer", "route", "rep", "route_pattern"})


def _routes_page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    language: Language = "zh" if listing.filters.get("language") == "zh" else "en"
    rows = [
        (r.id, r.name, r.pattern.words().in_(language), r.rep, r.shops) for r in days.planned_routes(session)
    ]
    return paged(rows, offset, limit)


def _unrouted_page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
    shops = days.unrouted(session, offset, limit)
    rows = tuple(Row(s.id, (s.name, s.area, s.address, s.rep)) for s in shops)
    return Page(without_route(session), offset, rows)


def _source(
    key: str, columns: tuple[Column, ...], page: Any, empty: Text, *, imported: bool = False
) -> TableSource:
    every = frozenset(c.key for c in columns)
    return TableSource(
        key,
        columns,
        TABLES,
        page,
        fixed_order=every,
        always=frozenset({"language"}),
        empty=empty,
        imported=imported,
    )


def _unreadable(values: Mapping[str, Any]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for key, read in (("weekdays", weekdays_written), ("weeks", weeks_written)):
        try:
            read(values[key] or "")
        except DeskError as error:
            found[key] = error.text
    return found


class RoutesPage(ListPage):
    """Left all routes, in the middle the stops of the chosen one to be put in order, right the shops on none."""

    can_print = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _source("routes", ROUTE_COLUMNS, _routes_page, NO_ROUTES, imported=True),
            ROUTES,
            can_add=True,
        )
        self.routes = self.table
        self.stops = StopList()
        self.stops_name = QLabel(wordWrap=True)
        self.unrouted = QLabel(wordWrap=True)
        self.without = RecordTable(
            desk, _source("unrouted", UNROUTED_COLUMNS, _unrouted_page, ALL_ROUTED), can_add=False
        )
        self.without.title = NONE_ON
        self.onto = QComboBox(editable=True)
        self.onto.setAccessibleName(self.tr("Route"))
        self._reps: list[str] = []
        self._names: dict[int, str] = {}
        self._chosen: int | None = None
        self._wanted = 0
        self.button(self.tr("New route…"), lambda: self._open(None, "", Pattern(), None), first=True)
        self.deed(self.tr("Edit route"), lambda ids: self._edit(ids[0]))
        self.deed(
            self.tr("Retire route"),
            lambda ids: self.write(lambda: operations.retire_route(desk.company, ids[0])),
            button=False,
        )
        self.button(self.tr("Print route lists…"), self.print_paper)
        self.row.addStretch(1)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.table.show_filtered(Listing(filters={"language": self.desk.language}))
        self.without.refresh()
        self.desk.runner.read(without_route, self._say_unrouted, owner=self, key=(id(self), "unrouted"))
        self.desk.runner.read(reps, self._know_reps, owner=self, key=(id(self), "reps"))
        self.desk.runner.read(days.planned_routes, self._offer_routes, owner=self, key=(id(self), "onto"))
        self._read_stops()

    def print_paper(self) -> None:
        """The list of the chosen route; of all of them when none is chosen."""
        desk, chosen = self.desk, self._chosen

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            with desk.company.read() as session:
                ids = [chosen] if chosen else [route.id for route in days.planned_routes(session)]
                found = orders.route_sheets(session, desk.company.name, ids)
                who = name_of(session, desk.company.at_the_desk)
            return document.route_pdf(found, desk.language, printed_on(desk.language, desk.today(), who))

        PrintDialog(desk, self, self.tr("Route lists"), produce).open()

    # the stops

    def show_stop(self, customer_id: int) -> None:
        """The route of a shop, with that shop ready to be moved."""
        self._wanted = customer_id
        self.desk.runner.read(
            lambda session: days.route_of(session, customer_id),
            lambda route: self.table.select_record(route) if route else None,
            owner=self,
        )

    def _choose(self, route_id: int | None) -> None:
        self._chosen = route_id
        name = self._names.get(route_id or 0)
        if name:
            self.onto.setCurrentText(name)
        self._read_stops()

    def _read_stops(self) -> None:
        route_id = self._chosen
        if route_id is None:
            self.stops.show_stops([])
            self.stops_name.setText(self.tr("Choose a route to put its shops in order."))
            return
        self.desk.runner.read(
            lambda session: orders.stops_of(session, route_id),
            self._show_stops,
            owner=self,
            key=(id(self), "stops"),
        )

    def _show_stops(self, found: list[tuple[int, str, int | None, str | None]]) -> None:
        self.stops.show_stops(found)
        if self._wanted in self.stops.ids():
            self.stops.choose(self._wanted)
            self._wanted = 0
        self.stops_name.setText(self.tr("Drag a shop, or move it with Alt+Up and Alt+Down."))

    def _keep_order(self) -> None:
        route_id, ids = self._chosen, self.stops.ids()
        if route_id is not None:
            self.write(lambda: operations.order_stops(self.desk.company, route_id, ids))

    def _take_off(self) -> None:
        ids = self.stops.selected_ids()
        if ids:
            self.write(lambda: operations.take_off_route(self.desk.company, ids))

    # shops on no route

    def _put_on(self) -> None:
        def put(rows: list[Any]) -> None:
            ids, route = [row.id for row in rows], self.onto.currentText()
            if ids:
                self.write(lambda: operations.put_on_route(self.desk.company, ids, route))

        self.without.with_selected(put)

    def _say_unrouted(self, count: int) -> None:
        self.unrouted.setVisible(count > 0)
        self.unrouted.setText(self.tr("%n active customer(s) on no route.", "", count))

    def _offer_routes(self, found: list[days.PlannedRoute]) -> None:
        said = self.onto.currentText() or next((r.name for r in found if r.id == self._chosen), "")
        self._names = {route.id: route.name for route in found}
        self.onto.clear()
        self.onto.addItems([route.name for route in found])
        if said:
            self.onto.setCurrentText(said)

    def _know_reps(self, found: list[tuple[int, str]]) -> None:
        self._reps = [name for _, name in found]

    # the form

    def _edit(self, route_id: int) -> None:
        self.desk.runner.read(
            lambda session: next((r for r in days.planned_routes(session) if r.id == route_id), None),
            lambda route: self._open(route.id, route.name, route.pattern, route.rep) if route else None,
            owner=self,
        )

    def _open(self, route_id: int | None, name: str, pattern: Pattern, rep: str | None) -> None:
        desk = self.desk
        initial = {
            "name": name, "rep": rep, "weekdays": desk.say(weekday_words(pattern.weekdays)),
            "weeks": " ".join(map(str, pattern.weeks)), "every_days": pattern.every_days, "since": pattern.since,
        }  # fmt: skip

        def save(values: dict[str, Any]) -> Text:
            now = initial | values
            plan = Pattern(
                tuple(weekdays_written(now["weekdays"] or "")), tuple(weeks_written(now["weeks"] or "")),
                now["every_days"], now["since"],
            )  # fmt: skip
            return operations.save_route(desk.company, route_id, now["name"] or "", now["rep"], plan)

        title = EDIT_ROUTE.with_(name=name) if route_id else NEW_ROUTE
        open_form(
            desk, self, title, FORM_COLUMNS, initial, save,
            check=_unreadable, suggestions={"rep": self._reps}, fresh=route_id is None,
        )  # fmt: skip

    # building

    def _lay_out(self) -> None:
        self.column.removeWidget(self.table)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        off = QPushButton(self.tr("Take off the route"))
        off.clicked.connect(self._take_off)
        splitter.addWidget(_side(self.stops_name, self.stops, [off]))
        on = QPushButton(self.tr("Put the selected shops on it"))
        on.clicked.connect(self._put_on)
        splitter.addWidget(_side(self.unrouted, self.without, [self.onto, on]))
        splitter.setSizes([440, 420, 480])
        self.column.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.table.activated.connect(self._edit)
        self.table.new_asked.connect(lambda: self._open(None, "", Pattern(), None))
        self.table.current_changed.connect(self._choose)
        self.stops.moved.connect(self._keep_order)
        self.without.activated.connect(lambda i: self.desk.open_record("customers", i))
        self.stops.itemActivated.connect(
            lambda item: self.desk.open_record("customers", item.data(Qt.ItemDataRole.UserRole))
        )


def _side(words: QLabel, body: QWidget, below: list[QWidget]) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    theme.dress(words, "note")
    column.addWidget(words)
    column.addWidget(body, 1)
    row = QHBoxLayout()
    for widget in below:
        row.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
    row.addStretch(1)
    column.addLayout(row)
    return side
