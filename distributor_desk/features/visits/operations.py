"""What can be done with promises and visits: one gesture, one write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting
from distributor_desk.features.customers.records import Route
from distributor_desk.features.visits.records import Promise
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER

PROMISE = Text("记下承诺：{what}", "Note a promise: {what}")
KEPT = Text("承诺已兑现", "Promise kept")
BROKEN = Text("承诺未兑现", "Promise broken")
ROUTE = Text("修改线路：{name}", "Change route: {name}")
NO_NAME = Text("请填写线路名称。", "Enter the route's name.")
NAME_TAKEN = Text(
    "已经有叫“{name}”的线路，请换一个名字。", "There is a route called “{name}” already; use another name."
)
NOTHING_SAID = Text("请写下承诺了什么。", "Write what was promised.")


def add_promise(company: Company, customer_id: int, what: str, due: date | None, who: int = OWNER) -> None:
    """Note what was promised to a customer; it is printed on every sheet until it is closed."""
    if not what.strip():
        raise DeskError(NOTHING_SAID)
    with company.write(PROMISE.with_(what=what.strip()), who) as work:
        load_values(work, Promise, [{"customer_id": customer_id, "what": what.strip(), "due": due}])


def close_promise(company: Company, promise_id: int, *, kept: bool, on: date, who: int = OWNER) -> None:
    """Close a promise as kept or broken."""
    with company.write(KEPT if kept else BROKEN, who) as work:
        work.session.execute(
            update(Promise)
            .where(Promise.id == promise_id)
            .values(state="kept" if kept else "broken", closed_on=on)
        )


def change_route(
    company: Company, route_id: int, name: str, rep: str | None, weekdays: Sequence[int], who: int = OWNER
) -> Text:
    """Give a route its name, rep and weekdays; returns the deed's name. DeskError for a name that is taken."""
    if not name.strip():
        raise DeskError(NO_NAME)
    action = ROUTE.with_(name=name.strip())
    with company.write(action, who) as work:
        namesake = select(Route.id).where(Route.name_key == normal_name(name), Route.retired_at.is_(None))
        if work.session.scalar(namesake.where(Route.id != route_id)) is not None:
            raise DeskError(NAME_TAKEN.with_(name=name.strip()))
        posting.change_route(work, route_id, name.strip(), rep, weekdays)
    return action
