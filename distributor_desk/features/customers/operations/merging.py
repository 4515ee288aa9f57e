"""Merging a second spelling into a customer, and seeing beforehand what that would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.customers import posting
from distributor_desk.features.customers.operations.care import put_in_order
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.features.customers.rules import combined
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.repointing import Moved, repoint
from distributor_desk.storage.unit_of_work import Write

MERGED = Text("合并客户：“{gone}”并入“{kept}”", "Merge customers: “{gone}” into “{kept}”")
SAME = Text("请选两个不同的客户来合并。", "Choose two different customers to merge.")
GONE = Text(
    "其中一个客户已经停用，不能合并。请先恢复它。",
    "One of the customers is retired and cannot be merged. Revive it first.",
)
TAKEN_OVER = (
    "channel", "grade", "area", "route_id", "stop", "visit_every", "address", "source", "retailer_id", "rep_id",
    "sub_distributor_id", "credit_days", "credit_limit", "code", "notes", "source_detail", "tags", "needs",
    "shared_history", "staff", "fans", "agreement_state", "agreement_until", "signboards", "fridges", "assets",
)  # fmt: skip
"""What the customer that stays takes over where it has nothing itself; the balance comes by the rooms' own hook."""
OnMerge = Callable[[Write, int, int], Sequence[Text]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge does: fields taken over, rows that go over by table, and what the rooms say to it."""

    fields: Mapping[str, Any]
    moved: tuple[Moved, ...]
    notes: tuple[Text, ...]


def preview_merge(
    company: Company, kept_id: int, gone_id: int, rooms: Sequence[OnMerge] = (), who: int = OWNER
) -> Merged:
    """What merging would do: the same write, rolled back."""
    with company.rehearse(who) as work:
        return _merge(work, kept_id, gone_id, rooms)


def merge_customers(
    company: Company, kept_id: int, gone_id: int, rooms: Sequence[OnMerge] = (), who: int = OWNER
) -> Text:
    """Make one of two spellings: all that refers to `gone_id` goes to `kept_id`; returns the deed's name.

    The other is retired, and its code and name lead to the one that stays when they come again by a
    workbook. `rooms` bring their own figures together first. One deed; Undo takes all of it back.
    """
    with company.read() as session:
        names: dict[int, str] = dict(
            session.execute(select(Customer.id, Customer.name).where(Customer.id.in_([kept_id, gone_id]))).all()
        )  # fmt: skip
    action = MERGED.with_(gone=names.get(gone_id, ""), kept=names.get(kept_id, ""))
    with company.write(action, who) as work:
        _merge(work, kept_id, gone_id, rooms)
    return action


def _merge(work: Write, kept_id: int, gone_id: int, rooms: Sequence[OnMerge]) -> Merged:
    if kept_id == gone_id:
        raise DeskError(SAME)
    kept, gone = (work.session.get(Customer, i) for i in (kept_id, gone_id))
    if kept is None or gone is None or kept.retired_at is not None or gone.retired_at is not None:
        raise DeskError(GONE)
    notes = tuple(note for room in rooms for note in room(work, kept_id, gone_id))
    work.session.expire_all()
    fields = combined(_fields(kept), _fields(gone))
    places = _after_the_last(work, kept_id)
    for row in _contacts(work, gone_id):
        row.place += places
    work.session.execute(update(Customer).where(Customer.id == gone_id).values(retired_at=now()))
    if fields.get("sub_distributor_id") == kept_id:
        del fields["sub_distributor_id"]
    work.session.flush()
    moved = repoint(work, Customer, gone_id, kept_id)
    work.session.expire_all()
    _drop_double_contacts(work, kept_id)
    put_in_order(work, kept_id)
    work.session.execute(update(Customer).where(Customer.id == gone_id).values(merged_into_id=kept_id))
    if fields:
        work.session.execute(update(Customer).where(Customer.id == kept_id).values(fields))
    posting.refresh_keys(work, kept_id)
    return Merged(fields, tuple(moved), notes)


def _fields(customer: Customer) -> dict[str, Any]:
    return {key: getattr(customer, key) for key in TAKEN_OVER}


def _contacts(work: Write, customer_id: int) -> Sequence[Contact]:
    return work.session.scalars(
        select(Contact)
        .where(Contact.customer_id == customer_id, Contact.retired_at.is_(None))
        .order_by(Contact.place, Contact.id)
    ).all()


def _after_the_last(work: Write, customer_id: int) -> int:
    return max((row.place for row in _contacts(work, customer_id)), default=0)


def _drop_double_contacts(work: Write, customer_id: int) -> None:
    """The same person of both spellings stays once."""
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for row in _contacts(work, customer_id):
        who = (row.name, row.salutation, row.phone)
        if who in seen:
            row.retired_at = now()
        seen.add(who)
    work.session.flush()
