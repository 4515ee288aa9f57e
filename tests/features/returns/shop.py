"""A shop that bought 100,000 worth of one brand, and what tests do with its returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from distributor_desk.core.progress import Progress
from distributor_desk.features.returns.operations import claims, orders
from distributor_desk.features.returns.operations.links import after_import
from distributor_desk.features.returns.queries.checking import unsound
from distributor_desk.features.returns.queries.orders import Order
from distributor_desk.features.returns.queries.orders import order as read_order
from distributor_desk.features.returns.records import GoodsReturn
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.features.sales.queries import figures
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.importing import ImportResult
from distributor_desk.workflow.sheets import ImportOptions
from tests.workflow.making import Rows, book, bring

D = Decimal
TODAY = date(2026, 3, 2)
"""Every order of these tests is of this day unless it says otherwise: in the first quarter of 2026."""
SHOP, OTHER = 1, 2
COLA, CHIPS, TEA = 1, 2, 3
_SHEETS: dict[str, Rows] = {
    "客户": [["客户编号", "客户名称", "地址"], ["K1", "惠多多超市", "北街1号"], ["K2", "好邻居", "南街2号"]],
    "商品": [
        ["商品编号", "商品名称", "规格", "品牌", "单位", "箱规", "进价", "售价", "保质期"],
        ["P1", "可乐", "500ml", "甜水", "瓶", 12, 7777.77, 9999, 365],
        ["P2", "薯片", "70g", "脆脆", "袋", 10, 7777.77, 9999, 180],
        ["P3", "冰红茶", "1L", "甜水", "瓶", 6, 7777.77, 9999, 365],
    ],
    "销售明细": [
        ["日期", "单号", "客户名称", "商品名称", "数量", "金额", "成本金额"],
        ["2026-01-05", "XS1", "惠多多超市", "可乐", 30000, 75000, 60000],
        ["2026-01-06", "XS2", "惠多多超市", "薯片", 5000, 25000, 20000],
        ["2025-12-30", "XS0", "惠多多超市", "冰红茶", 600, 2400, 1800],
    ],
}


def settle_shop(company: Company) -> None:
    """Bought this quarter: 30,000 colas for 75,000 (2.50 each) and 5,000 chips for 25,000 (5.00): 100,000."""
    bring(company, _SHEETS)


def line(product: int = COLA, quantity: Any = 12, price: Any = "2.5", **more: Any) -> DraftLine:
    return DraftLine(product, D(quantity), None if price is None else D(price), **more)


def draft(
    *lines: DraftLine, kind: str = w.RETURN, on: date = TODAY, customer: int = SHOP, **more: Any
) -> Draft:
    return Draft(kind, customer, on, lines or (line(),), **more)


def swap(**more: Any) -> Draft:
    """A case of cola (30.00) for 6 chips (30.00)."""
    return draft(
        line(reason=w.DAMAGED, out_product_id=CHIPS, out_quantity=D(6), out_price=D(5)),
        kind=w.EXCHANGE,
        **more,
    )


def settled(company: Company, made: Draft, on: date = TODAY, reason: str | None = "老客户") -> int:
    """An order brought all the way."""
    i = orders.add(company, made)
    orders.submit(company, i)
    orders.approve(company, i, reason=reason)
    if not made.without_goods:
        orders.receive(company, i)
    orders.settle(company, i, on)
    return i


def claimed(company: Company, brand: int, lines: Sequence[int]) -> int:
    return claims.new(company, brand, lines, TODAY)


def read(company: Company, order_id: int) -> Order:
    with company.read() as session:
        found = read_order(session, order_id)
    assert found is not None
    return found


def numbers(company: Company) -> list[str]:
    with company.read() as session:
        return [*session.scalars(select(GoodsReturn.number).order_by(GoodsReturn.id))]


def ledger(company: Company, *, kind: str | None = None) -> list[tuple[Any, ...]]:
    """What counts of the ledger beside the first purchases: kind, product, units, yuan, origin, document."""
    fields = (
        SalesLine.kind, SalesLine.product_id, SalesLine.quantity, SalesLine.amount, SalesLine.origin, SalesLine.document,
    )  # fmt: skip
    query = select(*fields).where(SalesLine.retired_at.is_(None), SalesLine.id > 3).order_by(SalesLine.id)
    with company.read() as session:
        return [tuple(row) for row in session.execute(query) if kind is None or row[0] == kind]


def returned(company: Company) -> Decimal:
    """All that came back and counts, in yuan."""
    query = select(func.sum(SalesLine.amount)).where(
        SalesLine.kind == "return", SalesLine.retired_at.is_(None)
    )
    with company.read() as session:
        return -(session.scalar(query) or D(0))


def balance(company: Company, customer: int = SHOP, on: date = date(2026, 12, 31)) -> Decimal:
    with company.read() as session:
        return figures(session, customer, on).balance


def bring_sales(company: Company, *rows: Sequence[Any], name: str = "流水.xlsx") -> ImportResult:
    """A sales file as the window imports it: what the rooms link afterwards included."""
    headings = ["日期", "单号", "类型", "客户名称", "商品名称", "数量", "金额"]
    return bring_all(company, {"销售明细": [headings, *rows]}, name)


def bring_all(company: Company, sheets: Mapping[str, Rows], name: str = "表.xlsx") -> ImportResult:
    from distributor_desk import register

    made, kinds = book(sheets, name), register.sheets()
    matched = importing.match(made, kinds)
    return importing.run(company, made, matched, kinds, ImportOptions(), Progress(), after=(after_import,))


def holds(company: Company) -> None:
    """The room's books are sound."""
    with company.read() as session:
        assert [text.en for text in unsound(session)] == []
