"""Which backups may go: a pure rule over their times.

Kept: all of the last two days, then one a day for 12 days, one a week for 10 weeks, one a month for
36 months; those made before a restore, an import or a migration for 30 days; always the newest three.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from distributor_desk.storage.backup import Backup, backups

ALWAYS = 3
_LADDER: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (12, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (36, lambda at: (at.year, at.month)),
)


def to_drop(found: Sequence[Backup], now: datetime) -> list[Backup]:
    """The backups that may be deleted, given all of them."""
    newest_first = sorted(found, key=lambda b: b.at, reverse=True)
    kept = {b.file for b in newest_first[:ALWAYS]}
    older: list[tuple[Backup, datetime]] = []
    for backup in newest_first:
        at = datetime.fromisoformat(backup.at)
        exempt = timedelta(days=30) if backup.reason.startswith("pre-") else timedelta(days=2)
        if now - at <= exempt:
            kept.add(backup.file)
        else:
            older.append((backup, at))
    for most, slot in _LADDER:
        taken = {slot(at) for backup, at in older if backup.file in kept}
        left = most
        for backup, at in older:
            if left and backup.file not in kept and slot(at) not in taken:
                taken.add(slot(at))
                kept.add(backup.file)
                left -= 1
    return [b for b in newest_first if b.file not in kept]


def thin(folder: Path, now: datetime) -> int:
    """Delete what may go; returns how many. Nothing goes when the newest lost a fifth of its rows."""
    found = backups(folder)
    if len(found) >= 2 and found[0].rows < found[1].rows * 0.8:
        return 0
    drop = to_drop(found, now)
    for backup in drop:
        (folder / backup.file).unlink(missing_ok=True)
    return len(drop)
