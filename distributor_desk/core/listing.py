"""What a list asks for and gets, so that lists sort, filter and page where the data lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
