"""What a person may set about reps."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting

NEW_DAYS = Setting(
    "reps.new_days", 180, Text("上市多少天内算新品", "Days for which a product counts as new"), unit="days"
)
ALL: tuple[Setting[int], ...] = (NEW_DAYS,)
