"""Reps with their roles and what they are judged by; the checklist of one who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.reps.operations import people as operations
from distributor_desk.features.reps.queries.people import FIELDS, Person, people, person
from distributor_desk.features.reps.rules.people import JUDGED_BY, LEAVING, ROLES
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

EMPTY = Text("还没有业务员。", "There are no reps yet.")
HINT = Text("姓名", "Name")
NEW, EDIT = Text("新业务员", "New rep"), Text("业务员：{name}", "Rep: {name}")
COLUMNS = (
    Column("name", Text("姓名", "Name"), required=True),
    Column("role", Text("岗位", "Role"), Kind.CHOICE, choices=tuple(Choice(k, t) for k, t in ROLES.items())),
    Column("judged_by", Text("考核什么", "Judged by"), most=500),
    Column("reward", Text("奖励", "Reward"), most=500),
    Column("penalty", Text("处罚", "Penalty"), most=500),
    Column("customers", Text("客户数", "Customers"), Kind.INTEGER),
    Column("began_on", Text("入职", "Began"), Kind.DATE),
    Column("leaves_on", Text("离职", "Leaves"), Kind.DATE),
    Column("open", Text("未交接", "Hand-over open"), Kind.INTEGER),
    Column("notes", Text("备注", "Notes"), most=2000),
)
_FORM = ("name", "role", "judged_by", "reward", "penalty", "began_on", "leaves_on", "notes")


class PeoplePage(EditableTab):
    """The list, and on the right what one is judged by, with the checklist for leaving."""

    title = Text("岗位与离职", "Roles and leavers")
    not_copied = frozenset({"name", "began_on", "leaves_on"})

    def __init__(self, desk: Desk) -> None:
        source = TableSource(
            "reps", COLUMNS, frozenset({"rep", "rep_card", "leaver_check", "customer"}), _page,
            hidden=frozenset({"notes", "reward", "penalty"}), fixed_order=frozenset(c.key for c in COLUMNS), empty=EMPTY,
        )  # fmt: skip
        self.page = LeaverPage(desk)
        super().__init__(desk, source, (), HINT, self.tr("New rep"), self.page)
        add = QPushButton(self.tr("New rep…"), autoDefault=False)
        add.clicked.connect(self.add_new)
        self.filter_row.row.addWidget(add)
        self.table.rows_arrived.connect(lambda: self.page.show_rep(self.table.current_id()))
        self.table.current_changed.connect(self.page.show_rep)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        found = person(session, record_id)
        return {"name": found.name} | {f: getattr(found, f) for f in FIELDS} if found else None

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        from distributor_desk.desktop.record_form import RecordForm

        desk = self.desk
        title = NEW if record_id is None else EDIT.with_(name=initial.get("name") or "")
        form = RecordForm(
            desk,
            title,
            [column for column in COLUMNS if column.key in _FORM],
            initial,
            lambda values: operations.save_card(desk.company, record_id, values),
            suggestions={"judged_by": [desk.say(text) for text in JUDGED_BY.values()]},
            fresh=record_id is None,
            parent=self,
        )
        action = operations.ADD if record_id is None else operations.CARD
        form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values()["name"])))
        form.open()
        return form

    def retire(self, record_ids: list[int]) -> Text:
        return operations.retire_reps(self.desk.company, record_ids)


def _page(session: Reading, asked: Listing, offset: int, limit: int) -> Page:
    words = asked.words.strip().casefold()
    found = [p for p in people(session) if words in p.name.casefold()]
    rows = tuple(Row(p.id, _values(p)) for p in found[offset : offset + limit])
    return Page(len(found), offset, rows)


def _values(p: Person) -> tuple[Any, ...]:
    return (
        p.name, p.role, p.judged_by, p.reward, p.penalty, p.customers or None, p.began_on, p.leaves_on, p.open or None,
        p.notes,
    )  # fmt: skip


class LeaverPage(QScrollArea):
    """What a rep is judged by; where a day of leaving is set, the points to be settled before, to tick."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rep_id: int | None = None
        body = QWidget()
        column = QVBoxLayout(body)
        self.name = QLabel(wordWrap=True)
        theme.dress(self.name, "title")
        self.facts = FactGrid()
        self.heading = QLabel(self.tr("Before they leave"))
        self.heading.setStyleSheet("font-weight: bold")
        self.ticks: dict[str, QCheckBox] = {}
        for part in (self.name, self.facts, self.heading):
            column.addWidget(part)
        for point, text in LEAVING.items():
            tick = QCheckBox(desk.say(text))
            tick.setToolTip(desk.say(text))
            tick.toggled.connect(lambda on, point=point: self._ticked(point, on=on))
            self.ticks[point] = tick
            column.addWidget(tick)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setMinimumWidth(340)
        self._show(None)

    def show_rep(self, rep_id: int | None) -> None:
        """Show another rep; None shows nothing."""
        self.rep_id = rep_id
        self.desk.runner.read(
            lambda session: person(session, rep_id) if rep_id is not None else None,
            self._show,
            owner=self,
            key=(id(self), "rep"),
        )

    def _show(self, found: Person | None) -> None:
        self.name.setText(found.name if found else self.tr("Choose a rep on the left."))
        role = ROLES.get(found.role or "") if found else None
        usual = JUDGED_BY.get(found.role or "") if found else None
        judged = found.judged_by if found and found.judged_by else (self.desk.say(usual) if usual else "")
        self.facts.show_facts(
            [
                (self.tr("Role"), self.desk.say(role) if role else ""),
                (self.tr("Judged by"), judged),
                (self.tr("Reward"), (found.reward if found else None) or ""),
                (self.tr("Penalty"), (found.penalty if found else None) or ""),
                (self.tr("Leaves"), f"{found.leaves_on}" if found and found.leaves_on else ""),
            ]
        )
        leaves = found is not None and found.leaves_on is not None
        done = {point for point, _, _ in found.done} if found else set()
        self.heading.setVisible(leaves)
        for point, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(point in done)
            tick.setVisible(leaves)

    def _ticked(self, point: str, *, on: bool) -> None:
        rep_id, desk = self.rep_id, self.desk
        if rep_id is not None:
            day = desk.today() if on else None
            desk.runner.write(lambda: operations.hand_over(desk.company, rep_id, point, day), desk.did)
