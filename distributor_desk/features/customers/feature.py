"""The card of the customers room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.customers import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.customers.tab import CustomersTab

    return CustomersTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.customers.sheet.taking import CustomersSheet

    return (CustomersSheet(),)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.customers.queries import search

    return search(session, words)


def _count(session: Reading) -> int:
    from distributor_desk.features.customers.queries import count

    return count(session)


FEATURE = Feature(
    "customers", Text("客户", "Customers"), tab=_tab, tables=_tables, sheets=_sheets, find=_find, count=_count
)
