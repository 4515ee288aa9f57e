"""What a company may set for its key accounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting

MINIMUM = Setting(
    "key_accounts.minimum_net", Decimal(0), Text("最低净利率", "Least net rate of a retailer"), unit="percent",
    note=Text("合同里没有另外填写时用这个；低于它的要求会提示", "used where a contract has none of its own; asks below it are pointed out"),
    secret=True,
)  # fmt: skip
INTEREST = Setting(
    "key_accounts.interest", Decimal(0), Text("账期年利率", "Interest a year on credit days"), unit="percent",
    note=Text("合同里没有另外填写时用这个", "used where a contract has none of its own"),
)  # fmt: skip
HOLD_DAYS = Setting(
    "key_accounts.hold_days", 7, Text("新要求先不表态", "Hold before answering a new ask"), unit="days",
    note=Text("从收到要求那天算起", "from the day of the ask"),
)  # fmt: skip
OLD_ADVANCE = Setting(
    "key_accounts.old_advance",
    60,
    Text("垫付多久还没收回就提醒", "Remind of advances older than"),
    unit="days",
)
SETTINGS: tuple[Setting[Any], ...] = (MINIMUM, INTEREST, HOLD_DAYS, OLD_ADVANCE)
