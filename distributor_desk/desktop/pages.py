"""A tab of several pages: the room's own, and those that other rooms lend it (`Feature.page`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab


@dataclass(frozen=True, slots=True)
class PageOf:
    """One page: its key, its name, and what makes it when it is wanted first."""

    key: str
    text: Text
    make: Callable[[Desk], Tab]


def lent(desk: Desk, room: str) -> list[PageOf]:
    """The pages that other rooms lend to a room's tab, under their own names."""
    return [
        PageOf(feature.key, feature.text, feature.page[1])
        for feature in desk.features
        if feature.page is not None and feature.page[0] == room
    ]


class PagedTab(Tab):
    """The first page is built with the tab, each other one when it is shown first; the first says `arrived`."""

    reads_later = True

    def __init__(self, desk: Desk, room: str, own: Sequence[PageOf]) -> None:
        super().__init__(desk)
        self.pages = QTabWidget(documentMode=True)
        self.pages.setUsesScrollButtons(True)
        self.pages.tabBar().setStyleSheet(theme.TABS)
        self._offered = [*own, *lent(desk, room)]
        self.made: dict[str, Tab] = {}
        for offered in self._offered:
            holder = QWidget()
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.pages.addTab(holder, desk.say(offered.text))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addWidget(self.pages)
        self._front(0)
        self.pages.currentChanged.connect(self._front)

    def page(self, key: str) -> Tab:
        """A page by its key, brought to the front."""
        self.pages.setCurrentIndex(self._place(key))
        return self.built(key)

    def built(self, key: str) -> Tab:
        """A page by its key, where it stands."""
        return self._build(self._place(key))

    def front(self) -> Tab:
        """The page that is to be seen."""
        return self._build(self.pages.currentIndex())

    def open_page(self, key: str, record_id: int) -> None:
        self.page(key).open_record(record_id)

    def open_part(self, key: str, record_id: int, part: str) -> None:
        if key in self.made:
            self.made[key].open_part(key, record_id, part)

    def printing(self) -> Callable[[], None] | None:
        """What prints the page in front: its paper, else its list, else nothing."""
        front = self.front()
        if front.can_print:
            return front.print_paper
        return front.print_list if front.lists() else None

    def print_paper(self) -> None:
        deed = self.printing()
        if deed is not None:
            deed()

    def joined(self, key: str, page: Tab) -> None:
        """A page was built: a room may let it lead to others."""

    def may_close(self) -> bool:
        return all(page.may_close() for page in self.made.values())

    def untie(self) -> None:
        super().untie()
        for page in self.made.values():
            page.untie()

    def _front(self, place: int) -> None:
        """The toolbar shows the deeds of the page in front."""
        page = self._build(place)
        for action in self.actions():
            self.removeAction(action)
        self.addActions(page.actions())
        self.can_print = self.printing() is not None
        self.deeds_changed.emit()

    def _place(self, key: str) -> int:
        return [offered.key for offered in self._offered].index(key)

    def _build(self, place: int) -> Tab:
        offered = self._offered[place]
        if offered.key not in self.made:
            page = offered.make(self.desk)
            page.arrived.connect(self.arrived)
            self.made[offered.key] = page
            self.joined(offered.key, page)
            self.pages.widget(place).layout().addWidget(page)  # type: ignore[union-attr]
        return self.made[offered.key]
