"""Judging rows without trade: what is rejected and why, and which record a row means.

A row is rejected when one of its cells is wrong or a required one is empty; its reasons stay with it. An
empty cell never erases, and a column that the sheet lacks is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet, Problem
from distributor_desk.workflow.sheets import Taken

REQUIRED = Text("没有填写，这一列必须有", "is empty; this column is required")
AMBIGUOUS = Text(
    "有 {count} 个同名的记录，请填写编号", "is the name of {count} {count:record|records}; give the code"
)
IN_CASES = Text(
    "按箱填写，但这一行没有箱规；请填箱规，或改成小单位的数量",
    "is given in cases, but the row has no case size; give the case size, or the number of single units",
)
RETIRED = Text(
    "编号“{code}”的记录已停用，请选择“恢复停用的记录”，或换一个编号",
    "code “{code}” belongs to a retired record; tick “revive retired records”, or use another code",
)


class Judge:
    """Keeps outcome and reasons per row while a room goes through its rows."""

    def __init__(self, parsed: ParsedSheet, but: Collection[str] = ()) -> None:
        """`but` names required columns whose emptiness the room judges itself."""
        self.parsed = parsed
        self.problems: dict[int, list[Problem]] = {i: [*found] for i, found in parsed.problems.items()}
        self._headings = {key: parsed.match.headings[place] for place, key in parsed.match.mapping.items()}
        for column in parsed.match.kind.columns:
            if column.required and column.key in parsed.cells and column.key not in but:
                self.require(column.key)

    def require(self, key: str) -> None:
        values = self.parsed.cells[key]
        if None in values:
            for index, value in enumerate(values):
                if value is None and not self._told(index, key):
                    self.reject(index, key, REQUIRED)

    def _told(self, index: int, key: str) -> bool:
        return any(p.field == key for p in self.problems.get(index, ()))

    def reject(self, index: int, key: str, text: Text) -> None:
        heading = self._headings.get(key) or self.parsed.match.kind.column(key).text
        self.problems.setdefault(index, []).append(Problem(key, heading, text, ""))

    def refused(self, index: int) -> bool:
        return index in self.problems

    def taken(self, outcomes: Mapping[int, Outcome] | list[Outcome], **more: Any) -> Taken:
        """Every row has one outcome: those that the room did not name were rejected."""
        if isinstance(outcomes, Mapping):
            outcomes = [outcomes.get(i, Outcome.REJECTED) for i in range(self.parsed.count)]
        return Taken(outcomes, self.problems, **more)


@dataclass(slots=True)
class Known:
    """The records that stand already: values by id, and the ways to find them."""

    values: dict[int, dict[str, Any]]
    by_code: dict[str, int]
    by_name: dict[str, list[int]]
    retired_codes: dict[str, int] = field(default_factory=dict)
    by_mark: dict[str, int] = field(default_factory=dict)
    retired: frozenset[int] = frozenset()


def known_by(
    values: dict[int, dict[str, Any]],
    retired_codes: dict[str, int],
    retired: frozenset[int],
    name_key: Callable[[Mapping[str, Any]], str],
) -> Known:
    """Records by code and name; those in `retired` only where no other one has the code or the name."""
    by_code: dict[str, int] = {}
    by_name: dict[str, list[int]] = {}
    for i, row in values.items():
        if i not in retired:
            by_name.setdefault(name_key(row), []).append(i)
            if row["code"]:
                by_code[normal_code(row["code"])] = i
    for i in retired & values.keys():
        row = values[i]
        by_name.setdefault(name_key(row), [i])
        if row["code"]:
            by_code.setdefault(normal_code(row["code"]), i)
    return Known(values, by_code, by_name, retired_codes, retired=retired)


@dataclass(slots=True)
class Merge:
    """What a sheet of records would do: rows to make, rows to change, and the outcome of each row."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    new: dict[int, dict[str, Any]] = field(default_factory=dict)
    changed: dict[int, dict[str, Any]] = field(default_factory=dict)
    revived: set[int] = field(default_factory=set)
    changes: dict[int, Mapping[str, tuple[Any, Any]]] = field(default_factory=dict)
    rows_of_new: dict[int, int] = field(default_factory=dict)

    def current(self, known: Known, record: int) -> Mapping[str, Any]:
        """A record as it stands after the rows so far."""
        fresh = self.new.get(record)
        return fresh if fresh is not None else known.values.get(record, {}) | self.changed.get(record, {})


def merge(
    judge: Judge, known: Known, reserved: int, *, code: str = "code", name: str = "name", revive: bool = False,
    mark: str | None = None, name_key: Callable[[Mapping[str, Any]], str] | None = None,
) -> Merge:  # fmt: skip
    """Decide for each row which record it is: by code, by `mark` (a barcode), else by name (by `name_key`).

    New records get the ids from `reserved` on. A code without a name is its own name.
    """
    result, cells, places = Merge(), judge.parsed.cells, list(judge.parsed.cells)
    by_code, by_name = dict(known.by_code), {k: [*v] for k, v in known.by_name.items()}
    key_of = name_key or (lambda row: normal_name(str(row[name])))
    for index in range(judge.parsed.count):
        if judge.refused(index):
            continue
        row = {key: cells[key][index] for key in places if cells[key][index] is not None}
        _unpack(judge, index, row)
        if judge.refused(index):
            continue
        if row.get(name) is None and row.get(code) is None:
            judge.reject(index, name, REQUIRED)
            continue
        code_key = normal_code(str(row[code])) if row.get(code) else None
        named = by_name.get(key_of(row), []) if row.get(name) else []
        marked = known.by_mark.get(str(row[mark])) if mark and row.get(mark) else None
        found = by_code.get(code_key) if code_key else None
        if found is None:
            found = _which(judge, index, code_key, marked, named, known, result, name)
        if found is None and code_key in known.retired_codes:
            found = known.retired_codes[code_key]
            if not revive:
                judge.reject(index, code, RETIRED.with_(code=row[code]))
                continue
            result.revived.add(found)
        if found in known.retired and found not in result.revived and not judge.refused(index):
            found = _retired(judge, index, row, found, known, result, revive=revive, coded=code_key)
        if judge.refused(index):
            continue
        if found is None:
            row.setdefault(name, row.get(code))
            found = reserved + len(result.new)
            result.new[found], result.rows_of_new[found] = row, index
            result.outcomes[index] = Outcome.NEW
            by_name.setdefault(key_of(row), []).append(found)
        else:
            _merge_into(result, known, found, index, row)
        if code_key:
            by_code[code_key] = found
    return result


def _retired(
    judge: Judge,
    index: int,
    row: dict[str, Any],
    found: int,
    known: Known,
    result: Merge,
    *,
    revive: bool,
    coded: str | None,
) -> int | None:
    """A retired record that stands in the books: as it is it comes again, else its code asks to revive it.

    By name alone, with other things said of it, it is another one.
    """
    current = result.current(known, found)
    differs = any(current.get(key) != value for key, value in row.items())
    if coded and revive:
        result.revived.add(found)
    elif differs and coded:
        judge.reject(index, "code", RETIRED.with_(code=row.get("code") or coded))
    return None if differs and not coded else found


def _unpack(judge: Judge, index: int, row: dict[str, Any]) -> None:
    """`3箱` by the row's own case size; without one it cannot be said in base units."""
    for key, value in row.items():
        if type(value) is not Packed:
            continue
        size = row.get("case_size") if key != "case_size" else None
        if value.cases and not isinstance(size, Decimal):
            judge.reject(index, key, IN_CASES)
            return
        row[key] = value.pieces + (value.cases * size if isinstance(size, Decimal) else 0)


def _which(
    judge: Judge, index: int, code_key: str | None, marked: int | None, named: list[int], known: Known,
    result: Merge, name: str,
) -> int | None:  # fmt: skip
    """By mark or name; one that has another code is another record."""
    if code_key:
        named = [i for i in named if not result.current(known, i).get("code")]
        marked = None if marked is not None and result.current(known, marked).get("code") else marked
    if marked is not None:
        return marked
    if len(named) > 1:
        said = judge.parsed.cells[name][index]
        very = [i for i in named if result.current(known, i).get(name) == said]
        if len(very) == 1:
            return very[0]
        judge.reject(index, name, AMBIGUOUS.with_(count=len(named)))
    return named[0] if len(named) == 1 else None


def _merge_into(result: Merge, known: Known, found: int, index: int, row: dict[str, Any]) -> None:
    fresh, current = result.new.get(found), result.current(known, found)
    moved = {key: (current.get(key), value) for key, value in row.items() if current.get(key) != value}
    if not moved and found not in result.revived:
        result.outcomes[index] = Outcome.SAME if fresh is None else Outcome.DUPLICATE
        return
    result.outcomes[index] = Outcome.CHANGED
    result.changes[index] = moved
    target = fresh if fresh is not None else result.changed.setdefault(found, {})
    target.update({key: new for key, (_, new) in moved.items()})
