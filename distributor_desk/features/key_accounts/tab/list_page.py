"""A list of the room with its own buttons: add, change, retire; built from one description."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.key_accounts.operations import lists as operations
from distributor_desk.features.key_accounts.queries.lists import FILTERS, Rows, Where, page_of, said
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.unit_of_work import Reading

Save = Callable[[Where, int | None, dict[str, Any]], Any]
Suggest = Callable[[Reading, Where], Mapping[str, Sequence[str]]]
NEW, EDIT, RETIRE = Text("新增…", "Add…"), Text("修改…", "Change…"), Text("停用", "Retire")
SAVED = Text("已保存：{what}", "Saved: {what}")


def _nothing(_session: Reading, _where: Where) -> Mapping[str, Sequence[str]]:
    return {}


@dataclass(frozen=True)
class ListSpec:
    """A list: its title, columns of table and form, where its rows come from, and how a row is saved and retired.

    `save` returns a deed's name or an id; `kind` names a plain list of `operations.lists`, which then saves and retires.
    Of a list that is `of_contract` nothing can be added where there is no contract.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    form: tuple[Column, ...]
    shows: frozenset[str]
    rows: Callable[[Reading, Where], Rows]
    empty: Text
    hidden: frozenset[str] = frozenset()
    kind: str = ""
    belongs: Callable[[Where], dict[str, int]] = field(default=lambda _where: {})
    save: Save | None = None
    retire: Callable[[list[int]], Text] | None = None
    suggest: Suggest = _nothing
    initial: Callable[[Where], dict[str, Any]] = field(default=lambda _where: {})
    new: Text = NEW
    of_contract: bool = False
    imported: bool = False


class ListPage(QWidget):
    """The list of a ListSpec over what it hangs on; `show_where` moves it to another contract."""

    def __init__(self, desk: Desk, spec: ListSpec, *, buttons: bool = True) -> None:
        super().__init__()
        self.desk, self.spec, self.where = desk, spec, Where()
        keys = [column.key for column in spec.columns]
        source = TableSource(
            f"key_accounts/{spec.key}", spec.columns, spec.shows, page_of(spec.rows, keys, desk.language),
            hidden=spec.hidden, always=FILTERS, empty=spec.empty, imported=spec.imported,
        )  # fmt: skip
        self.table = RecordTable(desk, source)
        self.table.title = spec.title
        self._new: QPushButton | None = None
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self.row)
        self.column.addWidget(self.table, 1)
        self._deeds(buttons=buttons)
        self.row.addStretch(1)

    def show_where(self, where: Where) -> None:
        """Show the rows of another contract, retailer or year."""
        self.where = where
        if self._new is not None:
            self._new.setEnabled(self._may_add())
        self.table.show_filtered(Listing(filters=where.filters()))

    def add_button(self, words: str, deed: Callable[[], object], *, name: str = "") -> QPushButton:
        """A further button in front of the list."""
        button = QPushButton(words)
        button.setAccessibleName(name or words)
        button.clicked.connect(lambda _checked: deed())
        self.row.insertWidget(self.row.count() - 1, button)
        return button

    def add_deed(self, words: str, deed: Callable[[list[int]], object]) -> None:
        """A deed of the right-click menu, done with the selected rows."""
        action = QAction(words, self)

        def with_ids(rows: list[Row]) -> None:
            deed([row.id for row in rows])

        action.triggered.connect(lambda _checked: self.table.with_selected(with_ids))
        self.table.deeds.append(action)

    def _may_add(self) -> bool:
        return bool(self.where.contract) or not self.spec.of_contract

    def add_new(self) -> None:
        """The form for a new row."""
        if not self._may_add():
            return
        self._with_suggestions(None, self.spec.initial(self.where))

    def edit(self, row_id: int) -> None:
        """The form for a row; one that only was worked out (from a visit) begins a new one by hand."""
        by_hand = row_id < 0 and self.spec.kind not in operations.SHIPPED
        self.desk.runner.read(
            lambda session: dict(self.spec.rows(session, self.where)).get(row_id),
            lambda values: self._edit(None if by_hand else row_id, values),
            owner=self,
        )

    def _edit(self, row_id: int | None, values: Mapping[str, Any] | None) -> None:
        if values is not None:
            self._with_suggestions(row_id, said(dict(values), self.desk.language))

    def form_columns(self) -> tuple[Column, ...]:
        """The form's fields; a page that hides some overrides this."""
        return self.spec.form

    def save(self, row_id: int | None, values: dict[str, Any]) -> Any:
        """Save a row, on the writer's thread."""
        if self.spec.save is not None:
            return self.spec.save(self.where, row_id, values)
        return operations.save(
            self.desk.company,
            self.spec.kind,
            row_id,
            values,
            **(self.spec.belongs(self.where) if row_id is None else {}),
        )

    def retire(self, ids: list[int]) -> None:
        """Take rows off the list."""
        if not ids:
            return
        spec, company = self.spec, self.desk.company
        gone = spec.retire or (lambda some: operations.retire(company, spec.kind, some))
        self.desk.runner.write(lambda: gone(ids), self.desk.did, owner=self)

    def _with_suggestions(self, row_id: int | None, initial: Mapping[str, Any]) -> None:
        where = self.where
        self.desk.runner.read(
            lambda session: self.spec.suggest(session, where),
            lambda offered: self._open(row_id, initial, offered),
            owner=self,
        )

    def _open(
        self, row_id: int | None, initial: Mapping[str, Any], offered: Mapping[str, Sequence[str]]
    ) -> None:
        columns = self.form_columns()
        form = RecordForm(
            self.desk, self.spec.title, columns, {c.key: initial.get(c.key) for c in columns},
            lambda values: self.save(row_id, values), suggestions=offered, fresh=row_id is None, parent=self,
        )  # fmt: skip
        form.saved.connect(self._saved)
        form.open()

    def _saved(self, answer: object) -> None:
        self.desk.did(answer if isinstance(answer, Text) else SAVED.with_(what=self.spec.title))

    def _deeds(self, *, buttons: bool) -> None:
        say = self.desk.say
        for words, deed in (
            (say(self.spec.new), lambda _ids: self.add_new()),
            (say(EDIT), lambda ids: self.edit(ids[0]) if ids else None),
            (say(RETIRE), self.retire),
        ):
            self.add_deed(words, deed)
        if buttons:
            self._new = QPushButton(say(self.spec.new))
            self._new.setAccessibleName(f"{say(NEW)} {say(self.spec.title)}")
            self._new.clicked.connect(lambda _checked: self.add_new())
            self._new.setEnabled(self._may_add())
            self.row.addWidget(self._new)
        self.table.new_asked.connect(self.add_new)
        self.table.activated.connect(self.edit)
        self.table.retire_asked.connect(self.retire)


class ListWindow(QDialog):
    """A list in a window of its own, with a line above it that says what it is for."""

    def __init__(self, desk: Desk, parent: QWidget, page: ListPage, words: str) -> None:
        super().__init__(parent)
        self.page = page
        self.setWindowTitle(desk.say(page.spec.title))
        column = QVBoxLayout(self)
        note = QLabel(words)
        note.setWordWrap(True)
        theme.dress(note, "note")
        column.addWidget(note)
        column.addWidget(page, 1)
        self.resize(860, 480)
        desk.changed.connect(self._heed)
        page.show_where(page.where)

    def _heed(self, changed: Any) -> None:
        if changed.meets(self.page.spec.shows):
            self.page.table.refresh()
