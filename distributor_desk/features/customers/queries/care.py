"""What is read of contacts, care, questions, groups, sources and broadcasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Listing, Page
from distributor_desk.features.customers.queries.listing import page_of
from distributor_desk.features.customers.records import (
    Broadcast,
    Care,
    ChatGroup,
    Contact,
    Customer,
    LeadSource,
    Question,
    Trial,
)
from distributor_desk.features.customers.rules import birthday_in, next_birthday, return_on, tags_in


@dataclass(frozen=True, slots=True)
class Person:
    """One contact of a customer."""

    id: int
    name: str | None
    salutation: str | None
    position: str | None
    side: str | None
    decision_maker: bool | None
    confirmed: bool | None
    deputy: bool | None
    gatekeeper: bool | None
    phone: str | None
    wechat: str | None
    wechat_group: str | None
    preferences: str | None
    birthday: str | None
    tags: str | None
    notes: str | None

    @property
    def called(self) -> str:
        """How the person is greeted, else its name, else its phone."""
        return self.salutation or self.name or self.phone or self.wechat or ""


_PERSON = [getattr(Contact, key) for key in Person.__slots__]


def people(session: Session, customer_id: int) -> list[Person]:
    """A customer's contacts, the first first."""
    rows = session.execute(
        select(*_PERSON)
        .where(Contact.customer_id == customer_id, Contact.retired_at.is_(None))
        .order_by(Contact.place, Contact.id)
    )
    return [Person(*tuple[Any, ...](row)) for row in rows]


def person(session: Session, contact_id: int) -> dict[str, Any] | None:
    """One contact's fields by column key; None when it is gone."""
    row = session.execute(select(*_PERSON).where(Contact.id == contact_id)).first()
    return dict(zip(Person.__slots__, row, strict=True)) if row else None


def care_page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Greetings and gifts of one customer (filter `customer`)."""
    if "customer" not in listing.filters:
        return Page(0, 0, ())
    fields = {
        "date": Care.date, "kind": Care.kind, "what": Care.what, "person": Care.person, "cost": Care.cost
    }  # fmt: skip
    own = [Care.customer_id == int(listing.filters["customer"])]
    return page_of(session, listing, offset, limit, Care, fields, where=own)


def question_page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Questions and answers, of one customer (filter `customer`) or all; words are looked for in both."""
    fields = {
        "date": Question.date,
        "name": Customer.name,
        "asked": Question.asked,
        "answer": Question.answer,
    }
    own = [Question.customer_id == int(listing.filters["customer"])] if "customer" in listing.filters else []
    return page_of(
        session, listing, offset, limit, Question, fields,
        where=own, found_in=(Question.asked, Question.answer, Customer.name),
        joins=[(Customer, Customer.id == Question.customer_id)],
    )  # fmt: skip


def group_page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """The register of chat groups, with how many customers' contacts are in each."""
    inside = (
        select(func.count(Contact.customer_id.distinct()))
        .where(Contact.wechat_group.contains(ChatGroup.name), Contact.retired_at.is_(None))
        .scalar_subquery()
    )
    fields = {
        "name": ChatGroup.name,
        "owner": ChatGroup.owner,
        "size": ChatGroup.size,
        "customers": inside,
        "tags": ChatGroup.tags,
        "notes": ChatGroup.notes,
    }
    return page_of(
        session, listing, offset, limit, ChatGroup, fields, found_in=(ChatGroup.name, ChatGroup.tags)
    )


def trial_page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Small trials of sources, with what each lead cost and what came back."""
    keys = ("source", "what", "first", "last", "cost", "leads", "orders", "worth")
    fields = {key: getattr(Trial, key) for key in keys} | {"back": Trial.cost, "notes": Trial.notes}
    page = page_of(session, listing, offset, limit, Trial, fields, found_in=(Trial.source, Trial.what))
    place = [*fields].index("back")
    rows = []
    for row in page.rows:
        values = [*row.values]
        values[place] = return_on(values[keys.index("cost")], values[keys.index("worth")])
        rows.append(type(row)(row.id, tuple(values)))
    return Page(page.total, page.offset, tuple(rows))


def broadcast_page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """What was and is to be sent to many."""
    fields = {key: getattr(Broadcast, key) for key in ("date", "hour", "audience", "words")}
    return page_of(
        session, listing, offset, limit, Broadcast, fields, found_in=(Broadcast.words, Broadcast.audience)
    )


def broadcasts_on(session: Session, day: date) -> int:
    """How many broadcasts stand on a day."""
    query = (
        select(func.count())
        .select_from(Broadcast)
        .where(Broadcast.date == day, Broadcast.retired_at.is_(None))
    )
    return session.scalar(query) or 0


def broadcast_days(session: Session, since: date) -> list[date]:
    """The day of each broadcast from a day on."""
    query = select(Broadcast.date).where(Broadcast.date >= since, Broadcast.retired_at.is_(None))
    return [*session.scalars(query.order_by(Broadcast.date))]


def suggestions(session: Session) -> dict[str, list[str]]:
    """What others have typed in a customer's fields, by column key: offered while one types."""
    found = {}
    for key, column in (
        ("area", Customer.area), ("source", Customer.source), ("wechat_group", Contact.wechat_group),
        ("position", Contact.position),
    ):  # fmt: skip
        rows = session.scalars(select(column).where(column.is_not(None)).distinct().limit(300))
        found[key] = sorted({words for words in rows if words})
    listed = session.scalars(select(LeadSource.name).where(LeadSource.retired_at.is_(None)))
    found["source"] = sorted({*found["source"], *listed})
    groups = session.scalars(select(ChatGroup.name).where(ChatGroup.retired_at.is_(None)))
    found["wechat_group"] = sorted({*found["wechat_group"], *groups})
    tags = session.scalars(select(Customer.tags).where(Customer.tags.is_not(None)).distinct().limit(300))
    found["tags"] = sorted({tag for words in tags for tag in tags_in(words)})
    return found


@dataclass(frozen=True, slots=True)
class Birthday:
    """A contact's birthday that is near."""

    customer_id: int
    customer: str
    person: str
    day: date


def birthdays(session: Session, today: date, within: int = 3) -> list[Birthday]:
    """Birthdays of contacts from today on, the nearest first."""
    rows = session.execute(
        select(Contact.customer_id, Customer.name, Contact.salutation, Contact.name, Contact.birthday)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(Contact.birthday.is_not(None), Contact.retired_at.is_(None), Customer.retired_at.is_(None))
    )
    found = []
    for customer_id, customer, salutation, name, said in rows:
        day = birthday_in(said)
        if day and (coming := next_birthday(*day, today)) and (coming - today).days <= within:
            found.append(Birthday(customer_id, customer, salutation or name or "", coming))
    return sorted(found, key=lambda b: (b.day, b.customer_id))
