"""Booking a judged sheet of sub-distributors: new ones with their customers, changes, agreements of years."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.sub_distributors import posting
from distributor_desk.features.sub_distributors.operations.agreements import agree
from distributor_desk.features.sub_distributors.queries.standing import of_customer
from distributor_desk.features.sub_distributors.sheet.judging import Key, Rows, Stands
from distributor_desk.storage.unit_of_work import Write


def book(work: Write, rows: Rows, batch_id: int) -> None:
    """Write what the rows that were not refused say."""
    meant = {key: rows.everyone[key] for key in rows.touched}
    new = {key: s.named for key, s in meant.items() if not isinstance(key, int)}
    made = customers.missing_customers(work, new.values(), batch_id)
    if made:
        rows.created["customers"] = len(made)
    ids = {key: key if isinstance(key, int) else made[new[key]] for key in meant}
    for key, stands in meant.items():
        _book_one(work, rows, key, ids[key], batch_id)
        _book_years(work, stands, ids[key], batch_id)


def _book_one(work: Write, rows: Rows, key: Key, customer_id: int, batch_id: int) -> None:
    stands = rows.everyone[key]
    contact: dict[str, Any] = {
        name: stands.values[name] for name in ("contact", "phone") if name in stands.changed
    }
    if contact:
        customers.change_customer(work, customer_id, contact)
    own: dict[str, Any] = {name: stands.values[name] for name in ("state", "notes") if name in stands.changed}
    if "territory" in stands.changed:
        own["territory_id"] = _territory(work, rows, stands.values["territory"], batch_id)
    if stands.sub is None:
        first = rows.judge.parsed.numbers[stands.row] if stands.row is not None else None
        row = own | {"customer_id": customer_id, "source_row": first}
        posting.add_sub_distributors(work, {posting.new_id(work): row}, batch_id)
    else:
        posting.change_sub_distributor(work, stands.sub.id, own)


def _book_years(work: Write, stands: Stands, customer_id: int, batch_id: int) -> None:
    sub = of_customer(work.session, customer_id)
    if sub is None:
        return
    for year, changed in sorted(stands.changed_years.items()):
        said = stands.years[year]
        values = {name: said[name] for name in changed if name != "territory"}
        if "territory" in changed:
            values["territory_id"] = posting.ensure_territory(work, said["territory"], batch_id=batch_id)
        agree(work, sub, year, values, batch_id=batch_id, source_row=stands.row_of_year.get(year))


def _territory(work: Write, rows: Rows, name: str | None, batch_id: int) -> int | None:
    if not name:
        return None
    return posting.ensure_territory(work, name, shared=normal_name(name) in rows.shared, batch_id=batch_id)
