"""A customer's ledger as a list: sales lines, payments and account entries together, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Text as SqlText
from sqlalchemy import func, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine

Table = Literal["line", "payment", "entry"]
TABLES: tuple[Table, ...] = ("line", "payment", "entry")
RECORDS: dict[Table, Any] = {"line": SalesLine, "payment": Payment, "entry": AccountEntry}
PAYMENT = "payment"
KEYS = ("date", "kind", "amount", "product", "quantity", "unit", "price", "document", "notes", "origin")
"""A ledger row's fields, in order; `amount` is signed: positive raises what the customer owes."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Which row of which table a row of the list is."""

    table: Table
    id: int

    @property
    def key(self) -> int:
        """One number for both, as lists need it."""
        return self.id * len(TABLES) + TABLES.index(self.table)


def ref_of(key: int) -> Ref:
    """The row that `Ref.key` means."""
    return Ref(TABLES[key % len(TABLES)], key // len(TABLES))


def page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Rows of the customer in filter `customer`, newest first; `kind` narrows, words are a day, a number or a product."""
    if "customer" not in listing.filters:
        return Page(0, 0, ())
    parts = _parts(int(listing.filters["customer"]), listing.filters.get("kind"), listing.words.strip())
    every = union_all(*parts).subquery("ledger")
    total = session.scalar(select(func.count()).select_from(every)) or 0
    key = every.c[listing.sort] if listing.sort in KEYS else every.c.date
    down = listing.descending if listing.sort in KEYS else True
    order = [key.desc().nulls_last() if down else key.asc().nulls_last(), every.c.key.desc()]
    rows = session.execute(select(every).order_by(*order).limit(limit).offset(offset))
    return Page(total, offset, tuple(Row(row.key, tuple(row)[1:]) for row in rows))


def _parts(customer_id: int, kind: str | None, words: str) -> list[Any]:
    name = Product.name + func.coalesce(" " + Product.spec, "")
    lines = (
        select(
            (SalesLine.id * len(TABLES)).label("key"), SalesLine.date.label("date"), SalesLine.kind.label("kind"),
            SalesLine.amount.label("amount"), name.label("product"), SalesLine.quantity.label("quantity"),
            SalesLine.unit.label("unit"), SalesLine.price.label("price"), SalesLine.document.label("document"),
            SalesLine.notes.label("notes"), SalesLine.origin.label("origin"),
        )
        .outerjoin(Product, Product.id == SalesLine.product_id)
        .where(*_narrowed(SalesLine, customer_id, kind, SalesLine.kind, words, (Product.find_key,)))
    )  # fmt: skip
    nothing = [null().label(name) for name in ("product", "quantity", "unit", "price")]
    payments = select(
        (Payment.id * len(TABLES) + 1).label("key"), Payment.date.label("date"), literal(PAYMENT).label("kind"),
        (-Payment.amount).label("amount"), *nothing, Payment.document.label("document"),
        func.trim(func.coalesce(Payment.method, "").concat(func.coalesce(" " + Payment.notes, ""))).label("notes"),
        literal("file").label("origin"),
    ).where(*_narrowed(Payment, customer_id, kind, literal(PAYMENT), words))  # fmt: skip
    entries = select(
        (AccountEntry.id * len(TABLES) + 2).label("key"), AccountEntry.date.label("date"),
        AccountEntry.kind.label("kind"), (-AccountEntry.amount).label("amount"), *nothing,
        AccountEntry.document.label("document"), AccountEntry.notes.label("notes"), AccountEntry.origin.label("origin"),
    ).where(*_narrowed(AccountEntry, customer_id, kind, AccountEntry.kind, words))  # fmt: skip
    return [lines, payments, entries]


def _narrowed(
    record: Any, customer_id: int, kind: str | None, kinds: Any, words: str, more: Sequence[Any] = ()
) -> list[Any]:
    where = [record.customer_id == customer_id, record.retired_at.is_(None)]
    if kind:
        where.append(kinds == kind)
    if words:
        looked = [
            type_coerce(record.date, SqlText).startswith(words, autoescape=True),
            record.document.contains(words, autoescape=True),
            record.notes.contains(words, autoescape=True),
            *(part.contains(words.casefold(), autoescape=True) for part in more),
        ]
        where.append(or_(*looked))
    return where


def values(session: Session, ref: Ref) -> dict[str, Any] | None:
    """One row's own fields, as a form shows them (amounts without sign); None when it is gone."""
    if ref.table == "line":
        return _line(session, ref.id)
    row: Any = session.get(RECORDS[ref.table], ref.id)
    if row is None or row.retired_at is not None:
        return None
    own = {"date": row.date, "document": row.document, "amount": row.amount, "notes": row.notes}
    if ref.table == "payment":
        return own | {"method": row.method, "origin": "file"}
    return own | {"kind": row.kind, "origin": row.origin}


def _line(session: Session, line_id: int) -> dict[str, Any] | None:
    row = session.get(SalesLine, line_id)
    if row is None or row.retired_at is not None:
        return None
    product = session.get(Product, row.product_id) if row.product_id else None
    back = row.kind in ("return", "allowance")
    quantity = row.quantity
    return {
        "date": row.date,
        "document": row.document,
        "kind": row.kind,
        "product": _named(product),
        "quantity": -quantity if back and quantity is not None else quantity,
        "price": row.price,
        "amount": -row.amount if back else row.amount,
        "notes": row.notes,
        "origin": row.origin,
    }


def _named(product: Product | None) -> str | None:
    if product is None:
        return None
    return f"{product.name} {product.spec}" if product.spec else product.name


def product_names(session: Session, *, most: int = 3000) -> list[str]:
    """Names with spec of the products that are not retired: offered while one types."""
    rows = session.execute(
        select(Product.name, Product.spec)
        .where(Product.retired_at.is_(None))
        .order_by(Product.name_sort, Product.id)
        .limit(most)
    )
    return [f"{name} {spec}" if spec else name for name, spec in rows]
