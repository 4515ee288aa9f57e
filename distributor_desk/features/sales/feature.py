"""The card of the ledger: no tab of its own, its lines show in the rooms above."""

from __future__ import annotations

from collections.abc import Sequence

from distributor_desk.core.language import Text
from distributor_desk.features.sales.queries import find_documents, unsound
from distributor_desk.workflow.feature import Feature
from distributor_desk.workflow.sheets import Sheet


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.sales.sheet import PaymentsSheet, SalesSheet

    return (SalesSheet(), PaymentsSheet())


FEATURE = Feature("sales", Text("流水", "Ledger"), sheets=_sheets, find=find_documents, check=unsound)
