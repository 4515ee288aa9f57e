"""The page 台账: what was really deducted, evidence to tick, contract against actual, advanced money by age."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.key_accounts.document.saying import money, signed
from distributor_desk.features.key_accounts.operations import entries as operations
from distributor_desk.features.key_accounts.queries import lists
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.entries import (
    contract_against_actual,
    entries_of,
    plain_entries,
)
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.queries.subjects import evidence_of
from distributor_desk.features.key_accounts.rules.entries import CLAIM_STATES, Against, ageing
from distributor_desk.features.key_accounts.tab import specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage
from distributor_desk.storage.unit_of_work import Reading

AGES = Text(
    "垫付未收回 {sum}：30 天内 {a}，31–60 天 {b}，61–90 天 {c}，90 天以上 {d}",
    "Advanced and not back {sum}: up to 30 days {a}, 31–60 {b}, 61–90 {c}, over 90 {d}",
)
AGAINST = Text(
    "合同对实际（各方合计，含厂家的钱）", "Contract against actual (all payers, the factory's money too)"
)
INTO_CLAIM = Text("放进厂家核销单", "Put into a claim")
OUT_OF_CLAIM = Text("从核销单移出", "Take out of its claim")
STATE = Text("核销状态：{state}", "Claim state: {state}")
EVIDENCE = Text("凭证（有了就勾上）", "Evidence (tick what is there)")
CHOOSE = Text("选一笔，看要留哪些凭证。", "Choose an entry to see what evidence to keep.")
NO_EVIDENCE = Text("这个科目没有列出凭证。", "No evidence is listed for this subject.")
TOTAL = Text("合计", "Total")
_HEADINGS = (
    Text("科目", "Subject"), Text("合同", "Contract"), Text("实际", "Actual"), Text("多扣", "Over"), Text("自担", "Ours"),
    Text("厂家", "Factory"), Text("垫付", "Advanced"),
)  # fmt: skip


@dataclass(frozen=True)
class _Seen:
    against: list[Against]
    ages: tuple[Decimal, Decimal, Decimal, Decimal]


class EntriesPage(QWidget):
    """The entries of one retailer's year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.where = desk, Where()
        say = desk.say
        self.list = ListPage(desk, specs.fee_entries(desk))
        self.list.add_button(say(INTO_CLAIM), lambda: self._with_selected(self.put_in_claims))
        self.list.add_deed(say(INTO_CLAIM), self.put_in_claims)
        self.list.add_deed(say(OUT_OF_CLAIM), self._take_out)
        for key, words in CLAIM_STATES.items():
            self.list.add_deed(say(STATE.with_(state=words)), self._setter(key))
        self.list.table.current_changed.connect(lambda _id: self._show_evidence())
        self.list.table.rows_arrived.connect(self._rows_here)
        self.ages = QLabel(wordWrap=True)
        self.evidence = QVBoxLayout()
        self.against = PlainList([say(h) for h in _HEADINGS], stretched=0, numbers=(1, 2, 3, 4, 5, 6))
        self.against.setAccessibleName(say(AGAINST))
        self._wanted: tuple[int, int] | None = None
        self._lay_out()

    def show_entry(self, contract: int, entry_id: int) -> None:
        """Bring an entry to the front, as soon as the fee book of its contract is here."""
        self._wanted = (contract, entry_id)
        self._to_wanted()

    def show_where(self, where: Where) -> None:
        """Another retailer or year, or the same one read again."""
        self.where = where
        self.list.show_where(where)
        if not where.retailer:
            self._show(None)
            return
        self.desk.runner.read(self._read, self._show, owner=self, key=(id(self), "against"))

    def put_in_claims(self, ids: list[int]) -> None:
        """Factory-borne and advanced entries go into the open claims of their brands."""
        desk = self.desk
        if ids:
            desk.runner.write(
                lambda: operations.put_in_claims(desk.company, ids, desk.today()), desk.did, owner=self
            )

    def _rows_here(self) -> None:
        self._to_wanted()
        self._show_evidence()

    def _to_wanted(self) -> None:
        if (
            self._wanted is not None
            and self._wanted[0] == self.where.contract
            and self.list.table.model.total
        ):
            self.list.table.select_record(self._wanted[1])
            self._wanted = None

    def _take_out(self, ids: list[int]) -> None:
        desk = self.desk
        if ids:
            desk.runner.write(
                lambda: operations.take_out_of_claim(desk.company, ids[0]), desk.did, owner=self
            )

    def _setter(self, state: str) -> Callable[[list[int]], None]:
        desk = self.desk

        def set_state(ids: list[int]) -> None:
            if ids:
                desk.runner.write(
                    lambda: operations.set_claim_state(desk.company, ids, state), desk.did, owner=self
                )

        return set_state

    def _with_selected(self, deed: Callable[[list[int]], None]) -> None:
        self.list.table.with_selected(lambda rows: deed([row.id for row in rows]))

    def _read(self, session: Reading) -> _Seen:
        where = self.where
        rows = entries_of(session, where.retailer, None)
        ages = ageing(plain_entries(session, rows), self.desk.today())
        if not where.contract:
            return _Seen([], ages)
        return _Seen(contract_against_actual(session, contract_year(session, where.contract)), ages)

    def _show(self, seen: _Seen | None) -> None:
        found = seen.against if seen else []
        say = self.desk.say
        lines = [_line(say(x.subject), x.contract, x.actual, x.ours, x.factory, x.advanced) for x in found]
        if found:
            sums = [sum(part, Decimal(0)) for part in zip(*(_parts(x) for x in found), strict=True)]
            lines.append(_line(say(TOTAL), *sums))
        self.against.show_lines(lines)
        a, b, c, d = seen.ages if seen else (Decimal(0),) * 4
        self.ages.setVisible(bool(a + b + c + d))
        self.ages.setText(
            say(AGES.with_(sum=money(a + b + c + d), a=money(a), b=money(b), c=money(c), d=money(d)))
        )

    def _show_evidence(self) -> None:
        current, where = self.list.table.current_id(), self.where
        if current is None or not where.retailer:
            self._list_evidence(None, {})
            return
        self.desk.runner.read(
            lambda session: dict(lists.entries(session, where)).get(current, {}),
            lambda values: self._list_evidence(current, values),
            owner=self,
            key=(id(self), "evidence"),
        )

    def _list_evidence(self, entry: int | None, values: dict[str, Any]) -> None:
        while self.evidence.count():
            item = self.evidence.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        say = self.desk.say
        kept = evidence_of(values.get("evidence"))
        pieces = [*dict.fromkeys([*evidence_of(values.get("needed")), *kept])]
        heading = QLabel(say(CHOOSE if not values else EVIDENCE if pieces else NO_EVIDENCE), wordWrap=True)
        theme.dress(heading, "note")
        self.evidence.addWidget(heading)
        english = dict(
            zip(evidence_of(values.get("needed")), evidence_of(values.get("needed_en")), strict=False)
        )
        for piece in pieces:
            box = QCheckBox(english.get(piece, piece) if self.desk.language == "en" else piece)
            box.setToolTip(box.text())
            box.setChecked(piece in kept)
            box.toggled.connect(lambda on, piece=piece: self._tick(entry, piece, on=on))
            self.evidence.addWidget(box)
        self.evidence.addStretch(1)

    def _tick(self, entry: int | None, piece: str, *, on: bool) -> None:
        desk = self.desk
        if entry is not None:
            desk.runner.write(
                lambda: operations.tick_evidence(desk.company, entry, piece, kept=on), desk.did, owner=self
            )

    def _lay_out(self) -> None:
        side = QWidget()
        side.setLayout(self.evidence)
        side.setMinimumWidth(230)
        above = QSplitter(Qt.Orientation.Horizontal)
        above.addWidget(self.list)
        above.addWidget(side)
        above.setChildrenCollapsible(False)
        above.setStretchFactor(0, 4)
        above.setStretchFactor(1, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        heading = QLabel(self.desk.say(AGAINST))
        theme.dress(heading, "note")
        column.addWidget(heading)
        column.addWidget(self.against, 1)
        column.addWidget(self.ages)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 0)
        outer.addWidget(splitter)


def _parts(x: Against) -> tuple[Decimal, ...]:
    return x.contract, x.actual, x.ours, x.factory, x.advanced


def _line(
    name: str, contract: Decimal, actual: Decimal, ours: Decimal, factory: Decimal, advanced: Decimal
) -> tuple[str, ...]:
    return (
        name, money(contract), money(actual), signed(actual - contract), money(ours), money(factory), money(advanced)
    )  # fmt: skip
