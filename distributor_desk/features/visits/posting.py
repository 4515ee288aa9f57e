"""What is done to visits within another write: an import's visits, lines and promises; ladders begun and ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.features.visits.records import Promise, Visit, VisitLine
from distributor_desk.features.visits.records.shops import Ladder
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.unit_of_work import Write

VISIT_FIELDS = ("rep_id", "result", "order_amount", "skus", "notes")
LINE_FIELDS = ("stock", "order", "price", "neighbour_price", "near_expiry")


def add_visits(work: Write, rows: Sequence[Mapping[str, Any]], batch_id: int | None) -> list[int]:
    """Make visits, each with its promise if it has one; returns their ids."""
    ids = keep_ids(work, Visit, len(rows))
    own = {"date", "customer_id", "source_row", *VISIT_FIELDS}
    load_values(
        work,
        Visit,
        [
            {k: v for k, v in row.items() if k in own} | {"id": i, "batch_id": batch_id}
            for i, row in zip(ids, rows, strict=True)
        ],
    )
    promises = [
        {
            "customer_id": row["customer_id"],
            "visit_id": i,
            "what": row["promise"],
            "due": row.get("promise_due"),
            "batch_id": batch_id,
        }
        for i, row in zip(ids, rows, strict=True)
        if row.get("promise")
    ]
    load_values(work, Promise, promises)
    return [*ids]


def change_visit(
    work: Write, standing: Mapping[str, Any], changed: Mapping[str, Any], batch_id: int | None
) -> None:
    """Change fields of a visit and of its promise; a promise that it had not is made."""
    fields = {k: v for k, v in changed.items() if k in VISIT_FIELDS}
    if fields:
        work.session.execute(update(Visit).where(Visit.id == standing["id"]).values(fields))
    promise = {
        to: changed[key] for key, to in (("promise", "what"), ("promise_due", "due")) if key in changed
    }
    if promise and standing["promise_id"] is not None:
        work.session.execute(update(Promise).where(Promise.id == standing["promise_id"]).values(promise))
    elif promise.get("what"):
        row = {
            "customer_id": standing["customer_id"],
            "visit_id": standing["id"],
            "batch_id": batch_id,
        } | promise
        load_values(work, Promise, [row])


def add_lines(work: Write, rows: Sequence[Mapping[str, Any]], batch_id: int | None) -> None:
    """Make visit lines: `visit_id`, `product_id` and the figures that were written."""
    load_values(work, VisitLine, [dict(row) | {"batch_id": batch_id} for row in rows])


def change_line(work: Write, line_id: int, changed: Mapping[str, Any]) -> None:
    """Change figures of a visit line."""
    work.session.execute(update(VisitLine).where(VisitLine.id == line_id).values(dict(changed)))


def open_ladder(work: Write, customer_id: int, day: date, why: Mapping[str, Any]) -> None:
    """A shop is to be won over by small steps from a day on; `why` is what is known of its reasons."""
    row = next(iter(_open_ladders(work, customer_id)), None)
    if row is None:
        row = Ladder(customer_id=customer_id, started_on=day)
        work.session.add(row)
    row.started_on = min(row.started_on, day)
    for key, value in why.items():
        setattr(row, key, value)


def win_over(work: Write, customer_id: int, day: date) -> None:
    """The shop ordered: its ladder ends (each of them, where two shops were made one)."""
    for row in _open_ladders(work, customer_id):
        if row.started_on <= day:
            row.ended_on = day


def _open_ladders(work: Write, customer_id: int) -> Sequence[Ladder]:
    return work.session.scalars(
        select(Ladder)
        .where(Ladder.customer_id == customer_id, Ladder.ended_on.is_(None), Ladder.retired_at.is_(None))
        .order_by(Ladder.id.desc())
    ).all()
