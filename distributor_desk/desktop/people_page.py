"""The company's name, the language, who sits at this desk, and everyone who works here with a role."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage import people
from distributor_desk.storage.people import PersonLine

COLUMNS = (
    Column("name", Text("姓名", "Name"), required=True),
    Column(
        "role",
        Text("角色", "Role"),
        Kind.CHOICE,
        required=True,
        choices=tuple(Choice(key, words) for key, words in people.ROLES.items()),
    ),
)
NEW, EDIT = Text("新增人员", "New person"), Text("人员：{name}", "Person: {name}")


class PeoplePage(QWidget):
    """What is changed here is kept at once; Undo takes it back."""

    language_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[PersonLine] = []
        self.name = QLineEdit(desk.company.name)
        self.language = QComboBox()
        for words, key in (("中文", "zh"), ("English", "en")):
            self.language.addItem(words, key)
        self.language.setCurrentIndex(self.language.findData(desk.language))
        self.at_the_desk = QComboBox()
        self.list = PlainList([self.tr("Name"), self.tr("Role"), self.tr("May approve")], stretched=0)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        self._desk.runner.read(people.persons, self._show, owner=self)

    def _show(self, lines: list[PersonLine]) -> None:
        self._lines = lines
        yes, no = self.tr("yes"), self.tr("no")
        self.list.show_lines(
            [(p.name, self._desk.say(people.ROLES[p.role]), yes if p.approves else no) for p in lines]
        )
        self.at_the_desk.blockSignals(True)  # noqa: FBT003
        self.at_the_desk.clear()
        for person in lines:
            self.at_the_desk.addItem(person.name, person.id)
        self.at_the_desk.setCurrentIndex(self.at_the_desk.findData(self._desk.company.at_the_desk))
        self.at_the_desk.blockSignals(False)  # noqa: FBT003

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.language.activated.connect(lambda _place: self.language_asked.emit(self.language.currentData()))
        self.at_the_desk.activated.connect(lambda _place: self._sit(self.at_the_desk.currentData()))
        self.list.doubleClicked.connect(lambda _index: self._edit())
        self._desk.changed.connect(self._heed)

    def _heed(self, changed: Changed) -> None:
        if changed.meets(frozenset({"person"})):
            self.refresh()

    def _rename(self) -> None:
        name, desk = self.name.text(), self._desk
        if name.strip() and name.strip() != desk.company.name:
            desk.runner.write(lambda: desk.company.rename(name), self._renamed, owner=self)

    def _renamed(self, action: Text) -> None:
        self._desk.did(action)
        window = self.window().parentWidget()
        if window is not None:
            program = self.tr("Distributor Desk")
            window.setWindowTitle(f"{self._desk.company.name} — {program}")

    def _sit(self, person_id: int) -> None:
        self._desk.company.at_the_desk = person_id
        self._desk.remember(self._desk.person_key, person_id)

    def _chosen(self) -> PersonLine | None:
        place = self.list.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _add(self) -> None:
        self._open(None, NEW, {"role": "office"})

    def _edit(self) -> None:
        person = self._chosen()
        if person is not None:
            self._open(person.id, EDIT.with_(name=person.name), {"name": person.name, "role": person.role})

    def _open(self, person_id: int | None, title: Text, initial: dict[str, Any]) -> None:
        company = self._desk.company

        def save(values: dict[str, Any]) -> Text:
            now = initial | values
            return people.save_person(company, person_id, now.get("name") or "", now["role"])

        form = RecordForm(
            self._desk, title, COLUMNS, initial, save, fresh=person_id is None, parent=self.window()
        )
        form.saved.connect(self._desk.did)
        form.open()

    def _retire(self) -> None:
        person, desk = self._chosen(), self._desk
        if person is not None:
            desk.runner.write(lambda: people.retire_person(desk.company, person.id), desk.did, owner=self)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Company name"), self.name)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Who sits at this desk"), self.at_the_desk)
        note = QLabel(
            self.tr(
                "What is done here is noted under this person's name. Settlements and concessions to "
                "supermarkets need someone who may approve."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        buttons = QHBoxLayout()
        for words, deed in (
            (self.tr("Add a person…"), self._add),
            (self.tr("Edit…"), self._edit),
            (self.tr("Retire"), self._retire),
        ):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(deed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
