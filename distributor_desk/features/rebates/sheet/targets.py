"""The sheet 目标 / Targets, in and out: of a customer or a rep, for a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.money import plain
from distributor_desk.core.periods import Period, period_of
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.posting import ensure_reps, missing_customers
from distributor_desk.features.customers.queries import all_values, directory
from distributor_desk.features.rebates import posting
from distributor_desk.features.rebates.queries import goals
from distributor_desk.features.rebates.queries.schemes import schemes
from distributor_desk.features.rebates.rules.periods import label, parse, same_kind
from distributor_desk.features.rebates.sheet.columns import TARGETS
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

NO_PERIOD = Text("请写成 2026、2026-Q1 或 2026-03 这样", "is to be written like 2026, 2026-Q1 or 2026-03")
NO_SCHEME = Text("没有叫“{name}”的返利方案", "is no rebate scheme that is known: “{name}”")
UNKNOWN = Text(
    "“{name}”还没有记录；勾选“新建缺少的记录”，或先新增它",
    "“{name}” is not known; tick “create what is missing”, or add it first",
)
BOTH = Text("客户和业务员只能填一个", "and a rep are both given; a target is of one of them")
NEGATIVE = Text("不能是负数", "cannot be negative")


class TargetsSheet:
    """Targets in and out; known again by whom, scheme, category and period."""

    kind = TARGETS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed)
        customers, made = _customers(work, parsed, judge, batch_id, options)
        reps = ensure_reps(work, [n for n in dict.fromkeys(_column(parsed, "rep")) if n], batch_id)
        known = {normal_name(s.name): s.id for s in schemes(work.session).values()}
        standing = goals.known(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        for row in range(parsed.count):
            whom = _whom(parsed, judge, row, customers, reps)
            scheme = _scheme(parsed, judge, row, known)
            period = _period(parsed, judge, row, options)
            amount = _column(parsed, "target")[row]
            if amount is not None and amount < 0:
                judge.reject(row, "target", NEGATIVE)
            if judge.refused(row) or period is None or whom is None:
                continue
            category = _column(parsed, "category")[row]
            key = goals.Goal(*whom, scheme, category, period)
            old = standing.get(key)
            outcomes[row] = Outcome.NEW if old is None else Outcome.SAME if old == amount else Outcome.CHANGED
            if old is not None and old != amount:
                changes[row] = {"target": (old, amount)}
            if old != amount:
                standing[key] = amount
                posting.set_target(
                    work, period, amount, customer_id=whom[0], rep_id=whom[1], scheme_id=scheme, category=category,
                    batch_id=batch_id, source_row=parsed.numbers[row],
                )  # fmt: skip
        return judge.taken(outcomes, changes=changes, created={"customers": made})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        several = Counter(normal_name(name) for (name,) in all_values(session, ["name"]))
        for customer, code, rep, scheme, category, first, last, amount in goals.all_targets(session):
            said = code if customer and code and several[normal_name(customer)] > 1 else customer
            yield [said, rep, scheme, category, label(Period(first, last)), plain(amount)]


def _column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    return parsed.cells.get(key) or [None] * parsed.count


def _customers(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The customer of each row that names one, and how many were made."""
    known = directory(work.session)
    said = [*zip(_column(parsed, "customer_code"), _column(parsed, "customer"), strict=True)]
    found: dict[Any, int | None] = {
        (code, name): known.find(code, name) or (None if code else known.find(name, None))
        for code, name in dict.fromkeys(said)
        if code or name
    }
    missing = {
        pair: (pair[0], pair[1] or pair[0])
        for pair, customer in found.items()
        if customer is None and normal_name(pair[1] or "") not in known.ambiguous
    }
    if options.create_missing and missing:
        ids = missing_customers(work, missing.values(), batch_id)
        found |= {pair: ids[named] for pair, named in missing.items()}
    for row, pair in enumerate(said):
        if pair in found and found[pair] is None:
            several = normal_name(pair[1] or "") in known.ambiguous
            text = AMBIGUOUS.with_(count=2) if several else UNKNOWN.with_(name=pair[1] or pair[0])
            judge.reject(row, "customer", text)
    made = len(missing) if options.create_missing else 0
    return [found.get(pair) for pair in said], made


def _whom(
    parsed: ParsedSheet, judge: Judge, row: int, customers: Sequence[int | None], reps: dict[str, int]
) -> tuple[int | None, int | None] | None:
    rep = _column(parsed, "rep")[row]
    named = _column(parsed, "customer")[row] or _column(parsed, "customer_code")[row]
    if rep and named:
        judge.reject(row, "customer", BOTH)
    elif not rep and not named:
        judge.reject(row, "customer" if "customer" in parsed.cells else "rep", REQUIRED)
    if judge.refused(row):
        return None
    return (None, reps[normal_name(rep)]) if rep else (customers[row], None)


def _scheme(parsed: ParsedSheet, judge: Judge, row: int, known: dict[str, int]) -> int | None:
    name = _column(parsed, "scheme")[row]
    if not name:
        return None
    found = known.get(normal_name(name))
    if found is None:
        judge.reject(row, "scheme", NO_SCHEME.with_(name=name))
    return found


def _period(parsed: ParsedSheet, judge: Judge, row: int, options: ImportOptions) -> Period | None:
    words = _column(parsed, "period")[row]
    if words is None:
        return None
    period = parse(str(words))
    if period is None:
        judge.reject(row, "period", NO_PERIOD)
    elif options.shift:
        kind = same_kind(period)
        middle = period.first + (period.last - period.first) / 2 + options.shift
        return (
            period_of(middle, kind)
            if kind
            else Period(period.first + options.shift, period.last + options.shift)
        )
    return period
