"""Everything that refers to one record, made to refer to another: what merging two records needs.

Works from the foreign keys that the tables declare, so that a further room's tables are within by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, select, update
from sqlalchemy.exc import IntegrityError

from distributor_desk.storage.house_records import Attachment
from distributor_desk.storage.record import Kept, whole
from distributor_desk.storage.unit_of_work import Write


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a table went over; `stayed` would have broken a rule that allows only one."""

    table: str
    rows: int
    stayed: int = 0


def referring_columns(record: type[Kept]) -> list[Column[Any]]:
    """Every column of the company file that refers to this table."""
    return [
        key.parent
        for table in whole().sorted_tables
        for key in sorted(table.foreign_keys, key=lambda k: k.parent.name)
        if key.column.table is record.__table__
    ]


def repoint(work: Write, record: type[Kept], from_id: int, to_id: int) -> list[Moved]:
    """Let all rows that refer to `from_id` refer to `to_id`, its attachments too; what went and what had to stay.

    A row that would refer to itself then refers to nothing. The journal has every row, so that Undo works.
    """
    found = [_column(work, column, from_id, to_id) for column in referring_columns(record)]
    files = work.session.connection().execute(
        update(Attachment)
        .where(Attachment.owner_table == record.__tablename__, Attachment.owner_id == from_id)
        .values(owner_id=to_id)
    )
    found.append(Moved(Attachment.__tablename__, files.rowcount))
    _no_self_reference(work, record, to_id)
    return [moved for moved in _by_table(found) if moved.rows or moved.stayed]


def _column(work: Write, column: Column[Any], from_id: int, to_id: int) -> Moved:
    table: Any = column.table
    refers = column == from_id
    if not _is_unique(table, column):
        gone = work.session.connection().execute(update(table).where(refers).values({column.name: to_id}))
        return Moved(table.name, gone.rowcount)
    ids: Sequence[int] = work.session.scalars(select(table.c.id).where(refers)).all()
    went = sum(_one(work, table, column, row_id, to_id) for row_id in ids)
    return Moved(table.name, went, len(ids) - went)


def _one(work: Write, table: Table, column: Column[Any], row_id: int, to_id: int) -> bool:
    try:
        with work.session.begin_nested():
            work.session.execute(update(table).where(table.c.id == row_id).values({column.name: to_id}))
    except IntegrityError:
        return False
    return True


def _is_unique(table: Table, column: Column[Any]) -> bool:
    return any(index.unique and column.name in index.columns for index in table.indexes)


def _no_self_reference(work: Write, record: type[Kept], record_id: int) -> None:
    for column in referring_columns(record):
        if column.table is record.__table__:
            own = (record.id == record_id, column == record_id)
            work.session.execute(update(record.__table__).where(*own).values({column.name: None}))


def _by_table(found: Sequence[Moved]) -> list[Moved]:
    tables = dict.fromkeys(moved.table for moved in found)
    return [
        Moved(
            name,
            sum(m.rows for m in found if m.table == name),
            sum(m.stayed for m in found if m.table == name),
        )
        for name in tables
    ]
