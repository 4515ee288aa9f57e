"""What is measured of a rep's calls (business rules §5); a measure without a basis is None, never 0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a rep's days: calls, those with an order, their SKUs and yuan, shops and products.

    `skus` and `with_skus` are of the productive calls whose SKUs were written down; `visited` shops of the
    `on_route` ones were called at; `carried` adds up the products that each of the `buying` outlets bought.
    """

    calls: int = 0
    productive: int = 0
    ordered: Decimal = ZERO
    skus: int = 0
    with_skus: int = 0
    visited: int = 0
    on_route: int = 0
    carried: int = 0
    buying: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of the rules, unrounded: ratios, SKUs, yuan."""

    calls: int
    productive: int
    strike_rate: Decimal | None
    skus_per_call: Decimal | None
    average_order: Decimal | None
    coverage: Decimal | None
    skus_per_outlet: Decimal | None


def measures(counted: Counted) -> Measures:
    """Strike rate = productive ÷ calls; SKUs per productive call; average order = value ÷ productive calls;
    coverage = visited ÷ on the route; 户均SKU = products bought ÷ outlets that bought."""
    return Measures(
        counted.calls,
        counted.productive,
        _share(counted.productive, counted.calls),
        _share(counted.skus, counted.with_skus),
        counted.ordered / counted.productive if counted.productive else None,
        _share(counted.visited, counted.on_route),
        _share(counted.carried, counted.buying),
    )


def _share(part: int, of: int) -> Decimal | None:
    return Decimal(part) / of if of else None


def is_new(first: date, ledger_first: date, month: date, days: int) -> bool:
    """Whether a product counts as new in a month: first sold within `days` before its first day, or later.

    What was there when the ledger began is not new: nobody knows how long it had been sold.
    """
    return first > month - timedelta(days=days) and first >= ledger_first + timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Aims:
    """What the month plan of the visits aims at (needs 102): sales in yuan, SKUs an outlet, yuan an order, calls."""

    sales: Decimal | None = None
    skus_per_outlet: Decimal | None = None
    average_order: Decimal | None = None
    calls: int | None = None


NO_AIMS = Aims()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board: yuan of a month. `rep_id` is 0 for sales that no rep has."""

    rep_id: int
    rep: str
    target: Decimal | None
    done: Decimal
    new_target: Decimal | None
    new_done: Decimal
    measures: Measures
    aims: Aims = NO_AIMS

    @property
    def gap(self) -> Decimal | None:
        """What is missing (positive), or was done beyond the target (negative)."""
        return None if self.target is None else self.target - self.done

    @property
    def rate(self) -> Decimal | None:
        return self.done / self.target if self.target else None
