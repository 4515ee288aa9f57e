"""What is kept of shops: what they said, how they are won over, how they are to be visited."""

from __future__ import annotations

from datetime import date as day

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64
from distributor_desk.storage.record import Record, table_args


class ShopRemark(Record):
    """A complaint, feedback, question or objection of a shop; a complaint is open until it is closed."""

    __tablename__ = "shop_remark"
    __table_args__ = table_args(Index("ix_shop_remark_customer", "customer_id", "closed_on"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    visit_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("visit.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)
    what: Mapped[str] = mapped_column(Text)
    main: Mapped[bool] = mapped_column(Flag, default=False)  # the objection that counts most
    answer: Mapped[str | None] = mapped_column(Text)
    closed_on: Mapped[day | None] = mapped_column(Day)


class LadderStep(Record):
    """A small step that was done at a shop which does not want to buy yet."""

    __tablename__ = "ladder_step"
    __table_args__ = table_args(Index("ix_ladder_step_customer", "customer_id", "date"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    visit_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("visit.id"), index=True)
    step: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)


class Ladder(Record):
    """A shop that is won over by small steps, from a day until it is won or given up."""

    __tablename__ = "ladder"
    __table_args__ = table_args(
        Index("ix_ladder_customer", "customer_id", "ended_on"),
    )
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    started_on: Mapped[day] = mapped_column(Day)
    ended_on: Mapped[day | None] = mapped_column(Day)
    excuse: Mapped[str | None] = mapped_column(Text)
    cause: Mapped[str | None] = mapped_column(Text)
    condition: Mapped[str | None] = mapped_column(Text)
    tactic: Mapped[str | None] = mapped_column(Text)


class StopPlan(Record):
    """How a shop is visited: priority A or B, purpose, key store; on one day, or always where no day is given."""

    __tablename__ = "stop_plan"
    __table_args__ = table_args(Index("ix_stop_plan_customer", "customer_id", "date"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    date: Mapped[day | None] = mapped_column(Day)
    priority: Mapped[str | None] = mapped_column(Text)
    purpose: Mapped[str | None] = mapped_column(Text)
    key_store: Mapped[bool] = mapped_column(Flag, default=False)
