"""The tab 分销商: the list with one's page, the counties with their reserves, the get-togethers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.language import Text, listed
from distributor_desk.core.listing import Listing, Page
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.sub_distributors.form.asking import open_record, record_values
from distributor_desk.features.sub_distributors.form.bar import show_bars
from distributor_desk.features.sub_distributors.form.page import SHOWS, SubDistributorPage
from distributor_desk.features.sub_distributors.operations import people
from distributor_desk.features.sub_distributors.queries import listing, standing
from distributor_desk.features.sub_distributors.rules.places import GET_TOGETHERS, TERRITORIES
from distributor_desk.features.sub_distributors.rules.scorecard import BANDS
from distributor_desk.features.sub_distributors.sheet.columns import STATES, SUB_DISTRIBUTORS
from distributor_desk.features.sub_distributors.tab.counties import CountiesPage
from distributor_desk.features.sub_distributors.tab.parties import PartiesPage
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

EMPTY = Text(
    "还没有分销商。可以导入 Excel，或者新增一个。",
    "There are no sub-distributors yet. Import a workbook, or add one.",
)
HINT = Text("名称、拼音首字母、编号、电话或区域", "Name, pinyin initials, code, phone or territory")
_BANDS = tuple(Choice(key, text) for key, text in BANDS.items())
_OWN = (
    Column("attained", Text("完成进度", "Of plan"), Kind.PERCENT, note=Text(
        "今年销售 ÷ 到今天应完成", "sold this year ÷ planned to date"
    )),
    Column("score", Text("评分", "Score"), Kind.INTEGER),
    Column("band", Text("建议", "Advice"), Kind.CHOICE, choices=_BANDS),
    Column("sold", Text("今年销售", "Sold this year"), Kind.MONEY),
    Column("growth", Text("增长", "Growth"), Kind.PERCENT),
    Column("adjusted", Text("实销增长", "Growth sold on"), Kind.PERCENT, note=Text(
        "扣掉压在它仓库里的货", "without what only fills its warehouse"
    )),
    Column("overdue", Text("逾期欠款", "Overdue"), Kind.MONEY),
    Column("state_since", Text("状态起始", "State since"), Kind.DATE),
)  # fmt: skip
_SHOWN = ("name", "territory", "state", "attained", "score", "band", "sold", "target", "growth", "adjusted")
_REST = ("overdue", "scheme", "signed", "ends", "deposit", "code", "contact", "phone", "state_since", "notes")
_NAMED = 4
_HIDDEN = frozenset(_REST)
_KEYS = (*_SHOWN, *_REST)
_COLUMNS = {column.key: column for column in (*SUB_DISTRIBUTORS.columns, *_OWN)}


def source_of(desk: Desk) -> TableSource:
    """The list of sub-distributors."""

    def page(session: Reading, asked: Listing, offset: int, limit: int) -> Page:
        return listing.page(session, asked, offset, limit, _KEYS, desk.today())

    columns = tuple(_COLUMNS[key] for key in _KEYS)
    return TableSource(
        "sub_distributors", columns, SHOWS, page, hidden=_HIDDEN, empty=EMPTY, imported=True, sort="name",
        fixed_order=frozenset({"scheme"}),
    )  # fmt: skip


class SubDistributorsTab(EditableTab):
    """Three pages: the list and one's page, the counties, the get-togethers."""

    title = Text("分销商", "Sub-distributors")
    can_print = True
    not_copied = frozenset({"code", "name", "contact", "phone"})

    def __init__(self, desk: Desk) -> None:
        filters = (
            Filter("state", Text("状态", "State"), STATES),
            Filter("band", Text("建议", "Advice"), _BANDS),
            Filter("territory", Text("区域", "Territory")),
        )
        self.page = SubDistributorPage(desk)
        super().__init__(desk, source_of(desk), filters, HINT, self.tr("New sub-distributor"), self.page)
        show_bars(self.table.view, _KEYS.index("attained"))
        self.table.current_changed.connect(self.page.show_sub)
        self.page.edit_asked.connect(self.edit)
        self.page.print_asked.connect(self.print_paper)
        self._unlisted: list[int] = []
        self.counties, self.parties = CountiesPage(desk), PartiesPage(desk)
        self._add_pages()

    def refresh(self) -> None:
        super().refresh()
        self.desk.runner.read(standing.territories, self._offer, owner=self, key=(id(self), "places"))
        self.desk.runner.read(standing.unlisted, self._say_unlisted, owner=self, key=(id(self), "unlisted"))
        self.desk.runner.read(standing.suggestions, self._keep_offered, owner=self, key=(id(self), "offered"))

    def open_record(self, record_id: int) -> None:
        """A sub-distributor, or (by the numbers of rules.places) one of the other pages."""
        page = {TERRITORIES: 1, GET_TOGETHERS: 2}.get(record_id, 0)
        self.pages.setCurrentIndex(page)
        if not page:
            super().open_record(record_id)

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """The agreement, or the guidance, of the one that was brought to the front."""
        self.page.show_part(part)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        found = standing.one(session, record_id)
        return record_values(found) if found else None

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        return open_record(self.desk, self, record_id, initial, self.page.offered)

    def retire(self, record_ids: list[int]) -> Text:
        people.retire_sub_distributors(self.desk.company, record_ids)
        return people.RETIRE.with_(count=len(record_ids))

    def print_paper(self) -> None:
        """The paper of the page in front: the sheet of the chosen sub-distributor, or the counties."""
        if self.pages.currentIndex():
            self.pages.currentWidget().print_paper()  # type: ignore[attr-defined]
            return
        sub_id, desk = self.table.current_id(), self.desk
        if sub_id is None:
            return

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.sub_distributors.document.papers import sheet_pdf

            return sheet_pdf(desk.company, sub_id, desk.today(), desk.language)

        name = self.page.detail.standing.name if self.page.detail else ""
        PrintDialog(desk, self, self.tr("Scorecard {name}").format(name=name), produce).open()

    def untie(self) -> None:
        super().untie()
        self.counties.untie()
        self.parties.untie()

    def _offer(self, found: list[tuple[int, str]]) -> None:
        choices = [Choice(str(i), Text(name, name)) for i, name in found]
        self.filter_row.set_choices("territory", choices)

    def _keep_offered(self, offered: dict[str, list[str]]) -> None:
        self.page.offered = offered

    def _say_unlisted(self, found: list[tuple[int, str]]) -> None:
        self._unlisted = [customer for customer, _ in found]
        self.unlisted.setVisible(bool(found))
        names = listed((name for _, name in found[:_NAMED]), self.desk.language)
        words = self.tr(
            "%n customer(s) serve shops as sub-distributors but are not on this list: {names}", "", len(found)
        )
        self.unlisted_words.setText(words.format(names=names))

    def _take_on(self) -> None:
        ids, desk = self._unlisted, self.desk
        desk.runner.write(lambda: people.take_on(desk.company, ids, desk.today()), desk.did, owner=self)

    def _with_unlisted(self) -> QWidget:
        """The list, and above it (where there are any) those who serve shops and are not on it."""
        self.unlisted = QFrame()
        theme.dress(self.unlisted, "warning")
        self.unlisted_words = QLabel(wordWrap=True)
        button = QPushButton(self.tr("Take them on"), autoDefault=False)
        button.clicked.connect(self._take_on)
        row = QHBoxLayout(self.unlisted)
        row.addWidget(self.unlisted_words, 1)
        row.addWidget(button)
        self.unlisted.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.unlisted)
        column.addWidget(self.splitter, 1)
        return page

    def _add_pages(self) -> None:
        """The list becomes the first of three pages."""
        outer = cast(QVBoxLayout, self.layout())
        outer.removeWidget(self.splitter)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pages = QTabWidget(documentMode=True)
        self.pages.tabBar().setStyleSheet(theme.TABS)
        for page, words in (
            (self._with_unlisted(), self.tr("Sub-distributors")),
            (self.counties, self.tr("Territories")),
            (self.parties, self.tr("Get-togethers")),
        ):
            self.pages.addTab(page, words)
        outer.addWidget(self.pages)
        self.pages.currentChanged.connect(self._show_deeds)

    def _show_deeds(self, place: int) -> None:
        """The toolbar adds sub-distributors while their list is in front; the other pages have their own button."""
        for action in self.actions():
            action.setVisible(place == 0)
