"""The card of the customers room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.sheet.fields import QR_WORDS
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CustomerEvent, Feature
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


def _events(session: Reading, customer_id: int) -> Sequence[CustomerEvent]:
    from distributor_desk.features.customers.sheet.events import events

    return events(session, customer_id)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.customers.sheet.todo import todo

    return todo(session, today)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.customers.queries.clean_up import unsound

    return unsound(session)


def _count(session: Reading) -> int:
    from distributor_desk.features.customers.queries import count

    return count(session)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.customers.operations.sample import add

    add(company, shift)


FEATURE = Feature(
    "customers",
    Text("客户", "Customers"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    find=_find,
    settings=(QR_WORDS,),
    check=_check,
    customer_events=_events,
    todo=_todo,
    sample=_sample,
    count=_count,
)
