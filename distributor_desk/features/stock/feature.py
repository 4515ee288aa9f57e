"""The card of the stock: it lends its page to the tab of the products."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.stock.queries.settings import SETTINGS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature, ProductFigures


def _tables() -> object:
    from distributor_desk.features.stock import records

    return records


def _page(desk: Any) -> Any:
    from distributor_desk.features.stock.tab import StockPage

    return StockPage(desk)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.stock.queries.offers import todo

    return todo(session, today)


def _product_figures() -> ProductFigures:
    from distributor_desk.features.stock.queries.lines import product_columns

    cover = Column("cover", Text("存销比", "Cover"), Kind.QUANTITY, owner_only=True)
    return ProductFigures((cover,), product_columns, frozenset({"sales_line"}))


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.stock.operations import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "stock",
    Text("库存与压货", "Stock"),
    tables=_tables,
    settings=SETTINGS,
    todo=_todo,
    product_figures=_product_figures,
    page=("products", _page),
    sample=_sample,
)
