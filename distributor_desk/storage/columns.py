"""How values lie in the file: money, quantities and ratios as integers, dates as ISO text, never a float.

The raw form matters twice: the ledger's bulk door hands raw tuples to the engine, and the journal
keeps raw values. `raw_*` are those forms.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from distributor_desk.core.money import from_fen, from_micro, to_fen, to_micro
from distributor_desk.core.quantity import from_thousandths, to_thousandths

Int64 = BigInteger().with_variant(Integer, "sqlite")


class Money(TypeDecorator[Decimal]):
    """Yuan as a Decimal; whole fen in the file."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else to_fen(Decimal(value))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_fen(int(value))


class Millionths(TypeDecorator[Decimal]):
    """A unit price or a ratio as a Decimal; whole millionths in the file."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else to_micro(Decimal(value))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_micro(int(value))


class Quantity(TypeDecorator[Decimal]):
    """Base units as a Decimal; whole thousandths in the file."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else to_thousandths(Decimal(value))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_thousandths(int(value))


class Day(TypeDecorator[date]):
    """A local calendar date as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A time stamp in UTC; milliseconds since 1970 in the file."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else raw_moment(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class Flag(TypeDecorator[bool]):
    """Yes or no; 1 or 0 in the file."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class DaysBetween(FunctionElement[int]):
    """SQL for the whole days from its first date to its second; no date, no days."""

    type = Int64
    inherit_cache = True
    name = "days_between"


@compiles(DaysBetween)
def _days(element: Any, compiler: Any, **how: Any) -> str:
    first, second = (compiler.process(part, **how) for part in element.clauses)
    return f"({second} - {first})"


@compiles(DaysBetween, "sqlite")
def _days_of_text(element: Any, compiler: Any, **how: Any) -> str:
    first, second = (compiler.process(part, **how) for part in element.clauses)
    return f"CAST(julianday({second}) - julianday({first}) AS INTEGER)"


def raw_moment(value: datetime) -> int:
    return round(value.timestamp() * 1000)


def now() -> datetime:
    """This moment, cut to the millisecond that the file keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
