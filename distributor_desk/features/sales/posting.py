"""What other rooms may do to the ledger within their own write: book lines of a batch, and change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import column, table

from distributor_desk.core.progress import Progress
from distributor_desk.features.sales.records import RAW_COLUMNS, SalesLine
from distributor_desk.storage.ledger_load import load
from distributor_desk.storage.unit_of_work import Write

RawLine = tuple[Any, ...]


def book_lines(
    work: Write, lines: Sequence[RawLine], batch_id: int | None, progress: Progress | None = None
) -> int:
    """Book raw lines: each is `RAW_COLUMNS` and its source row. Returns how many."""
    if batch_id is None:
        return load(work, SalesLine, (*RAW_COLUMNS, "source_row"), lines, progress)
    with_batch = [(*line, batch_id) for line in lines]
    return load(work, SalesLine, (*RAW_COLUMNS, "source_row", "batch_id"), with_batch, progress)


def change_lines(work: Write, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Change raw columns of booked lines, by id; the journal keeps what they were."""
    lines = table("sales_line", column("id"), *(column(c) for c in RAW_COLUMNS))
    for line_id, values in changes.items():
        work.session.execute(lines.update().where(lines.c.id == line_id).values(dict(values)))
