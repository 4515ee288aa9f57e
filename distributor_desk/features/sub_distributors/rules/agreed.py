"""What the agreement of a year may say: its dates, its schemes, its target."""

from __future__ import annotations

import re
from datetime import date, timedelta

from distributor_desk.core.dates import EARLIEST, LATEST
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

NO_SUCH_YEAR = Text("“{year}”不是年度，请写成 2026 这样。", "“{year}” is no year; write it as 2026.")
ENDS_FIRST = Text(
    "到期日 {ends} 早于签约日期 {signed}，请改正。",
    "It ends on {ends}, before it was signed on {signed}: mend that.",
)
ENDS_BEFORE_YEAR = Text(
    "到期日 {ends} 在 {year} 年开始之前，请改正日期或年度。",
    "It ends on {ends}, before {year} begins: mend the date or the year.",
)
RUNS_OUT = Text("协议 {ends} 到期", "the agreement ends on {ends}")


def check_agreed(year: int, signed: date | None, ends: date | None) -> None:
    """DeskError for a year that is none, or for dates that contradict each other."""
    if not EARLIEST.year <= year <= LATEST.year:
        raise DeskError(NO_SUCH_YEAR.with_(year=year))
    if ends and signed and ends < signed:
        raise DeskError(ENDS_FIRST.with_(ends=ends, signed=signed))
    if ends and ends.year < year:
        raise DeskError(ENDS_BEFORE_YEAR.with_(ends=ends, year=year))


def schemes_written(words: str) -> list[str]:
    """The schemes that a cell names, apart by `;`: each once, in order."""
    return list(dict.fromkeys(part.strip() for part in re.split(r"[;；\n]", words) if part.strip()))


def written_schemes(names: tuple[str, ...]) -> str | None:
    """The same the other way."""
    return "; ".join(names) or None


def runs_out(ends: date | None, last: date | None, as_of: date, notice: int) -> date | None:
    """The day on which an agreement ends, when that is within `notice` days (or over already); else None."""
    day = ends or last
    return day if day is not None and day <= as_of + timedelta(days=notice) else None
