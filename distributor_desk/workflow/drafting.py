"""Every sheet of a file as it would be read: which kind and why, by what was remembered, or as the person says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.spreadsheets.columns import Column, SheetKind
from distributor_desk.spreadsheets.heading_words import lexicon, load_synonyms
from distributor_desk.spreadsheets.headings import (
    SheetMatch,
    fingerprints,
    is_note_sheet,
    match_sheet,
    missing_columns,
    nearest,
    said_kind,
)
from distributor_desk.spreadsheets.matrix import Matrix, Names, find_matrix, turned
from distributor_desk.spreadsheets.raw import RawSheet, Workbook
from distributor_desk.storage import batches, made
from distributor_desk.storage.batches import Remembered
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.answers import NOT_READ, Answers
from distributor_desk.workflow.sheets import Sheet

TURNED = "sales"
"""The kind that a table of customers × products is read as."""
EMPTY = Text("表是空的", "the sheet is empty")
NOTES = Text("是填写说明", "it holds instructions")
HIDDEN = Text("在文件里是隐藏的", "it is hidden in the file")
LEFT_OUT = Text("按您的选择不导入", "left out, as you chose")
AS_BEFORE = Text("和 {when} 的文件一样", "as with the file of {when}")
AS_TABLE = Text(
    "是“{down} × {across}”的数量表，已拆成 {count} 行",
    "a table of {down} × {across}, read as {count} {count:line|lines}",
)
FIXED = Text("每行都填：{words}", "in every row: {words}")
NOT_KNOWN = Text("没有认出种类", "no kind was recognised")


@dataclass(frozen=True, slots=True)
class Memory:
    """What the company knows that helps to read a file: earlier matches by fingerprint, and names."""

    matches: Mapping[str, Remembered] = field(default_factory=dict)
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """One sheet: as it lies in the file (`source`), as it is read (`raw`: turned where it is a table), and how.

    `match` is None when it cannot be read; `near` is then the closest kind, if any. `why` says the reason of the
    match, or what is missing. `may_turn` says that it could be a table of customers × products.
    `missing` are the columns of which the sheet needs one each.
    """

    source: RawSheet
    raw: RawSheet
    answers: Answers
    match: SheetMatch | None
    near: SheetMatch | None
    why: Text
    ticked: bool
    remembered: Remembered | None = None
    matrix: Matrix | None = None
    may_turn: bool = False
    missing: tuple[tuple[Column, ...], ...] = ()


def memory_of(session: Reading, book: Workbook) -> Memory:
    """What is known of such headings, and the names of customers and products."""
    prints: set[str] = set()
    for raw in book.sheets:
        prints.update(fingerprints(raw))
    return Memory(
        batches.remembered_matches(session, prints),
        {table: frozenset(map(normal_name, made.names(session, table))) for table in ("customer", "product")},
    )


def drafts(
    book: Workbook, sheets: Sequence[Sheet], memory: Memory, answers: Mapping[str, Answers] | None = None
) -> list[Draft]:
    """Every sheet of the file, in its order; `answers` by the sheet's name."""
    said = answers or {}
    return [draft(raw, sheets, memory, said.get(raw.name, Answers()), book.name) for raw in book.sheets]


def draft(
    raw: RawSheet, sheets: Sequence[Sheet], memory: Memory, answers: Answers, file_name: str = ""
) -> Draft:
    """How one sheet is read. Raises DeskError for headings or fields that are not there."""
    found = _draft(raw, sheets, memory, answers, file_name)
    if answers.ticked is None or found.match is None:
        return found
    return replace(found, ticked=answers.ticked)


def _draft(raw: RawSheet, sheets: Sequence[Sheet], memory: Memory, answers: Answers, file_name: str) -> Draft:
    kinds = [sheet.kind for sheet in sheets]
    if answers.kind == NOT_READ:
        return Draft(raw, raw, answers, None, None, LEFT_OUT, ticked=False)
    if not raw.height:
        return Draft(raw, raw, answers, None, None, EMPTY, ticked=False)
    if answers.kind is None and is_note_sheet(raw):
        return Draft(raw, raw, answers, None, None, NOTES, ticked=False)
    remembered = _remembered(raw, kinds, memory, answers)
    if remembered:
        answers = answers.with_kept(remembered.answers)
    matrix = _matrix(raw, kinds, memory, answers)
    if matrix is not None and (answers.turned or (matrix.sure and answers.turned is None)):
        return _turned(raw, matrix, kinds, answers, file_name)
    return replace(_plain(raw, kinds, answers, remembered), may_turn=matrix is not None)


def _remembered(
    raw: RawSheet, kinds: Sequence[SheetKind], memory: Memory, answers: Answers
) -> Remembered | None:
    """The last match of such headings, with them as they are written here, unless something else was said."""
    if not memory.matches:
        return None
    keys = {kind.key for kind in kinds}
    named = said_kind(raw, kinds)
    for key, (row, headings) in fingerprints(raw).items():
        found = memory.matches.get(key)
        if (
            found is not None
            and found.kind in keys
            and answers.kind in (None, found.kind)
            and answers.header_row in (None, row)
            and named in (None, found.kind)
        ):
            fields = found.headings.values()
            same = len(headings) == len(fields)
            as_here = dict(zip(headings, fields, strict=True)) if same else found.headings
            return replace(found, headings=as_here, row=row)
    return None


def _plain(
    raw: RawSheet,
    kinds: Sequence[SheetKind],
    answers: Answers,
    remembered: Remembered | None,
) -> Draft:
    synonyms, chosen = load_synonyms(), dict(answers.headings)
    kind, header_row = answers.kind, answers.header_row
    if remembered:
        kind, header_row = remembered.kind, remembered.row
        chosen = {**remembered.headings, **chosen}
    try:
        match = match_sheet(raw, kinds, synonyms, kind, chosen or None, header_row)
    except DeskError:
        if not remembered:
            raise
        remembered = None  # a field of the last time is no more
        match = match_sheet(raw, kinds, synonyms, answers.kind, answers.headings or None, answers.header_row)
    if match is None:
        near = nearest(raw, kinds, synonyms, kind, chosen or None, header_row)
        why = near.text if near else NOT_KNOWN
        if near is not None and answers.fixed.keys() & {c.key for group in near.missing for c in group}:
            filled = _filled(raw, near.match, answers)
            if filled is not None:
                return filled
        missing = near.missing if near else ()
        found = near.match if near else None
        return Draft(raw, raw, answers, None, found, why, ticked=False, missing=missing)
    why = match.why
    if remembered:
        why = AS_BEFORE.with_(when=_day(remembered))
    if raw.hidden:
        why = Text(f"{HIDDEN.zh}；{why.zh}", f"{HIDDEN.en}; {why.en}")
    return Draft(raw, raw, answers, match, None, why, ticked=not raw.hidden, remembered=remembered)


def _filled(raw: RawSheet, near: SheetMatch, answers: Answers) -> Draft | None:
    """The sheet with a column more for each field that the person fills in for all rows; None when that is not enough."""
    kind, columns, headings, mapping = near.kind, [*raw.columns], [*near.headings], dict(near.mapping)
    for key, words in answers.fixed.items():
        if words and key in {column.key for column in kind.columns} and key not in mapping.values():
            headings.append(kind.column(key).text.zh)
            mapping[len(columns)] = key
            rows = [
                words if any(column[row] != "" for column in raw.columns) else ""
                for row in range(near.header_row, raw.height)
            ]
            columns.append([*([""] * (near.header_row - 1)), headings[-1], *rows])
    missing = missing_columns(kind, mapping.values())
    if missing:
        return None
    match = replace(near, headings=tuple(headings), mapping=mapping)
    said = "、".join(answers.fixed.values())
    why = FIXED.with_(words=said)
    return Draft(raw, replace(raw, columns=columns), answers, match, None, why, ticked=not raw.hidden)


def _day(remembered: Remembered) -> Text:
    at = remembered.at.astimezone()
    return Text(f"{at.month}月{at.day}日", f"{at.day} {at:%B}")


def _matrix(raw: RawSheet, kinds: Sequence[SheetKind], memory: Memory, answers: Answers) -> Matrix | None:
    kind = next((kind for kind in kinds if kind.key == TURNED), None)
    if kind is None or answers.kind not in (None, TURNED) or answers.headings:
        return None
    synonyms = load_synonyms()
    lexicons = {one.key: lexicon(one, synonyms.get(one.key, {})) for one in kinds}
    taken = {form for words in lexicons.values() for form in (*words.exact, *words.strangers)}
    return find_matrix(raw, lexicons[TURNED], memory.names, taken)


def _turned(
    raw: RawSheet,
    matrix: Matrix,
    kinds: Iterable[SheetKind],
    answers: Answers,
    file_name: str,
) -> Draft:
    kind = next(kind for kind in kinds if kind.key == TURNED)
    lines, match = turned(raw, matrix, kind, file_name)
    down = "customer" if matrix.across == "product" else "product"
    why = AS_TABLE.with_(
        down=kind.column(down).text, across=kind.column(matrix.across).text, count=lines.height - 1
    )
    answers = replace(answers, turned=True)
    return Draft(raw, lines, answers, match, None, why, ticked=not raw.hidden, matrix=matrix)


__all__ = ["Draft", "Memory", "draft", "drafts", "memory_of"]
