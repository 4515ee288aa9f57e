"""A table of customers × products with quantities inside becomes lines (WORKBOOKS.md, reading rule 4).

One line for each filled cell; a line knows the row of the file that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from distributor_desk.core.dates import parse_date
from distributor_desk.core.matching import normal_name
from distributor_desk.core.numbers import parse_number
from distributor_desk.spreadsheets.columns import SheetKind
from distributor_desk.spreadsheets.heading_words import Lexicon, heading
from distributor_desk.spreadsheets.headings import HEADING_ROWS, SheetMatch, fingerprint
from distributor_desk.spreadsheets.plan import is_total
from distributor_desk.spreadsheets.raw import Cell, ErrorCell, RawSheet

FEWEST = 3  # columns across
_LOOKED_AT = 1_000  # rows
_CUSTOMER, _PRODUCT = ("customer", "customer_code"), ("product", "product_code", "barcode")
_ALONG = frozenset({"date", "document", "rep", "notes", "spec", "unit", "price", "type", "line"})
_PERIOD = re.compile(
    r"(\d{2,4}年)?\d{1,2}月(份)?|[一二三四五六七八九十]+月(份)?|q[1-4]|(19|20)\d{2}年?|[a-z]{3,9}-?\d{0,4}|第.季度|\d+号?日?"
)
_SHOP = re.compile(r"店|超市|便利|商行|批发|餐|饭|酒|市场|卖场|shop|store|mart|market", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_NUMBER = re.compile(r"序号|编号|No\.?|#", re.IGNORECASE)
_PACKED = re.compile(r"\d+(\.\d+)?\s*[^\d\s.\-/]{1,3}(\d+\s*[^\d\s.\-/]{1,3})?")
Names = Mapping[str, Collection[str]]
"""Normalised names that are known, under "customer" and "product"."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the table stands: its heading row (index), what runs across, the columns along and across."""

    index: int
    across: str
    along: Mapping[int, str]
    spread: tuple[int, ...]
    sure: bool


def find_matrix(raw: RawSheet, words: Lexicon, known: Names, taken: Collection[str]) -> Matrix | None:
    """The table of the sheet, if it has one; `words` are those of sales, `taken` every heading that means a field.

    `sure` when the headings across are names that are known, or at least such as nothing else could be.
    """
    for index in range(min(HEADING_ROWS, raw.height - 1)):
        found = _in_row(raw, index, words, known, taken)
        if found is not None:
            return found
    return None


def _in_row(raw: RawSheet, index: int, words: Lexicon, known: Names, taken: Collection[str]) -> Matrix | None:
    said = [str(cell).strip() for cell in raw.row(index)]
    along: dict[int, str] = {}
    for place, one in enumerate(said):
        field = _exact(words, one)
        if field and field not in along.values():
            along[place] = field
    fields = set(along.values())
    if bool(fields & {*_CUSTOMER}) == bool(fields & {*_PRODUCT}):
        return None
    across = "product" if fields & {*_CUSTOMER} else "customer"
    if fields & {"quantity", "amount", "amount_with_tax", "cases", "pieces"}:
        return None
    free = [
        place
        for place, one in enumerate(said)
        if one and place not in along and heading(one).exact not in taken and not is_total(one)
    ]
    cells = {
        place: [cell for cell in raw.columns[place][index + 1 : index + _LOOKED_AT] if cell != ""]
        for place in free
    }
    spread = tuple(place for place in free if not cells[place] or _of_numbers(cells[place]))
    names = [
        said[place] for place in spread if cells[place] or normal_name(said[place]) in known.get(across, ())
    ]
    if len(names) < FEWEST or any(_PERIOD.fullmatch(normal_name(name)) for name in names):
        return None
    alongside = {place: field for place, field in along.items() if field in {*_CUSTOMER, *_PRODUCT} | _ALONG}
    others = [one for place, one in enumerate(said) if one and place not in alongside and place not in spread]
    alone = all(is_total(one) or _NUMBER.fullmatch(one) for one in others)
    return Matrix(index, across, alongside, spread, _sure(names, across, known, alone=alone))


def _exact(words: Lexicon, said: str) -> str:
    found = words.exact.get(heading(said).whole) or words.exact.get(heading(said).exact) or []
    return min(found)[1].replace("-", "") if said and found else ""


def _of_numbers(filled: Sequence[Cell]) -> bool:
    """Whether the filled cells of a column are quantities."""
    numbers = sum(
        not isinstance(cell, str)
        or isinstance(cell, ErrorCell)
        or parse_number(cell) is not None
        or _PACKED.fullmatch(cell.strip()) is not None
        for cell in filled
    )
    return numbers >= 0.9 * len(filled)


def _sure(names: Sequence[str], across: str, known: Names, *, alone: bool) -> bool:
    """Known names across; or, where nothing else stands beside the table, names that could be such."""
    found = known.get(across, ())
    if sum(normal_name(name) in found for name in names) >= len(names) / 2:
        return True
    if across == "customer":
        return alone and sum(bool(_SHOP.search(name)) for name in names) >= len(names) / 2
    return alone


def turned(
    raw: RawSheet, matrix: Matrix, kind: SheetKind, file_name: str = ""
) -> tuple[RawSheet, SheetMatch]:
    """The lines as a sheet of their own, and how its columns are read."""
    headings = [str(raw.columns[place][matrix.index]).strip() for place in matrix.along]
    fields = [*matrix.along.values()]
    for key in (matrix.across, "quantity", *(() if "date" in fields else ("date",))):
        headings.append(kind.column(key).text.zh)
        fields.append(key)
    day = "" if "date" in matrix.along.values() else _day_of(raw, matrix.index, file_name)
    rows: list[list[Cell]] = [list(headings)]
    origins = [matrix.index + 1]
    for row in range(matrix.index + 1, raw.height):
        if any(is_total(raw.columns[place][row]) for place in [*matrix.along][:2]):
            continue
        kept = [raw.columns[place][row] for place in matrix.along]
        for place in matrix.spread:
            cell = raw.columns[place][row]
            if cell not in ("", 0, "0"):
                name = str(raw.columns[place][matrix.index]).strip()
                rows.append([*kept, name, cell, *([] if "date" in matrix.along.values() else [day])])
                origins.append(row + 1)
    columns = [list(column) for column in zip(*rows, strict=True)]
    made = replace(
        raw,
        columns=columns,
        first_column=1,
        hidden_rows=frozenset(),
        merged=(),
        percent=frozenset(),
        origins=origins,
    )
    match = SheetMatch(
        kind, 1, tuple(headings), dict(enumerate(fields)), 4 * len(fields), fingerprint(headings)
    )
    return made, match


def _day_of(raw: RawSheet, index: int, file_name: str) -> str:
    """The one day that the lines above the table, the sheet's name or the file's name say."""
    above = [str(cell) for row in range(index) for cell in raw.row(row)]
    for said in (*above, raw.name, file_name):
        match = _DAY.search(said)
        found = parse_date("-".join(match.groups())) if match else None
        if found is not None:
            return found.isoformat()
    return ""
