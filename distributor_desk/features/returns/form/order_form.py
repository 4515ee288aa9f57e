"""The form of an order: customer, lines as a grid, and beside them what the policy says while one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.money import plain
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.returns.form.grid_row import GridRow, row_of
from distributor_desk.features.returns.form.judging import Judging
from distributor_desk.features.returns.form.lines_grid import LinesGrid
from distributor_desk.features.returns.form.order_deeds import Deed, exchanging, keeping
from distributor_desk.features.returns.form.order_head import OrderHead
from distributor_desk.features.returns.operations import orders
from distributor_desk.features.returns.rules import drafts
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft
from distributor_desk.features.returns.rules.policy import failed
from distributor_desk.spreadsheets.columns import Column, Kind

NO_CUSTOMER = Text("请选择客户。", "Choose the customer.")
SPLIT, REASON = Text("拆分这一行", "Split this line"), Text("为什么仍然同意", "Why approve all the same")
SPLIT_FIELD = (Column("quantity", Text("拆出数量", "Split off"), Kind.QUANTITY, required=True),)
REASON_FIELD = (
    Column("reason", Text("原因（印在单子上）", "Reason (printed on the slip)"), required=True, most=2000),
)


class OrderForm(QDialog):
    """Writes a new order or changes one that is not approved yet. `saved(id)` when it is kept."""

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        kind: str,
        order_id: int | None = None,
        number: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.kind, self.order_id = desk, kind, order_id
        self._touched = self._saving = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(number or desk.say(orders.NEW.with_(kind=w.KINDS[kind])))
        self.head, self.grid, self.judging = OrderHead(desk), LinesGrid(desk), Judging(desk, self.draft)
        self.grid.setAccessibleName(self.tr("Lines"))
        self.grid.show_exchange(exchange=kind == w.EXCHANGE)
        self.refusal = QLabel(wordWrap=True)
        self._lay_out()
        self.head.edited.connect(self._edited)
        self.head.customer_chosen.connect(self._customer_chosen)
        self.grid.lines.changed.connect(self._edited)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    # what is shown at first

    def put(self, draft: Draft, customer: Found, rows: list[GridRow]) -> None:
        """Show an order that is kept, or one begun for the person."""
        self.head.put(draft, customer)
        self.grid.lines.customer_id, self.grid.lines.day = draft.customer_id, draft.date
        self.grid.lines.put_rows(rows)
        self._touched = self.order_id is None and bool(rows)
        self.judging.judge()

    def draft(self) -> Draft | None:
        """The order as it is typed; None while the customer is missing."""
        return self.head.draft(self.kind, self.grid.lines.lines())

    # deeds

    def save(self, *, then_submit: bool = False) -> None:
        """Keep it, as a draft or to be decided."""
        draft = self._whole()
        if draft is None:
            return
        self._write(keeping(self.desk.company, self.order_id, draft, then_submit=then_submit))

    def on_the_spot(self) -> None:
        """Exchange at once; against a failed rule the reason is asked first."""
        draft = self._whole()
        if draft is None:
            return
        if self.judging.judged and failed(self.judging.judged.checks):
            form = RecordForm(
                self.desk, REASON, REASON_FIELD, {}, lambda values: values["reason"], fresh=True, parent=self
            )
            form.saved.connect(lambda reason: self._exchange(draft, reason))
            form.open()
        else:
            self._exchange(draft, None)

    def split_line(self) -> None:
        """Divide the chosen line in two."""
        place = self.grid.place()
        row = self.grid.lines.rows[place] if 0 <= place < len(self.grid.lines.rows) else None
        line = row.draft() if row else None
        if row is None or line is None or row.goods is None:
            self.say(self.tr("Choose a line with goods first."))
            return
        goods, out = row.goods, row.out

        def divided(values: dict[str, Any]) -> Any:
            if not 0 < values["quantity"] < line.quantity:
                raise DeskError(orders.BAD_SPLIT.with_(most=plain(line.quantity)))
            return [row_of(part, goods, out) for part in drafts.split(line, values["quantity"])]

        form = RecordForm(self.desk, SPLIT, SPLIT_FIELD, {}, divided, fresh=True, parent=self)
        form.saved.connect(lambda parts: self._put_parts(place, parts))
        form.open()

    def say(self, words: str) -> None:
        """Why it is not kept; what was typed stays."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    # inside

    def _put_parts(self, place: int, parts: list[GridRow]) -> None:
        rows = self.grid.lines.rows[:-1]
        self.grid.lines.put_rows([*rows[:place], *parts, *rows[place + 1 :]])

    def _exchange(self, draft: Draft, reason: str | None) -> None:
        self._write(exchanging(self.desk.company, draft, reason))

    def _whole(self) -> Draft | None:
        self.grid.setFocus()  # what is being typed in a cell is taken
        self.head.customer.settle()
        draft, wrong = self.draft(), self.grid.lines.wrong()
        if draft is None or wrong is not None:
            self.say(self.desk.say(NO_CUSTOMER if draft is None or wrong is None else wrong))
            return None
        self.say("")
        return draft

    def _write(self, deed: Deed) -> None:
        self._wait(waiting=True)
        self.desk.runner.write(deed, self._was_saved, self._refused, owner=self)

    def _was_saved(self, answer: tuple[int, Text]) -> None:
        self._touched = self._saving = False
        order_id, action = answer
        self.desk.did(action)
        self.saved.emit(order_id)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self._wait(waiting=False)
        self.say(self.desk.say(error.text))

    def _wait(self, *, waiting: bool) -> None:
        self._saving = waiting
        for button in self.buttons:
            button.setDisabled(waiting)

    def reject(self) -> None:
        if self._saving:
            return
        if not self._touched or messages.ask(
            self,
            self.tr("What you typed is not saved yet."),
            yes=self.tr("Close without saving"),
            no=self.tr("Keep editing"),
        ):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _edited(self) -> None:
        self._touched = True
        self.grid.lines.day = self.head.date()
        self.judging.pause.start()

    def _customer_chosen(self, found: Found | None) -> None:
        self.grid.lines.for_customer(found.id if found else None)
        self._edited()

    # building

    def _lay_out(self) -> None:
        self.refusal.setContentsMargins(8, 6, 8, 6)
        self.refusal.setStyleSheet("background: #fde7e5; color: #5c120d; border-radius: 6px")
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.addWidget(self.refusal)
        column.addWidget(self.head)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self.judging)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([820, 300])
        column.addWidget(splitter, 1)
        column.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(min(1220, room.width() - 30), min(560, room.height() - 60))
        self.head.customer.setFocus()

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid, 1)
        row = QHBoxLayout()
        for words, deed in (
            (self.tr("Split line…"), self.split_line),
            (self.tr("Remove line"), self.grid.remove_line),
        ):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addWidget(self.judging.sums, 1)
        column.addLayout(row)
        return side

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        note = QLabel(self.tr("Type in the empty last row to add goods."))
        theme.dress(note, "note")
        row.addWidget(note, 1)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        keep = QPushButton(self.tr("Save draft"), autoDefault=False)
        keep.clicked.connect(lambda _checked: self.save())
        submit = QPushButton(self.tr("Save and submit"), autoDefault=False)
        submit.clicked.connect(lambda: self.save(then_submit=True))
        self.buttons = [keep, submit]
        if self.kind == w.EXCHANGE and self.order_id is None:
            spot = QPushButton(self.tr("Exchange on the spot"), autoDefault=False)
            spot.clicked.connect(self.on_the_spot)
            self.buttons.append(spot)
        for button in (cancel, *self.buttons):
            row.addWidget(button)
        return row
