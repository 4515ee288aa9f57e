"""The card of the returns room."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.workflow.feature import Feature


def _tables() -> object:
    from distributor_desk.features.returns import records

    return records


FEATURE = Feature("returns", Text("退换货", "Returns"), tables=_tables)
