"""A list whose records are added, changed, copied and retired: the deeds are the same in every room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.tab import ListTab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm


class EditableTab(ListTab):
    """A room overrides `read_values`, `open_form` and `retire`; `new_words` is the button's name."""

    not_copied: frozenset[str] = frozenset({"code"})

    def __init__(
        self,
        desk: Desk,
        source: TableSource,
        filters: tuple[Filter, ...],
        search_hint: Text,
        new_words: str,
        detail: QWidget | None = None,
    ) -> None:
        super().__init__(desk, source, filters, search_hint, detail)
        self.table.activated.connect(self.edit)
        self.table.new_asked.connect(self.add_new)
        self.table.duplicate_asked.connect(self.duplicate)
        self.table.retire_asked.connect(self._retire_some)
        self._add_deeds(new_words)

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        """A record's fields by column key; None when it is gone."""
        raise NotImplementedError

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        """The form that adds (no id) or changes a record."""
        raise NotImplementedError

    def retire(self, record_ids: list[int]) -> Text:
        """Retire the records, on the writer's thread; returns the deed's name."""
        raise NotImplementedError

    def add_new(self) -> None:
        self.open_form(None, {}).saved.connect(self.open_record)

    def edit(self, record_id: int) -> None:
        self._with_values(record_id, lambda values: self.open_form(record_id, values))

    def duplicate(self, record_id: int) -> None:
        def copied(values: dict[str, Any]) -> None:
            like = {key: value for key, value in values.items() if key not in self.not_copied}
            self.open_form(None, like).saved.connect(self.open_record)

        self._with_values(record_id, copied)

    def _with_values(self, record_id: int, then: Callable[[dict[str, Any]], object]) -> None:
        def came(values: dict[str, Any] | None) -> None:
            if values is not None:
                then(values)

        self.desk.runner.read(lambda session: self.read_values(session, record_id), came, owner=self)

    def _retire_some(self, record_ids: list[int]) -> None:
        if record_ids:
            self.desk.runner.write(lambda: self.retire(record_ids), self.desk.did, owner=self)

    def _add_deeds(self, new_words: str) -> None:
        new = self._deed(new_words, self.add_new)
        new.setShortcut(QKeySequence("Ctrl+N"))  # wherever the focus is, unless a list of its own has it
        edit = self._deed(self.tr("Edit"), lambda: self._on_current(self.edit))
        copy = self._deed(self.tr("Duplicate"), lambda: self._on_current(self.duplicate))
        retire = self._deed(
            self.tr("Retire"),
            lambda: self.table.with_selected(lambda rows: self._retire_some([row.id for row in rows])),
        )
        self.table.deeds += [new, edit, copy, retire]
        self.addAction(new)

    def _deed(self, words: str, deed: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: deed())
        return action

    def _on_current(self, deed: Callable[[int], None]) -> None:
        current = self.table.current_id()
        if current is not None:
            deed(current)
