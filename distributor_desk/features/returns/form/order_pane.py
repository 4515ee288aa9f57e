"""One order on the right of the list: what it holds, what the policy said, its steps, and the next ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.returns.form import deeds
from distributor_desk.features.returns.form.policy_view import PolicyView
from distributor_desk.features.returns.operations import links as link_operations
from distributor_desk.features.returns.operations import orders as operations
from distributor_desk.features.returns.queries import links, orders
from distributor_desk.features.returns.queries.links import LinkRow
from distributor_desk.features.returns.queries.orders import LineRow, Order
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.unit_of_work import Reading

SHOWS = frozenset(
    {"goods_return", "return_line", "return_step", "return_link", "sales_line", "product", "customer"}
)
_MOST_LINES = 7


class OrderPane(QScrollArea):
    """`edit_asked(id)`, `print_asked(order, size)`, `link_asked(order)`; everything else it does itself."""

    edit_asked = Signal(int)
    print_asked = Signal(object, str)
    link_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.order_id: int | None = None
        self.order: Order | None = None
        self._name, self._line = QLabel(), QLabel(wordWrap=True)
        theme.dress(self._name, "title")
        self._facts, self._steps = FactGrid(), FactGrid()
        self.lines = PlainList(
            [self.tr("Goods"), self.tr("Quantity"), self.tr("Amount"), self.tr("Reason")],
            stretched=0,
            numbers=(2,),
        )
        self.rules = PolicyView(desk)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note for the next step (optional)"))
        self.note.setAccessibleName(self.tr("Note for the next step (optional)"))
        self._buttons, self._links = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        desk.changed.connect(self._heed)
        self.show_order(None)

    def show_order(self, order_id: int | None) -> None:
        """Show another order; None asks to choose one."""
        self.order_id = order_id
        if order_id is None:
            self._show(None)
            return

        def query(session: Reading) -> tuple[Order, list[LinkRow]] | None:
            found = orders.order(session, order_id)
            return (found, links.links_of(session, order_id)) if found else None

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "order"))

    def _heed(self, changed: Changed) -> None:
        if self.order_id is not None and changed.meets(SHOWS):
            self.show_order(self.order_id)

    def _show(self, found: tuple[Order, list[LinkRow]] | None) -> None:
        self.order = found[0] if found else None
        for part in (self._facts, self._steps, self.lines, self.rules, self.note):
            part.setVisible(found is not None)
        self._clear(self._buttons)
        self._clear(self._links)
        if found is None:
            self._name.setText("")
            self._line.setText(self.tr("Choose an order on the left, or begin a new one."))
            return
        order, linked = found
        self.note.clear()
        self.note.setVisible(order.state not in (w.SETTLED, w.CANCELLED))
        self._name.setText(f"{order.number}  {self.desk.say(w.STATES[order.state])}")
        self._line.setText(f"{self.desk.say(w.KINDS[order.kind])}  {order.date}  {order.customer}")
        self._show_facts(order)
        self._show_lines(order)
        self.rules.setVisible(bool(order.checks))
        self.rules.clear()
        if order.checks:
            self.rules.show_checks(order.checks)
        self._steps.show_facts(
            [
                (f"{step.at.astimezone():%Y-%m-%d %H:%M}", self._step(step.state, step.who, step.note))
                for step in order.steps
            ]
        )
        self._offer(order)
        self._show_links(order, linked)

    def _show_facts(self, order: Order) -> None:
        come = order.draft.comes_to(order.fee_percent)
        exchange = order.kind == w.EXCHANGE
        self._facts.show_facts(
            [
                (self.tr("Comes back"), shown(come.value_in)),
                (self.tr("Goes out"), shown(come.value_out) if exchange else ""),
                (self.tr("Handling fee"), shown(come.fee) if come.fee else ""),
                (self.tr("Credit to the customer"), shown(come.credit) if come.credit >= 0 else ""),
                (self.tr("The customer pays"), shown(-come.credit) if come.credit < 0 else ""),
                (self.tr("Goods"), self.tr("not returned (voucher only)") if order.without_goods else ""),
                (self.tr("Settled on"), f"{order.settled_on or ''}"),
                (self.tr("Approved against the policy because"), order.override_reason or ""),
                (self.tr("Notes"), order.notes or ""),
            ]
        )

    def _show_lines(self, order: Order) -> None:
        self.lines.show_lines([line for one in order.lines for line in self._said(one)])
        rows = min(self.lines.rowCount(), _MOST_LINES)
        height = self.lines.horizontalHeader().sizeHint().height() + 8
        self.lines.setFixedHeight(height + sum(self.lines.rowHeight(n) for n in range(rows)))

    def _said(self, line: LineRow) -> list[tuple[str, str, str, str]]:
        case = " cs " if self.desk.language == "en" else "箱"
        draft = line.draft
        units = shown_quantity(draft.quantity, line.case_size, line.base_unit or "", case)
        if draft.accepted is not None and draft.accepted != draft.quantity:
            accepted = shown_quantity(draft.accepted, line.case_size, line.base_unit or "", case)
            units = self.tr("{accepted} of {quantity}").format(accepted=accepted, quantity=units)
        reason = self.desk.say(w.REASONS[draft.reason])
        name = f"{line.product}  {line.spec or ''}".strip()
        found = [(name, units, f"{line.amount:,.2f}", f"{reason} {draft.reject_reason or ''}".strip())]
        if line.out_product:
            out = shown_quantity(line.draft.counted_out, line.out_case_size, line.out_unit or "", case)
            found.append((f"→ {line.out_product}", out, f"{line.out_amount:,.2f}", self.tr("goes out")))
        return found

    def _step(self, state: str, who: str, note: str | None) -> str:
        said = f"{self.desk.say(w.STATES[state])}  {who}"
        return f"{said}  {note}" if note else said

    def _offer(self, order: Order) -> None:
        """The next steps as buttons, the likeliest first."""
        company, desk = self.desk.company, self.desk
        forward: list[tuple[str, Callable[[], object]]] = []
        if deeds.may(order, w.SUBMITTED):
            forward.append(
                (self.tr("Submit"), lambda: self._do(lambda n: operations.submit(company, order.id, n)))
            )
        if deeds.may(order, w.APPROVED):
            forward.append((self.tr("Approve…"), lambda: deeds.approve(desk, self, order)))
        if deeds.may(order, w.REJECTED):
            forward.append((self.tr("Reject…"), lambda: deeds.reject(desk, self, order)))
        if deeds.may(order, w.RECEIVED):
            forward.append(
                (
                    self.tr("Goods are here"),
                    lambda: self._do(lambda n: operations.receive(company, order.id, n)),
                )
            )
        if deeds.may(order, w.SETTLED):
            forward.append((self.tr("Settle…"), lambda: deeds.settle(desk, self, order)))
        if order.state in states.CHANGEABLE:
            forward.append((self.tr("Edit…"), lambda: self.edit_asked.emit(order.id)))
        papers: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Slip A4…"), lambda: self.print_asked.emit(order, "a4")),
            (self.tr("Slip 241×140…"), lambda: self.print_asked.emit(order, "form")),
        ]
        aside: list[tuple[str, Callable[[], object]]] = []
        if deeds.may(order, w.DRAFT):
            aside.append(
                (
                    self.tr("Back to draft"),
                    lambda: self._do(lambda n: operations.take_back(company, order.id, n)),
                )
            )
        if deeds.may(order, w.CANCELLED):
            aside.append(
                (self.tr("Cancel order"), lambda: self._do(lambda n: operations.cancel(company, order.id, n)))
            )
        for row in (r for r in (forward, papers, aside) if r):
            self._buttons.addWidget(self._row(row))

    def _row(self, buttons: list[tuple[str, Callable[[], object]]]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for words, deed in buttons:
            button = QPushButton(words)
            button.clicked.connect(lambda _checked, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _do(self, step: Callable[[str | None], Text]) -> None:
        note = self.note.text().strip() or None
        self.desk.runner.write(lambda: step(note), self.desk.did, owner=self)

    def _show_links(self, order: Order, linked: list[LinkRow]) -> None:
        """What came in by a file and counts instead of our own lines, each with its way back."""
        company = self.desk.company
        for one in linked:
            words = QLabel(
                self.tr("{product}: counted by the imported line {document} of {day} ({amount})").format(
                    product=one.product,
                    document=one.document or self.tr("without number"),
                    day=one.date,
                    amount=shown(one.amount),
                ),
                wordWrap=True,
            )
            self._links.addWidget(words)
            undo = (
                self.tr("Break this link"),
                lambda i=one.id: self._do(lambda _n: link_operations.break_link(company, i)),
            )
            self._links.addWidget(self._row([undo]))
        unlinked = any(line.ledger_in_id and line.link_id is None for line in order.lines)
        if order.state == w.SETTLED and unlinked:
            self._links.addWidget(
                self._row([(self.tr("Link with an imported return…"), lambda: self.link_asked.emit(order))])
            )

    def _clear(self, column: QVBoxLayout) -> None:
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        above: tuple[QWidget, ...] = (self._name, self._line)
        middle: tuple[QWidget, ...] = (self.note, self._facts, self.lines)
        for part in above:
            column.addWidget(part)
        column.addLayout(self._buttons)
        for part in middle:
            column.addWidget(part)
        column.addLayout(self._links)
        column.addWidget(self.rules)
        column.addWidget(self._steps)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setMinimumWidth(360)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
