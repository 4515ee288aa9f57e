"""Sums of a sheet: what the file holds, what came in, what was refused, and what its own row of totals says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from distributor_desk.core.money import from_fen
from distributor_desk.spreadsheets.cells import Manner, parser
from distributor_desk.spreadsheets.columns import Column, Kind, Packed
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.workflow.sheets import Taken

MONEY_FIELDS = ("amount_with_tax", "amount", "opening_balance", "target")
"""Which column is the money of a sheet: the first of these, else the first that is money."""
_ADDED = (Kind.MONEY, Kind.QUANTITY)
Sums = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """One column added up. `accepted` + `refused` is `read`; `said` is the file's own total, if it has one."""

    column: Column
    heading: str
    read: Decimal
    accepted: Decimal
    refused: Decimal
    said: Decimal | None
    packed: int = 0
    """Rows that say `4箱6瓶`: what that comes to is known only with the product, and it is not in the sums."""

    @property
    def agrees(self) -> bool:
        return self.said is None or bool(self.packed) or self.said == self.read


def money(parsed: ParsedSheet, taken: Taken) -> Sums:
    """Yuan of the rows that are accepted, and of those that are refused; None where the sheet has no money."""
    if taken.fen:
        return _of_fen(taken)
    key = money_field(parsed)
    if key is None:
        return None, None
    values = parsed.cells[key]
    total, refused = _added(values), _added([values[i] for i in _refused(taken)])
    return total - refused, refused


def money_field(parsed: ParsedSheet) -> str | None:
    """The field whose sum says how much money a sheet is about."""
    columns = [c.key for c in parsed.match.kind.columns if c.kind is Kind.MONEY and c.key in parsed.cells]
    return next((key for key in MONEY_FIELDS if key in columns), columns[0] if columns else None)


def _of_fen(taken: Taken) -> Sums:
    total = sum(fen for fen in taken.fen if fen is not None)
    refused = sum(taken.fen[i] or 0 for i in _refused(taken))
    return from_fen(total - refused), from_fen(refused)


def _added(values: Iterable[Any]) -> Decimal:
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _refused(taken: Taken) -> Sequence[int]:
    if Outcome.REJECTED not in taken.outcomes:
        return ()
    return [i for i, outcome in enumerate(taken.outcomes) if outcome is Outcome.REJECTED]


def sums(parsed: ParsedSheet, taken: Taken) -> list[Sum]:
    """Every column of money or quantity, added up."""
    refused, found = _refused(taken), list[Sum]()
    for place, key in parsed.match.mapping.items():
        column = parsed.match.kind.column(key)
        if column.kind not in _ADDED:
            continue
        values = parsed.cells[key]
        read, out = _added(values), _added([values[i] for i in refused])
        said = _total_of(parsed, column, place)
        packed = sum(isinstance(value, Packed) for value in values)
        found.append(Sum(column, parsed.match.headings[place], read, read - out, out, said, packed))
    return found


def _total_of(parsed: ParsedSheet, column: Column, place: int) -> Decimal | None:
    if parsed.total_row is None:
        return None
    cell = parsed.raw.columns[place][parsed.total_row - 1]
    read = parser(column, Manner())(cell)
    value = getattr(read, "value", read)
    return value if isinstance(value, Decimal) else None
