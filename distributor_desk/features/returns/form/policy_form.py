"""The policy as a form: the company's rules, and what one customer has otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.customers import queries as customers
from distributor_desk.features.returns.operations import policy as operations
from distributor_desk.features.returns.queries import policies
from distributor_desk.features.returns.rules import settings
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.settings import Setting
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("退换货政策", "Returns policy")
OF_CUSTOMER = Text(
    "“{name}”的退换货政策（空 = 与公司相同）", "Returns policy of “{name}” (empty = as the company)"
)
ON_OFF = (Choice("1", Text("检查", "check")), Choice("0", Text("不检查", "do not check")))
LIMITS_NOTE = Text(
    "保质期达到多少天:最多还剩多少天算临期，用分号隔开",
    "shelf life of at least … days:days left at most, divided by semicolons",
)


def column_of(setting: Setting[Any], *, own: bool) -> Column:
    """A rule as a field; a customer's switch may also be empty."""
    if isinstance(setting.default, bool):
        kind = Kind.CHOICE if own else Kind.YES_NO
        return Column(setting.key, setting.text, kind, choices=ON_OFF if own else ())
    if isinstance(setting.default, str):
        return Column(setting.key, setting.text, Kind.TEXT, most=401, note=LIMITS_NOTE)
    percent = setting.unit == "percent"
    return Column(setting.key, setting.text, Kind.PERCENT if percent else Kind.INTEGER)


def open_company_policy(desk: Desk, parent: QWidget) -> None:
    """The company's rules."""
    columns = [column_of(setting, own=False) for setting in settings.POLICY]

    def show(values: dict[str, Any]) -> None:
        form = RecordForm(
            desk,
            TITLE,
            columns,
            values,
            lambda changed: operations.change_company(desk.company, changed),
            parent=parent,
        )
        form.saved.connect(desk.did)
        form.open()

    desk.runner.read(policies.company_values, show, owner=parent)


def open_customer_policy(desk: Desk, parent: QWidget, customer_id: int) -> None:
    """What one customer (a sub-distributor) has otherwise."""
    columns = [column_of(setting, own=True) for setting in settings.POLICY]

    def read(session: Reading) -> tuple[str, dict[str, Any]]:
        kept = policies.overrides(session, customer_id)
        said = {key: str(int(value)) if isinstance(value, bool) else value for key, value in kept.items()}
        return (customers.values(session, customer_id) or {}).get("name", ""), said

    def save(changed: Mapping[str, Any]) -> Text:
        switches = {s.key for s in settings.POLICY if isinstance(s.default, bool)}
        values = {k: v == "1" if k in switches and v is not None else v for k, v in changed.items()}
        return operations.change_customer(desk.company, customer_id, values)

    def show(found: tuple[str, dict[str, Any]]) -> None:
        name, values = found
        form = RecordForm(desk, OF_CUSTOMER.with_(name=name), columns, values, save, parent=parent)
        form.saved.connect(desk.did)
        form.open()

    desk.runner.read(read, show, owner=parent)
