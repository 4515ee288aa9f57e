"""The customer's page on the right of the list: the card first, then a sub-tab for what each room knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.desktop.shown import in_cell
from distributor_desk.features.customers import queries
from distributor_desk.features.customers.form.people import PeopleBox
from distributor_desk.features.customers.queries.care import Person, people
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.features.customers.sheet.fields import MORE
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CardLine

CARD = Text("名片", "Card")
_FACTS = (
    "address", "channel", "grade", "status", "area", "route", "visit_every", "rep", "retailer", "sub_distributor",
    "source", "source_detail", "tags", "needs", "shared_history", "staff", "fans", "agreement_state", "agreement_until",
    "signboards", "fridges", "assets", "credit_days", "credit_limit", "notes",
)  # fmt: skip
_COLUMNS = {c.key: c for c in (*CUSTOMERS.columns, *MORE)}


@dataclass(frozen=True, slots=True)
class _Card:
    values: Mapping[str, Any] | None
    people: Sequence[Person]
    lines: Sequence[CardLine]


class CustomerPage(QWidget):
    """One customer: name and who decides; the card with what matters now; sub-tabs of the rooms."""

    edit_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.customer_id: int | None = None
        self._stale = False
        self._wanted = ""
        self._name, self._line = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self._name, "title")
        theme.dress(self._line, "note")
        self._edit = QPushButton(self.tr("Edit…"))
        self._edit.clicked.connect(self._ask_edit)
        self._matters, self._facts, self.people = _Matters(desk), FactGrid(), PeopleBox(desk)
        self.parts = QTabWidget()
        self.parts.setDocumentMode(True)
        self.parts.setUsesScrollButtons(True)
        self.panels: list[CustomerPanel] = []
        self._columns: dict[str, QVBoxLayout] = {}
        self._lay_out()
        desk.changed.connect(self._heed)
        self.show_customer(None)

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer; None asks to choose one."""
        self.customer_id = customer_id
        for part in (self._edit, self.parts):
            part.setVisible(customer_id is not None)
        self._nobody.setVisible(customer_id is None)
        if customer_id is None:
            self._name.setText("")
            self._line.setText(self.tr("Choose a customer on the left."))
        else:
            self._read(customer_id)
        # the list comes first: what the rooms add is built once its rows are painted
        QTimer.singleShot(0, self, self._show_panels)

    def sizeHint(self) -> QSize:
        """Wide enough for the ledger's columns, where the screen allows: two fifths of it at most."""
        return QSize(min(540, self.screen().availableGeometry().width() * 2 // 5), 600)

    def open_part(self, name: str) -> None:
        """Bring the sub-tab of this name to the front; before there is one, once it is there."""
        self._wanted = name
        for place in range(self.parts.count()):
            if self.parts.tabText(place) == name:
                self.parts.setCurrentIndex(place)

    def _show_panels(self) -> None:
        if not self.panels and self.customer_id is not None:
            self._make_panels()
            self.open_part(self._wanted)
        for panel in self.panels:
            panel.show_customer(self.customer_id)

    def _make_panels(self) -> None:
        for feature in self.desk.features:
            made = feature.customer_panel(self.desk) if feature.customer_panel else ()
            for panel in (made,) if isinstance(made, CustomerPanel) else made:
                self._place(panel, self.desk.say(panel.page or feature.text))
        for panel in _own_panels(self.desk):
            self._place(panel, self.desk.say(panel.page or CARD))

    def _place(self, panel: CustomerPanel, name: str) -> None:
        """Put a panel on the sub-tab of this name; several of one name stand below each other."""
        panel.in_sight = self.isVisible
        self.panels.append(panel)
        if name not in self._columns:
            body = QWidget()
            self._columns[name] = column = QVBoxLayout(body)
            column.setContentsMargins(8, 4, 8, 8)
            column.addStretch(0)
            self.parts.addTab(_scrolled(body), name)
        column = self._columns[name]
        grows = Qt.Orientation.Vertical in panel.column.expandingDirections()
        column.insertWidget(column.count() - 1, panel, int(grows))  # a list is stretched, not a heading

    def _ask_edit(self) -> None:
        if self.customer_id is not None:
            self.edit_asked.emit(self.customer_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        card = QWidget()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 8, 8)
        for part in (self._matters, self.people, self._facts):
            inside.addWidget(part)
        inside.addStretch(1)
        self.parts.addTab(_scrolled(card), self.desk.say(CARD))
        self._nobody = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 4, 4)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self.parts, 1)
        column.addWidget(self._nobody, 1)
        self.setMinimumWidth(340)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.customer_id is not None:
            self._read(self.customer_id)

    def _heed(self, _changed: Changed) -> None:
        """Any change may be one of a room's that says a line here."""
        self._stale = True
        if self.customer_id is not None and self.isVisible():
            self._read(self.customer_id)

    def _read(self, customer_id: int) -> None:
        self._stale = False
        rooms = [feature.on_customer_card for feature in self.desk.features if feature.on_customer_card]
        today = self.desk.today()

        def query(session: Reading) -> _Card:
            values = queries.values(session, customer_id)
            if values is None:
                return _Card(None, (), ())
            lines = [line for room in rooms for line in room(session, customer_id, today)]
            return _Card(values, people(session, customer_id), lines)

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "card"))

    def _show(self, card: _Card) -> None:
        values = card.values
        if values is None or self.customer_id is None:
            self.show_customer(None)
            return
        self._name.setText(str(values["name"]))
        self._line.setText("  ".join(part for part in (values["code"], self._who_decides(values)) if part))
        self._matters.show_lines(card.lines)
        self.people.show_people(self.customer_id, card.people)
        self._facts.show_facts(
            [(self.desk.say(_COLUMNS[key].text), self._fact(values[key], _COLUMNS[key])) for key in _FACTS]
        )

    def _fact(self, value: Any, column: Column) -> str:
        if column.kind is Kind.DAYS and value is not None:
            return self.tr("%n day(s)", "", int(value))
        if column.kind is Kind.MONEY and value is not None:
            return shown(value)
        return in_cell(value, column, self.desk.language)

    def _who_decides(self, values: Mapping[str, Any]) -> str:
        who = values["salutation"] or values["contact"]
        if not who or values["decision_maker"] is None:
            return ""
        if values["decision_maker"]:
            return self.tr("{who} decides").format(who=who)
        return self.tr("{who} does not decide").format(who=who)


class _Matters(QWidget):
    """What matters now, a line each: what is owed, what was promised. An alarm has a sign and its colour."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def show_lines(self, lines: Sequence[CardLine]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for line in lines:
            said = f"{self._desk.say(line.label)}  {self._desk.say(line.words)}"
            label = QLabel(f"⚠ {said}" if line.alarm else said, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if line.alarm:
                theme.dress(label, "problem")
            self._column.addWidget(label)


def _scrolled(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def _own_panels(desk: Desk) -> list[CustomerPanel]:
    from distributor_desk.features.customers.form.care import CarePanel
    from distributor_desk.features.customers.form.files import FilesPanel
    from distributor_desk.features.customers.form.time_line import TimeLinePanel

    return [CarePanel(desk), TimeLinePanel(desk), FilesPanel(desk)]
