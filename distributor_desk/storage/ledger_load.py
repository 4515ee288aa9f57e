"""The one bulk door: many rows of one batch in, and out again, without a journal line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from itertools import compress, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, delete, exists, func, select
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.types import TypeDecorator

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.storage import journal, kept_sums
from distributor_desk.storage.record import Record, kept_classes, whole
from distributor_desk.storage.unit_of_work import Write

CHUNK = 5_000
REBUILD_FROM = 20_000
ADDED_UP_EVERY = 50_000
_ANY_DIALECT = DefaultDialect()
SAVING = Text("正在保存", "Saving")


def load(
    work: Write,
    record: type[Record],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    progress: Progress | None = None,
) -> int:
    """Insert raw tuples (integers for money, ISO text for dates) of `columns`; returns how many.

    Rows of a batch are not journalled one by one; any others are, so that Undo finds them. Raises Cancelled
    between chunks; the transaction around it then rolls back.
    """
    if not rows:
        return 0
    columns, rows = _without_empty(columns, rows)
    with loading(
        work, record, columns, len(rows), progress, listed=not _all_of_a_batch(columns, rows)
    ) as book:
        for chunk in _chunks(rows):
            book.insert(chunk)
    return book.done


def _nothing() -> None:
    """Rows that are journalled one by one keep their sums by triggers."""


class Loading:
    """Rows on their way in: `add` one at a time, or `insert` a chunk."""

    def __init__(
        self,
        connection: Connection,
        statement: str,
        coming: int,
        progress: Progress | None,
        add_up: Callable[[], None],
    ) -> None:
        self._connection, self._statement = connection, statement
        self._coming, self._progress = coming, progress
        self._waiting: list[tuple[Any, ...]] = []
        self._add_up, self._added_up = add_up, 0
        self.done = 0

    def add(self, row: tuple[Any, ...]) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= CHUNK:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self.insert(self._waiting)
            self._waiting = []

    def insert(self, chunk: list[tuple[Any, ...]]) -> None:
        self._connection.exec_driver_sql(self._statement, chunk)
        self.done += len(chunk)
        if self.done - self._added_up >= ADDED_UP_EVERY:
            self._add_up()
            self._added_up = self.done
        if self._progress:
            self._progress.at(SAVING, self.done, self._coming)


@contextmanager
def loading(
    work: Write,
    record: type[Record],
    columns: Sequence[str],
    coming: int,
    progress: Progress | None = None,
    *,
    listed: bool = False,
) -> Iterator[Loading]:
    """The door held open for about `coming` raw rows; `listed` rows are journalled one by one.

    Nothing but these rows may go into the table meanwhile.
    """
    connection = work.session.connection()
    # else a large write spills its cache, locks the file and keeps readers out
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
    # rows of one load may refer to each other, in any order; all is checked at the commit
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    table = record.__tablename__
    names = ", ".join(f'"{c}"' for c in columns)
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    with (
        journal.silent(connection, [] if listed else [table], journal.INSERT),
        _rebuilt_indexes(connection, table, coming),
        nullcontext(_nothing) if listed else kept_sums.loading(connection, table) as add_up,
    ):
        book = Loading(connection, statement, coming, progress, add_up)
        yield book
        book.flush()
    work.bulk_tables.add(table)


def _all_of_a_batch(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> bool:
    if "batch_id" not in columns:
        return False
    place = columns.index("batch_id")
    return all(row[place] is not None for row in rows)


def _without_empty(
    columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> tuple[Sequence[str], Sequence[tuple[Any, ...]]]:
    """Leave out the columns that no row fills: each costs a twentieth of the time."""
    filled = [any(values) or any(v is not None for v in values) for values in zip(*rows, strict=True)]
    if all(filled):
        return columns, rows
    kept = [*compress(columns, filled)]
    if len(kept) == 1:
        return kept, [(row[filled.index(True)],) for row in rows]
    return kept, [*map(itemgetter(*compress(range(len(filled)), filled)), rows)]


@contextmanager
def _rebuilt_indexes(connection: Connection, table: str, coming: int) -> Iterator[None]:
    """Many rows into few: one sorted pass at the end is cheaper than five look-ups a row."""
    standing = connection.exec_driver_sql(
        f'SELECT COUNT(*) FROM (SELECT 1 FROM "{table}" LIMIT {coming})'
    ).scalar()
    if coming < REBUILD_FROM or (standing or 0) * 2 > coming:
        yield
        return
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        (table,),
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, statement in found:
        connection.exec_driver_sql(statement)


def load_values(
    work: Write, record: type[Record], rows: Sequence[Mapping[str, Any]], progress: Progress | None = None
) -> int:
    """As `load`, from values in the code's types (Decimal, date) by column name; what a row lacks is empty.

    A column's plain default is filled in.
    """
    table = record.__table__
    names = [c.name for c in table.columns if any(c.name in row for row in rows) or c.default is not None]
    columns = [table.columns[name] for name in names]
    raw = [_raw_of(column) for column in columns]
    tuples = [tuple(make(row) for make in raw) for row in rows]
    return load(work, record, names, tuples, progress)


def _raw_of(column: Any) -> Callable[[Mapping[str, Any]], Any]:
    kind, name = column.type, column.name
    default = column.default.arg if column.default is not None else None
    if isinstance(kind, TypeDecorator):
        return lambda row: kind.process_bind_param(row.get(name, default), _ANY_DIALECT)
    return lambda row: row.get(name, default)


def unload(work: Write, batch_id: int) -> dict[str, tuple[int, int]]:
    """Delete the rows that a batch made and nothing refers to: table → (gone, stayed)."""
    connection = work.session.connection()
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
    records: list[Any] = [*reversed(kept_classes(Record).values())]
    gone = dict.fromkeys(records, 0)
    names = [r.__tablename__ for r in records]
    with (
        journal.silent(connection, names, journal.DELETE),
        kept_sums.unloading(connection, names, batch_id),
    ):
        while True:  # rows of one batch refer to each other: a pass frees what the next one takes
            passed = {record: _unload_free(work, record, batch_id) for record in records}
            gone = {record: n + passed[record] for record, n in gone.items()}
            if not any(passed.values()):
                break
    result: dict[str, tuple[int, int]] = {}
    for record in records:
        mine = select(func.count()).select_from(record).where(record.batch_id == batch_id)
        stayed = work.session.scalar(mine) or 0
        if gone[record] or stayed:
            result[record.__tablename__] = (gone[record], stayed)
            work.bulk_tables.add(record.__tablename__)
    return result


def _unload_free(work: Write, record: type[Record], batch_id: int) -> int:
    table = record.__table__
    free = []
    for column in _referring(record):
        # by its own name, because a table may refer to itself (a shop to its sub-distributor)
        other = column.table.alias("referring")
        its = other.c[column.name]
        free.append(~exists(select(other.c.id).where(its == table.c.id)))
    return _deleted(work, delete(record).where(record.batch_id == batch_id, *free))


def _deleted(work: Write, statement: Delete) -> int:
    result = work.session.connection().execute(statement)
    return result.rowcount


def _referring(record: type[Record]) -> list[Any]:
    return [
        fk.parent
        for table in whole().tables.values()
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
