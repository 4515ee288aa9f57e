"""Opens the order's form: new, from a kept order, or begun from something the finder showed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from distributor_desk.core.listing import Found
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.customers import queries as customers
from distributor_desk.features.returns.form.grid_row import GridRow, row_of
from distributor_desk.features.returns.form.lines_grid import goods_of
from distributor_desk.features.returns.form.order_form import OrderForm
from distributor_desk.features.returns.queries import orders, policies, sales
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.storage.unit_of_work import Reading

Saved = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a form shows at first."""

    draft: Draft
    customer: Found
    rows: list[GridRow]
    order_id: int | None = None
    number: str = ""


def open_new(desk: Desk, parent: QWidget, kind: str, saved: Saved) -> OrderForm:
    """An empty form."""
    return _open(desk, parent, OrderForm(desk, kind, parent=parent), saved)


def open_for_customer(desk: Desk, parent: QWidget, kind: str, customer_id: int, saved: Saved) -> None:
    """A form with its customer filled in."""
    today = desk.today()

    def read(session: Reading) -> _Begun | None:
        customer = _customer(session, customer_id)
        return _Begun(Draft(kind, customer_id, today), customer, []) if customer else None

    desk.runner.read(read, lambda begun: _show(desk, parent, begun, saved), owner=parent)


def open_kept(desk: Desk, parent: QWidget, order_id: int, saved: Saved, *, copied: bool = False) -> None:
    """The form of an order that is kept, or of a new one with the same lines."""
    today = desk.today()

    def read(session: Reading) -> _Begun | None:
        found = orders.order(session, order_id)
        if found is None:
            return None
        customer = _customer(session, found.customer_id)
        rows = [
            row
            for line in found.lines
            if (row := _row(session, found.customer_id, line.draft, today, copied=copied))
        ]
        draft = found.draft if not copied else Draft(found.kind, found.customer_id, today, notes=found.notes)
        if customer is None:
            return None
        return _Begun(draft, customer, rows, None if copied else found.id, "" if copied else found.number)

    desk.runner.read(read, lambda begun: _show(desk, parent, begun, saved), owner=parent)


def open_slow_mover(desk: Desk, parent: QWidget, sale_id: int, saved: Saved) -> None:
    """An exchange begun from a slow mover's last purchase, linked with that sale: as much as the policy allows."""
    today = desk.today()

    def read(session: Reading) -> _Begun | None:
        sale = sales.original(session, sale_id)
        customer = _customer(session, sale.customer_id) if sale else None
        if sale is None or customer is None:
            return None
        allowed = policies.exchange_allowance(session, sale.customer_id, sale.product_id, today)
        line = DraftLine(
            sale.product_id, min(sale.quantity, allowed) if allowed else sale.quantity, sale.price, w.SLOW_MOVING, original_id=sale.id,
            original_document=sale.document,
        )  # fmt: skip
        row = _row(session, sale.customer_id, line, today)
        draft = Draft(w.EXCHANGE, sale.customer_id, today, (line,))
        return _Begun(draft, customer, [row] if row else [])

    desk.runner.read(read, lambda begun: _show(desk, parent, begun, saved), owner=parent)


def _customer(session: Reading, customer_id: int) -> Found | None:
    values = customers.values(session, customer_id)
    if values is None:
        return None
    return Found("customers", customer_id, values["name"], values["address"] or values["code"] or "")


def _row(
    session: Reading, customer_id: int, line: DraftLine, today: date, *, copied: bool = False
) -> GridRow | None:
    goods = goods_of(session, customer_id, line.product_id, today)
    out = goods_of(session, customer_id, line.out_product_id, today) if line.out_product_id else None
    if goods is None:
        return None
    row = row_of(line, goods, out)
    if copied:
        row.id = None
        for key in ("accepted", "reject_reason"):
            row.values.pop(key, None)
    return row


def _show(desk: Desk, parent: QWidget, begun: _Begun | None, saved: Saved) -> None:
    if begun is None:
        return
    form = OrderForm(desk, begun.draft.kind, begun.order_id, begun.number, parent)
    form.put(begun.draft, begun.customer, begun.rows)
    _open(desk, parent, form, saved)


def _open(_desk: Desk, _parent: QWidget, form: OrderForm, saved: Saved) -> OrderForm:
    form.saved.connect(saved)
    form.open()
    return form
