"""What must hold in the books of this room; `check` names what does not."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.features.visits.records import MonthPlan, Promise
from distributor_desk.features.visits.records.plans import RoutePattern

STATES = Text("有 {count} 条承诺的状态认不出来。", "{count} promises have an unknown state.")
MONTHS = Text("有 {count} 份月计划重复。", "{count} month plans stand twice.")
PATTERNS = Text("有 {count} 条线路的走线日写了两次。", "{count} routes say twice when they are walked.")


def unsound(session: Session) -> list[Text]:
    """A sentence for each invariant that does not hold."""
    states = session.scalar(
        select(func.count())
        .select_from(Promise)
        .where(Promise.state.not_in(("open", "kept", "broken")), Promise.retired_at.is_(None))
    )
    twice = (
        (MONTHS, MonthPlan, (MonthPlan.rep_id, MonthPlan.month), MonthPlan.state.is_not(None)),
        (PATTERNS, RoutePattern, (RoutePattern.route_id,), RoutePattern.weeks.is_not(None)),
    )
    found = [STATES.with_(count=states)] if states else []
    for words, record, columns, only in twice:
        groups = (
            select(*columns)
            .where(record.retired_at.is_(None), only)
            .group_by(*columns)
            .having(func.count() > 1)
            .subquery()
        )
        count = session.scalar(select(func.count()).select_from(groups))
        if count:
            found.append(words.with_(count=count))
    return found
