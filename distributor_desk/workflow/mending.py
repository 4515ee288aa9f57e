"""What is to be mended in a sheet, grouped by the mend: one group for each reason, one line for each value.

"23 rows: area 江宁区 is new" and "4 rows: customer 好又多 is no customer" are each mended at one go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from distributor_desk.core.dates import parse_date, parse_typed
from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.spreadsheets.plan import Outcome
from distributor_desk.spreadsheets.raw import Cell
from distributor_desk.workflow.answers import Place
from distributor_desk.workflow.importing import SheetResult
from distributor_desk.workflow.sheets import ImportOptions

NEW_WORD = Text("是新的，现有记录里没有", "is new: no record has it yet")
_QUOTED = re.compile(r"“[^”]*”")
_CODED = ("", "_code")


@dataclass(slots=True)
class Same:
    """The rows (indexes in the parsed sheet) in which one value stands, and near values that are known."""

    raw: Cell
    rows: list[int] = field(default_factory=list)
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """One reason with one mend. `hard` rows stay out until they are mended; a soft one comes in as it is.

    `place` is the column of the sheet, None where it has none. `words` follow the heading.
    """

    key: str
    heading: str | Text
    place: int | None
    words: Text
    hard: bool
    values: dict[Cell, Same] = field(default_factory=dict)
    open_dates: bool = False

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def rows(self) -> list[int]:
        return sorted({row for same in self.values.values() for row in same.rows})


def groups(result: SheetResult, fresh: Mapping[str, Mapping[str, Sequence[str]]]) -> list[Group]:
    """The hard ones first, the largest first. `fresh` are new words by field, with near ones that are known."""
    found = [*_refusals(result), *_notes(result), *_fresh(result, fresh)]
    return sorted(found, key=lambda group: (not group.hard, -group.count))


def _place(result: SheetResult, key: str) -> int | None:
    return next((place for place, one in result.parsed.match.mapping.items() if one == key), None)


def _without(text: Text, cell: Cell) -> Text:
    """The sentence without the value of the one cell, so that it is the same for all of its group."""
    digits = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)

    def general(quoted: re.Match[str]) -> str:
        said = quoted[0][1:-1]
        return "“…”" if said and (said in digits or said in str(cell)) else quoted[0]

    return Text(_QUOTED.sub(general, text.zh), _QUOTED.sub(general, text.en))


def _refusals(result: SheetResult) -> list[Group]:
    parsed, found = result.parsed, dict[tuple[str, str], Group]()
    for index, outcome in enumerate(result.taken.outcomes):
        if outcome is not Outcome.REJECTED:
            continue
        for problem in result.taken.problems.get(index, ()):
            place = _place(result, problem.field)
            cell = "" if place is None else parsed.raw.columns[place][parsed.numbers[index] - 1]
            text = _without(problem.text, cell)
            group = found.get((problem.field, text.zh))
            if group is None:
                group = Group(problem.field, problem.heading, place, text, hard=True)
                group.open_dates = problem.field in parsed.undecided
                found[problem.field, text.zh] = group
            group.values.setdefault(cell, Same(cell)).rows.append(index)
    return [*found.values()]


def _notes(result: SheetResult) -> list[Group]:
    """List values that are not known: they became another value, or empty."""
    parsed, found = result.parsed, dict[tuple[str, str], Group]()
    for note in parsed.notes:
        place = _place(result, note.field)
        if place is None:
            continue
        text = _without(note.text, note.raw)
        group = found.setdefault(
            (note.field, text.zh), Group(note.field, note.heading, place, text, hard=False)
        )
        group.values[note.raw] = Same(note.raw, _rows_with(result, place, note.raw))
    return [*found.values()]


def _fresh(result: SheetResult, fresh: Mapping[str, Mapping[str, Sequence[str]]]) -> list[Group]:
    found: list[Group] = []
    for key, words in fresh.items():
        place = _place(result, key)
        if place is None or not words:
            continue
        group = Group(key, result.parsed.match.headings[place], place, NEW_WORD, hard=False)
        for index, value in enumerate(result.parsed.cells[key]):
            if isinstance(value, str) and value in words:
                group.values.setdefault(value, Same(value, near=tuple(words[value]))).rows.append(index)
        if group.values:
            found.append(group)
    return found


def _rows_with(result: SheetResult, place: int, cell: Cell) -> list[int]:
    column = result.parsed.raw.columns[place]
    return [index for index, number in enumerate(result.parsed.numbers) if column[number - 1] == cell]


def meant(words: str, column: Column | None, today: date) -> str:
    """What a person typed over a cell, as a cell says it: `7-1` in a column of days is that day of this year."""
    if column is not None and column.kind is Kind.DATE and parse_date(words) is None:
        day = parse_typed(words, today)
        return words if day is None else day.isoformat()
    return words


def rewritten(result: SheetResult, place: int, rows: Sequence[int], words: str) -> dict[Place, str]:
    """The mends that put these words into the column in those rows."""
    return {(result.parsed.numbers[row], place): words for row in rows}


def renamed(
    result: SheetResult, table: str, old: str, name: str, code: str | None, old_code: str | None = None
) -> dict[Place, str]:
    """The mends that make every row which names `old` of a table mean the record `name` (with its code)."""
    kind, cells = result.parsed.match.kind.key, result.parsed.cells
    own = kind == f"{table}s"
    name_key, code_key = ("name", "code") if own else (table, f"{table}_code")
    values, codes = cells.get(name_key), cells.get(code_key)
    mends: dict[Place, str] = {}
    for index in range(result.parsed.count):
        said = values[index] if values else None
        coded = codes[index] if codes else None
        if said != old and not (said is None and old_code and coded == old_code):
            continue
        if (place := _place(result, name_key)) is not None:
            mends[result.parsed.numbers[index], place] = name
        if (place := _place(result, code_key)) is not None and coded is not None:
            mends[result.parsed.numbers[index], place] = code or ""
    return mends


def can_create(group: Group, column: Column | None, options: ImportOptions, tables: Sequence[str]) -> bool:
    """Whether the rows come in when what they name is made."""
    base = group.key.removesuffix("_code")
    return group.hard and not options.create_missing and base in tables and column is not None
