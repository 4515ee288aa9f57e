"""What is kept of visits: the visit, what was counted in the shop, what was promised, what is planned."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Base, Record, table_args, unique_while_kept, while_given


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


class RoutePattern(Record):
    """When a route is walked, beyond its weekdays: some of four weeks, or every n days from a day."""

    __tablename__ = "route_pattern"
    __table_args__ = table_args(Index("ix_route_pattern_route", "route_id"))
    route_id: Mapped[int] = mapped_column(Int64, ForeignKey("route.id"))
    weeks: Mapped[str] = mapped_column(Text, default="")
    every_days: Mapped[int | None] = mapped_column(Int64)
    since: Mapped[day | None] = mapped_column(Day)


class HolidayRow(Record):
    """假日: a day on which no route is walked, or a working day that makes up for one."""

    __tablename__ = "holiday"
    __table_args__ = table_args(unique_while_kept("uq_holiday_date", "date"))
    date: Mapped[day] = mapped_column(Day)
    name: Mapped[str] = mapped_column(Text)
    works: Mapped[bool] = mapped_column(Flag, default=False)
    moved_to: Mapped[day | None] = mapped_column(Day)


class DayPlan(Record):
    """A rep's day: target, focus, problems and what to do about them."""

    __tablename__ = "day_plan"
    __table_args__ = table_args(Index("ix_day_plan_rep", "rep_id", "date"))
    rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"))
    date: Mapped[day] = mapped_column(Day)
    target: Mapped[Decimal | None] = mapped_column(Money)
    focus: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class PopUse(Record):
    """Material for the shop floor: carried by a rep on a day, or used at a visit."""

    __tablename__ = "pop_use"
    __table_args__ = table_args(
        Index("ix_pop_use_rep", "rep_id", "date", **while_given("rep_id")),
        Index("ix_pop_use_visit", "visit_id", **while_given("visit_id")),
    )
    date: Mapped[day] = mapped_column(Day)
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"))
    visit_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("visit.id"))
    item: Mapped[str] = mapped_column(Text)
    quantity: Mapped[Decimal] = mapped_column(Quantity)


class StopPlan(Record):
    """How a shop is visited: priority A or B, purpose, key store; on one day, or always where no day is given."""

    __tablename__ = "stop_plan"
    __table_args__ = table_args(Index("ix_stop_plan_customer", "customer_id", "date"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    date: Mapped[day | None] = mapped_column(Day)
    priority: Mapped[str | None] = mapped_column(Text)
    purpose: Mapped[str | None] = mapped_column(Text)
    key_store: Mapped[bool] = mapped_column(Flag, default=False)


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


class Promotion(Record):
    """促销方案: a scheme for shops, with its conditions in words and whom it is for."""

    __tablename__ = "promotion"
    name: Mapped[str] = mapped_column(Text)
    conditions: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[day | None] = mapped_column(Day)
    ends_on: Mapped[day | None] = mapped_column(Day)
    channel: Mapped[str | None] = mapped_column(Text)
    area: Mapped[str | None] = mapped_column(Text)


class Distribution(Record):
    """铺市: a new product, how many shops are to carry it, and by when."""

    __tablename__ = "distribution"
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"), index=True)
    starts_on: Mapped[day] = mapped_column(Day)
    ends_on: Mapped[day | None] = mapped_column(Day)
    stores: Mapped[int | None] = mapped_column(Int64)


class ScriptRow(Record):
    """话术: words that a person wrote, or a change of shipped ones (`key`); `hidden` takes a shipped one off."""

    __tablename__ = "script"
    __table_args__ = table_args(unique_while_kept("uq_script_key", "key"))
    kind: Mapped[str] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(Text)
    when: Mapped[str] = mapped_column(Text, default="")
    title_zh: Mapped[str] = mapped_column(Text, default="")
    title_en: Mapped[str] = mapped_column(Text, default="")
    words_zh: Mapped[str] = mapped_column(Text, default="")
    words_en: Mapped[str] = mapped_column(Text, default="")
    shop: Mapped[str | None] = mapped_column(Text)
    product: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[Decimal | None] = mapped_column(Money)
    period: Mapped[str | None] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(Flag, default=False)


class PrintedCard(Base):
    """Which products stood on a shop's printed card, in their order: what is entered is what was printed.

    Not journalled, and no link to the customer's row: printing is no change of the books and holds no record back.
    """

    __tablename__ = "printed_card"
    __table_args__ = table_args(Index("uq_printed_card_customer", "customer_id", "date", unique=True))
    customer_id: Mapped[int] = mapped_column(Int64)
    date: Mapped[day] = mapped_column(Day)
    products: Mapped[str] = mapped_column(Text)
