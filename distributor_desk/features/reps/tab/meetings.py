"""Meetings and training: when, about what, who was there, what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.reps.operations import people as operations
from distributor_desk.features.reps.queries.people import MeetingLine, meetings
from distributor_desk.features.reps.rules.people import MEETINGS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

EMPTY = Text("还没有例会和培训的记录。", "No meeting and no training noted yet.")
HINT = Text("主题、参加人或约定", "Topic, who was there, what was agreed")
NEW, EDIT = Text("新例会或培训", "New meeting or training"), Text("例会与培训：{topic}", "Meeting: {topic}")
_KINDS = tuple(Choice(key, text) for key, text in MEETINGS.items())
COLUMNS = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("kind", Text("种类", "Kind"), Kind.CHOICE, choices=_KINDS),
    Column("topic", Text("主题", "Topic"), required=True),
    Column("attended", Text("参加人", "Who was there"), most=500),
    Column("agreed", Text("定了什么", "What was agreed"), most=2000),
)


class MeetingsPage(EditableTab):
    """The newest first."""

    title = Text("例会与培训", "Meetings, training")
    not_copied = frozenset({"date"})

    def __init__(self, desk: Desk) -> None:
        source = TableSource(
            "rep_meetings", COLUMNS, frozenset({"rep_meeting"}), _page,
            fixed_order=frozenset(c.key for c in COLUMNS), empty=EMPTY,
        )  # fmt: skip
        filters = (Filter("kind", Text("种类", "Kind"), _KINDS),)
        super().__init__(desk, source, filters, HINT, self.tr("New meeting"))
        add = QPushButton(self.tr("New meeting…"), autoDefault=False)
        add.clicked.connect(self.add_new)
        self.filter_row.row.addWidget(add)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        found = next((m for m in meetings(session) if m.id == record_id), None)
        return dict(zip((c.key for c in COLUMNS), _values(found), strict=True)) if found else None

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        from distributor_desk.desktop.record_form import RecordForm

        desk = self.desk
        fresh = {"date": desk.today(), "kind": "weekly"} | dict(initial) if record_id is None else initial
        title = NEW if record_id is None else EDIT.with_(topic=initial.get("topic") or "")
        form = RecordForm(
            desk,
            title,
            COLUMNS,
            fresh,
            lambda values: operations.save_meeting(desk.company, record_id, values),
            fresh=record_id is None,
            parent=self,
        )
        form.saved.connect(
            lambda _id: desk.did(operations.MEETING.with_(topic=form.fields.values()["topic"]))
        )
        form.open()
        return form

    def retire(self, record_ids: list[int]) -> Text:
        return operations.retire_meetings(self.desk.company, record_ids)


def _page(session: Reading, asked: Listing, offset: int, limit: int) -> Page:
    words = asked.words.strip().casefold()
    found = [
        m
        for m in meetings(session)
        if words in f"{m.topic} {m.attended or ''} {m.agreed or ''}".casefold()
        and asked.filters.get("kind", m.kind) == m.kind
    ]
    rows = tuple(Row(m.id, _values(m)) for m in found[offset : offset + limit])
    return Page(len(found), offset, rows)


def _values(one: MeetingLine) -> tuple[Any, ...]:
    return (one.day, one.kind, one.topic, one.attended, one.agreed)
