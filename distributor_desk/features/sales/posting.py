"""What other rooms may do to the ledger within their own write: book lines of a batch, and change them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from sqlalchemy import column, table

from distributor_desk.core.progress import Progress
from distributor_desk.features.sales.records import RAW_COLUMNS, SalesLine
from distributor_desk.storage.ledger_load import loading
from distributor_desk.storage.unit_of_work import Write

RawLine = tuple[Any, ...]


@contextmanager
def booking(
    work: Write, batch_id: int, coming: int, without: Collection[str] = (), progress: Progress | None = None
) -> Iterator[Callable[[RawLine], None]]:
    """Book raw lines of a batch one after the other: each is `RAW_COLUMNS` and its source row.

    `without` names columns that no line fills; `coming` is about how many there will be.
    """
    columns = (*RAW_COLUMNS, "source_row", "batch_id")
    kept = [place for place, name in enumerate(columns) if name not in without]
    chosen = itemgetter(*kept)
    with loading(work, SalesLine, [columns[place] for place in kept], coming, progress) as book:
        yield lambda line: book.add(chosen((*line, batch_id)))


def change_lines(work: Write, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Change raw columns of booked lines, by id; the journal keeps what they were."""
    lines = table("sales_line", column("id"), *(column(c) for c in RAW_COLUMNS))
    for line_id, values in changes.items():
        work.session.execute(lines.update().where(lines.c.id == line_id).values(dict(values)))
