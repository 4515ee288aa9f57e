"""The rooms of the house, in tab order: a new tab is its import and its place here.

Importing this makes the company file whole: the tables of every room are known to storage from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from distributor_desk.core.language import Text
from distributor_desk.features.customers.feature import FEATURE as CUSTOMERS
from distributor_desk.features.key_accounts.feature import FEATURE as KEY_ACCOUNTS
from distributor_desk.features.portfolio.feature import FEATURE as PORTFOLIO
from distributor_desk.features.products.feature import FEATURE as PRODUCTS
from distributor_desk.features.rebates.feature import FEATURE as REBATES
from distributor_desk.features.reps.feature import FEATURE as REPS
from distributor_desk.features.returns.feature import FEATURE as RETURNS
from distributor_desk.features.sales.feature import FEATURE as SALES
from distributor_desk.features.stock.feature import FEATURE as STOCK
from distributor_desk.features.sub_distributors.feature import FEATURE as SUB_DISTRIBUTORS
from distributor_desk.features.today.feature import FEATURE as TODAY
from distributor_desk.features.visits.feature import FEATURE as VISITS
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import more_tables
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.feature import Feature, sheets_of
from distributor_desk.workflow.sheets import Sheet

ROOMS: tuple[Feature, ...] = (
    TODAY,
    CUSTOMERS,
    SUB_DISTRIBUTORS,
    SALES,
    REBATES,
    RETURNS,
    KEY_ACCOUNTS,
    VISITS,
    REPS,
    PRODUCTS,
    PORTFOLIO,
    STOCK,
)

more_tables(lambda: [room.tables() for room in ROOMS])

_DEPENDENCE = (
    "customers",
    "products",
    "sales",
    "payments",
    "sub_distributors",
    "rebate_schemes",
    "targets",
    "returns",
    "ka_contracts",
    "ka_fees",
    "ka_fee_entries",
    "negotiations",
    "visits",
    "visit_lines",
)


def sheets() -> list[Sheet]:
    """Every kind of sheet, in the order in which they depend on each other and stand in an export."""
    found = {sheet.kind.key: sheet for sheet in sheets_of(ROOMS)}
    return [found[key] for key in _DEPENDENCE if key in found]


def after_import() -> list[Callable[[Write, int], Sequence[Text]]]:
    """What the rooms do with an import once every sheet is booked."""
    return [room.after_import for room in ROOMS if room.after_import]


def on_visit_sheet() -> list[Callable[[Reading, int, date], Text | None]]:
    """What the rooms add to a shop's printed card."""
    return [room.on_visit_sheet for room in ROOMS if room.on_visit_sheet]


def samples() -> list[Callable[[Company, timedelta], None]]:
    """What the rooms add to the sample company beside its workbooks."""
    return [room.sample for room in ROOMS if room.sample]
