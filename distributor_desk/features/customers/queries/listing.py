"""A page of a plain list: any record with its fields as SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Listing, Page, Row


def page_of(
    session: Session,
    listing: Listing,
    offset: int,
    limit: int,
    record: Any,
    fields: Mapping[str, Any],
    *,
    where: Sequence[Any] = (),
    found_in: Sequence[Any] = (),
    joins: Sequence[tuple[Any, Any]] = (),
) -> Page:
    """Rows of a record that is not retired; `fields` are SQL by column key, `found_in` where words are looked for."""
    conditions = [record.retired_at.is_(None), *where]
    if listing.words.strip() and found_in:
        words = listing.words.strip()
        conditions.append(or_(*(part.contains(words, autoescape=True) for part in found_in)))
    counted = select(func.count()).select_from(record)
    query = select(record.id, *fields.values()).select_from(record)
    for other, on in joins:
        query, counted = query.outerjoin(other, on), counted.outerjoin(other, on)
    if listing.sort is not None and listing.sort in fields:
        key = fields[listing.sort]
        query = query.order_by(key.desc().nulls_last() if listing.descending else key.asc().nulls_last())
    total = session.scalar(counted.where(*conditions)) or 0
    rows = session.execute(query.where(*conditions).order_by(record.id).limit(limit).offset(offset))
    return Page(total, offset, tuple(Row(row[0], tuple(row[1:])) for row in rows))


def values_of(session: Session, record: Any, record_id: int, keys: Sequence[str]) -> dict[str, Any] | None:
    """One record's fields by column key; None when it is gone."""
    row = session.get(record, record_id)
    return {key: getattr(row, key) for key in keys} if row is not None else None
