"""Routes: name, rep and plan; the order of the stops; shops put on a route; holidays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting
from distributor_desk.features.customers.records import Customer, Route
from distributor_desk.features.visits.records.plans import HolidayRow, RoutePattern
from distributor_desk.features.visits.rules.due import Pattern
from distributor_desk.features.visits.rules.feasts import holidays_of
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ROUTE = Text("修改线路：{name}", "Change route: {name}")
NEW_ROUTE = Text("新增线路：{name}", "Add route: {name}")
NO_NAME = Text("请填写线路名称。", "Enter the route's name.")
NAME_TAKEN = Text(
    "已经有叫“{name}”的线路，请换一个名字。", "There is a route called “{name}” already; use another name."
)
BAD_EVERY = Text("间隔天数要在 1 到 365 之间。", "The days between two walks must be from 1 to 365.")
RETIRE_ROUTE = Text("停用线路：{name}", "Retire route: {name}")
STILL_ON = Text(
    "“{name}”上还有 {count} 家店，请先把它们排到别的线路。",
    "{count} {count:shop|shops} {count:still stands|still stand} on “{name}”; put them on another route first.",
)
ORDER = Text("调整“{name}”的拜访顺序", "Order the stops of “{name}”")
PUT_ON = Text("把 {count} 家店排进“{name}”", "Put {count} {count:shop|shops} on “{name}”")
TAKE_OFF = Text("把 {count} 家店移出线路", "Take {count} {count:shop|shops} off {count:its|their} route")
FILL_HOLIDAYS = Text("填入 {year} 年假日", "Fill in the holidays of {year}")
HAVE_HOLIDAYS = Text(
    "{year} 年的假日已经都在表里了。", "The holidays of {year} are all in the table already."
)
HOLIDAY = Text("修改假日：{day}", "Change holiday: {day}")
NEW_HOLIDAY = Text("新增假日：{day}", "Add holiday: {day}")
NO_HOLIDAY = Text("移除 {count} 个假日", "Remove {count} {count:holiday|holidays}")
DAY_TAKEN = Text("{day} 已经在假日表里了。", "{day} is in the table of holidays already.")
MOVED_ONTO_CLOSED = Text(
    "{day} 也是休息日，请选一个上班的日子。", "{day} is a day off as well; choose a working day."
)


def save_route(
    company: Company, route_id: int | None, name: str, rep: str | None, pattern: Pattern, who: int = OWNER
) -> Text:
    """Make a route (no id) or change one: name, rep and when it is walked. DeskError for a name that is taken."""
    name = name.strip()
    if not name:
        raise DeskError(NO_NAME)
    if pattern.every_days is not None and not 1 <= pattern.every_days <= 365:
        raise DeskError(BAD_EVERY)
    action = (ROUTE if route_id else NEW_ROUTE).with_(name=name)
    with company.write(action, who) as work:
        namesake = select(Route.id).where(Route.name_key == normal_name(name), Route.retired_at.is_(None))
        taken = work.session.scalar(namesake)
        if taken is not None and taken != route_id:
            raise DeskError(NAME_TAKEN.with_(name=name))
        if route_id is None:
            route_id = posting.ensure_routes(work, {name: None})[normal_name(name)]
        posting.change_route(work, route_id, name, rep, pattern.weekdays)
        _keep_pattern(work, route_id, pattern)
    return action


def _keep_pattern(work: Write, route_id: int, pattern: Pattern) -> None:
    row = work.session.scalars(
        select(RoutePattern).where(RoutePattern.route_id == route_id, RoutePattern.retired_at.is_(None))
    ).first()
    plain = not pattern.weeks and pattern.every_days is None and pattern.since is None
    if row is None and plain:
        return
    if row is None:
        row = RoutePattern(route_id=route_id)
        work.session.add(row)
    row.weeks, row.every_days, row.since = (
        ",".join(map(str, pattern.weeks)),
        pattern.every_days,
        pattern.since,
    )


def retire_route(company: Company, route_id: int, who: int = OWNER) -> Text:
    """Take a route off the lists; DeskError while shops stand on it."""
    with company.read() as session:
        name = session.scalar(select(Route.name).where(Route.id == route_id)) or ""
    action = RETIRE_ROUTE.with_(name=name)
    with company.write(action, who) as work:
        count = work.session.scalar(
            select(func.count())
            .select_from(Customer)
            .where(Customer.route_id == route_id, Customer.retired_at.is_(None))
        )
        if count:
            raise DeskError(STILL_ON.with_(name=name, count=count))
        work.session.execute(update(Route).where(Route.id == route_id).values(retired_at=now()))
    return action


def order_stops(company: Company, route_id: int, customer_ids: Sequence[int], who: int = OWNER) -> Text:
    """Number the shops of a route 1, 2, 3 … in this order."""
    with company.read() as session:
        name = session.scalar(select(Route.name).where(Route.id == route_id)) or ""
    action = ORDER.with_(name=name)
    with company.write(action, who) as work:
        standing = _stops(work, customer_ids)
        for stop, i in enumerate(customer_ids, start=1):
            if standing.get(i) != stop:
                posting.change_customer(work, i, {"stop": stop})
    return action


def _stops(work: Write, customer_ids: Sequence[int]) -> dict[int, int | None]:
    rows = work.session.execute(select(Customer.id, Customer.stop).where(Customer.id.in_(customer_ids)))
    return {row[0]: row[1] for row in rows}


def put_on_route(company: Company, customer_ids: Sequence[int], route: str, who: int = OWNER) -> Text:
    """Put shops at the end of a route, which is made where it is new; DeskError without a route's name."""
    if not route.strip():
        raise DeskError(NO_NAME)
    action = PUT_ON.with_(count=len(customer_ids), name=route.strip())
    with company.write(action, who) as work:
        route_id = posting.ensure_routes(work, {route.strip(): None})[normal_name(route)]
        last = work.session.scalar(
            select(func.max(Customer.stop)).where(
                Customer.route_id == route_id, Customer.retired_at.is_(None)
            )
        )
        for stop, i in enumerate(customer_ids, start=(last or 0) + 1):
            posting.change_customer(work, i, {"route_id": route_id, "stop": stop})
    return action


def take_off_route(company: Company, customer_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take shops off their route; they stand among the unrouted ones again."""
    action = TAKE_OFF.with_(count=len(customer_ids))
    with company.write(action, who) as work:
        for i in customer_ids:
            posting.change_customer(work, i, {"route_id": None, "stop": None})
    return action


def fill_holidays(company: Company, year: int, who: int = OWNER) -> Text:
    """Put the holidays of a year into the table; days that stand there already stay as they are."""
    action = FILL_HOLIDAYS.with_(year=year)
    with company.write(action, who) as work:
        known = set(work.session.scalars(select(HolidayRow.date).where(HolidayRow.retired_at.is_(None))))
        rows = [
            {"date": h.day, "name": h.name, "works": h.works, "moved_to": h.moved_to}
            for h in holidays_of(year)
            if h.day not in known
        ]
        if not rows:
            raise DeskError(HAVE_HOLIDAYS.with_(year=year))
        load_values(work, HolidayRow, rows)
    return action


def save_holiday(
    company: Company, holiday_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Make or change one day of the table: `date`, `name`, `works`, `moved_to`."""
    with company.read() as session:
        standing = session.get(HolidayRow, holiday_id) if holiday_id else None
        day: date = values.get("date") or (standing.date if standing else date.min)
    action = (HOLIDAY if holiday_id else NEW_HOLIDAY).with_(day=day.isoformat())
    with company.write(action, who) as work:
        rows = work.session.scalars(select(HolidayRow).where(HolidayRow.retired_at.is_(None))).all()
        if any(row.date == day and row.id != holiday_id for row in rows):
            raise DeskError(DAY_TAKEN.with_(day=day.isoformat()))
        moved = values.get("moved_to")
        if moved and (moved == day or any(row.date == moved and not row.works for row in rows)):
            raise DeskError(MOVED_ONTO_CLOSED.with_(day=moved.isoformat()))
        if holiday_id is None:
            load_values(work, HolidayRow, [{"works": False, "name": "", **values}])
        else:
            work.session.execute(update(HolidayRow).where(HolidayRow.id == holiday_id).values(dict(values)))
    return action


def remove_holidays(company: Company, holiday_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take days out of the table: routes are walked on them again."""
    action = NO_HOLIDAY.with_(count=len(holiday_ids))
    with company.write(action, who) as work:
        work.session.execute(
            update(HolidayRow).where(HolidayRow.id.in_(holiday_ids)).values(retired_at=now())
        )
    return action
