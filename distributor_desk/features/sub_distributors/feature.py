"""The card of the sub-distributors room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.sub_distributors.rules.settings import ALL
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.feature import CustomerColumn, Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.sub_distributors import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.sub_distributors.tab import SubDistributorsTab

    return SubDistributorsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.sub_distributors.sheet.taking import SubDistributorsSheet

    return (SubDistributorsSheet(),)


def _customer_columns(_today: date) -> Sequence[CustomerColumn]:
    from distributor_desk.features.sub_distributors.queries.of_customers import state_column
    from distributor_desk.features.sub_distributors.rules.states import STATES

    choices = tuple(Choice(key, text) for key, text in STATES.items())
    column = Column("sub_state", Text("分销商状态", "Sub-distributor state"), Kind.CHOICE, choices=choices)
    return [CustomerColumn(column, state_column(), frozenset({"sub_distributor"}), hidden=True)]


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.sub_distributors.queries.listing import search

    return search(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.sub_distributors.queries.due import unsound

    return unsound(session)


def _panel(desk: Any) -> Any:
    from distributor_desk.features.sub_distributors.form.panel import SubDistributorPanel

    return SubDistributorPanel(desk)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.sub_distributors.queries.due import todo

    return todo(session, today)


def _on_merge(work: Write, kept_id: int, gone_id: int) -> Sequence[Text]:
    from distributor_desk.features.sub_distributors.posting import bring_together

    return bring_together(work, kept_id, gone_id)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.sub_distributors.operations.sample import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "sub_distributors",
    Text("分销商", "Sub-distributors"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    settings=ALL,
    find=_find,
    check=_check,
    customer_columns=_customer_columns,
    customer_panel=_panel,
    todo=_todo,
    on_merge=_on_merge,
    sample=_sample,
)
