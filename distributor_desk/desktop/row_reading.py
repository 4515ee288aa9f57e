"""Many rows of a list at once, read on the reader's thread page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distributor_desk.core.listing import Listing, Row
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.storage.unit_of_work import Reading

_STEP = 2000


def all_rows(session: Reading, source: TableSource, listing: Listing) -> list[Row]:
    """Every row of the listing."""
    return [row for _, row in _each(session, source, listing, 0, None)]


def rows_in(
    session: Reading, source: TableSource, listing: Listing, ranges: Sequence[tuple[int, int]]
) -> list[Row]:
    """The rows of each run from first to last, both included."""
    return [row for first, last in ranges for _, row in _each(session, source, listing, first, last + 1)]


def place_of(session: Reading, source: TableSource, listing: Listing, record_id: int) -> int | None:
    """Where a record stands in the listing; None when it is not in it."""
    if source.place is not None:
        return source.place(session, listing, record_id)
    rows = _each(session, source, listing, 0, None)
    return next((place for place, row in rows if row.id == record_id), None)


def _each(
    session: Reading, source: TableSource, listing: Listing, first: int, end: int | None
) -> Iterator[tuple[int, Row]]:
    while end is None or first < end:
        page = source.page(session, listing, first, _STEP if end is None else min(_STEP, end - first))
        yield from enumerate(page.rows, first)
        first += len(page.rows)
        if not page.rows or first >= page.total:
            return
