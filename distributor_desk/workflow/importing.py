"""From a file to one batch in the ledger and back: read, match, judge, book; without a window.

`rehearse` does the same as `run` within a transaction that is rolled back, so that what a person is
shown before an import is what the import does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.memory import without_collector
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import Kind
from distributor_desk.spreadsheets.heading_words import load_synonyms
from distributor_desk.spreadsheets.headings import SheetMatch, match_sheet, nearest
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet, parse_sheet
from distributor_desk.spreadsheets.raw import RawSheet, Workbook
from distributor_desk.spreadsheets.reading import read_workbook
from distributor_desk.storage import batches
from distributor_desk.storage.batches import SheetCounts
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write
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
EMPTY = Text("表是空的", "the sheets are empty")


@dataclass(frozen=True, slots=True)
class Matched:
    """A sheet of a file with the kind that it is read as; `ticked` is False for hidden ones."""

    raw: RawSheet
    match: SheetMatch
    ticked: bool = True


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
            i: [p.said(self.parsed.numbers[i]) for p in self.taken.problems.get(i, [])]
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


def read(path: Path, progress: Progress) -> Workbook:
    """All sheets of a file; see spreadsheets.reading."""
    return read_workbook(path, progress)


def match(
    book: Workbook,
    sheets: Sequence[Sheet],
    *,
    kind: str | None = None,
    sheet: str | None = None,
    overrides: Mapping[str, str] | None = None,
) -> list[Matched]:
    """The sheets that are recognised, in the order in which they must be booked.

    With `kind` only sheets whose required headings match that kind are read. Hidden sheets are left out
    unless named. Raises DeskError when there is none, saying what is missing.
    """
    offered = [raw for raw in book.sheets if sheet is None or raw.name == sheet]
    if sheet is not None and not offered:
        raise DeskError(NO_SUCH_SHEET.with_(name=book.name, sheet=sheet))
    if kind is not None:
        chosen(sheets, [kind])
    kinds, synonyms = [s.kind for s in sheets], load_synonyms()
    found = [
        Matched(raw, fit, ticked=sheet is not None or not raw.hidden)
        for raw in offered
        if (fit := match_sheet(raw, kinds, synonyms, kind, overrides))
    ]
    if not found:
        near = [n for raw in offered if (n := nearest(raw, kinds, synonyms, kind, overrides))]
        closest = min(near, key=lambda n: len(n.missing), default=None)
        raise DeskError(NO_SHEET.with_(name=book.name, why=closest.text if closest else EMPTY))
    order = [k.key for k in kinds]
    return sorted(found, key=lambda m: order.index(m.match.kind.key))


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
    """Book the ticked sheets: one transaction, one batch. The caller has made the backup."""
    with without_collector():
        parsed = _parse(matched, options, progress)
        with company.write(IMPORT.with_(name=book.name), who) as work:
            batch = batches.begin(work, book.name, book.sha256)
            results = [_take(work, sheet, sheets, batch, options, progress) for sheet in parsed]
            for result in results:
                batches.note_sheet(work, batch, result.counts)
                fit = result.parsed.match
                batches.remember_match(work, fit.fingerprint, fit.kind.key, fit.by_heading())
            notes = [note for room in after for note in room(work, batch)]
            progress.at(WRITING)
    for result in results:
        if result.counts.rejected == 0:
            result.parsed.let_go()
    return _summed(batch, results, notes)


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
    with without_collector():
        parsed = _parse(matched, options, progress)
    with without_collector(), company.rehearse() as work:
        batch = batches.begin(work, book.name, book.sha256)
        results = [_take(work, sheet, sheets, batch, options, progress) for sheet in parsed]
        notes = [note for room in after for note in room(work, batch)]
    return _summed(None, results, notes)


def _parse(matched: Sequence[Matched], options: ImportOptions, progress: Progress) -> list[ParsedSheet]:
    parsed = [parse_sheet(m.raw, m.match, progress) for m in matched if m.ticked]
    if options.shift:
        for sheet in parsed:
            shift_dates(sheet, options.shift)
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


def summary(result: ImportResult) -> dict[str, Any]:
    """What the command line prints as JSON."""
    return {
        "batch": result.batch,
        "sheets": [
            {
                "sheet": s.counts.sheet,
                "kind": s.counts.kind,
                "header_row": s.counts.header_row,
                "read": s.counts.read,
                "created": s.counts.created,
                "updated": s.counts.updated,
                "unchanged": s.counts.unchanged,
                "rejected": s.counts.rejected,
                "skipped": s.counts.skipped,
                "rejects_file": str(s.rejects_file) if s.rejects_file else None,
                "mapping": dict(s.counts.mapping),
            }
            for s in result.sheets
        ],
        "created_customers": result.created.get("customers", 0),
        "created_products": result.created.get("products", 0),
    }


def batch_summary(line: batches.BatchLine) -> dict[str, Any]:
    """One import in the list, as JSON."""
    return {
        "batch": line.id,
        "at": line.at.isoformat(),
        "who": line.who,
        "file": line.file_name,
        "undone": line.undone,
        "sheets": [
            {"sheet": s.sheet, "kind": s.kind, "created": s.created, "updated": s.updated}
            for s in line.sheets
        ],
    }


COUNTS = Text(
    "{sheet}（{kind}）：读 {read} 行，新增 {created}，修改 {updated}，不变 {unchanged}，拒绝 {rejected}，跳过 {skipped}",
    "{sheet} ({kind}): {read} rows read, {created} new, {updated} changed, {unchanged} unchanged, {rejected} rejected, "
    "{skipped} skipped",
)
ROUNDED = Text(
    "{count} 个金额超过两位小数，已四舍五入，合计差 {by}",
    "{count} amounts had more than two decimals and were rounded, by {by} in all",
)
CREATED = Text(
    "其中按名字新建：客户 {customers} 个，商品 {products} 个",
    "made because nobody knew them: {customers} customer(s), {products} product(s)",
)
REJECTS = Text("拒绝的行在：{path}", "the rejected rows are in {path}")


def told(result: ImportResult) -> Text:
    """What an import brought, line by line, for a person."""
    lines: list[Text] = []
    for s in result.sheets:
        c = s.counts
        lines.append(
            COUNTS.with_(
                sheet=c.sheet, kind=s.sheet.kind.text, read=c.read, created=c.created, updated=c.updated,
                unchanged=c.unchanged, rejected=c.rejected, skipped=c.skipped,
            )
        )  # fmt: skip
        if s.parsed.rounded[0]:
            lines.append(ROUNDED.with_(count=s.parsed.rounded[0], by=s.parsed.rounded[1]))
        lines += s.taken.notes
        if s.rejects_file:
            lines.append(REJECTS.with_(path=s.rejects_file))
    lines += result.notes
    customers, products = result.created.get("customers", 0), result.created.get("products", 0)
    if customers or products:
        lines.append(CREATED.with_(customers=customers, products=products))
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))
