"""What an import made, by name, whatever room it belongs to: read while it is being tried, and afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.storage.record import Record, kept_classes

_HOUSE = frozenset({"id", "batch_id", "source_row", "retired_at"})


@dataclass(frozen=True, slots=True)
class Named:
    """One record that has a name; `values` are its other filled fields by column."""

    id: int
    name: str
    code: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def counts(session: Session, batch_id: int) -> dict[str, int]:
    """How many records of each table a batch made and still has."""
    found: dict[str, int] = {}
    records: dict[str, Any] = {**kept_classes(Record)}
    for name, record in records.items():
        count = session.scalar(select(func.count()).select_from(record).where(record.batch_id == batch_id))
        if count:
            found[name] = count
    return found


def made(session: Session, batch_id: int) -> dict[str, list[Named]]:
    """The records with a name that a batch made, by table."""
    found: dict[str, list[Named]] = {}
    for name, record in _named().items():
        rows = [
            _short(row) for row in session.execute(_names(record).where(record.batch_id == batch_id)).all()
        ]
        if rows:
            found[name] = rows
    return found


def standing(session: Session, table: str, but: int) -> list[Named]:
    """The records of a table that were there before a batch and are not retired."""
    record = _named()[table]
    earlier = record.batch_id.is_(None) | (record.batch_id < but)
    rows = session.execute(_names(record).where(earlier, record.retired_at.is_(None)))
    return [_short(row) for row in rows.all()]


def names(session: Session, table: str) -> frozenset[str]:
    """Every name of a table that is not retired."""
    record = _named()[table]
    kept = select(record.__table__.c.name).where(record.retired_at.is_(None))
    return frozenset(session.scalars(kept))


def whole_record(session: Session, table: str, record_id: int) -> Named | None:
    """One record with all its filled fields, to be looked at beside another."""
    record = _named()[table].__table__
    row = session.execute(select(record).where(record.c.id == record_id)).mappings().first()
    if row is None:
        return None
    filled = {
        key: value
        for key, value in row.items()
        if value not in (None, "") and key not in _HOUSE and not key.endswith(("_key", "_sort", "_id"))
    }
    return Named(record_id, str(row["name"]), row.get("code"), filled)


def values(session: Session, table: str, column: str, before: int) -> frozenset[str]:
    """What stood in one text column of a table before a batch."""
    records: dict[str, Any] = {**kept_classes(Record)}
    record = records.get(table)
    if record is None or column not in record.__table__.c:
        return frozenset()
    cell = record.__table__.c[column]
    earlier = record.batch_id.is_(None) | (record.batch_id < before)
    return frozenset(session.scalars(select(cell).where(cell.is_not(None), earlier).distinct()))


def _named() -> dict[str, Any]:
    """What is known again by its name: such a table keeps a key of it."""
    records = kept_classes(Record).items()
    return {name: record for name, record in records if {"name", "name_key"} <= {*record.__table__.c.keys()}}


def _names(record: Any) -> Any:
    columns = record.__table__.c
    return select(columns.id, columns.name, *([columns.code] if "code" in columns else []))


def _short(row: Any) -> Named:
    id_, name, *code = row
    return Named(id_, name, code[0] if code else None)
