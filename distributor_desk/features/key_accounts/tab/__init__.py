"""The tab KA费用: retailers and years on the left; fees, what-if, negotiation, fee book, shelf and contract on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.panel import scrolled
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.key_accounts.form.columns import CONTRACT_FORM, CONTRACT_LIST, SECRET_TERMS
from distributor_desk.features.key_accounts.operations import contracts as operations
from distributor_desk.features.key_accounts.queries import lists
from distributor_desk.features.key_accounts.queries.contracts import (
    contract_form_values,
    retailer_names,
)
from distributor_desk.features.key_accounts.queries.kept import RATIOS
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.rules.fees import ratio
from distributor_desk.features.key_accounts.tab import more, papers
from distributor_desk.features.key_accounts.tab.contract import ContractPage
from distributor_desk.features.key_accounts.tab.entries import EntriesPage
from distributor_desk.features.key_accounts.tab.fees import FeesPage
from distributor_desk.features.key_accounts.tab.lock import OwnerLock
from distributor_desk.features.key_accounts.tab.shelf import ShelfPage
from distributor_desk.features.key_accounts.tab.talks import TalksPage
from distributor_desk.features.key_accounts.tab.what_if import WhatIfPage
from distributor_desk.spreadsheets.columns import Choice
from distributor_desk.storage.unit_of_work import Reading

SHOWS = frozenset(
    {
        "ka_contract", "ka_fee", "ka_subject", "ka_fee_entry", "ka_round", "ka_peer", "ka_buyer", "ka_shelf_count",
        "ka_share", "ka_listing", "ka_factory_cap", "retailer", "attachment", "setting", "sales_line", "customer",
        "visit_line", "claim", "claim_line",
    }
)  # fmt: skip
EMPTY = Text(
    "还没有 KA 合同。可以导入 Excel，或者新增一份。",
    "There are no contracts yet. Import a workbook, or add one.",
)
HINT = Text("系统名称或拼音首字母", "Retailer, or pinyin initials")
NEW, EDIT = Text("新合同", "New contract"), Text("合同：{name} {year}", "Contract: {name} {year}")
COPY = Text("转入下一年…", "Copy to the next year…")
NOTHING = Text("左边选一份合同，或者新增一份。", "Choose a contract on the left, or add one.")
NO_CONTRACT = Text("这个系统还没有合同。", "This retailer has no contract yet.")
PAGES = (
    Text("费用", "Fees"), Text("试算", "What if"), Text("谈判", "Negotiation"), Text("台账", "Fee book"),
    Text("上架", "Shelf"), Text("合同", "Contract"),
)  # fmt: skip


class Pages(QWidget):
    """The right side: the name of the contract, its pages, and the menu 更多."""

    def __init__(self, desk: Desk, edit: Any) -> None:
        super().__init__()
        self.desk, self.where, self._shown = desk, Where(), False
        self.lock = OwnerLock(desk, self)
        self.name = QLabel(desk.say(NOTHING))
        theme.dress(self.name, "title")
        self.fees, self.what_if = FeesPage(desk, self.lock), WhatIfPage(desk, self.lock)
        self.talks, self.entries, self.shelf = TalksPage(desk), EntriesPage(desk), ShelfPage(desk)
        self.contract = ContractPage(desk, self.lock, edit)
        self.pages: tuple[Any, ...] = (
            self.fees, self.what_if, self.talks, self.entries, self.shelf, self.contract
        )  # fmt: skip
        self.tabs = QTabWidget()
        for words, page in zip(PAGES, self.pages, strict=True):
            self.tabs.addTab(scrolled(page), desk.say(words))
        self.tabs.currentChanged.connect(lambda _place: self.read_again())
        self.more = QPushButton(desk.say(more.MORE))
        menu = QMenu(self.more)
        more.fill(menu, desk, self, lambda: self.where, self.lock)
        self.more.setMenu(menu)
        self.lock.changed.connect(self._lock_turned)
        self._lay_out()

    def show_where(self, where: Where, name: str) -> None:
        """Another contract or retailer; only the page in front reads, the others when they come."""
        self.where = where
        self.name.setText(name or self.desk.say(NOTHING))
        self.read_again()

    def bring(self, page: QWidget) -> None:
        """A page to the front."""
        self.tabs.setCurrentIndex(self.pages.index(page))

    def read_again(self) -> None:
        """Let the page in front read what it shows."""
        self.where = Where(self.where.contract, self.where.retailer, self.where.year, self.lock.open)
        if not (self.where.retailer or self._shown):
            return  # nothing is chosen yet: an empty list would fix the widths of its columns
        self._shown = bool(self.where.retailer)
        self.pages[self.tabs.currentIndex()].show_where(self.where)

    def _lock_turned(self) -> None:
        self.read_again()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.lock.button)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)


class KeyAccountsTab(EditableTab):
    """Contracts by retailer and year, and everything about the one that is chosen."""

    title = Text("KA费用", "KA fees")
    can_print = True
    not_copied = frozenset({"year"})

    def __init__(self, desk: Desk) -> None:
        keys = [column.key for column in CONTRACT_LIST]
        source = TableSource(
            "key_accounts", CONTRACT_LIST, SHOWS, lists.page_of(lists.contracts, keys, desk.language),
            hidden=frozenset({"more", "deadline", "notes"}), empty=EMPTY, imported=True,
        )  # fmt: skip
        self.pages = Pages(desk, lambda: self._on_current(self.edit))
        filters = (Filter("year", Text("年度", "Year")),)
        super().__init__(desk, source, filters, HINT, desk.say(NEW), self.pages)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 4)
        if desk.remembered("tables/key_accounts/splitter") is None:
            self.splitter.setSizes([290, 1000])
        self.table.current_changed.connect(self.show_contract)
        copy = QAction(desk.say(COPY), self)
        copy.triggered.connect(lambda _checked: self._on_current(self.copy_on))
        self.table.deeds.append(copy)

    def refresh(self) -> None:
        super().refresh()
        self.pages.lock.read_again()
        self.desk.runner.read(
            lambda session: sorted({v["year"] for _, v in lists.contracts(session, Where()) if v.get("year")}, reverse=True),
            self._offer_years, owner=self, key=(id(self), "years"),
        )  # fmt: skip
        self.pages.read_again()

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """The negotiation of the contract that was brought to the front, or an entry of its fee book by its id."""
        if part == "talks":
            self.pages.bring(self.pages.talks)
        else:
            self.pages.bring(self.pages.entries)
            self.pages.entries.show_entry(record_id, int(part))

    def print_paper(self) -> None:
        """The negotiation brief of the chosen contract, without secrets."""
        if self.pages.where.contract:
            papers.show_brief(self.desk, self, self.pages.where.contract)

    def show_contract(self, row_id: int | None) -> None:
        """Show a contract (or, with a negative number, a retailer without one) on the right."""
        if row_id is None:
            self.pages.show_where(Where(), "")
            return
        self.desk.runner.read(
            lambda session: _where(session, row_id), lambda found: self.pages.show_where(*found), owner=self,
            key=(id(self), "where"),
        )  # fmt: skip

    def copy_on(self, row_id: int) -> None:
        """A contract for the year after, with what is in force now as its last year."""
        if row_id < 0:
            return
        desk, year = self.desk, self.pages.where.year + 1

        def done(made: int) -> None:
            desk.did(operations.COPY.with_(year=year, name=self.pages.name.text().rsplit(" ", 1)[0]))
            self.open_record(made)

        desk.runner.write(lambda: operations.copy_to_year(desk.company, row_id, year), done, owner=self)

    def duplicate(self, record_id: int) -> None:
        self.copy_on(record_id)

    def edit(self, record_id: int) -> None:
        if record_id < 0:
            self._with_values(
                record_id, lambda values: self.open_form(None, values).saved.connect(self.open_record)
            )
        else:
            super().edit(record_id)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        if record_id < 0:
            return {"retailer": dict(retailer_names(session)).get(-record_id), "year": self.desk.today().year}
        return contract_form_values(session, record_id)

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        desk = self.desk
        columns = [
            c for c in CONTRACT_FORM
            if (self.pages.lock.open or c.key not in SECRET_TERMS) and (record_id is None or c.key != "retailer")
        ]  # fmt: skip
        title = (
            NEW if record_id is None else EDIT.with_(name=initial.get("retailer"), year=initial.get("year"))
        )
        initial = {"year": desk.today().year} | dict(initial) if record_id is None else initial

        def save(values: Mapping[str, Any]) -> int:
            kept = {key: ratio(value) if key in RATIOS else value for key, value in values.items()}
            if record_id is None:
                return operations.add_contract(desk.company, kept)
            operations.change_contract(desk.company, record_id, kept)
            return record_id

        form = RecordForm(
            desk, title, columns, {c.key: initial.get(c.key) for c in columns}, save, fresh=record_id is None, parent=self,
        )  # fmt: skip
        named = {"name": initial.get("retailer"), "year": initial.get("year")}
        action = operations.ADD if record_id is None else operations.CHANGE
        form.saved.connect(lambda _id: desk.did(action.with_(**(named | _typed(form)))))
        form.open()
        return form

    def retire(self, record_ids: list[int]) -> Text:
        contracts = [i for i in record_ids if i > 0]
        if not contracts:
            raise DeskError(NO_CONTRACT)
        return operations.retire_contracts(self.desk.company, contracts)

    def _offer_years(self, years: list[int]) -> None:
        self.filter_row.set_choices("year", [Choice(str(y), Text(str(y), str(y))) for y in years])


def _typed(form: RecordForm) -> dict[str, Any]:
    values = form.fields.values()
    found = {"name": values.get("retailer"), "year": values.get("year")}
    return {key: value for key, value in found.items() if value is not None}


def _where(session: Reading, row_id: int) -> tuple[Where, str]:
    if row_id < 0:
        return Where(0, -row_id, 0), dict(retailer_names(session)).get(-row_id, "")
    values = contract_form_values(session, row_id)
    return Where(row_id, values["retailer_id"], values["year"]), f"{values['retailer']} {values['year']}"
