"""The products of a returned sheet, filled in from the keyboard in the order of the paper.

Enter goes from stock to order to price and on to the next product; Down and Up go to the next product at once;
Tab reaches the neighbour's price and what is near its date as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from distributor_desk.core import money, numbers, quantity
from distributor_desk.core.language import Language, Text
from distributor_desk.desktop import theme
from distributor_desk.features.visits.queries.returned import ProductIn
from distributor_desk.features.visits.rules.entry import LineIn, order_amount_of
from distributor_desk.features.visits.rules.restock import suggested_order

COLUMNS: tuple[tuple[str, Text], ...] = (
    ("stock", Text("现存", "Now")),
    ("order", Text("订货", "Order")),
    ("price", Text("店价", "Shelf price")),
    ("neighbour_price", Text("邻店价", "Nearby")),
    ("near_expiry", Text("临期", "Near expiry")),
)
ON_ENTER = ("stock", "order", "price")
COUNTED = frozenset({"stock", "order", "near_expiry"})
PRODUCT, LAST = Text("商品", "Product"), Text("上次订货", "Last order")


class Figure(QLineEdit):
    """One figure; it asks to go on by Enter, up or down."""

    go_on = Signal()
    go_by = Signal(int)

    def __init__(
        self, name: str, *, counted: bool, case_size: Decimal | None, said: Callable[[Decimal], str]
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._counted, self._case_size, self._said = counted, case_size, said
        self.editingFinished.connect(self._say_unit)

    def value(self) -> Decimal | None:
        """What is written; None for a blank. Raises ValueError when it is no number."""
        words = self.text().strip()
        if not words:
            return None
        found = quantity.parse_quantity(words, self._case_size) if self._counted else None
        found = numbers.parse_typed(words) if found is None else found
        if found is None or found < 0:
            raise ValueError(words)
        return round(found, 3 if self._counted else 6)

    def put(self, value: Decimal | None) -> None:
        if value is None:
            self.setText("")
        else:
            self.setText(self._said(value) if self._counted else f"{money.plain(value):f}")

    def _say_unit(self) -> None:
        """Read back how a count was understood: 30 becomes 1箱6瓶."""
        if self._counted and self.text().strip() and not self.is_wrong():
            self.put(self.value())

    def is_wrong(self) -> bool:
        try:
            self.value()
        except ValueError:
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say_unit()
            self.go_on.emit()
        elif plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.go_by.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class EntryGrid(QWidget):
    """`done` is sent when Enter or Down leaves the last product; `edited` at each change; `focused` as one goes along."""

    done = Signal()
    edited = Signal()
    focused = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.rows: list[tuple[ProductIn, dict[str, Figure]]] = []
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, 150)

    def show_products(self, products: Sequence[ProductIn], lines: Mapping[int, LineIn]) -> None:
        """Other products, with what is entered of them already."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place, words in enumerate((PRODUCT, LAST, *(text for _, text in COLUMNS))):
            label = QLabel(words.in_(self._language))
            theme.dress(label, "note")
            self._grid.addWidget(label, 0, place)
        for product in products:
            self.add_product(product, lines.get(product.id))

    def add_product(self, product: ProductIn, line: LineIn | None = None) -> None:
        """One more row at the end."""
        row = len(self.rows) + 1
        name = f"{product.name} {product.spec}".strip()
        label = QLabel(name)
        label.setWordWrap(True)
        last = QLabel("" if product.last_order is None else self._said(product.last_order, product))
        theme.dress(last, "note")
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(last, row, 1)
        fields: dict[str, Figure] = {}
        for place, (key, text) in enumerate(COLUMNS, start=2):
            field = Figure(
                f"{name} {text.in_(self._language)}",
                counted=key in COUNTED,
                case_size=product.case_size,
                said=lambda units: self._said(units, product),
            )
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("0" * 11))
            field.put(getattr(line, key) if line else None)
            field.go_on.connect(lambda row=row, key=key: self._on(row - 1, key))
            field.go_by.connect(lambda by, row=row, key=key: self._by(row - 1, key, by))
            field.textChanged.connect(lambda _words, row=row: self._changed(row - 1))
            field.installEventFilter(self)
            self._grid.addWidget(field, row, place)
            fields[key] = field
        self.rows.append((product, fields))
        self._changed(row - 1)

    def lines(self) -> tuple[LineIn, ...]:
        """Every row as it is written; blanks stay blank. Raises ValueError where a figure cannot be read."""
        return tuple(
            LineIn(product.id, **{key: field.value() for key, field in fields.items()})
            for product, fields in self.rows
        )

    def order_amount(self) -> Decimal | None:
        """What is ordered so far, at the shop's last prices; None while a figure or a price is missing."""
        if self.first_wrong() is not None:
            return None
        return order_amount_of(self.lines(), {product.id: product.price for product, _ in self.rows})

    def first_wrong(self) -> Figure | None:
        """The first figure that cannot be read."""
        return next((field for _, fields in self.rows for field in fields.values() if field.is_wrong()), None)

    def ids(self) -> list[int]:
        return [product.id for product, _ in self.rows]

    def start(self, row: int = 0) -> None:
        """The cursor into the stock of a product; to what follows when there is none."""
        if row < len(self.rows):
            self._go(row, "stock")
        else:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(watched)
        return super().eventFilter(watched, event)

    def _on(self, row: int, key: str) -> None:
        """The next figure in the order of the paper; a wrong one is not left."""
        field = self.rows[row][1][key]
        if field.is_wrong():
            field.selectAll()
            return
        place = ON_ENTER.index(key) + 1 if key in ON_ENTER else len(ON_ENTER)
        if place < len(ON_ENTER):
            self._go(row, ON_ENTER[place])
        else:
            self.start(row + 1)

    def _by(self, row: int, key: str, by: int) -> None:
        if row + by >= len(self.rows):
            self.done.emit()
        elif row + by >= 0:
            self._go(row + by, "stock" if by > 0 else key)

    def _go(self, row: int, key: str) -> None:
        field = self.rows[row][1][key]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def _changed(self, row: int) -> None:
        """Say what the 1.5 rule suggests once the stock is written, and mark what cannot be read."""
        product, fields = self.rows[row] if row < len(self.rows) else (None, {})
        if product is None:
            return
        for field in fields.values():
            wrong = field.is_wrong()
            field.setStyleSheet("border: 1px solid palette(bright-text)" if wrong else "")
        hint = ""
        if (
            product.available is not None
            and fields["stock"].text().strip()
            and not fields["stock"].is_wrong()
        ):
            stock = fields["stock"].value() or Decimal(0)
            hint = self._said(suggested_order(product.available, stock, product.case_size), product)
        fields["order"].setPlaceholderText(hint)
        self.edited.emit()

    def _said(self, units: Decimal, product: ProductIn) -> str:
        case_unit = "箱" if self._language == "zh" else " cs "
        return quantity.shown(units, product.case_size, product.unit, case_unit).strip()
