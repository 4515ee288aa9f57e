"""What of the visits needs the owner on a day: whose turn it is, what is overdue, who stands on no route."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.queries import without_route
from distributor_desk.features.visits.queries import days, ladder, plans, promises
from distributor_desk.features.visits.queries.wishes import PLAN_TIME
from distributor_desk.features.visits.rules.places import Place
from distributor_desk.storage.settings import value_of

MOST = 4
PROMISE = Text(
    "答应“{shop}”的事已逾期 {days} 天：{what}",
    "A promise to “{shop}” is {days} {days:day|days} overdue: {what}",
)
MORE_PROMISES = Text(
    "还有 {count} 条承诺已逾期。", "{count} more {count:promise|promises} {count:is|are} overdue."
)
DUE = Text("今天“{route}”有 {count} 家要拜访。", "“{route}” is walked today: {count} {count:shop|shops}.")
DUE_LATE = Text(
    "今天“{route}”有 {count} 家要拜访，其中 {late} 家已超期。",
    "“{route}” is walked today: {count} {count:shop|shops}, {late} of them overdue.",
)
UNROUTED = Text(
    "{count} 家合作的客户没有排进线路，没有人定期去拜访。",
    "{count} active {count:shop|shops} on no route: nobody visits them.",
)
COMPLAINT = Text("“{shop}”的投诉还没有处理：{what}", "A complaint of “{shop}” is still open: {what}")
NO_HOLIDAYS = Text(
    "{year} 年的假日还没有填，节日里的线路不会顺延。",
    "The holidays of {year} are not filled in: routes on them will not be moved.",
)
TOMORROW = Text(
    "{time} 做明天的计划：还有 {count} 个业务员没有计划。",
    "Plan tomorrow at {time}: {count} {count:rep|reps} {count:has|have} no plan yet.",
)
OPEN_TOMORROW = Text("做计划", "Plan it")
OPEN_SHOP = Text("看这家店", "Open the shop")
OPEN_PROMISE = Text("去处理", "Deal with it")
OPEN_LIST = Text("看承诺", "See the promises")
OPEN_DAY = Text("看当日拜访", "See the day's visits")
OPEN_ROUTES = Text("排线路", "Put them on a route")
OPEN_HOLIDAYS = Text("填假日", "Fill them in")


def waiting(session: Session, today: date) -> list[Todo]:
    """The sentences of this room for the Today tab."""
    return [
        *_promises(session, today), *_routes(session, today), *_complaints(session), *_unrouted(session),
        *_holidays(session, today), *_tomorrow(session, today),
    ]  # fmt: skip


def _promises(session: Session, today: date) -> list[Todo]:
    late = promises.overdue(session, today)
    said = [
        Todo(
            "visits", Place.PROMISES, PROMISE.with_(shop=name, days=(today - due).days, what=what), OPEN_PROMISE,
            due, urgent=(today - due).days > 7, part=str(i),
        )
        for i, name, what, due in late[:MOST]
    ]  # fmt: skip
    if len(late) > MOST:
        said.append(
            Todo("visits", Place.PROMISES, MORE_PROMISES.with_(count=len(late) - MOST), OPEN_LIST, today)
        )
    return said


def _routes(session: Session, today: date) -> list[Todo]:
    said = []
    for route in days.routes_on(session, today):
        stops = [s for s in days.stops_on(session, [route.id], today) if s.visited is None]
        late = sum(stop.overdue(today) is not None for stop in stops)
        if stops:
            words = (DUE_LATE if late else DUE).with_(route=route.name, count=len(stops), late=late)
            said.append(Todo("visits", route.id, words, OPEN_DAY, today))
    return said


def _complaints(session: Session) -> list[Todo]:
    return [
        Todo("customers", i, COMPLAINT.with_(shop=name, what=what), OPEN_SHOP, day, part="visits")
        for _, i, name, day, what in ladder.open_complaints(session)[:MOST]
    ]


def _unrouted(session: Session) -> list[Todo]:
    count = without_route(session)
    return [Todo("visits", Place.UNROUTED, UNROUTED.with_(count=count), OPEN_ROUTES)] if count else []


def _holidays(session: Session, today: date) -> list[Todo]:
    """Once somebody walks routes, next year's holidays are asked for in December, this year's at any time."""
    if not any(route.pattern.weekdays or route.pattern.every_days for route in days.planned_routes(session)):
        return []
    wanted = today.year + 1 if today.month == 12 else today.year
    known = {holiday.day.year for _, holiday in days.holidays(session)}
    return (
        []
        if wanted in known
        else [Todo("visits", Place.HOLIDAYS, NO_HOLIDAYS.with_(year=wanted), OPEN_HOLIDAYS)]
    )


def _tomorrow(session: Session, today: date) -> list[Todo]:
    tomorrow = today + timedelta(days=1)
    walking = [route.rep_id for route in days.routes_on(session, tomorrow) if route.rep_id is not None]
    count = len(plans.unplanned(session, [*dict.fromkeys(walking)], tomorrow))
    if not count:
        return []
    words = TOMORROW.with_(time=value_of(session, PLAN_TIME), count=count)
    return [Todo("visits", Place.TOMORROW, words, OPEN_TOMORROW, today)]
