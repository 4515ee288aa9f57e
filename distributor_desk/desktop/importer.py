"""What the import dialog asks of the workflow, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.workers import Job
from distributor_desk.spreadsheets.raw import Workbook
from distributor_desk.storage import backup, batches, folders
from distributor_desk.storage.batches import BatchLine
from distributor_desk.workflow import importing
from distributor_desk.workflow.importing import ImportResult, Matched
from distributor_desk.workflow.sheets import ImportOptions

BACKUP = Text("正在备份", "Making a backup")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person set in the preview: kind of sheet, headings, options."""

    kind: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would come in: the rehearsal's result, and an import of the same file that stands."""

    path: Path
    book: Workbook
    matched: list[Matched]
    result: ImportResult
    before: BatchLine | None

    @property
    def brings_something(self) -> bool:
        return any(s.counts.created or s.counts.updated for s in self.result.sheets)


class Importer(QObject):
    """`looked` sends a Preview, `imported` an ImportResult, `undone` a BatchUndone, `refused` a DeskError."""

    looked = Signal(object)
    imported = Signal(object)
    undone = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._after = [room.after_import for room in desk.features if room.after_import]
        self._job: Job | None = None
        self.preview: Preview | None = None
        self.batch: int | None = None

    def read(self, path: Path, choices: Choices) -> None:
        """Read a file and rehearse its import."""
        self.preview = None

        def task(progress: Progress) -> Preview:
            return self._rehearse(path, importing.read(path, progress), choices, progress)

        self._start(task, self._keep)

    def judge(self, choices: Choices) -> None:
        """Rehearse again with other choices."""
        if self.preview is not None:
            path, book = self.preview.path, self.preview.book
            self._start(lambda progress: self._rehearse(path, book, choices, progress), self._keep)

    def import_(self, choices: Choices) -> None:
        """Backup, then one write; the rejected rows go into a workbook beside the company file."""
        preview = self.preview
        if preview is not None:
            self._start(lambda progress: self._book(preview, choices, progress), self._imported)

    def take_back(self) -> None:
        company, batch = self._desk.company, self.batch
        if batch is not None:
            self._start(lambda _progress: batches.undo_batch(company, batch), self._undone)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rehearse(self, path: Path, book: Workbook, choices: Choices, progress: Progress) -> Preview:
        company, sheets = self._desk.company, self._desk.sheets()
        matched = importing.match(book, sheets, kind=choices.kind, overrides=choices.headings or None)
        with company.read() as session:
            before = batches.same_file(session, book.sha256)
        result = importing.rehearse(
            company, book, matched, sheets, choices.options, progress, after=self._after
        )
        return Preview(path, book, matched, result, before)

    def _book(self, preview: Preview, choices: Choices, progress: Progress) -> ImportResult:
        company, sheets = self._desk.company, self._desk.sheets()
        progress.at(BACKUP)
        backup.back_up(company.path, folders.backup_folder(company.path), "pre-import")
        result = importing.run(
            company, preview.book, preview.matched, sheets, choices.options, progress, after=self._after
        )
        name = f"{company.path.stem}-{preview.path.stem}"
        importing.write_rejects(result, company.path.parent, name, self._desk.language)
        return result

    def _start(self, task: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self.busy.emit(True)  # noqa: FBT003
        self._job = self._desk.runner.work(task, done, self._failed, owner=self)

    def _over(self) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003

    def _keep(self, preview: Preview) -> None:
        self._over()
        self.preview = preview
        self.looked.emit(preview)

    def _imported(self, result: ImportResult) -> None:
        self._over()
        self.batch = result.batch
        self.imported.emit(result)

    def _undone(self, undone: batches.BatchUndone) -> None:
        self._over()
        self.batch = None
        self.undone.emit(undone)

    def _failed(self, error: DeskError) -> None:
        self._over()
        self.refused.emit(error)
