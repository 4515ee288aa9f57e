"""What of the returns a rep should know at the door, in words that a shopkeeper may read."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.features.returns.records import GoodsReturn
from distributor_desk.features.returns.rules import words as w

FETCH = Text("取回退换货：{numbers}", "Fetch the agreed returns: {numbers}")
_MOST = 3


def on_visit_sheet(session: Session, customer_id: int, day: date) -> Text | None:
    """The approved orders whose goods are still at the shop on a day."""
    numbers = session.scalars(
        select(GoodsReturn.number)
        .where(
            GoodsReturn.customer_id == customer_id, GoodsReturn.state == w.APPROVED, GoodsReturn.date <= day,
            GoodsReturn.without_goods.is_(False), GoodsReturn.retired_at.is_(None),
        )
        .order_by(GoodsReturn.date, GoodsReturn.id)
        .limit(_MOST)
    ).all()  # fmt: skip
    return FETCH.with_(numbers=", ".join(numbers)) if numbers else None
