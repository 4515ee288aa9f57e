"""Headings over two rows: an upper cell that stands over several lower ones, merged or not.

A text file, a table of a web page and many a workbook say such a thing by leaving the cells beside the upper one
empty (`本期,,上期,` over `数量,金额,数量,金额`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from distributor_desk.spreadsheets.raw import Cell, RawSheet

_LONGEST = 30
_WIDE = 8  # columns; a wider cell is a title over the table


def words_of(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(str(cell).strip() for cell in row)


def joined(raw: RawSheet, index: int) -> tuple[str, ...] | None:
    """A row together with the row above it; None where the upper one stands over nothing."""
    if index == 0:
        return None
    below = words_of(raw.row(index))
    above, down, across = _merged(raw, index - 1)
    filled = None if across else _beside(raw, index)
    if filled is not None:
        above = filled
    elif not (down or across):
        return None
    return tuple(_join(upper, lower) for upper, lower in zip(above, below, strict=True))


def _join(above: str, below: str) -> str:
    if not above or above == below:
        return below
    if not below:
        return above
    return f"{above} {below}" if above.isascii() and below.isascii() else above + below


def _merged(raw: RawSheet, index: int) -> tuple[list[str], bool, bool]:
    """A row with its merged cells filled to the right and from above; whether any reaches down, and across."""
    row, down, across = list(words_of(raw.row(index))), False, False
    for top, left, bottom, right in raw.merged:
        if top <= index + 1 <= bottom or (top == index + 1):
            first, last = left - raw.first_column, min(right - raw.first_column, len(row) - 1)
            if not 0 <= first <= last or last - first + 1 > max(_WIDE, len(row) - 2):
                continue  # a title over the whole table is no heading
            value = str(raw.columns[first][top - 1]).strip()
            row[first : last + 1] = [value] * (last - first + 1)
            down, across = down or bottom > index + 1, across or last > first
    return row, down, across


def _beside(raw: RawSheet, index: int) -> list[str] | None:
    """The row above with its groups filled to the right, if the row of `index` clearly goes on with it.

    Every upper cell stands either alone, with nothing below, or over two or more lower ones; lower ones without
    an upper one come before the first group. So a row of records, which has something below every heading, and a
    title, which has everything below it, are none.
    """
    above = list(words_of(raw.row(index - 1)))
    below = ["" if cell == said else cell for said, cell in zip(above, raw.row(index), strict=True)]
    if not all(_is_heading(cell) for cell in below if cell != ""):
        return None
    groups = [place for place, upper in enumerate(above) if upper and below[place] != ""]
    alone = any(upper and below[place] == "" for place, upper in enumerate(above))
    before = any(cell != "" and not any(above[: place + 1]) for place, cell in enumerate(below))
    if not groups or not (len(groups) > 1 or alone or before):
        return None
    for first, after in pairwise([*groups, len(above)]):
        last = first
        while last + 1 < after and not above[last + 1] and below[last + 1] != "":
            last += 1
        if last == first or any(below[place] != "" and not above[place] for place in range(last + 1, after)):
            return None
        above[first : last + 1] = [above[first]] * (last - first + 1)
    return above


def _is_heading(cell: Cell) -> bool:
    """Words; no number, no day."""
    if not isinstance(cell, str) or len(cell.strip()) > _LONGEST:
        return False
    return any(letter.isalpha() for letter in cell) and not cell.strip()[0].isdigit()
