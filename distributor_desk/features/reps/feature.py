"""The card of the reps: no tab, a page under the visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.reps.rules.settings import ALL
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature


def _tables() -> object:
    from distributor_desk.features.reps import records

    return records


def _page(desk: Any) -> Any:
    from distributor_desk.features.reps.tab import RepsPage

    return RepsPage(desk)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.reps.queries.people import todo

    return todo(session, today)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.reps.operations.sample import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "reps",
    Text("业务员", "Reps"),
    tables=_tables,
    settings=ALL,
    page=("visits", _page),
    todo=_todo,
    sample=_sample,
)
