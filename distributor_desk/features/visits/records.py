"""What is kept of visits: the visit, what was counted in the shop, and what was promised."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Record, table_args


class Visit(Record):
    """拜访: one call at one shop."""

    __tablename__ = "visit"
    __table_args__ = table_args(Index("ix_visit_customer", "customer_id", "date"))
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    result: Mapped[str | None] = mapped_column(Text)
    order_amount: Mapped[Decimal | None] = mapped_column(Money)
    skus: Mapped[int | None] = mapped_column(Int64)
    notes: Mapped[str | None] = mapped_column(Text)


class VisitLine(Record):
    """拜访明细: what was seen of one product; a blank is not a zero."""

    __tablename__ = "visit_line"
    __table_args__ = table_args(Index("ix_visit_line_product", "product_id"))
    visit_id: Mapped[int] = mapped_column(Int64, ForeignKey("visit.id"), index=True)
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"))
    stock: Mapped[Decimal | None] = mapped_column(Quantity)
    order: Mapped[Decimal | None] = mapped_column(Quantity)
    price: Mapped[Decimal | None] = mapped_column(Millionths)
    neighbour_price: Mapped[Decimal | None] = mapped_column(Millionths)
    near_expiry: Mapped[Decimal | None] = mapped_column(Quantity)


class Promise(Record):
    """承诺: what was promised by whom until when; open until it is kept or broken."""

    __tablename__ = "promise"
    __table_args__ = table_args(Index("ix_promise_customer", "customer_id", "state", "due"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    visit_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("visit.id"), index=True)
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str | None] = mapped_column(Text)
    due: Mapped[day | None] = mapped_column(Day)
    state: Mapped[str] = mapped_column(Text, default="open")
    closed_on: Mapped[day | None] = mapped_column(Day)
