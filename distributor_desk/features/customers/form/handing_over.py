"""A rep's shops to another rep: tick them, one deed, and the papers to sign (needs 49)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_window import fit_to_screen
from distributor_desk.features.customers.form.papers import printed, read_cards
from distributor_desk.features.customers.operations.handing_over import hand_over
from distributor_desk.features.customers.queries import reps
from distributor_desk.features.customers.queries.shops import Shop, shops_of

TITLE = Text("交接客户", "Hand customers over")
PAPER = Text("客户交接清单", "Hand-over of customers")


@dataclass(frozen=True, slots=True)
class _Asked:
    from_id: int | None
    from_rep: str
    to_rep: str
    on: date
    notes: str | None
    ids: tuple[int, ...]


class HandOverDialog(QDialog):
    """Whose shops, to whom, which of them; then print the list with the cards."""

    def __init__(self, desk: Desk, parent: QWidget, chosen: Sequence[int] = ()) -> None:
        super().__init__(parent)
        self.desk, self._parent, self._wanted = desk, parent, frozenset(chosen)
        self.setWindowTitle(desk.say(TITLE))
        self.from_rep, self.to_rep = QComboBox(), QComboBox(editable=True)
        self.on, self.notes = QDateEdit(QDate(desk.today())), QLineEdit()
        self.shops: list[Shop] = []
        self.list = PlainList(
            [self.tr("Customer"), self.tr("Route"), self.tr("Last order"), self.tr("Owed"), self.tr("Promises")],
            stretched=0, numbers=(3, 4),
        )  # fmt: skip
        self.sums = QLabel()
        self._lay_out()
        desk.runner.read(reps, self._offer, owner=self)

    def asked(self) -> _Asked:
        """What is chosen now."""
        day = self.on.date()
        return _Asked(
            self.from_rep.currentData(), self.from_rep.currentText() if self.from_rep.currentData() else "",
            self.to_rep.currentText().strip(), date(day.year(), day.month(), day.day()),
            self.notes.text().strip() or None, tuple(shop.id for shop in self.ticked()),
        )  # fmt: skip

    def ticked(self) -> list[Shop]:
        found = []
        for row, shop in enumerate(self.shops):
            item = self.list.item(row, 0)
            if item is not None and item.checkState() is Qt.CheckState.Checked:
                found.append(shop)
        return found

    def hand_over(self) -> None:
        """Do it, then show the papers."""
        asked, company = self.asked(), self.desk.company
        self.desk.runner.write(
            lambda: hand_over(
                company, asked.ids, asked.to_rep, asked.on, asked.notes, from_rep_id=asked.from_id
            ),
            lambda action: self._done(action, asked),
            self._refused,
            owner=self,
        )

    def print_paper(self, asked: _Asked | None = None) -> PrintDialog:
        """The list to sign and the card of each shop."""
        wanted, desk, parent = asked or self.asked(), self.desk, self._parent
        keys = _ledger(desk)

        def produce(progress: Progress) -> Paper:
            from distributor_desk.features.customers import document
            from distributor_desk.features.customers.document.hand_over import HandOverPaper, HandOverShop

            with desk.company.read() as session:
                found = shops_of(session, wanted.ids, keys)
                cards, foot = read_cards(desk, session, wanted.ids, progress), printed(desk, session)
            shops = tuple(
                HandOverShop(
                    s.code, s.name, s.address, s.contact, s.phone, s.last_order, s.balance, s.promises or 0
                )
                for s in found
            )
            paper = HandOverPaper(wanted.from_rep, wanted.to_rep, wanted.on, wanted.notes, shops)
            return document.hand_over_pdf(paper, cards, desk.company.name, desk.language, foot, progress)

        dialog = PrintDialog(desk, parent, desk.say(PAPER), produce)
        dialog.open()
        return dialog

    def _lay_out(self) -> None:
        form = QFormLayout()
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat("yyyy-MM-dd")
        for words, field in (
            (self.tr("From rep"), self.from_rep), (self.tr("To rep"), self.to_rep), (self.tr("On"), self.on),
            (self.tr("Notes"), self.notes),
        ):  # fmt: skip
            field.setAccessibleName(words)
            form.addRow(words, field)
        note = QLabel(
            self.tr(
                "Routes follow once all their shops are handed over. The papers show balances and open promises."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        every, none = QPushButton(self.tr("Tick all")), QPushButton(self.tr("Untick all"))
        every.clicked.connect(lambda _checked: self._tick(Qt.CheckState.Checked))
        none.clicked.connect(lambda _checked: self._tick(Qt.CheckState.Unchecked))
        print_, do = (
            QPushButton(self.tr("Print only…")),
            QPushButton(self.tr("Hand over and print…"), default=True),
        )
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        print_.clicked.connect(lambda _checked: self.print_paper())
        do.clicked.connect(lambda _checked: self.hand_over())
        above, below = QHBoxLayout(), QHBoxLayout()
        for button in (every, none):
            above.addWidget(button)
        above.addStretch(1)
        above.addWidget(self.sums)
        below.addStretch(1)
        for button in (cancel, print_, do):
            button.setAutoDefault(button is do)
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(note)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.list.setAccessibleName(self.tr("Shops to hand over"))
        self.list.itemChanged.connect(lambda _item: self._say_sums())
        fit_to_screen(self, 760, 620)

    def _offer(self, found: list[tuple[int, str]]) -> None:
        self.from_rep.addItem(self.tr("The selected customers"), None)
        for rep_id, name in found:
            self.from_rep.addItem(name, rep_id)
            self.to_rep.addItem(name)
        self.to_rep.setCurrentText("")
        self.from_rep.currentIndexChanged.connect(lambda _place: self._read_shops())
        if not self._wanted and self.from_rep.count() > 1:
            self.from_rep.setCurrentIndex(1)
        else:
            self._read_shops()

    def _read_shops(self) -> None:
        rep, keys, wanted = self.from_rep.currentData(), _ledger(self.desk), sorted(self._wanted)
        self.desk.runner.read(
            lambda session: shops_of(session, wanted if rep is None else None, keys, rep_id=rep),
            self._show,
            owner=self,
            key=(id(self), "shops"),
        )

    def _show(self, shops: list[Shop]) -> None:
        self.shops = shops
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.show_lines(
            [
                (s.name, s.route or "", f"{s.last_order or ''}", _money(s.balance), str(s.promises or ""))
                for s in shops
            ]
        )
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._tick(Qt.CheckState.Checked)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.rowCount()):
            item: QTableWidgetItem | None = self.list.item(row, 0)
            if item is not None:
                item.setCheckState(state)
        self._say_sums()

    def _say_sums(self) -> None:
        ticked = self.ticked()
        owed = sum((s.balance for s in ticked if s.balance), Decimal(0))
        promises = sum(s.promises or 0 for s in ticked)
        said = self.tr("{shops} customers, owed {owed}, {promises} open promises")
        self.sums.setText(said.format(shops=len(ticked), owed=shown(owed), promises=promises))

    def _done(self, action: Text, asked: _Asked) -> None:
        self.desk.did(action)
        self.print_paper(asked)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        messages.refuse(self.desk, self, error)


def _ledger(desk: Desk) -> dict[str, object]:
    """What the rooms know of a customer in a list, as SQL by key: last order, balance, open promises."""
    return {c.column.key: c.expression for f in desk.features for c in f.customer_columns(desk.today())}


def _money(amount: Decimal | None) -> str:
    return "" if not amount else f"{amount:,.2f}"
