"""The tab 拜访: its own pages, and the pages that other rooms lend it (see Feature.page)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import scrolled
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.visits.rules.places import Place

Maker = Callable[[Desk], Tab]


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


OWN: tuple[tuple[str, Text, Maker], ...] = (
    ("today", Text("当日拜访", "Visits of the day"), _today),
    ("week", Text("周视图", "Week"), _week),
    ("routes", Text("线路", "Routes"), _routes),
    ("enter", Text("录入", "Enter sheets"), _enter),
    ("promises", Text("承诺", "Promises"), _promises),
    ("scripts", Text("话术", "Scripts"), _scripts),
    ("plan", Text("计划", "Plans"), _plan),
)
LENT = "lent."


class VisitsTab(Tab):
    """One page a task; a page is built when it is wanted first."""

    title = Text("拜访", "Visits")
    can_print = True
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pages = QTabWidget(documentMode=True)
        self.pages.tabBar().setStyleSheet(theme.TABS)
        self.pages.setUsesScrollButtons(True)
        self._makers: list[tuple[str, Maker]] = []
        self._made: dict[str, Tab] = {}
        for key, text, maker in [*OWN, *_lent(desk)]:
            holder = QWidget()
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.pages.addTab(holder, desk.say(text))
            self._makers.append((key, maker))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)
        self.pages.currentChanged.connect(self._build)
        self._build(0)

    def page(self, key: str) -> Any:
        """A page, built if it is not yet, and brought to the front."""
        place = [made for made, _ in self._makers].index(key)
        self.pages.setCurrentIndex(place)
        return self._build(place)

    def open_record(self, record_id: int) -> None:
        """A route, by its id, or one of the `Place`s of this tab."""
        if record_id > 0:
            self.page("today").show_route(record_id)
        elif record_id in list(Place):
            self.page(Place(record_id).page)
            if record_id == Place.HOLIDAYS:
                self.page("plan").show_part("holidays")
            elif record_id == Place.TOMORROW:
                self.page("today").show_day(self.desk.today() + timedelta(days=1))

    def open_page(self, key: str, record_id: int) -> None:
        """A record on a page that another room lends."""
        self.page(LENT + key).open_record(record_id)

    def print_paper(self) -> None:
        """The paper of the page in front; the visit sheets where it has none."""
        page = self._build(self.pages.currentIndex())
        (page if page.can_print else self._build(0)).print_paper()

    def may_close(self) -> bool:
        return all(page.may_close() for page in self._made.values())

    def untie(self) -> None:
        super().untie()
        for page in self._made.values():
            page.untie()

    def _build(self, place: int) -> Tab:
        key, maker = self._makers[place]
        if key not in self._made:
            page = maker(self.desk)
            page.arrived.connect(self.arrived)
            self._made[key] = page
            self._join(key, page)
            holder = self.pages.widget(place)
            holder.layout().addWidget(scrolled(page))  # type: ignore[union-attr]
        return self._made[key]

    def _join(self, key: str, page: Any) -> None:
        """Pages that lead to each other: a day of the week, the sheet of a shop."""
        if key == "week":
            page.day_asked.connect(lambda day, rep: self.page("today").show_day(day, rep))
        elif key == "today":
            page.sheet_asked.connect(lambda day, shop: self.page("enter").open_sheet(day, shop))


def _lent(desk: Desk) -> Sequence[tuple[str, Text, Maker]]:
    """The pages that other rooms put here, under their own names."""
    found: list[tuple[str, Text, Maker]] = []
    for feature in desk.features:
        if feature.page is not None and feature.page[0] == "visits":
            found.append((LENT + feature.key, feature.text, feature.page[1]))
    return found
