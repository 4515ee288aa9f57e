"""What other rooms may do here within their own write: find or make a customer, a rep, a route, a retailer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.records import Contact, Customer, Rep, Retailer, Route
from distributor_desk.features.customers.rules import code_key, keys, weekdays_in
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.unit_of_work import Write

CONTACT_FIELDS = {
    "contact": "name",
    "salutation": "salutation",
    "decision_maker": "decision_maker",
    "phone": "phone",
    "wechat": "wechat",
    "wechat_group": "wechat_group",
}
"""A customer's fields that stand in its first contact, and their names there."""


def ensure_reps(work: Write, names: Iterable[str], batch_id: int | None = None) -> dict[str, int]:
    """Ids of reps by `normal_name`, made where they are missing."""
    return _ensure(work, Rep, names, batch_id)


def ensure_retailers(work: Write, names: Iterable[str], batch_id: int | None = None) -> dict[str, int]:
    """Ids of retailers by `normal_name`, made where they are missing."""
    return _ensure(work, Retailer, names, batch_id)


def ensure_routes(
    work: Write, names: Mapping[str, int | None], batch_id: int | None = None
) -> dict[str, int]:
    """Ids of routes by `normal_name`; `names` gives each its rep. A new route takes the days of its name."""
    return _ensure(
        work, Route, names, batch_id,
        lambda name: {"rep_id": names[name], "weekdays": ",".join(map(str, weekdays_in(name)))},
    )  # fmt: skip


def _ensure(
    work: Write, record: Any, names: Iterable[str], batch_id: int | None, more: Any = lambda _name: {}
) -> dict[str, int]:
    kept = select(record.name_key, record.id).where(record.retired_at.is_(None))
    found: dict[str, int] = dict(work.session.execute(kept).all())
    missing = {normal_name(name): name for name in names if normal_name(name) not in found}
    ids = keep_ids(work, record, len(missing))
    load_values(
        work, record,
        [{"id": i, "name": name, "name_key": key, "batch_id": batch_id} | more(name)
         for i, (key, name) in zip(ids, missing.items(), strict=True)],
    )  # fmt: skip
    return found | dict(zip(missing, ids, strict=True))


def add_customers(work: Write, rows: Mapping[int, Mapping[str, Any]], batch_id: int | None = None) -> None:
    """Make customers with the given ids; fields by column key, contact fields among them.

    `route`, `rep`, `retailer`, `sub_distributor` are ids here (…_id); keys are made from name, code, phone.
    """
    own = {c.name for c in Customer.__table__.columns}
    customers = [
        {k: v for k, v in row.items() if k in own}
        | {"id": i, "batch_id": batch_id, "code_key": code_key(row.get("code"))}
        | keys(row["name"], row.get("code"), row.get("phone"), [row.get("contact") or ""], row.get("tags"))
        for i, row in rows.items()
    ]
    load_values(work, Customer, customers)
    contacts = [
        {field: row[key] for key, field in CONTACT_FIELDS.items() if row.get(key) is not None}
        | {"customer_id": i, "place": 1, "batch_id": batch_id}
        for i, row in rows.items()
        if any(row.get(key) is not None for key in CONTACT_FIELDS)
    ]
    load_values(work, Contact, contacts)


def change_customer(work: Write, customer_id: int, values: Mapping[str, Any]) -> None:
    """Change fields of a customer and of its first contact; the keys follow."""
    own = {c.name for c in Customer.__table__.columns}
    changed = {k: v for k, v in values.items() if k in own}
    contact = {field: values[key] for key, field in CONTACT_FIELDS.items() if key in values}
    first = work.session.scalar(
        select(Contact)
        .where(Contact.customer_id == customer_id, Contact.retired_at.is_(None))
        .order_by(Contact.place, Contact.id)
        .limit(1)
    )
    if contact and first is None:
        first = Contact(customer_id=customer_id, place=1)
        work.session.add(first)
    for key, value in contact.items():
        setattr(first, key, value)
    if changed:
        work.session.execute(update(Customer).where(Customer.id == customer_id).values(changed))
    if changed.keys() & {"name", "code", "tags"} or contact.keys() & {"phone", "name"}:
        refresh_keys(work, customer_id)


def refresh_keys(work: Write, customer_id: int) -> None:
    """Make the keys of a customer again from its name, code, tags and all its contacts."""
    work.session.flush()
    name, code, tags = work.session.execute(
        select(Customer.name, Customer.code, Customer.tags).where(Customer.id == customer_id)
    ).one()
    people = work.session.execute(
        select(Contact.name, Contact.phone)
        .where(Contact.customer_id == customer_id, Contact.retired_at.is_(None))
        .order_by(Contact.place, Contact.id)
    ).all()
    phone = "/".join(number for _, number in people if number)
    made = keys(name, code, phone, [who or "" for who, _ in people], tags)
    work.session.execute(
        update(Customer).where(Customer.id == customer_id).values(made | {"code_key": code_key(code)})
    )


def missing_customers(
    work: Write, wanted: Iterable[tuple[str | None, str]], batch_id: int
) -> dict[tuple[str | None, str], int]:
    """Make customers for (code, name) pairs that nobody knows; their ids by pair."""
    pairs = list(wanted)
    ids = keep_ids(work, Customer, len(pairs))
    add_customers(
        work, {i: {"code": code, "name": name} for i, (code, name) in zip(ids, pairs, strict=True)}, batch_id
    )
    return dict(zip(pairs, ids, strict=True))


def change_route(work: Write, route_id: int, name: str, rep: str | None, weekdays: Sequence[int]) -> None:
    """Rename a route, give it a rep and its weekdays (ISO numbers)."""
    rep_id = ensure_reps(work, [rep])[normal_name(rep)] if rep else None
    values = {
        "name": name,
        "name_key": normal_name(name),
        "rep_id": rep_id,
        "weekdays": ",".join(map(str, weekdays)),
    }
    work.session.execute(update(Route).where(Route.id == route_id).values(values))
