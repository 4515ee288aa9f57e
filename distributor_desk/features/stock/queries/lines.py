"""Products with their stock at cost and the cost of a month's sales."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period, month_start, period_of
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.sales.records import ProductMonth
from distributor_desk.features.stock import rules
from distributor_desk.features.stock.rules import StockLine

_NOTHING = Decimal(0)


def full_months(today: date) -> Period:
    """The last three full months."""
    first = month_start(today.year, today.month - rules.MONTHS_LOOKED_AT)
    return Period(first, period_of(month_start(today.year, today.month - 1), "month").last)


def stock_lines(session: Session, today: date) -> list[StockLine]:
    """Every product on the lists with its stock at its cost, and the cost of a month's sales."""
    window, m = full_months(today), ProductMonth
    sums = (
        select(m.product_id, func.sum(m.cost).label("cost"), func.sum(m.uncosted).label("uncosted"))
        .where(m.month >= window.first, m.month <= window.last)
        .group_by(m.product_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Product.id, Product.name, Product.spec, Brand.name, Product.category, Product.unit, Product.case_size,
            Product.stock, Product.stock_date, Product.cost, Product.shelf_life, sums.c.cost, sums.c.uncosted,
        )
        .select_from(Product)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(sums, sums.c.product_id == Product.id)
        .where(Product.retired_at.is_(None))
        .order_by(Product.id)
    )  # fmt: skip
    return [_line(tuple(row)) for row in rows]


def _line(row: tuple[Any, ...]) -> StockLine:
    *head, quantity, read_on, unit_cost, shelf_life, cost, uncosted = row
    product_id, name, spec, brand, category, unit, case_size = head
    known = quantity is not None and unit_cost is not None
    return StockLine(
        product_id,
        name,
        spec or "",
        brand or "",
        category or "",
        unit or "",
        case_size,
        quantity,
        read_on,
        quantity * unit_cost if known else None,
        (cost or _NOTHING) / rules.MONTHS_LOOKED_AT,
        shelf_life,
        uncosted or 0,
    )


def product_columns(session: Session, today: date) -> dict[int, tuple[Any, ...]]:
    """Cover by product id, with two decimals."""
    return {line.id: (_two(line.cover),) for line in stock_lines(session, today)}


def _two(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.01"))


def brands(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the brands, by name."""
    rows = session.execute(
        select(Brand.id, Brand.name).where(Brand.retired_at.is_(None)).order_by(Brand.name)
    )
    return [(i, name) for i, name in rows]


def brand_stock(session: Session, brand_id: int, today: date) -> tuple[rules.StockGroup, int | None]:
    """The stock of a brand, and the shortest shelf life (days) among its products that sell."""
    name = session.scalar(select(Brand.name).where(Brand.id == brand_id)) or ""
    mine = [line for line in stock_lines(session, today) if line.brand == name]
    lives = [line.shelf_life for line in mine if line.shelf_life and line.monthly_cost > 0]
    return rules.grouped(name, mine), min(lives, default=None)
