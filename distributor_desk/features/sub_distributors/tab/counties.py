"""The page 区域: who works which county, who stands ready, what it ties up, and what an own office would bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from distributor_desk.core.language import Text, listed
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.sub_distributors.form.county import CountyPage
from distributor_desk.features.sub_distributors.form.page import SHOWS
from distributor_desk.features.sub_distributors.operations import counties as operations
from distributor_desk.features.sub_distributors.queries.counties import County, counties
from distributor_desk.features.sub_distributors.queries.standing import Standing
from distributor_desk.features.sub_distributors.rules.states import READINESS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

EMPTY = Text(
    "还没有区域。给分销商填写区域，或者新增一个还没有人做的县。",
    "There are no territories yet. Give your sub-distributors one, or add a county that nobody works.",
)
RESERVE = Text("{name}（{how}）", "{name} ({how})")
HINT = Text("区域或分销商名称", "Territory or sub-distributor")
NEW, EDIT = Text("新区域", "New territory"), Text("区域：{name}", "Territory: {name}")
_STATES = (
    Choice("gap", Text("空白", "gap")),
    Choice("worked", Text("有人做", "worked")),
)
COLUMNS = (
    Column("name", Text("区域", "Territory"), required=True),
    Column("gap", Text("情况", "Now"), Kind.CHOICE, choices=_STATES),
    Column("workers", Text("合作中", "Works it")),
    Column("reserves", Text("储备（按准备程度）", "In reserve, readiest first")),
    Column("candidates", Text("考察", "Candidates")),
    Column("owed", Text("欠款", "Owed"), Kind.MONEY),
    Column("deposit", Text("保证金", "Deposit"), Kind.MONEY),
    Column("cash", Text("占用资金", "Cash tied up"), Kind.MONEY, note=Text(
        "欠款减去保证金", "what is owed, less the deposit"
    )),
    Column("shared", Text("共享", "Shared"), Kind.YES_NO, note=Text(
        "允许几家分销商同时做", "several sub-distributors may work it"
    )),
    Column("notes", Text("备注", "Notes"), most=2000),
)  # fmt: skip
_FORM = ("name", "shared", "notes")


class CountiesPage(EditableTab):
    """The list of counties, gaps first; the comparison with an own office on the right."""

    title = Text("区域", "Territories")
    can_print = True
    not_copied = frozenset({"name"})

    def __init__(self, desk: Desk) -> None:
        source = TableSource(
            "territories", COLUMNS, SHOWS | {"county_case"}, self._page, hidden=frozenset({"notes", "deposit"}),
            fixed_order=frozenset(c.key for c in COLUMNS), empty=EMPTY,
        )  # fmt: skip
        self.page = CountyPage(desk)
        filters = (Filter("gap", Text("情况", "Now"), _STATES),)
        super().__init__(desk, source, filters, HINT, self.tr("New territory"), self.page)
        self.table.current_changed.connect(self.page.show_county)
        add = QPushButton(self.tr("New territory…"), autoDefault=False)
        add.clicked.connect(self.add_new)
        self.filter_row.row.addWidget(add)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        found = next((c for c in counties(session, self.desk.today()) if c.id == record_id), None)
        return {"name": found.name, "shared": found.shared, "notes": found.notes} if found else None

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        from distributor_desk.desktop.record_form import RecordForm

        desk, title = self.desk, NEW if record_id is None else EDIT.with_(name=initial.get("name") or "")

        def save(values: dict[str, Any]) -> int:
            if record_id is None:
                return operations.add_territory(desk.company, values)
            operations.change_territory(desk.company, record_id, values)
            return record_id

        columns = [column for column in COLUMNS if column.key in _FORM]
        form = RecordForm(desk, title, columns, initial, save, fresh=record_id is None, parent=self)
        action = operations.ADD if record_id is None else operations.CHANGE
        form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values()["name"])))
        form.open()
        return form

    def retire(self, record_ids: list[int]) -> Text:
        return operations.retire_territories(self.desk.company, record_ids)

    def print_paper(self) -> None:
        """All counties with their reserves; after a question, the chosen one's comparison as well."""
        desk, chosen = self.desk, self.table.current_id()
        owner_copy = self.page.compared and messages.ask(
            self,
            self.tr(
                "Print the comparison with an own office as well? It shows our margins and must not leave the house."
            ),
            yes=self.tr("Print the owner's copy"),
            no=self.tr("Territories only"),
        )

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.sub_distributors.document.papers import counties_pdf

            return counties_pdf(desk.company, chosen, desk.today(), desk.language, owner_copy=owner_copy)

        PrintDialog(desk, self, self.tr("Territories"), produce).open()

    def _page(self, session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        found = [c for c in counties(session, self.desk.today()) if _wanted(c, asked)]
        rows = tuple(Row(c.id, self._values(c)) for c in found[offset : offset + limit])
        return Page(len(found), offset, rows)

    def _values(self, county: County) -> tuple[Any, ...]:
        return (
            county.name,
            "gap" if county.is_gap else "worked",
            self._listed(s.name for s in county.workers),
            self._listed(self._reserve(s) for s in county.reserves),
            self._listed(s.name for s in county.candidates),
            county.owed or None,
            county.deposit or None,
            county.cash or None,
            county.shared,
            county.notes,
        )

    def _reserve(self, sub: Standing) -> str:
        if sub.readiness not in READINESS:
            return sub.name
        return self.desk.say(RESERVE.with_(name=sub.name, how=READINESS[sub.readiness]))

    def _listed(self, names: Iterable[str]) -> str:
        return listed(names, self.desk.language)


def _wanted(county: County, asked: Listing) -> bool:
    if "gap" in asked.filters and (asked.filters["gap"] == "gap") != county.is_gap:
        return False
    words = asked.words.strip().casefold()
    everyone = (*county.workers, *county.reserves, *county.candidates)
    return not words or words in county.name.casefold() or any(words in s.find_key for s in everyone)
