"""What is read of products: the list, one product, the records that an import meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.products.rules import name_key
from distributor_desk.storage.referring import kept_or_used

_USED = kept_or_used(Product, "product_id", "sales_line", "visit_line")
"""Also those that are retired and stand in the books: an export without them would not come back whole."""
FIELDS: dict[str, Any] = {
    "code": Product.code,
    "barcode": Product.barcode,
    "name": Product.name,
    "spec": Product.spec,
    "brand": Brand.name,
    "category": Product.category,
    "unit": Product.unit,
    "case_size": Product.case_size,
    "cost": Product.cost,
    "price": Product.price,
    "shelf_life": Product.shelf_life,
    "class": Product.product_class,
    "stock": Product.stock,
    "stock_date": Product.stock_date,
    "status": Product.status,
    "notes": Product.notes,
}
"""A product's fields by their column key, as SQL."""
NOTHING_ADDED: Mapping[str, Mapping[int, Any]] = {}


def joined(*columns: Any) -> Select[Any]:
    """Products with the name of their brand."""
    return select(*columns).select_from(Product).outerjoin(Brand, Brand.id == Product.brand_id)


def found_by(words: str) -> Any:
    """The condition that a product is found by a part of its name, pinyin initials, code or barcode."""
    return Product.find_key.contains(words.strip().casefold(), autoescape=True)


Added = Mapping[str, Mapping[int, Any]]
"""Columns that other rooms add: key → product id → value."""


def page(
    session: Session,
    listing: Listing,
    offset: int,
    limit: int,
    fields: Sequence[str],
    added: Added = NOTHING_ADDED,
) -> Page:
    """Some rows of the list, a value for each of the fields; `added` has those that are no column of ours."""
    where = [Product.retired_at.is_(None)]
    if listing.words.strip():
        where.append(found_by(listing.words))
    where += [FIELDS[key] == value for key, value in listing.filters.items() if key in FIELDS]
    own = [f for f in fields if f in FIELDS]
    query = joined(Product.id, *(FIELDS[f] for f in own)).where(*where).order_by(*_order(listing, added))
    if added.keys() & {listing.sort, *listing.filters}:
        ids = _by_added(session, listing, where, added)
        total, wanted = len(ids), ids[offset : offset + limit]
        found = {row[0]: row for row in session.execute(query.where(Product.id.in_(wanted)))}
        rows = [found[i] for i in wanted]
    else:
        counted = select(func.count()).select_from(Product)
        if "brand" in listing.filters:
            counted = counted.outerjoin(Brand, Brand.id == Product.brand_id)
        total = session.scalar(counted.where(*where)) or 0
        rows = [*session.execute(query.limit(limit).offset(offset))]
    return Page(total, offset, tuple(_row(row, fields, own, added) for row in rows))


def _order(listing: Listing, added: Added) -> tuple[Any, ...]:
    if listing.sort in added:
        return (Product.id,)
    key: Any = Product.name_sort if listing.sort in (None, "name") else FIELDS[listing.sort]
    return (key.desc().nulls_last() if listing.descending else key.asc().nulls_last(), Product.id)


def _by_added(session: Session, listing: Listing, where: Sequence[Any], added: Added) -> list[int]:
    """Ids in the order, or narrowed to the values, of columns that lie outside the table."""
    query = select(Product.id).outerjoin(Brand, Brand.id == Product.brand_id).where(*where)
    ids = [*session.scalars(query.order_by(*_order(listing, added)))]
    for key, wanted in listing.filters.items():
        if key in added:
            ids = [i for i in ids if added[key].get(i) == wanted]
    if listing.sort is None or listing.sort not in added:
        return ids
    values = added[listing.sort]
    known = [i for i in ids if values.get(i) is not None]
    known.sort(key=lambda i: values[i], reverse=listing.descending)
    return known + [i for i in ids if values.get(i) is None]


def _row(row: Any, fields: Sequence[str], own: Sequence[str], added: Added) -> Row:
    at = dict(zip(own, row[1:], strict=True))
    return Row(row[0], tuple(at[f] if f in at else added[f].get(row[0]) for f in fields))


def search(session: Session, words: str, *, most: int = 20) -> list[Found]:
    """The products and brands that are found, for find-anything; a brand by its id below zero."""
    rows = session.execute(
        select(Product.id, Product.name, Product.spec)
        .where(Product.retired_at.is_(None), found_by(words))
        .order_by(Product.name_sort, Product.id)
        .limit(most)
    )
    found = [Found("products", i, name, spec or "") for i, name, spec in rows]
    brands = session.execute(
        select(Brand.id, Brand.name)
        .where(Brand.retired_at.is_(None), Brand.name_key.contains(normal_name(words), autoescape=True))
        .order_by(Brand.name)
        .limit(3)
    )
    return found + [Found("products", -i, name) for i, name in brands]


def values(session: Session, product_id: int) -> dict[str, Any] | None:
    """One product's fields by column key; None when there is none."""
    row = session.execute(joined(*FIELDS.values()).where(Product.id == product_id)).first()
    return dict(zip(FIELDS, row, strict=True)) if row else None


def all_values(session: Session, fields: Iterable[str]) -> list[tuple[Any, ...]]:
    """Every product that is not retired or stands in the books, a value for each field, in the order of making."""
    query = joined(*(FIELDS[f] for f in fields)).where(_USED).order_by(Product.id)
    return [tuple(row) for row in session.execute(query)]


def known(session: Session) -> tuple[dict[int, dict[str, Any]], dict[str, int]]:
    """For an import: values by id of those not retired (or in the books), and ids of retired ones by code's key."""
    rows = session.execute(joined(Product.id, *FIELDS.values()).where(_USED))
    current = {row[0]: dict(zip(FIELDS, row[1:], strict=True)) for row in rows}
    retired = session.execute(
        select(Product.code_key, Product.id).where(
            Product.retired_at.is_not(None), Product.code_key.is_not(None)
        )
    )
    return current, {key: i for key, i in retired if key}


def retired_ids(session: Session) -> frozenset[int]:
    """The products that are retired."""
    return frozenset(session.scalars(select(Product.id).where(Product.retired_at.is_not(None))))


def categories(session: Session) -> list[str]:
    """The categories in use."""
    found = session.scalars(
        select(Product.category).where(Product.category.is_not(None), Product.retired_at.is_(None)).distinct()
    )
    return sorted(c for c in found if c)


@dataclass(frozen=True, slots=True)
class Known:
    """What a sales line needs of a product: its units, its cost and its price per base unit."""

    id: int
    unit: str | None
    case_size: Decimal | None
    cost: Decimal | None
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """Products by code, barcode, name with spec, and name alone (where only one has it)."""

    by_id: dict[int, Known]
    by_code: dict[str, int]
    by_barcode: dict[str, int]
    by_name_spec: dict[str, int]
    by_name: dict[str, int]
    coded: frozenset[int]

    def find(self, code: str | None, barcode: str | None, name: str | None, spec: str | None) -> int | None:
        """Code, then barcode, then name + spec; a name alone only where the line gives no spec or code."""
        if code and (found := self.by_code.get(normal_code(code))) is not None:
            return found
        if barcode and (found := self.by_barcode.get(barcode)) is not None:
            return found
        if not name:
            return None
        found = self.by_name_spec.get(name_key(name, spec))
        if found is None and not spec:
            found = self.by_name.get(normal_name(name))
        # a code that nobody has may only mean a product of that name that has none
        return None if code and found in self.coded else found


def directory(session: Session) -> Directory:
    """All products that are not retired, for finding many; then those that are and stand in the books."""
    by_id: dict[int, Known] = {}
    codes: dict[str, int] = {}
    barcodes: dict[str, int] = {}
    name_specs: dict[str, int] = {}
    names: dict[str, list[int]] = {}
    for i, code, barcode, key, name, unit, size, cost, price, gone in session.execute(
        select(
            Product.id, Product.code_key, Product.barcode, Product.name_key, Product.name,
            Product.unit, Product.case_size, Product.cost, Product.price, Product.retired_at,
        ).where(_USED).order_by(Product.retired_at.is_not(None), Product.id)
    ):  # fmt: skip
        by_id[i] = Known(i, unit, size, cost, price)
        if code:
            codes.setdefault(code, i)
        if barcode:
            barcodes.setdefault(barcode, i)
        name_specs.setdefault(key, i)
        if gone is None or normal_name(name) not in names:
            names.setdefault(normal_name(name), []).append(i)
    single = {name: ids[0] for name, ids in names.items() if len(ids) == 1}
    return Directory(by_id, codes, barcodes, name_specs, single, frozenset(codes.values()))


def count(session: Session) -> int:
    """Records that are not retired."""
    return session.scalar(select(func.count()).where(Product.retired_at.is_(None))) or 0
