"""The page 合同: the contract's terms, the buyers by category, and its attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.files import safe_name, write_bytes_whole
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.shown import in_cell
from distributor_desk.features.key_accounts.document.saying import money, rate
from distributor_desk.features.key_accounts.form.columns import CONTRACT_FORM, SECRET_TERMS
from distributor_desk.features.key_accounts.operations import contracts as operations
from distributor_desk.features.key_accounts.queries.categories import by_category
from distributor_desk.features.key_accounts.queries.contracts import contract_form_values, store_names
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.records import KaContract
from distributor_desk.features.key_accounts.rules.brief import CategorySales
from distributor_desk.features.key_accounts.tab import specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage
from distributor_desk.features.key_accounts.tab.lock import OwnerLock
from distributor_desk.storage.attachments import AttachedFile, attached, content_of
from distributor_desk.storage.unit_of_work import Reading

EDIT, ATTACH, SAVE, DETACH = Text("修改合同…", "Change contract…"), Text("添加附件…", "Add attachment…"), Text("另存…", "Save a copy…"), Text("移除", "Remove")  # fmt: skip
ATTACHMENTS, BUYERS = (
    Text("附件（合同扫描件、补充协议）", "Attachments (scans, supplements)"),
    Text("采购", "Buyers"),
)
STORES, BY_CATEGORY = Text("门店", "Stores"), Text("按品类（流水）", "By category (the ledger)")
CATEGORIES = (
    Text("品类", "Category"), Text("采购", "Buyer"), Text("今年销售额", "Sales this year"), Text("去年销售额", "Sales last year"),
    Text("我们占品类", "Our share"),
)  # fmt: skip
NAME, SIZE = Text("文件", "File"), Text("大小", "Size")
SAVED = Text("已保存“{name}”。", "Saved “{name}”.")


@dataclass(frozen=True)
class _Seen:
    values: dict[str, Any]
    stores: list[str]
    categories: list[CategorySales]
    files: list[AttachedFile]


class ContractPage(QWidget):
    """One contract's terms; what is secret is shown while the owner's lock is open."""

    def __init__(self, desk: Desk, lock: OwnerLock, edit: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self.lock, self.where = desk, lock, Where()
        self.files: list[AttachedFile] = []
        say = desk.say
        self.facts, self.secrets = FactGrid(), QLabel(wordWrap=True)
        self.buyers = ListPage(desk, specs.buyers(desk))
        self.list = PlainList([say(NAME), say(SIZE)], stretched=0, numbers=(1,))
        self.list.setAccessibleName(say(ATTACHMENTS))
        self.categories = PlainList([say(h) for h in CATEGORIES], stretched=1, numbers=(2, 3, 4))
        self.categories.setAccessibleName(say(BY_CATEGORY))
        self.edit = QPushButton(say(EDIT))
        self.edit.clicked.connect(lambda _checked: edit())
        self._lay_out()

    def show_where(self, where: Where) -> None:
        """Another contract, or the same one read again."""
        self.where = where
        self.buyers.show_where(where)
        if not where.contract:
            self._show(None)
            return

        def read(session: Reading) -> _Seen:
            return _Seen(
                contract_form_values(session, where.contract),
                [name for _, name in store_names(session, where.retailer)],
                by_category(session, where.retailer, where.year),
                attached(session, KaContract, where.contract),
            )

        self.desk.runner.read(read, self._show, owner=self, key=(id(self), "contract"))

    def attach(self, path: Path) -> None:
        """Keep a file with the contract."""
        desk, contract = self.desk, self.where.contract
        desk.runner.write(lambda: operations.attach_file(desk.company, contract, path), desk.did, owner=self)

    def save_copy(self, file: AttachedFile, path: Path) -> None:
        """Write an attachment to a file outside, and open it."""
        desk = self.desk

        def write() -> None:
            with desk.company.read() as session:
                content = content_of(session, file.id)
            write_bytes_whole(path, content)

        def done(_nothing: None) -> None:
            desk.tell(SAVED.with_(name=path.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        desk.runner.write(write, done, owner=self)

    def _show(self, seen: _Seen | None) -> None:
        language = self.desk.language
        values = seen.values if seen else {}
        self.edit.setEnabled(seen is not None)
        self.facts.show_facts(
            [
                (c.text.in_(language), in_cell(values.get(c.key), c, language))
                for c in CONTRACT_FORM
                if c.key not in SECRET_TERMS
            ]
            + [(self.desk.say(STORES), self._joined(seen.stores) if seen else "")]
        )
        self.categories.show_lines([self._category(c) for c in seen.categories] if seen else [])
        secret = [
            f"{c.text.in_(language)} {in_cell(values.get(c.key), c, language)}"
            for c in CONTRACT_FORM
            if c.key in SECRET_TERMS and values.get(c.key) is not None
        ]
        self.secrets.setText("　".join(secret) if self.lock.open else "")
        self.files = seen.files if seen else []
        self.list.show_lines([(file.name, f"{-(-file.size // 1024):,} KB") for file in self.files])

    def _joined(self, words: list[str]) -> str:
        return ("、" if self.desk.language == "zh" else ", ").join(words)

    def _category(self, one: CategorySales) -> tuple[str, ...]:
        buyers = self._joined([*one.buyers])
        return one.category, buyers, money(one.sales), money(one.last_sales), rate(one.share)

    def _current(self) -> AttachedFile | None:
        row = self.list.currentRow()
        return self.files[row] if 0 <= row < len(self.files) else None

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.desk.say(ATTACH))
        if chosen:
            self.attach(Path(chosen))

    def _copy(self) -> None:
        file = self._current()
        if file is not None:
            chosen, _ = QFileDialog.getSaveFileName(self, self.desk.say(SAVE), safe_name(file.name))
            if chosen:
                self.save_copy(file, Path(chosen))

    def _remove(self) -> None:
        file, desk = self._current(), self.desk
        if file is not None:
            desk.runner.write(lambda: operations.detach_file(desk.company, file.id), desk.did, owner=self)

    def _lay_out(self) -> None:
        say = self.desk.say
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.facts)
        column.addWidget(self.secrets)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(left)
        for part in (scroll.viewport(), left):
            part.setAutoFillBackground(False)
        scroll.setMinimumWidth(240)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        for words, widget in (
            (BUYERS, self.buyers), (BY_CATEGORY, self.categories), (ATTACHMENTS, self.list)
        ):  # fmt: skip
            heading = QLabel(say(words))
            theme.dress(heading, "note")
            side.addWidget(heading)
            side.addWidget(widget, 1)
        row = QHBoxLayout()
        for words, deed in ((ATTACH, self._choose), (SAVE, self._copy), (DETACH, self._remove)):
            button = QPushButton(say(words))
            button.clicked.connect(lambda _checked, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        side.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(scroll)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([340, 660])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 0)
        outer.addWidget(splitter)
