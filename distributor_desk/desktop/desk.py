"""What every tab and dialog works with, handed in from outside: company, language, workers, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal

from distributor_desk.core import dates
from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Language, Text
from distributor_desk.core.listing import Found
from distributor_desk.desktop.running import Runner
from distributor_desk.storage.database import Company
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


class Desk(QObject):
    """One open company and the window that shows it.

    `changed` is sent in the window's thread after each write; `done` says a deed's name for the toast with
    its Undo; `open_asked` brings a record of a room to the front; `undo_asked` takes the last deed back.
    `sheets()` gives every kind of sheet of the house, in the order in which they depend on each other.
    """

    changed = Signal(object)
    done = Signal(object)
    told = Signal(object)
    open_asked = Signal(str, int)
    part_asked = Signal(str, int, str)
    undo_asked = Signal()
    import_asked = Signal(list)
    export_asked = Signal()
    backup_asked = Signal()
    _written = Signal(object)

    def __init__(
        self,
        company: Company,
        features: Sequence[Feature],
        language: Language,
        store: QSettings,
        sheets: Callable[[], Sequence[Sheet]] = tuple,
    ) -> None:
        super().__init__()
        self.company = company
        self.features = tuple(features)
        self.language: Language = language
        self.store = store
        self.sheets = sheets
        self.person_key = f"people/{company.key}"
        self.runner = Runner(company, self)
        self._sit_down()
        self._written.connect(self._tell_changed, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = company.listen(self._written.emit)

    def _sit_down(self) -> None:
        """The person who sat here last, where there is one and still works here."""
        kept = self.remembered(self.person_key)
        if kept is not None:
            from distributor_desk.storage import people

            with self.company.read() as session:
                known = {person.id for person in people.persons(session)}
            if int(kept) in known:
                self.company.at_the_desk = int(kept)

    def say(self, text: Text) -> str:
        """Words of the house in the person's language."""
        return text.in_(self.language)

    def today(self) -> date:
        return dates.today()

    def did(self, action: Text) -> None:
        """Say that a deed is done, with a button that takes it back."""
        self.done.emit(action)

    def tell(self, text: Text) -> None:
        """Say something that needs no answer and that Undo has nothing to do with."""
        self.told.emit(text)

    def open_record(self, feature_key: str, record_id: int, part: str = "") -> None:
        """Bring a record of a room to the front, with that part of it to be seen."""
        self.open_asked.emit(feature_key, record_id)
        if part:
            self.part_asked.emit(feature_key, record_id, part)

    def show_found(self, found: Found) -> None:
        self.open_asked.emit(found.feature, found.id)

    def remembered(self, key: str, default: Any = None) -> Any:
        return self.store.value(key, default)

    def remember(self, key: str, value: Any) -> None:
        self.store.setValue(key, value)

    def close(self) -> None:
        """Wait for the writes, then let go of the company (which stays open for its owner to close)."""
        self.runner.close()
        self._stop_listening()
        self.store.sync()

    def _tell_changed(self, changed: Changed) -> None:
        self.changed.emit(changed)
