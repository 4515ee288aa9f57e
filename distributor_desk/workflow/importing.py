"""From a file to one batch in the ledger and back: read, match, judge, book; without a window.

`rehearse` does the same as `run` within a transaction that is rolled back, so that what a person is
shown before an import is what the import does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.memory import without_collector
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import Kind
from distributor_desk.spreadsheets.headings import SheetMatch, fingerprint
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet, parse_sheet
from distributor_desk.spreadsheets.raw import RawSheet, Workbook
from distributor_desk.spreadsheets.reading import read_workbook
from distributor_desk.storage import batches
from distributor_desk.storage.batches import SheetCounts
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow import adding
from distributor_desk.workflow.answers import Answers, mended
from distributor_desk.workflow.drafting import Draft, Memory, draft
from distributor_desk.workflow.exporting import chosen
from distributor_desk.workflow.sheets import ImportOptions, Sheet, Taken

After = Sequence[Callable[[Write, int], Sequence[Text]]]
"""What the rooms' cards do once every sheet is booked (`Feature.after_import`)."""
IMPORT = Text("导入 {name}", "Import {name}")
WRITING = Text("正在写入", "Writing")
NO_SHEET = Text(
    "“{name}”里没有能认出的表：{why}。请检查标题行，或指定对应关系。",
    "No sheet of “{name}” was recognised: {why}. Check the heading row, or say which heading is which.",
)
NO_SUCH_SHEET = Text("“{name}”里没有工作表“{sheet}”。", "“{name}” has no sheet “{sheet}”.")
FALLBACK = Text(
    "“{name}”用第二种方法读取（第一种读不了）：请核对格式特别的单元格，例如日期",
    "“{name}” was read by the second reader (the first could not): check cells of a special format, such as dates",
)
EMPTY = Text("表是空的", "the sheets are empty")


@dataclass(frozen=True, slots=True)
class Matched:
    """A sheet of a file with the kind that it is read as; `ticked` is False for hidden ones."""

    raw: RawSheet
    match: SheetMatch
    ticked: bool = True
    answers: Answers = field(default_factory=Answers)


@dataclass(slots=True)
class SheetResult:
    """What one sheet brought (or would bring)."""

    sheet: Sheet
    parsed: ParsedSheet
    taken: Taken
    counts: SheetCounts
    rejects_file: Path | None = None

    def reasons(self) -> dict[int, list[Text]]:
        """Row index → why it was refused."""
        return {
            i: [p.said(self.parsed.said_row(i)) for p in self.taken.problems.get(i, [])]
            for i, outcome in enumerate(self.taken.outcomes)
            if outcome is Outcome.REJECTED
        }


@dataclass(slots=True)
class ImportResult:
    """One import: its batch (None after a rehearsal), every sheet, and what the rooms say of it all."""

    batch: int | None
    sheets: list[SheetResult]
    created: dict[str, int] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)


def read(path: Path, progress: Progress, encoding: str | None = None) -> Workbook:
    """All sheets of a file; see spreadsheets.reading."""
    return read_workbook(path, progress, encoding)


def match(
    book: Workbook,
    sheets: Sequence[Sheet],
    *,
    kind: str | None = None,
    sheet: str | None = None,
    overrides: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> list[Matched]:
    """The sheets that are recognised, in the order in which they must be booked.

    With `kind` only sheets whose required headings match that kind are read. Hidden sheets are left out
    unless named. `memory` is how such headings were matched before (see drafting). Raises DeskError when there
    is none, saying what is missing.
    """
    offered = [raw for raw in book.sheets if sheet is None or raw.name == sheet]
    if sheet is not None and not offered:
        raise DeskError(NO_SUCH_SHEET.with_(name=book.name, sheet=sheet))
    if kind is not None:
        chosen(sheets, [kind])
    answers = Answers(kind=kind, headings=overrides or {})
    found = [draft(raw, sheets, memory or Memory(), answers, book.name) for raw in offered]
    matched = [
        Matched(one.raw, one.match, sheet is not None or one.ticked, one.answers)
        for one in found
        if one.match
    ]
    if not matched:
        raise DeskError(NO_SHEET.with_(name=book.name, why=_closest(found)))
    return in_order(matched, sheets)


def _closest(found: Sequence[Draft]) -> Text:
    near = [one for one in found if one.near]
    closest = max(near, key=lambda one: one.near.score if one.near else 0, default=None)
    return closest.why if closest else EMPTY


def in_order(matched: Iterable[Matched], sheets: Sequence[Sheet]) -> list[Matched]:
    """Sheets in the order in which they must be booked."""
    order = [sheet.kind.key for sheet in sheets]
    return sorted(matched, key=lambda m: order.index(m.match.kind.key))


def run(
    company: Company,
    book: Workbook,
    matched: Sequence[Matched],
    sheets: Sequence[Sheet],
    options: ImportOptions,
    progress: Progress,
    *,
    after: After = (),
    who: int = OWNER,
) -> ImportResult:
    """Book the ticked sheets: one transaction, one batch. The caller has made the backup.

    When the commit itself reports an error the file is asked: an import that stands is no refusal.
    """
    began = now()
    with without_collector():
        parsed = _parse(matched, options, progress)
        try:
            with company.write(IMPORT.with_(name=book.name), who) as work:
                batch = batches.begin(work, book.name, book.sha256)
                results = [_take(work, sheet, sheets, batch, options, progress) for sheet in parsed]
                for result, one in zip(results, (m for m in matched if m.ticked), strict=True):
                    batches.note_sheet(work, batch, result.counts)
                    _remember(work, result, one)
                notes = [note for room in after for note in room(work, batch)]
                progress.at(WRITING)
        except DeskError:
            if not _stands(company, book, began):
                raise
    for result in results:
        if result.counts.rejected == 0:
            result.parsed.let_go()
    return _summed(batch, results, [*_of_file(book), *notes])


def _of_file(book: Workbook) -> list[Text]:
    return [FALLBACK.with_(name=book.name)] if book.fallback else []


def _stands(company: Company, book: Workbook, since: datetime) -> bool:
    try:
        with company.read() as session:
            return batches.stands(session, book.sha256, since) is not None
    except DeskError:
        return False  # the file cannot be read: the first error says why


def _remember(work: Write, result: SheetResult, one: Matched) -> None:
    """How the headings were matched, also for the workbook of refused rows when it comes back."""
    fit, kept = result.parsed.match, one.answers.kept()
    batches.remember_match(work, fit.fingerprint, fit.kind.key, fit.chosen(), kept)
    extra = _added(result)
    if result.counts.rejected and extra:
        kind, languages = fit.kind, get_args(Language)
        for language in languages:
            said = [kind.column(key).text.in_(language) for key in extra]
            headings = (*fit.headings, *said)
            chosen_too = {**fit.chosen(), **dict(zip(said, extra, strict=True))}
            batches.remember_match(work, fingerprint(headings), kind.key, chosen_too, kept)


def _added(result: SheetResult) -> list[str]:
    """Fields that the workbook of refused rows has and the sheet has not."""
    fields = {*result.parsed.match.mapping.values()}
    return [key for key in result.taken.worked_out if key not in fields]


def rehearse(
    company: Company,
    book: Workbook,
    matched: Sequence[Matched],
    sheets: Sequence[Sheet],
    options: ImportOptions,
    progress: Progress,
    *,
    after: After = (),
) -> ImportResult:
    """What `run` would do, without doing it."""
    return rehearse_files(company, [(book, matched)], sheets, options, progress, after=after)[0]


def rehearse_files(
    company: Company,
    files: Sequence[tuple[Workbook, Sequence[Matched]]],
    sheets: Sequence[Sheet],
    options: ImportOptions,
    progress: Progress,
    *,
    after: After = (),
    look: Callable[[Write, Sequence[ImportResult]], None] | None = None,
) -> list[ImportResult]:
    """What the files would do one after the other, without doing it; `look` sees them booked, before it is undone."""
    found: list[ImportResult] = []
    with without_collector():
        parsed = [_parse(matched, options, progress) for _, matched in files]
    with without_collector(), company.rehearse() as work:
        for (book, _), ready in zip(files, parsed, strict=True):
            batch = batches.begin(work, book.name, book.sha256)
            results = [_take(work, sheet, sheets, batch, options, progress) for sheet in ready]
            notes = [note for room in after for note in room(work, batch)]
            found.append(_summed(batch, results, notes))
        if look:
            look(work, found)
    for result in found:
        result.batch = None
    return found


def _parse(matched: Sequence[Matched], options: ImportOptions, progress: Progress) -> list[ParsedSheet]:
    parsed = [_parse_one(one, progress) for one in matched if one.ticked]
    if options.shift:
        for sheet in parsed:
            shift_dates(sheet, options.shift)
    return parsed


def _parse_one(one: Matched, progress: Progress) -> ParsedSheet:
    said = one.answers
    without = said.without if said.with_hidden else said.without | one.raw.hidden_rows
    parsed = parse_sheet(
        mended(one.raw, said.mends), one.match, progress, day_order=said.day_order, without=without
    )
    parsed.said = said.said
    return parsed


def shift_dates(parsed: ParsedSheet, shift: timedelta) -> None:
    """Move every date of a sheet by whole days (the sample company)."""
    for column in parsed.match.kind.columns:
        if column.kind is Kind.DATE and column.key in parsed.cells:
            parsed.cells[column.key] = [v and v + shift for v in parsed.cells[column.key]]  # type: ignore


def _take(
    work: Write,
    parsed: ParsedSheet,
    sheets: Sequence[Sheet],
    batch: int,
    options: ImportOptions,
    progress: Progress,
) -> SheetResult:
    sheet = next(s for s in sheets if s.kind.key == parsed.match.kind.key)
    taken = sheet.take(work, parsed, batch, options, progress)
    count = {outcome: taken.outcomes.count(outcome) for outcome in Outcome}
    money, refused = adding.money(parsed, taken)
    counts = SheetCounts(
        sheet=parsed.raw.name,
        kind=sheet.kind.key,
        header_row=parsed.match.header_row,
        mapping=parsed.match.by_heading(),
        read=parsed.count + parsed.skipped,
        created=count[Outcome.NEW],
        updated=count[Outcome.CHANGED],
        unchanged=count[Outcome.SAME] + count[Outcome.DUPLICATE],
        rejected=count[Outcome.REJECTED],
        skipped=parsed.skipped,
        money=money,
        money_rejected=refused,
        duplicates=count[Outcome.DUPLICATE],
    )
    return SheetResult(sheet, parsed, taken, counts)


def _summed(batch: int | None, results: list[SheetResult], notes: list[Text]) -> ImportResult:
    created: dict[str, int] = {}
    for result in results:
        for what, how_many in result.taken.created.items():
            created[what] = created.get(what, 0) + how_many
    return ImportResult(batch, results, created, notes)


def write_rejects(result: ImportResult, folder: Path, name: str, language: Language) -> None:
    """The rows that were refused, as workbooks in the folder, ready to be mended and imported again."""
    from distributor_desk.spreadsheets.writing import write_rejects as write

    for number, sheet in enumerate(result.sheets):
        reasons = sheet.reasons()
        if reasons:
            tail = f"-{number + 1}" if number else ""
            path = folder / f"{name}-rejects{tail}.xlsx"
            write(path, _with_worked_out(sheet, language), reasons, language)
            result.sheets[number] = replace(sheet, rejects_file=path)


def _with_worked_out(sheet: SheetResult, language: Language) -> ParsedSheet:
    """The sheet with what was worked out of each row's place, where its cell is empty or there is none."""
    parsed = sheet.parsed
    headings, columns = list(parsed.match.headings), [*parsed.raw.columns]
    for key, values in sheet.taken.worked_out.items():
        place = next((p for p, field_ in parsed.match.mapping.items() if field_ == key), len(columns))
        if place == len(columns):
            headings.append(parsed.match.kind.column(key).text.in_(language))
            columns.append([""] * parsed.raw.height)
        cells = [*columns[place]]
        for number, value in zip(parsed.numbers, values, strict=True):
            if cells[number - 1] == "" and value is not None:
                cells[number - 1] = value
        columns[place] = cells
    match = replace(parsed.match, headings=tuple(headings))
    return replace(parsed, raw=replace(parsed.raw, columns=columns), match=match)
