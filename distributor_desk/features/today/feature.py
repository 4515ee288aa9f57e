"""The card of the tab that stands first."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.workflow.feature import Feature


def _tab(desk: Any) -> Any:
    from distributor_desk.features.today.tab import TodayTab

    return TodayTab(desk)


FEATURE = Feature("today", Text("今日", "Today"), tab=_tab)
