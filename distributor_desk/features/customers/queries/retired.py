"""The customers that are off the lists."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.features.customers.queries import found_by
from distributor_desk.features.customers.records import Customer

_Into = aliased(Customer)


def page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Retired customers by name; one that was merged says into whom, in its notes."""
    fields = {
        "name": Customer.name,
        "code": Customer.code,
        "area": Customer.area,
        "address": Customer.address,
        "notes": func.coalesce("→ " + _Into.name, Customer.notes),
    }
    where = [Customer.retired_at.is_not(None)]
    if listing.words.strip():
        where.append(found_by(listing.words))
    total = session.scalar(select(func.count()).select_from(Customer).where(*where)) or 0
    key = Customer.name_sort if listing.sort in (None, "name") else fields[listing.sort or "name"]
    order = key.desc().nulls_last() if listing.descending else key.asc().nulls_last()
    rows = session.execute(
        select(Customer.id, *fields.values())
        .outerjoin(_Into, _Into.id == Customer.merged_into_id)
        .where(*where)
        .order_by(order, Customer.id)
        .limit(limit)
        .offset(offset)
    )
    return Page(total, offset, tuple(Row(row[0], tuple(row)[1:]) for row in rows))
