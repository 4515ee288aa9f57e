"""The forms of a brand's agency and of what its maker promised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.products.operations import brands as deeds
from distributor_desk.features.products.queries.brands import BrandRow, PromiseRow
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

LEVELS = (
    Choice("sole", Text("总代理", "sole agent")),
    Choice("area", Text("区域代理", "area agent")),
    Choice("none", Text("无代理权", "no agency")),
)
STATES = (
    Choice("open", Text("未结", "open")),
    Choice("kept", Text("已兑现", "kept")),
    Choice("broken", Text("未兑现", "not kept")),
)
NAME = Column("name", Text("品牌", "Brand"), required=True)
AGENCY_FIELDS = (
    Column("level", Text("代理级别", "Agency"), Kind.CHOICE, choices=LEVELS),
    Column("territory", Text("区域", "Territory")),
    Column("exclusive", Text("独家", "Exclusive"), Kind.YES_NO),
    Column("starts", Text("开始", "From"), Kind.DATE),
    Column("ends", Text("到期", "Ends"), Kind.DATE),
    Column("minimum", Text("年任务", "Minimum a year"), Kind.MONEY),
    Column("terms", Text("条款", "Terms"), most=2000),
    Column("threat", Text("厂家的施压", "Threats"), most=2000),
)
PROMISE_FIELDS = (
    Column("what", Text("厂家答应了什么", "What the maker promised"), required=True),
    Column("promised_on", Text("答应日期", "Promised on"), Kind.DATE),
    Column("due", Text("到期", "Due"), Kind.DATE),
    Column("notes", Text("备注", "Notes"), most=2000),
)
NEW_BRAND = Text("新品牌", "New brand")
AGENCY = Text("代理权：{name}", "Agency: {name}")
PROMISE = Text("厂家承诺", "A maker's promise")
NO_AGENCY = Text("代理权", "Agency")
NO_AGENCY_HINT = Text("还没有填写。点上面的按钮填写。", "Not entered yet; use the button above.")
TALLY = Text("已兑现 {kept}，未兑现 {broken}，未结 {open}", "{kept} kept, {broken} not kept, {open} open")


def agency_form(desk: Desk, parent: QWidget, brand: BrandRow) -> RecordForm:
    """The agency of a brand, whether there is one already or not."""
    initial = {key: value for key, value in (brand.agency or {}).items() if key != "id"}

    def save(values: Mapping[str, Any]) -> Text:
        return deeds.set_agency(desk.company, brand.id, values)

    return _open(desk, AGENCY.with_(name=brand.name), AGENCY_FIELDS, initial, save, parent)


def promise_form(
    desk: Desk, parent: QWidget, brand_id: int | None, promise: PromiseRow | None = None
) -> RecordForm:
    """A new promise of a brand's maker, or a change to one."""
    initial: dict[str, Any] = {"promised_on": desk.today()}
    if promise is not None:
        initial = {c.key: getattr(promise, c.key) or None for c in PROMISE_FIELDS}

    def save(values: Mapping[str, Any]) -> Text:
        if promise is not None:
            return deeds.change_promise(desk.company, promise.id, values)
        return deeds.add_promise(desk.company, brand_id or 0, values)

    return _open(desk, PROMISE, PROMISE_FIELDS, initial, save, parent, fresh=promise is None)


def _open(
    desk: Desk, title: Text, columns: Any, initial: Any, save: Any, parent: QWidget, *, fresh: bool = False
) -> RecordForm:
    form = RecordForm(desk, title, columns, initial, save, fresh=fresh, parent=parent)
    form.saved.connect(desk.did)
    form.open()
    return form
