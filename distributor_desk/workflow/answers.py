"""What a person says of one sheet: how it is read, what is mended, what stays out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from distributor_desk.core.dates import DayFirst
from distributor_desk.spreadsheets.raw import Cell, RawSheet

Place = tuple[int, int]
"""A row (from 1) and a place among the columns (from 0) of a sheet."""
NOT_READ = "-"
"""The kind of a sheet that the person does not want read."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All of it for one sheet; what is None was not said, and the program finds it by itself.

    `headings` goes from heading (see `heading_keys`) to field, an empty field leaves it out. `said` holds the
    answers to the questions of the kind. `mends` are cells as the person typed them over what stood there.
    `turned` says whether the sheet is a table of customers × products. `fixed` holds what stands in every row of a
    field that the sheet has no column for (the date of a day's file).
    """

    ticked: bool | None = None
    kind: str | None = None
    header_row: int | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    day_order: DayFirst | None = None
    turned: bool | None = None
    with_hidden: bool = True
    said: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[int] = frozenset()
    mends: Mapping[Place, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """What is remembered for the next file with such headings, beside kind and headings."""
        found: dict[str, Any] = {"said": dict(self.said)} if self.said else {}
        if self.day_order:
            found["day_order"] = self.day_order
        if self.turned is not None:
            found["turned"] = self.turned
        return found

    def with_kept(self, kept: Mapping[str, Any]) -> Answers:
        """These answers, and for what they leave open those of the last time."""
        order: DayFirst | None = _order(kept.get("day_order"))
        return replace(
            self,
            day_order=self.day_order or order,
            said={**kept.get("said", {}), **self.said},
            turned=self.turned if self.turned is not None else kept.get("turned"),
        )


def _order(said: object) -> Literal["day", "month"] | None:
    return "day" if said == "day" else "month" if said == "month" else None


def mended(raw: RawSheet, mends: Mapping[Place, str]) -> RawSheet:
    """The sheet with what was typed over its cells; the sheet itself stays as it was read."""
    if not mends:
        return raw
    columns = list(raw.columns)
    for place in {place for _, place in mends}:
        if place < len(columns):
            columns[place] = [*columns[place]]
    for (row, place), words in mends.items():
        if place < len(columns) and row <= raw.height:
            columns[place][row - 1] = _cell(words, raw.columns[place][row - 1])
    return replace(raw, columns=columns)


def _cell(words: str, old: Cell) -> Cell:
    """What was typed; words that say what stood there leave it."""
    said = words.strip()
    return old if said == str(old) and isinstance(old, str) else said
