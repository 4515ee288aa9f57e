"""What can be done with contacts, care, questions, groups, sources, trials and broadcasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting
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
from distributor_desk.features.customers.rules import joined_tags, tags_in
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

CONTACT = Text("联系人：{name}", "Contact: {name}")
FIRST = Text("设为首要联系人：{name}", "First contact: {name}")
NO_CONTACT = Text("删除联系人：{name}", "Remove contact: {name}")
CARED = Text("客情记录：{what}", "Care: {what}")
ASKED = Text("问答：{what}", "Question: {what}")
GROUP = Text("微信群：{name}", "WeChat group: {name}")
SOURCE = Text("客户来源：{name}", "Source: {name}")
USUAL = Text("填入常用的来源", "Fill in the usual sources")
TRIED = Text("试验：{name}", "Trial: {name}")
BROADCAST = Text("群发：{day}", "Broadcast: {day}")
TAKEN_OUT = Text("删除 {count} 条记录", "Remove {count} {count:record|records}")
NAME_TAKEN = Text("已经有“{name}”了，请换一个名字。", "“{name}” is there already; use another name.")
GONE = Text(
    "这条记录已经不在了，请关闭后重新打开。", "This record is gone; close the form and open it again."
)


def save_contact(
    company: Company, customer_id: int, contact_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> int:
    """Add a contact to a customer (no id) or change one; the customer is found by it from then on."""
    name = values.get("name") or values.get("salutation") or ""
    with company.write(CONTACT.with_(name=name), who) as work:
        if contact_id is None:
            last = work.session.scalar(
                select(func.max(Contact.place)).where(
                    Contact.customer_id == customer_id, Contact.retired_at.is_(None)
                )
            )
            row = Contact(customer_id=customer_id, place=(last or 0) + 1, **_tidied(values))
            work.session.add(row)
            work.session.flush()
            contact_id = row.id
        else:
            _change(work, Contact, contact_id, values)
        posting.refresh_keys(work, customer_id)
    return contact_id


def retire_contact(company: Company, contact_id: int, who: int = OWNER) -> None:
    """Take a contact off its customer; the next one becomes the first."""
    with company.read() as session:
        row = session.get(Contact, contact_id)
        name = (row.name or row.salutation or "") if row else ""
    with company.write(NO_CONTACT.with_(name=name), who) as work:
        row = _there(work, Contact, contact_id)
        row.retired_at = now()
        work.session.flush()
        put_in_order(work, row.customer_id)
        posting.refresh_keys(work, row.customer_id)


def make_first(company: Company, contact_id: int, who: int = OWNER) -> None:
    """Put a contact first: the one on the list, on paper and in workbooks."""
    with company.read() as session:
        row = session.get(Contact, contact_id)
        name = (row.name or row.salutation or "") if row else ""
    with company.write(FIRST.with_(name=name), who) as work:
        row = _there(work, Contact, contact_id)
        row.place = 0
        work.session.flush()
        put_in_order(work, row.customer_id)


def put_in_order(work: Write, customer_id: int) -> None:
    """Number a customer's contacts from 1 without gaps, in the order in which they stand."""
    rows = work.session.scalars(
        select(Contact)
        .where(Contact.customer_id == customer_id, Contact.retired_at.is_(None))
        .order_by(Contact.place, Contact.id)
    ).all()
    for place, row in enumerate(rows, start=1):
        row.place = place
    work.session.flush()


def save_care(
    company: Company, customer_id: int, care_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> int:
    """Log a greeting, a gift … for a customer, or change what was logged."""
    return _keep(
        company, Care, care_id, values, CARED.with_(what=values.get("what", "")), who, customer_id=customer_id
    )


def save_question(
    company: Company,
    customer_id: int | None,
    question_id: int | None,
    values: Mapping[str, Any],
    who: int = OWNER,
) -> int:
    """Log what a customer asked and what we said; without a customer it is an answer for all."""
    action = ASKED.with_(what=str(values.get("asked", ""))[:40])
    more = {} if question_id is not None else {"customer_id": customer_id}
    return _keep(company, Question, question_id, values, action, who, **more)


def save_group(company: Company, group_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Add or change a chat group of the register. DeskError for a name that is there."""
    return _named(company, ChatGroup, group_id, values, GROUP, who)


def save_source(company: Company, source_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Add or change a source; customers who came by it follow its new name."""
    return _named(company, LeadSource, source_id, values, SOURCE, who)


def fill_in_sources(company: Company, usual: Iterable[Text], language: Language, who: int = OWNER) -> int:
    """Put the usual sources, and those that customers have already, on the list; returns how many came."""
    with company.write(USUAL, who) as work:
        there = set(work.session.scalars(select(LeadSource.name_key).where(LeadSource.retired_at.is_(None))))
        used = work.session.scalars(
            select(Customer.source)
            .where(Customer.source.is_not(None), Customer.retired_at.is_(None))
            .distinct()
        )
        names = [*(name.strip() for name in used if name), *(text.in_(language) for text in usual)]
        new = {normal_name(name): name for name in reversed(names) if normal_name(name) not in there}
        work.session.add_all(LeadSource(name=name, name_key=key) for key, name in reversed(new.items()))
    return len(new)


def save_trial(company: Company, trial_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Log a small trial of a source, or change it."""
    return _keep(company, Trial, trial_id, values, TRIED.with_(name=values.get("source", "")), who)


def save_broadcast(
    company: Company, broadcast_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> int:
    """Plan a message to many, or change it."""
    day: date | str = values.get("date", "")
    return _keep(company, Broadcast, broadcast_id, values, BROADCAST.with_(day=day), who)


def take_out(company: Company, record: Any, ids: list[int], who: int = OWNER) -> Text:
    """Take records off their list; Undo brings them back. Returns the deed's name."""
    action = TAKEN_OUT.with_(count=len(ids))
    with company.write(action, who) as work:
        work.session.execute(update(record).where(record.id.in_(ids)).values(retired_at=now()))
    return action


def take_out_care(company: Company, ids: list[int]) -> Text:
    return take_out(company, Care, ids)


def take_out_questions(company: Company, ids: list[int]) -> Text:
    return take_out(company, Question, ids)


def take_out_groups(company: Company, ids: list[int]) -> Text:
    return take_out(company, ChatGroup, ids)


def take_out_sources(company: Company, ids: list[int]) -> Text:
    return take_out(company, LeadSource, ids)


def take_out_trials(company: Company, ids: list[int]) -> Text:
    return take_out(company, Trial, ids)


def take_out_broadcasts(company: Company, ids: list[int]) -> Text:
    return take_out(company, Broadcast, ids)


def _named(
    company: Company, record: Any, record_id: int | None, values: Mapping[str, Any], action: Text, who: int
) -> int:
    with company.write(action.with_(name=values.get("name", "")), who) as work:
        more = {}
        if values.get("name"):
            key = normal_name(values["name"])
            _free(work, record, key, values["name"], record_id)
            more = {"name_key": key}
        if record is LeadSource and record_id is not None and values.get("name"):
            old = _there(work, LeadSource, record_id).name
            work.session.execute(update(Customer).where(Customer.source == old).values(source=values["name"]))
        return _put(work, record, record_id, {**values, **more})


def _free(work: Write, record: Any, key: str, name: str, own_id: int | None) -> None:
    taken = work.session.scalar(select(record.id).where(record.name_key == key, record.retired_at.is_(None)))
    if taken is not None and taken != own_id:
        raise DeskError(NAME_TAKEN.with_(name=name))


def _keep(
    company: Company, record: Any, record_id: int | None, values: Mapping[str, Any], action: Text, who: int,
    **more: Any,
) -> int:  # fmt: skip
    with company.write(action, who) as work:
        return _put(work, record, record_id, {**values, **more})


def _put(work: Write, record: Any, record_id: int | None, values: Mapping[str, Any]) -> int:
    if record_id is not None:
        _change(work, record, record_id, values)
        return record_id
    row = record(**_tidied(values))
    work.session.add(row)
    work.session.flush()
    return int(row.id)


def _change(work: Write, record: Any, record_id: int, values: Mapping[str, Any]) -> None:
    row = _there(work, record, record_id)
    for key, value in _tidied(values).items():
        setattr(row, key, value)
    work.session.flush()


def _there(work: Write, record: Any, record_id: int) -> Any:
    row = work.session.get(record, record_id)
    if row is None or row.retired_at is not None:
        raise DeskError(GONE)
    return row


def _tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: joined_tags(tags_in(value)) if key == "tags" else value for key, value in values.items()}
