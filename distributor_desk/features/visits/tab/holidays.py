"""Holidays: on which days no route is walked, and when their routes are walked instead."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSpinBox

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.operations import routes as operations
from distributor_desk.features.visits.queries import days
from distributor_desk.features.visits.rules.feasts import feast
from distributor_desk.features.visits.tab.listing import ListPage, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

HOLIDAYS = Text("假日", "Holidays")
NONE = Text(
    "还没有填假日。选好年份，点“填入假日”，再按自己的安排修改。",
    "No holidays yet. Choose the year, press “Fill in the holidays”, then change them to your own plan.",
)
COLUMNS = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("name", Text("假日", "Holiday"), required=True),
    Column("works", Text("调休上班", "Working day instead"), Kind.YES_NO),
    Column(
        "moved_to", Text("线路改到", "Routes walked on"), Kind.DATE,
        note=Text("空着就不补走", "empty: its routes are left out"),
    ),
)  # fmt: skip
NEW, EDIT = Text("新假日", "New holiday"), Text("假日：{name}", "Holiday: {name}")


class HolidaysPage(ListPage):
    """One line a day."""

    def __init__(self, desk: Desk) -> None:
        def page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
            rows = [
                (i, h.day, desk.say(feast(h.name)), h.works or None, h.moved_to)
                for i, h in days.holidays(session)
            ]
            return paged(rows, offset, limit)

        every = frozenset(c.key for c in COLUMNS)
        source = TableSource("holidays", COLUMNS, frozenset({"holiday"}), page, fixed_order=every, empty=NONE)
        super().__init__(desk, source, HOLIDAYS, can_add=True)
        self.year = QSpinBox(minimum=2000, maximum=2100, value=desk.today().year)
        self.year.setAccessibleName(self.tr("Year"))
        self.row.addWidget(self.year)
        self.button(self.tr("Fill in the holidays"), self.fill, first=True)
        self.button(self.tr("Add a day…"), lambda: self._open(None, {}))
        self.deed(self.tr("Change…"), lambda ids: self._change(ids[0]))
        self.deed(self.tr("Remove"), self._remove)
        self.row.addStretch(1)
        self.table.activated.connect(self._change)
        self.table.new_asked.connect(lambda: self._open(None, {}))
        self.table.retire_asked.connect(self._remove)

    def fill(self) -> None:
        """Put the year's holidays into the table; what a person changed stays."""
        year = self.year.value()
        self.write(lambda: operations.fill_holidays(self.desk.company, year))

    def _change(self, holiday_id: int) -> None:
        def came(found: Any) -> None:
            if found is not None:
                initial = {
                    "date": found.day,
                    "name": found.name,
                    "works": found.works,
                    "moved_to": found.moved_to,
                }
                self._open(holiday_id, initial)

        self.desk.runner.read(
            lambda session: next((h for i, h in days.holidays(session) if i == holiday_id), None),
            came,
            owner=self,
        )

    def _open(self, holiday_id: int | None, initial: dict[str, Any]) -> None:
        title = EDIT.with_(name=initial["name"]) if holiday_id else NEW
        open_form(
            self.desk, self, title, COLUMNS, initial,
            lambda values: operations.save_holiday(self.desk.company, holiday_id, values),
            fresh=holiday_id is None,
        )  # fmt: skip

    def _remove(self, ids: list[int]) -> None:
        self.write(lambda: operations.remove_holidays(self.desk.company, ids))
