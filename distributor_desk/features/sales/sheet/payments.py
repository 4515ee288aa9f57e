"""Booking a sheet of payments: known again by customer, day, amount and document."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.progress import Progress
from distributor_desk.features.sales import queries
from distributor_desk.features.sales.records import Payment
from distributor_desk.features.sales.sheet.parties import Retired, column, customers_of
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken


def take(
    work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
) -> Taken:
    """Judge and book every payment of the sheet."""
    progress.at(BOOKING, 0, parsed.count)
    judge = Judge(parsed, but=("customer",))
    customer_ids, made = customers_of(work, parsed, judge, batch_id, options)
    rows = {
        i: {
            "date": column(parsed, "date")[i],
            "customer_id": customer_ids[i],
            "amount": column(parsed, "amount")[i],
            "document": column(parsed, "document")[i],
            "method": column(parsed, "method")[i],
            "notes": column(parsed, "notes")[i],
            "batch_id": batch_id,
            "source_row": parsed.numbers[i],
        }
        for i in range(parsed.count)
        if not judge.refused(i)
    }
    standing, retired = _standing(work, rows), Retired(work.session)
    outcomes: dict[int, Outcome] = {}
    new = []
    for index, row in rows.items():
        left = standing.get(_identity(row), 0)
        if not left and retired.names(row["customer_id"]):
            retired.refuse(judge, index, row["customer_id"])
            outcomes[index] = Outcome.REJECTED
            continue
        outcomes[index] = Outcome.SAME if left else Outcome.NEW
        if left:
            standing[_identity(row)] = left - 1
        else:
            new.append(row)
    load_values(work, Payment, new, progress)
    return judge.taken(outcomes, created={"customers": made})


def _identity(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["customer_id"], row["date"], row["amount"], row["document"])


def _standing(work: Write, rows: dict[int, dict[str, Any]]) -> dict[tuple[Any, ...], int]:
    days = [row["date"] for row in rows.values()]
    found: dict[tuple[Any, ...], int] = {}
    if days:
        for _, customer, day, amount, document, _method, _notes in queries.known_payments(
            work.session, min(days), max(days)
        ):
            key = (customer, day, amount, document)
            found[key] = found.get(key, 0) + 1
    return found
