"""The sheets KA合同 / KA contracts and KA费用 / KA fees, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from distributor_desk.core.errors import DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.features.key_accounts import posting
from distributor_desk.features.key_accounts.queries import kept
from distributor_desk.features.key_accounts.records import KaContract, KaFee
from distributor_desk.features.key_accounts.rules.fees import VALUES, percent, split
from distributor_desk.features.key_accounts.sheet import parties
from distributor_desk.features.key_accounts.sheet.columns import CONTRACTS, FEES
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

_RATES = ("standing", *VALUES)
_SHARES = ("ours", "factory", "advanced")


class ContractsSheet:
    """Contracts in and out; known again by retailer and year."""

    kind = CONTRACTS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed)
        years = parties.years_of(judge, options)
        retailers = parties.retailers_of(work, judge, batch_id, options, own_kind=True)
        standing = kept.standing_contracts(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        for i in range(parsed.count):
            row = _row(parsed, i, kept.CONTRACT_FIELDS)
            if judge.refused(i) or not parties.not_negative(
                judge, i, {k: v for k, v in row.items() if k != "margin"}
            ):
                continue
            key = (retailers[i] or 0, years[i])
            old = standing.get(key)
            if old is None:
                made = posting.ensure_contract(work, *key, batch_id, **row, source_row=parsed.numbers[i])
                standing[key] = {"id": made} | dict.fromkeys(kept.CONTRACT_FIELDS) | row
                outcomes[i] = Outcome.NEW
                continue
            changes[i] = parties.moved(old, row)
            outcomes[i] = parties.outcome(changes[i])
            posting.set_values(work, KaContract, old["id"], {k: v for k, (_, v) in changes[i].items()})
            old |= {k: v for k, (_, v) in changes[i].items()}
        return judge.taken(outcomes, changes={i: c for i, c in changes.items() if c})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        keys = [c.key for c in self.kind.outward(owner_copy=owner_copy)]
        for name, row in kept.all_contracts(session):
            yield [_out(row, {"retailer": name}, key) for key in keys]


class FeesSheet:
    """Fee lines in and out; known again by contract, subject and brand, in the order of the sheet."""

    kind = FEES

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        parties.mend_percents(parsed, _RATES)
        judge = Judge(parsed, but=("standing",))
        rows = [_row(parsed, i, kept.FEE_FIELDS) for i in range(parsed.count)]
        years = parties.years_of(judge, options)
        for i, row in enumerate(rows):
            if not judge.refused(i):
                parties.require_cells(judge, i, row, ("standing", "last_year", "ask"))
                parties.not_negative(judge, i, row)
        retailers = parties.retailers_of(work, judge, batch_id, options)
        subjects = parties.subjects_of(work, judge, batch_id)
        brands = parties.brands_of(work, judge, batch_id)
        standing = kept.standing_fees(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        new: list[dict[str, Any]] = []
        for i, row in enumerate(rows):
            if judge.refused(i):
                continue
            contract = posting.ensure_contract(work, retailers[i] or 0, years[i], batch_id)
            known = standing.get((contract, subjects[i] or 0, brands[i]))
            old = known.pop(0) if known else None
            if not _shares(judge, i, row, old):
                continue
            if old is None:
                ids = {"contract_id": contract, "subject_id": subjects[i], "brand_id": brands[i]}
                new.append({"charged": "year"} | _given(row) | ids | {"source_row": parsed.numbers[i]})
                outcomes[i] = Outcome.NEW
                continue
            changes[i] = parties.moved(old, row)
            outcomes[i] = parties.outcome(changes[i])
            posting.set_values(work, KaFee, old["id"], {k: v for k, (_, v) in changes[i].items()})
        posting.load(work, KaFee, new, batch_id)
        return judge.taken(outcomes, changes={i: c for i, c in changes.items() if c})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        keys = [c.key for c in self.kind.outward(owner_copy=owner_copy)]
        for retailer, year, subject, brand, row in kept.all_fees(session):
            named = {"retailer": retailer, "year": year, "subject": subject, "brand": brand}
            if row.standing is None:  # the sheet asks for one
                named["standing"] = row.last_year if row.last_year is not None else 0
            yield [_out(row, named, key) for key in keys]


def _row(parsed: ParsedSheet, index: int, fields: Sequence[str]) -> dict[str, Any]:
    return {f: parties.as_kept(f, parsed.cells[f][index]) for f in fields if f in parsed.cells}


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _out(row: Any, named: Mapping[str, Any], key: str) -> Any:
    if key in named:
        return named[key]
    value = getattr(row, key)
    return percent(value) if key in kept.RATIOS else value


def _shares(judge: Judge, index: int, row: dict[str, Any], old: Mapping[str, Any] | None) -> bool:
    """Fill in what is ours; False when the three do not make the whole."""
    if old is not None and all(row.get(key) is None for key in _SHARES):
        return True
    given = {key: percent(row.get(key)) for key in _SHARES}
    if old is not None:
        given |= {key: percent(old[key]) for key in ("factory", "advanced") if given[key] is None}
    try:
        found = split(given["ours"], given["factory"], given["advanced"])
    except DeskError as error:
        place = next((key for key in _SHARES if row.get(key) is not None), "ours")
        judge.reject(index, place, error.text)
        return False
    row |= {"ours": found.ours, "factory": found.factory, "advanced": found.advanced}
    return True
