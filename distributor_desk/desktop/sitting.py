"""One run of the program: which company is open, which window shows it, and the way to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from distributor_desk.core import dates
from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.desktop import theme, translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import TAB, MainWindow
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import SUFFIX, Company, create_company, open_company
from distributor_desk.storage.lock import WindowLock
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet

LAST = "window/company"
RESTORED = Text(
    "备份已恢复。恢复之前的文件也留了一份备份。",
    "The backup is restored. The file from before is kept as a backup as well.",
)
Sheets = Callable[[], Sequence[Sheet]]


class Sitting(QObject):
    """Opens, shows and changes companies. `ready` passes on the window's."""

    ready = Signal()

    def __init__(
        self, store: QSettings, language: Language, features: Sequence[Feature], sheets: Sheets
    ) -> None:
        super().__init__()
        self._store, self._features, self._sheets = store, features, sheets
        self.language: Language = language
        self.window: MainWindow | None = None
        self._lock: WindowLock | None = None
        self._then: Callable[[], None] = _end
        self._from_backup: Path | None = None

    def open(self, path: Path) -> None:
        """Show a company. Raises DeskError; then nothing is open."""
        lock = WindowLock(path) if path.is_file() else None
        if lock is not None:
            lock.take()
        try:
            company = open_company(path, before_migration=_before_migration)
        except BaseException:
            if lock is not None:
                lock.free()
            raise
        self._lock = lock
        self._store.setValue(LAST, str(path.absolute()))
        self._show(company)

    def begin(self, path: Path | None) -> bool:
        """Open the file that was asked for, else the last one, else ask. False when the person leaves."""
        last = self._store.value(LAST)
        wanted = path or (Path(str(last)) if last and Path(str(last)).is_file() else None)
        while wanted is None or not self._opened(wanted):
            wanted = self._ask(None) if wanted is None else self._other_than(wanted)
            if wanted is None:
                return False
        return True

    def working(self) -> bool:
        """Whether something is being written or long work goes on."""
        return self.window is not None and bool(self.window.desk.runner.busy)

    # inside

    def _show(self, company: Company) -> None:
        desk = Desk(company, self._features, self.language, self._store, self._sheets)
        window = MainWindow(desk)
        window.ready.connect(self.ready)
        window.left.connect(self._left)
        window.elsewhere.connect(self._go_elsewhere)
        window.language_asked.connect(self._speak)
        self.window = window
        window.show()

    def _left(self) -> None:
        """The window has gone: let go of everything, then do what comes next."""
        window = self.window
        self.window = None
        if window is not None:
            window.desk.close()
            window.desk.company.close()
            window.deleteLater()
            window.desk.deleteLater()
        if self._lock is not None:
            self._lock.free()
        then, self._then = self._then, _end
        then()

    def _opened(self, path: Path) -> bool:
        try:
            self.open(path)
        except DeskError as error:
            self._error = error
            return False
        return True

    def _other_than(self, path: Path) -> Path | None:
        """It could not be opened: say why, and offer what can be done."""
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Distributor Desk"), self._error.in_(self.language)
        )
        other = box.addButton(self.tr("Choose another file…"), QMessageBox.ButtonRole.AcceptRole)
        mend = box.addButton(self.tr("Restore a backup…"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is mend:
            return self._restore(path, None) or path
        return self._ask(None) if box.clickedButton() is other else None

    def _ask(self, parent: QWidget | None) -> Path | None:
        from distributor_desk.desktop import first_start

        doors = first_start.FirstStart(parent)
        doors.exec()
        if doors.chosen is None:
            return None
        return self._chosen(doors.chosen, parent) or self._ask(parent)

    def _chosen(self, door: str, parent: QWidget | None) -> Path | None:
        """The company file that a door leads to; None when the person turned back."""
        from distributor_desk.desktop import first_start

        try:
            if door == "open":
                return first_start.ask_company(parent, self._here())
            if door == "new":
                return self._new(parent)
            if door == "restore":
                return self._restore(self._here(), parent)
            return self._sample(parent)
        except Cancelled:
            return None
        except DeskError as error:
            QMessageBox.warning(parent, self.tr("Distributor Desk"), error.in_(self.language))
            return None

    def _new(self, parent: QWidget | None) -> Path | None:
        from distributor_desk.desktop import first_start

        asked = first_start.NewCompany(parent)
        if not asked.exec():
            return None
        create_company(asked.path(), asked.name.text().strip(), self.language).close()
        self._store.remove(TAB)  # it begins with what there is to do, not where another company was left
        return asked.path()

    def _sample(self, parent: QWidget | None) -> Path:
        from distributor_desk.desktop.waiting import wait_for
        from distributor_desk.workflow.demo import make_demo

        path = sample_file(dates.today())
        more = [room.sample for room in self._features if room.sample]
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = wait_for(
                lambda progress: make_demo(
                    path, self._sheets(), dates.today(), progress, more, language=self.language
                ),
                self.tr("Preparing the sample company"),
                self.language,
                parent,
            )
            made.close()
        return path

    def _restore(self, path: Path | None, parent: QWidget | None) -> Path | None:
        """Choose a backup; it is put in place when no window holds the file any more.

        One of another company never takes the place of the file that is open: it gets a file of its own.
        """
        from distributor_desk.desktop import restore_window

        folder = folders.backup_folder(path) if path else folders.backup_root()
        chosen = restore_window.ask_backup(parent, folder, self.language)
        if chosen is None or path is None:
            return None
        if folders.key_of(path) not in {None, folders.key_of(chosen)}:
            elsewhere = restore_window.ask_place(parent, chosen)
            if elsewhere is None or elsewhere.absolute() == path.absolute():
                return None
            backup.restore(chosen, elsewhere, folders.backup_folder(elsewhere, chosen))
            return elsewhere
        if self.window is None:
            backup.restore(chosen, path, folder)
        else:
            self._from_backup = chosen
        return path

    def _here(self) -> Path | None:
        return self.window.desk.company.path if self.window else None

    def _go_elsewhere(self, door: str) -> None:
        self._from_backup = None
        wanted = self._chosen(door, self.window)
        if wanted is None or self.window is None:
            return
        backup_file, here = self._from_backup, self._here()
        if backup_file is None and here is not None and wanted.absolute() == here.absolute():
            return
        self._close_then(lambda: self._open_next(wanted, backup_file))

    def _speak(self, language: Language) -> None:
        here = self._here()
        if here is not None and language != self.language:
            self._close_then(lambda: self._open_in(here, language))

    def _close_then(self, then: Callable[[], None]) -> None:
        self._then = then
        if self.window is not None and not self.window.leave():
            self._then = _end

    def _open_in(self, path: Path, language: Language) -> None:
        self.language = language
        self._store.setValue(translate.KEY, language)
        translate.install(language)
        theme.follow_language()
        self._open_next(path, None)

    def _open_next(self, path: Path, backup_file: Path | None) -> None:
        restored = False
        try:
            if backup_file is not None:
                backup.restore(backup_file, path, folders.backup_folder(path))
                restored = True
        except DeskError as error:
            QMessageBox.warning(None, self.tr("Distributor Desk"), error.in_(self.language))
        if not self.begin(path):
            _end()
        elif restored and self.window is not None:
            desk = self.window.desk
            self.window.ready.connect(lambda: desk.tell(RESTORED))


def _before_migration(path: Path) -> None:
    backup.back_up(path, folders.backup_folder(path), "pre-migration")


def sample_file(today: date) -> Path:
    """Where the sample company of a day lies: in the program's own folder, away from real companies."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / f"sample-{today.isoformat()}{SUFFIX}"


def _end() -> None:
    """Leave the event loop. Not by quit(): that asks every window first, and one that is just going says no."""
    QApplication.exit(0)
