"""The routes: their weekdays, who walks them, and the shops that stand on none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.queries import route_lines, without_route
from distributor_desk.features.customers.rules import weekday_words, weekdays_written
from distributor_desk.features.visits import operations
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

NO_ROUTES = Text(
    "还没有线路。在客户里填写“线路”，这里就会出现。",
    "There are no routes yet. Enter a route with your customers.",
)
ROUTES = Text("线路", "Routes")
ROUTE_COLUMNS = (
    Column("name", Text("线路", "Route"), required=True),
    Column("weekdays", Text("星期", "Weekdays"), note=Text("例如：周一四", "e.g. Mon, Thu")),
    Column("rep", Text("业务员", "Rep")),
    Column("shops", Text("客户数", "Shops"), Kind.INTEGER),
)
EDIT_ROUTE = Text("线路：{name}", "Route: {name}")


def _unreadable_days(values: Mapping[str, Any]) -> dict[str, Text]:
    try:
        weekdays_written(values["weekdays"] or "")
    except DeskError as error:
        return {"weekdays": error.text}
    return {}


class RoutesPage(Tab):
    """All routes; a double click sets the weekdays."""

    title = ROUTES
    shows = frozenset({"customer", "route", "rep"})
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        every = frozenset(c.key for c in ROUTE_COLUMNS)
        self.routes = RecordTable(
            desk,
            TableSource(
                "routes", ROUTE_COLUMNS, self.shows, self._routes, fixed_order=every, empty=NO_ROUTES
            ),
            can_add=False,
        )
        self.routes.title = ROUTES
        self.unrouted = QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        heading = QLabel(self.tr("All routes (double-click to set the weekdays)"))
        theme.dress(heading, "note")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(self.routes, 1)
        column.addWidget(self.unrouted)
        self.routes.rows_arrived.connect(self.arrived)
        self.routes.activated.connect(self._edit_route)
        edit = QAction(self.tr("Edit route"), self)
        edit.triggered.connect(lambda _checked: self._on_current_route(self._edit_route))
        self.routes.deeds.append(edit)

    def refresh(self) -> None:
        self.routes.refresh()
        self.desk.runner.read(without_route, self._say_unrouted, owner=self, key=(id(self), "unrouted"))

    def _routes(self, session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
        rows = [
            Row(r.id, (r.name, self.desk.say(weekday_words(r.weekdays)), r.rep, r.shops))
            for r in route_lines(session)
        ]
        return Page(len(rows), offset, tuple(rows[offset : offset + limit]))

    def _on_current_route(self, deed: Callable[[int], None]) -> None:
        current = self.routes.current_id()
        if current is not None:
            deed(current)

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
