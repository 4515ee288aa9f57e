"""The sheets 费用台账 / Fee entries and 谈判记录 / Negotiation rounds, in and out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from distributor_desk.core.matching import normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.queries import all_values as all_customers
from distributor_desk.features.key_accounts import posting
from distributor_desk.features.key_accounts.queries import kept
from distributor_desk.features.key_accounts.queries.entries import claims_of, display_entries
from distributor_desk.features.key_accounts.records import KaFeeEntry, KaRound
from distributor_desk.features.key_accounts.rules.entries import with_period, without_period
from distributor_desk.features.key_accounts.sheet import parties
from distributor_desk.features.key_accounts.sheet.columns import ENTRIES, ROUNDS
from distributor_desk.features.key_accounts.sheet.parties import column
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken


class EntriesSheet:
    """Fee entries in and out; known again by everything that does not change: day, parties, amount, note number."""

    kind = ENTRIES

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed)
        retailers = parties.retailers_of(work, judge, batch_id, options)
        stores, made = parties.stores_of(work, judge, batch_id, options)
        subjects = parties.subjects_of(work, judge, batch_id)
        brands = parties.brands_of(work, judge, batch_id)
        standing = kept.standing_entries(work.session)
        displays = display_entries(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        new: list[dict[str, Any]] = []
        for i in range(parsed.count):
            if judge.refused(i):
                continue
            who = (retailers[i], stores[i], brands[i], subjects[i])
            key = (
                column(parsed, "date")[i],
                *who,
                column(parsed, "amount")[i],
                column(parsed, "document")[i],
            )
            row = _entry_row(parsed, i)
            known = standing.get(key)
            if known:
                old = known.pop(0)
                changes[i] = parties.moved(old, row)
                outcomes[i] = parties.outcome(changes[i])
                posting.set_values(work, KaFeeEntry, old["id"], {k: v for k, (_, v) in changes[i].items()})
                continue
            full = _full(key, row) | {"source_row": parsed.numbers[i]}
            entry = posting.as_entry(work, -1 - i, full)
            twice = posting.twice(work, entry, displays)
            if twice:
                judge.reject(i, "subject", twice.text)
                continue
            displays.append(entry)
            new.append(full)
            outcomes[i] = Outcome.NEW
        posting.add_entries(work, new, batch_id)
        created = {"customers": made}
        return judge.taken(outcomes, changes={i: c for i, c in changes.items() if c}, created=created)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        several = Counter(normal_name(name) for (name,) in all_customers(session, ["name"]))
        entries = kept.all_entries(session)
        claims = claims_of(session, [entry for *_, entry in entries])
        for retailer, store, code, brand, subject, row in entries:
            yield [
                row.date, retailer, parties.said_by(store, code, several), brand, subject, row.amount,
                row.document, row.payer, row.evidence, claims[row.id].state, with_period(row.notes, row.first, row.last),
            ]  # fmt: skip


def _entry_row(parsed: ParsedSheet, index: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        f: parsed.cells[f][index] for f in ("payer", "evidence", "claim", "notes") if f in parsed.cells
    }
    if "notes" in row:
        row["notes"], row["first"], row["last"] = without_period(row["notes"])
    return row


def _full(key: tuple[Any, ...], row: dict[str, Any]) -> dict[str, Any]:
    fields = ("date", "retailer_id", "store_id", "brand_id", "subject_id", "amount", "document")
    given = {k: v for k, v in row.items() if v is not None}
    return {"payer": "ours"} | given | dict(zip(fields, key, strict=True))


class RoundsSheet:
    """Rounds in and out; known again by contract, day, subject and what was asked."""

    kind = ROUNDS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed)
        years = parties.years_of(judge, options)
        retailers = parties.retailers_of(work, judge, batch_id, options)
        subjects = parties.subjects_of(work, judge, batch_id)
        standing = kept.standing_rounds(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        new: list[dict[str, Any]] = []
        for i in range(parsed.count):
            if judge.refused(i):
                continue
            contract = posting.ensure_contract(work, retailers[i] or 0, years[i], batch_id)
            day, asked = column(parsed, "date")[i], column(parsed, "asked")[i]
            row = {f: parsed.cells[f][i] for f in kept.ROUND_FIELDS if f in parsed.cells}
            known = standing.get((contract, day, subjects[i], asked))
            if known:
                old = known.pop(0)
                changes[i] = parties.moved(old, row)
                outcomes[i] = parties.outcome(changes[i])
                posting.set_values(work, KaRound, old["id"], {k: v for k, (_, v) in changes[i].items()})
                continue
            whole = {"contract_id": contract, "date": day, "subject_id": subjects[i], "asked": asked}
            new.append(row | whole | {"source_row": parsed.numbers[i]})
            outcomes[i] = Outcome.NEW
        posting.load(work, KaRound, new, batch_id)
        posting.positions(work, {row["contract_id"] for row in new})
        return judge.taken(outcomes, changes={i: c for i, c in changes.items() if c})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        for retailer, year, subject, row in kept.all_rounds(session):
            yield [
                retailer, year, row.date, subject, row.asked, row.said, row.conceded, row.got, row.next_on, row.notes
            ]  # fmt: skip
