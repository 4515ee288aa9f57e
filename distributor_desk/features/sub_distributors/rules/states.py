"""The states of a sub-distributor, which may follow which, and who holds a territory (business rules §7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

CANDIDATE, RESERVE, ACTIVE, WARNED, ENDED = "candidate", "reserve", "active", "warned", "ended"

STATES: dict[str, Text] = {
    CANDIDATE: Text("考察", "candidate"),
    RESERVE: Text("储备", "reserve"),
    ACTIVE: Text("合作", "active"),
    WARNED: Text("预警", "warned"),
    ENDED: Text("终止", "ended"),
}
"""In the order in which one usually goes through them."""

WORKING = frozenset({ACTIVE, WARNED})
"""Who sells now: a warned one still holds its territory."""

_NEXT: dict[str, tuple[str, ...]] = {
    CANDIDATE: (RESERVE, ACTIVE, ENDED),
    RESERVE: (ACTIVE, CANDIDATE, ENDED),
    ACTIVE: (WARNED, ENDED),
    WARNED: (ACTIVE, ENDED),
    ENDED: (CANDIDATE, RESERVE),
}
READINESS: dict[str, Text] = {
    "ready": Text("随时可接", "ready to take over"),
    "terms": Text("条件已谈", "terms discussed"),
    "talking": Text("正在接触", "in talks"),
    "named": Text("只有名字", "only a name"),
}
"""How far a reserve is, the readiest first (needs 71)."""

NOT_FROM_HERE = Text("“{before}”不能直接改为“{after}”。", "“{before}” cannot become “{after}” directly.")
WHY = Text(
    "改为“{after}”要写明原因。", "Say why it becomes “{after}”."
)  # who is warned or ended must be told why
HELD = Text(
    "区域“{territory}”已有合作中的“{holder}”。请先终止它，或用“换成储备”，或把这个区域设为共享。",
    "“{holder}” works the territory “{territory}” already. End that first, use “Replace with a reserve”, or mark the "
    "territory as shared.",
)


def may_follow(before: str) -> tuple[str, ...]:
    """The states that may follow, the usual one first."""
    return _NEXT[before]


def check_step(before: str, after: str, reason: str | None) -> None:
    """DeskError when a state may not follow, or when a warning or an end is given without a reason."""
    if after not in _NEXT[before]:
        raise DeskError(NOT_FROM_HERE.with_(before=STATES[before], after=STATES[after]))
    if after in (WARNED, ENDED) and not (reason or "").strip():
        raise DeskError(WHY.with_(after=STATES[after]))


@dataclass(frozen=True, slots=True)
class Reserve:
    """Somebody who could take a territory over, and how far that is."""

    id: int
    name: str
    readiness: str | None
    since: date | None


def first_reserve(reserves: Iterable[Reserve]) -> Reserve | None:
    """Who is named when a sub-distributor is to be replaced: the readiest, then the one waiting longest."""
    return next(iter(in_order(reserves)), None)


def in_order(reserves: Iterable[Reserve]) -> Sequence[Reserve]:
    """Reserves, the readiest first; of equal ones the one that waits longest."""
    ranks = {key: rank for rank, key in enumerate(READINESS)}
    return sorted(
        reserves, key=lambda r: (ranks.get(r.readiness or "", len(ranks)), r.since or date.max, r.id)
    )


SHARED_MARKS = ("(共享)", "(shared)")


def territory_written(words: str) -> tuple[str, bool]:
    """A territory as a sheet writes it, and whether it is marked shared: `石桥县(共享)` is ("石桥县", True)."""
    bare = words.strip()
    for mark in SHARED_MARKS:
        for written in (mark, f"（{mark[1:-1]}）"):
            if bare.casefold().endswith(written):
                return bare[: -len(written)].strip(), True
    return bare, False


def written_territory(name: str | None, *, shared: bool) -> str | None:
    """The same the other way: what a sheet says of a territory."""
    return f"{name}{SHARED_MARKS[0]}" if name and shared else name
