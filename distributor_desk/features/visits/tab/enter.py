"""Entry of returned sheets: scan or type the number, then everything in the order of the paper, by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.matching import bare_name, initials
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.customers.queries import reps, search
from distributor_desk.features.visits.operations import entering
from distributor_desk.features.visits.queries import days, returned
from distributor_desk.features.visits.queries.days import Stop
from distributor_desk.features.visits.queries.returned import Form, ProductIn
from distributor_desk.features.visits.rules.entry import SheetIn
from distributor_desk.features.visits.rules.numbers import read_number
from distributor_desk.features.visits.tab.entry_form import EntryForm
from distributor_desk.storage.unit_of_work import Reading

ENTER = Text("录入", "Enter sheets")
NOT_FOUND = Text(
    "没找到“{words}”：请扫描拜访号，或输入顺序号、店名。",
    "“{words}” is not found: scan the visit's number, or type a stop or a shop's name.",
)


@dataclass(frozen=True, slots=True)
class _Side:
    stops: list[Stop]
    reps: list[str]
    products: list[tuple[int, str]]


class EnterPage(Tab):
    """Left the sheet, right the day's shops of which none is entered yet."""

    title = ENTER
    shows = frozenset({"visit", "customer", "route", "rep", "route_pattern", "holiday", "product"})
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = EntryForm(desk)
        self.waiting = QListWidget()
        self.waiting.setAccessibleName(self.tr("Shops of the day that are not entered yet"))
        self.waiting.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.lay_out_page(self, self.waiting)
        self.number, self.day = self.form.number, self.form.day
        self._stops: list[Stop] = []
        self._rep: str | None = None
        self._saving = False
        self._connect()

    def refresh(self) -> None:
        day = self.chosen_day()

        def query(session: Reading) -> _Side:
            ids = [route.id for route in days.routes_on(session, day)]
            names = [name for _, name in reps(session)]
            return _Side(days.stops_on(session, ids, day), names, returned.products_to_add(session))

        self.desk.runner.read(query, self._show_side, owner=self, key=(id(self), "side"))

    def chosen_day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def may_close(self) -> bool:
        return not self.form.touched or messages.ask(
            self,
            self.tr("What you typed is not saved yet."),
            yes=self.tr("Close without saving"),
            no=self.tr("Keep editing"),
        )

    def open_sheet(self, day: date, customer_id: int) -> None:
        """The sheet of a shop and day, empty or as it was entered; what is typed now is asked about first."""
        if self.form.touched and not messages.ask(
            self,
            self.tr("The sheet of {shop} is not saved yet.").format(shop=self.form.shop.text()),
            yes=self.tr("Leave it unsaved"),
            no=self.tr("Keep editing"),
        ):
            return
        self.day.setDate(QDate(day))
        self.desk.runner.read(
            lambda session: returned.form(session, customer_id, day),
            self._show,
            owner=self,
            key=(id(self), "form"),
        )

    def find_sheet(self) -> None:
        """What was scanned or typed into the number field."""
        words = self.number.text().strip()
        read = read_number(words)
        if read is not None:
            self.open_sheet(*read)
            return
        stop = _stop_of(words, self._stops, self._rep)
        if stop is not None:
            self.open_sheet(self.chosen_day(), stop.customer_id)
        elif words:
            self.desk.runner.read(
                lambda session: search(session, words, most=1),
                lambda found: self._found_elsewhere(words, found),
                owner=self,
                key=(id(self), "search"),
            )

    def _found_elsewhere(self, words: str, found: list[Found]) -> None:
        """A shop that is not on today's list may have been visited too."""
        if found:
            self.open_sheet(self.chosen_day(), found[0].id)
            return
        self.form.say(self.desk.say(NOT_FOUND.with_(words=words)))
        self.number.selectAll()

    def save(self) -> None:
        """Keep the sheet; what cannot be read is shown, and nothing typed is lost when it is refused."""
        desk, sheet = self.desk, None if self._saving else self.form.sheet()
        if sheet is None:
            return
        today = desk.today()

        def keep(sheet: SheetIn = sheet) -> Text:
            return entering.enter_sheet(desk.company, sheet, today)

        self._saving = True  # a second Enter must not keep the sheet a second time
        desk.runner.write(keep, self._saved, self._refused, owner=self)

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        self.form.say(self.desk.say(error.text))

    def _saved(self, action: Text) -> None:
        self._saving = False
        self.desk.did(action)
        self.form.clear()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, form: Form | None) -> None:
        if form is None:
            self.form.say(self.desk.say(entering.NO_SHOP))
            self.number.selectAll()
            return
        self._rep = next(
            (stop.rep for stop in self._stops if stop.customer_id == form.customer_id), self._rep
        )
        self.form.show_form(form)

    def _show_side(self, side: _Side) -> None:
        self._stops = side.stops
        self.form.offer(side.reps, side.products)
        self.waiting.clear()
        left = 0
        for rep, stops in _by_rep(side.stops).items():
            open_ = [(number, stop) for number, stop in enumerate(stops, start=1) if stop.visited is None]
            if open_ and rep:
                head = QListWidgetItem(rep)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.waiting.addItem(head)
            for number, stop in open_:
                item = QListWidgetItem(f"{number}. {stop.name}")
                item.setData(Qt.ItemDataRole.UserRole, stop.customer_id)
                self.waiting.addItem(item)
            left += len(open_)
        self.form.left.setText(self.tr("%n sheet(s) of the day to enter", "", left))
        self.arrived.emit()

    def _add_product(self, product_id: int) -> None:
        self.desk.runner.read(
            lambda session: returned.products_of(session, [product_id]), self._show_product, owner=self
        )

    def _show_product(self, found: Sequence[ProductIn]) -> None:
        for product in found:
            self.form.add_product(product)

    def _connect(self) -> None:
        self.number.returnPressed.connect(self.find_sheet)
        self.day.dateChanged.connect(lambda _day: self.refresh())
        self.waiting.itemActivated.connect(
            lambda item: self.open_sheet(self.chosen_day(), item.data(Qt.ItemDataRole.UserRole))
        )
        self.form.finished.connect(self.save)
        self.form.save_button.clicked.connect(self.save)
        self.form.product_asked.connect(self._add_product)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("F2", self.form.turn_page),
            ("F4", self.form.to_product),
            ("F6", lambda: self.form.set_result("absent")),
            ("F7", lambda: self.form.set_result("refused")),
            ("F9", self._to_number),
        ):
            QShortcut(QKeySequence(keys), self, deed, context=here)

    def _to_number(self) -> None:
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()


def _by_rep(stops: Sequence[Stop]) -> dict[str | None, list[Stop]]:
    """The shops of each rep, in the order of the rep's paper."""
    found: dict[str | None, list[Stop]] = {}
    for stop in stops:
        found.setdefault(stop.rep, []).append(stop)
    return found


def _stop_of(words: str, stops: Sequence[Stop], rep: str | None) -> Stop | None:
    """A shop of the day by its number on the paper, or by a part of its name or initials.

    Every rep's paper counts from 1: the paper of the rep who is being entered goes first, then one that is not
    entered yet.
    """
    if words.isdigit():
        numbered = [mine[int(words) - 1] for mine in _by_rep(stops).values() if 1 <= int(words) <= len(mine)]
        return min(numbered, key=lambda s: (s.rep != rep, s.visited is not None), default=None)
    wanted = bare_name(words)
    if not wanted:
        return None
    return next((s for s in stops if wanted in bare_name(s.name) or wanted in initials(s.name)), None)
