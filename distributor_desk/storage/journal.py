"""The journal: every row before and after each deed, written by triggers in the same transaction.

Triggers see bulk statements too, which session events do not. A write outside a deed fails, because
there is no deed to write it under.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, inspect, select, types
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.storage.record import journalled_tables, whole

INSERT, UPDATE, DELETE = "insert", "update", "delete"


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One line of the history."""

    id: int
    at: datetime
    who: str
    action: Text
    kind: str
    undone: bool
    batch_id: int | None


def install(connection: Connection) -> None:
    """Put the triggers on every journalled table (after a migration; the old ones are replaced)."""
    there = set(inspect(connection).get_table_names())
    for name in (n for n in journalled_tables() if n in there):
        for event in (INSERT, UPDATE, DELETE):
            _drop(connection, name, event)
            _create(connection, whole().tables[name], event)


def uninstall(connection: Connection) -> None:
    """Take all journal triggers away, whatever tables they stand on (before a migration)."""
    named = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    )
    for (name,) in named.all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


@contextmanager
def silent(connection: Connection, tables: Sequence[str], event: str) -> Iterator[None]:
    """Within: rows of a batch go in (or out) without a journal line each; the batch itself is the record."""
    followed = [name for name in tables if name in journalled_tables()]
    for name in followed:
        _drop(connection, name, event)
    yield
    for name in followed:
        _create(connection, whole().tables[name], event)


def _drop(connection: Connection, table: str, event: str) -> None:
    connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "journal_{table}_{event}"')


def _create(connection: Connection, table: Table, event: str) -> None:
    before = "NULL" if event == INSERT else _as_json(table, "OLD")
    after = "NULL" if event == DELETE else _as_json(table, "NEW")
    row = "OLD" if event == DELETE else "NEW"
    connection.exec_driver_sql(
        f'CREATE TRIGGER "journal_{table.name}_{event}" AFTER {event.upper()} ON "{table.name}" BEGIN '
        f"INSERT INTO journal_entry (deed_id, table_name, row_id, before, after) "
        f"VALUES ((SELECT deed_id FROM journal_state), '{table.name}', {row}.id, {before}, {after}); END"
    )


def _as_json(table: Table, row: str) -> str:
    # by hand: json_object() counts as unsafe in a trigger while the schema is not trusted
    parts = " || ',' || ".join(f"'\"{c.name}\":' || {_value(c, row)}" for c in table.columns)
    return f"'{{' || {parts} || '}}'"


def _value(column: Column[Any], row: str) -> str:
    name = f'{row}."{column.name}"'
    if _is_text(column):
        escaped = f"replace(replace({name}, '\\', '\\\\'), '\"', '\\\"')"
        return f"COALESCE('\"' || {escaped} || '\"', 'null')"
    return f"COALESCE({name}, 'null')"


def _is_text(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(kind.impl_instance if isinstance(kind, types.TypeDecorator) else kind, types.Text)


def decode(row: str | None) -> dict[str, Any] | None:
    """A journal line's raw values by column; None stands for "no such row"."""
    return None if row is None else json.loads(row, strict=False)


def touched(session: Session, deed_id: int) -> set[str]:
    """The tables that a deed's journal lines name."""
    from distributor_desk.storage.house_records import JournalEntry

    return set(
        session.scalars(select(JournalEntry.table_name).where(JournalEntry.deed_id == deed_id).distinct())
    )


def history(session: Session, *, most: int = 200, before_id: int | None = None) -> list[DeedLine]:
    """What was done, newest first."""
    from distributor_desk.storage.house_records import Deed, Person

    query = (
        select(Deed.id, Deed.at, Person.name, Deed.zh, Deed.en, Deed.kind, Deed.undone, Deed.batch_id)
        .join(Person, Person.id == Deed.who_id)
        .order_by(Deed.id.desc())
        .limit(most)
    )
    if before_id is not None:
        query = query.where(Deed.id < before_id)
    return [
        DeedLine(id_, at, who, Text(zh, en), kind, undone, batch)
        for id_, at, who, zh, en, kind, undone, batch in session.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One change of one record, as raw JSON, with who and when."""

    at: datetime
    who: str
    action: Text
    before: str | None
    after: str | None


def history_of(session: Session, table: str, row_id: int, *, most: int = 100) -> list[RowChange]:
    """What happened to one record, newest first."""
    from distributor_desk.storage.house_records import Deed, JournalEntry, Person

    query = (
        select(Deed.at, Person.name, Deed.zh, Deed.en, JournalEntry.before, JournalEntry.after)
        .join(Deed, Deed.id == JournalEntry.deed_id)
        .join(Person, Person.id == Deed.who_id)
        .where(JournalEntry.table_name == table, JournalEntry.row_id == row_id)
        .order_by(JournalEntry.id.desc())
        .limit(most)
    )
    return [
        RowChange(at, who, Text(zh, en), before, after)
        for at, who, zh, en, before, after in session.execute(query)
    ]
