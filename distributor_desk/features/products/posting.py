"""What other rooms may do here within their own write: make and change products and brands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.matching import normal_name
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.products.rules import code_key, keys
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.unit_of_work import Write

Wanted = tuple[str | None, str | None, str, str | None]
"""Code, barcode, name and spec, as a line names a product."""


def ensure_brands(work: Write, names: Iterable[str], batch_id: int | None = None) -> dict[str, int]:
    """Ids of brands by `normal_name`, made where they are missing."""
    kept = select(Brand.name_key, Brand.id).where(Brand.retired_at.is_(None))
    found: dict[str, int] = dict(work.session.execute(kept).all())
    missing = {normal_name(name): name for name in names if normal_name(name) not in found}
    ids = keep_ids(work, Brand, len(missing))
    rows = [
        {"id": i, "name": name, "name_key": key, "batch_id": batch_id}
        for i, (key, name) in zip(ids, missing.items(), strict=True)
    ]
    load_values(work, Brand, rows)
    return found | dict(zip(missing, ids, strict=True))


def add_products(work: Write, rows: Mapping[int, Mapping[str, Any]], batch_id: int | None = None) -> None:
    """Make products with the given ids; fields by column key, `brand_id` and `product_class` among them."""
    own = {c.name for c in Product.__table__.columns}
    load_values(
        work,
        Product,
        [
            {k: v for k, v in row.items() if k in own}
            | {"id": i, "batch_id": batch_id, "code_key": code_key(row.get("code"))}
            | keys(row["name"], row.get("code"), row.get("barcode"), row.get("spec"))
            for i, row in rows.items()
        ],
    )


def change_product(work: Write, product_id: int, values: Mapping[str, Any]) -> None:
    """Change fields of a product; the keys follow."""
    own = {c.name for c in Product.__table__.columns}
    changed = {k: v for k, v in values.items() if k in own}
    named = ("name", "code", "barcode", "spec")
    if changed.keys() & set(named):
        current = work.session.execute(
            select(Product.name, Product.code, Product.barcode, Product.spec).where(Product.id == product_id)
        ).one()
        name, code, barcode, spec = (changed.get(k, getattr(current, k)) for k in named)
        changed |= keys(name, code, barcode, spec) | {"code_key": code_key(code)}
    if changed:
        work.session.execute(update(Product).where(Product.id == product_id).values(changed))


def missing_products(work: Write, wanted: Iterable[Wanted], batch_id: int) -> dict[Wanted, int]:
    """Make products that nobody knows; their ids by what the line said."""
    lines = list(wanted)
    ids = keep_ids(work, Product, len(lines))
    add_products(
        work,
        {
            i: {"code": code, "barcode": barcode, "name": name, "spec": spec}
            for i, (code, barcode, name, spec) in zip(ids, lines, strict=True)
        },
        batch_id,
    )
    return dict(zip(lines, ids, strict=True))
