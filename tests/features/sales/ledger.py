"""The ledger as a test looks at it: yuan and base units, in the order of booking."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import Payment, SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.workflow.importing import ImportResult
from tests.workflow.making import bring

HEADINGS = ["日期", "单号", "客户名称", "商品名称", "数量", "单位", "单价", "金额"]
DAY = "2026-03-01"


def take(
    company: Company, *rows: list[Any], headings: list[str] | None = None, **options: Any
) -> ImportResult:
    """Import sales lines; what is missing is made unless the test says otherwise."""
    return bring(company, {"销售明细": [headings or HEADINGS, *rows]}, **{"create_missing": True} | options)


def stock_up(company: Company, *rows: list[Any]) -> None:
    """Products with their unit, case size and cost."""
    bring(company, {"商品": [["商品名称", "单位", "箱规", "进价"], *rows]})


def lines(company: Company, *fields: str) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [
            tuple(row)
            for row in session.execute(
                select(*(getattr(SalesLine, f) for f in fields))
                .where(SalesLine.retired_at.is_(None))
                .order_by(SalesLine.id)
            )
        ]


def one(company: Company, *fields: str) -> tuple[Any, ...]:
    (found,) = lines(company, *fields)
    return found


def named_lines(company: Company) -> list[tuple[Any, ...]]:
    """Customer, product, kind, quantity, amount of each line, without ids: to compare two companies."""
    with company.read() as session:
        return [
            tuple(row)
            for row in session.execute(
                select(
                    SalesLine.date,
                    SalesLine.document,
                    SalesLine.line,
                    Customer.name,
                    Product.name,
                    SalesLine.kind,
                    SalesLine.quantity,
                    SalesLine.unit,
                    SalesLine.price,
                    SalesLine.amount,
                    SalesLine.cost,
                )
                .join(Customer, Customer.id == SalesLine.customer_id)
                .outerjoin(Product, Product.id == SalesLine.product_id)
                .order_by(SalesLine.date, SalesLine.document, SalesLine.line, SalesLine.id)
            )
        ]


def payments(company: Company) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [
            tuple(row)
            for row in session.execute(select(Payment.amount, Payment.document).order_by(Payment.id))
        ]


def total(company: Company) -> Decimal:
    return sum((amount for (amount,) in lines(company, "amount")), Decimal(0))
