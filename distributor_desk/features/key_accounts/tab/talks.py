"""The page 谈判: where it stands, the rounds on a time line, what the others do, and the words to use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.key_accounts.form.columns import DEADLINE_FORM, HOLD_FORM, OUTCOME_FORM
from distributor_desk.features.key_accounts.operations import contracts
from distributor_desk.features.key_accounts.operations import talks as operations
from distributor_desk.features.key_accounts.queries import talks as queries
from distributor_desk.features.key_accounts.queries.briefs import stage_of
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.records import KaContract
from distributor_desk.features.key_accounts.rules.talks import (
    STAGES,
    STANCES,
    Peer,
    Round,
    concessions,
    deadline_words,
    gave_way,
    hold_words,
    tally,
)
from distributor_desk.features.key_accounts.tab import specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage
from distributor_desk.features.key_accounts.tab.time_line import Mark, TimeLine
from distributor_desk.storage.unit_of_work import Reading

SET_DEADLINE, TITLE_DEADLINE = Text("最后期限…", "Deadline…"), Text("最后期限", "Deadline")
HOLD, OUTCOME, REOPEN = (
    Text("先不表态到…", "Hold until…"),
    Text("谈判结果…", "Outcome…"),
    Text("重新谈判", "Negotiate again"),
)
TITLE_HOLD, TITLE_OUTCOME = Text("先不表态", "Hold"), Text("谈判结果", "Outcome")
CALM = Text(
    "有要求，先不表态：不答应，也不否定，看看别家怎么说。",
    "First take no position: neither yes nor no; see what the others do.",
)
PEERS = Text("同行：{said}", "The others: {said}")
EARLY = Text("过早让步 {count} 次", "{count} early {count:concession|concessions}")
TODAY, DEADLINE, HOLD_END = (
    Text("今天", "today"),
    Text("最后期限", "deadline"),
    Text("先不表态到期", "hold ends"),
)
GAVE, ASKED, MET = Text("让步", "gave way"), Text("要求", "asked"), Text("回合", "round")


@dataclass(frozen=True)
class _Seen:
    contract: KaContract
    stage: str
    rounds: list[Round]
    peers: list[Peer]


class TalksPage(QWidget):
    """The negotiation of one contract."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.where = desk, Where()
        self.seen: _Seen | None = None
        say = desk.say
        self.state, self.note = QLabel(wordWrap=True), QLabel(say(CALM), wordWrap=True)
        font = self.state.font()
        font.setBold(True)
        self.state.setFont(font)
        self.line = TimeLine()
        self.rounds = ListPage(desk, specs.rounds(desk))
        self.peers = ListPage(desk, specs.peers(desk))
        self.hold = self.rounds.add_button(say(HOLD), self.ask_hold)
        self.deadline = self.rounds.add_button(say(SET_DEADLINE), self.ask_deadline)
        self.outcome = self.rounds.add_button(say(OUTCOME), self.ask_outcome)
        self.tally = QLabel(wordWrap=True)
        self._lay_out()

    def show_where(self, where: Where) -> None:
        """Another contract, or the same one read again."""
        self.where = where
        self.rounds.show_where(where)
        self.peers.show_where(where)
        if not where.contract:
            self._show(None)
            return
        self.desk.runner.read(self._read, self._show, owner=self, key=(id(self), "talks"))

    def ask_hold(self) -> None:
        """Until when no position is taken."""
        seen, desk, contract = self.seen, self.desk, self.where.contract
        if seen is None:
            return

        def save(values: dict[str, Any]) -> Text:
            return operations.set_hold(desk.company, contract, values.get("until"), desk.today())

        form = RecordForm(desk, TITLE_HOLD, HOLD_FORM, {"until": seen.contract.hold_until}, save, parent=self)
        form.saved.connect(desk.did)
        form.open()

    def ask_deadline(self) -> None:
        """The day by which it must be settled."""
        seen, desk, contract = self.seen, self.desk, self.where.contract
        if seen is None:
            return
        form = RecordForm(
            desk,
            TITLE_DEADLINE,
            DEADLINE_FORM,
            {"deadline": seen.contract.deadline},
            lambda values: contracts.change_contract(desk.company, contract, values),
            parent=self,
        )
        form.saved.connect(desk.did)
        form.open()

    def ask_outcome(self) -> None:
        """How it ended; where it has ended, open it again."""
        seen, desk, contract = self.seen, self.desk, self.where.contract
        if seen is None:
            return
        if seen.contract.outcome is not None:
            desk.runner.write(
                lambda: operations.set_outcome(desk.company, contract, None, desk.today()),
                desk.did,
                owner=self,
            )
            return

        def save(values: dict[str, Any]) -> Text:
            return operations.set_outcome(
                desk.company,
                contract,
                values.get("outcome"),
                values.get("on") or desk.today(),
                values.get("owner_note"),
            )

        form = RecordForm(
            desk, TITLE_OUTCOME, OUTCOME_FORM, {"on": desk.today()}, save, fresh=True, parent=self
        )
        form.saved.connect(desk.did)
        form.open()

    def _read(self, session: Reading) -> _Seen:
        found = contract_year(session, self.where.contract)
        i = self.where.contract
        return _Seen(found.contract, stage_of(found), queries.rounds(session, i), queries.peers(session, i))

    def _show(self, seen: _Seen | None) -> None:
        self.seen = seen
        for button in (self.hold, self.deadline, self.outcome):
            button.setEnabled(seen is not None)
        if seen is None:
            self.state.setText(self.desk.say(Text("左边选一份合同。", "Choose a contract on the left.")))
            self.line.show_marks([], None)
            return
        say, row = self.desk.say, seen.contract
        self.note.setVisible(seen.stage == "hold")
        self.outcome.setText(say(REOPEN if row.outcome else OUTCOME))
        self.state.setText("　".join(self._states(seen)))
        count = tally(seen.peers)
        between = "、" if self.desk.language == "zh" else ", "
        words = between.join(f"{say(STANCES[key])} {n}" for key, n in count.items())
        self.tally.setText(say(PEERS.with_(said=words)))
        self._draw(seen)

    def _states(self, seen: _Seen) -> list[str]:
        say, row, today = self.desk.say, seen.contract, self.desk.today()
        said = [say(STAGES[seen.stage])]
        if row.outcome is None:
            if seen.stage == "hold":
                said = [say(hold_words(row.hold_until, row.answered_on is not None, today))]
            words = deadline_words(row.deadline, today)
            said += [say(words)] if words else []
        early = sum(c.early for c in concessions(seen.rounds, row.deadline))
        return [*said, say(EARLY.with_(count=early))] if early else said

    def _draw(self, seen: _Seen) -> None:
        say, row = self.desk.say, seen.contract
        marks = []
        for one in seen.rounds:
            what = GAVE if gave_way(one) else ASKED if one.asked else MET
            subject = say(one.subject) if one.subject else ""
            marks.append(Mark(one.on, f"{say(what)} {subject}".strip(), strong=gave_way(one)))
        if marks:
            named = [(row.deadline, DEADLINE), (row.hold_until, HOLD_END)]
            named += [(self.desk.today(), TODAY)] if row.outcome is None else []
            marks += [Mark(day, say(name), upright=True) for day, name in named if day]
        first = min((one.on for one in seen.rounds), default=None)
        hold = (first, row.hold_until) if first and row.hold_until and row.hold_until > first else None
        self.line.show_marks(marks, hold)

    def _lay_out(self) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.tally)
        right.addWidget(self.peers, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.rounds)
        splitter.addWidget(side)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.addWidget(self.state)
        column.addWidget(self.note)
        column.addWidget(self.line)
        column.addWidget(splitter, 1)
