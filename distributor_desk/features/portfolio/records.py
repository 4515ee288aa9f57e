"""What is kept of the range: what was decided about a product that earns least."""

from __future__ import annotations

from datetime import date as day

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64
from distributor_desk.storage.record import Record, table_args


class ProductDecision(Record):
    """Keep or drop (`decision`), with the reason: the newest of a product counts."""

    __tablename__ = "product_decision"
    __table_args__ = table_args(Index("ix_product_decision_product", "product_id", "date"))
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"))
    date: Mapped[day] = mapped_column(Day)
    decision: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
