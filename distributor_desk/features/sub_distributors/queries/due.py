"""What needs the owner on a day, and what in the books of this room does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sub_distributors.queries.counties import ready_first
from distributor_desk.features.sub_distributors.queries.numbers import Judged, below, weights
from distributor_desk.features.sub_distributors.queries.standing import Standing, reserves_of, standings
from distributor_desk.features.sub_distributors.records import (
    FollowUp,
    GetTogether,
    Guidance,
    SubDistributor,
    Territory,
)
from distributor_desk.features.sub_distributors.rules.agreed import runs_out
from distributor_desk.features.sub_distributors.rules.places import GET_TOGETHERS, TERRITORIES
from distributor_desk.features.sub_distributors.rules.scorecard import (
    PARTS,
    check_weights,
    shown_score,
    weakest,
)
from distributor_desk.features.sub_distributors.rules.settings import NOTICE_DAYS
from distributor_desk.features.sub_distributors.rules.states import WORKING
from distributor_desk.storage.settings import value_of

KEY = "sub_distributors"
SOON = timedelta(days=7)
LOW = Text(
    "{territory}的“{name}”评分 {score}，低于及格线，储备有“{reserve}”（{part}丢分最多）。",
    "“{name}” ({territory}) scores {score}, below the line; in reserve: “{reserve}” (most lost by: {part}).",
)
LOW_ALONE = Text(
    "{territory}的“{name}”评分 {score}，低于及格线，还没有储备（{part}丢分最多）。",
    "“{name}” ({territory}) scores {score}, below the line, and nobody is in reserve (most lost by: {part}).",
)
RUNS_OUT = Text(
    "“{name}”的合作协议 {day} 到期，要续签吗？", "The agreement with “{name}” ends on {day}: renew it?"
)
RAN_OUT = Text("“{name}”的合作协议 {day} 已经到期。", "The agreement with “{name}” ended on {day}.")
CHECK = Text("复查“{name}”：{topic}（约定 {day}）", "Look again at “{name}”: {topic} (agreed for {day})")
FOLLOW = Text("联谊会“{party}”要跟进：{what}", "Follow up the get-together “{party}”: {what}")
GAP = Text("区域“{name}”没有分销商，储备有“{reserve}”。", "Nobody works “{name}”; in reserve: “{reserve}”.")
SEE_SCORE, SEE_AGREEMENT = Text("看评分", "See the score"), Text("看协议", "See the agreement")
SEE_GUIDANCE, SEE_PARTY, SEE_GAP = (
    Text("去复查", "Look again"),
    Text("去跟进", "Follow up"),
    Text("看区域", "See it"),
)
NO_TERRITORY = Text("未定区域", "no territory")


def todo(session: Session, today: date) -> list[Todo]:
    """Scores below the line with the reserve, agreements that run out, checks and follow-ups due, gaps."""
    working = [s for s in standings(session) if s.works]
    found, low = below(session, working, today)
    return [
        *_low(session, low),
        *_ending(found, today, value_of(session, NOTICE_DAYS)),
        *_checks(session, today),
        *_follow_ups(session, today),
        *_gaps(session),
    ]


def _low(session: Session, low: list[Judged]) -> Iterator[Todo]:
    ready = reserves_of(session, {j.standing.territory_id for j in low if j.standing.territory_id})
    for one in low:
        sub, worst = one.standing, weakest(one.score.parts)
        first = ready_first(ready.get(sub.territory_id or 0, []))
        said = (LOW if first else LOW_ALONE).with_(
            territory=sub.territory or NO_TERRITORY,
            name=sub.name,
            score=shown_score(one.score.total),
            reserve=first[0].name if first else "",
            part=PARTS[worst.key] if worst else "",
        )
        yield Todo(KEY, sub.id, said, SEE_SCORE, money=one.numbers.sold or None)


def _ending(found: dict[int, Judged], today: date, notice: int) -> Iterator[Todo]:
    for one in found.values():
        line = one.agreement
        day = runs_out(line.ends, None, today, notice) if line and line.ends else None
        if day is not None:
            said = (RUNS_OUT if day >= today else RAN_OUT).with_(name=one.standing.name, day=day)
            yield Todo(
                KEY, one.standing.id, said, SEE_AGREEMENT, due=day, money=one.numbers.target, part="agreement"
            )


def _checks(session: Session, today: date) -> Iterator[Todo]:
    rows = session.execute(
        select(SubDistributor.id, Customer.name, Guidance.topic, Guidance.next_check)
        .join(Guidance, Guidance.sub_distributor_id == SubDistributor.id)
        .join(Customer, Customer.id == SubDistributor.customer_id)
        .where(
            Guidance.next_check <= today + SOON,
            Guidance.checked_on.is_(None),
            Guidance.retired_at.is_(None),
            SubDistributor.retired_at.is_(None),
            Customer.retired_at.is_(None),
        )
        .order_by(Guidance.next_check, Guidance.id)
    )
    for sub, name, topic, day in rows:
        said = CHECK.with_(name=name, topic=topic, day=day)
        yield Todo(KEY, sub, said, SEE_GUIDANCE, due=day, part="guidance")


def _follow_ups(session: Session, today: date) -> Iterator[Todo]:
    rows = session.execute(
        select(FollowUp.what, FollowUp.due, GetTogether.name)
        .join(GetTogether, GetTogether.id == FollowUp.get_together_id)
        .where(
            FollowUp.due <= today + SOON,
            FollowUp.done_on.is_(None),
            FollowUp.retired_at.is_(None),
            GetTogether.retired_at.is_(None),
        )
        .order_by(FollowUp.due, FollowUp.id)
    )
    for what, day, party in rows:
        yield Todo(KEY, GET_TOGETHERS, FOLLOW.with_(party=party, what=what), SEE_PARTY, due=day)


def _gaps(session: Session) -> Iterator[Todo]:
    """Territories that nobody works although somebody is ready: something one can act on."""
    subs = standings(session)
    worked = {s.territory_id for s in subs if s.works}
    open_places: dict[int, list[Standing]] = {}
    for sub in subs:
        if sub.state == "reserve" and sub.territory_id and sub.territory_id not in worked:
            open_places.setdefault(sub.territory_id, []).append(sub)
    for here in open_places.values():
        first = ready_first(here)[0]
        yield Todo(KEY, TERRITORIES, GAP.with_(name=first.territory, reserve=first.name), SEE_GAP)


TWO = Text(
    "区域“{name}”没有设为共享，却有 {count} 个合作中的分销商。",
    "“{name}” is not shared, but {count} sub-distributors work it.",
)
TWICE = Text(
    "客户“{name}”在分销商里有 {count} 次。", "The customer “{name}” is a sub-distributor {count} times."
)


def unsound(session: Session) -> list[Text]:
    """Weights that no score can be made of, two workers in a territory that is not shared, a customer twice."""
    count = func.count(SubDistributor.id)
    kept = SubDistributor.retired_at.is_(None)
    places = session.execute(
        select(Territory.name, count)
        .join(SubDistributor, SubDistributor.territory_id == Territory.id)
        .join(Customer, Customer.id == SubDistributor.customer_id)
        .where(
            kept,
            Customer.retired_at.is_(None),
            SubDistributor.state.in_(WORKING),
            Territory.shared.is_(False),
        )
        .group_by(Territory.id)
        .having(count > 1)
    )
    twice = session.execute(
        select(Customer.name, count)
        .join(SubDistributor, SubDistributor.customer_id == Customer.id)
        .where(kept)
        .group_by(Customer.id)
        .having(count > 1)
    )
    try:
        check_weights(weights(session))
        wrong = []
    except DeskError as error:
        wrong = [error.text]
    return [
        *wrong,
        *(TWO.with_(name=name, count=n) for name, n in places),
        *(TWICE.with_(name=name, count=n) for name, n in twice),
    ]
