"""The card of the visits room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.visits.queries.wishes import PLAN_TIME, WORKING_DAYS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CardLine, CustomerColumn, CustomerEvent, Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.visits import records
    from distributor_desk.features.visits.records import plans, shops

    return records, shops, plans


def _tab(desk: Any) -> Any:
    from distributor_desk.features.visits.tab import VisitsTab

    return VisitsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.visits.sheet.taking import VisitLinesSheet, VisitsSheet

    return (VisitsSheet(), VisitLinesSheet())


def _commands() -> Sequence[Any]:
    from distributor_desk.features.visits.commands import sheets

    return (sheets,)


def _customer_columns(_today: date) -> Sequence[CustomerColumn]:
    from distributor_desk.features.visits.queries.promises import open_promises_column

    column = Column("open_promises", Text("未结承诺", "Open promises"), Kind.INTEGER)
    return [CustomerColumn(column, open_promises_column(), frozenset({"promise"}))]


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.visits.queries.promises import find_promises, find_routes, find_visit

    return [*find_visit(session, words), *find_promises(session, words), *find_routes(session, words)]


def _panel(desk: Any) -> Any:
    from distributor_desk.features.visits.form import VisitsPanel

    return VisitsPanel(desk)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.visits.queries.waiting import waiting

    return waiting(session, today)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.visits.queries.soundness import unsound

    return unsound(session)


def _events(session: Reading, customer_id: int) -> Sequence[CustomerEvent]:
    from distributor_desk.features.visits.sheet.customer_events import events

    return events(session, customer_id)


def _card_lines(session: Reading, customer_id: int, today: date) -> Sequence[CardLine]:
    from distributor_desk.features.visits.sheet.customer_events import card_lines

    return card_lines(session, customer_id, today)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.visits.operations.sample import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "visits",
    Text("拜访", "Visits"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    find=_find,
    customer_columns=_customer_columns,
    customer_panel=_panel,
    todo=_todo,
    sample=_sample,
    settings=(PLAN_TIME, WORKING_DAYS),
    check=_check,
    customer_events=_events,
    on_customer_card=_card_lines,
)
