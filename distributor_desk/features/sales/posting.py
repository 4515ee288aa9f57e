"""What other rooms may do to the ledger within their own write: book lines of a batch, and change them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from sqlalchemy import column, table, update

from distributor_desk.core.progress import Progress
from distributor_desk.features.sales.records import RAW_COLUMNS, AccountEntry, SalesLine
from distributor_desk.storage.columns import now
from distributor_desk.storage.ledger_load import keep_ids, load_values, loading
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


def post_lines(work: Write, lines: Sequence[Mapping[str, Any]]) -> list[int]:
    """Book single lines (values by column name; returns with negative quantity and amount); returns their ids.

    Each is journalled, so that Undo finds it. `origin` says who books: `hand` or `return`.
    """
    ids = keep_ids(work, SalesLine, len(lines))
    load_values(work, SalesLine, [{**line, "id": i} for i, line in zip(ids, lines, strict=True)])
    return [*ids]


def take_out_lines(work: Write, line_ids: Sequence[int]) -> None:
    """Take lines out of every sum; they stay in the file and in the journal."""
    work.session.execute(update(SalesLine).where(SalesLine.id.in_(line_ids)).values(retired_at=now()))


def credit(
    work: Write,
    customer_id: int,
    *,
    kind: str,
    on: date,
    amount: Decimal,
    document: str | None = None,
    notes: str | None = None,
    batch_id: int | None = None,
) -> int:
    """Credit a customer with an amount in yuan (negative: charge); returns the entry's id. See AccountEntry.

    What an import brings carries its `batch_id`, so that it goes with the import.
    """
    entry = AccountEntry(
        customer_id=customer_id, kind=kind, date=on, amount=amount, document=document, notes=notes,
        batch_id=batch_id,
    )  # fmt: skip
    work.session.add(entry)
    work.session.flush()
    return entry.id


def take_out_entry(work: Write, entry_id: int) -> None:
    """Take an account entry out of the balance."""
    work.session.execute(update(AccountEntry).where(AccountEntry.id == entry_id).values(retired_at=now()))


def put_in_lines(work: Write, line_ids: Sequence[int]) -> None:
    """Let lines that were taken out count again."""
    work.session.execute(update(SalesLine).where(SalesLine.id.in_(line_ids)).values(retired_at=None))
