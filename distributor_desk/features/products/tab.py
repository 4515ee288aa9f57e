"""The tab 商品: the list of products, to look up, add, change and retire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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

_FIRST = ("name", "spec", "brand", "category", "unit", "case_size", "price", "cost", "stock", "stock_date")
_HIDDEN = frozenset({"code", "barcode", "shelf_life", "class", "status", "notes"})
EMPTY = Text(
    "还没有商品。可以导入 Excel，或者新增一个。", "There are no products yet. Import a workbook, or add one."
)
HINT = Text("名称、拼音首字母、编号或条码", "Name, pinyin initials, code or barcode")
_KEYS = (*_FIRST, *(c.key for c in PRODUCTS.columns if c.key not in _FIRST))


def _page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    return queries.page(session, listing, offset, limit, _KEYS)


SOURCE = TableSource(
    "products",
    tuple(PRODUCTS.column(key) for key in _KEYS),
    frozenset({"product", "brand"}),
    _page,
    hidden=_HIDDEN,
    empty=EMPTY,
    sort="name",
)


class ProductsTab(EditableTab):
    """The list with its search and filters."""

    title = Text("商品", "Products")
    not_copied = frozenset({"code", "barcode", "stock", "stock_date"})

    def __init__(self, desk: Desk) -> None:
        filters = (
            Filter("category", Text("品类", "Category")),
            Filter("status", Text("状态", "Status"), STATUSES),
        )
        super().__init__(desk, SOURCE, filters, HINT, self.tr("New product"))

    def refresh(self) -> None:
        super().refresh()
        self.desk.runner.read(queries.categories, self._offer, owner=self, key=(id(self), "categories"))

    def _offer(self, categories: list[str]) -> None:
        self.filter_row.set_choices("category", [Choice(name, Text(name, name)) for name in categories])

    def read_values(self, session: Reading, record_id: int) -> dict[str, Any] | None:
        return queries.values(session, record_id)

    def open_form(self, record_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
        return open_form(self.desk, self, record_id, initial)

    def retire(self, record_ids: list[int]) -> Text:
        operations.retire_products(self.desk.company, record_ids)
        return operations.RETIRE.with_(count=len(record_ids))
