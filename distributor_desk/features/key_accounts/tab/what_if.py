"""The page 试算: tick an ask and see the net move; the stairs from sales to net beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.key_accounts.document.owner import stairs
from distributor_desk.features.key_accounts.document.saying import Say, money, own, rate
from distributor_desk.features.key_accounts.operations.fees import accept_asks
from distributor_desk.features.key_accounts.queries.contracts import NO_MARGIN, ContractYear, contract_year
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.rules.figures import VERDICTS, Judged, judged_asks, verdict_words
from distributor_desk.features.key_accounts.tab.fees import BasisBox
from distributor_desk.features.key_accounts.tab.lock import LOCKED, OwnerLock, keep_in
from distributor_desk.spreadsheets.columns import Column

NOTE = Text(
    "勾上一项，就是“如果接受它”。净贡献和下面的台阶跟着变；合同不会改动，直到按“接受勾选的…”。",
    "Tick an item to see what accepting it would do. Stairs and net follow; nothing changes until “Accept the ticked…”.",
)
NO_ASKS = Text("没有要涨的要求。", "Nothing is asked.")
RESULT = Text(
    "勾选 {count} 项：净贡献 {before} → {net}（{rate}），还能让 {give}　{verdict}",
    "{count} ticked: net {before} → {net} ({rate}), can still give {give}   {verdict}",
)
ALL, NONE, ACCEPT = Text("全选", "All"), Text("全不选", "None"), Text("接受勾选的…", "Accept the ticked…")
TITLE, ACCEPT_THEM = Text("接受要求：{subjects}", "Accept asks: {subjects}"), Text("接受", "Accept")
OWNER_NOTE = Column("note", Text("老板说明（亏本时必填）", "Owner's note (needed for a loss)"), most=2000)
_HEADINGS = (
    Text("如果接受", "If accepted"), Text("去年", "Last year"), Text("要求", "Ask"), Text("我们一年多付", "Costs us more"),
    Text("只接受它的净贡献", "Net with it alone"), Text("结论", "Verdict"),
)  # fmt: skip


class WhatIfPage(QWidget):
    """Asks with a tick each, the sum of what is ticked, and the stairs."""

    def __init__(self, desk: Desk, lock: OwnerLock) -> None:
        super().__init__()
        self.desk, self.lock, self.where = desk, lock, Where()
        self.found: ContractYear | None = None
        self.asks: list[Judged] = []
        self.ticked: set[int] = set()
        say = desk.say
        self.note, self.result = QLabel(say(NOTE), wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        font = self.result.font()
        font.setBold(True)
        self.result.setFont(font)
        self.table = PlainList([say(h) for h in _HEADINGS], stretched=0, numbers=(1, 2, 3, 4))
        self.table.setAccessibleName(say(_HEADINGS[0]))
        self.table.itemChanged.connect(lambda _item: self._ticked_again())
        self.chart = ChartView(desk)
        keep_in(self.table, self.chart.table)
        self.basis = BasisBox(desk)
        self.basis.currentIndexChanged.connect(lambda _place: self.read_again())
        self.accept = QPushButton(say(ACCEPT))
        self.accept.clicked.connect(lambda _checked: self.accept_ticked())
        self._lay_out()

    def show_where(self, where: Where) -> None:
        """Another contract; ticks of the one before are gone."""
        if where.contract != self.where.contract:
            self.ticked = set()
        self.where = where
        self.read_again()

    def read_again(self) -> None:
        """Read the lines and work everything out again."""
        where, basis = self.where, self.basis.basis()
        if not where.contract:
            self._show(None)
            return
        self.desk.runner.read(
            lambda session: contract_year(session, where.contract, basis), self._show, owner=self,
            key=(id(self), "what-if"),
        )  # fmt: skip

    def tick(self, places: set[int]) -> None:
        """Tick the asks at these places of the list, and no others."""
        self.table.blockSignals(True)  # noqa: FBT003
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked if row in places else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)  # noqa: FBT003
        self._ticked_again()

    def accept_ticked(self) -> None:
        """Ask for the owner's note, then agree to what is ticked."""
        ids, desk, contract = sorted(self.ticked), self.desk, self.where.contract

        def save(values: dict[str, Any]) -> Text:
            return accept_asks(desk.company, contract, ids, values.get("note"))

        say = Say(desk.language)
        subjects = say.list([say.subject(j.line) for j in self.asks if j.line.id in self.ticked])
        title = TITLE.with_(subjects=subjects)
        form = RecordForm(
            desk, title, (OWNER_NOTE,), {}, save,
            save_unchanged=True, yes=desk.say(ACCEPT_THEM), parent=self,
        )  # fmt: skip
        form.saved.connect(desk.did)
        form.open()

    def _show(self, found: ContractYear | None) -> None:
        self.found = found
        able = found is not None and found.terms is not None and self.lock.open
        self.asks = judged_asks(found.need_terms(), found.lines) if found is not None and able else []
        known = {j.line.id for j in self.asks}
        self.ticked &= known
        say = Say(self.desk.language)
        self.table.blockSignals(True)  # noqa: FBT003
        self.table.show_lines(
            [
                (
                    say.subject(j.line), own(j.line, j.line.last_year), own(j.line, j.line.ask), money(j.costs_more),
                    money(j.net), self._verdict(j),
                )
                for j in self.asks
            ]
        )  # fmt: skip
        for row, judged in enumerate(self.asks):
            item = self.table.item(row, 0)
            if item is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = judged.line.id in self.ticked
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)  # noqa: FBT003
        self._work_out()

    def _verdict(self, judged: Judged) -> str:
        secret = self.found.secrets.get(judged.line.id) if self.found else None
        words = verdict_words(judged.verdict, judged.line.ask, secret.floor if secret else None)
        return self.desk.say(words)

    def _ticked_again(self) -> None:
        self.ticked = {
            judged.line.id
            for row, judged in enumerate(self.asks)
            if (item := self.table.item(row, 0)) is not None and item.checkState() is Qt.CheckState.Checked
        }
        self._work_out()

    def _work_out(self) -> None:
        found, say = self.found, self.desk.say
        self.accept.setEnabled(bool(self.ticked))
        if found is None or not self.lock.open or found.terms is None:
            words = LOCKED if not self.lock.open else NO_MARGIN
            self.result.setText("" if found is None else say(words))
            self.chart.show_chart(None)
            return
        before, after = found.figures(), found.figures(frozenset(self.ticked))
        self.chart.show_chart(stairs(after, Say(self.desk.language)))
        words = RESULT.with_(
            count=len(self.ticked), before=shown(before.net), net=shown(after.net), rate=rate(after.net_rate),
            give=shown(after.can_give), verdict=VERDICTS[after.verdict],
        )  # fmt: skip
        self.result.setText(say(words) if self.asks else say(NO_ASKS))

    def _lay_out(self) -> None:
        say = self.desk.say
        row = QHBoxLayout()
        for words, places in ((ALL, lambda: set(range(len(self.asks)))), (NONE, set)):
            button = QPushButton(say(words))
            button.clicked.connect(lambda _checked, places=places: self.tick(places()))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.basis)
        row.addWidget(self.accept)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addWidget(self.result)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(left)
        splitter.addWidget(self.chart)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 0)
        outer.addWidget(splitter)
