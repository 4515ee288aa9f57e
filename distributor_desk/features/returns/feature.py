"""The card of the returns room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.returns.rules.settings import SETTINGS
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.returns import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.returns.tab import ReturnsTab

    return ReturnsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.returns.sheet.taking import ReturnsSheet

    return (ReturnsSheet(),)


def _commands() -> Sequence[Any]:
    from distributor_desk.features.returns.commands import returns

    return (returns,)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.returns.queries import claims, orders

    return [*orders.find(session, words), *claims.find(session, words)]


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.returns.queries.checking import unsound

    return unsound(session)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.returns.queries.todo import todo

    return todo(session, today)


def _on_visit_sheet(session: Reading, customer_id: int, day: date) -> Text | None:
    from distributor_desk.features.returns.queries.visits import on_visit_sheet

    return on_visit_sheet(session, customer_id, day)


def _after_import(work: Write, batch_id: int) -> Sequence[Text]:
    from distributor_desk.features.returns.operations.links import after_import

    return after_import(work, batch_id)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.returns.operations.sample import add

    add(company, shift)


def _panel(desk: Any) -> Any:
    from distributor_desk.features.returns.form.customer_panel import ReturnsPanel

    return ReturnsPanel(desk)


FEATURE = Feature(
    "returns",
    Text("退换货", "Returns"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    settings=SETTINGS,
    find=_find,
    check=_check,
    on_visit_sheet=_on_visit_sheet,
    customer_panel=_panel,
    todo=_todo,
    after_import=_after_import,
    sample=_sample,
)
