"""All that a person is shown of files before they are imported: outcomes, sums, what is made, what is close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import Kind
from distributor_desk.spreadsheets.raw import Workbook
from distributor_desk.storage import made
from distributor_desk.storage.database import Company
from distributor_desk.storage.made import Named
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow import likeness
from distributor_desk.workflow.importing import After, ImportResult, Matched, SheetResult, rehearse_files
from distributor_desk.workflow.likeness import Alike
from distributor_desk.workflow.sheets import ImportOptions, Sheet

_PAIRS = 100  # that a person is asked about at one time
_OWN_KINDS = {"customers": "customer", "products": "product"}
Fresh = Mapping[str, Mapping[str, Sequence[str]]]
"""Field → new word → near words that are known."""


@dataclass(slots=True)
class Looked:
    """A rehearsal of several files with what it would make by name, and names that are nearly others.

    `fresh` belongs to the sheets in the order of `sheets`.
    """

    files: list[ImportResult]
    made: dict[str, list[Named]] = field(default_factory=dict)
    alike: list[Alike] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)

    @property
    def sheets(self) -> list[SheetResult]:
        return [sheet for one in self.files for sheet in one.sheets]


def look(
    company: Company,
    files: Sequence[tuple[Workbook, Sequence[Matched]]],
    sheets: Sequence[Sheet],
    options: ImportOptions,
    progress: Progress,
    after: After = (),
) -> Looked:
    """Rehearse the import of the files, one after the other, and look at all that it would do."""
    looked = Looked([])

    def see(work: Write, results: Sequence[ImportResult]) -> None:
        first = min((one.batch for one in results if one.batch is not None), default=0)
        for one in results:
            for table, names in made.made(work.session, one.batch or 0).items():
                looked.made.setdefault(table, []).extend(names)
        for table, names in looked.made.items():
            standing = made.standing(work.session, table, first)
            looked.alike += likeness.alike(table, names, standing)
        best = sorted(looked.alike, key=lambda pair: (not pair.stands, -pair.score))
        looked.alike = [_whole(work, pair) for pair in best[:_PAIRS]]
        looked.fresh = [_fresh(work, sheet, first) for one in results for sheet in one.sheets]

    looked.files = rehearse_files(company, files, sheets, options, progress, after=after, look=see)
    return looked


def _whole(work: Write, pair: Alike) -> Alike:
    """The pair with all that is known of both, to stand side by side."""
    new = made.whole_record(work.session, pair.table, pair.new.id) or pair.new
    other = made.whole_record(work.session, pair.table, pair.other.id) or pair.other
    return Alike(pair.table, new, other, pair.score, pair.stands)


def _fresh(work: Write, result: SheetResult, first: int) -> Fresh:
    """Words of listed columns that no record had before."""
    table = _OWN_KINDS.get(result.sheet.kind.key)
    found: dict[str, Mapping[str, Sequence[str]]] = {}
    for column in result.sheet.kind.columns:
        if (
            table is None
            or not column.listed
            or column.kind is not Kind.TEXT
            or column.key not in result.parsed.cells
        ):
            continue
        known = made.values(work.session, table, column.key, before=first)
        words = {value for value in result.parsed.cells[column.key] if isinstance(value, str)}
        found[column.key] = likeness.fresh_words(sorted(words), known)
    return found
