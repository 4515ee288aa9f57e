"""Which customer and which scheme a name means. DeskError for one that nobody or several have."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.records import RebateScheme

NO_CUSTOMER = Text("没有叫“{name}”的客户。", "There is no customer “{name}”.")
SEVERAL = Text(
    "有 {count} 个客户叫“{name}”，请用客户编号。",
    "{count} customers are called “{name}”: use the customer's code.",
)
NO_PRODUCT = Text("没有叫“{name}”的商品。", "There is no product “{name}”.")
NO_SCHEME = Text("没有叫“{name}”的返利方案。", "There is no rebate scheme “{name}”.")


def customer_called(session: Session, name: str) -> int:
    """A customer by code, else by name; one that is retired too, for its rebates may still be settled."""
    rows = session.execute(
        select(Customer.id, Customer.code_key, Customer.retired_at)
        .where(or_(Customer.name_key == normal_name(name), Customer.code_key == normal_code(name)))
        .order_by(Customer.id)
    ).all()
    kept = [row for row in rows if row.retired_at is None] or [*rows]
    found = [row.id for row in kept if row.code_key == normal_code(name)] or [row.id for row in kept]
    if not found:
        raise DeskError(NO_CUSTOMER.with_(name=name))
    if len(found) > 1:
        raise DeskError(SEVERAL.with_(name=name, count=len(found)))
    return int(found[0])


def scheme_called(session: Session, name: str) -> int:
    """A scheme by name."""
    found = session.scalar(
        select(RebateScheme.id).where(
            RebateScheme.name_key == normal_name(name), RebateScheme.retired_at.is_(None)
        )
    )
    if found is None:
        raise DeskError(NO_SCHEME.with_(name=name))
    return found


def product_called(session: Session, name: str) -> int:
    """A product by code, else by name."""
    found = session.scalars(
        select(Product.id)
        .where(
            or_(
                Product.code_key == normal_code(name),
                Product.name_key.startswith(normal_name(name), autoescape=True),
            ),
            Product.retired_at.is_(None),
        )
        .order_by(Product.id)
    ).first()
    if found is None:
        raise DeskError(NO_PRODUCT.with_(name=name))
    return found
