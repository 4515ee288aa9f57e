"""The list of sub-distributors: found, filtered and sorted, judged only as far as one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy.orm import Session

from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.features.customers.rules import search_words
from distributor_desk.features.sub_distributors.queries.numbers import Judged, judged
from distributor_desk.features.sub_distributors.queries.standing import Standing, standings
from distributor_desk.features.sub_distributors.rules.scorecard import attainment
from distributor_desk.features.sub_distributors.rules.states import STATES

_PERCENT = Decimal(100)
_STATES = list(STATES)
_PLAIN: dict[str, Callable[[Standing], Any]] = {
    "name": lambda s: s.name,
    "code": lambda s: s.code,
    "territory": lambda s: s.territory,
    "state": lambda s: s.state,
    "state_since": lambda s: s.state_since,
    "readiness": lambda s: s.readiness,
    "contact": lambda s: s.contact,
    "phone": lambda s: s.phone,
    "notes": lambda s: s.notes,
}


def _rate(ratio: Decimal | None) -> Decimal | None:
    return None if ratio is None else (ratio * _PERCENT).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _of_plan(judged: Judged) -> Decimal | None:
    ratio = attainment(judged.numbers.sold, judged.numbers.planned)
    return None if ratio is None else ratio * _PERCENT


def _cut(total: Decimal | None) -> Decimal | None:
    """As `shown_score`: never rounded up over a line."""
    return None if total is None else total.quantize(Decimal("0.1"), ROUND_DOWN)


_JUDGED: dict[str, Callable[[Judged], Any]] = {
    "attained": lambda j: _cut(_of_plan(j)) if j.standing.works else None,
    "score": lambda j: _cut(j.score.total) if j.standing.works else None,
    "band": lambda j: j.score.band if j.standing.works else None,
    "sold": lambda j: j.numbers.sold if j.standing.works or j.numbers.sold else None,
    "target": lambda j: j.numbers.target,
    "growth": lambda j: _rate(j.growth.growth),
    "adjusted": lambda j: _rate(j.growth.adjusted),
    "overdue": lambda j: j.numbers.overdue or None,
    "scheme": lambda j: "、".join(j.agreement.schemes) if j.agreement else None,
    "signed": lambda j: j.agreement.signed if j.agreement else None,
    "ends": lambda j: j.agreement.ends if j.agreement else None,
    "deposit": lambda j: j.agreement.deposit if j.agreement else None,
}


def page(
    session: Session, listing: Listing, offset: int, limit: int, keys: Sequence[str], today: date
) -> Page:
    """Some rows of the list with a value for each key. Only the rows that are shown are judged, unless it is
    sorted or narrowed by what has to be judged first."""
    subs = [s for s in standings(session) if _wanted(s, listing)]
    by_judgement = listing.sort in _JUDGED or "band" in listing.filters
    known = judged(session, subs, today) if by_judgement else {}
    if "band" in listing.filters:
        subs = [s for s in subs if _JUDGED["band"](known[s.id]) == listing.filters["band"]]
    subs = _sorted(subs, listing, known)
    shown = subs[offset : offset + limit]
    known = known or judged(session, shown, today)
    rows = tuple(Row(s.id, tuple(_value(s, known[s.id], key) for key in keys)) for s in shown)
    return Page(len(subs), offset, rows)


def _wanted(sub: Standing, listing: Listing) -> bool:
    words = search_words(listing.words)
    if words and words not in sub.find_key and words not in (sub.territory or "").casefold():
        return False
    asked = listing.filters
    if "state" in asked and sub.state != asked["state"]:
        return False
    return "territory" not in asked or sub.territory_id == int(asked["territory"])


def _value(sub: Standing, found: Judged, key: str) -> Any:
    return _PLAIN[key](sub) if key in _PLAIN else _JUDGED[key](found)


def _sorted(subs: list[Standing], listing: Listing, known: dict[int, Judged]) -> list[Standing]:
    """Blanks always stand last; of equal ones the order by name stays."""
    key = listing.sort
    if key in (None, "name"):
        return subs[::-1] if listing.descending else subs

    def value(sub: Standing) -> Any:
        if key == "state":
            return _STATES.index(sub.state)
        return _PLAIN[key](sub) if key in _PLAIN else _JUDGED[key or ""](known[sub.id])

    filled = [s for s in subs if value(s) is not None]
    blank = [s for s in subs if value(s) is None]
    return sorted(filled, key=value, reverse=listing.descending) + blank


def search(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Sub-distributors by name, code, phone, initials or territory, for find-anything."""
    found = [s for s in standings(session) if _wanted(s, Listing(words))] if words.strip() else []
    return [Found("sub_distributors", s.id, s.name, s.territory or "") for s in found[:most]]
