"""The one bulk door: many rows of one batch in, and out again, without a journal line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Delete, delete, exists, select

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.storage import journal
from distributor_desk.storage.record import Base, Record
from distributor_desk.storage.unit_of_work import Write

CHUNK = 5_000
SAVING = Text("正在保存", "Saving")


def load(
    work: Write,
    record: type[Record],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    progress: Progress | None = None,
) -> int:
    """Insert raw tuples (integers for money, ISO text for dates) of `columns`; returns how many.

    Raises Cancelled between chunks; the transaction around it then rolls back.
    """
    if not rows:
        return 0
    connection = work.session.connection()
    # else a large write spills its cache, locks the file and keeps readers out
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
    table = record.__tablename__
    names = ", ".join(f'"{c}"' for c in columns)
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    done = 0
    with journal.silent(connection, [table], journal.INSERT):
        for chunk in _chunks(rows):
            connection.exec_driver_sql(statement, chunk)
            done += len(chunk)
            if progress:
                progress.at(SAVING, done, len(rows))
    work.bulk_tables.add(table)
    return done


def unload(work: Write, batch_id: int) -> dict[str, tuple[int, int]]:
    """Delete the rows that a batch made and nothing refers to: table → (gone, stayed)."""
    connection = work.session.connection()
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
    records = [
        m.class_
        for t in reversed(Base.metadata.sorted_tables)
        for m in Base.registry.mappers
        if m.class_.__tablename__ == t.name and issubclass(m.class_, Record)
    ]
    result: dict[str, tuple[int, int]] = {}
    with journal.silent(connection, [r.__tablename__ for r in records], journal.DELETE):
        for record in records:
            free = [~exists().where(c == record.id) for c in _referring(record)]
            mine = record.batch_id == batch_id
            gone = _deleted(work, delete(record).where(mine, *free))
            stayed = len(work.session.scalars(select(record.id).where(mine)).all())
            if gone or stayed:
                result[record.__tablename__] = (gone, stayed)
                work.bulk_tables.add(record.__tablename__)
    return result


def _deleted(work: Write, statement: Delete) -> int:
    result = work.session.connection().execute(statement)
    return result.rowcount


def _referring(record: type[Record]) -> list[Any]:
    return [
        fk.parent
        for table in Base.metadata.tables.values()
        for fk in table.foreign_keys
        if fk.column.table is record.__table__
    ]


def _chunks(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def keep_ids(work: Write, record: type[Record], count: int) -> range:
    """Reserve `count` ids of a table, so that rows which refer to each other load in one go."""
    connection = work.session.connection()
    name = record.__tablename__
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).scalar() or 0
    if last == 0:
        made = work.session.execute(select(record.id).order_by(record.id.desc()).limit(1)).scalar()
        last = made or 0
    return range(last + 1, last + 1 + count)
