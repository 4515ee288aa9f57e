"""The card of the rebates room."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.workflow.feature import Feature


def _tables() -> object:
    from distributor_desk.features.rebates import records

    return records


FEATURE = Feature("rebates", Text("返利", "Rebates"), tables=_tables)
