"""What a list asks for and gets, so that lists sort, filter and page where the data lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from distributor_desk.core.matching import sort_key


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table shows now: words searched, filters by key, the column it is sorted by."""

    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One frozen line of a list: the record's id and a value for each column."""

    id: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list from `offset` on, and how many the whole list has."""

    total: int
    offset: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of find-anything: where it is (`feature`, `id`) and how it is said."""

    feature: str
    id: int
    title: str
    detail: str = ""


def page_of(rows: Sequence[Row], keys: Sequence[str], listing: Listing, offset: int, limit: int) -> Page:
    """Rows that are worked out and lie in memory: sorted by a column of `keys`, blanks last, and a part of them."""
    place = keys.index(listing.sort) if listing.sort in keys else None
    if place is None:
        ordered = [*rows]
    else:
        known = [row for row in rows if row.values[place] is not None]
        known.sort(key=lambda row: _by(row.values[place]), reverse=listing.descending)
        ordered = known + [row for row in rows if row.values[place] is None]
    return Page(len(ordered), offset, tuple(ordered[offset : offset + limit]))


def _by(value: Any) -> Any:
    return sort_key(value) if isinstance(value, str) else value
