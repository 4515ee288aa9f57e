"""The card of the key accounts room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.key_accounts.rules.settings import SETTINGS
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.key_accounts import records

    return records


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.key_accounts.sheet.books import EntriesSheet, RoundsSheet
    from distributor_desk.features.key_accounts.sheet.contracts import ContractsSheet, FeesSheet

    return (ContractsSheet(), FeesSheet(), EntriesSheet(), RoundsSheet())


def _commands() -> Sequence[Any]:
    from distributor_desk.features.key_accounts.commands import ka

    return (ka,)


def _tab(desk: Any) -> Any:
    from distributor_desk.features.key_accounts.tab import KeyAccountsTab

    return KeyAccountsTab(desk)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.key_accounts.queries.needs import find

    return find(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.key_accounts.queries.needs import unsound

    return unsound(session)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.key_accounts.queries.needs import todo

    return todo(session, today)


def _figures(session: Reading, today: date) -> Sequence[Figure]:
    from distributor_desk.features.key_accounts.queries.figures import fee_rate

    return fee_rate(session, today)


def _on_visit_sheet(session: Reading, customer_id: int, day: date) -> Text | None:
    from distributor_desk.features.key_accounts.queries.needs import on_visit_sheet

    return on_visit_sheet(session, customer_id, day)


def _panel(desk: Any) -> Any:
    from distributor_desk.features.key_accounts.form.panel import StorePanel

    return StorePanel(desk)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.key_accounts.operations.sample import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "key_accounts",
    Text("KA费用", "KA fees"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    settings=SETTINGS,
    find=_find,
    check=_check,
    on_visit_sheet=_on_visit_sheet,
    customer_panel=_panel,
    figures=_figures,
    todo=_todo,
    sample=_sample,
)
