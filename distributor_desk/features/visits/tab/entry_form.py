"""The sheet as it is filled in: head, goods with promise and next step, and a second page for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core import money, numbers
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.visits.queries.returned import Form, ProductIn
from distributor_desk.features.visits.rules.entry import SheetIn
from distributor_desk.features.visits.sheet.columns import RESULTS
from distributor_desk.features.visits.tab.entry_grid import EntryGrid
from distributor_desk.features.visits.tab.entry_more import EntryMore
from distributor_desk.features.visits.tab.entry_promise import EntryPromise


class NumberField(QLineEdit):
    """Where nothing is typed, Undo takes back the last sheet."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)


class EntryForm(QObject):
    """All fields of one sheet. `finished` when Enter leaves the last; `product_asked` for one more product."""

    finished = Signal()
    product_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.touched = False
        self._open: tuple[int, date] | None = None
        self._showing = False
        self.number = NumberField(clearButtonEnabled=True)
        self.number.setPlaceholderText(self.tr("Scan the code, or type a stop or a name, then Enter"))
        self.number.setAccessibleName(self.tr("Number of the visit"))
        self.day = QDateEdit(QDate(desk.today()))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.shop, self.left, self.problem = QLabel(), QLabel(), QLabel(wordWrap=True)
        theme.dress(self.shop, "title")
        theme.dress(self.left, "note")
        theme.dress(self.problem, "problem")
        self.result, self.rep, self.amount = QComboBox(), QComboBox(editable=True), QLineEdit()
        self.grid, self.foot, self.more = EntryGrid(desk.language), EntryPromise(desk), EntryMore(desk)
        self.product = QLineEdit()
        self.save_button = QPushButton(self.tr("Save (Ctrl+Enter)"), autoDefault=False)
        self.pages = QTabWidget()
        self._products: dict[str, int] = {}
        self._prepare()
        self._connect()
        self.clear()

    def show_form(self, form: Form) -> None:
        """A sheet, with the cursor in the first figure."""
        self._showing = True
        entered = form.entered
        self._open = (form.customer_id, form.day)
        self.shop.setText(form.shop)
        self.result.setCurrentIndex(
            max(0, self.result.findData(entered.result if entered.visit_id else None))
        )
        self.rep.setCurrentText(form.rep or "")
        self.amount.setText(
            f"{money.plain(entered.order_amount):f}" if entered.order_amount is not None else ""
        )
        self.grid.show_products(form.products, {line.product_id: line for line in entered.lines})
        self.foot.show_entered(form.day, entered)
        self.more.show_form(form)
        self._say_amount()
        self.pages.setCurrentIndex(0)
        self.body.setEnabled(True)
        self.say(self.tr("Entered already; saving changes it.") if entered.visit_id else "", aside=True)
        self.touched = self._showing = False
        self.grid.start()

    def clear(self) -> None:
        """No sheet is open."""
        self._showing = True
        self._open = None
        self.number.setText("")  # unlike clear() this leaves Undo to the deed that was just done
        self.shop.setText(self.tr("Scan or choose a sheet"))
        self.grid.show_products((), {})
        self.foot.clear()
        self.rep.setCurrentText("")
        self.amount.setText("")
        self.result.setCurrentIndex(0)
        self._say_amount()
        self.body.setEnabled(False)
        self.say("")
        self.touched = self._showing = False

    def sheet(self) -> SheetIn | None:
        """What is filled in; None, with the cursor in the figure, where one cannot be read."""
        if self._open is None:
            return None
        wrong = self.grid.first_wrong()
        if wrong is not None:
            self.pages.setCurrentIndex(0)
            self._refuse(wrong, self.tr("This cannot be read as a figure or a date."))
            return None
        line = self.foot.wrong()
        if line is not None:
            self.pages.setCurrentIndex(0)
            self._to(line)
            return None
        amount, words = None, self.amount.text().strip()
        if words:
            amount = numbers.parse_typed(words)
            if amount is None:
                self._refuse(self.amount, self.tr("This cannot be read as an amount."))
                return None
        try:
            pop = self.more.pop_used()
        except ValueError:
            self.pages.setCurrentIndex(1)
            self.say(self.tr("Material used: write figures."))
            return None
        customer_id, day = self._open
        return SheetIn(
            customer_id, day, self.grid.lines(), self.result.currentData(), amount,
            self.rep.currentText().strip() or None, self.foot.promise(), self.more.values() | self.foot.following(),
            self.more.remarks(), pop, self.more.step_done(),
        )  # fmt: skip

    def say(self, words: str, *, aside: bool = False) -> None:
        """A sentence above the sheet: what is wrong, or a remark aside."""
        theme.dress(self.problem, "note" if aside else "problem")
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def set_result(self, key: str) -> None:
        self.result.setCurrentIndex(self.result.findData(key))

    def turn_page(self) -> None:
        """Goods, or the rest."""
        self.pages.setCurrentIndex(1 - self.pages.currentIndex())

    def to_product(self) -> None:
        """To the field that adds a product to the sheet."""
        self.pages.setCurrentIndex(0)
        self.product.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, reps: Sequence[str], products: Sequence[tuple[int, str]]) -> None:
        """Reps and products to choose from."""
        said, showing = self.rep.currentText(), self._showing
        self._showing = True
        self.rep.clear()
        self.rep.addItems(list(reps))
        self.rep.setCurrentText(said)
        self._showing = showing
        self._products = {name: i for i, name in products}
        completer = QCompleter(list(self._products), self.product)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.product.setCompleter(completer)

    def add_product(self, product: ProductIn) -> None:
        """One more row, with the cursor in it; a product that is there already is gone to."""
        if product.id not in self.grid.ids():
            self.grid.add_product(product)
        self.grid.start(self.grid.ids().index(product.id))
        self.product.clear()

    def _ask_product(self) -> None:
        words = self.product.text().strip()
        found = self._products.get(words) or next(
            (i for name, i in self._products.items() if words and words.casefold() in name.casefold()), None
        )
        if found is not None:
            self.product_asked.emit(found)
        elif words:
            self.say(self.tr("No product is called “{name}”.").format(name=words))

    def _refuse(self, field: QLineEdit, words: str) -> None:
        self.say(words)
        self._to(field)

    def _to(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _say_amount(self) -> None:
        """What the order comes to, as long as nobody writes another figure."""
        worked_out = self.grid.order_amount()
        self.amount.setPlaceholderText(
            self.tr("worked out") if worked_out is None else money.shown(worked_out, "")
        )

    def _edited(self) -> None:
        if not self._showing and self._open is not None:
            self.touched = True

    # building

    def _prepare(self) -> None:
        self.result.addItem(self.tr("by the figures"), None)
        for choice in RESULTS:
            self.result.addItem(self._desk.say(choice.shown), choice.key)
        self.result.setAccessibleName(self.tr("Result"))
        self.rep.setAccessibleName(self.tr("Rep"))
        self.amount.setAccessibleName(self.tr("Order amount"))
        self.amount.setPlaceholderText(self.tr("worked out"))
        self.product.setPlaceholderText(self.tr("Add a product (F4)"))
        self.product.setAccessibleName(self.tr("Add a product"))

    def _connect(self) -> None:
        self.grid.done.connect(self.foot.start)
        self.grid.edited.connect(self._say_amount)
        self.foot.refused.connect(self.say)
        self.foot.done.connect(self.finished)
        for part in (self.grid, self.foot, self.more):
            part.edited.connect(self._edited)
        self.result.currentIndexChanged.connect(lambda _place: self._edited())
        self.rep.currentTextChanged.connect(lambda _words: self._edited())
        self.amount.textEdited.connect(lambda _words: self._edited())
        self.product.returnPressed.connect(self._ask_product)

    @property
    def body(self) -> QWidget:
        return self.pages

    def lay_out_page(self, page: QWidget, waiting: QListWidget) -> None:
        """Put everything on the page: the sheet on the left, what is still to enter on the right."""
        top = QHBoxLayout()
        top.addWidget(self.day)
        top.addWidget(self.number, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(self._head())
        column.addWidget(self.problem)
        self.pages.addTab(self._goods(), self.tr("Goods and promise"))
        self.pages.addTab(self.more, self.tr("The rest (F2)"))
        column.addWidget(self.pages, 1)
        column.addLayout(self._below())
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.left)
        side.addWidget(waiting, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([1080, 240])
        outer = QVBoxLayout(page)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addWidget(splitter)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.shop, 1)
        for words, field in (
            (self.tr("Result"), self.result),
            (self.tr("Rep"), self.rep),
            (self.tr("Order amount"), self.amount),
        ):
            row.addWidget(QLabel(words))
            row.addWidget(field)
        self.amount.setMaximumWidth(110)
        return row

    def _goods(self) -> QWidget:
        """Products, promise and next step, in one sheet that scrolls along with the cursor."""
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(6, 6, 6, 0)
        rows.addWidget(self.grid)
        rows.addWidget(self.product)
        rows.addWidget(self.foot)
        rows.addStretch(1)
        scroll.setWidget(inner)
        for part in (self.grid, self.foot):
            part.focused.connect(lambda field: scroll.ensureWidgetVisible(field, 20, 60))
        return scroll

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        hint = QLabel(
            self.tr(
                "Enter: next figure · Down: next product · F2: the rest · F6: not met · F7: refused · F9: number of the visit"
            ),
            wordWrap=True,
        )
        theme.dress(hint, "note")
        row.addWidget(hint, 1)
        row.addWidget(self.save_button)
        return row
