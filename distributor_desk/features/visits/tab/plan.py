"""What is planned and running: months, promotions, new products, small steps, what shops said, holidays; a list each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.visits.tab.climbing import ClimbingPage
from distributor_desk.features.visits.tab.distribution import DistributionPage
from distributor_desk.features.visits.tab.holidays import HolidaysPage
from distributor_desk.features.visits.tab.listing import ListPage
from distributor_desk.features.visits.tab.months import MonthsPage
from distributor_desk.features.visits.tab.promotions import PromotionsPage
from distributor_desk.features.visits.tab.remarks import RemarksPage

PLAN = Text("计划", "Plans")
PARTS: tuple[tuple[str, Callable[[Desk], ListPage]], ...] = (
    ("months", MonthsPage),
    ("promotions", PromotionsPage),
    ("distribution", DistributionPage),
    ("climbing", ClimbingPage),
    ("remarks", RemarksPage),
    ("holidays", HolidaysPage),
)


class PlanPage(Tab):
    """The lists side by side as pages of their own."""

    title = PLAN
    can_print = True
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pages = QTabWidget(documentMode=True)
        self.parts = {key: maker(desk) for key, maker in PARTS}
        for part in self.parts.values():
            part.arrived.connect(self.arrived)
            self.pages.addTab(part, desk.say(part.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.pages)

    def show_part(self, key: str) -> ListPage:
        """One of the lists in front."""
        self.pages.setCurrentWidget(self.parts[key])
        return self.parts[key]

    def print_paper(self) -> None:
        """The promotion's list of shops, which is the one paper of this page."""
        part = self.show_part("promotions")
        part.print_paper()

    def untie(self) -> None:
        super().untie()
        for part in self.parts.values():
            part.untie()
