"""What the import dialog asks of the workflow, off the window's thread: read, judge, book, take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.core.slices import let_go
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.workers import Job
from distributor_desk.spreadsheets.raw import Workbook
from distributor_desk.storage import backup, batches, folders
from distributor_desk.storage.batches import BatchLine, BatchUndone
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.adding import Sum, sums
from distributor_desk.workflow.answers import Answers
from distributor_desk.workflow.drafting import Draft, Memory, drafts, memory_of
from distributor_desk.workflow.importing import After, ImportResult, Matched, SheetResult
from distributor_desk.workflow.looking import Looked, look
from distributor_desk.workflow.mending import Group, groups
from distributor_desk.workflow.sheets import ImportOptions, Sheet

BACKUP = Text("正在备份", "Making a backup")
SOON_MS = 120
"""Several mends one after the other are judged together."""


@dataclass(slots=True)
class SheetState:
    """One sheet of a file: how it is read, and what would become of its rows (None: it is not ticked)."""

    draft: Draft
    result: SheetResult | None = None
    groups: list[Group] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)


@dataclass(slots=True)
class FileState:
    """One file that was chosen; `before` is an import of the very same file that stands."""

    path: Path
    book: Workbook
    memory: Memory
    before: BatchLine | None
    sheets: list[SheetState] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """All files as they would come in, judged together: what the first makes the second may name."""

    files: list[FileState]
    looked: Looked
    refused: list[DeskError] = field(default_factory=list)

    @property
    def brings(self) -> int:
        """Rows that would change something."""
        return sum(s.counts.created + s.counts.updated for s in self.looked.sheets)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was imported, file by file, and the refusal at which it ended, if any."""

    files: list[tuple[Path, ImportResult]]
    error: DeskError | None = None


@dataclass(slots=True)
class House:
    """What the work off the window's thread needs of the desk."""

    company: Company
    sheets: Sequence[Sheet]
    after: After
    language: Language


class Importer(QObject):
    """`looked` sends a Preview, `imported` an Outcome, `undone` a BatchUndone, `refused` a DeskError.

    `answers` are what the person said, by file and sheet; a change of them is judged again by itself.
    """

    looked = Signal(object)
    imported = Signal(object)
    undone = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._house = House(
            desk.company,
            desk.sheets(),
            [room.after_import for room in desk.features if room.after_import],
            desk.language,
        )
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.judge)
        self.answers: dict[tuple[Path, str], Answers] = {}
        self.encodings: dict[Path, str] = {}
        self.options = ImportOptions(create_missing=True)
        self.paths: list[Path] = []
        self.preview: Preview | None = None
        self.batches: list[int] = []

    @property
    def waiting(self) -> bool:
        """Work runs, or a change waits to be judged."""
        return self._job is not None or self._soon.isActive()

    def add(self, paths: Sequence[Path]) -> None:
        """Read further files beside those that are here."""
        self.paths += [path for path in paths if path not in self.paths]
        known = [] if self.preview is None else self.preview.files
        self._read(list(known))

    def read_as(self, path: Path, encoding: str) -> None:
        """Read a text file again in the encoding that the person says."""
        self.encodings[path] = encoding
        known = [] if self.preview is None else self.preview.files
        self._read([one for one in known if one.path != path])

    def drop(self, path: Path) -> None:
        """Leave a file out."""
        self.paths.remove(path)
        if self.preview is not None:
            self._read([one for one in self.preview.files if one.path != path])

    def say(self, path: Path, sheet: str, **said: Any) -> None:
        """One more answer about a sheet."""
        before = self.answers.get((path, sheet), Answers())
        self.answers[path, sheet] = replace(before, **said)
        self._soon.start()

    def of(self, path: Path, sheet: str) -> Answers:
        return self.answers.get((path, sheet), Answers())

    def set_options(self, options: ImportOptions) -> None:
        if options != self.options:
            self.options = options
            self._soon.start()

    def judge(self) -> None:
        """Rehearse again with the answers of now; an earlier rehearsal that still runs is left."""
        if self.preview is not None:
            files = self.preview.files
            self._start(lambda progress: self._judged(files, [], progress), self._keep)

    def import_(self) -> None:
        """Backup, then one write and one batch for each file; rejected rows go into workbooks beside the company."""
        preview = self.preview
        if preview is None or self.waiting:
            return
        files = [(one.path, one.book, _matched(one, self._house.sheets)) for one in preview.files]
        self.preview = None  # its cells weigh as much as the import itself
        house, options = self._house, self.options
        self._start(lambda progress: _booked(house, files, options, progress), self._imported)

    def take_back(self) -> None:
        """Undo what this dialog imported, the last first."""
        company, numbers = self._desk.company, self.batches[::-1]
        if numbers:
            self._start(lambda _progress: _taken_back(company, numbers), self._undone)

    def cancel(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()

    def _read(self, known: list[FileState]) -> None:
        house, encodings = self._house, dict(self.encodings)
        missing = [path for path in self.paths if path not in {one.path for one in known}]

        def task(progress: Progress) -> Preview:
            refused: list[DeskError] = []
            for path in missing:
                try:
                    known.append(_opened(house, path, encodings.get(path), progress))
                except Cancelled:
                    raise
                except DeskError as error:
                    refused.append(error)
            known.sort(key=lambda one: self.paths.index(one.path) if one.path in self.paths else 0)
            return self._judged(known, refused, progress)

        self._start(task, self._keep)

    def _judged(self, files: list[FileState], refused: list[DeskError], progress: Progress) -> Preview:
        answers, house = dict(self.answers), self._house
        fresh = [_drafted(house, one, answers) for one in files]
        matched = [(one.book, _matched(one, house.sheets)) for one in fresh]
        order = _dependence(matched, house.sheets)
        looked = look(
            house.company, [matched[n] for n in order], house.sheets, self.options, progress, house.after
        )
        words = iter(looked.fresh)
        for number, result in zip(order, looked.files, strict=True):
            ticked = iter(result.sheets)
            for state in _in_order(fresh[number], house.sheets):
                state.result = result_of = next(ticked)
                state.groups = groups(result_of, next(words))
                state.sums = sums(result_of.parsed, result_of.taken)
        return Preview(fresh, looked, refused)

    def _start(self, task: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            self._job.superseded = True
            self._job.cancel()
        self.busy.emit(True)  # noqa: FBT003
        self._job = self._desk.runner.work(task, done, self._failed, owner=self)

    def _over(self) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003

    def _keep(self, preview: Preview) -> None:
        self.paths = [one.path for one in preview.files]
        before, self.preview = self.preview, preview if preview.files else None
        self._over()
        self.looked.emit(preview)
        if before is not None:
            self._desk.runner.aside(lambda: _let_go(before))

    def _imported(self, outcome: Outcome) -> None:
        self.batches = [result.batch for _, result in outcome.files if result.batch is not None]
        self.paths, self.answers = [], {}
        self._over()
        self.imported.emit(outcome)

    def _undone(self, undone: BatchUndone) -> None:
        self.batches = []
        self._over()
        self.undone.emit(undone)

    def _failed(self, error: DeskError) -> None:
        self._over()
        self.refused.emit(error)


def _let_go(preview: Preview) -> None:
    """The values of a rehearsal that is no longer shown, given back little by little and not in the window's thread."""
    for sheet in preview.looked.sheets:
        for column in sheet.parsed.cells.values():
            let_go(column)


def _opened(house: House, path: Path, encoding: str | None, progress: Progress) -> FileState:
    book = importing.read(path, progress, encoding)
    with house.company.read() as session:
        return FileState(path, book, memory_of(session, book), batches.same_file(session, book.sha256))


def _drafted(house: House, one: FileState, answers: dict[tuple[Path, str], Answers]) -> FileState:
    said = {sheet: answer for (path, sheet), answer in answers.items() if path == one.path}
    made = drafts(one.book, house.sheets, one.memory, said)
    return replace(one, sheets=[SheetState(draft) for draft in made])


def _in_order(one: FileState, sheets: Sequence[Sheet]) -> list[SheetState]:
    """The ticked sheets of a file in the order in which they are booked."""
    order = [sheet.kind.key for sheet in sheets]
    ticked = [state for state in one.sheets if state.draft.ticked and state.draft.match]
    return sorted(ticked, key=lambda s: order.index(s.draft.match.kind.key if s.draft.match else ""))


def _matched(one: FileState, sheets: Sequence[Sheet]) -> list[Matched]:
    return [
        Matched(state.draft.raw, state.draft.match, True, state.draft.answers)  # noqa: FBT003
        for state in _in_order(one, sheets)
        if state.draft.match
    ]


def _dependence(files: Sequence[tuple[Workbook, list[Matched]]], sheets: Sequence[Sheet]) -> list[int]:
    """Files in the order in which they need each other: that with the customers before that with their sales."""
    order = [sheet.kind.key for sheet in sheets]
    first = [min((order.index(m.match.kind.key) for m in matched), default=99) for _, matched in files]
    return sorted(range(len(files)), key=lambda number: (first[number], number))


def _booked(
    house: House,
    files: list[tuple[Path, Workbook, list[Matched]]],
    options: ImportOptions,
    progress: Progress,
) -> Outcome:
    company, done = house.company, list[tuple[Path, ImportResult]]()
    progress.at(BACKUP)
    backup.back_up(company.path, folders.backup_folder(company.path), "pre-import")
    order = _dependence([(book, matched) for _, book, matched in files], house.sheets)
    for path, book, matched in (files[number] for number in order):
        if not matched:
            continue
        try:
            result = importing.run(company, book, matched, house.sheets, options, progress, after=house.after)
        except DeskError as error:
            if not done:
                raise
            return Outcome(done, error)
        name = f"{company.path.stem}-{path.stem}"
        importing.write_rejects(result, company.path.parent, name, house.language)
        done.append((path, result))
    return Outcome(done)


def _taken_back(company: Company, numbers: Sequence[int]) -> BatchUndone:
    removed, restored, stayed = 0, 0, dict[str, int]()
    for number in numbers:
        undone = batches.undo_batch(company, number)
        removed, restored = removed + undone.removed, restored + undone.restored
        for table, count in undone.stayed.items():
            stayed[table] = stayed.get(table, 0) + count
    return BatchUndone(removed, restored, stayed)
