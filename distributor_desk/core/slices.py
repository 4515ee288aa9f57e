"""Very long columns a slice at a time, so that the window's thread gets its turn between two.

One call over half a million values would hold every other thread up for a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SLICE = 2_000


def slices(count: int) -> Iterator[slice]:
    """From 0 to `count` in steps."""
    return (slice(start, start + SLICE) for start in range(0, count, SLICE))


def distinct(*columns: Sequence[Any]) -> dict[Any, None]:
    """The different values of a column, or of several side by side, in the order of their coming."""
    found: dict[Any, None] = {}
    for part in slices(len(columns[0])):
        found.update(dict.fromkeys(_side_by_side(columns, part)))
    return found


def looked_up(found: Mapping[Any, Any], *columns: Sequence[Any]) -> list[Any]:
    """What stands in `found` for each row of a column, or of several side by side."""
    result: list[Any] = []
    for part in slices(len(columns[0])):
        result.extend(map(found.__getitem__, _side_by_side(columns, part)))
    return result


def forget(found: dict[Any, Any]) -> None:
    """Empty a large dictionary entry by entry: to free it in one go would hold everyone up."""
    while found:
        found.popitem()


def let_go(column: list[Any]) -> None:
    """Empty a long list from its end."""
    while column:
        del column[-SLICE:]


def _side_by_side(columns: Sequence[Sequence[Any]], part: slice) -> Any:
    return columns[0][part] if len(columns) == 1 else zip(*(column[part] for column in columns), strict=True)
