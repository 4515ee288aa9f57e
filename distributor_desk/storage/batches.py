"""Imports as the file keeps them: one batch a file, what each sheet brought, and the way back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage import ledger_load, undo
from distributor_desk.storage.columns import now
from distributor_desk.storage.house_records import (
    Batch,
    BatchSheet,
    Deed,
    HeadingMatch,
    JournalEntry,
    Person,
)
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Doors, Write

NO_BATCH = Text("没有第 {batch} 号导入。", "There is no import number {batch}.")
UNDONE_ALREADY = Text("第 {batch} 号导入已经撤销过了。", "Import number {batch} was undone already.")
UNDO_IMPORT = Text("撤销导入 {batch}：{name}", "Undo import {batch}: {name}")


@dataclass(frozen=True, slots=True)
class SheetCounts:
    """What one sheet brought: `read` is the sum of the five that follow it.

    `money` and `money_rejected` are the sums in yuan of its amounts (None: it has none); `duplicates` are among
    the unchanged.
    """

    sheet: str
    kind: str
    header_row: int
    mapping: Mapping[str, str]
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    skipped: int = 0
    money: Decimal | None = None
    money_rejected: Decimal | None = None
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """How headings were matched before: kind, heading → field (empty: left out), other answers, and when.

    `row` is where they stand in the sheet that is looked at.
    """

    kind: str
    headings: Mapping[str, str]
    answers: Mapping[str, Any]
    at: datetime
    row: int | None = None


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One import in the list."""

    id: int
    at: datetime
    who: str
    file_name: str
    undone: bool
    sheets: tuple[SheetCounts, ...]


@dataclass(frozen=True, slots=True)
class BatchUndone:
    """What an undo did: rows removed and restored, and rows that stay because something refers to them."""

    removed: int
    restored: int
    stayed: Mapping[str, int] = field(default_factory=dict)


def begin(work: Write, file_name: str, sha256: str) -> int:
    """Open a batch within its write; its rows carry the id."""
    batch = Batch(at=now(), who_id=work.who, file_name=file_name, sha256=sha256)
    work.session.add(batch)
    work.session.flush()
    work.session.execute(update(Deed).where(Deed.id == work.deed_id).values(batch_id=batch.id))
    work.bulk_tables.add("batch")
    return batch.id


def note_sheet(work: Write, batch_id: int, counts: SheetCounts) -> None:
    """Keep what a sheet brought."""
    work.session.add(
        BatchSheet(
            batch_id=batch_id,
            sheet=counts.sheet,
            kind=counts.kind,
            header_row=counts.header_row,
            mapping=json.dumps(dict(counts.mapping), ensure_ascii=False),
            read=counts.read,
            created=counts.created,
            updated=counts.updated,
            unchanged=counts.unchanged,
            rejected=counts.rejected,
            skipped=counts.skipped,
            money=counts.money,
            money_rejected=counts.money_rejected,
            duplicates=counts.duplicates,
        )
    )


def remember_match(
    work: Write,
    fingerprint: str,
    kind: str,
    mapping: Mapping[str, str],
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Keep how a person matched such headings and what they answered, for the next file of the same."""
    words, said = json.dumps(dict(mapping), ensure_ascii=False), json.dumps(dict(answers or {}))
    row = work.session.scalar(select(HeadingMatch).where(HeadingMatch.fingerprint == fingerprint))
    if row is None:
        work.session.add(
            HeadingMatch(fingerprint=fingerprint, kind=kind, mapping=words, answers=said, at=now())
        )
    else:
        row.kind, row.mapping, row.answers, row.at = kind, words, said, now()


def remembered_matches(session: Session, fingerprints: Collection[str]) -> dict[str, Remembered]:
    """How headings of these fingerprints were matched before, by fingerprint."""
    rows = session.scalars(select(HeadingMatch).where(HeadingMatch.fingerprint.in_([*fingerprints])))
    return {
        row.fingerprint: Remembered(row.kind, json.loads(row.mapping), json.loads(row.answers), row.at)
        for row in rows
    }


def stands(session: Session, sha256: str, since: datetime) -> int | None:
    """The import of this very file that was booked since then and stands; None when there is none.

    After an error of the commit the file itself is asked before anyone is told to try again.
    """
    return session.scalar(
        select(Batch.id)
        .where(Batch.sha256 == sha256, Batch.undone_at.is_(None), Batch.at >= since)
        .order_by(Batch.id.desc())
        .limit(1)
    )


def same_file(session: Session, sha256: str) -> BatchLine | None:
    """The import of this very file that still stands, if any."""
    found = session.scalar(select(Batch.id).where(Batch.sha256 == sha256, Batch.undone_at.is_(None)))
    return next((line for line in batches(session) if line.id == found), None) if found else None


def batches(session: Session) -> list[BatchLine]:
    """All imports, newest first."""
    sheets: dict[int, list[SheetCounts]] = {}
    for row in session.scalars(select(BatchSheet).order_by(BatchSheet.id)):
        sheets.setdefault(row.batch_id, []).append(
            SheetCounts(
                row.sheet, row.kind, row.header_row, json.loads(row.mapping),
                row.read, row.created, row.updated, row.unchanged, row.rejected, row.skipped,
                row.money, row.money_rejected, row.duplicates,
            )
        )  # fmt: skip
    lines = session.execute(
        select(Batch.id, Batch.at, Person.name, Batch.file_name, Batch.undone_at)
        .join(Person, Person.id == Batch.who_id)
        .order_by(Batch.id.desc())
    )
    return [
        BatchLine(id_, at, who, name, undone is not None, tuple(sheets.get(id_, ())))
        for id_, at, who, name, undone in lines
    ]


def undo_batch(doors: Doors, batch_id: int, who: int = OWNER) -> BatchUndone:
    """Remove what an import made and restore what it changed; what is referred to or moved on stays."""
    with doors.read() as session:
        batch = session.get(Batch, batch_id)
        if batch is None:
            raise DeskError(NO_BATCH.with_(batch=batch_id))
        if batch.undone_at is not None:
            raise DeskError(UNDONE_ALREADY.with_(batch=batch_id))
        action = UNDO_IMPORT.with_(batch=batch_id, name=batch.file_name)
    with doors.write(action, who, kind="undo-import") as work:
        restored, kept = _restore_changed(work, batch_id)
        gone = ledger_load.unload(work, batch_id)
        work.session.execute(update(Batch).where(Batch.id == batch_id).values(undone_at=now()))
        work.session.execute(update(Deed).where(Deed.batch_id == batch_id).values(undone=True))
        work.bulk_tables.add("batch")
    stayed = {table: stays + kept.pop(table, 0) for table, (_, stays) in gone.items()} | kept
    return BatchUndone(
        sum(removed for removed, _ in gone.values()), restored, {t: n for t, n in stayed.items() if n}
    )


def _restore_changed(work: Write, batch_id: int) -> tuple[int, dict[str, int]]:
    entries = work.session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.before, JournalEntry.after)
        .join(Deed, Deed.id == JournalEntry.deed_id)
        .where(Deed.batch_id == batch_id, JournalEntry.before.is_not(None))
        .order_by(JournalEntry.id.desc())
    ).all()
    restored, kept = set[tuple[str, int]](), set[tuple[str, int]]()
    for table, row_id, before, after in entries:
        if (table, row_id) not in kept and _back(work, table, row_id, before, after):
            restored.add((table, row_id))
        elif undo.exists_now(work, table, row_id):
            kept.add((table, row_id))
    return len(restored - kept), dict(Counter(table for table, _ in kept))


def _back(work: Write, table: str, row_id: int, before: str | None, after: str | None) -> bool:
    try:
        with work.session.begin_nested():
            return undo.put_back(work, table, row_id, before, after)
    except IntegrityError:  # what it was before is taken or gone by now
        return False
