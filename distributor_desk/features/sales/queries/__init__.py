"""What is read of the ledger: sums by month and product, balances, the lines an import meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.periods import month_start
from distributor_desk.features.customers import rules as customer_rules
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import RAW_COLUMNS, AccountEntry, Payment, SalesLine
from distributor_desk.storage.columns import DaysBetween

ADDING_RETURNS = Text(
    "流水里有 {count} 行退货是正数。", "{count} returns in the ledger have a positive quantity."
)
_KEPT = SalesLine.retired_at.is_(None)
_RAW = table(
    "sales_line", column("id"), column("retired_at"), column("origin"), *(column(c) for c in RAW_COLUMNS)
)


@dataclass(frozen=True, slots=True)
class MonthSum:
    """Net sales of a month in yuan; returns are within, and also apart (negative)."""

    month: date
    net: Decimal
    returns: Decimal


@dataclass(frozen=True, slots=True)
class ProductSum:
    """What a customer bought of a product: net money, base units, and when last."""

    product_id: int
    name: str
    spec: str | None
    unit: str | None
    case_size: Decimal | None
    amount: Decimal
    quantity: Decimal
    last: date


def by_month(session: Session, customer_id: int, first: date, last: date) -> list[MonthSum]:
    """Net sales of a customer for every month from that of `first` to that of `last`, empty ones too."""
    month = func.substr(SalesLine.date, 1, 7)
    rows = session.execute(
        select(month, SalesLine.kind, func.sum(SalesLine.amount))
        .where(
            SalesLine.customer_id == customer_id,
            SalesLine.date >= month_start(first.year, first.month),
            SalesLine.date <= last,
            _KEPT,
        )
        .group_by(month, SalesLine.kind)
    )
    net: dict[str, Decimal] = {}
    back: dict[str, Decimal] = {}
    for name, kind, amount in rows:
        net[name] = net.get(name, Decimal(0)) + amount
        if kind == "return":
            back[name] = amount
    months = _months(first, last)
    return [
        MonthSum(m, net.get(f"{m:%Y-%m}", Decimal(0)), back.get(f"{m:%Y-%m}", Decimal(0))) for m in months
    ]


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [month_start(first.year, first.month + i) for i in range(count)]


def top_products(
    session: Session, customer_id: int, since: date, until: date, *, most: int = 12
) -> list[ProductSum]:
    """The products that a customer bought for the most money from a day to a day."""
    amount = func.sum(SalesLine.amount)
    rows = session.execute(
        select(
            Product.id, Product.name, Product.spec, Product.unit, Product.case_size,
            amount, func.sum(SalesLine.quantity), func.max(SalesLine.date),
        )
        .join(Product, Product.id == SalesLine.product_id)
        .where(
            SalesLine.customer_id == customer_id, SalesLine.date >= since, SalesLine.date <= until,
            SalesLine.kind.in_(("sale", "return")), _KEPT,
        )
        .group_by(Product.id)
        .order_by(amount.desc(), Product.id)
        .limit(most)
    )  # fmt: skip
    return [ProductSum(*tuple[Any, ...](row)) for row in rows]


@dataclass(frozen=True, slots=True)
class LastOrder:
    """The last purchase of a product: when, base units, price per base unit."""

    date: date
    quantity: Decimal
    price: Decimal | None


def last_sales(session: Session, customer_ids: Sequence[int], until: date) -> dict[int, date]:
    """The last day up to `until` on which each of the customers bought anything."""
    rows = session.execute(
        select(SalesLine.customer_id, func.max(SalesLine.date))
        .where(
            SalesLine.customer_id.in_(customer_ids), SalesLine.kind == "sale", SalesLine.date <= until, _KEPT
        )
        .group_by(SalesLine.customer_id)
    )
    return {i: day for i, day in rows if day}


def last_orders(
    session: Session, customer_id: int, product_ids: Sequence[int], until: date
) -> dict[int, LastOrder]:
    """For each product, the last day up to `until` on which the customer bought it."""
    found: dict[int, LastOrder] = {}
    latest = (
        select(SalesLine.product_id, func.max(SalesLine.date).label("day"))
        .where(
            SalesLine.customer_id == customer_id,
            SalesLine.kind == "sale",
            SalesLine.product_id.in_(product_ids),
            SalesLine.date <= until,
            _KEPT,
        )
        .group_by(SalesLine.product_id)
        .subquery()
    )
    rows = session.execute(
        select(SalesLine.product_id, SalesLine.date, SalesLine.quantity, SalesLine.amount)
        .join(latest, (latest.c.product_id == SalesLine.product_id) & (latest.c.day == SalesLine.date))
        .where(SalesLine.customer_id == customer_id, SalesLine.kind == "sale", _KEPT)
    )
    for product_id, day, quantity, amount in rows:
        if product_id is None or quantity is None:
            continue
        before = found.get(product_id)
        total = quantity + (before.quantity if before else 0)
        price = amount / quantity if quantity else None
        found[product_id] = LastOrder(day, total, before.price if before else price)
    return found


def delivered_since(
    session: Session, customer_id: int, since: dict[int, date | None], until: date
) -> dict[int, Decimal]:
    """Base units sold and given (less returned) of each product from its day on, and up to `until`.

    A product without a day counts since ever.

    The day itself counts: the shelf is read before that day's order is delivered.
    """
    days = [day for day in since.values() if day]
    start = min(days) if len(days) == len(since) and days else date.min
    rows = session.execute(
        select(SalesLine.product_id, SalesLine.date, func.sum(SalesLine.quantity))
        .where(
            SalesLine.customer_id == customer_id,
            SalesLine.product_id.in_(since),
            SalesLine.date >= start,
            SalesLine.date <= until,
            _KEPT,
        )
        .group_by(SalesLine.product_id, SalesLine.date)
    )
    total: dict[int, Decimal] = {}
    for product_id, day, quantity in rows:
        after = since.get(product_id or 0)
        if product_id is not None and quantity is not None and (after is None or day >= after):
            total[product_id] = total.get(product_id, Decimal(0)) + quantity
    return total


@dataclass(frozen=True, slots=True)
class Figures:
    """A customer's money at a day: balance owed, last order, net of the last 90 days, average document."""

    balance: Decimal
    last_order: date | None
    net_90_days: Decimal
    average_order: Decimal | None


def figures(session: Session, customer_id: int, today: date) -> Figures:
    """Balance = opening + sales (returns negative) − payments − credits after the opening's date (rules §8)."""
    opening = session.execute(
        select(Customer.opening_balance, Customer.balance_date).where(Customer.id == customer_id)
    ).one()
    of = SalesLine.customer_id == customer_id
    after = opening.balance_date or date.min
    sold = session.scalar(
        select(func.sum(SalesLine.amount)).where(of, SalesLine.date > after, SalesLine.date <= today, _KEPT)
    )
    paid = session.scalar(
        select(func.sum(Payment.amount)).where(
            Payment.customer_id == customer_id,
            Payment.date > after,
            Payment.date <= today,
            Payment.retired_at.is_(None),
        )
    )
    credited = session.scalar(
        select(func.sum(AccountEntry.amount)).where(
            AccountEntry.customer_id == customer_id,
            AccountEntry.date > after,
            AccountEntry.date <= today,
            AccountEntry.retired_at.is_(None),
        )
    )
    last = session.scalar(
        select(func.max(SalesLine.date)).where(of, SalesLine.kind == "sale", SalesLine.date <= today, _KEPT)
    )
    recent = session.scalar(
        select(func.sum(SalesLine.amount)).where(
            of, SalesLine.date > today - timedelta(days=90), SalesLine.date <= today, _KEPT
        )
    )
    balance = customer_rules.balance(
        opening.opening_balance, [sold or Decimal(0)], [paid or Decimal(0), credited or Decimal(0)]
    )
    return Figures(balance, last, recent or Decimal(0), _average(session, customer_id, today))


def _average(session: Session, customer_id: int, today: date) -> Decimal | None:
    """The mean sales document of the last 180 days, in yuan."""
    per_day = (
        select(func.sum(SalesLine.amount).label("amount"))
        .where(
            SalesLine.customer_id == customer_id, SalesLine.kind == "sale",
            SalesLine.date > today - timedelta(days=180), SalesLine.date <= today, _KEPT,
        )
        .group_by(SalesLine.date)
        .subquery()
    )  # fmt: skip
    total, count = session.execute(select(func.sum(per_day.c.amount), func.count())).one()
    return total / count if count and total is not None else None


def newest(session: Session) -> date | None:
    """The day of the newest ledger line: what balances stand "per imports up to"."""
    return session.scalar(select(func.max(SalesLine.date)).where(_KEPT))


def booked(session: Session, documents: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Raw lines (id, then `RAW_COLUMNS`) of documents that stand in the ledger.

    Lines that return orders posted are none of them: they change through their order alone.
    """
    names = list(documents)
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        query = select(_RAW.c.id, *(_RAW.c[c] for c in RAW_COLUMNS)).where(
            _RAW.c.document.in_(chunk), _RAW.c.origin != "return", _RAW.c.retired_at.is_(None)
        )
        for row in session.execute(query.order_by(_RAW.c.id)):
            yield tuple(row)


def booked_without_document(session: Session, first: str, last: str) -> Iterator[tuple[Any, ...]]:
    """Raw lines without a document number between two ISO days."""
    query = select(_RAW.c.id, *(_RAW.c[c] for c in RAW_COLUMNS)).where(
        _RAW.c.document.is_(None),
        _RAW.c.date >= first,
        _RAW.c.date <= last,
        _RAW.c.origin != "return",
        _RAW.c.retired_at.is_(None),
    )
    for row in session.execute(query.order_by(_RAW.c.id)):
        yield tuple(row)


def any_lines(session: Session) -> bool:
    """Whether the ledger holds any line."""
    return session.scalar(select(SalesLine.id).limit(1)) is not None


def all_lines(session: Session) -> Iterator[tuple[Any, ...]]:
    """Every line for an export: the values in the order of the workbook's columns, and the unit's size.

    Lines that return orders posted are left out: they go out with the orders.
    """
    query = (
        select(
            SalesLine.date, SalesLine.document, SalesLine.line, SalesLine.kind, Customer.code, Customer.name, Rep.name,
            Product.code, Product.barcode, Product.name, Product.spec, SalesLine.quantity, SalesLine.unit,
            SalesLine.price, SalesLine.amount, SalesLine.tax_rate, SalesLine.cost, SalesLine.ship_to, SalesLine.lot,
            SalesLine.notes, SalesLine.unit_size,
        )
        .join(Customer, Customer.id == SalesLine.customer_id)
        .outerjoin(Product, Product.id == SalesLine.product_id)
        .outerjoin(Rep, Rep.id == SalesLine.rep_id)
        .where(_KEPT, SalesLine.origin != "return")
        .order_by(SalesLine.id)
    )  # fmt: skip
    for row in session.execute(query.execution_options(yield_per=5000)):
        yield tuple(row)


def all_payments(session: Session) -> list[tuple[Any, ...]]:
    """Every payment for an export, in the order of the workbook's columns."""
    query = (
        select(
            Payment.date,
            Customer.code,
            Customer.name,
            Payment.amount,
            Payment.method,
            Payment.document,
            Payment.notes,
        )
        .join(Customer, Customer.id == Payment.customer_id)
        .where(Payment.retired_at.is_(None))
        .order_by(Payment.id)
    )
    return [tuple(row) for row in session.execute(query)]


def known_payments(session: Session, first: date, last: date) -> list[tuple[Any, ...]]:
    """Payments between two days: id, customer, date, amount, document, method, notes."""
    query = select(
        Payment.id,
        Payment.customer_id,
        Payment.date,
        Payment.amount,
        Payment.document,
        Payment.method,
        Payment.notes,
    ).where(Payment.date >= first, Payment.date <= last, Payment.retired_at.is_(None))
    return [tuple(row) for row in session.execute(query.order_by(Payment.id))]


def find_documents(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Documents whose number begins with these words, for find-anything; they open their customer."""
    start = words.strip()
    if len(start) < 3:
        return []
    rows = session.execute(
        select(SalesLine.document, SalesLine.customer_id, Customer.name, func.min(SalesLine.date))
        .join(Customer, Customer.id == SalesLine.customer_id)
        .where(SalesLine.document >= start, SalesLine.document < start + "\uffff", _KEPT)
        .group_by(SalesLine.document, SalesLine.customer_id)
        .limit(most)
    )
    return [Found("customers", i, document or "", f"{name} {day}") for document, i, name, day in rows]


def unsound(session: Session) -> list[Text]:
    """What in the ledger breaks its own rules: a return that adds, a line of money without a customer."""
    adding = (
        session.scalar(select(func.count()).where(SalesLine.kind == "return", SalesLine.quantity > 0, _KEPT))
        or 0
    )
    return [ADDING_RETURNS.with_(count=adding)] if adding else []


def customer_columns(today: date) -> dict[str, Any]:
    """SQL for one customer of a list: last and first order, net of the last 90 days, products bought in them."""
    mine = (SalesLine.customer_id == Customer.id, _KEPT)
    since = today - timedelta(days=90)
    recent = (*mine, SalesLine.date > since, SalesLine.date <= today)
    return {
        "last_order": select(func.max(SalesLine.date))
        .where(*mine, SalesLine.kind == "sale")
        .scalar_subquery(),
        "net_90_days": select(func.sum(SalesLine.amount)).where(*recent).scalar_subquery(),
        "days_since_order": select(DaysBetween(func.max(SalesLine.date), today))
        .where(*mine, SalesLine.kind == "sale")
        .scalar_subquery(),
        "orders_a_year": select(func.nullif(func.count(SalesLine.date.distinct()), 0))
        .where(
            *mine,
            SalesLine.kind == "sale",
            SalesLine.date > today - timedelta(days=365),
            SalesLine.date <= today,
        )
        .scalar_subquery(),
        "first_order": select(func.min(SalesLine.date))
        .where(*mine, SalesLine.kind == "sale")
        .scalar_subquery(),
        "skus": select(func.count(SalesLine.product_id.distinct()))
        .where(*recent, SalesLine.kind == "sale")
        .scalar_subquery(),
    }
