"""What visits show on a customer's page: promises to close, small steps, what the shop said, the last visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.visits.queries import promises as queries
from distributor_desk.features.visits.queries.promises import PromiseRow
from distributor_desk.features.visits.rules.ladder import EXCUSES, LADDER, Climb, steps_done
from distributor_desk.features.visits.rules.promises import PROMISE_KINDS, STATES
from distributor_desk.features.visits.rules.remarks import REMARKS
from distributor_desk.features.visits.sheet.columns import RESULTS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distributor_desk.features.visits.queries.ladder import RemarkRow

NEW_PROMISE = Text("新承诺", "New promise")
NEW_REMARK = Text("店里的意见", "What the shop said")


def _choices(words: Sequence[tuple[str, Text]]) -> tuple[Choice, ...]:
    return tuple(Choice(key, text) for key, text in words)


PROMISE_FIELDS = (
    Column("what", Text("承诺了什么", "What was promised"), required=True),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=_choices(PROMISE_KINDS)),
    Column("due", Text("到期", "Due"), Kind.DATE),
    Column("who", Text("谁答应的", "Who promised")),
)
REMARK_FIELDS = (
    Column("what", Text("说了什么", "What was said"), required=True, most=2000),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=_choices(REMARKS)),
    Column("answer", Text("答复", "Answer"), most=2000),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    promises: list[PromiseRow]
    visits: list[tuple[Any, ...]]
    climb: Climb | None
    remarks: list[RemarkRow]


class VisitsPanel(CustomerPanel):
    """Open promises with a button each, the ladder of small steps, complaints to close, and the last visits."""

    shows = frozenset({"visit", "promise", "shop_remark", "ladder", "ladder_step"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Visits and promises"))
        self.promises, self.steps, self.remarks = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.visits = FactGrid()
        row = QHBoxLayout()
        for words, deed in (
            (self.tr("Note a promise…"), self._ask_promise),
            (self.tr("Note what was said…"), self._ask_remark),
        ):
            button = QPushButton(words)
            button.clicked.connect(deed)
            row.addWidget(button)
        self.begin = QPushButton(self.tr("Small steps…"))
        self.begin.setToolTip(self.tr("For a shop that does not want to buy yet: one small step a visit"))
        self.begin.clicked.connect(self._begin)
        row.addWidget(self.begin)
        row.addStretch(1)
        for part in (self.promises, self.steps, self.remarks):
            part.setSpacing(2)
            self.column.addLayout(part)
        self.column.addLayout(row)
        self.column.addWidget(self.visits)
        self.column.addStretch(1)

    def read_again(self, customer_id: int) -> None:
        today = self.desk.today()

        def query(session: Reading) -> _Seen:
            from distributor_desk.features.visits.queries import (
                ladder,  # its tables can wait for the first rows
            )

            return _Seen(
                queries.promises(session, customer_id),
                queries.recent(session, customer_id, most=6),
                ladder.climbs(session, [customer_id], today).get(customer_id),
                ladder.remarks(session, customer_id, most=6),
            )

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "visits"))

    def _show(self, seen: _Seen) -> None:
        for part in (self.promises, self.steps, self.remarks):
            _empty(part)
        for promise in seen.promises[:6]:
            self.promises.addWidget(self._promise(promise))
        if seen.climb is not None:
            self._show_steps(seen.climb)
        self.begin.setVisible(seen.climb is None)
        for remark in seen.remarks:
            self.remarks.addWidget(self._remark(remark))
        self.visits.show_facts([(f"{day}", self._visit(*rest)) for day, *rest in seen.visits])

    # promises

    def _promise(self, promise: PromiseRow) -> QWidget:
        buttons: list[tuple[str, Callable[[], None]]] = []
        if promise.state == "open":
            buttons = [
                (self.tr("Kept"), self._closer(promise.id, kept=True)),
                (self.tr("Broken"), self._closer(promise.id, kept=False)),
            ]
        return _line(self._said(promise), promise.what, buttons)

    def _said(self, promise: PromiseRow) -> str:
        what = f"{promise.who}: {promise.what}" if promise.who else promise.what
        if promise.state != "open":
            return f"{what} · {self.desk.say(dict(STATES)[promise.state])}"
        if promise.due is None:
            return what
        if promise.due < self.desk.today():
            return self.tr("{what} · OVERDUE since {day}").format(what=what, day=promise.due)
        return self.tr("{what} · due {day}").format(what=what, day=promise.due)

    def _closer(self, promise_id: int, *, kept: bool) -> Callable[[], None]:
        from distributor_desk.features.visits.operations import promises as operations

        desk = self.desk
        return self._writer(
            lambda: operations.close_promises(desk.company, [promise_id], kept=kept, on=desk.today())
        )

    def _ask_promise(self) -> None:
        from distributor_desk.features.visits.operations import promises as operations

        desk = self.desk
        self._ask(
            NEW_PROMISE,
            PROMISE_FIELDS,
            lambda customer, values: operations.add_promise(desk.company, customer, values),
        )

    # small steps

    def _show_steps(self, climb: Climb) -> None:
        done = {step for step, _ in climb.done}
        why = self.desk.say(dict(EXCUSES)[climb.excuse]) if climb.excuse in dict(EXCUSES) else ""
        parts = [
            self.tr("Small steps: {done} of {all}").format(done=steps_done(done), all=len(LADDER)),
            why, climb.cause or "", climb.condition or "",
        ]  # fmt: skip
        heading = QLabel(" · ".join(part for part in parts if part), wordWrap=True)
        theme.dress(heading, "note")
        self.steps.addWidget(heading)
        for key, words in LADDER:
            box = QCheckBox(self.desk.say(words))
            box.setChecked(key in done)
            box.clicked.connect(lambda on, key=key: self._tick(key, done=on))
            self.steps.addWidget(box)

    def _tick(self, step: str, *, done: bool) -> None:
        from distributor_desk.features.visits.operations import shops

        desk, customer = self.desk, self.customer_id
        if customer is not None:
            self._writer(lambda: shops.tick_step(desk.company, customer, step, desk.today(), done=done))()

    def _begin(self) -> None:
        from distributor_desk.features.visits.operations import shops

        desk, customer = self.desk, self.customer_id
        if customer is not None:
            self._writer(lambda: shops.save_reasons(desk.company, customer, desk.today(), {}))()

    # what the shop said

    def _remark(self, remark: RemarkRow) -> QWidget:
        from distributor_desk.features.visits.operations import shops

        kind = self.desk.say(dict(REMARKS)[remark.kind]) if remark.kind in dict(REMARKS) else remark.kind
        parts = [f"{remark.day} {kind}", remark.what, remark.answer or ""]
        if remark.main:
            parts.append(self.tr("counts most"))
        if remark.closed_on:
            parts.append(self.tr("closed {day}").format(day=remark.closed_on))
        buttons: list[tuple[str, Callable[[], None]]] = []
        if remark.kind == "complaint" and remark.closed_on is None:
            desk = self.desk
            close = self._writer(lambda: shops.close_remark(desk.company, remark.id, desk.today()))
            buttons = [(self.tr("Seen to"), close)]
        return _line(" · ".join(part for part in parts if part), remark.what, buttons)

    def _ask_remark(self) -> None:
        from distributor_desk.features.visits.operations import shops

        desk = self.desk
        self._ask(
            NEW_REMARK,
            REMARK_FIELDS,
            lambda customer, values: shops.add_remark(desk.company, customer, desk.today(), values),
        )

    # visits

    def _visit(self, rep: str | None, result: str | None, amount: Any, notes: str | None) -> str:
        found = next((c.text for c in RESULTS if c.key == result), None)
        parts = [
            self.desk.say(found) if found else "",
            shown(amount) if amount else "",
            rep or "",
            notes or "",
        ]
        return "  ".join(part for part in parts if part)

    def _writer(self, operation: Callable[[], Text]) -> Callable[[], None]:
        def write() -> None:
            self.desk.runner.write(operation, self.desk.did)

        return write

    def _ask(
        self, title: Text, columns: Sequence[Column], save: Callable[[int, dict[str, Any]], Text]
    ) -> None:
        from distributor_desk.desktop.record_form import RecordForm

        customer = self.customer_id
        if customer is None:
            return
        form = RecordForm(
            self.desk, title, columns, {}, lambda values: save(customer, values), fresh=True, parent=self
        )
        form.saved.connect(self.desk.did)
        form.open()


def _line(words: str, name: str, buttons: Sequence[tuple[str, Callable[[], None]]]) -> QWidget:
    """A sentence with its buttons."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(words)
    label.setWordWrap(True)
    row.addWidget(label, 1)
    for said, deed in buttons:
        button = QPushButton(said)
        button.setAccessibleName(f"{said}: {name}")
        button.clicked.connect(deed)
        row.addWidget(button)
    return line


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget:
            widget.deleteLater()
