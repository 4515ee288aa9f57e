"""Which imported ledger lines are the same return as a settled line here (business rules §2, §3).

The same document as the order's number; or the original document with the same quantity; or the same customer,
product and quantity within 15 days. What an exchange sends out is found by the document alone: sales of the
same quantity are too common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.sums import LINK_DAYS
from distributor_desk.features.sales.records import SalesLine


@dataclass(frozen=True, slots=True)
class Pair:
    """A settled line (`line_id`, its own ledger line) and the imported line that is the same; `rank` is how near."""

    line_id: int
    own_id: int
    imported_id: int
    leg: str
    rank: tuple[int, int]


def any_settled(session: Session) -> bool:
    """Whether there is any settled order to link with."""
    settled = GoodsReturn.state == w.SETTLED
    return session.scalar(select(GoodsReturn.id).where(settled).limit(1)) is not None


def pairs_of_order(session: Session, order_id: int) -> list[Pair]:
    """What may be linked now that an order is settled."""
    return _matched(session, GoodsReturn.id == order_id)


def pairs_of_batch(session: Session, batch_id: int) -> list[Pair]:
    """What may be linked after an import: its ledger lines with settled orders, its orders with ledger lines."""
    mine = _matched(session, SalesLine.batch_id == batch_id) + _matched(
        session, GoodsReturn.batch_id == batch_id
    )
    return _each_once(mine)


def _matched(session: Session, which: Any) -> list[Pair]:
    return _each_once([*_candidates(session, "in", which), *_candidates(session, "out", which)])


def _each_once(found: Sequence[Pair]) -> list[Pair]:
    """The nearest pairs first, each line in one pair."""
    own, imported, chosen = set[tuple[int, str]](), set[int](), list[Pair]()
    for pair in sorted(found, key=lambda p: (p.rank, p.line_id, p.imported_id)):
        if (pair.line_id, pair.leg) not in own and pair.imported_id not in imported:
            own.add((pair.line_id, pair.leg))
            imported.add(pair.imported_id)
            chosen.append(pair)
    return chosen


def _candidates(session: Session, leg: str, which: Any) -> list[Pair]:
    link = aliased(ReturnLink)
    coming_in = leg == "in"
    product = ReturnLine.product_id if coming_in else ReturnLine.out_product_id
    posted = ReturnLine.ledger_in_id if coming_in else ReturnLine.ledger_out_id
    quantity = (
        func.coalesce(ReturnLine.accepted, ReturnLine.quantity) if coming_in else ReturnLine.out_quantity
    )
    rows = session.execute(
        select(
            ReturnLine.id, posted.label("own"), SalesLine.id.label("imported"), GoodsReturn.number,
            ReturnLine.original_document, SalesLine.document, GoodsReturn.settled_on, SalesLine.date,
            quantity.label("quantity"), SalesLine.quantity.label("came"),
        )
        .select_from(ReturnLine)
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(SalesLine, and_(SalesLine.customer_id == GoodsReturn.customer_id, SalesLine.product_id == product))
        .where(
            which,
            GoodsReturn.state == w.SETTLED,
            posted.is_not(None),
            SalesLine.kind == ("return" if coming_in else "sale"),
            SalesLine.origin != "return",
            SalesLine.retired_at.is_(None),
            ~exists().where(
                link.return_line_id == ReturnLine.id, link.leg == leg,
                or_(link.retired_at.is_(None), link.sales_line_id == SalesLine.id),
            ),
            ~exists().where(link.sales_line_id == SalesLine.id, link.retired_at.is_(None)),
        )
    )  # fmt: skip
    found = []
    for row in rows:
        rank = _rank(row, coming_in=coming_in)
        if rank is not None:
            found.append(Pair(row.id, row.own, row.imported, leg, rank))
    return found


def _rank(row: Any, *, coming_in: bool) -> tuple[int, int] | None:
    """How near an imported line is: 0 the document, 1 the original document, 2 quantity and day; None is not the same."""
    days = abs((row.date - row.settled_on).days)
    if row.document is not None and row.document == row.number:
        return (0, days)
    if not coming_in or abs(row.came or Decimal(0)) != row.quantity:
        return None
    if row.document is not None and row.document == row.original_document:
        return (1, days)
    return (2, days) if days <= LINK_DAYS else None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as the window shows it: our line, and the imported line that counts for it."""

    id: int
    order_id: int
    number: str
    customer: str
    product: str
    leg: str
    document: str | None
    date: date
    quantity: Decimal
    amount: Decimal


def links_of(session: Session, order_id: int) -> list[LinkRow]:
    """The links of an order's lines that hold."""
    rows = session.execute(
        select(
            ReturnLink.id, GoodsReturn.id, GoodsReturn.number, Customer.name, Product.name, ReturnLink.leg,
            SalesLine.document, SalesLine.date, SalesLine.quantity, SalesLine.amount,
        )
        .join(ReturnLine, ReturnLine.id == ReturnLink.return_line_id)
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .join(SalesLine, SalesLine.id == ReturnLink.sales_line_id)
        .join(Product, Product.id == SalesLine.product_id)
        .where(GoodsReturn.id == order_id, ReturnLink.retired_at.is_(None))
        .order_by(ReturnLink.id)
    )  # fmt: skip
    return [LinkRow(*tuple[Any, ...](row)) for row in rows]


def imports_like(session: Session, line_id: int, *, most: int = 20) -> list[tuple[Any, ...]]:
    """Imported returns of the same customer and product that no line is linked to: id, document, day, units, yuan."""
    link = aliased(ReturnLink)
    rows = session.execute(
        select(SalesLine.id, SalesLine.document, SalesLine.date, SalesLine.quantity, SalesLine.amount)
        .select_from(ReturnLine)
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(
            SalesLine,
            and_(
                SalesLine.customer_id == GoodsReturn.customer_id,
                SalesLine.product_id == ReturnLine.product_id,
            ),
        )
        .where(
            ReturnLine.id == line_id,
            SalesLine.kind == "return",
            SalesLine.origin != "return",
            SalesLine.retired_at.is_(None),
            ~exists().where(link.sales_line_id == SalesLine.id, link.retired_at.is_(None)),
        )
        .order_by(SalesLine.date.desc(), SalesLine.id.desc())
        .limit(most)
    )
    return [tuple(row) for row in rows]
