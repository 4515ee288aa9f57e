"""What is kept of customers: reps, routes with their weekdays, retailers, customers and their contacts.

`care` holds what is kept beside: groups, gifts and greetings, questions, sources, hand-overs.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.features.customers.records.care import (
    Broadcast,
    Care,
    ChatGroup,
    HandOver,
    LeadSource,
    Question,
    Trial,
)
from distributor_desk.storage.columns import Day, Flag, Int64, Money
from distributor_desk.storage.record import Record, table_args, unique_while_kept, while_given

__all__ = [
    "Broadcast",
    "Care",
    "ChatGroup",
    "Contact",
    "Customer",
    "HandOver",
    "LeadSource",
    "Question",
    "Rep",
    "Retailer",
    "Route",
    "Trial",
]


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
    """客户: a shop, a store, a sub-distributor. `find_key` and `name_sort` are made when it is saved.

    `merged_into_id` is the record that a second spelling was merged into: its code and name still lead there.
    `tags` are joined by 、.
    """

    __tablename__ = "customer"
    __table_args__ = table_args(
        unique_while_kept("uq_customer_code_key", "code_key"),
        Index("ix_customer_name_key", "name_key"),
        # the search reads this index alone, in the order of the list
        Index("ix_customer_found", "retired_at", "name_sort", "id", "find_key"),
        Index("ix_customer_merged_into_id", "merged_into_id", **while_given("merged_into_id")),
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
    source_detail: Mapped[str | None] = mapped_column(Text, sort_order=101)
    tags: Mapped[str | None] = mapped_column(Text, sort_order=102)
    needs: Mapped[str | None] = mapped_column(Text, sort_order=103)
    shared_history: Mapped[str | None] = mapped_column(Text, sort_order=104)
    staff: Mapped[str | None] = mapped_column(Text, sort_order=105)
    fans: Mapped[int | None] = mapped_column(Int64, sort_order=106)
    agreement_state: Mapped[str | None] = mapped_column(Text, sort_order=107)
    agreement_until: Mapped[date | None] = mapped_column(Day, sort_order=108)
    signboards: Mapped[int | None] = mapped_column(Int64, sort_order=109)
    fridges: Mapped[int | None] = mapped_column(Int64, sort_order=110)
    assets: Mapped[str | None] = mapped_column(Text, sort_order=111)
    merged_into_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("customer.id"), sort_order=112)


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
    position: Mapped[str | None] = mapped_column(Text, sort_order=101)
    side: Mapped[str | None] = mapped_column(Text, sort_order=102)
    confirmed: Mapped[bool | None] = mapped_column(Flag, sort_order=103)
    deputy: Mapped[bool | None] = mapped_column(Flag, sort_order=104)
    gatekeeper: Mapped[bool | None] = mapped_column(Flag, sort_order=105)
    preferences: Mapped[str | None] = mapped_column(Text, sort_order=106)
    birthday: Mapped[str | None] = mapped_column(Text, sort_order=107)
    tags: Mapped[str | None] = mapped_column(Text, sort_order=108)
    notes: Mapped[str | None] = mapped_column(Text, sort_order=109)
