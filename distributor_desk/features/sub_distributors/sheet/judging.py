"""Judging a sheet of sub-distributors: whom a row means, what it would change, and what cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from distributor_desk.core import dates
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers.queries import Directory, directory
from distributor_desk.features.sub_distributors.queries.standing import (
    Standing,
    agreements,
    shared_territories,
    standings,
)
from distributor_desk.features.sub_distributors.rules.agreed import (
    check_agreed,
    schemes_written,
    written_schemes,
)
from distributor_desk.features.sub_distributors.rules.states import (
    ACTIVE,
    CANDIDATE,
    WORKING,
    territory_written,
)
from distributor_desk.features.sub_distributors.sheet.columns import AGREED
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, RETIRED, Judge
from distributor_desk.workflow.sheets import Taken

NO_YEAR = Text(
    "有 {count} 行写了目标、方案、日期或保证金，却没有写年度；按签约的年份记，没有签约日期的按 {year} 年记。",
    "{count} {count:row|rows} {count:gives|give} a target, scheme, date or deposit without a year: booked for the year of signing, or for "
    "{year} where there is none.",
)
HELD = Text(
    "已有合作中的“{holder}”。先终止它，或把区域写成“{territory}(共享)”",
    "is worked by “{holder}” already; end that first, or write “{territory}(shared)”",
)
NEGATIVE = Text("不能是负数", "cannot be negative")
_OF_CUSTOMER = ("contact", "phone")
_OWN = ("territory", "state", "notes")

Key = int | tuple[str, str]
"""A customer's id, or what a new one is called (("code", …) or ("name", …))."""


@dataclass(slots=True)
class Stands:
    """A sub-distributor as it stands after the rows so far; `sub` is None while it is new."""

    sub: Standing | None
    values: dict[str, Any]
    years: dict[int, dict[str, Any]]
    newest: int | None
    named: tuple[str | None, str] = (None, "")
    row: int | None = None
    changed: set[str] = field(default_factory=set)
    changed_years: dict[int, set[str]] = field(default_factory=dict)
    row_of_year: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """What a sheet would do: everyone it names by key, and the outcome of each row."""

    judge: Judge
    everyone: dict[Key, Stands]
    shared: set[str]
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    changes: dict[int, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    touched: dict[Key, list[int]] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    created: dict[str, int] = field(default_factory=dict)

    def taken(self) -> Taken:
        kept = {i: outcome for i, outcome in self.outcomes.items() if not self.judge.refused(i)}
        return self.judge.taken(kept, changes=self.changes, notes=self.notes, created=self.created)


def judge_rows(work: Write, parsed: ParsedSheet) -> Rows:
    """Every row judged; nothing is written."""
    judge = Judge(parsed, but=("name",))
    known = directory(work.session)
    subs = standings(work.session)
    rows = Rows(judge, _standing_now(work, subs), shared_territories(work.session))
    cells = parsed.cells
    given = [{key: cells[key][i] for key in cells if cells[key][i] is not None} for i in range(parsed.count)]
    places = {i: _whom(judge, i, row, known) for i, row in enumerate(given) if not judge.refused(i)}
    guessed = sum(_fill_year(row) for i, row in enumerate(given) if not judge.refused(i))
    if guessed:
        rows.notes.append(NO_YEAR.with_(count=guessed, year=dates.today().year))
    for i, row in enumerate(given):
        if not judge.refused(i):
            _check(judge, i, row)
    _refuse_second(rows, given, places)
    for i, row in enumerate(given):
        if not judge.refused(i):
            _merge(rows, i, row, places[i])
    return rows


def _standing_now(work: Write, subs: list[Standing]) -> dict[Key, Stands]:
    agreed = agreements(work.session, subs)
    found: dict[Key, Stands] = {}
    for sub in subs:
        years = {
            line.year: {
                "territory": line.territory, "target": line.target, "scheme": written_schemes(line.schemes),
                "signed": line.signed, "ends": line.ends, "deposit": line.deposit,
            }
            for line in agreed[sub.id]
        }  # fmt: skip
        values = {key: getattr(sub, key) for key in (*_OWN, *_OF_CUSTOMER)}
        found[sub.customer_id] = Stands(sub, values, years, max(years, default=None))
    return found


def _whom(judge: Judge, index: int, row: dict[str, Any], known: Directory) -> Key:
    code, name = row.get("code"), str(row.get("name") or "")
    if not code and not name:
        judge.reject(index, "name", REQUIRED)
        return 0
    if code and normal_code(code) in known.retired_codes:
        judge.reject(index, "code", RETIRED.with_(code=code))
        return 0
    found = known.find(code, name)
    if found is not None:
        return found
    if not code and normal_name(name) in known.ambiguous:
        judge.reject(index, "name", AMBIGUOUS.with_(count=2))
        return 0
    return ("code", normal_code(code)) if code else ("name", normal_name(name))


def _fill_year(row: dict[str, Any]) -> bool:
    """A row that agrees something belongs to a year; whether it had to be guessed."""
    if row.get("year") is not None or not any(key in row for key in AGREED):
        return False
    signed: date | None = row.get("signed")
    row["year"] = signed.year if signed else dates.today().year
    return True


def _check(judge: Judge, index: int, row: dict[str, Any]) -> None:
    for key in ("target", "deposit"):
        if row.get(key) is not None and row[key] < 0:
            judge.reject(index, key, NEGATIVE)
    if row.get("year") is not None:
        try:
            check_agreed(row["year"], row.get("signed"), row.get("ends"))
        except DeskError as error:
            judge.reject(index, "ends" if row.get("ends") else "year", error.text)
    if "scheme" in row:
        row["scheme"] = written_schemes(tuple(schemes_written(row["scheme"])))
    if "territory" in row:
        row["territory"], row["shared"] = territory_written(row["territory"])


def _leads(stands: Stands | None, year: int | None, newest_row: int | None) -> bool:
    """Whether a row says how it is now: it has no year, or the newest of all."""
    if year is None:
        return True
    newest = max((y for y in (stands.newest if stands else None, newest_row) if y is not None), default=year)
    return year >= newest


def _newest_rows(judge: Judge, given: list[dict[str, Any]], places: dict[int, Key]) -> dict[Key, int]:
    newest: dict[Key, int] = {}
    for i, row in enumerate(given):
        if not judge.refused(i) and row.get("year") is not None:
            newest[places[i]] = max(newest.get(places[i], row["year"]), row["year"])
    return newest


def _refuse_second(rows: Rows, given: list[dict[str, Any]], places: dict[int, Key]) -> None:
    """Reject rows that would put a second one to work in a territory that is not shared (rules §7)."""
    judge, newest = rows.judge, _newest_rows(rows.judge, given, places)
    rows.shared |= {normal_name(r["territory"]) for r in given if r.get("shared") and r.get("territory")}
    final = {
        key: (normal_name(s.values["territory"] or ""), s.values["state"], s.sub.name if s.sub else "", -1)
        for key, s in rows.everyone.items()
    }
    for i, row in enumerate(given):
        if judge.refused(i):
            continue
        row["newest"] = newest.get(places[i])
        row["leads"] = _leads(rows.everyone.get(places[i]), row.get("year"), row["newest"])
        if row["leads"]:
            place, state, said, _ = final.get(places[i], ("", _usual_state(row), "", -1))
            said = str(row.get("name") or said or row.get("code"))
            final[places[i]] = (
                normal_name(row["territory"]) if row.get("territory") else place,
                row.get("state", state),
                said,
                i,
            )
    held: dict[str, str] = {}
    for place, state, name, i in sorted(final.values(), key=lambda one: one[3]):
        if not place or state not in WORKING or place in rows.shared:
            continue
        if place in held and i >= 0:
            judge.reject(
                i, "territory", HELD.with_(holder=held[place], territory=given[i].get("territory", place))
            )
        held.setdefault(place, name)


def _usual_state(row: dict[str, Any]) -> str:
    """Whom one has agreed something with is working; whom one only knows is a candidate."""
    return ACTIVE if any(key in row for key in AGREED) else CANDIDATE


def _merge(rows: Rows, index: int, row: dict[str, Any], key: Key) -> None:
    stands, fresh = rows.everyone.get(key), False
    if stands is None:
        fresh = True
        stands = Stands(None, dict.fromkeys((*_OWN, *_OF_CUSTOMER)), {}, None, row=index)
        stands.named = (row.get("code"), str(row.get("name") or row.get("code")))
        rows.everyone[key] = stands
        row.setdefault("state", _usual_state(row))
        row["leads"] = True
    moved: dict[str, tuple[Any, Any]] = {}
    for name in (*_OF_CUSTOMER, *_OWN):
        led = name not in ("territory", "state") or row["leads"]
        if name in row and led and _differs(name, stands.values[name], row[name]):
            moved[name] = (stands.values[name], row[name])
            stands.values[name] = row[name]
            stands.changed.add(name)
    new_year = _merge_year(stands, index, row, moved)
    rows.touched.setdefault(key, []).append(index)
    if fresh or new_year:
        rows.outcomes[index] = Outcome.NEW
    elif moved:
        rows.outcomes[index], rows.changes[index] = Outcome.CHANGED, moved
    else:
        again = len(rows.touched[key]) > 1 and stands.row_of_year.get(row.get("year", 0)) is not None
        rows.outcomes[index] = Outcome.DUPLICATE if again or stands.row not in (None, index) else Outcome.SAME


def _merge_year(stands: Stands, index: int, row: dict[str, Any], moved: dict[str, tuple[Any, Any]]) -> bool:
    """What a row agrees for its year; whether the year is new."""
    year = row.get("year")
    if year is None:
        return False
    new = year not in stands.years
    agreed = stands.years.setdefault(year, dict.fromkeys(("territory", *AGREED)))
    changed = stands.changed_years.setdefault(year, set()) if new else stands.changed_years.get(year, set())
    for name in ("territory", *AGREED):
        if name in row and _differs(name, agreed[name], row[name]):
            moved.setdefault(name, (agreed[name], row[name]))
            agreed[name] = row[name]
            changed.add(name)
    if changed or new:
        stands.changed_years[year] = changed
        stands.row_of_year.setdefault(year, index)
    return new


def _differs(name: str, before: Any, after: Any) -> bool:
    if name == "territory" and before and after:
        return normal_name(before) != normal_name(after)
    return bool(before != after)
