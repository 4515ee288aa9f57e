"""A new claim: a brand, and which settled lines go into it; and the small forms of a claim's way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.returns.operations import claims as operations
from distributor_desk.features.returns.queries import claims
from distributor_desk.features.returns.queries.claims import Claimable, ClaimSheet
from distributor_desk.features.returns.rules import words as w
from distributor_desk.spreadsheets.columns import Column, Kind

TITLE = Text("核销单 {number}：{state}", "Claim {number}: {state}")
ITEMS = Text("核销单 {number} 的金额", "Amounts of claim {number}")
NOTE = Column("note", Text("备注", "Note"), most=2000)
ON = Column("on", Text("日期", "Day"), Kind.DATE, required=True)
AMOUNT = Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True)
ITEM_NOTE = Text("清空即移出核销单", "empty takes the line out of the claim")


class ClaimForm(QDialog):
    """Choose the brand, untick what is not claimed, make the claim. `saved(id)` when it is made."""

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._lines: list[Claimable] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New claim on the manufacturer"))
        self.brand = QComboBox()
        self.brand.setAccessibleName(self.tr("Brand"))
        self.brand.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list = PlainList(
            [self.tr("Claim"), self.tr("Return"), self.tr("Settled"), self.tr("Customer"), self.tr("Goods"), self.tr("Reason"),
             self.tr("Fault"), self.tr("Quantity"), self.tr("Amount")],
            stretched=4, numbers=(7, 8),
        )  # fmt: skip
        self.total, self.refusal = QLabel(), QLabel(wordWrap=True)
        theme.dress(self.refusal, "problem")
        self._lay_out()
        self.brand.currentIndexChanged.connect(lambda _place: self._read())
        self.list.itemChanged.connect(lambda _item: self._sum())
        desk.runner.read(claims.brands, self._offer, owner=self)

    def chosen(self) -> list[int]:
        """The lines that are ticked."""
        return [
            line.line_id
            for place, line in enumerate(self._lines)
            if (item := self.list.item(place, 0)) and item.checkState() is Qt.CheckState.Checked
        ]

    def save(self) -> None:
        brand, lines, today = self.brand.currentData(), self.chosen(), self.desk.today()
        if brand is None:
            return
        company = self.desk.company
        self.desk.runner.write(
            lambda: operations.new(company, brand, lines, today), self._was_saved, self._refused, owner=self
        )

    def _was_saved(self, claim_id: int) -> None:
        self.desk.did(operations.NEW)
        self.saved.emit(claim_id)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self.refusal.setText(self.desk.say(error.text))

    def _offer(self, brands: list[tuple[int, str, int]]) -> None:
        for i, name, count in brands:
            if count:
                self.brand.addItem(self.tr("{brand} ({count})").format(brand=name, count=count), i)
        if not self.brand.count():
            self.refusal.setText(
                self.tr(
                    "Nothing can be claimed now: claims are made of settled returns of goods that have a brand."
                )
            )
            self._save.setDisabled(True)

    def _read(self) -> None:
        brand = self.brand.currentData()
        if brand is not None:
            self.desk.runner.read(
                lambda session: claims.claimable(session, brand),
                self._show,
                owner=self,
                key=(id(self), "lines"),
            )

    def _show(self, lines: list[Claimable]) -> None:
        self._lines = lines
        blocked = QSignalBlocker(self.list)
        self.list.show_lines([("", *self._said(line)) for line in lines])
        for place, line in enumerate(lines):
            item = QTableWidgetItem()
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            # what the manufacturer answers for is ticked; the rest may be asked for
            ours = line.fault != w.FACTORY and line.reason not in w.CAPPED and line.reason != w.EXPIRED
            item.setCheckState(Qt.CheckState.Unchecked if ours else Qt.CheckState.Checked)
            self.list.setItem(place, 0, item)
        blocked.unblock()
        self._sum()

    def _said(self, line: Claimable) -> tuple[str, ...]:
        say = self.desk.say
        return (
            line.number, f"{line.settled_on}", line.customer, line.product, say(w.REASONS[line.reason]),
            say(w.FAULTS[line.fault]), shown_quantity(line.quantity), f"{line.amount:,.2f}",
        )  # fmt: skip

    def _sum(self) -> None:
        wanted = set(self.chosen())
        total = sum((line.amount for line in self._lines if line.line_id in wanted), Decimal(0))
        said = self.tr("{count} line(s), {total}", "", len(wanted))
        self.total.setText(said.format(count=len(wanted), total=shown(total)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(QLabel(self.tr("Brand")))
        head.addWidget(self.brand)
        head.addStretch(1)
        head.addWidget(self.total)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.refusal)
        self._save = QPushButton(self.tr("Make the claim"), default=True)
        self._save.clicked.connect(self.save)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 40), min(480, room.height() - 60))


def open_send(desk: Desk, parent: QWidget, claim: ClaimSheet) -> RecordForm:
    """The day on which it goes to the manufacturer."""
    return _form(
        desk, parent, claim, w.SENT, [ON, NOTE], {"on": desk.today()},
        lambda v: operations.send(desk.company, claim.id, v["on"], v.get("note")),
    )  # fmt: skip


def open_confirm(desk: Desk, parent: QWidget, claim: ClaimSheet) -> RecordForm:
    """What the manufacturer says it pays."""
    return _form(
        desk, parent, claim, w.CONFIRMED, [AMOUNT, ON, NOTE], {"amount": claim.claimed, "on": desk.today()},
        lambda v: operations.confirm(desk.company, claim.id, v["amount"], v["on"], v.get("note")),
    )  # fmt: skip


def open_receive(desk: Desk, parent: QWidget, claim: ClaimSheet) -> RecordForm:
    """Money that came in; what is still missing is offered."""
    wanted = claim.claimed if claim.confirmed is None else claim.confirmed
    rest = max(wanted - (claim.received or Decimal(0)), Decimal(0))
    return _form(
        desk, parent, claim, w.RECEIVED, [AMOUNT, ON, NOTE], {"amount": rest, "on": desk.today()},
        lambda v: operations.receive(desk.company, claim.id, v["amount"], v["on"], v.get("note")),
    )  # fmt: skip


def open_items(desk: Desk, parent: QWidget, claim: ClaimSheet) -> RecordForm:
    """What is claimed for each line, while the claim is open."""
    names = {
        f"item{item.id}": " ".join(p for p in (item.number, item.product, item.words) if p)
        for item in claim.items
    }
    columns = [Column(key, plain(name), Kind.MONEY, note=ITEM_NOTE) for key, name in names.items()]
    initial = {f"item{item.id}": item.amount for item in claim.items}

    def save(values: Mapping[str, Any]) -> Text:
        given = {int(key.removeprefix("item")): value for key, value in values.items()}
        amounts = {i: value for i, value in given.items() if value is not None}
        return operations.change_items(
            desk.company, claim.id, amounts, [i for i, v in given.items() if v is None]
        )

    form = RecordForm(desk, ITEMS.with_(number=claim.number), columns, initial, save, parent=parent)
    form.saved.connect(desk.did)
    form.open()
    return form


def _form(
    desk: Desk,
    parent: QWidget,
    claim: ClaimSheet,
    state: str,
    columns: list[Column],
    initial: dict[str, Any],
    save: Any,
) -> RecordForm:
    title = TITLE.with_(number=claim.number, state=w.CLAIM_STATES[state])
    form = RecordForm(desk, title, columns, initial, save, fresh=True, parent=parent)
    form.saved.connect(desk.did)
    form.open()
    return form
