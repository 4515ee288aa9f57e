"""The card of the key accounts room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.storage.database import Company
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


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.key_accounts.operations.sample import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "key_accounts",
    Text("KA费用", "KA fees"),
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    sample=_sample,
)
