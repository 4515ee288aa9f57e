"""The week: which routes are walked on which day, rep by rep."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.customers.rules import weekday_words
from distributor_desk.features.visits.queries import days
from distributor_desk.features.visits.queries.days import PlannedRoute, WeekDay
from distributor_desk.features.visits.rules.due import week_of
from distributor_desk.features.visits.rules.feasts import feast
from distributor_desk.storage.unit_of_work import Reading

WEEK = Text("周视图", "Week")


class WeekPage(Tab):
    """A column a day, a row a rep; a double click opens the day. Days off say which holiday it is."""

    title = WEEK
    shows = frozenset({"route", "rep", "customer", "visit", "route_pattern", "holiday"})
    reads_later = True
    day_asked = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day: date = desk.today()
        self.words = QLabel()
        self.words.setStyleSheet("font-weight: bold")
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self.grid = QTableWidget(0, 7)
        self.grid.setAccessibleName(desk.say(WEEK))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setWordWrap(True)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.grid.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() * 3)
        self.grid.cellActivated.connect(self._open)
        self._reps: list[str] = []
        self._days: list[WeekDay] = []
        row = QHBoxLayout()
        for sign, days_on, name in (
            ("◀", -7, self.tr("Week before")),
            ("▶", 7, self.tr("Week after")),
        ):
            row.addWidget(self._step(sign, days_on, name))
        now = QPushButton(self.tr("This week"))
        now.clicked.connect(lambda: self.show_day(self.desk.today()))
        row.addWidget(now)
        row.addWidget(self.words)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.note)

    def refresh(self) -> None:
        day = self.day

        def query(session: Reading) -> list[WeekDay]:
            return days.week(session, day)

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "week"))

    def show_day(self, day: date) -> None:
        """The week of a day."""
        self.day = day
        self.refresh()

    def cells(self) -> list[list[str]]:
        """What the grid says, row by row."""
        return [
            [item.text() if (item := self.grid.item(row, place)) else "" for place in range(7)]
            for row in range(self.grid.rowCount())
        ]

    def _show(self, found: list[WeekDay]) -> None:
        self._days = found
        first, last = found[0].day, found[-1].day
        self.words.setText(
            self.tr("{first} to {last} · week {number} of 4").format(
                first=first.isoformat(), last=last.isoformat(), number=week_of(first)
            )
        )
        routes = [route for day in found for route in day.routes]
        self._reps = [*dict.fromkeys(route.rep or "" for route in routes)]
        self.grid.setRowCount(len(self._reps))
        self.grid.setVerticalHeaderLabels([rep or "—" for rep in self._reps])
        self.grid.setHorizontalHeaderLabels([self._heading(day) for day in found])
        for row, rep in enumerate(self._reps):
            for place, day in enumerate(found):
                mine = [route for route in day.routes if (route.rep or "") == rep]
                self.grid.setItem(row, place, self._cell(mine, day))
        self.note.setText(
            self.tr("Double-click a day to see its shops.")
            if routes
            else self.tr("No route is walked this week. Give your routes their days on the page “Routes”.")
        )
        self.arrived.emit()

    def _heading(self, day: WeekDay) -> str:
        words = self.desk.say(weekday_words([day.day.isoweekday()]))
        return "\n".join(
            part for part in (words, f"{day.day:%m-%d}", self.desk.say(feast(day.holiday))) if part
        )

    def _cell(self, routes: list[PlannedRoute], day: WeekDay) -> QTableWidgetItem:
        item = QTableWidgetItem("\n".join(self._said(route, day.overdue[route.id]) for route in routes))
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if day.day == self.desk.today():
            item.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
            item.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        elif day.holiday:
            item.setBackground(QColor(self.palette().color(QPalette.ColorRole.Midlight)))
        return item

    def _said(self, route: PlannedRoute, late: int) -> str:
        shops = self.tr("%n shop(s)", "", route.shops)
        return " · ".join([route.name, shops, *([self.tr("%n overdue", "", late)] if late else [])])

    def _open(self, row: int, place: int) -> None:
        self.day_asked.emit(self._days[place].day, self._reps[row])

    def _step(self, sign: str, days_on: int, name: str) -> QPushButton:
        button = QPushButton(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(44)
        button.clicked.connect(lambda: self.show_day(self.day + timedelta(days=days_on)))
        return button
