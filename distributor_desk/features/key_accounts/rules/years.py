"""This year's asks against last year: what changes, also at the sales of last year (business rules §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from distributor_desk.features.key_accounts.rules.fees import (
    HUNDRED,
    PERCENT,
    ZERO,
    OpenLine,
    annual,
    in_force,
)


@dataclass(frozen=True, slots=True)
class YearOn:
    """One line against last year. Money is a year's whole cost (all payers); None where there is nothing to compare.

    `change` is ask (or what is in force) − last year; `like` is the same at last year's sales.
    """

    line: OpenLine
    last: Decimal | None
    wanted: Decimal
    like_wanted: Decimal
    force: Decimal

    @property
    def is_new(self) -> bool:
        return self.last is None

    @property
    def change(self) -> Decimal:
        return self.wanted - (self.last or ZERO)

    @property
    def change_percent(self) -> Decimal | None:
        return self.change / self.last * HUNDRED if self.last else None

    @property
    def like_change(self) -> Decimal:
        return self.like_wanted - (self.last or ZERO)

    @property
    def like_percent(self) -> Decimal | None:
        return self.like_change / self.last * HUNDRED if self.last else None


def compared(line: OpenLine, sales: Decimal, last_sales: Decimal, before: OpenLine | None = None) -> YearOn:
    """A line against last year: `before` is the line of last year's contract, for its count and stores.

    The value of last year is the one written on the line, else what was in force in `before`.
    """
    value = line.last_year if line.last_year is not None else in_force(before) if before else None
    of = before if before is not None and before.charged == line.charged else line
    last = None if value is None else annual(of, value, last_sales)
    wanted = in_force(line, asks=True)
    same_size = of if line.charged != PERCENT else line
    return YearOn(
        line,
        last,
        annual(line, wanted, sales),
        annual(same_size, wanted, last_sales),
        annual(line, in_force(line), sales),
    )


@dataclass(frozen=True, slots=True)
class YearTotals:
    """The sums of a comparison, in yuan a year."""

    last: Decimal
    wanted: Decimal
    like_wanted: Decimal
    force: Decimal

    @property
    def change(self) -> Decimal:
        return self.wanted - self.last

    @property
    def change_percent(self) -> Decimal | None:
        return self.change / self.last * HUNDRED if self.last else None

    @property
    def like_change(self) -> Decimal:
        return self.like_wanted - self.last


def totals(lines: Sequence[YearOn]) -> YearTotals:
    """All lines together; a new subject had nothing last year."""
    return YearTotals(
        sum((x.last or ZERO for x in lines), ZERO),
        sum((x.wanted for x in lines), ZERO),
        sum((x.like_wanted for x in lines), ZERO),
        sum((x.force for x in lines), ZERO),
    )
