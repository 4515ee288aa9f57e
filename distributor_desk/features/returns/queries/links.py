"""Which imported ledger lines are the same return as a settled line here (business rules §2, §3).

The same document as the order's number; or the original document with the same quantity; or the same customer,
product and quantity within 15 days. What an exchange sends out is found by the document alone: sales of the
same quantity are too common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.sums import LINK_DAYS
from distributor_desk.features.sales.records import SalesLine

_CHUNK = 400


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
    return _each_once(_of_orders(session, GoodsReturn.id == order_id))


def pairs_of_batch(session: Session, batch_id: int) -> list[Pair]:
    """What may be linked after an import: its ledger lines with settled orders, its orders with ledger lines."""
    return _each_once([*_of_lines(session, batch_id), *_of_orders(session, GoodsReturn.batch_id == batch_id)])


def _each_once(found: Sequence[Pair]) -> list[Pair]:
    """The nearest pairs first, each line in one pair."""
    own, imported, chosen = set[tuple[int, str]](), set[int](), list[Pair]()
    for pair in sorted(found, key=lambda p: (p.rank, p.line_id, p.imported_id)):
        if (pair.line_id, pair.leg) not in own and pair.imported_id not in imported:
            own.add((pair.line_id, pair.leg))
            imported.add(pair.imported_id)
            chosen.append(pair)
    return chosen


def _of_orders(session: Session, which: Any) -> list[Pair]:
    """Settled lines first, then the imported lines of their customers."""
    found: list[Pair] = []
    ours = _settled(session, "in", which)
    for part in _parts(sorted({row.customer_id for row in ours})):
        found += _compared(session, "in", ours, _imported(session, "in", SalesLine.customer_id.in_(part)))
    return found + _by_document(session, which, SalesLine.id.is_not(None))


def _of_lines(session: Session, batch_id: int) -> list[Pair]:
    """Imported lines first, then what is settled of their customers."""
    came = _imported(session, "in", SalesLine.batch_id == batch_id)
    found: list[Pair] = []
    for part in _parts(sorted({row.customer_id for row in came})):
        ours = _settled(session, "in", GoodsReturn.customer_id.in_(part))
        found += _compared(session, "in", ours, came)
    return found + _by_document(session, GoodsReturn.kind == w.EXCHANGE, SalesLine.batch_id == batch_id)


def _by_document(session: Session, which: Any, lines: Any) -> list[Pair]:
    """What exchanges sent out, by the order's number alone."""
    found: list[Pair] = []
    ours = _settled(session, "out", which)
    for part in _parts(sorted({row.number for row in ours})):
        found += _compared(
            session, "out", ours, _imported(session, "out", lines, SalesLine.document.in_(part))
        )
    return found


def _parts(items: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def _compared(session: Session, leg: str, ours: Sequence[Any], came: Sequence[Any]) -> list[Pair]:
    """Every pair of the same customer and product that is the same return."""
    broken = _broken(session)
    by_goods: dict[tuple[int, int], list[Any]] = {}
    for row in came:
        by_goods.setdefault((row.customer_id, row.product_id), []).append(row)
    return [
        Pair(own.id, own.posted, row.id, leg, rank)
        for own in ours
        for row in by_goods.get((own.customer_id, own.product_id), ())
        if (own.id, row.id) not in broken and (rank := _rank(own, row, coming_in=leg == "in")) is not None
    ]


def _broken(session: Session) -> set[tuple[int, int]]:
    """Pairs whose link a person broke: they are not linked again by themselves."""
    rows = session.execute(
        select(ReturnLink.return_line_id, ReturnLink.sales_line_id).where(ReturnLink.retired_at.is_not(None))
    )
    return {(line, imported) for line, imported in rows}


def _settled(session: Session, leg: str, which: Any) -> list[Any]:
    """Lines of settled orders that are not linked: what they posted, to whom, of what, how much, when."""
    coming_in = leg == "in"
    posted = ReturnLine.ledger_in_id if coming_in else ReturnLine.ledger_out_id
    counted = (
        func.coalesce(ReturnLine.accepted, ReturnLine.quantity) if coming_in else ReturnLine.out_quantity
    )
    rows = session.execute(
        select(
            ReturnLine.id, posted.label("posted"), GoodsReturn.customer_id, GoodsReturn.number, GoodsReturn.settled_on,
            (ReturnLine.product_id if coming_in else ReturnLine.out_product_id).label("product_id"),
            ReturnLine.original_document, counted.label("quantity"),
        )
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .where(
            which, GoodsReturn.state == w.SETTLED, posted.is_not(None),
            ~exists().where(
                ReturnLink.return_line_id == ReturnLine.id, ReturnLink.leg == leg, ReturnLink.retired_at.is_(None)
            ),
        )
    )  # fmt: skip
    return [*rows]


def _imported(session: Session, leg: str, *which: Any) -> list[Any]:
    """Ledger lines that no order posted and that are not linked."""
    rows = session.execute(
        select(
            SalesLine.id, SalesLine.customer_id, SalesLine.product_id, SalesLine.document, SalesLine.date,
            SalesLine.quantity,
        ).where(
            *which, SalesLine.kind == ("return" if leg == "in" else "sale"), SalesLine.origin != "return",
            SalesLine.product_id.is_not(None), SalesLine.retired_at.is_(None),
            ~exists().where(ReturnLink.sales_line_id == SalesLine.id, ReturnLink.retired_at.is_(None)),
        )
    )  # fmt: skip
    return [*rows]


def _rank(own: Any, row: Any, *, coming_in: bool) -> tuple[int, int] | None:
    """How near an imported line is: 0 the document, 1 the original document, 2 quantity and day; None is not the same."""
    days = abs((row.date - own.settled_on).days)
    if row.document is not None and row.document == own.number:
        return (0, days)
    if not coming_in or abs(row.quantity or Decimal(0)) != own.quantity:
        return None
    if row.document is not None and row.document == own.original_document:
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
