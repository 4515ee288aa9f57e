"""What is kept of visits: the visit, what was counted in the shop, what was promised; a rep's month.

What few screens need lies beside it, so that the window's first rows do not wait for it: `shops` has what is
kept of a shop's ways, `plans` what is planned, running and said.
"""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Record, table_args


class Visit(Record):
    """拜访: one call at one shop."""

    __tablename__ = "visit"
    __table_args__ = table_args(
        Index("ix_visit_customer", "customer_id", "date"), Index("ix_visit_date", "date")
    )
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    result: Mapped[str | None] = mapped_column(Text)
    order_amount: Mapped[Decimal | None] = mapped_column(Money)
    skus: Mapped[int | None] = mapped_column(Int64)
    notes: Mapped[str | None] = mapped_column(Text)
    purpose: Mapped[str | None] = mapped_column(Text)
    ice_breaker: Mapped[str | None] = mapped_column(Text)
    ticks: Mapped[str | None] = mapped_column(Text)  # parts of the eight steps: `1.1 2.3`
    boss_met: Mapped[bool | None] = mapped_column(Flag)
    business: Mapped[str | None] = mapped_column(Text)  # how the shop's business is, and advice given
    competitor: Mapped[str | None] = mapped_column(Text)
    near_expiry: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    next_visit: Mapped[day | None] = mapped_column(Day)
    review: Mapped[str | None] = mapped_column(Text)  # what to do better next time
    excuse: Mapped[str | None] = mapped_column(Text)
    cause: Mapped[str | None] = mapped_column(Text)
    condition: Mapped[str | None] = mapped_column(Text)  # “if this is solved, we do business”
    tactic: Mapped[str | None] = mapped_column(Text)


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
    kind: Mapped[str | None] = mapped_column(Text)


class MonthPlan(Record):
    """A rep's month: drafted before it begins, then confirmed with the supervisor."""

    __tablename__ = "month_plan"
    __table_args__ = table_args(Index("ix_month_plan_rep", "rep_id", "month"))
    rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"))
    month: Mapped[day] = mapped_column(Day)  # its first day
    state: Mapped[str] = mapped_column(Text, default="draft")
    confirmed_on: Mapped[day | None] = mapped_column(Day)
    sales: Mapped[Decimal | None] = mapped_column(Money)
    calls: Mapped[int | None] = mapped_column(Int64)
    skus_per_outlet: Mapped[Decimal | None] = mapped_column(Millionths)
    average_order: Mapped[Decimal | None] = mapped_column(Money)
    new_shops: Mapped[int | None] = mapped_column(Int64)
    focus: Mapped[str | None] = mapped_column(Text)
    review: Mapped[str | None] = mapped_column(Text)
