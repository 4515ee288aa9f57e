"""The contacts on a customer's page: who they are, who decides, and how to reach them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.customers.operations import care
from distributor_desk.features.customers.queries.care import Person
from distributor_desk.features.customers.sheet.fields import CONTACT, SIDES, wrong_contact

TITLE = Text("联系人", "Contact")


class PeopleBox(QWidget):
    """One line a person, with a button to change it; below, a button for a further one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._customer: int | None = None
        self.people: Sequence[Person] = ()
        self.suggestions: Mapping[str, Sequence[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        heading = QLabel(self.tr("Contacts"))
        heading.setStyleSheet("font-weight: bold")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        add = QPushButton(self.tr("Add a contact…"))
        add.clicked.connect(lambda _checked: self.edit(None))
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        column.addWidget(heading)
        column.addLayout(self._lines)
        column.addLayout(row)

    def show_people(self, customer_id: int, people: Sequence[Person]) -> None:
        """Show the contacts of a customer in the place of the last one's."""
        self._customer, self.people = customer_id, people
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for place, person in enumerate(people):
            self._lines.addWidget(self._line(person, first=place == 0))

    def edit(self, person: Person | None) -> None:
        """The form for a contact, or for a new one."""
        from distributor_desk.desktop.record_form import RecordForm

        customer, desk = self._customer, self._desk
        if customer is None:
            return
        own = person.id if person else None
        initial = {key: getattr(person, key) for key in Person.__slots__} if person else {}

        def save(values: Mapping[str, Any]) -> int:
            return care.save_contact(desk.company, customer, own, values)

        form = RecordForm(
            desk, TITLE, CONTACT, initial, save, suggestions=self.suggestions, check=_check, fresh=person is None,
            parent=self,
        )  # fmt: skip
        form.saved.connect(lambda _id: desk.did(care.CONTACT.with_(name=_called(form.fields.values()))))
        form.open()

    def _line(self, person: Person, *, first: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self._said(person), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        edit, more = QToolButton(), QToolButton()
        edit.setText(self.tr("Edit…"))
        edit.setAccessibleName(f"{edit.text()} {person.called}")
        edit.clicked.connect(lambda _checked: self.edit(person))
        more.setText(self.tr("More"))
        more.setAccessibleName(f"{more.text()} {person.called}")
        menu = QMenu(more)
        if not first:
            menu.addAction(
                self.tr("Make this the first contact"), self._deed(care.make_first, person, care.FIRST)
            )
        menu.addAction(self.tr("Remove"), self._deed(care.retire_contact, person, care.NO_CONTACT))
        more.setMenu(menu)
        theme.opens_menu(more)
        for button in (edit, more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        theme.dress(words, "note") if person.side not in {None, "shop"} else None
        return line

    def _deed(self, deed: Callable[..., None], person: Person, name: Text) -> Callable[[], None]:
        desk = self._desk

        def do() -> None:
            desk.runner.write(
                lambda: deed(desk.company, person.id),
                lambda _none: desk.did(name.with_(name=person.called)),
                owner=self,
            )

        return do

    def _said(self, person: Person) -> str:
        side = next((s.text for s in SIDES if s.key == person.side and s.key != "shop"), None)
        name = " ".join(dict.fromkeys(p for p in (person.salutation, person.name) if p)) or person.phone or ""
        who = " · ".join(p for p in (name, person.position or "", self._desk.say(side) if side else "") if p)
        wechat = self.tr("WeChat")
        reach = "  ".join(
            p for p in (person.phone, person.wechat and f"{wechat} {person.wechat}", person.wechat_group) if p
        )  # fmt: skip
        kept = "  ".join(
            f"{label} {value}"
            for label, value in (
                (self.tr("likes"), person.preferences), (self.tr("birthday"), person.birthday), ("", person.tags),
                ("", person.notes),
            )
            if value
        )  # fmt: skip
        return "\n".join(part for part in (who, self.roles(person), reach, kept.strip()) if part)

    def roles(self, person: Person) -> str:
        """What a person is there, in words."""
        if person.decision_maker is None:
            decides = ""
        elif not person.decision_maker:
            decides = self.tr("does not decide")
        else:
            decides = (
                self.tr("decides (confirmed)") if person.confirmed else self.tr("decides (not confirmed)")
            )
        parts = (
            decides,
            self.tr("deputy") if person.deputy else "",
            self.tr("front desk") if person.gatekeeper else "",
        )
        return "  ".join(part for part in parts if part)


def _check(values: Mapping[str, Any]) -> Mapping[str, Text]:
    return wrong_contact(dict(values))


def _called(values: Mapping[str, Any]) -> str:
    return str(values.get("salutation") or values.get("name") or values.get("phone") or "")
