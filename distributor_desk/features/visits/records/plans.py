"""What is planned and running: routes and holidays, days and months, promotions, new products, words, printed cards."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Money, Quantity
from distributor_desk.storage.record import Base, Record, table_args, unique_while_kept, while_given


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
