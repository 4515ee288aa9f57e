"""The rooms of the house, in tab order: a new tab is its import and its place here.

Importing this loads the tables of every room, which the company file needs to be whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from distributor_desk.core.language import Text
from distributor_desk.features.customers.feature import FEATURE as CUSTOMERS
from distributor_desk.features.products.feature import FEATURE as PRODUCTS
from distributor_desk.features.sales.feature import FEATURE as SALES
from distributor_desk.features.visits.feature import FEATURE as VISITS
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature, sheets_of
from distributor_desk.workflow.sheets import Sheet

ROOMS: tuple[Feature, ...] = (CUSTOMERS, SALES, VISITS, PRODUCTS)

_DEPENDENCE = ("customers", "products", "sales", "payments", "visits", "visit_lines")


def sheets() -> list[Sheet]:
    """Every kind of sheet, in the order in which they depend on each other and stand in an export."""
    found = {sheet.kind.key: sheet for sheet in sheets_of(ROOMS)}
    return [found[key] for key in _DEPENDENCE]


def on_visit_sheet() -> list[Callable[[Reading, int, date], Text | None]]:
    """What the rooms add to a shop's printed card."""
    return [room.on_visit_sheet for room in ROOMS if room.on_visit_sheet]
