"""Get-togethers: who was invited, what it cost, what is to be done afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.sub_distributors.queries.standing import standings
from distributor_desk.features.sub_distributors.records import FollowUp, GetTogether, Guest
from distributor_desk.features.sub_distributors.rules.guests import Invited, guests_written
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("联谊会：{name}", "Get-together: {name}")
CHANGE = Text("修改联谊会：{name}", "Change get-together: {name}")
RETIRE = Text("停用 {count} 次联谊会", "Retire {count} {count:get-together|get-togethers}")
TASK = Text("联谊会跟进：{what}", "Follow-up: {what}")
DONE = Text("跟进事项已完成", "Follow-up done")
NO_NAME = Text("请填写联谊会名称和日期。", "Enter the name and the date of the get-together.")
NO_TASK = Text("请写下要跟进什么。", "Write what is to be followed up.")
COST = Text("费用不能是负数。", "The cost cannot be negative.")
_FIELDS = ("date", "name", "place", "cost", "notes")


def add_party(company: Company, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Note a get-together (date, name, place, cost, guests, notes); returns its id.

    `guests` is what was typed: names apart by commas or lines, each with ×persons (`高总×2`).
    """
    _check(values)
    with company.write(ADD.with_(name=values["name"]), who) as work:
        new = keep_ids(work, GetTogether, 1)[0]
        load_values(work, GetTogether, [{key: values.get(key) for key in _FIELDS} | {"id": new}])
        invite(work, new, guests_written(values.get("guests") or ""))
    return new


def change_party(company: Company, party_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change fields of a get-together; a changed guest list takes the place of the old one."""
    with company.read() as session:
        before = session.get_one(GetTogether, party_id)
        now_all = {key: getattr(before, key) for key in _FIELDS} | dict(values)
    _check(now_all)
    action = CHANGE.with_(name=now_all["name"])
    with company.write(action, who) as work:
        own = {key: values[key] for key in _FIELDS if key in values}
        if own:
            work.session.execute(update(GetTogether).where(GetTogether.id == party_id).values(own))
        if "guests" in values:
            old = (Guest.get_together_id == party_id, Guest.retired_at.is_(None))
            work.session.execute(update(Guest).where(*old).values(retired_at=now()))
            invite(work, party_id, guests_written(values["guests"] or ""))
    return action


def retire_parties(company: Company, party_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take get-togethers off the list."""
    action = RETIRE.with_(count=len(party_ids))
    with company.write(action, who) as work:
        work.session.execute(
            update(GetTogether).where(GetTogether.id.in_(party_ids)).values(retired_at=now())
        )
    return action


def add_follow_up(company: Company, party_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Note what is to be done after a get-together (what, who, due); returns the deed's name."""
    what = (values.get("what") or "").strip()
    if not what:
        raise DeskError(NO_TASK)
    action = TASK.with_(what=what)
    row = {"get_together_id": party_id, "what": what, "who": values.get("who"), "due": values.get("due")}
    with company.write(action, who) as work:
        load_values(work, FollowUp, [row])
    return action


def close_follow_up(company: Company, follow_up_id: int, on: date, who: int = OWNER) -> Text:
    """Say that it is done."""
    with company.write(DONE, who) as work:
        work.session.execute(update(FollowUp).where(FollowUp.id == follow_up_id).values(done_on=on))
    return DONE


def _check(values: Mapping[str, Any]) -> None:
    if not (values.get("name") or "").strip() or values.get("date") is None:
        raise DeskError(NO_NAME)
    if (values.get("cost") or 0) < 0:
        raise DeskError(COST)


def invite(work: Write, party_id: int, guests: Sequence[Invited]) -> None:
    """Guests by name; one that is a sub-distributor is known as such."""
    known = {normal_name(s.name): s.id for s in standings(work.session)}
    contacts = {normal_name(s.contact): s.id for s in standings(work.session) if s.contact}
    rows = [
        {
            "get_together_id": party_id,
            "sub_distributor_id": known.get(normal_name(g.name), contacts.get(normal_name(g.name))),
            "name": g.name,
            "persons": g.persons,
        }
        for g in guests
    ]
    load_values(work, Guest, rows)
