"""What is kept of the care for customers: groups, gifts and greetings, questions, sources, trials, hand-overs."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Money
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class ChatGroup(Record):
    """微信群: a group with who runs it and how many are in it; `tags` are joined by 、."""

    __tablename__ = "chat_group"
    __table_args__ = table_args(unique_while_kept("uq_chat_group_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(Int64)
    tags: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class Care(Record):
    """客情: one greeting, offer, gift … for a customer. `cost` is what it cost us, in yuan; it stays in the house."""

    __tablename__ = "care"
    __table_args__ = table_args(Index("ix_care_customer", "customer_id", "date"))
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    person: Mapped[str | None] = mapped_column(Text)
    cost: Mapped[Decimal | None] = mapped_column(Money)


class Question(Record):
    """问答: what was asked and what we said; one without a customer is for all."""

    __tablename__ = "question"
    __table_args__ = table_args(Index("ix_question_customer", "customer_id", "date"))
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("customer.id"))
    asked: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)


class LeadSource(Record):
    """来源: one way in which customers find us; `customer.source` holds its name."""

    __tablename__ = "lead_source"
    __table_args__ = table_args(unique_while_kept("uq_lead_source_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class Trial(Record):
    """试验: a small try of a source: what it cost, how many leads and orders came, and what they were worth (yuan)."""

    __tablename__ = "trial"
    source: Mapped[str] = mapped_column(Text)
    what: Mapped[str | None] = mapped_column(Text)
    first: Mapped[day] = mapped_column(Day)
    last: Mapped[day | None] = mapped_column(Day)
    cost: Mapped[Decimal | None] = mapped_column(Money)
    leads: Mapped[int | None] = mapped_column(Int64)
    orders: Mapped[int | None] = mapped_column(Int64)
    worth: Mapped[Decimal | None] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class Broadcast(Record):
    """群发: words that are to go out to many on a day; one a day is enough."""

    __tablename__ = "broadcast"
    date: Mapped[day] = mapped_column(Day, index=True)
    hour: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    audience: Mapped[str | None] = mapped_column(Text)


class HandOver(Record):
    """交接: a shop went from one rep to another."""

    __tablename__ = "hand_over"
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    from_rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    to_rep_id: Mapped[int] = mapped_column(Int64, ForeignKey("rep.id"), index=True)
    notes: Mapped[str | None] = mapped_column(Text)
