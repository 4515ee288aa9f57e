"""What visits show on a customer's page: promises to close, and the last visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.features.visits import operations
from distributor_desk.features.visits.queries import promises as queries
from distributor_desk.features.visits.queries.promises import PromiseRow
from distributor_desk.features.visits.sheet.columns import RESULTS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    pass

NEW_PROMISE = Text("新承诺", "New promise")
PROMISE_FIELDS = (
    Column("what", Text("承诺了什么", "What was promised"), required=True),
    Column("due", Text("到期", "Due"), Kind.DATE),
)
STATES = {"kept": Text("已兑现", "kept"), "broken": Text("未兑现", "broken")}


@dataclass(frozen=True, slots=True)
class _Seen:
    promises: list[PromiseRow]
    visits: list[tuple[Any, ...]]


class VisitsPanel(CustomerPanel):
    """Open promises with a button each, and the last visits."""

    shows = frozenset({"visit", "promise"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Visits and promises"))
        self.promises = QVBoxLayout()
        self.promises.setSpacing(2)
        self.visits = FactGrid()
        add = QPushButton(self.tr("Note a promise…"))
        add.clicked.connect(self._ask_promise)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.column.addLayout(self.promises)
        self.column.addLayout(row)
        self.column.addWidget(self.visits)

    def read_again(self, customer_id: int) -> None:
        def query(session: Reading) -> _Seen:
            return _Seen(queries.promises(session, customer_id), queries.recent(session, customer_id, most=6))

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "visits"))

    def _show(self, seen: _Seen) -> None:
        while self.promises.count():
            item = self.promises.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for promise in seen.promises[:6]:
            self.promises.addWidget(self._promise(promise))
        self.visits.show_facts([(f"{day}", self._visit(*rest)) for day, *rest in seen.visits])

    def _promise(self, promise: PromiseRow) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self._said(promise))
        words.setWordWrap(True)
        row.addWidget(words, 1)
        if promise.state == "open":
            for name, kept in ((self.tr("Kept"), True), (self.tr("Broken"), False)):
                button = QPushButton(name)
                button.setAccessibleName(f"{name}: {promise.what}")
                button.clicked.connect(self._closer(promise.id, kept=kept))
                row.addWidget(button)
        return line

    def _said(self, promise: PromiseRow) -> str:
        if promise.state != "open":
            return f"{promise.what} · {self.desk.say(STATES[promise.state])}"
        if promise.due is None:
            return promise.what
        if promise.due < self.desk.today():
            return self.tr("{what} · OVERDUE since {day}").format(what=promise.what, day=promise.due)
        return self.tr("{what} · due {day}").format(what=promise.what, day=promise.due)

    def _visit(self, rep: str | None, result: str | None, amount: Any, notes: str | None) -> str:
        found = next((c.text for c in RESULTS if c.key == result), None)
        parts = [
            self.desk.say(found) if found else "",
            shown(amount) if amount else "",
            rep or "",
            notes or "",
        ]
        return "  ".join(part for part in parts if part)

    def _closer(self, promise_id: int, *, kept: bool) -> Callable[[], None]:
        def close() -> None:
            desk = self.desk
            desk.runner.write(
                lambda: operations.close_promise(desk.company, promise_id, kept=kept, on=desk.today()),
                lambda _none: desk.did(operations.KEPT if kept else operations.BROKEN),
            )

        return close

    def _ask_promise(self) -> None:
        from distributor_desk.desktop.record_form import RecordForm

        customer, desk = self.customer_id, self.desk
        if customer is None:
            return
        form = RecordForm(
            desk,
            NEW_PROMISE,
            PROMISE_FIELDS,
            {},
            lambda values: operations.add_promise(desk.company, customer, values["what"], values.get("due")),
            parent=self,
        )
        form.saved.connect(lambda _none: desk.did(NEW_PROMISE))
        form.open()
