"""What is planned: a rep's day, a rep's month, and shops that are key on a day."""

from __future__ import annotations

from distributor_desk.core.language import Text

PLAN_STATES: tuple[tuple[str, Text], ...] = (
    ("draft", Text("草拟", "draft")),
    ("confirmed", Text("已确认", "confirmed")),
)
PRIORITIES = ("A", "B")
