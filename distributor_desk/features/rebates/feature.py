"""The card of the rebates room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.rebates import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.rebates.tab import RebatesTab

    return RebatesTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.rebates.sheet.schemes import SchemesSheet
    from distributor_desk.features.rebates.sheet.targets import TargetsSheet

    return (SchemesSheet(), TargetsSheet())


def _commands() -> Sequence[Any]:
    from distributor_desk.features.rebates import commands

    return (commands.rebates, commands.settle)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.rebates.queries.history import find

    return find(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.rebates.queries.history import unsound

    return unsound(session)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.rebates.operations import sample

    sample.make(company, shift)


FEATURE = Feature(
    "rebates",
    Text("返利", "Rebates"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    find=_find,
    check=_check,
    sample=_sample,
)
