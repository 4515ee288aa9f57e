"""A customer's time line as this room knows it: gifts and care, questions, hand-overs, changes by whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session, aliased
from sqlalchemy.types import TypeDecorator

from distributor_desk.core.language import Text
from distributor_desk.features.customers.records import (
    Care,
    Contact,
    Customer,
    HandOver,
    Question,
    Rep,
    Retailer,
    Route,
)
from distributor_desk.storage import journal

_NAMED: dict[str, Any] = {
    "route_id": Route,
    "rep_id": Rep,
    "retailer_id": Retailer,
    "sub_distributor_id": Customer,
    "merged_into_id": Customer,
}
"""Columns that hold another record's id, and whose name is said for it."""
_RAW = sqlite.dialect()
_From, _To = aliased(Rep), aliased(Rep)


@dataclass(frozen=True, slots=True)
class CareLine:
    """One greeting or gift; its cost stays out of the time line."""

    day: date
    kind: str
    what: str
    person: str | None


def cared(session: Session, customer_id: int) -> list[CareLine]:
    """Greetings and gifts of a customer."""
    rows = session.execute(
        select(Care.date, Care.kind, Care.what, Care.person).where(
            Care.customer_id == customer_id, Care.retired_at.is_(None)
        )
    )
    return [CareLine(*tuple[Any, ...](row)) for row in rows]


def asked(session: Session, customer_id: int) -> list[tuple[date, str, str | None]]:
    """Questions of a customer with our answers: (day, question, answer)."""
    rows = session.execute(
        select(Question.date, Question.asked, Question.answer).where(
            Question.customer_id == customer_id, Question.retired_at.is_(None)
        )
    )
    return [(day, words, answer) for day, words, answer in rows]


def handed_over(session: Session, customer_id: int) -> list[tuple[date, str | None, str, str | None]]:
    """Hand-overs of a customer: (day, from, to, notes)."""
    rows = session.execute(
        select(HandOver.date, _From.name, _To.name, HandOver.notes)
        .outerjoin(_From, _From.id == HandOver.from_rep_id)
        .join(_To, _To.id == HandOver.to_rep_id)
        .where(HandOver.customer_id == customer_id, HandOver.retired_at.is_(None))
    )
    return [(day, old, new, notes) for day, old, new, notes in rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the customer or of a contact: who, when, the deed, and field → (before, after)."""

    at: datetime
    who: str
    action: Text
    fields: Mapping[str, tuple[Any, Any]]
    of_contact: bool = False


def changes(session: Session, customer_id: int, *, most: int = 60) -> list[Change]:
    """What the journal says of a customer and its contacts, newest first; made and retired count as changes."""
    found = [
        Change(c.at, c.who, c.action, _differences(session, Customer, c.before, c.after))
        for c in journal.history_of(session, Customer.__tablename__, customer_id, most=most)
    ]
    ids = session.scalars(select(Contact.id).where(Contact.customer_id == customer_id)).all()
    for contact_id in ids:
        found += [
            Change(c.at, c.who, c.action, _differences(session, Contact, c.before, c.after), of_contact=True)
            for c in journal.history_of(session, Contact.__tablename__, contact_id, most=most)
        ]
    told = [c for c in found if c.fields]
    return sorted(told, key=lambda c: c.at, reverse=True)[:most]


def _differences(
    session: Session, record: Any, before: str | None, after: str | None
) -> dict[str, tuple[Any, Any]]:
    """The fields that moved, in the code's types, ids by name; keys that the program makes are left out."""
    old, new = journal.decode(before) or {}, journal.decode(after) or {}
    moved: dict[str, tuple[Any, Any]] = {}
    for column in record.__table__.columns:
        was, now = old.get(column.name), new.get(column.name)
        if was != now and column.name not in _MADE:
            moved[column.name] = (_value(session, column, was), _value(session, column, now))
    return moved


_MADE = frozenset(
    {"id", "name_key", "code_key", "name_sort", "find_key", "batch_id", "source_row", "customer_id", "place"}
)


def _value(session: Session, column: Any, raw: Any) -> Any:
    if raw is None:
        return None
    if column.name in _NAMED:
        named = session.get(_NAMED[column.name], raw)
        return named.name if named is not None else raw
    if isinstance(column.type, TypeDecorator):
        value: Decimal | date | bool | None = column.type.process_result_value(raw, _RAW)
        return value
    return raw
