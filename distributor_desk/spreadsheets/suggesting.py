"""What a heading that nobody knows may mean: by what stands below it, or by a word that is nearly its own.

Only ever a suggestion, shown to the person; nothing is read by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from distributor_desk.core.dates import parse_date
from distributor_desk.core.matching import phones
from distributor_desk.spreadsheets.columns import Kind
from distributor_desk.spreadsheets.heading_words import NONE, STRANGER, heading, lexicon, load_synonyms
from distributor_desk.spreadsheets.headings import SheetMatch
from distributor_desk.spreadsheets.raw import Cell, RawSheet

LEAST = 85  # out of 100
_SHARE = 0.8
_LOOKED_AT = 400
_BARCODE = re.compile(r"69\d{11}|\d{13}")
_MOBILE = re.compile(r"1[3-9]\d{9}")


def suggested(raw: RawSheet, match: SheetMatch) -> dict[int, str]:
    """Place → the field that a column without one may be; each field once."""
    kind, taken = match.kind, set(match.mapping.values())
    words = lexicon(kind, load_synonyms().get(kind.key, {}))
    spellings = {
        form: min(fields)[1] for form, fields in words.exact.items() if min(fields)[1] not in (NONE, STRANGER)
    }
    keys = {column.key: column.kind for column in kind.columns}
    found: dict[int, str] = {}
    for place, said in enumerate(match.headings):
        if place in match.mapping or not said or heading(said).exact in words.exact:
            continue
        column = raw.columns[place][match.header_row : match.header_row + _LOOKED_AT]
        guess = _by_content(column, keys) or _by_spelling(heading(said).exact, spellings)
        if guess and guess not in taken:
            found[place] = guess
            taken.add(guess)
    return found


def _by_content(column: Sequence[Cell], keys: dict[str, Kind]) -> str | None:
    cells = [str(int(c)) if isinstance(c, float) and c.is_integer() else str(c) for c in column if c != ""]
    if len(cells) < 3:
        return None
    enough = _SHARE * len(cells)
    if "phone" in keys and sum(any(map(_MOBILE.fullmatch, phones(c))) for c in cells) >= enough:
        return "phone"
    if "barcode" in keys and sum(bool(_BARCODE.fullmatch(c)) for c in cells) >= enough:
        return "barcode"
    if keys.get("date") is Kind.DATE and sum(parse_date(c, "day") is not None for c in cells) >= enough:
        return "date"
    return None


def _by_spelling(said: str, spellings: dict[str, str]) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(said, spellings.keys(), scorer=fuzz.ratio, score_cutoff=LEAST)
    return spellings[best[0]] if best and len(said) > 2 else None
