"""The foot of the window: company file, age of the last backup, work that is running."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keeping import AMBER_AFTER_DAYS, days_ago
from distributor_desk.desktop.workers import Job
from distributor_desk.storage.unit_of_work import Reading

_SHOWN_AFTER_MS = 500
_LOOK_EVERY_MS = 100


class RunningWork(QWidget):
    """What runs, with a figure and Cancel; shown once it has run for half a second."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._jobs: list[Job] = []
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(140)
        self.bar.setTextVisible(False)
        self.cancel = QToolButton()
        self.cancel.setText(self.tr("Stop"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.cancel):
            row.addWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._appear)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_standing)
        desk.runner.started.connect(self._started)
        desk.runner.ended.connect(self._ended)
        self.hide()

    def _started(self, job: Job) -> None:
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._soon.start()

    def _ended(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if not self._jobs:
            self._soon.stop()
            self._look.stop()
            self.hide()

    def _appear(self) -> None:
        self._show_standing()
        self._look.start()
        self.show()

    def _show_standing(self) -> None:
        if not self._jobs:
            return
        job = self._jobs[0]
        self.cancel.setVisible(not job.writes)
        self.cancel.setEnabled(not job.progress.cancelled)
        if job.progress.cancelled:
            self.words.setText(self.tr("Stopping…"))
        elif job.standing is None:
            self.words.setText(self.tr("Working…"))
            self.bar.setRange(0, 0)
        else:
            self._show_figure(*job.standing)

    def _show_figure(self, what: object, done: int, of: int) -> None:
        said = self._desk.say(what) if what is not None else ""  # type: ignore[arg-type]
        figure = f"{done:,} / {of:,}" if of else (f"{done:,}" if done else "")
        self.words.setText(f"{said} {figure}".strip())
        self.bar.setRange(0, of)
        self.bar.setValue(min(done, of))

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
            self._show_standing()


class StatusBar(QStatusBar):
    """Company file on the left; on the right what runs, and how old the last backup is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setSizeGripEnabled(False)
        self.file = QLabel(_short(desk.company.path))
        self.file.setToolTip(str(desk.company.path))
        self.records = QLabel()
        self.backup = QLabel()
        self.running = RunningWork(desk)
        for label in (self.file, self.records, self.backup):
            label.setContentsMargins(8, 2, 8, 2)
        self.addWidget(self.file)
        self.addWidget(self.records)
        self.addPermanentWidget(self.running)
        self.addPermanentWidget(self.backup)

    def count(self) -> None:
        """Say again how many records each room keeps."""
        rooms = [room for room in self._desk.features if room.count]

        def query(session: Reading) -> list[int]:
            return [room.count(session) for room in rooms if room.count]

        def said(counts: list[int]) -> None:
            found = [f"{self._desk.say(room.text)} {n:,}" for room, n in zip(rooms, counts, strict=True)]
            self.records.setText(" · ".join(found))

        self._desk.runner.read(query, said, owner=self, key=(id(self), "records"))

    def show_backup(self, moment: datetime | None) -> None:
        """Amber after a week, and then it says so as well."""
        old = moment is None or days_ago(moment) > AMBER_AFTER_DAYS
        words = self._age(moment)
        self.backup.setText(self.tr("⚠ {age}").format(age=words) if old else words)
        self.backup.setStyleSheet(f"color: {theme.amber().name()}; font-weight: bold" if old else "")

    def _age(self, moment: datetime | None) -> str:
        if moment is None:
            return self.tr("No backup yet")
        days = days_ago(moment)
        if days == 0:
            return self.tr("Last backup: today {time}").format(time=moment.astimezone().strftime("%H:%M"))
        if days == 1:
            return self.tr("Last backup: yesterday")
        return self.tr("Last backup: {days} days ago").format(days=days)


def _short(path: Path) -> str:
    return path.name
