"""Everyone on the scheme in a period, with what is done with them: sign, target, settle, goods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Row
from distributor_desk.core.periods import Period
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates.form import lists, people
from distributor_desk.features.rebates.form.settling import SettleDeeds
from distributor_desk.features.rebates.queries import lists as queries
from distributor_desk.features.rebates.queries.history import goods_balance
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.queries.standing import Standing, standings
from distributor_desk.features.rebates.rules.periods import label

THIS_PERIOD = Text("{period}（本期）", "{period} (now)")
CHOOSE = Text("请先在列表里选客户。", "Choose customers in the list first.")


class OnSchemePage(QWidget):
    """`show_scheme` says whom to show; the period chooser says when."""

    def __init__(self, desk: Desk, settling: SettleDeeds) -> None:
        super().__init__()
        self._desk, self._settling = desk, settling
        self._scheme: Scheme | None = None
        self._day = desk.today()
        self._names: dict[str, int] = {}
        self._wanted: tuple[int, str] | None = None
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table = lists.people_table(desk, self.which)
        self._buttons: list[QPushButton] = []
        self._lay_out()
        self.period.currentIndexChanged.connect(lambda _place: self._show())
        self.table.activated.connect(self._change_agreement)

    def which(self) -> tuple[int | None, date]:
        """The scheme that is shown, and the as-of day."""
        return (self._scheme.id if self._scheme else None), self._day

    def show_scheme(self, scheme: Scheme | None, periods: Sequence[Period]) -> None:
        """Show the people of a scheme, in the period that was chosen as long as it is the same scheme."""
        same = scheme is not None and self._scheme is not None and scheme.id == self._scheme.id
        kept: Period | None = self.period.currentData() if same else None
        self._scheme = scheme
        self.period.blockSignals(True)  # noqa: FBT003
        self.period.clear()
        for period in periods:
            name = label(period)
            if self._desk.today() in period:
                name = self._desk.say(THIS_PERIOD.with_(period=name))
            self.period.addItem(name, period)
        self.period.setCurrentIndex(periods.index(kept) if kept in periods else 0)
        self.period.blockSignals(False)  # noqa: FBT003
        if not same:
            self.table.view.horizontalScrollBar().setValue(0)  # else nobody sees whose figures these are
        self._show()
        self._show_wanted()

    def show_part(self, scheme_id: int, part: str) -> None:
        """The period of a day, or a customer by its id, now or once the scheme is here."""
        self._wanted = (scheme_id, part)
        self._show_wanted()

    def _show_wanted(self) -> None:
        scheme = self._scheme
        if self._wanted is None or scheme is None or scheme.id != self._wanted[0]:
            return
        part, self._wanted = self._wanted[1], None
        if part.isdigit():
            self.period.setCurrentIndex(0)
            self.table.select_record(int(part))
            return
        day = date.fromisoformat(part)
        place = next((n for n in range(self.period.count()) if day in self.period.itemData(n)), 0)
        self.period.setCurrentIndex(place)

    def refresh(self) -> None:
        self.table.refresh()
        self._desk.runner.read(
            lambda session: queries.said_names(queries.customer_names(session)), self._keep_names, owner=self,
            key=(id(self), "names"),
        )  # fmt: skip

    def _keep_names(self, names: dict[str, int]) -> None:
        self._names = names

    def _show(self) -> None:
        chosen: Period | None = self.period.currentData()
        today = self._desk.today()
        self._day = min(today, chosen.last) if chosen else today
        for button in self._buttons:
            button.setEnabled(self._scheme is not None)
        self.table.refresh()

    # deeds

    def _sign(self) -> None:
        if self._scheme is not None:
            people.open_sign(self._desk, self, self._scheme.id, self._scheme.name, None, self._names)

    def _change_agreement(self, customer_id: int) -> None:
        scheme, day = self._scheme, self._day
        if scheme is None:
            return
        self._desk.runner.read(
            lambda session: queries.agreement_on(session, customer_id, scheme.id, day),
            lambda found: people.open_sign(self._desk, self, scheme.id, scheme.name, found, self._names),
            owner=self,
        )

    def _with_standing(self, then: Callable[[Scheme, Standing], None]) -> None:
        """Call `then` with the customer whose row is chosen, as it stands on the as-of day."""
        scheme, customer, day = self._scheme, self.table.current_id(), self._day
        if scheme is None or customer is None:
            self._desk.tell(CHOOSE)
            return

        def came(found: list[Standing]) -> None:
            if found:
                then(scheme, found[0])

        self._desk.runner.read(
            lambda session: standings(session, day, customer_ids=[customer], scheme_ids=[scheme.id]),
            came,
            owner=self,
        )

    def _set_target(self) -> None:
        self._with_standing(
            lambda scheme, one: people.open_target(
                self._desk, self, one.customer_id, one.customer, scheme.id, one.period, one.target
            )
        )

    def settle_chosen(self) -> None:
        """Preview the settlements of the chosen rows; without a choice it says what to do."""
        scheme, day = self._scheme, self._day
        if scheme is None:
            return

        def settle(rows: list[Row]) -> None:
            if rows:
                self._settling.settle(scheme, {row.id: str(row.values[0]) for row in rows}, day)
            else:
                self._desk.tell(CHOOSE)

        self.table.with_selected(settle)

    def _give_goods(self) -> None:
        def ask(_scheme: Scheme, one: Standing) -> None:
            self._desk.runner.read(
                lambda session: goods_balance(session, one.customer_id),
                lambda balance: people.open_goods(self._desk, self, one.customer_id, one.customer, balance),
                owner=self,
            )

        self._with_standing(ask)

    def _open_current(self, deed: Callable[[int], None]) -> None:
        current = self.table.current_id()
        if current is not None:
            deed(current)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Period")))
        row.addWidget(self.period)
        row.addStretch(1)
        deeds = (
            (self.tr("Sign…"), self._sign),
            (self.tr("Target…"), self._set_target),
            (self.tr("Goods…"), self._give_goods),
            (self.tr("Settle…"), self.settle_chosen),
        )
        for words, deed in deeds:
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(lambda _checked, deed=deed: deed())
            row.addWidget(button)
            self._buttons.append(button)
        more = (
            (self.tr("Agreement…"), lambda: self._open_current(self._change_agreement)),
            (self.tr("Open the customer"), lambda: self._open_current(self._open_customer)),
        )
        for words, deed in (*deeds[1:], *more):
            action = QAction(words, self)
            action.triggered.connect(lambda _checked, deed=deed: deed())
            self.table.deeds.append(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _open_customer(self, customer_id: int) -> None:
        self._desk.open_record("customers", customer_id)
