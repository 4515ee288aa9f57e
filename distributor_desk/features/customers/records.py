"""What is kept of customers: reps, routes with their weekdays, retailers, customers and their contacts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Money
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class Rep(Record):
    """业务员: who visits the shops."""

    __tablename__ = "rep"
    __table_args__ = table_args(unique_while_kept("uq_rep_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)


class Route(Record):
    """线路: a rep's round; `weekdays` are ISO numbers such as `1,4`, empty when not fixed."""

    __tablename__ = "route"
    __table_args__ = table_args(unique_while_kept("uq_route_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    weekdays: Mapped[str] = mapped_column(Text, default="")


class Retailer(Record):
    """KA系统: a supermarket chain whose stores are customers."""

    __tablename__ = "retailer"
    __table_args__ = table_args(unique_while_kept("uq_retailer_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)


class Customer(Record):
    """客户: a shop, a store, a sub-distributor. `find_key` and `name_sort` are made when it is saved."""

    __tablename__ = "customer"
    __table_args__ = table_args(
        unique_while_kept("uq_customer_code_key", "code_key"),
        Index("ix_customer_name_key", "name_key"),
        # the search reads this index alone, in the order of the list
        Index("ix_customer_found", "retired_at", "name_sort", "id", "find_key"),
    )
    code: Mapped[str | None] = mapped_column(Text)
    code_key: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    name_sort: Mapped[str] = mapped_column(Text)
    find_key: Mapped[str] = mapped_column(Text)
    channel: Mapped[str | None] = mapped_column(Text)
    grade: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="active")
    area: Mapped[str | None] = mapped_column(Text)
    route_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("route.id"), index=True)
    stop: Mapped[int | None] = mapped_column(Int64)
    visit_every: Mapped[int | None] = mapped_column(Int64)
    address: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    sub_distributor_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    retailer_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("retailer.id"), index=True)
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    credit_days: Mapped[int | None] = mapped_column(Int64)
    credit_limit: Mapped[Decimal | None] = mapped_column(Money)
    opening_balance: Mapped[Decimal | None] = mapped_column(Money)
    balance_date: Mapped[date | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)


class Contact(Record):
    """联系人: the first of a customer is the one that workbooks carry."""

    __tablename__ = "contact"
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    place: Mapped[int] = mapped_column(Int64, default=1)
    name: Mapped[str | None] = mapped_column(Text)
    salutation: Mapped[str | None] = mapped_column(Text)
    decision_maker: Mapped[bool | None] = mapped_column(Flag)
    phone: Mapped[str | None] = mapped_column(Text)
    wechat: Mapped[str | None] = mapped_column(Text)
    wechat_group: Mapped[str | None] = mapped_column(Text)
