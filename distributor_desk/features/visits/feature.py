"""The card of the visits room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.features.visits.queries import find_promises
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tab(desk: Any) -> Any:
    from distributor_desk.features.visits.tab import VisitsTab

    return VisitsTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.visits.sheet import VisitLinesSheet, VisitsSheet

    return (VisitsSheet(), VisitLinesSheet())


def _commands() -> Sequence[Any]:
    from distributor_desk.features.visits.commands import sheets

    return (sheets,)


FEATURE = Feature(
    "visits", Text("拜访", "Visits"), tab=_tab, sheets=_sheets, commands=_commands, find=find_promises
)
