"""The customer's page on the right of the list, and the form that adds or changes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel, FactGrid
from distributor_desk.desktop.shown import in_cell
from distributor_desk.features.customers import operations, queries
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.spreadsheets.columns import Column, Kind

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

NEW = Text("新客户", "New customer")
EDIT = Text("客户：{name}", "Customer: {name}")
_FACTS = (
    "contact", "phone", "wechat", "wechat_group", "address", "channel", "grade", "status", "area", "route",
    "visit_every", "rep", "source", "sub_distributor", "retailer", "credit_days", "credit_limit", "notes",
)  # fmt: skip


class CustomerPage(QScrollArea):
    """One customer: the card, then what each room knows (sales, visits, promises …)."""

    edit_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.customer_id: int | None = None
        self._name, self._line = QLabel(), QLabel()
        theme.dress(self._name, "title")
        self._name.setWordWrap(True)
        theme.dress(self._line, "note")
        self._line.setWordWrap(True)
        self._edit = QPushButton(self.tr("Edit…"))
        self._edit.clicked.connect(self._ask_edit)
        self._facts = FactGrid()
        self.panels: list[CustomerPanel] = []
        self._lay_out()
        desk.changed.connect(self._heed)
        self.show_customer(None)

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer; None asks to choose one."""
        self.customer_id = customer_id
        self._edit.setVisible(customer_id is not None)
        if customer_id is None:
            self._name.setText("")
            self._line.setText(self.tr("Choose a customer on the left."))
            self._facts.show_facts([])
        else:
            self._read(customer_id)
        # the list comes first: what the rooms add is built once its rows are painted
        QTimer.singleShot(0, self, self._show_panels)

    def _show_panels(self) -> None:
        if not self.panels and self.customer_id is not None:
            self.panels = [f.customer_panel(self.desk) for f in self.desk.features if f.customer_panel]
            for panel in self.panels:
                self._column.insertWidget(self._column.count() - 1, panel)
        for panel in self.panels:
            panel.show_customer(self.customer_id)

    def _ask_edit(self) -> None:
        if self.customer_id is not None:
            self.edit_asked.emit(self.customer_id)

    def _lay_out(self) -> None:
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self._facts)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setMinimumWidth(320)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _heed(self, changed: Changed) -> None:
        if self.customer_id is not None and changed.meets(frozenset({"customer", "contact", "route", "rep"})):
            self._read(self.customer_id)

    def _read(self, customer_id: int) -> None:
        self.desk.runner.read(
            lambda session: queries.values(session, customer_id),
            self._show,
            owner=self,
            key=(id(self), "card"),
        )

    def _show(self, values: Mapping[str, Any] | None) -> None:
        if values is None:
            self.show_customer(None)
            return
        self._name.setText(str(values["name"]))
        self._line.setText("  ".join(part for part in (values["code"], self._who_decides(values)) if part))
        facts = [
            (self.desk.say(column.text), self._fact(values[column.key], column))
            for column in CUSTOMERS.columns
            if column.key in _FACTS
        ]
        self._facts.show_facts(facts)

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


def open_form(desk: Desk, parent: QWidget, customer_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
    """The form for a new customer (no id) or a change; it saves through one operation."""
    from distributor_desk.desktop.record_form import RecordForm

    name = str(initial.get("name") or "")
    title = NEW if customer_id is None else EDIT.with_(name=name)
    action = operations.ADD if customer_id is None else operations.CHANGE

    def save(values: Mapping[str, Any]) -> int:
        if customer_id is None:
            return operations.add_customer(desk.company, values)
        operations.change_customer(desk.company, customer_id, values)
        return customer_id

    form = RecordForm(desk, title, CUSTOMERS.columns, initial, save, fresh=customer_id is None, parent=parent)
    form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values().get("name") or name)))
    form.open()
    return form
