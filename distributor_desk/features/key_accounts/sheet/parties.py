"""Which retailer, contract, subject, brand and store a row means; figures as they lie in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.money import from_micro, to_micro
from distributor_desk.core.numbers import parse_number
from distributor_desk.features.customers.posting import ensure_retailers, missing_customers
from distributor_desk.features.customers.queries import directory
from distributor_desk.features.key_accounts.posting import ensure_subjects
from distributor_desk.features.key_accounts.queries import kept
from distributor_desk.features.key_accounts.rules.fees import ratio
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, Judge
from distributor_desk.workflow.sheets import ImportOptions

UNKNOWN = Text(
    "“{name}”还没有记录；勾选“新建缺少的记录”，或先新增它",
    "“{name}” is not known; tick “create what is missing”, or add it first",
)
NO_YEAR = Text("年度应在 2000 到 2100 之间", "must lie between 2000 and 2100")
NEGATIVE = Text("不能小于 0", "cannot be less than 0")


def column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    """The values of a field, all empty where the sheet has no such column."""
    return parsed.cells.get(key) or [None] * parsed.count


def retailers_of(
    work: Write, judge: Judge, batch_id: int, options: ImportOptions, *, own_kind: bool = False
) -> list[int | None]:
    """The retailer's id for each row; a new one is made in its own sheet, or when what is missing may be made."""
    names = column(judge.parsed, "retailer")
    known = kept.retailers(work.session)
    if own_kind or options.create_missing:
        wanted = [n for i, n in enumerate(names) if n and not judge.refused(i)]
        known |= ensure_retailers(work, dict.fromkeys(wanted), batch_id)
    found: list[int | None] = []
    for index, name in enumerate(names):
        one = known.get(normal_name(name)) if name else None
        if name and one is None and not judge.refused(index):
            judge.reject(index, "retailer", UNKNOWN.with_(name=name))
        found.append(one)
    return found


def years_of(judge: Judge, options: ImportOptions) -> list[int]:
    """The year of each row; the sample company's years move with its dates."""
    found: list[int] = []
    for index, year in enumerate(column(judge.parsed, "year")):
        sound = isinstance(year, int) and 2000 <= year <= 2100
        if not sound and year is not None and not judge.refused(index):
            judge.reject(index, "year", NO_YEAR)
        moved = (date(year, 6, 30) + options.shift).year if sound and options.shift else year
        found.append(moved if sound else 0)
    return found


def subjects_of(work: Write, judge: Judge, batch_id: int) -> list[int | None]:
    """The subject's id for each row; subjects are an open list."""
    names = column(judge.parsed, "subject")
    wanted = [n for i, n in enumerate(names) if n and not judge.refused(i)]
    ids = ensure_subjects(work, wanted, batch_id)
    return [ids.get(normal_name(name)) if name else None for name in names]


def brands_of(work: Write, judge: Judge, batch_id: int) -> list[int | None]:
    """The brand's id for each row."""
    names = column(judge.parsed, "brand")
    wanted = [n for i, n in enumerate(names) if n and not judge.refused(i)]
    ids = ensure_brands(work, dict.fromkeys(wanted), batch_id)
    return [ids.get(normal_name(name)) if name else None for name in names]


def stores_of(
    work: Write, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The store's customer id for each row (by name, or by code where names are shared), and how many were made."""
    known = directory(work.session)
    names = column(judge.parsed, "store")
    found = {n: known.find(None, n) or known.find(n, None) for n in dict.fromkeys(names) if n}
    missing = [n for n, one in found.items() if one is None and normal_name(n) not in known.ambiguous]
    if options.create_missing:
        used = {n for i, n in enumerate(names) if n and not judge.refused(i)}
        made = missing_customers(work, [(None, n) for n in missing if n in used], batch_id)
        found |= {name: i for (_, name), i in made.items()}
    for index, name in enumerate(names):
        if name and found[name] is None and not judge.refused(index):
            shared = normal_name(name) in known.ambiguous
            judge.reject(index, "store", AMBIGUOUS.with_(count=2) if shared else UNKNOWN.with_(name=name))
    return [found[n] if n else None for n in names], len(missing) if options.create_missing else 0


def mend_percents(parsed: ParsedSheet, keys: Sequence[str]) -> None:
    """`5%` in a column of rates is 5: as text, and as a cell that is formatted as per cent and holds 0.05."""
    places = {key: place for place, key in parsed.match.mapping.items()}
    for key in keys:
        if key not in places:
            continue
        values, column_no = parsed.cells[key], parsed.raw.first_column + places[key]
        for index, number in enumerate(parsed.numbers):
            value = values[index]
            if isinstance(value, Decimal) and (number, column_no) in (parsed.raw.percent or ()):
                values[index] = value * 100
        for index, problems in [*parsed.problems.items()]:
            left = [p for p in problems if not (p.field == key and _percent_text(p.raw) is not None)]
            if len(left) < len(problems):
                raw = next(p.raw for p in problems if p not in left)
                values[index] = _percent_text(raw)
                parsed.problems[index] = left
                if not left:
                    del parsed.problems[index]


def _percent_text(raw: Any) -> Decimal | None:
    return (
        parse_number(raw.rstrip("%％ "))
        if isinstance(raw, str) and raw.rstrip().endswith(("%", "％"))
        else None
    )


def as_kept(field: str, value: Any) -> Any:
    """A cell's value as the file keeps it: percent as a ratio, to the millionth; pieces of a quantity as a number."""
    if isinstance(value, Packed):
        return value.pieces if not value.cases else None
    if value is not None and field in kept.RATIOS:
        return from_micro(to_micro(ratio(value) or Decimal(0)))
    return value


def not_negative(judge: Judge, index: int, row: Mapping[str, Any]) -> bool:
    """Whether no figure of a row is below zero; says so of the first that is."""
    for key, value in row.items():
        if isinstance(value, Decimal | int) and not isinstance(value, bool) and value < 0:
            judge.reject(index, key, NEGATIVE)
            return False
    return True


def moved(old: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What a row changes of a record: field → (old, new); an empty cell changes nothing."""
    return {k: (old[k], v) for k, v in row.items() if v is not None and k in old and old[k] != v}


def outcome(changes: Mapping[str, Any]) -> Outcome:
    return Outcome.CHANGED if changes else Outcome.SAME


def said_by(name: str | None, code: str | None, several: Counter[str]) -> str | None:
    """A store's name, or its code where others have the name too."""
    if name is None:
        return None
    return code or name if several[normal_name(name)] > 1 else name


def require_cells(judge: Judge, index: int, row: Mapping[str, Any], keys: Sequence[str]) -> None:
    """Reject a row that has none of these."""
    if all(row.get(key) is None for key in keys):
        judge.reject(index, keys[0], REQUIRED)
