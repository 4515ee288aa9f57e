"""What a company may set for its visits."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting

PLAN_TIME = Setting(
    "visits.plan_time",
    "17:30",
    Text(
        "每天几点做第二天的计划（今日页会提醒）",
        "At what time the next day is planned (the Today tab reminds of it)",
    ),
)
WORKING_DAYS = Setting(
    "visits.working_days",
    26,
    Text("一个月按几个工作日分摊销售目标", "Working days over which a month's sales target is spread"),
)
