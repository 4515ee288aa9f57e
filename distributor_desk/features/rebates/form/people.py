"""The forms of those who are on a scheme: an agreement, a target, goods against the balance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.queries import lists, parties
from distributor_desk.features.rebates.queries.lists import Signed
from distributor_desk.features.rebates.rules.periods import label
from distributor_desk.spreadsheets.columns import Column, Kind

SIGN = Text("签协议：{scheme}", "Agreement: {scheme}")
TARGET = Text("{customer}的目标：{period}", "Target of {customer}: {period}")
GOODS = Text("给{customer}货补（余额 {balance} 元）", "Rebate goods to {customer} ({balance} left)")
CUSTOMER = Column("customer", Text("客户", "Customer"), required=True)
AGREEMENT = (
    CUSTOMER,
    Column("first", Text("开始", "From"), Kind.DATE, required=True),
    Column("last", Text("到期", "To"), Kind.DATE, required=True),
    Column("signed", Text("签约日期", "Signed"), Kind.DATE),
    Column(
        "target",
        Text("目标（整个协议期）", "Target (of its days)"),
        Kind.UNIT_PRICE,
        note=Text("按方案的依据：元、件或箱", "in the unit of the scheme's basis"),
    ),
)
GOAL = (
    Column(
        "target",
        Text("目标", "Target"),
        Kind.UNIT_PRICE,
        note=Text(
            "空着就是没有目标；按方案的依据：元、件或箱",
            "empty: no target; in the unit of the scheme's basis",
        ),
    ),
)
HANDED = (
    Column("product", Text("商品（名称或编号）", "Product (name or code)"), required=True),
    Column("cases", Text("箱数", "Cases"), Kind.QUANTITY, required=True),
    Column(
        "price",
        Text("每箱价格", "Price of a case"),
        Kind.UNIT_PRICE,
        note=Text("空着就用最近卖给它的价格", "empty: the latest price to this customer"),
    ),
)  # fmt: skip


def _form(*args: Any, **more: Any) -> Any:
    from distributor_desk.desktop.record_form import RecordForm

    return RecordForm(*args, **more)


def open_sign(
    desk: Desk,
    parent: QWidget,
    scheme_id: int,
    scheme: str,
    standing: Signed | None,
    names: Mapping[str, int],
) -> None:
    """Sign a customer on a scheme, or change the agreement that stands."""
    year = desk.today().year
    first: dict[str, Any] = {"first": date(year, 1, 1), "last": date(year, 12, 31), "signed": desk.today()}
    if standing is not None:
        first = {
            "customer": standing.customer, "first": standing.first, "last": standing.last, "signed": standing.signed,
        }  # fmt: skip

    def save(values: Mapping[str, Any]) -> Text:
        said = first | dict(values)
        company = desk.company
        if standing is not None and said["customer"] == standing.customer:
            customer = standing.customer_id
        else:
            customer = names.get(said["customer"]) or _called(desk, said["customer"])
        schemes = standing.scheme_ids if standing else (scheme_id,)
        operations.sign(
            company, customer, said["first"], said["last"], schemes, agreement_id=standing.id if standing else None,
            signed=said.get("signed"), target=said.get("target"),
        )  # fmt: skip
        return operations.SIGN.with_(customer=said["customer"])

    form = _form(
        desk, SIGN.with_(scheme=scheme), AGREEMENT, first, save, suggestions={"customer": [*names]},
        fresh=standing is None, parent=parent,
    )  # fmt: skip
    form.saved.connect(desk.did)
    form.open()


def _called(desk: Desk, name: str) -> int:
    with desk.company.read() as session:
        return parties.customer_called(session, name)


def open_target(
    desk: Desk, parent: QWidget, customer_id: int, customer: str, scheme_id: int, period: Period, now: Any
) -> None:
    """Set the target of a customer for a period of the scheme."""

    def save(values: Mapping[str, Any]) -> Text:
        operations.set_target(desk.company, customer_id, scheme_id, period, values["target"])
        return operations.TARGET.with_(customer=customer)

    title = TARGET.with_(customer=customer, period=label(period))
    form = _form(desk, title, GOAL, {"target": now}, save, parent=parent)
    form.saved.connect(desk.did)
    form.open()


def open_goods(desk: Desk, parent: QWidget, customer_id: int, customer: str, balance: Any) -> None:
    """Hand out goods against the balance, by case at the customer's own price."""
    found: dict[str, int] = {}

    def save(values: Mapping[str, Any]) -> Text:
        product = found.get(values["product"])
        if product is None:
            with desk.company.read() as session:
                product = parties.product_called(session, values["product"])
        operations.give_goods(
            desk.company, customer_id, product, values["cases"], desk.today(), case_price=values.get("price")
        )
        return operations.GOODS.with_(customer=customer, amount=values["cases"])

    def ready(known: dict[str, int]) -> None:
        found.update(known)
        title = GOODS.with_(customer=customer, balance=balance)
        form = _form(
            desk, title, HANDED, {}, save, suggestions={"product": [*known]}, fresh=True, parent=parent
        )
        form.saved.connect(desk.did)
        form.open()

    desk.runner.read(lists.product_names, ready, owner=parent)


def refused(desk: Desk, parent: QWidget) -> Callable[[DeskError], None]:
    """What shows a refusal over a part of the window."""
    from distributor_desk.desktop import messages

    return lambda error: messages.refuse(desk, parent, error)
