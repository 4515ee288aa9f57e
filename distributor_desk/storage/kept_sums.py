"""Sums that are kept while rows come and go, in the same transaction: never a stale figure, never a scan.

Triggers add what a row brings and take away what it brought before, bulk statements included. The bulk door
leaves them out and adds a whole load up in one statement. A sums table is worked out from its source alone:
it is no record, is not journalled, and no row of it refers to another table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, inspect

from distributor_desk.storage.record import whole

_EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True, slots=True)
class KeptSum:
    """One table of sums over another.

    `keys` (which are unique together in the sums table) and `sums` give each column as SQL over one row of
    `source`, whose name stands as `{row}`; `counts` says which rows count at all. `moved_by` names the
    source's columns whose change moves a sum.
    """

    table: str
    source: str
    keys: Mapping[str, str]
    sums: Mapping[str, str]
    counts: str
    moved_by: Sequence[str]


_declared: dict[str, KeptSum] = {}


def keep(declared: KeptSum) -> None:
    """Declare sums, where their table is declared."""
    _declared[declared.table] = declared


def kept(source: str | None = None) -> list[KeptSum]:
    """Every declared table of sums, or those over one table."""
    whole()
    return [one for one in _declared.values() if source in (None, one.source)]


def install(connection: Connection) -> None:
    """Put the triggers in place and add everything up anew (after a migration)."""
    there = set(inspect(connection).get_table_names())
    for one in (k for k in kept() if k.table in there):
        for event in _EVENTS:
            _drop(connection, one, event)
            _create(connection, one, event)
        rebuild(connection, one)


def uninstall(connection: Connection) -> None:
    """Take all triggers of sums away, whatever tables they stand on (before a migration)."""
    named = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'sums\\_%' ESCAPE '\\'"
    )
    for (name,) in named.all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def rebuild(connection: Connection, one: KeptSum) -> None:
    """Add up from nothing."""
    connection.exec_driver_sql(f'DELETE FROM "{one.table}"')
    _add_all(connection, one, "", 1)


def wrong(connection: Connection) -> list[str]:
    """Tables whose sums are not those of their source, for `check`."""
    return [one.table for one in kept() if not _holds(connection, one)]


@contextmanager
def loading(connection: Connection, source: str) -> Iterator[Callable[[], None]]:
    """Within: rows go in without a trigger each; what is yielded adds up those that came since it was called last.

    Nothing but new rows, with ids above all that were ever given out, may go into the table meanwhile. A call
    now and then keeps the sorting small; the last one is made at the end.
    """
    sums = kept(source)
    last = _last_id(connection, source) if sums else 0
    for one in sums:
        _drop(connection, one, "insert")

    def add_up() -> None:
        nonlocal last
        for one in sums:
            _add_all(connection, one, f'AND "{source}".id > {last}', 1)
        last = _last_id(connection, source) if sums else 0

    yield add_up
    add_up()
    for one in sums:
        _create(connection, one, "insert")


@contextmanager
def unloading(connection: Connection, sources: Sequence[str], batch_id: int) -> Iterator[None]:
    """Within: rows of a batch are deleted without a trigger each."""
    sums = [one for one in kept() if one.source in sources]
    where = {one.table: f'AND "{one.source}".batch_id = {int(batch_id)}' for one in sums}
    for one in sums:
        _add_all(connection, one, where[one.table], -1)
        _drop(connection, one, "delete")
    yield
    for one in sums:
        _add_all(connection, one, where[one.table], 1)  # what stayed
        _create(connection, one, "delete")


def _last_id(connection: Connection, table: str) -> int:
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    return int(found or 0)


def _drop(connection: Connection, one: KeptSum, event: str) -> None:
    connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "sums_{one.table}_{event}"')


def _create(connection: Connection, one: KeptSum, event: str) -> None:
    old, new = _of_row(one, "OLD", -1), _of_row(one, "NEW", 1)
    deeds = {"insert": new, "delete": old, "update": f"{old}; {new}"}[event]
    of = f" OF {', '.join(one.moved_by)}" if event == "update" else ""
    connection.exec_driver_sql(
        f'CREATE TRIGGER "sums_{one.table}_{event}" AFTER {event.upper()}{of} ON "{one.source}" '
        f"BEGIN {deeds}; END"
    )


def _of_row(one: KeptSum, row: str, sign: int) -> str:
    keys = [sql.format(row=row) for sql in one.keys.values()]
    sums = [f"{sign} * ({sql.format(row=row)})" for sql in one.sums.values()]
    return _upsert(one, f"SELECT {', '.join([*keys, *sums])} WHERE {one.counts.format(row=row)}")


def _add_all(connection: Connection, one: KeptSum, where: str, sign: int) -> None:
    row = f'"{one.source}"'
    keys = [sql.format(row=row) for sql in one.keys.values()]
    sums = [f"{sign} * SUM({sql.format(row=row)})" for sql in one.sums.values()]
    places = ", ".join(str(place + 1) for place in range(len(keys)))
    connection.exec_driver_sql(
        _upsert(
            one,
            f"SELECT {', '.join([*keys, *sums])} FROM {row} WHERE {one.counts.format(row=row)} {where} "
            f"GROUP BY {places}",
        )
    )


def _upsert(one: KeptSum, selected: str) -> str:
    names = ", ".join([*one.keys, *one.sums])
    grown = ", ".join(f"{name} = {name} + excluded.{name}" for name in one.sums)
    return (
        f'INSERT INTO "{one.table}" ({names}) {selected} '
        f"ON CONFLICT ({', '.join(one.keys)}) DO UPDATE SET {grown}"
    )


def _holds(connection: Connection, one: KeptSum) -> bool:
    """Both lists are equal, rows of nothing but zeros left out."""
    row = f'"{one.source}"'
    keys = [f"{sql.format(row=row)} AS {name}" for name, sql in one.keys.items()]
    sums = [f"SUM({sql.format(row=row)}) AS {name}" for name, sql in one.sums.items()]
    places = ", ".join(str(place + 1) for place in range(len(keys)))
    names = ", ".join([*one.keys, *one.sums])
    some = " OR ".join(f"{name} <> 0" for name in one.sums)
    fresh = (
        f"SELECT {names} FROM (SELECT {', '.join([*keys, *sums])} FROM {row} "
        f"WHERE {one.counts.format(row=row)} GROUP BY {places}) WHERE {some}"
    )
    stored = f'SELECT {names} FROM "{one.table}" WHERE {some}'
    return not any(
        connection.exec_driver_sql(f"SELECT 1 FROM ({a} EXCEPT {b}) LIMIT 1").scalar()
        for a, b in ((fresh, stored), (stored, fresh))
    )
