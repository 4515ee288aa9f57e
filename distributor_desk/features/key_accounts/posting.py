"""What an import and the operations do here within their write: subjects, contracts, entries with their bookings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.queries.contracts import contract_of
from distributor_desk.features.key_accounts.queries.entries import display_entries
from distributor_desk.features.key_accounts.queries.subjects import known_ids, shipped_as
from distributor_desk.features.key_accounts.records import KaContract, KaFeeEntry, KaRound, KaSubject
from distributor_desk.features.key_accounts.rules.entries import DISPLAY, Entry, clash
from distributor_desk.features.key_accounts.rules.settings import HOLD_DAYS
from distributor_desk.features.sales import posting as ledger
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.record import Record
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Write

TWICE = Text(
    "“{store}”的“{subject}”已经有一笔 {first} 到 {last} 的（{amount} 元），同一家店同一档期只付一次。请核对日期或档期。",
    "“{store}” has “{subject}” for {first} to {last} already ({amount}); one store and period is paid once. Check the date or "
    "the period.",
)
DEDUCTION = Text("KA 扣款：{subject}", "KA deduction: {subject}")


def ensure_subjects(work: Write, words: Iterable[str], batch_id: int | None = None) -> dict[str, int]:
    """Ids of subjects by `normal_name` of the words, which they keep; a word that ships brings its evidence along.

    The English name of a shipped subject is that subject.
    """
    kept = known_ids(work.session)
    rows: list[dict[str, Any]] = []
    found: dict[str, int] = {}
    for word in dict.fromkeys(words):
        key, meant = normal_name(word), shipped_as(word)
        in_english = meant is not None and key == normal_name(meant.name.en) and batch_id is None
        own = normal_name(meant.name.zh) if meant and in_english else key
        if own not in kept:
            kept[own] = keep_ids(work, KaSubject, 1)[0] + len(rows)
            values = meant.values() if meant else {"mark": ""}
            if not meant or own == key:
                values["name"] = word.strip()
            means = normal_name(meant.name.zh) if meant else own
            rows.append(values | {"id": kept[own], "name_key": own, "means": means, "batch_id": batch_id})
        found[key] = kept[own]
    load_values(work, KaSubject, rows)
    return found


def ensure_contract(
    work: Write, retailer_id: int, year: int, batch_id: int | None = None, **values: Any
) -> int:
    """The id of a retailer's contract of a year, made (with these values) where it is missing."""
    found = contract_of(work.session, retailer_id, year)
    if found is not None:
        return found
    made = keep_ids(work, KaContract, 1)[0]
    row = values | {"id": made, "retailer_id": retailer_id, "year": year, "batch_id": batch_id}
    load_values(work, KaContract, [row])
    return made


def means_of(work: Write, subject_id: int) -> str:
    """What a subject means: the key by which subjects are the same."""
    return work.session.scalar(select(KaSubject.means).where(KaSubject.id == subject_id)) or ""


def twice(work: Write, entry: Entry, others: Iterable[Entry] | None = None) -> DeskError | None:
    """Why an entry is the same display again; None when it is not."""
    if entry.store_id is None:
        return None
    subject = work.session.execute(
        select(KaSubject.name, KaSubject.name_en)
        .where(KaSubject.means == entry.subject, KaSubject.mark == DISPLAY)
        .order_by(KaSubject.id)
    ).first()
    if subject is None:
        return None
    found = clash(entry, display_entries(work.session, [entry.store_id]) if others is None else others)
    if found is None:
        return None
    first, last = found.days
    store = work.session.scalar(select(Customer.name).where(Customer.id == entry.store_id))
    name = Text(subject[0], subject[1] or subject[0])
    return DeskError(
        TWICE.with_(store=store, subject=name, first=first, last=last, amount=f"{found.amount:,.2f}")
    )


def _subject(work: Write, subject_id: int) -> Text:
    name, english = work.session.execute(
        select(KaSubject.name, KaSubject.name_en).where(KaSubject.id == subject_id)
    ).one()
    return Text(name, english or name)


def add_entries(work: Write, rows: Sequence[Mapping[str, Any]], batch_id: int | None = None) -> list[int]:
    """Make fee entries; each that is a deduction at a store is credited to it. Returns their ids."""
    ids = keep_ids(work, KaFeeEntry, len(rows))
    made = [dict(row) | {"id": i, "batch_id": batch_id} for i, row in zip(ids, rows, strict=True)]
    for row in made:
        row["account_entry_id"] = _credit(work, row, batch_id)
    load_values(work, KaFeeEntry, made)
    return [*ids]


def is_booked(row: Mapping[str, Any]) -> bool:
    """With a store and a deduction note an entry stands in the store's balance; a fee that was paid does not."""
    return row.get("store_id") is not None and bool(row.get("document"))


def _credit(work: Write, row: Mapping[str, Any], batch_id: int | None) -> int | None:
    if not is_booked(row):
        return None
    return ledger.credit(
        work, row["store_id"], kind="ka_deduction", on=row["date"], amount=row["amount"],
        document=row["document"], notes=DEDUCTION.with_(subject=_subject(work, row["subject_id"])).zh,
        batch_id=batch_id,
    )  # fmt: skip


BOOKED_FIELDS = ("store_id", "document", "date", "amount", "subject_id")


def change_entry(work: Write, entry_id: int, values: Mapping[str, Any]) -> None:
    """Change an entry; its booking follows where it must."""
    row = work.session.get_one(KaFeeEntry, entry_id)
    before = {key: getattr(row, key) for key in BOOKED_FIELDS}
    after = before | {key: value for key, value in values.items() if key in BOOKED_FIELDS}
    changed = dict(values)
    if after != before:
        if row.account_entry_id is not None:
            ledger.take_out_entry(work, row.account_entry_id)
        changed["account_entry_id"] = _credit(work, after, None)
    work.session.execute(update(KaFeeEntry).where(KaFeeEntry.id == entry_id).values(changed))


def entry_after(work: Write, entry_id: int, values: Mapping[str, Any]) -> Entry:
    """An entry as it would be with these values."""
    row = work.session.get_one(KaFeeEntry, entry_id)
    fields = ("date", "store_id", "subject_id", "amount", "payer", "claim", "first", "last")
    return as_entry(work, entry_id, {f: values.get(f, getattr(row, f)) for f in fields})


def as_entry(work: Write, entry_id: int, row: Mapping[str, Any]) -> Entry:
    """Fields of an entry as the rules see them."""
    return Entry(
        entry_id, row["date"], row.get("store_id"), means_of(work, row["subject_id"]), row["amount"], row["payer"],
        row.get("claim"), row.get("first"), row.get("last"),
    )  # fmt: skip


def set_values(work: Write, record: type[Record], own: int, values: Mapping[str, Any]) -> None:
    """Change fields of one row; nothing given, nothing done."""
    if values:
        work.session.execute(update(record).where(record.id == own).values(dict(values)))


def load(work: Write, record: type[Record], rows: Sequence[Mapping[str, Any]], batch_id: int) -> None:
    """Bring in the rows of an import."""
    load_values(work, record, [dict(row) | {"batch_id": batch_id} for row in rows])


def positions(work: Write, contracts: Iterable[int]) -> None:
    """After rounds came in by file: hold and answer of each contract follow from its rounds where none was set."""
    days = value_of(work.session, HOLD_DAYS)
    for contract in contracts:
        row = work.session.get_one(KaContract, contract)
        rounds = work.session.scalars(
            select(KaRound).where(KaRound.contract_id == contract, KaRound.retired_at.is_(None))
        ).all()
        answered = [one.date for one in rounds if one.said or one.conceded]
        if row.hold_until is None and rounds:
            row.hold_until = min(one.date for one in rounds) + timedelta(days=days)
        if row.answered_on is None and answered:
            row.answered_on = min(answered)
    work.session.flush()
