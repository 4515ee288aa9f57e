"""What can be done with products: one gesture, one write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.products import posting
from distributor_desk.features.products.records import Product
from distributor_desk.features.products.rules import code_key
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("新增商品：{name}", "Add product: {name}")
CHANGE = Text("修改商品：{name}", "Change product: {name}")
RETIRE = Text("停用 {count} 个商品", "Retire {count} {count:product|products}")
NO_NAME = Text("请填写商品名称。", "Enter the product's name.")
CODE_TAKEN = Text(
    "编号“{code}”已经是“{name}”的编号，请换一个。", "Code “{code}” belongs to “{name}” already; use another."
)


def add_product(company: Company, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Make a product from fields by column key; returns its id. DeskError without a name, or for a code taken."""
    if not values.get("name"):
        raise DeskError(NO_NAME)
    with company.write(ADD.with_(name=values["name"]), who) as work:
        _free_code(work, values.get("code"), None)
        new = keep_ids(work, Product, 1)[0]
        posting.add_products(work, {new: linked(work, values)})
    return new


def change_product(company: Company, product_id: int, values: Mapping[str, Any], who: int = OWNER) -> None:
    """Change some fields of a product."""
    if "name" in values and not values["name"]:
        raise DeskError(NO_NAME)
    with company.read() as session:
        name = session.scalar(select(Product.name).where(Product.id == product_id)) or ""
    with company.write(CHANGE.with_(name=name), who) as work:
        _free_code(work, values.get("code"), product_id)
        posting.change_product(work, product_id, linked(work, values))


def retire_products(company: Company, product_ids: list[int], who: int = OWNER) -> None:
    """Take products off the lists; their sales stay."""
    with company.write(RETIRE.with_(count=len(product_ids)), who) as work:
        work.session.execute(update(Product).where(Product.id.in_(product_ids)).values(retired_at=now()))


def _free_code(work: Write, code: str | None, own_id: int | None) -> None:
    if not code:
        return
    taken = work.session.execute(
        select(Product.id, Product.name).where(
            Product.code_key == code_key(code), Product.retired_at.is_(None)
        )
    ).first()
    if taken and taken.id != own_id:
        raise DeskError(CODE_TAKEN.with_(code=code, name=taken.name))


def linked(work: Write, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with the brand's name turned into its id, and `class` into its column's name."""
    row = dict(values)
    if "brand" in row:
        name = row.pop("brand")
        row["brand_id"] = posting.ensure_brands(work, [name])[normal_name(name)] if name else None
    if "class" in row:
        row["product_class"] = row.pop("class")
    return row
