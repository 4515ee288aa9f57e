"""The page 商品: the list of products, to look up, add, change and retire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.products import operations, queries
from distributor_desk.features.products.form import open_form
from distributor_desk.features.products.sheet.columns import PRODUCTS, STATUSES
from distributor_desk.spreadsheets.columns import Choice
from distributor_desk.storage.unit_of_work import Reading

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

_FIRST = ("name", "spec", "brand", "category")
_THEN = ("price", "cost", "stock", "stock_date", "unit", "case_size")
_HIDDEN = frozenset({"code", "barcode", "shelf_life", "class", "status", "notes", "unit", "case_size"})
EMPTY = Text(
    "还没有商品。可以导入 Excel，或者新增一个。", "There are no products yet. Import a workbook, or add one."
)
HINT = Text("名称、拼音首字母、编号或条码", "Name, pinyin initials, code or barcode")


Figures = dict[str, dict[int, Any]]
"""What other rooms know of products: column key → product id → value."""


class Others:
    """The columns that other rooms add, and their values once they are worked out.

    Rows are shown before these are known, with blanks in their place: a list must not wait for them. A list
    that is sorted or narrowed by one of them does wait.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rooms = [feature.product_figures() for feature in desk.features if feature.product_figures]
        self.columns = tuple(column for room in self._rooms for column in room.columns)
        self.shows = frozenset[str]().union(*(room.shows for room in self._rooms))
        self.known: Figures | None = None

    def read(self, session: Reading) -> Figures:
        """Work all of them out."""
        found: Figures = {}
        for room in self._rooms:
            values = room.read(session, self._desk.today())
            for place, column in enumerate(room.columns):
                found[column.key] = {i: row[place] for i, row in values.items()}
        return found

    def for_page(self, session: Reading, listing: Listing) -> Figures:
        """What is known, or what this listing cannot do without."""
        keys, known = {column.key for column in self.columns}, self.known
        if known is not None:
            return known
        return self.read(session) if keys & {listing.sort, *listing.filters} else {key: {} for key in keys}


def source_of(others: Others) -> TableSource:
    """The list: the product's own columns, and those that other rooms add."""
    first = (*_FIRST, *(c.key for c in others.columns), *_THEN)
    keys = (*first, *(c.key for c in PRODUCTS.columns if c.key not in first))
    known = {c.key: c for c in (*PRODUCTS.columns, *others.columns)}

    def page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        return queries.page(session, listing, offset, limit, keys, others.for_page(session, listing))

    return TableSource(
        "products",
        tuple(known[key] for key in keys),
        frozenset({"product", "brand"}) | others.shows,
        page,
        hidden=_HIDDEN,
        empty=EMPTY,
        imported=True,
        sort="name",
    )


class GoodsPage(EditableTab):
    """The list with its search and filters."""

    title = Text("商品", "Products")
    not_copied = frozenset({"code", "barcode", "stock", "stock_date"})

    def __init__(self, desk: Desk) -> None:
        self.others = Others(desk)
        source = source_of(self.others)
        position = next((c for c in source.columns if c.key == "position"), None)
        filters = (
            Filter("category", Text("品类", "Category")),
            *((Filter("position", position.text, position.choices),) if position else ()),
            Filter("status", Text("状态", "Status"), STATUSES),
        )
        super().__init__(desk, source, filters, HINT, self.tr("New product"))
        self._bare = False
        self.table.rows_arrived.connect(self._rows_stand)

    def refresh(self) -> None:
        self.others.known = None
        self._bare = True
        super().refresh()
        self.desk.runner.read(queries.categories, self._offer, owner=self, key=(id(self), "categories"))

    def _rows_stand(self) -> None:
        """Once the rows are painted, what the other rooms know of them is worked out."""
        if self._bare:
            self._bare = False
            QTimer.singleShot(0, self, self._read_others)

    def _read_others(self) -> None:
        self.desk.runner.read(self.others.read, self._fill_in, owner=self, key=(id(self), "others"))

    def _fill_in(self, figures: Figures) -> None:
        """The rows are read again, now with what the other rooms know of them."""
        self.others.known = figures
        self.table.refresh()

    def _offer(self, categories: list[str]) -> None:
        self.filter_row.set_choices("category", [Choice(name, Text(name, name)) for name in categories])

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        return queries.values(session, record_id)

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        positions = (self.others.known or {}).get("position", {})
        return open_form(self.desk, self, record_id, initial, positions.get(record_id or 0))

    def retire(self, record_ids: list[int]) -> Text:
        operations.retire_products(self.desk.company, record_ids)
        return operations.RETIRE.with_(count=len(record_ids))
