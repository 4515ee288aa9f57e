"""What is kept of sub-distributors: counties, who works them, what was agreed, seen, done and celebrated.

Agreements and their targets stand in the room of the rebates, since money is paid by them.
"""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Money
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class Territory(Record):
    """区域: a county, or a part of one, that one sub-distributor works; `shared` allows several."""

    __tablename__ = "territory"
    __table_args__ = table_args(unique_while_kept("uq_territory_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(Flag, default=False)
    notes: Mapped[str | None] = mapped_column(Text)


class SubDistributor(Record):
    """分销商: a customer who sells on in a county. `readiness` says how far a reserve is (rules.states)."""

    __tablename__ = "sub_distributor"
    __table_args__ = table_args(unique_while_kept("uq_sub_distributor_customer_id", "customer_id"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    territory_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("territory.id"), index=True)
    state: Mapped[str] = mapped_column(Text, default="candidate")
    state_since: Mapped[day | None] = mapped_column(Day)
    readiness: Mapped[str | None] = mapped_column(Text)
    replaced_by_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("sub_distributor.id"), index=True)
    notes: Mapped[str | None] = mapped_column(Text)


class SubDistributorYear(Record):
    """What the agreement of a year says beside the rebates: the territory as it was, the deposit in yuan.

    Target, schemes and dates stand in the room of the rebates (Target, Agreement).
    """

    __tablename__ = "sub_distributor_year"
    __table_args__ = table_args(unique_while_kept("uq_sub_distributor_year", "sub_distributor_id", "year"))
    sub_distributor_id: Mapped[int] = mapped_column(Int64, ForeignKey("sub_distributor.id"), index=True)
    year: Mapped[int] = mapped_column(Int64)
    territory_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("territory.id"), index=True)
    deposit: Mapped[Decimal | None] = mapped_column(Money)


class StateStep(Record):
    """One change of a sub-distributor's state: from, to, when and why."""

    __tablename__ = "sub_distributor_step"
    __table_args__ = table_args(Index("ix_sub_distributor_step_of", "sub_distributor_id", "date"))
    sub_distributor_id: Mapped[int] = mapped_column(Int64, ForeignKey("sub_distributor.id"))
    date: Mapped[day] = mapped_column(Day)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)


class Breach(Record):
    """违规: sold below the agreed price (`price`) or outside the territory (`cross_region`, 窜货)."""

    __tablename__ = "sub_distributor_breach"
    __table_args__ = table_args(Index("ix_sub_distributor_breach_of", "sub_distributor_id", "kind", "date"))
    sub_distributor_id: Mapped[int] = mapped_column(Int64, ForeignKey("sub_distributor.id"))
    date: Mapped[day] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str | None] = mapped_column(Text)


class StockReading(Record):
    """分销商库存: what lay in a sub-distributor's warehouse on a day, in yuan at what it paid us."""

    __tablename__ = "sub_distributor_stock"
    __table_args__ = table_args(Index("ix_sub_distributor_stock_of", "sub_distributor_id", "date", "amount"))
    sub_distributor_id: Mapped[int] = mapped_column(Int64, ForeignKey("sub_distributor.id"))
    date: Mapped[day] = mapped_column(Day)
    amount: Mapped[Decimal] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class Guidance(Record):
    """工作指导: what was worked on with a sub-distributor, what was agreed, when it is looked at again."""

    __tablename__ = "guidance"
    __table_args__ = table_args(Index("ix_guidance_of", "sub_distributor_id", "date"))
    sub_distributor_id: Mapped[int] = mapped_column(Int64, ForeignKey("sub_distributor.id"))
    date: Mapped[day] = mapped_column(Day)
    topic: Mapped[str] = mapped_column(Text)
    action: Mapped[str | None] = mapped_column(Text)
    guided_by: Mapped[str | None] = mapped_column(Text)
    next_check: Mapped[day | None] = mapped_column(Day)
    checked_on: Mapped[day | None] = mapped_column(Day)
    result: Mapped[str | None] = mapped_column(Text)


class GetTogether(Record):
    """联谊会: when, where and what it cost in yuan."""

    __tablename__ = "get_together"
    date: Mapped[day] = mapped_column(Day)
    name: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    cost: Mapped[Decimal | None] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class Guest(Record):
    """Who came to a get-together: a sub-distributor, or somebody by name; how many persons."""

    __tablename__ = "get_together_guest"
    get_together_id: Mapped[int] = mapped_column(Int64, ForeignKey("get_together.id"), index=True)
    sub_distributor_id: Mapped[int | None] = mapped_column(
        Int64, ForeignKey("sub_distributor.id"), index=True
    )
    name: Mapped[str] = mapped_column(Text)
    persons: Mapped[int] = mapped_column(Int64, default=1)


class FollowUp(Record):
    """What a get-together led to: what is to be done, by whom, until when; done on a day."""

    __tablename__ = "get_together_follow_up"
    get_together_id: Mapped[int] = mapped_column(Int64, ForeignKey("get_together.id"), index=True)
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str | None] = mapped_column(Text)
    due: Mapped[day | None] = mapped_column(Day)
    done_on: Mapped[day | None] = mapped_column(Day)


class CountyCase(Record):
    """自设办事处对比: the figures of an own office in a county beside those of a sub-distributor, a year.

    Money in yuan a year, rates as ratios (0.18), terms in days.
    """

    __tablename__ = "county_case"
    __table_args__ = table_args(unique_while_kept("uq_county_case_territory_id", "territory_id"))
    territory_id: Mapped[int] = mapped_column(Int64, ForeignKey("territory.id"), index=True)
    sub_sales: Mapped[Decimal] = mapped_column(Money)
    sub_margin: Mapped[Decimal] = mapped_column(Millionths)
    sub_rebate: Mapped[Decimal] = mapped_column(Millionths, default=Decimal(0))
    sub_support: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    sub_credit_days: Mapped[int] = mapped_column(Int64, default=0)
    deposit: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    office_sales: Mapped[Decimal] = mapped_column(Money)
    office_margin: Mapped[Decimal] = mapped_column(Millionths)
    rent: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    staff: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    vehicles: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    other_costs: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    set_up: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    office_stock_days: Mapped[int] = mapped_column(Int64, default=0)
    office_credit_days: Mapped[int] = mapped_column(Int64, default=0)
    interest: Mapped[Decimal] = mapped_column(Millionths, default=Decimal(0))
