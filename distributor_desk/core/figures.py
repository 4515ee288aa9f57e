"""A figure of the whole company as the Today tab shows it: now, a year ago, and month by month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from distributor_desk.core.language import Text


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of the month up to today against the same days of last year (None: not known).

    `unit` says what the values are: `money` in yuan or `ratio` (0.1 is 10 %). `months` are the last 13, the
    oldest first, the running one last; None where nothing is known. `more_is_better` says which way is good.
    `note` says what was left out ("12 lines without a cost"). An `owner_only` one (a margin) stays in the house.
    `by_month` is its name over several months, where `text` speaks of this one.
    """

    key: str
    text: Text
    unit: Literal["money", "ratio"]
    value: Decimal | None
    year_ago: Decimal | None
    months: tuple[Decimal | None, ...]
    more_is_better: bool = True
    note: Text | None = None
    owner_only: bool = False
    by_month: Text | None = None
