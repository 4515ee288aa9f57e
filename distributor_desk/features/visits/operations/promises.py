"""Promises: noted, closed, changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.queries import directory
from distributor_desk.features.visits.records import Promise
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER

PROMISE = Text("记下承诺：{what}", "Note a promise: {what}")
CHANGE = Text("修改承诺：{what}", "Change a promise: {what}")
KEPT = Text("承诺已兑现", "Promise kept")
BROKEN = Text("承诺未兑现", "Promise broken")
CLOSED = Text("结清 {count} 条承诺", "Close {count} {count:promise|promises}")
NOBODY = Text("没有叫“{name}”的客户。", "There is no customer called “{name}”.")
SEVERAL = Text(
    "有几个客户都叫“{name}”，请填写编号。", "Several customers are called “{name}”; give the code."
)
NOTHING_SAID = Text("请写下承诺了什么。", "Write what was promised.")


def add_promise(
    company: Company,
    customer_id: int,
    values: Mapping[str, Any],
    visit_id: int | None = None,
    who: int = OWNER,
) -> Text:
    """Note what was promised to a customer (`what`, `kind`, `due`, `who`); it is printed on every sheet until closed."""
    what = (values.get("what") or "").strip()
    if not what:
        raise DeskError(NOTHING_SAID)
    action = PROMISE.with_(what=what)
    row = {
        "customer_id": customer_id, "visit_id": visit_id, "what": what, "due": values.get("due"),
        "kind": values.get("kind"), "who": values.get("who"),
    }  # fmt: skip
    with company.write(action, who) as work:
        load_values(work, Promise, [row])
    return action


def add_for(company: Company, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """As `add_promise`, for the customer whose name (or code) is in `shop`. DeskError for a name that nobody has."""
    said = values.get("shop") or ""
    with company.read() as session:
        known = directory(session)
        found = known.find(said, None) or known.find(None, said)
    if found is None:
        raise DeskError((SEVERAL if normal_name(said) in known.ambiguous else NOBODY).with_(name=said))
    return add_promise(company, found, values, who=who)


def change_promise(company: Company, promise_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change some of `what`, `kind`, `due`, `who`."""
    if "what" in values and not (values["what"] or "").strip():
        raise DeskError(NOTHING_SAID)
    action = CHANGE.with_(what=values.get("what") or "")
    with company.write(action, who) as work:
        work.session.execute(update(Promise).where(Promise.id == promise_id).values(dict(values)))
    return action


def close_promises(
    company: Company, promise_ids: Sequence[int], *, kept: bool, on: date, who: int = OWNER
) -> Text:
    """Close promises as kept or broken, in one deed; returns its name."""
    action = KEPT if kept else BROKEN
    if len(promise_ids) > 1:
        action = CLOSED.with_(count=len(promise_ids))
    with company.write(action, who) as work:
        work.session.execute(
            update(Promise)
            .where(Promise.id.in_(promise_ids), Promise.state == "open")
            .values(state="kept" if kept else "broken", closed_on=on)
        )
    return action
