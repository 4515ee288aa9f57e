"""What a shop says: a complaint is open until somebody has seen to it (NEEDS 125, 145, 148)."""

from __future__ import annotations

from distributor_desk.core.language import Text

REMARKS: tuple[tuple[str, Text], ...] = (
    ("complaint", Text("投诉", "complaint")),
    ("feedback", Text("反馈", "feedback")),
    ("question", Text("问题", "question")),
    ("objection", Text("顾虑", "worry")),
)
