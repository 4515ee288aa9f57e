"""Shelf presence (上架率): listed SKUs found on the shelf ÷ listed SKUs in the contract (business rules §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

IMPOSSIBLE = Text(
    "在架 {found} 个多于合同品项 {listed} 个，请检查。",
    "{found} found on the shelf is more than the {listed} listed; please check.",
)
NO_LISTED = Text("请填写合同品项数（大于 0）。", "Enter how many SKUs are listed (more than 0).")


@dataclass(frozen=True, slots=True)
class Count:
    """One reading of one store; `by_visit` says that it comes from a visit's stock lines.

    A visit that looked at some of the listed products only counts those (a blank is not a zero): `listed` is then how many
    it looked at, and `of` how many the contract lists.
    """

    store: str
    store_id: int
    on: date
    found: int
    listed: int
    by_visit: bool = False
    of: int | None = None
    notes: str | None = None
    id: int = 0

    @property
    def presence(self) -> Decimal:
        """A ratio of 1."""
        return Decimal(self.found) / Decimal(self.listed)


def checked(found: int, listed: int) -> None:
    """DeskError for counts that cannot be."""
    if listed <= 0:
        raise DeskError(NO_LISTED)
    if not 0 <= found <= listed:
        raise DeskError(IMPOSSIBLE.with_(found=found, listed=listed))


def latest(counts: Sequence[Count]) -> list[Count]:
    """The last reading of each store."""
    last: dict[int, Count] = {}
    for one in sorted(counts, key=lambda c: (c.on, c.id)):
        last[one.store_id] = one
    return sorted(last.values(), key=lambda c: (c.presence, c.store))


def overall(counts: Sequence[Count]) -> Decimal | None:
    """Presence over the last reading of every store: all found ÷ all listed."""
    found = latest(counts)
    listed = sum(c.listed for c in found)
    return Decimal(sum(c.found for c in found)) / Decimal(listed) if listed else None


def trend(counts: Sequence[Count]) -> list[tuple[date, Decimal]]:
    """Presence by month (its first day), over that month's last reading of each store."""
    months: dict[date, list[Count]] = {}
    for one in counts:
        months.setdefault(one.on.replace(day=1), []).append(one)
    return [(month, rate) for month in sorted(months) if (rate := overall(months[month])) is not None]
