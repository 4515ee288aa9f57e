"""The near-expiry table as it is written: `365:45; 180:20; 90:15`."""

from __future__ import annotations

import unicodedata

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

LimitTable = tuple[tuple[int, int], ...]
"""(shelf life from … days, days left at most), longest first."""
DEFAULT_LIMITS: LimitTable = ((365, 45), (180, 20), (90, 15), (30, 10), (16, 5), (0, 1))
UNREADABLE = Text(
    "临期标准写成“保质期天数:剩余天数”，用分号隔开，例如 365:45; 180:20; 0:1。",
    "Write the near-expiry table as shelf life:days left with semicolons, e.g. 365:45; 180:20; 0:1.",
)


def written(limits: LimitTable) -> str:
    """The table as one line of words."""
    return "; ".join(f"{life}:{left}" for life, left in limits)


def parse_limits(words: str) -> LimitTable:
    """The table from its words, longest shelf life first. DeskError when it cannot be read."""
    found: dict[int, int] = {}
    for part in unicodedata.normalize("NFKC", words).replace("，", ";").replace(",", ";").split(";"):
        if not part.strip():
            continue
        life, colon, left = (piece.strip() for piece in part.partition(":"))
        if not colon or not life.isdecimal() or not left.isdecimal() or int(life) in found:
            raise DeskError(UNREADABLE)
        found[int(life)] = int(left)
    if not found:
        raise DeskError(UNREADABLE)
    return tuple(sorted(found.items(), reverse=True))
