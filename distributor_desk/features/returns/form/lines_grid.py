"""The lines of an order as a grid: typed like a spreadsheet, with an empty row at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keys import KeyDeeds
from distributor_desk.features.products import queries as products
from distributor_desk.features.returns.form.grid_row import NO_PRODUCT, Goods, GridRow, days_left, in_words
from distributor_desk.features.returns.form.picker import Picker
from distributor_desk.features.returns.queries import sales
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import DraftLine
from distributor_desk.storage.unit_of_work import Reading

Index = QModelIndex | QPersistentModelIndex
COLUMNS: tuple[tuple[str, Text, int], ...] = (
    ("product", Text("商品", "Product"), 210),
    ("quantity", Text("数量", "Quantity"), 84),
    ("price", Text("单价", "Price"), 68),
    ("amount", Text("金额", "Amount"), 82),
    ("reason", Text("原因", "Reason"), 96),
    ("fault", Text("责任方", "Fault"), 70),
    ("produced_on", Text("生产日期", "Produced on"), 96),
    ("left", Text("剩余天数", "Days left"), 84),
    ("original_document", Text("原单号", "Original doc."), 116),
    ("out_product", Text("换出商品", "Product out"), 170),
    ("out_quantity", Text("换出数量", "Qty out"), 84),
    ("out_price", Text("换出单价", "Price out"), 76),
    ("out_amount", Text("换出金额", "Amount out"), 88),
    ("notes", Text("备注", "Notes"), 120),
)
KEYS = [key for key, _, _ in COLUMNS]
_FIXED = {"amount", "left", "out_amount"}
_RIGHT = {"quantity", "price", "amount", "left", "out_quantity", "out_price", "out_amount"}


def goods_of(session: Reading, customer_id: int | None, product_id: int, today: Any) -> Goods | None:
    """What the grid needs to know of a product for a customer."""
    values = products.values(session, product_id)
    if values is None:
        return None
    found = sales.originals(session, customer_id, product_id) if customer_id else []
    price = sales.latest_price(session, customer_id, product_id, today) if customer_id else None
    return Goods(
        product_id, values["name"], values["spec"], values["unit"], values["case_size"], values["shelf_life"], price,
        tuple(found),
    )  # fmt: skip


class LinesModel(QAbstractTableModel):
    """The rows; `changed` after each cell that is taken. The last row is always blank."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[GridRow] = [GridRow()]
        self.customer_id: int | None = None
        self.day = desk.today()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return self._desk.say(COLUMNS[section][1])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        row, key = self.rows[index.row()], KEYS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, key)
            case Qt.ItemDataRole.ToolTipRole if key in row.problems:
                return self._desk.say(row.problems[key])
            case Qt.ItemDataRole.ForegroundRole if key in row.problems:
                return theme.negative_brush()
            case Qt.ItemDataRole.BackgroundRole if key in _FIXED:
                return QColor(QApplication.palette().color(QPalette.ColorRole.AlternateBase))
            case Qt.ItemDataRole.TextAlignmentRole if key in _RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: GridRow, key: str) -> str:
        return days_left(row, self.day) if key == "left" else in_words(row, key, self._desk.language)

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen if KEYS[index.column()] in _FIXED else chosen | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Text of a cell; a Found or a Goods for a product."""
        row, key = index.row(), KEYS[index.column()]
        if key in ("product", "out_product"):
            self._choose_product(row, key, value)
        elif str(value or "") != self._words(self.rows[row], key):
            self.rows[row].put(key, str(value or ""), self._desk.today())
        self._moved()
        return True

    def put_rows(self, rows: list[GridRow]) -> None:
        self.beginResetModel()
        self.rows = [*rows, GridRow()]
        self.endResetModel()
        self.changed.emit()

    def remove(self, place: int) -> None:
        if 0 <= place < len(self.rows) - 1:
            self.put_rows([row for n, row in enumerate(self.rows[:-1]) if n != place])

    def lines(self) -> list[DraftLine]:
        """The lines that can be read."""
        return [line for row in self.rows if (line := row.draft()) is not None]

    def wrong(self) -> Text | None:
        """What is wrong with the first row that cannot be kept."""
        return next((said for row in self.rows if not row.blank and (said := row.wrong())), None)

    def for_customer(self, customer_id: int | None) -> None:
        """Another customer: prices and originals are read again for it."""
        self.customer_id = customer_id
        for place, row in enumerate(self.rows):
            for key, goods in (("product", row.goods), ("out_product", row.out)):
                if goods is not None:
                    self._read_goods(place, key, goods.id)
        self.changed.emit()

    def _choose_product(self, row: int, key: str, value: Any) -> None:
        if isinstance(value, Goods):
            self._take(self.rows[row], key, value)
        elif isinstance(value, Found):
            self._read_goods(row, key, value.id)
        elif isinstance(value, str) and not value.strip():
            self._clear(self.rows[row], key)
        elif isinstance(value, str) and value != in_words(self.rows[row], key, self._desk.language):
            self.rows[row].typed[key], self.rows[row].problems[key] = value.strip(), NO_PRODUCT

    def _clear(self, row: GridRow, key: str) -> None:
        row.typed.pop(key, None)
        row.problems.pop(key, None)
        if key == "product":
            row.goods = None
        else:
            row.out = None
            for name in ("out_quantity", "out_price"):
                row.values.pop(name, None)

    def _read_goods(self, place: int, key: str, product_id: int) -> None:
        row, customer, today = self.rows[place], self.customer_id, self._desk.today()

        def came(goods: Goods | None) -> None:
            if goods is not None:
                self._take(row, key, goods)
                self._moved()

        self._desk.runner.read(
            lambda session: goods_of(session, customer, product_id, today), came, owner=self
        )

    def _take(self, row: GridRow, key: str, goods: Goods) -> None:
        (row.take_goods if key == "product" else row.take_out_goods)(goods)

    def _moved(self) -> None:
        if not self.rows[-1].blank:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self.rows.append(GridRow())
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))
        self.changed.emit()


class CellDelegate(QStyledItemDelegate):
    """The editor that fits a cell: a picker for products, a list for reasons, a line for the rest."""

    def __init__(self, desk: Desk, model: LinesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        key = KEYS[index.column()]
        if key in ("product", "out_product"):
            return Picker(self._desk, products.search, parent)
        if key in ("reason", "fault"):
            return self._combo(key, parent)
        line = QLineEdit(parent)
        if key == "original_document":
            self._offer_documents(line, self._model.rows[index.row()])
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row, key = self._model.rows[index.row()], KEYS[index.column()]
        if isinstance(editor, QComboBox):
            reason = row.values.get("reason") or w.OTHER
            now = row.values.get(key) or (w.FAULT_OF[reason] if key == "fault" else None)
            editor.setCurrentIndex(max(0, editor.findData(now)))
        elif isinstance(editor, QLineEdit):
            editor.setText(in_words(row, key, self._desk.language))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, Picker):
            editor.settle()
            model.setData(index, editor.found or editor.text())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _combo(self, key: str, parent: QWidget) -> QComboBox:
        combo = QComboBox(parent)
        for name, text in (w.REASONS if key == "reason" else w.FAULTS).items():
            combo.addItem(self._desk.say(text), name)
        combo.activated.connect(lambda _place: self.commitData.emit(combo))
        return combo

    def _offer_documents(self, line: QLineEdit, row: GridRow) -> None:
        documents = [o.document for o in row.goods.originals if o.document] if row.goods else []
        completer = QCompleter(list(dict.fromkeys(documents)), line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)


class LinesGrid(QTableView):
    """The grid itself; Del removes a line, Enter and typing edit a cell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines = LinesModel(desk)
        self.setModel(self.lines)
        self.setItemDelegate(CellDelegate(desk, self.lines, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet("QHeaderView::section { padding: 4px 6px; }")
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        for place, (_, _, width) in enumerate(COLUMNS):
            self.setColumnWidth(place, width)
        KeyDeeds(self, {"Del": self.remove_line})

    def show_exchange(self, *, exchange: bool) -> None:
        """With or without the columns of what goes out; they stand right behind what comes in."""
        behind = KEYS.index("amount") + 1
        for place, key in enumerate(KEYS):
            if key.startswith("out_"):
                self.setColumnHidden(place, not exchange)
                self.horizontalHeader().moveSection(self.horizontalHeader().visualIndex(place), behind)
                behind += 1

    def place(self) -> int:
        return self.currentIndex().row()

    def remove_line(self) -> None:
        self.lines.remove(self.place())
