"""The page 商品: the list of products, to look up, add, change and retire."""

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

_FIRST = ("name", "spec", "brand", "category")
_THEN = ("price", "cost", "stock", "stock_date", "unit", "case_size")
_HIDDEN = frozenset({"code", "barcode", "shelf_life", "class", "status", "notes", "unit", "case_size"})
EMPTY = Text(
    "还没有商品。可以导入 Excel，或者新增一个。", "There are no products yet. Import a workbook, or add one."
)
HINT = Text("名称、拼音首字母、编号或条码", "Name, pinyin initials, code or barcode")


def source_of(desk: Desk) -> TableSource:
    """The list: the product's own columns, and those that other rooms add."""
    others = [feature.product_figures() for feature in desk.features if feature.product_figures]
    added = [column for other in others for column in other.columns]
    first = (*_FIRST, *(c.key for c in added), *_THEN)
    keys = (*first, *(c.key for c in PRODUCTS.columns if c.key not in first))
    known = {c.key: c for c in (*PRODUCTS.columns, *added)}

    def page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        found: dict[str, dict[int, Any]] = {}
        for other in others:
            values = other.read(session, desk.today())
            for place, column in enumerate(other.columns):
                found[column.key] = {i: row[place] for i, row in values.items()}
        return queries.page(session, listing, offset, limit, keys, found)

    return TableSource(
        "products",
        tuple(known[key] for key in keys),
        frozenset({"product", "brand"}).union(*(other.shows for other in others)),
        page,
        hidden=_HIDDEN,
        empty=EMPTY,
        sort="name",
    )


class GoodsPage(EditableTab):
    """The list with its search and filters."""

    title = Text("商品", "Products")
    not_copied = frozenset({"code", "barcode", "stock", "stock_date"})

    def __init__(self, desk: Desk) -> None:
        source = source_of(desk)
        position = next((c for c in source.columns if c.key == "position"), None)
        filters = (
            Filter("category", Text("品类", "Category")),
            *((Filter("position", position.text, position.choices),) if position else ()),
            Filter("status", Text("状态", "Status"), STATUSES),
        )
        super().__init__(desk, source, filters, HINT, self.tr("New product"))

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
