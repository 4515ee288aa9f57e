"""What is kept of stock: the offers of manufacturers to push it, with the figures of their day and our answer."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money
from distributor_desk.storage.record import Record


class PushOffer(Record):
    """压货: what was offered, the figures as they were on that day, and what we answered.

    `state` is open, refused, paid or withdrawn. Rates are ratios. `answer` is delay, red_line_first or
    counter_terms; `answer_by` is when the answer (or the reminder of a delay) is due.
    """

    __tablename__ = "push_offer"
    brand_id: Mapped[int] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    amount: Mapped[Decimal] = mapped_column(Money)
    rate: Mapped[Decimal] = mapped_column(Millionths)
    stock_value: Mapped[Decimal] = mapped_column(Money)
    monthly_cost: Mapped[Decimal] = mapped_column(Money)
    money_rate: Mapped[Decimal] = mapped_column(Millionths)
    shelf_life: Mapped[int | None] = mapped_column(Int64)
    answer: Mapped[str | None] = mapped_column(Text)
    answer_text: Mapped[str | None] = mapped_column(Text)
    answer_by: Mapped[day | None] = mapped_column(Day)
    state: Mapped[str] = mapped_column(Text, default="open")
    notes: Mapped[str | None] = mapped_column(Text)
