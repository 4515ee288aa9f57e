"""What every table has: an id never used twice, where it came from, and when it was retired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from distributor_desk.storage.columns import Int64, Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# AUTOINCREMENT: the engine would hand a deleted row's id out again. STRICT: a float in a money column fails.
_OPTIONS = {"sqlite_autoincrement": True, "sqlite_strict": True}


# Naming the other engine here would load its whole dialect at every start; its edition takes `sqlite_where` over.


def table_args(*args: Any) -> tuple[Any, ...]:
    """`__table_args__` of a table with its own indexes: `table_args(Index(…))`."""
    return (*args, _OPTIONS)


def unique_while_kept(name: str, *columns: str) -> Index:
    """Unique among the records that are not retired, and not empty."""
    kept = text("retired_at IS NULL AND " + " AND ".join(f"{column} IS NOT NULL" for column in columns))
    return Index(name, *columns, unique=True, sqlite_where=kept)


def while_given(column: str) -> dict[str, Any]:
    """For an Index of a column that is mostly empty: only the rows where it is given stand in it."""
    return {"sqlite_where": text(f"{column} IS NOT NULL")}


class Base(DeclarativeBase):
    """All tables of the company file that are loaded by now; `whole()` loads the rest."""

    metadata = MetaData(naming_convention=NAMES)
    __table_args__: Any = table_args()

    id: Mapped[int] = mapped_column(Int64, primary_key=True, autoincrement=True, sort_order=-1)


class Kept(Base):
    """What people change: journalled, and retired instead of deleted."""

    __abstract__ = True

    retired_at: Mapped[datetime | None] = mapped_column(Moment, sort_order=90)


class Record(Kept):
    """A record of a room: it knows the import that brought it."""

    __abstract__ = True

    source_row: Mapped[int | None] = mapped_column(Int64, sort_order=92)

    @declared_attr
    def batch_id(cls) -> Mapped[int | None]:  # noqa: N805
        return mapped_column(Int64, ForeignKey("batch.id"), index=True, sort_order=91)


OWNER = 1
"""The person who works when nobody says who: made with the file."""


_not_loaded: list[Callable[[], object]] = []


def more_tables(load: Callable[[], object]) -> None:
    """Say where further tables come from. They are loaded when the whole file is meant, not at the start."""
    _not_loaded.append(load)


def whole() -> MetaData:
    """Every table of the company file, loaded now where some are not yet."""
    while _not_loaded:
        _not_loaded[-1]()
        _not_loaded.pop()
    return Base.metadata


def kept_classes(kind: type[Kept] = Kept) -> dict[str, type[Kept]]:
    """Table name → class of every journalled table (or of every `Record`), in the order of their foreign keys."""
    tables = whole().sorted_tables
    classes = {m.class_.__tablename__: m.class_ for m in Base.registry.mappers if issubclass(m.class_, kind)}
    return {t.name: classes[t.name] for t in tables if t.name in classes}


def journalled_tables() -> list[str]:
    """Every table whose rows the journal follows, in the order of their foreign keys."""
    return [*kept_classes()]
