"""Retired records that rows in use still refer to: they leave the lists, and not the books."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, column, exists, or_, select, table

from distributor_desk.storage.record import Record


def kept_or_used(record: type[Record], field: str, *tables: str) -> ColumnElement[bool]:
    """Whether a record is not retired, or a row of one of these tables that is not retired has it in `field`."""
    key: Any = record.__table__.c.id
    used = []
    for name in tables:
        rows = table(name, column(field), column("retired_at"))
        used.append(exists(select(1).where(rows.c[field] == key, rows.c.retired_at.is_(None))))
    return or_(record.retired_at.is_(None), *used)
