"""The tab 拜访: its own pages, and the pages that other rooms lend it (see Feature.page)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.pages import PagedTab, PageOf
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.visits.rules.places import Place


def _today(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.today import TodayPage

    return TodayPage(desk)


def _week(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.week import WeekPage

    return WeekPage(desk)


def _routes(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.routes import RoutesPage

    return RoutesPage(desk)


def _enter(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.enter import EnterPage

    return EnterPage(desk)


def _promises(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.promises import PromisesPage

    return PromisesPage(desk)


def _scripts(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.scripts import ScriptsPage

    return ScriptsPage(desk)


def _plan(desk: Desk) -> Tab:
    from distributor_desk.features.visits.tab.plan import PlanPage

    return PlanPage(desk)


OWN = (
    PageOf("today", Text("当日拜访", "Visits of the day"), _today),
    PageOf("week", Text("周视图", "Week"), _week),
    PageOf("routes", Text("线路", "Routes"), _routes),
    PageOf("enter", Text("录入", "Enter sheets"), _enter),
    PageOf("promises", Text("承诺", "Promises"), _promises),
    PageOf("scripts", Text("话术", "Scripts"), _scripts),
    PageOf("plan", Text("计划", "Plans"), _plan),
)


class VisitsTab(PagedTab):
    """One page a task."""

    title = Text("拜访", "Visits")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "visits", OWN)

    def open_record(self, record_id: int) -> None:
        """A route, by its id, or one of the `Place`s of this tab."""
        if record_id > 0:
            self._page("today").show_route(record_id)
        elif record_id in list(Place):
            page = self._page(Place(record_id).page)
            if record_id == Place.HOLIDAYS:
                page.show_part("holidays")
            elif record_id == Place.TOMORROW:
                page.show_day(self.desk.today() + timedelta(days=1))

    def printing(self) -> Callable[[], None]:
        """The paper of the page in front, else its list; the visit sheets where it has neither."""
        return super().printing() or self.built("today").print_paper

    def _page(self, key: str) -> Any:
        return self.page(key)

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """One of the open promises."""
        if record_id == Place.PROMISES:
            self._page("promises").show_open(int(part))
        else:
            super().open_part(key, record_id, part)

    def joined(self, key: str, page: Any) -> None:
        """Pages that lead to each other: a day of the week, the sheet of a shop."""
        if key == "week":
            page.day_asked.connect(lambda day, rep: self._page("today").show_day(day, rep))
        elif key == "today":
            page.sheet_asked.connect(lambda day, shop: self._page("enter").open_sheet(day, shop))
            page.order_asked.connect(lambda shop: self._page("routes").show_stop(shop))
