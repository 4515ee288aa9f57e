"""What is kept of reps: their role, the plan of a month, what they earn, meetings, and leaving in good order."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class RepCard(Record):
    """岗位: a rep's role with what it is judged by, reward and penalty in words; when it began and ended."""

    __tablename__ = "rep_card"
    __table_args__ = table_args(unique_while_kept("uq_rep_card_rep_id", "rep_id"))
    rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    role: Mapped[str | None] = mapped_column(Text)
    judged_by: Mapped[str | None] = mapped_column(Text)
    reward: Mapped[str | None] = mapped_column(Text)
    penalty: Mapped[str | None] = mapped_column(Text)
    began_on: Mapped[day | None] = mapped_column(Day)
    leaves_on: Mapped[day | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)


class RepMonth(Record):
    """新品指标: yuan of a rep's month (its first day) that must come from new products.

    The money of the month in all and by category stands in the targets (Target), calls and averages in the
    month plan of the visits.
    """

    __tablename__ = "rep_month"
    __table_args__ = table_args(unique_while_kept("uq_rep_month_rep_id_month", "rep_id", "month"))
    rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    month: Mapped[day] = mapped_column(Day)
    new_products: Mapped[Decimal | None] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class SeasonWeight(Record):
    """季节系数: how heavy a month of the year is; the twelve together share out a year's target."""

    __tablename__ = "season_weight"
    __table_args__ = table_args(unique_while_kept("uq_season_weight_month", "month"))
    month: Mapped[int] = mapped_column(Int64)
    weight: Mapped[Decimal] = mapped_column(Millionths)


class CommissionRate(Record):
    """提成标准: the rate for a class of products (empty: any) from a gross margin on (empty: any)."""

    __tablename__ = "commission_rate"
    product_class: Mapped[str | None] = mapped_column(Text)
    margin_from: Mapped[Decimal | None] = mapped_column(Millionths)
    rate: Mapped[Decimal] = mapped_column(Millionths)


class Meeting(Record):
    """例会与培训: when, about what, who was there, what was agreed."""

    __tablename__ = "rep_meeting"
    __table_args__ = table_args(Index("ix_rep_meeting_date", "date"))
    date: Mapped[day] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(Text)
    attended: Mapped[str | None] = mapped_column(Text)
    agreed: Mapped[str | None] = mapped_column(Text)


class LeaverCheck(Record):
    """离职交接: one point of a leaver's checklist that is done."""

    __tablename__ = "leaver_check"
    __table_args__ = table_args(unique_while_kept("uq_leaver_check_rep_id_point", "rep_id", "point"))
    rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    point: Mapped[str] = mapped_column(Text)
    done_on: Mapped[day | None] = mapped_column(Day)
    note: Mapped[str | None] = mapped_column(Text)
