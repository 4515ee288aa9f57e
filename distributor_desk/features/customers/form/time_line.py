"""A customer's time line: what happened between us, from every room, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CustomerEvent

PAGE = Text("时间线", "Time line")
MOST = 300


class TimeLinePanel(CustomerPanel):
    """Day, kind, what, who; one kind alone where it is chosen."""

    page = PAGE
    lazy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.kind = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.count = QLabel()
        self.list = PlainList([self.tr("Day"), self.tr("Kind"), self.tr("What"), self.tr("Who")], stretched=2)
        self.list.setAccessibleName(self.tr("Time line"))
        self.list.setMinimumHeight(320)
        self.list.setWordWrap(True)
        self.events: Sequence[CustomerEvent] = ()
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.count)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.kind.currentIndexChanged.connect(lambda _place: self._show_kind())

    def read_again(self, customer_id: int) -> None:
        rooms = [feature.customer_events for feature in self.desk.features if feature.customer_events]

        def query(session: Reading) -> list[CustomerEvent]:
            found = [event for room in rooms for event in room(session, customer_id)]
            return sorted(found, key=lambda event: event.day, reverse=True)[:MOST]

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "events"))

    def _heed(self, changed: Changed) -> None:
        """Any room may have something to tell: what they keep is not known here."""
        self.shows = changed.tables
        super()._heed(changed)

    def _show(self, found: Sequence[CustomerEvent]) -> None:
        self.events = found
        chosen = self.kind.currentData()
        still = QSignalBlocker(self.kind)
        self.kind.clear()
        self.kind.addItem(self.tr("Everything"), None)
        for name in sorted({self.desk.say(event.kind) for event in found}):
            self.kind.addItem(name, name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        still.unblock()
        self._show_kind()

    def _show_kind(self) -> None:
        say, chosen = self.desk.say, self.kind.currentData()
        lines = [
            (event.day.isoformat(), say(event.kind), say(event.text), event.who)
            for event in self.events
            if chosen is None or say(event.kind) == chosen
        ]
        self.list.show_lines(lines)
        self.list.resizeRowsToContents()
        self.count.setText(self.tr("%n event(s)", "", len(lines)))
