"""The form that adds or changes a customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.customers import operations
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.features.customers.sheet.fields import MORE

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

NEW = Text("新客户", "New customer")
EDIT = Text("客户：{name}", "Customer: {name}")
FIELDS = (*(c for c in CUSTOMERS.columns if c.key not in {"notes", "opening_balance", "balance_date"}),
          *(c for c in CUSTOMERS.columns if c.key in {"opening_balance", "balance_date"}), *MORE,
          CUSTOMERS.column("notes"))  # fmt: skip
"""The first page holds what is asked for most; needs, assets and the opening balance stand under More."""


def open_form(
    desk: Desk,
    parent: QWidget,
    customer_id: int | None,
    initial: Mapping[str, Any],
    suggestions: Mapping[str, Sequence[str]] | None = None,
) -> RecordForm:
    """The form for a new customer (no id) or a change; it saves through one operation."""
    from distributor_desk.desktop.record_form import RecordForm

    name = str(initial.get("name") or "")
    title = NEW if customer_id is None else EDIT.with_(name=name)
    action = operations.ADD if customer_id is None else operations.CHANGE

    def save(values: Mapping[str, Any]) -> int:
        if customer_id is None:
            return operations.add_customer(desk.company, values)
        operations.change_customer(desk.company, customer_id, values)
        return customer_id

    form = RecordForm(
        desk, title, FIELDS, initial, save, suggestions=suggestions, fresh=customer_id is None, parent=parent
    )  # fmt: skip
    form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values().get("name") or name)))
    form.open()
    return form
