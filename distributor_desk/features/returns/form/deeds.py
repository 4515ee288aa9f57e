"""The small forms that bring an order on: decide, reject, settle, cancel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.language import Text, plain
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.returns.form.policy_view import Judged, PolicyView, judged
from distributor_desk.features.returns.operations import orders
from distributor_desk.features.returns.queries.orders import LineRow, Order
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.policy import failed
from distributor_desk.spreadsheets.columns import Column, Kind

NOTE = Column("note", Text("备注", "Note"), most=2000)
WHY = Column("note", Text("原因", "Reason"), required=True, most=2000)
SETTLED_ON = Column("on", Text("结算日期", "Settled on"), Kind.DATE, required=True)
ACCEPTED = Text(
    "{place}. {product}：收多少{unit}（共 {most}）", "{place}. {product}: accept {unit} (of {most})"
)
IN_CASES = Text("{units}，即 {cases}", "{units}, that is {cases}")
DEEDS = {
    w.APPROVED: Text("审核通过", "Approve"),
    w.SETTLED: Text("结算", "Settle"),
    w.REJECTED: Text("驳回", "Reject"),
}
REFUSED = Text("　　拒收的原因", "    why the rest is refused")
ALL_THE_SAME = Text("为什么仍然同意（印在单子上）", "Why approve against the policy (is printed)")
TITLE = Text("{number}：{state}", "{number}: {state}")
_RULES_HEIGHT = 150


def approve(desk: Desk, parent: QWidget, order: Order) -> RecordForm:
    """Each line's decision, what the policy says, the effect on the rebate, and the reason against a failed rule."""
    columns: list[Column] = []
    initial: dict[str, Any] = {}
    for place, line in enumerate(order.lines, start=1):
        columns += _decision(place, line)
        initial[f"accepted{line.id}"] = (
            line.draft.quantity if line.draft.accepted is None else line.draft.accepted
        )
        initial[f"why{line.id}"] = line.draft.reject_reason
    columns += [Column("reason", ALL_THE_SAME, most=400), NOTE]

    def save(values: Mapping[str, Any]) -> Text:
        decisions = {
            line.id: (values.get(f"accepted{line.id}"), values.get(f"why{line.id}")) for line in order.lines
        }
        reason, note = values.get("reason"), values.get("note")
        return orders.approve(desk.company, order.id, decisions, reason=reason, note=note)

    view = PolicyView(desk)

    def check(values: Mapping[str, Any]) -> Mapping[str, Text]:
        # a refused quantity may make a failed rule pass; the operation judges what is decided
        whole = all(values.get(f"accepted{line.id}") == line.draft.quantity for line in order.lines)
        broken = whole and view.judged is not None and failed(view.judged.checks)
        return {"reason": orders.WHY} if broken and not values.get("reason") else {}

    form = _form(desk, parent, order, w.APPROVED, columns, initial, save, check=check)
    _add_rules(desk, form, view, order, desk.today())
    return _shown(desk, form)


def settle(desk: Desk, parent: QWidget, order: Order) -> RecordForm:
    """The day, and before it is done the effect on the rebate."""
    today = desk.today()

    def save(values: Mapping[str, Any]) -> Text:
        return orders.settle(desk.company, order.id, values["on"], values.get("note"))

    form = _form(desk, parent, order, w.SETTLED, [SETTLED_ON, NOTE], {"on": today}, save)
    _add_rules(desk, form, PolicyView(desk), order, today)
    return _shown(desk, form)


def reject(desk: Desk, parent: QWidget, order: Order) -> RecordForm:
    """Refuse the order as a whole; the reason is asked."""
    form = _form(
        desk, parent, order, w.REJECTED, [WHY], {},
        lambda values: orders.reject(desk.company, order.id, values.get("note")),
    )  # fmt: skip
    return _shown(desk, form)


def may(order: Order, state: str) -> bool:
    """Whether the order may come to that state now."""
    return state in states.next_states(order.state, without_goods=order.without_goods)


def _decision(place: int, line: LineRow) -> list[Column]:
    """The figure is asked in base units; the label says so, and what the whole line is in cases."""
    quantity, unit = line.draft.quantity, line.base_unit or ""
    units = plain(shown_quantity(quantity, None, unit))
    of_case = (quantity, line.case_size, unit)
    cases = Text(shown_quantity(*of_case), shown_quantity(*of_case, "cs"))
    most = units if cases.zh == units.zh else IN_CASES.with_(units=units, cases=cases)
    words = ACCEPTED.with_(place=place, product=plain(line.product), unit=plain(unit), most=most)
    return [Column(f"accepted{line.id}", words, Kind.QUANTITY), Column(f"why{line.id}", REFUSED)]


def _form(
    desk: Desk, parent: QWidget, order: Order, state: str, columns: list[Column], initial: Mapping[str, Any],
    save: Callable[[dict[str, Any]], Text], *, check: Any = None,
) -> RecordForm:  # fmt: skip
    title = TITLE.with_(number=order.number, state=w.STATES[state])
    form = RecordForm(
        desk,
        title,
        columns,
        initial,
        save,
        check=check,
        fresh=True,
        yes=desk.say(DEEDS[state]),
        parent=parent,
    )
    form.saved.connect(desk.did)
    return form


def _add_rules(desk: Desk, form: RecordForm, view: PolicyView, order: Order, on: date) -> None:
    """What is said of the order stands above the fields."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setWidget(view)
    scroll.setMinimumHeight(_RULES_HEIGHT)
    outer = form.layout()
    if isinstance(outer, QVBoxLayout):
        outer.insertWidget(0, scroll)
    form.resize(form.width() + 40, form.height() + _RULES_HEIGHT)

    def show(found: Judged) -> None:
        view.show_judged(found)

    draft = order.draft
    desk.runner.read(lambda session: judged(session, draft, on), show, owner=form)


def _shown(_desk: Desk, form: RecordForm) -> RecordForm:
    form.open()
    return form
