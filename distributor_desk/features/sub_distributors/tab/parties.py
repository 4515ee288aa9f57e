"""The page 联谊会: get-togethers with guests and cost, and what is to be done after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.sub_distributors.form.asking import ask
from distributor_desk.features.sub_distributors.form.section import Section, line_with_button
from distributor_desk.features.sub_distributors.operations import parties as operations
from distributor_desk.features.sub_distributors.queries.detail import Party, parties
from distributor_desk.features.sub_distributors.rules.guests import Invited, written_guests
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

EMPTY = Text(
    "还没有联谊会。请分销商们聚一次，记下谁来了、花了多少、要跟进什么。",
    "No get-together yet. Invite your sub-distributors, and note who came, what it cost, what follows.",
)
HINT = Text("名称、地点或客人", "Name, place or guest")
NEW, EDIT = Text("新联谊会", "New get-together"), Text("联谊会：{name}", "Get-together: {name}")
FOLLOW_UP = Text("跟进：{name}", "Follow up: {name}")
LATE = Text("{what}（{who}{due} 到期，已过期）", "{what} ({who}was due {due}: OVERDUE)")
OPEN = Text("{what}（{who}{due} 到期）", "{what} ({who}due {due})")
OPEN_END = Text("{what}（{who}没有期限）", "{what} ({who}no date)")
BY = Text("{who}，", "{who}, ")
COLUMNS = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("name", Text("名称", "Name"), required=True),
    Column("place", Text("地点", "Place")),
    Column("cost", Text("费用", "Cost"), Kind.MONEY),
    Column("guests", Text("客人", "Guests"), most=2000, note=Text(
        "用顿号分开，几个人写成：高总×2", "apart by commas; two persons are written Gao×2"
    )),
    Column("persons", Text("人数", "Persons"), Kind.INTEGER),
    Column("open", Text("未跟进", "Open follow-ups"), Kind.INTEGER),
    Column("notes", Text("备注", "Notes"), most=2000),
)  # fmt: skip
_FORM = ("date", "name", "place", "cost", "guests", "notes")
_SHOWS = frozenset({"get_together", "get_together_guest", "get_together_follow_up"})
_TASK = (
    Column("what", Text("要做什么", "What is to be done"), required=True, most=500),
    Column("who", Text("谁来做", "Who")),
    Column("due", Text("到期", "Due"), Kind.DATE),
)


class PartiesPage(EditableTab):
    """The list, and one get-together on the right."""

    title = Text("联谊会", "Get-togethers")
    not_copied = frozenset({"date"})

    def __init__(self, desk: Desk) -> None:
        source = TableSource(
            "get_togethers", COLUMNS, _SHOWS, self._page, hidden=frozenset({"notes"}),
            fixed_order=frozenset(c.key for c in COLUMNS), empty=EMPTY,
        )  # fmt: skip
        self.page = PartyPage(desk)
        super().__init__(desk, source, (), HINT, self.tr("New get-together"), self.page)
        self.table.current_changed.connect(self.page.show_party)
        add = QPushButton(self.tr("New get-together…"), autoDefault=False)
        add.clicked.connect(self.add_new)
        self.filter_row.row.addWidget(add)
        self.table.rows_arrived.connect(lambda: self.page.show_party(self.table.current_id()))

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        found = next((p for p in parties(session) if p.id == record_id), None)
        if found is None:
            return None
        return {
            "date": found.day, "name": found.name, "place": found.place, "cost": found.cost,
            "guests": _guests(found), "notes": found.notes,
        }  # fmt: skip

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        from distributor_desk.desktop.record_form import RecordForm

        desk = self.desk
        given = initial if record_id is not None else {"date": desk.today()} | dict(initial)

        def save(values: dict[str, Any]) -> int:
            if record_id is None:
                return operations.add_party(desk.company, values)
            operations.change_party(desk.company, record_id, values)
            return record_id

        title = NEW if record_id is None else EDIT.with_(name=initial.get("name") or "")
        columns = [column for column in COLUMNS if column.key in _FORM]
        form = RecordForm(desk, title, columns, given, save, fresh=record_id is None, parent=self)
        action = operations.ADD if record_id is None else operations.CHANGE
        form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values()["name"])))
        form.open()
        return form

    def retire(self, record_ids: list[int]) -> Text:
        return operations.retire_parties(self.desk.company, record_ids)

    def _page(self, session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        words = asked.words.strip().casefold()
        found = [p for p in parties(session) if words in f"{p.name} {p.place or ''} {_guests(p)}".casefold()]
        rows = tuple(Row(p.id, _values(p)) for p in found[offset : offset + limit])
        return Page(len(found), offset, rows)


def _guests(party: Party) -> str:
    return written_guests(Invited(name, persons) for name, persons in party.guests)


def _values(party: Party) -> tuple[Any, ...]:
    return (
        party.day, party.name, party.place, party.cost, _guests(party), party.persons or None,
        party.open or None, party.notes,
    )  # fmt: skip


class PartyPage(QScrollArea):
    """Who came, what it cost a head, what is still to be done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.party: Party | None = None
        body = QWidget()
        column = QVBoxLayout(body)
        self.name = QLabel(wordWrap=True)
        theme.dress(self.name, "title")
        self.facts, self.tasks = Section(self.tr("Guests and cost")), Section(self.tr("Follow-ups"))
        self.add = self.tasks.add_button(self.tr("Follow-up…"), self._ask)
        for part in (self.name, self.facts, self.tasks):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setMinimumWidth(300)
        self._show(None)

    def show_party(self, party_id: int | None) -> None:
        """Show another one; None shows nothing."""
        self.desk.runner.read(
            lambda session: next((p for p in parties(session) if p.id == party_id), None),
            self._show,
            owner=self,
            key=(id(self), "party"),
        )

    def _show(self, party: Party | None) -> None:
        self.party = party
        self.name.setText(party.name if party else self.tr("Choose a get-together on the left."))
        for section in (self.facts, self.tasks):
            section.setVisible(party is not None)
        if party is None:
            return
        each = party.cost / party.persons if party.cost is not None and party.persons else None
        self.facts.show_facts(
            [
                (self.tr("Day"), f"{party.day}"),
                (self.tr("Place"), party.place or ""),
                (self.tr("Guests"), _guests(party)),
                (self.tr("Cost"), "" if party.cost is None else shown(party.cost)),
                (self.tr("Cost a head"), "" if each is None else shown(each)),
                (self.tr("Notes"), party.notes or ""),
            ]
        )
        self.tasks.show_facts(
            [(f"✓ {done}", what) for _, what, _, _, done in party.follow_ups if done],
            "" if party.follow_ups else self.tr("Nothing to follow up."),
        )
        self.tasks.show_lines([self._task(*task[:4]) for task in party.follow_ups if task[4] is None])

    def _task(self, task_id: int, what: str, who: str | None, due: Any) -> QWidget:
        by: Any = BY.with_(who=who) if who else ""
        text = OPEN_END if due is None else LATE if due < self.desk.today() else OPEN
        words = self.desk.say(text.with_(what=what, who=by, due=due))
        return line_with_button(words, self.tr("Done"), self._closer(task_id))

    def _closer(self, task_id: int) -> Callable[[], object]:
        desk = self.desk
        return lambda: desk.runner.write(
            lambda: operations.close_follow_up(desk.company, task_id, desk.today()), desk.did
        )

    def _ask(self) -> None:
        party, desk = self.party, self.desk
        if party is not None:
            ask(
                desk, self, FOLLOW_UP.with_(name=party.name), _TASK, {},
                lambda values: operations.add_follow_up(desk.company, party.id, values),
            )  # fmt: skip
