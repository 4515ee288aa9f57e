"""What other rooms may do to the ledger within their own write: book lines of a batch, and change them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from sqlalchemy import column, select, table, update

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.queries.accounts import balance_at
from distributor_desk.features.sales.records import RAW_COLUMNS, AccountEntry, SalesLine
from distributor_desk.storage.columns import now
from distributor_desk.storage.ledger_load import keep_ids, load_values, loading
from distributor_desk.storage.unit_of_work import Write

RawLine = tuple[Any, ...]
COMBINED = Text(
    "期初应收合在一起：{day} 为 {amount}。这一天以前的流水都算在里面了，合并前后的欠款一样多。",
    "Opening balances are combined: {amount} on {day}. Lines up to that day are within; what is owed stays the same.",
)
SUMMED = Text("期初应收相加：{amount}", "Opening balances are added: {amount}")


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
) -> int:
    """Credit a customer with an amount in yuan (negative: charge); returns the entry's id. See AccountEntry."""
    entry = AccountEntry(
        customer_id=customer_id, kind=kind, date=on, amount=amount, document=document, notes=notes
    )
    work.session.add(entry)
    work.session.flush()
    return entry.id


def take_out_entry(work: Write, entry_id: int) -> None:
    """Take an account entry out of the balance."""
    work.session.execute(update(AccountEntry).where(AccountEntry.id == entry_id).values(retired_at=now()))


def merge_accounts(work: Write, kept_id: int, gone_id: int) -> list[Text]:
    """Bring the opening balances of two spellings together, so that what is owed stays what both owed."""
    rows = {
        i: (opening, begin)
        for i, opening, begin in work.session.execute(
            select(Customer.id, Customer.opening_balance, Customer.balance_date).where(
                Customer.id.in_([kept_id, gone_id])
            )
        )
    }
    (opening, begin), (other, other_begin) = rows[kept_id], rows[gone_id]
    if (other is None and other_begin is None and begin is None) or (other is None and other_begin == begin):
        return []
    days = [day for day in (begin, other_begin) if day]
    if days:
        day: date | None = max(days)
        total = balance_at(work.session, kept_id, max(days)) + balance_at(work.session, gone_id, max(days))
        note = COMBINED.with_(day=day, amount=shown(total))
    else:
        day, total = None, (opening or Decimal(0)) + (other or Decimal(0))
        note = SUMMED.with_(amount=shown(total))
    work.session.execute(
        update(Customer).where(Customer.id == kept_id).values(opening_balance=total, balance_date=day)
    )
    return [note]
