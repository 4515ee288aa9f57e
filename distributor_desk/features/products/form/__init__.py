"""The form that adds or changes a product."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.products import operations, rules
from distributor_desk.features.products.sheet.columns import PRODUCTS

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

NEW = Text("新商品", "New product")
EDIT = Text("商品：{name}", "Product: {name}")


def open_form(
    desk: Desk,
    parent: QWidget,
    product_id: int | None,
    initial: Mapping[str, Any],
    position: str | None = None,
) -> RecordForm:
    """The form for a new product (no id) or a change; it saves through one operation.

    `position` is the product's class of now, which says what to think of before its price is cut.
    """
    from distributor_desk.desktop.record_form import RecordForm

    name = str(initial.get("name") or "")
    title = NEW if product_id is None else EDIT.with_(name=name)
    action = operations.ADD if product_id is None else operations.CHANGE

    def save(values: Mapping[str, Any]) -> int:
        if product_id is None:
            return operations.add_product(desk.company, values)
        operations.change_product(desk.company, product_id, values)
        return product_id

    def remark(values: Mapping[str, Any]) -> Mapping[str, Text]:
        kind = values.get("class") or position
        said = rules.price_cut(
            kind, initial.get("price"), values.get("price"), values.get("cost"), values.get("unit")
        )
        return {} if said is None or product_id is None else {"price": said}

    form = RecordForm(
        desk, title, PRODUCTS.columns, initial, save, remark=remark, fresh=product_id is None, parent=parent
    )
    form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values().get("name") or name)))
    form.open()
    return form
