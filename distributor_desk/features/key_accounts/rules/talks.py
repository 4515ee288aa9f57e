"""The negotiation: holding, what the peers do, concessions and when they were made (business rules §4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.numbers import parse_number
from distributor_desk.features.key_accounts.rules.fees import HUNDRED, ZERO

STANCES = {
    "against": Text("反对", "against"),
    "neutral": Text("观望", "neutral"),
    "accepted": Text("已接受", "accepted"),
    "left": Text("已退出", "left"),
}
OUTCOMES = {
    "agreed": Text("谈成", "agreed"),
    "withdrawn": Text("对方撤回", "withdrawn by them"),
    "revised": Text("对方修改", "revised"),
    "walked_away": Text("我方放弃", "walked away"),
}
MEDIA = {
    "meeting": Text("面谈", "meeting"),
    "phone": Text("电话", "telephone"),
    "wechat": Text("微信", "WeChat"),
    "letter": Text("书面", "letter"),
    "other": Text("其他", "other"),
}
_HOLDING = Text(
    "先不表态：还有 {days} 天（到 {day}）",
    "hold, no position taken: {days} {days:day|days} left, until {day}",
)
_LAST_DAY = Text("先不表态：今天到期", "hold, no position taken: ends today")
_HOLD_OVER = Text("“先不表态”已到期（{day}），可以答复", "the hold ended on {day}; you may answer")
_ANSWERED = Text("已答复", "answered")
_NO_HOLD = Text("还没有定先不表态到哪天", "no hold set yet")
_LEFT = Text("最后期限 {day}：还有 {days} 天", "deadline {day}: {days} {days:day|days} left")
_DUE = Text("最后期限就是今天", "the deadline is today")
_PAST = Text("最后期限 {day} 已过", "the deadline {day} has passed")


def hold_words(hold_until: date | None, answered: bool, today: date) -> Text:
    """Where the hold stands, with its clock."""
    if answered:
        return _ANSWERED
    if hold_until is None:
        return _NO_HOLD
    days = (hold_until - today).days
    if days < 0:
        return _HOLD_OVER.with_(day=hold_until)
    return _HOLDING.with_(days=days, day=hold_until) if days else _LAST_DAY


def deadline_words(deadline: date | None, today: date) -> Text | None:
    """How long until the deadline."""
    if deadline is None:
        return None
    days = (deadline - today).days
    if days < 0:
        return _PAST.with_(day=deadline)
    return _LEFT.with_(day=deadline, days=days) if days else _DUE


STAGES = {
    "quiet": Text("没有要求", "no asks"),
    "hold": Text("先不表态", "hold"),
    "talking": Text("谈判中", "talking"),
    **OUTCOMES,
}


def stage(outcome: str | None, *, answered: bool, any_open: bool, any_agreed: bool) -> str:
    """Where a contract's negotiation stands: it begins as hold once something is asked, and ends with the last open ask."""
    if outcome:
        return outcome
    if not any_open and any_agreed:
        return "agreed"
    if answered:
        return "talking"
    return "hold" if any_open else "quiet"


def holds(hold_until: date | None, on: date) -> bool:
    """Whether an answer on that day comes before the hold has ended; the last day itself still holds."""
    return hold_until is not None and on <= hold_until


@dataclass(frozen=True, slots=True)
class Peer:
    """What another supplier did, and when."""

    supplier: str
    on: date
    stance: str
    notes: str | None = None
    id: int = 0


def tally(peers: Iterable[Peer]) -> dict[str, int]:
    """How many suppliers stand where, each by the last that is known of it."""
    last: dict[str, Peer] = {}
    for peer in sorted(peers, key=lambda p: (p.on, p.id)):
        last[peer.supplier.strip().casefold()] = peer
    return {stance: sum(p.stance == stance for p in last.values()) for stance in STANCES}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: who, by what, what they asked, what we said, what we gave and got. Words as they were written."""

    id: int
    on: date
    subject: Text | None
    asked: str | None = None
    said: str | None = None
    conceded: str | None = None
    got: str | None = None
    next_on: date | None = None
    ours: str | None = None
    theirs: str | None = None
    medium: str | None = None
    reason: str | None = None
    notes: str | None = None
    base: Decimal | None = None
    ask: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Concession:
    """What we gave in a round: how long we held, whether before the deadline, and how much of the ask (ratio)."""

    round: Round
    days_held: int
    early: bool
    share: Decimal | None


def concessions(rounds: Sequence[Round], deadline: date | None) -> list[Concession]:
    """Every round in which we gave way; held since the first round. Before the deadline it is early."""
    if not rounds:
        return []
    since = min(one.on for one in rounds)
    return [
        Concession(one, (one.on - since).days, deadline is not None and one.on < deadline, share(one))
        for one in sorted(rounds, key=lambda r: (r.on, r.id))
        if gave_way(one)
    ]


def gave_way(one: Round) -> bool:
    """Whether something was conceded; a zero or a dash is nothing."""
    words = (one.conceded or "").strip()
    return bool(words) and words not in {"-", "—", "无", "没有", "none", "no"} and parse_number(words) != 0


def share(one: Round) -> Decimal | None:
    """What we gave ÷ what they wanted more, as a ratio; None when it cannot be said.

    Both are read from the words when they are numbers; else the ask of the line serves. What they wanted more is the ask
    less what was in force (`base`), or the ask itself where nothing was.
    """
    gave = parse_number((one.conceded or "").rstrip("%％ "))
    asked = parse_number((one.asked or "").rstrip("%％ "))
    asked = one.ask if asked is None else asked
    if gave is None or asked is None:
        return None
    more = asked - (one.base or ZERO)
    return gave / more if more > 0 else None


@dataclass(frozen=True, slots=True)
class Memory:
    """How early we gave way to a retailer in a year."""

    retailer: str
    year: int
    rounds: int
    conceded: int
    early: int
    days_held: Decimal | None
    share: Decimal | None


def memory(retailer: str, year: int, rounds: Sequence[Round], deadline: date | None) -> Memory:
    """The concessions of one contract summed up; days and share (in %) are means over those that can be said."""
    found = concessions(rounds, deadline)
    shares = [c.share for c in found if c.share is not None]
    return Memory(
        retailer,
        year,
        len(rounds),
        len(found),
        sum(c.early for c in found),
        Decimal(sum(c.days_held for c in found)) / len(found) if found else None,
        sum(shares, ZERO) / len(shares) * HUNDRED if shares else None,
    )
