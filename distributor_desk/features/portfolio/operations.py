"""What can be done with the range: decide about a product, fix its class; and what the sample company has of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.resources import resource
from distributor_desk.features.portfolio.records import ProductDecision
from distributor_desk.features.products import posting
from distributor_desk.features.products.records import Product
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER

KEEP, DROP = "keep", "drop"
KEEPING = Text("保留商品：{name}", "Keep product: {name}")
DROPPING = Text("淘汰商品：{name}", "Drop product: {name}")
FIX = Text("把 {count} 个商品定为“{class_}”", "Fix the class of {count} {count:product|products}: {class_}")
UNFIX = Text(
    "{count} 个商品的分类改回自动", "Let the figures decide the class of {count} {count:product|products}"
)
SAMPLE = Text("示例：去留的决定", "Sample: a decision on a product")
NO_REASON = Text(
    "请写一句理由，一年后还看得懂。", "Write one sentence why, so that it can be read in a year."
)
NOT_CHOSEN = Text("请选择保留还是淘汰。", "Choose whether to keep or to drop it.")


def decide(
    company: Company, product_id: int, decision: str, reason: str | None, on: date, who: int = OWNER
) -> Text:
    """Keep or drop a product, with the reason; a dropped one is discontinued, its stock may still be sold.

    Returns the deed's name. DeskError without a decision or a reason.
    """
    if decision not in {KEEP, DROP}:
        raise DeskError(NOT_CHOSEN)
    if not reason:
        raise DeskError(NO_REASON)
    with company.read() as session:
        name = session.scalar(select(Product.name).where(Product.id == product_id)) or ""
    action = (DROPPING if decision == DROP else KEEPING).with_(name=name)
    with company.write(action, who) as work:
        work.session.add(ProductDecision(product_id=product_id, date=on, decision=decision, reason=reason))
        status = "discontinued" if decision == DROP else "active"
        work.session.execute(update(Product).where(Product.id == product_id).values(status=status))
    return action


def fix_class(
    company: Company, product_ids: Sequence[int], class_: str | None, said: Text, who: int = OWNER
) -> Text:
    """Fix the class of products by hand; None lets the figures decide again. Returns the deed's name."""
    count = len(product_ids)
    action = FIX.with_(count=count, class_=said) if class_ else UNFIX.with_(count=count)
    with company.write(action, who) as work:
        for product_id in product_ids:
            posting.change_product(work, product_id, {"product_class": class_})
    return action


def add_sample(company: Company, shift: timedelta) -> None:
    """The decisions of resources/sample/brands.json, with their dates moved."""
    rows = json.loads(resource("sample", "brands.json").read_text("utf-8"))["decisions"]
    with company.write(SAMPLE) as work:
        for row in rows:
            product = work.session.scalar(select(Product.id).where(Product.name == row["product"]))
            day = date.fromisoformat(row["date"]) + shift
            if product is not None:
                work.session.add(
                    ProductDecision(
                        product_id=product, date=day, decision=row["decision"], reason=row["reason"]
                    )
                )
