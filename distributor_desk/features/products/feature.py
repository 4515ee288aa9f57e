"""The card of the products room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.features.products.queries import search
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tab(desk: Any) -> Any:
    from distributor_desk.features.products.tab import ProductsTab

    return ProductsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.products.sheet.taking import ProductsSheet

    return (ProductsSheet(),)


FEATURE = Feature("products", Text("商品", "Products"), tab=_tab, sheets=_sheets, find=search)
