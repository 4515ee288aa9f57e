"""The products of a shop's card: what it buys most, last orders, A of the 1.5 rule, prices seen in the shop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.sales.queries import ProductSum
from distributor_desk.features.visits.records import Visit, VisitLine
from distributor_desk.features.visits.rules.paper import GridLine
from distributor_desk.features.visits.rules.restock import available

GRID_LINES = 12
LOOK_BACK = timedelta(days=90)
FURTHER_BACK = timedelta(days=365)
FEW = 4
PRICE_LOW = Text(
    "店价低于邻店，可适当调高：{product} {price}（邻店 {nearby}）",
    "Could be higher: {product} {price} (nearby {nearby})",
)
NEAR_EXPIRY = Text("上次见到临期：{product} {count}{unit}", "Near its date: {product} {count} {unit}")


def top(session: Session, customer_id: int, day: date) -> list[ProductSum]:
    """The products that the shop buys most, for the grid of a day."""
    found = ledger.top_products(session, customer_id, day - LOOK_BACK, day, most=GRID_LINES)
    if len(found) < FEW:
        found = ledger.top_products(session, customer_id, day - FURTHER_BACK, day, most=GRID_LINES)
    return found


def grid(
    session: Session, customer_id: int, day: date, products: Sequence[ProductSum], last_visit: date | None
) -> tuple[GridLine, ...]:
    """A line for each product. Without a stock reading A is what was delivered since the last visit (rules §5)."""
    ids = [p.product_id for p in products]
    if not ids:
        return ()
    last = ledger.last_orders(session, customer_id, ids, day)
    on_hand = availables(session, customer_id, day, ids, last_visit)
    lines = []
    for product in products:
        order = last.get(product.product_id)
        lines.append(
            GridLine(
                product=product.name,
                spec=product.spec or "",
                unit=product.unit or "",
                case_size=product.case_size,
                last_order_date=order.date if order else None,
                last_order=order.quantity if order else None,
                available=on_hand[product.product_id],
                price=order.price if order else None,
            )
        )
    return tuple(lines)


def availables(
    session: Session, customer_id: int, day: date, ids: Sequence[int], last_visit: date | None
) -> dict[int, Decimal]:
    """A of the 1.5 rule for each product, in base units."""
    seen = last_stock(session, customer_id, ids, day)
    since = {i: seen[i][0] if i in seen else last_visit for i in ids}
    delivered = ledger.delivered_since(session, customer_id, since, day)
    return {i: available(seen[i][1] if i in seen else None, delivered.get(i, Decimal(0))) for i in ids}


def last_stock(
    session: Session, customer_id: int, product_ids: Sequence[int], before: date
) -> dict[int, tuple[date, Decimal]]:
    """The last stock reading of each product in this shop before a day: its day and base units."""
    rows = session.execute(
        select(VisitLine.product_id, Visit.date, VisitLine.stock)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(
            Visit.customer_id == customer_id, Visit.date < before, VisitLine.product_id.in_(product_ids),
            VisitLine.stock.is_not(None),
            Visit.retired_at.is_(None), VisitLine.retired_at.is_(None),
        )
        .order_by(Visit.date)
    )  # fmt: skip
    return {i: (day, stock) for i, day, stock in rows if stock is not None}


def on_shelf(session: Session, customer_id: int, day: date) -> dict[int, Decimal]:
    """What was counted on a shop's shelf at a visit of a day: base units by product; a zero is a gap."""
    rows = session.execute(
        select(VisitLine.product_id, VisitLine.stock)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(
            Visit.customer_id == customer_id, Visit.date == day, VisitLine.stock.is_not(None),
            Visit.retired_at.is_(None), VisitLine.retired_at.is_(None),
        )
        .order_by(VisitLine.id)
    )  # fmt: skip
    return {i: stock for i, stock in rows if stock is not None}


def shelf_hints(session: Session, customer_id: int, before: date, *, most: int = 2) -> list[Text]:
    """What the last look at the shelf is good for: a price below the neighbours', goods near their date."""
    last = session.scalar(
        select(func.max(Visit.date))
        .join(VisitLine, VisitLine.visit_id == Visit.id)
        .where(Visit.customer_id == customer_id, Visit.date < before, Visit.retired_at.is_(None))
    )
    if last is None:
        return []
    rows = session.execute(
        select(Product.name, Product.unit, VisitLine.price, VisitLine.neighbour_price, VisitLine.near_expiry)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .join(Product, Product.id == VisitLine.product_id)
        .where(
            Visit.customer_id == customer_id, Visit.date == last,
            Visit.retired_at.is_(None), VisitLine.retired_at.is_(None),
        )
        .order_by(VisitLine.id)
    ).all()  # fmt: skip
    low = [
        PRICE_LOW.with_(product=name, price=f"{price:.2f}", nearby=f"{nearby:.2f}")
        for name, _, price, nearby, _ in rows
        if price is not None and nearby is not None and price < nearby
    ]
    near = [
        NEAR_EXPIRY.with_(product=name, count=f"{count:f}", unit=unit or "")
        for name, unit, _, _, count in rows
        if count
    ]
    return [*low[:1], *near[:1]][:most]
