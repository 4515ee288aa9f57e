"""The sheet 返利方案 / Rebate schemes, one row a tier, in and out.

A scheme comes in whole or not at all: one wrong tier refuses all of its rows, because half a ladder would
pay something that nobody signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.money import plain
from distributor_desk.core.numbers import parse_number
from distributor_desk.core.progress import Progress
from distributor_desk.features.rebates.posting import schemes as posting
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.rules import scope as scopes
from distributor_desk.features.rebates.rules import speed as speeds
from distributor_desk.features.rebates.rules.terms import Terms, Tier, faults
from distributor_desk.features.rebates.sheet.columns import SCHEMES
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

DIFFERS = Text(
    "与方案“{scheme}”第一行不同，同一方案各行要一致",
    "differs from the first row of “{scheme}”; its rows must agree",
)
ITS_OTHER_ROWS = Text(
    "方案“{scheme}”的另一行有错误，整个方案都没有导入",
    "another row of “{scheme}” is wrong, so none of it came in",
)
NO_SUCH_CAP = Text(
    "不是金额，也不是百分数（如 20000 或 3%）", "is neither an amount nor a percentage (20000, 3%)"
)
NO_SUCH_SPEED = Text("请写成 15:100;30:80 这样", "is to be written like 15:100;30:80")
NO_SUCH_SCOPE = Text(
    "“{part}”看不懂，请写成 品牌:雪花 这样", "“{part}” is not understood; write brand:… and the like"
)
OF_TIER = ("threshold", "rate", "per_unit", "fixed")
SHARED = tuple(c.key for c in SCHEMES.columns if c.key not in OF_TIER)


class SchemesSheet:
    """Schemes in and out; known again by name."""

    kind = SCHEMES

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed)
        known = {normal_name(s.name): s for s in schemes(work.session).values()}
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Mapping[str, tuple[Any, Any]]] = {}
        for key, rows in _grouped(parsed).items():
            standing = known.get(key)
            values = _values(parsed, judge, rows, standing)
            if values is None or not _save(
                work, judge, rows, values, standing, batch_id, parsed.numbers[rows[0]]
            ):
                _refuse_all(parsed, judge, rows)
                continue
            fresh = standing is None or not standing.terms.tiers
            for place, row in enumerate(rows):
                moved = {} if standing is None or fresh else _moved(standing, values, place)
                outcomes[row] = Outcome.NEW if fresh else Outcome.CHANGED if moved else Outcome.SAME
                if moved:
                    changes[row] = moved
        return judge.taken(outcomes, changes=changes)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        for scheme in sorted(schemes(session).values(), key=lambda s: (s.name, s.valid_from, s.id)):
            for tier in scheme.terms.tiers:
                yield [_written(scheme, tier)[c.key] for c in SCHEMES.columns]


def _written(scheme: Scheme, tier: Tier) -> dict[str, Any]:
    terms = scheme.terms
    cap = f"{plain(terms.cap_amount):f}" if terms.cap_amount is not None else None
    if terms.cap_rate is not None:
        cap = f"{plain(terms.cap_rate * 100):f}%"
    return {
        "scheme": scheme.name, "basis": terms.basis, "method": terms.method, "boundary": terms.boundary,
        "period": scheme.period, "valid_from": scheme.valid_from, "valid_to": scheme.valid_to,
        "scope": scopes.written(scheme.names) or None, "threshold": tier.threshold, "rate": _percent(tier.rate),
        "per_unit": tier.per_unit, "fixed": tier.fixed, "cap": cap, "gate": _percent(terms.gate),
        "growth": terms.growth, "over_target": _percent(terms.over_target),
        "speed": speeds.written(terms.speed) or None, "payout": scheme.payout, "returns": scheme.returns,
        "tax_included": scheme.tax_included,
    }  # fmt: skip


def _percent(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else plain(rate * 100)


def _grouped(parsed: ParsedSheet) -> dict[str, list[int]]:
    """Rows by scheme, refused ones too, in the order of the sheet."""
    found: dict[str, list[int]] = {}
    for row, name in enumerate(parsed.cells["scheme"]):
        if isinstance(name, str):
            found.setdefault(normal_name(name), []).append(row)
    return found


def _refuse_all(parsed: ParsedSheet, judge: Judge, rows: Sequence[int]) -> None:
    for row in rows:
        if not judge.refused(row):
            judge.reject(row, "scheme", ITS_OTHER_ROWS.with_(scheme=parsed.cells["scheme"][row]))


def _values(
    parsed: ParsedSheet, judge: Judge, rows: Sequence[int], standing: Scheme | None
) -> SchemeValues | None:
    """What the rows of a scheme say, over what stands; None when one of them is wrong."""
    cells: Mapping[str, Sequence[Any]] = parsed.cells
    first: dict[str, Any] = {
        key: cells[key][rows[0]] for key in SHARED if key in cells and cells[key][rows[0]] is not None
    }
    for row in rows[1:]:
        for key in SHARED[1:]:
            said = cells[key][row] if key in cells else None
            if said is not None and said != first.get(key) and not judge.refused(row):
                judge.reject(row, key, DIFFERS.with_(scheme=cells["scheme"][row]))
    read = _read_first(judge, rows[0], first)
    if any(judge.refused(row) for row in rows):
        return None
    base = posting.values_of(standing) if standing else SchemeValues("", Terms(()), "year", date.min)
    terms = replace(
        base.terms, tiers=_tiers(cells, rows, base.terms),
        **{k: first[k] for k in ("basis", "method", "boundary") if k in first},
        **{k: first[k] / 100 for k in ("gate", "over_target") if k in first}, **read,
    )  # fmt: skip
    if "growth" in first:
        terms = replace(terms, growth=None if first["growth"] == "none" else first["growth"])
    scope = scopes.parse_scope(first["scope"]) if "scope" in first else list(base.scope)
    keep = {
        k: first[k]
        for k in ("period", "valid_from", "valid_to", "payout", "returns", "tax_included")
        if k in first
    }
    name = base.name or str(first["scheme"])
    return replace(
        base, name=name, terms=terms, scope=tuple(scope) if isinstance(scope, list) else (), **keep
    )


def _read_first(judge: Judge, row: int, first: Mapping[str, Any]) -> dict[str, Any]:
    """Cap and payment speed as terms; what cannot be read refuses the row."""
    found: dict[str, Any] = {}
    if "cap" in first:
        text = str(first["cap"]).strip()
        percent = text.endswith(("%", "％"))
        number = parse_number(text[:-1] if percent else text)
        if number is None:
            judge.reject(row, "cap", NO_SUCH_CAP)
        else:
            found["cap_rate" if percent else "cap_amount"] = number / 100 if percent else number
            found["cap_amount" if percent else "cap_rate"] = None
    if "speed" in first:
        found["speed"] = speeds.parse_speed(str(first["speed"]))
        if found["speed"] is None:
            judge.reject(row, "speed", NO_SUCH_SPEED)
    if "scope" in first:
        read = scopes.parse_scope(str(first["scope"]))
        if isinstance(read, str):
            judge.reject(row, "scope", NO_SUCH_SCOPE.with_(part=read))
    return found


def _tiers(cells: Mapping[str, Sequence[Any]], rows: Sequence[int], terms: Terms) -> tuple[Tier, ...]:
    """The ladder as written; an empty cell keeps what stands on the tier with the same start."""
    standing = {tier.threshold: tier for tier in terms.tiers}
    found = []
    for row in rows:
        said = {key: cells[key][row] for key in OF_TIER[1:] if key in cells and cells[key][row] is not None}
        if "rate" in said:
            said["rate"] /= 100
        threshold = plain(cells["threshold"][row])
        found.append(replace(standing.get(threshold, Tier(threshold)), threshold=threshold, **said))
    return tuple(found)


def _save(
    work: Write, judge: Judge, rows: Sequence[int], values: SchemeValues, standing: Scheme | None, batch_id: int, number: int
) -> bool:  # fmt: skip
    wrong = faults(values.terms, values.period, values.valid_from, values.valid_to)
    for fault in wrong:
        judge.reject(rows[fault.tier or 0], fault.field, fault.text)
    if wrong:
        return False
    if standing is not None and posting.values_of(standing) == values:
        return True
    try:
        posting.save(work, values, standing.id if standing else None, batch_id=batch_id, source_row=number)
    except DeskError as error:
        judge.reject(
            rows[0],
            "scope" if "brand" in error.text.en or "product" in error.text.en else "scheme",
            error.text,
        )
        return False
    return True


def _moved(standing: Scheme, values: SchemeValues, place: int) -> dict[str, tuple[Any, Any]]:
    """What a row changes: its tier's figures, and with the first row the rest of the scheme."""
    tiers = standing.terms.tiers
    new = _of(values, place)
    old = _written(standing, tiers[place]) if place < len(tiers) else dict.fromkeys(new)
    keys = [*OF_TIER, *(SHARED[1:] if place == 0 else ())]
    return {key: (old[key], new[key]) for key in keys if old[key] != new[key]}


def _of(values: SchemeValues, place: int) -> dict[str, Any]:
    made = Scheme(
        0, values.name, values.terms, values.period, values.valid_from, values.valid_to, (), values.scope,
        values.payout, values.returns, values.tax_included,
    )  # fmt: skip
    return _written(made, values.terms.tiers[place])
