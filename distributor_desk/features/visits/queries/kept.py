"""Visits and their lines as they are kept: for exports, and for an import that meets them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.features.products.records import Product
from distributor_desk.features.visits.records import Promise, Visit, VisitLine


def all_visits(session: Session) -> list[tuple[Any, ...]]:
    """Every visit for an export, in the order of the workbook's columns; the customer as id and code too."""
    query = (
        select(
            Visit.date, Customer.id, Customer.name, Customer.code, Rep.name, Visit.result, Visit.order_amount,
            Visit.skus, Promise.what, Promise.due, Visit.notes,
        )
        .join(Customer, Customer.id == Visit.customer_id)
        .outerjoin(Rep, Rep.id == Visit.rep_id)
        .outerjoin(Promise, and_(Promise.visit_id == Visit.id, Promise.retired_at.is_(None)))
        .where(Visit.retired_at.is_(None))
        .order_by(Visit.id, Promise.id)
    )  # fmt: skip
    return [tuple(row) for row in session.execute(query)]


def all_lines(session: Session) -> Iterator[tuple[Any, ...]]:
    """Every visit line for an export; customer as name and code, product as name, code and spec."""
    query = (
        select(
            Visit.date, Customer.name, Customer.code, Product.name, Product.code, Product.spec, VisitLine.stock,
            VisitLine.order, VisitLine.price, VisitLine.neighbour_price, VisitLine.near_expiry,
        )
        .join(Visit, Visit.id == VisitLine.visit_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .join(Product, Product.id == VisitLine.product_id)
        .where(VisitLine.retired_at.is_(None), Visit.retired_at.is_(None))
        .order_by(VisitLine.id)
    )  # fmt: skip
    for row in session.execute(query):
        yield tuple(row)


def standing_visits(session: Session) -> dict[tuple[int, date], list[dict[str, Any]]]:
    """Visits by customer and day, in the order in which they were entered, with their promise."""
    rows = session.execute(
        select(
            Visit.id, Visit.customer_id, Visit.date, Visit.rep_id, Visit.result, Visit.order_amount, Visit.skus,
            Visit.notes, Promise.what, Promise.due, Promise.id,
        )
        .outerjoin(Promise, and_(Promise.visit_id == Visit.id, Promise.retired_at.is_(None)))
        .where(Visit.retired_at.is_(None))
        .order_by(Visit.id, Promise.id)
    )  # fmt: skip
    keys = (
        "id",
        "customer_id",
        "date",
        "rep_id",
        "result",
        "order_amount",
        "skus",
        "notes",
        "promise",
        "promise_due",
        "promise_id",
    )
    found: dict[tuple[int, date], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row[1], row[2]), []).append(dict(zip(keys, row, strict=True)))
    return found


def standing_lines(session: Session) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """Visit lines by visit and product."""
    keys = ("id", "stock", "order", "price", "neighbour_price", "near_expiry")
    rows = session.execute(
        select(
            VisitLine.visit_id, VisitLine.product_id, VisitLine.id, VisitLine.stock, VisitLine.order, VisitLine.price,
            VisitLine.neighbour_price, VisitLine.near_expiry,
        ).where(VisitLine.retired_at.is_(None)).order_by(VisitLine.id)
    )  # fmt: skip
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for visit, product, *rest in rows:
        found.setdefault((visit, product), []).append(dict(zip(keys, rest, strict=True)))
    return found
