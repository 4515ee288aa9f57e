"""Backups while one works: every half hour when something changed, at the end, and how old the last one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop.desk import Desk
from distributor_desk.storage import backup, folders

EVERY_MS = 30 * 60 * 1000
POLL_MS = 3000
AMBER_AFTER_DAYS = 7


class Keeper(QObject):
    """Backs the company file up on the writer's thread, and looks for what other processes wrote."""

    stands = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._path: Path = desk.company.path
        for pause, deed in ((EVERY_MS, self.back_up), (POLL_MS, self._notice_others)):
            timer = QTimer(self, interval=pause)
            timer.timeout.connect(deed)
            timer.start()
        self._looking = False

    def look(self) -> None:
        """Find out when the last backup was made; `stands` sends that moment, or None."""
        self._desk.runner.aside(lambda: _last(self._path), self.stands.emit)

    def back_up(self, reason: str = "timer", then: Callable[[], None] | None = None) -> None:
        path = self._path

        def done(_made: Path) -> None:
            self.look()
            if then:
                then()

        self._desk.runner.write(
            lambda: backup.back_up(path, folders.backup_folder(path), reason), done, self._failed
        )

    def at_the_end(self, then: Callable[[DeskError | None], None]) -> None:
        """The backup on exit; `then` is called with the error, or None when it is made."""
        path = self._path
        self._desk.runner.write(
            lambda: backup.back_up(path, folders.backup_folder(path), "exit"), lambda _made: then(None), then
        )

    def _failed(self, error: DeskError) -> None:
        self.failed.emit(error)
        self.look()

    def _notice_others(self) -> None:
        if not self._looking:
            self._looking = True
            self._desk.runner.aside(self._desk.company.notice_others, self._looked)

    def _looked(self, _nothing: None) -> None:
        self._looking = False


def _last(path: Path) -> datetime | None:
    newest = next(iter(backup.backups(folders.backup_folder(path))), None)
    return datetime.fromisoformat(newest.at) if newest else None


def days_ago(moment: datetime) -> int:
    return max((datetime.now(UTC) - moment).days, 0)
