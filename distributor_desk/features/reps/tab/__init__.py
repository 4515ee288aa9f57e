"""The page 业务员, lent to the tab of the visits: the board of a month, targets, commission, people, meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout

from distributor_desk.core.language import Text
from distributor_desk.core.periods import month_start
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.reps.tab.board import BoardPage
from distributor_desk.features.reps.tab.commission import CommissionPage
from distributor_desk.features.reps.tab.meetings import MeetingsPage
from distributor_desk.features.reps.tab.people import PeoplePage
from distributor_desk.features.reps.tab.targets import TargetsPage


class RepsPage(Tab):
    """A month above; what belongs to it, and what lasts longer, on pages below."""

    title = Text("业务员", "Reps")
    can_print = True
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = QDateEdit(QDate(desk.today()))
        self.month.setDisplayFormat("yyyy-MM")
        self.month.setAccessibleName(self.tr("Month"))
        self.board, self.targets = BoardPage(desk), TargetsPage(desk)
        self.commission, self.people, self.meetings = (
            CommissionPage(desk),
            PeoplePage(desk),
            MeetingsPage(desk),
        )
        self.pages = QTabWidget(documentMode=True)
        self.pages.tabBar().setStyleSheet(theme.TABS)
        for page, words in (
            (self.board, self.tr("Sales board")),
            (self.targets, self.tr("Month targets")),
            (self.commission, self.tr("Commission")),
            (self.people, self.tr("Roles and leavers")),
            (self.meetings, self.tr("Meetings, training")),
        ):
            self.pages.addTab(page, words)
        self._lay_out()
        self.month.dateChanged.connect(lambda _day: self._show_month())
        self.board.arrived.connect(self.arrived)
        self._show_month()

    def chosen_month(self) -> date:
        """The first day of the month that is shown."""
        day = self.month.date()
        return date(day.year(), day.month(), 1)

    def open_record(self, record_id: int) -> None:
        """A rep with the checklist."""
        self.pages.setCurrentWidget(self.people)
        self.people.open_record(record_id)

    def print_paper(self) -> None:
        """The sales board of the month."""
        desk, month = self.desk, self.chosen_month()

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.reps.document import board_pdf

            return board_pdf(desk.company, month, desk.today(), desk.language)

        PrintDialog(desk, self, self.tr("Sales board {month}").format(month=f"{month:%Y-%m}"), produce).open()

    def untie(self) -> None:
        super().untie()
        for page in (self.board, self.targets, self.commission, self.people, self.meetings):
            page.untie()

    def _show_month(self) -> None:
        for page in (self.board, self.targets, self.commission):
            page.show_month(self.chosen_month())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 0)
        row.addWidget(QLabel(self.tr("Month")))
        row.addWidget(self._step("◀", -1, self.tr("Month before")))
        row.addWidget(self.month)
        row.addWidget(self._step("▶", 1, self.tr("Month after")))
        row.addStretch(1)
        paper = QPushButton(self.tr("Print the board…"), autoDefault=False)
        paper.clicked.connect(self.print_paper)
        row.addWidget(paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row)
        outer.addWidget(self.pages, 1)

    def _step(self, sign: str, months: int, name: str) -> QPushButton:
        button = QPushButton(sign, autoDefault=False)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(44)

        def go() -> None:
            now = self.chosen_month()
            self.month.setDate(QDate(month_start(now.year, now.month + months)))

        button.clicked.connect(go)
        return button
