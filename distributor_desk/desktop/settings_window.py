"""Settings: the company and its people, and every rule that the rooms' cards declare, a page for each room."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.form_fields import FormFields
from distributor_desk.desktop.people_page import PeoplePage
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.settings import Setting, change_settings, value_of
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature

KINDS = {"percent": Kind.PERCENT, "money": Kind.MONEY, "days": Kind.DAYS}
DEFAULT = Text("留空即用默认值：{value}", "Empty means the default: {value}")
IN_PERCENT = Text("{rule}（%）", "{rule}, %")
FEW_WORDS, MANY_WORDS = 20, 2000
Values = Mapping[str, Any]


def column_of(setting: Setting[Any]) -> Column:
    """How a rule is typed and shown."""
    if isinstance(setting.default, bool):
        kind = Kind.YES_NO
    elif isinstance(setting.default, str):
        kind = Kind.TEXT
    else:
        kind = KINDS.get(
            setting.unit, Kind.UNIT_PRICE if isinstance(setting.default, Decimal) else Kind.INTEGER
        )
    default = DEFAULT.with_(value=str(setting.default))
    note = (
        default
        if setting.note is None
        else Text(f"{setting.note.zh}\n{default.zh}", f"{setting.note.en}\n{default.en}")
    )
    text = setting.text
    if setting.unit == "percent" and "%" not in text.en:
        text = IN_PERCENT.with_(rule=text)
    most = MANY_WORDS if isinstance(setting.default, str) and len(setting.default) > FEW_WORDS else 200
    return Column(setting.key, text, kind, most=most, note=note)


class SettingsWindow(QDialog):
    """Each page is saved as one deed, which Undo takes back."""

    language_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.people = PeoplePage(desk)
        self.people.language_asked.connect(self.language_asked)
        self.pages = QTabWidget()
        self.pages.addTab(self.people, self.tr("Company and people"))
        self.fields: dict[str, FormFields] = {}
        self._lay_out()
        desk.runner.read(self._read, self._show, owner=self)

    def save(self) -> None:
        """Keep what was changed; a field that cannot be read comes to the front instead."""
        for place, (key, fields) in enumerate(self.fields.items(), start=1):
            wrong = fields.check_all()
            if wrong:
                self.pages.setCurrentIndex(place)
                fields.focus(wrong)
                return
            changed = fields.changed()
            if changed:
                self._keep(key, changed)
        self.accept()

    def print_rules(self) -> None:
        """All rules in words, to be signed and pinned up."""
        desk = self._desk

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.workflow.rules_page import rules_page

            with desk.company.read() as session:
                return rules_page(session, desk.company.name, desk.features, desk.language, desk.today())

        PrintDialog(desk, self, self.tr("Rules of the house"), produce).open()

    def _read(self, session: Reading) -> dict[str, Values]:
        return {
            room.key: {s.key: value_of(session, s) for s in room.settings}
            for room in self._desk.features
            if room.settings
        }

    def _show(self, found: dict[str, Values]) -> None:
        language: Language = self._desk.language
        for room in self._desk.features:
            if not room.settings:
                continue
            columns = [column_of(setting) for setting in room.settings]
            fields = FormFields(columns, found[room.key], language, self._desk.today(), {})
            scroll = QScrollArea(widgetResizable=True)
            scroll.setWidget(fields)
            self.fields[room.key] = fields
            self.pages.addTab(scroll, self._desk.say(room.text))

    def _keep(self, key: str, changed: Mapping[str, Any]) -> None:
        room: Feature = next(r for r in self._desk.features if r.key == key)
        values = {s: changed[s.key] for s in room.settings if s.key in changed}
        desk = self._desk
        desk.runner.write(lambda: change_settings(desk.company, room.text, values), desk.did, self._refused)

    def _refused(self, error: DeskError) -> None:
        messages.refuse(self._desk, self.parentWidget(), error)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        paper = QPushButton(self.tr("Print the rules…"), autoDefault=False)
        paper.clicked.connect(self.print_rules)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("Save"), default=True)
        save.clicked.connect(self.save)
        row.addWidget(paper)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 40), min(560, room.height() - 60))
