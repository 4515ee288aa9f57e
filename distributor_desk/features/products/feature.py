"""The card of the products room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.products import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.products.tab import ProductsTab

    return ProductsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.products.sheet.taking import ProductsSheet

    return (ProductsSheet(),)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.products.queries import search

    return search(session, words)


def _count(session: Reading) -> int:
    from distributor_desk.features.products.queries import count

    return count(session)


FEATURE = Feature(
    "products", Text("商品", "Products"), tab=_tab, tables=_tables, sheets=_sheets, find=_find, count=_count
)
