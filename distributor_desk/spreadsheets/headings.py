"""Which row is the heading, and which heading is which column (WORKBOOKS.md, reading rules 2 and 3)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Column, SheetKind
from distributor_desk.spreadsheets.heading_words import (
    REASON,
    Lexicon,
    Synonyms,
    heading,
    lexicon,
    load_synonyms,
)
from distributor_desk.spreadsheets.raw import RawSheet
from distributor_desk.spreadsheets.two_rows import joined, words_of

HEADING_ROWS = 30
_CLOSEST = 4  # rows that are looked at closely
_NOTE_SHEETS = frozenset(
    {"填写说明", "说明", "使用说明", "how to fill in", "notes", "instructions", "readme"}
)
_KNOWN = 3  # what a heading that is known letter for letter adds to a score
_LONGEST = 60  # characters of a heading
_REASONS = frozenset({REASON.zh, REASON.en})
NO_SUCH_HEADING = Text(
    "工作表“{sheet}”里没有标题“{heading}”，请检查对应关系",
    "Sheet “{sheet}” has no heading “{heading}”; check the mapping",
)
NO_SUCH_FIELD = Text(
    "没有名为“{field}”的字段；可用的有：{known}", "There is no field “{field}”; known are: {known}"
)
STRANGE = Text(
    "有“{headings}”这样的标题，不像{kind}；如果确实是，请指明种类",
    "headings such as “{headings}” do not belong to {kind}; if it is one, say so",
)
WHY = Text("认出 {known} 个标题，共 {all} 个", "{known} of {all} headings were recognised")


@dataclass(frozen=True, slots=True)
class SheetMatch:
    """How one sheet is read as one kind.

    `mapping` goes from a place in `RawSheet.columns` to a field; `headings` are as written, one for each
    place; `header_row` counts from 1. `fingerprint` is equal for files with the same headings.
    """

    kind: SheetKind
    header_row: int
    headings: tuple[str, ...]
    mapping: dict[int, str]
    score: int
    fingerprint: str

    @property
    def why(self) -> Text:
        return WHY.with_(known=len(self.mapping), all=sum(map(bool, self.headings)))

    def by_heading(self) -> dict[str, str]:
        """Heading → field, as the command line prints it; a second heading of the same words has its number."""
        keys = heading_keys(self.headings)
        return {keys[place]: key for place, key in self.mapping.items()}

    def chosen(self) -> dict[str, str]:
        """As `by_heading`, with the headings that are left out under an empty field: the whole choice."""
        return {
            key: self.mapping.get(place, "")
            for place, key in enumerate(heading_keys(self.headings))
            if key and key not in _REASONS
        }


@dataclass(frozen=True, slots=True)
class Near:
    """The closest match that is not one: what is missing. Each entry lists headings of which one is needed."""

    match: SheetMatch
    missing: tuple[tuple[Column, ...], ...]
    strangers: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.missing and not self.strangers

    @property
    def text(self) -> Text:
        if not self.missing:
            said = "、".join(self.strangers[:3])
            return STRANGE.with_(kind=self.match.kind.text, headings=said)
        zh = "、".join(" / ".join(c.text.zh for c in group) for group in self.missing)
        en = ", ".join(" / ".join(c.text.en for c in group) for group in self.missing)
        return Text(f"缺少标题：{zh}", f"missing headings: {en}")


def match_sheet(
    raw: RawSheet,
    kinds: Sequence[SheetKind],
    synonyms: Synonyms,
    only_kind: str | None = None,
    overrides: Mapping[str, str] | None = None,
    header_row: int | None = None,
) -> SheetMatch | None:
    """The kind that fits best among those whose required columns are all there; None when none fits.

    A sheet of notes is left out unless `only_kind` asks for it. `header_row` (from 1) says which row it is.

    `overrides` maps headings as written to field keys (an empty key leaves the column out). Raises
    DeskError for a field that no kind has, and for a heading that the sheet lacks.
    """
    if only_kind is None and is_note_sheet(raw):
        return None
    found = _matches(raw, kinds, synonyms, only_kind, overrides, header_row)
    fits = [near.match for near in found if near.fits]
    return max(fits, key=lambda match: match.score, default=None)


def nearest(
    raw: RawSheet,
    kinds: Sequence[SheetKind],
    synonyms: Synonyms,
    only_kind: str | None = None,
    overrides: Mapping[str, str] | None = None,
    header_row: int | None = None,
) -> Near | None:
    """The likeliest kind, to tell the person why a sheet was not read: a heading that is missing weighs as much as one
    that is known, so that a list of sales without its amounts is not taken for something that needs none."""
    matches = _matches(raw, kinds, synonyms, only_kind, overrides, header_row)
    return min(matches, key=_farness, default=None)


def _farness(near: Near) -> tuple[int, int]:
    lacking = len(near.missing) + len(near.strangers)
    return lacking * _KNOWN - near.match.score, lacking


def _matches(
    raw: RawSheet,
    kinds: Sequence[SheetKind],
    synonyms: Synonyms,
    only_kind: str | None,
    overrides: Mapping[str, str] | None,
    header_row: int | None,
) -> list[Near]:
    wanted = [kind for kind in kinds if only_kind in (None, kind.key)]
    chosen = dict(overrides or {})
    _check_fields(chosen, wanted)
    found: list[Near] = []
    for kind in wanted:
        own = {said.strip(): key for said, key in chosen.items() if not key or _has(kind, key)}
        words = lexicon(kind, synonyms.get(kind.key, {}))
        match = _best_row(raw, kind, words, own, header_row)
        if match:
            strange = () if only_kind or own else _strangers(match, words)
            found.append(Near(match, missing_columns(kind, match.mapping.values()), strange))
    if chosen and found:
        _check_headings(raw, chosen, found)
    return found


def _strangers(match: SheetMatch, words: Lexicon) -> tuple[str, ...]:
    return tuple(said for said in match.headings if said and heading(said).exact in words.strangers)


def missing_columns(kind: SheetKind, fields: Iterable[str]) -> tuple[tuple[Column, ...], ...]:
    """Groups of columns of which the sheet has none, though it needs one of each.

    A required column that stands in a group of `needs` may be missing when another of its group is there.
    """
    present, grouped = set(fields), {key for group in kind.needs for key in group}
    alone = [(column.key,) for column in kind.columns if column.required and column.key not in grouped]
    groups = alone + list(kind.needs)
    return tuple(tuple(kind.column(key) for key in group) for group in groups if not present & set(group))


def _has(kind: SheetKind, key: str) -> bool:
    return any(column.key == key for column in kind.columns)


def _check_fields(chosen: Mapping[str, str], kinds: Sequence[SheetKind]) -> None:
    known = list(dict.fromkeys(column.key for kind in kinds for column in kind.columns))
    for key in filter(None, chosen.values()):
        if key not in known:
            raise DeskError(NO_SUCH_FIELD.with_(field=key, known=", ".join(known)))


def _check_headings(raw: RawSheet, chosen: Mapping[str, str], found: Sequence[Near]) -> None:
    seen = {words for near in found for words in heading_keys(near.match.headings)}
    for words in chosen:
        if words.strip() not in seen:
            raise DeskError(NO_SUCH_HEADING.with_(sheet=raw.name, heading=words))


def _best_row(
    raw: RawSheet, kind: SheetKind, words: Lexicon, chosen: Mapping[str, str], header_row: int | None
) -> SheetMatch | None:
    """The row among the first 30 that holds most known headings, or the one that the person says."""
    rows = range(min(HEADING_ROWS, raw.height)) if header_row is None else range(header_row - 1, header_row)
    readings = [(index, headings) for index in rows for headings in _readings_of(raw, index)]
    scored = [(_known(headings, words, chosen), -index, headings) for index, headings in readings]
    if not any(score for score, *_ in scored):
        scored = [(_hinted(headings, words), -index, headings) for index, headings in readings]
    best: SheetMatch | None = None
    for score, index, headings in sorted(scored, reverse=True)[:_CLOSEST]:
        match = _match_row(raw, kind, -index, headings, words, chosen)
        useful = (score and match.mapping) or header_row is not None
        if useful and (best is None or match.score > best.score):
            best = match
    return best


def is_note_sheet(raw: RawSheet) -> bool:
    """Whether its name says that a sheet holds instructions, no records."""
    return heading(raw.name).exact in _NOTE_SHEETS


def said_kind(raw: RawSheet, kinds: Sequence[SheetKind]) -> str | None:
    """The kind whose own name is the sheet's name."""
    name = heading(raw.name).exact
    return next(
        (
            kind.key
            for kind in kinds
            if name in {heading(said).exact for said in (kind.text.zh, kind.text.en, kind.key)}
        ),
        None,
    )


def fingerprints(raw: RawSheet) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Every fingerprint that one of the first rows would have as the heading → its row (from 1) and its keys."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for index in range(min(HEADING_ROWS, raw.height)):
        for headings in _readings_of(raw, index):
            keys = tuple(key for key in heading_keys(headings) if key and key not in _REASONS)
            if len(keys) > 1:
                found.setdefault(fingerprint(headings), (index + 1, keys))
    return found


def heading_keys(headings: Sequence[str]) -> list[str]:
    """The headings as written, told apart: the second 数量 is 数量 (2)."""
    times: dict[str, int] = {}
    keys: list[str] = []
    for said in headings:
        times[said] = times.get(said, 0) + 1
        keys.append(said if times[said] == 1 else f"{said} ({times[said]})")
    return keys


def _said(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if 0 < len(cell) <= _LONGEST]


def _known(row: Sequence[str], words: Lexicon, chosen: Mapping[str, str]) -> int:
    """How many cells are headings that are known letter for letter."""
    return sum(heading(cell).exact in words.exact or cell in chosen for cell in _said(row))


def _hinted(row: Sequence[str], words: Lexicon) -> int:
    """How many cells contain a known word."""
    return sum(bool(words.claims(heading(cell))) for cell in _said(row))


def _readings_of(raw: RawSheet, index: int) -> list[tuple[str, ...]]:
    """The row by itself, and joined with the row above when that stands over several of its cells."""
    row, both = words_of(raw.row(index)), joined(raw, index)
    if both is None:
        return [row]
    said, told_apart = [cell for cell in row if cell], [cell for cell in both if cell]
    if len(set(said)) < len(said) and len(set(told_apart)) == len(told_apart):
        return [both]  # by itself the second 数量 is nobody's, and the first may be last year's
    return [row, both]


def _match_row(
    raw: RawSheet,
    kind: SheetKind,
    index: int,
    headings: tuple[str, ...],
    words: Lexicon,
    chosen: Mapping[str, str],
) -> SheetMatch:
    mapping, score = _assign(headings, words, chosen)
    if said_kind(raw, [kind]):
        score += 8
    return SheetMatch(kind, index + 1, headings, dict(sorted(mapping.items())), score, fingerprint(headings))


def fingerprint(headings: Sequence[str]) -> str:
    """Equal for files of the same headings in the same order; a column of reasons of ours does not count."""
    words = [words for words in headings if words not in _REASONS]
    said = "\n".join(heading(one).exact for one in words).rstrip("\n")
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _assign(headings: Sequence[str], words: Lexicon, chosen: Mapping[str, str]) -> tuple[dict[int, str], int]:
    """One heading to one field and back: choices first, then exact, then the longest contained, then bare."""
    mapping: dict[int, str] = {}
    keys = heading_keys(headings)
    for place, key in enumerate(keys):
        if chosen.get(key) and chosen[key] not in mapping.values():
            mapping[place] = chosen[key]
    taken = set(mapping.values())
    done = {place for place, key in enumerate(keys) if key in chosen}
    claims: list[tuple[tuple[int, ...], int, str, int]] = []
    for place, said in enumerate(headings):
        if place not in done and 0 < len(said) <= _LONGEST:
            claims += [(order, place, field, weight) for order, field, weight in words.claims(heading(said))]
    score = 4 * len(mapping)
    for _order, place, field, weight in sorted(claims, key=lambda claim: (claim[0], claim[1])):
        if place in done or (field and field in taken):
            continue
        done.add(place)
        if field:
            mapping[place] = field
            taken.add(field)
            score += weight
    return mapping, score


__all__ = [
    "Near",
    "SheetMatch",
    "Synonyms",
    "fingerprint",
    "fingerprints",
    "heading_keys",
    "is_note_sheet",
    "load_synonyms",
    "match_sheet",
    "missing_columns",
    "nearest",
    "said_kind",
]
