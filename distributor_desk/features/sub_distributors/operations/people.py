"""Take a sub-distributor on, change it, move its state, replace it with a reserve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.customers.queries import directory
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates import posting as rebates
from distributor_desk.features.rebates.records import Agreement
from distributor_desk.features.sub_distributors import posting
from distributor_desk.features.sub_distributors.queries import standing as queries
from distributor_desk.features.sub_distributors.records import SubDistributor
from distributor_desk.features.sub_distributors.rules import states
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("新增分销商：{name}", "Add sub-distributor: {name}")
CHANGE = Text("修改分销商：{name}", "Change sub-distributor: {name}")
RETIRE = Text("停用 {count} 个分销商", "Retire {count} {count:sub-distributor|sub-distributors}")
TAKE_ON = Text(
    "把 {count} 个客户列为分销商",
    "Take {count} {count:customer|customers} on as {count:a sub-distributor|sub-distributors}",
)
MOVE = Text("{name}：改为{state}", "{name}: now {state}")
REPLACE = Text("{territory}：“{old}”换成“{new}”", "{territory}: “{old}” replaced by “{new}”")
NO_NAME = Text("请填写分销商名称。", "Enter the sub-distributor's name.")
TWICE = Text("“{name}”已经在分销商里了。", "“{name}” is a sub-distributor already.")
SEVERAL = Text(
    "有几个客户都叫“{name}”，请填写客户编号。",
    "Several customers are called “{name}”; give the customer's code.",
)
NOT_RESERVE = Text(
    "“{name}”不是这个区域的储备，不能用它来换。",
    "“{name}” is no reserve of this territory and cannot take it over.",
)
NOT_WORKING = Text(
    "“{name}”现在没有在合作，不用换。", "“{name}” does not work now; there is nothing to replace."
)
GONE = Text("这个分销商已经不在了。", "This sub-distributor is not there any more.")
_CUSTOMER_FIELDS = ("contact", "phone")


def add_sub_distributor(company: Company, values: Mapping[str, Any], today: date, who: int = OWNER) -> int:
    """Take a customer on as a sub-distributor (made as a customer where nobody knows it); returns its id.

    `values` by column key: name, code, contact, phone, territory, state, readiness, notes.
    """
    name = (values.get("name") or "").strip()
    if not name:
        raise DeskError(NO_NAME)
    with company.write(ADD.with_(name=name), who) as work:
        customer = _customer(work, values.get("code"), name)
        if queries.of_customer(work.session, customer) is not None:
            raise DeskError(TWICE.with_(name=name))
        _change_customer(work, customer, values)
        state, place = values.get("state") or states.CANDIDATE, _territory(work, values.get("territory"))
        posting.refuse_second(work, place, state, None)
        new = posting.new_id(work)
        row = {
            "customer_id": customer, "territory_id": place, "state": state, "state_since": today,
            "readiness": values.get("readiness"), "notes": values.get("notes"),
        }  # fmt: skip
        posting.add_sub_distributors(work, {new: row}, None)
    return new


def take_on(company: Company, customer_ids: Sequence[int], today: date, who: int = OWNER) -> Text:
    """Put customers on the list who serve shops already: active, their territory still open. The deed's name."""
    action = TAKE_ON.with_(count=len(customer_ids))
    with company.write(action, who) as work:
        first = posting.new_id(work)
        rows = {
            first + place: {"customer_id": customer, "state": states.ACTIVE, "state_since": today}
            for place, customer in enumerate(customer_ids)
            if queries.of_customer(work.session, customer) is None
        }
        posting.add_sub_distributors(work, rows, None)
    return action


def change_sub_distributor(
    company: Company, sub_id: int, values: Mapping[str, Any], who: int = OWNER
) -> None:
    """Change territory, readiness, notes, and the customer's name, code, contact and phone."""
    if "name" in values and not values["name"]:
        raise DeskError(NO_NAME)
    with company.read() as session:
        before = _standing(session, sub_id)
    with company.write(CHANGE.with_(name=before.name), who) as work:
        changed = {key: values[key] for key in ("readiness", "notes") if key in values}
        if "territory" in values:
            changed["territory_id"] = _territory(work, values["territory"])
            posting.refuse_second(work, changed["territory_id"], before.state, sub_id)
        posting.change_sub_distributor(work, sub_id, changed)
        own = {key: values[key] for key in ("name", "code", *_CUSTOMER_FIELDS) if key in values}
        if own.get("code"):
            _refuse_taken(work, own["code"], before.customer_id)
        if own:
            customers.change_customer(work, before.customer_id, own)


CODE_TAKEN = Text(
    "编号“{code}”已经是“{name}”的编号，请换一个。", "Code “{code}” belongs to “{name}” already; use another."
)


def _refuse_taken(work: Write, code: str, own_id: int) -> None:
    taken = directory(work.session).by_code.get(normal_code(code))
    if taken is not None and taken != own_id:
        name = work.session.scalar(select(Customer.name).where(Customer.id == taken)) or ""
        raise DeskError(CODE_TAKEN.with_(code=code, name=name))


def retire_sub_distributors(company: Company, sub_ids: Sequence[int], who: int = OWNER) -> None:
    """Take sub-distributors off the list; the customers and their sales stay."""
    with company.write(RETIRE.with_(count=len(sub_ids)), who) as work:
        work.session.execute(
            update(SubDistributor).where(SubDistributor.id.in_(sub_ids)).values(retired_at=now())
        )


def move_state(
    company: Company, sub_id: int, after: str, on: date, reason: str | None, who: int = OWNER
) -> Text:
    """Move a sub-distributor to its next state; returns the deed's name. DeskError where the rules forbid it."""
    with company.read() as session:
        before = _standing(session, sub_id)
    states.check_step(before.state, after, reason)
    action = MOVE.with_(name=before.name, state=states.STATES[after])
    with company.write(action, who) as work:
        posting.refuse_second(work, before.territory_id, after, sub_id)
        posting.move_state(work, sub_id, before.state, after, on, reason)
    return action


def replace_with_reserve(
    company: Company,
    sub_id: int,
    reserve_id: int,
    on: date,
    reason: str | None,
    *,
    move_shops: bool = True,
    who: int = OWNER,
) -> Text:
    """End one sub-distributor and let a reserve take its territory over, in one deed that Undo takes back whole.

    The old one's agreement of that year ends on that day; the new one begins on it with the same schemes, its
    target left open. With `move_shops` the shops that the old one served are served by the new one.
    """
    with company.read() as session:
        old, new = _standing(session, sub_id), _standing(session, reserve_id)
    if not old.works:
        raise DeskError(NOT_WORKING.with_(name=old.name))
    if new.state != states.RESERVE or old.territory_id is None or new.territory_id != old.territory_id:
        raise DeskError(NOT_RESERVE.with_(name=new.name))
    states.check_step(old.state, states.ENDED, reason)
    action = REPLACE.with_(territory=old.territory or "", old=old.name, new=new.name)
    with company.write(action, who) as work:
        posting.move_state(work, sub_id, old.state, states.ENDED, on, reason, replaced_by_id=reserve_id)
        posting.refuse_second(work, new.territory_id, states.ACTIVE, reserve_id)
        posting.move_state(work, reserve_id, new.state, states.ACTIVE, on, reason)
        _hand_agreement_over(work, old.customer_id, new.customer_id, on)
        if move_shops:
            served = Customer.sub_distributor_id == old.customer_id
            other = Customer.id != new.customer_id
            moved = update(Customer).where(served, other).values(sub_distributor_id=new.customer_id)
            work.session.execute(moved)
    return action


def _hand_agreement_over(work: Write, old: int, new: int, on: date) -> None:
    """The agreement of that year stops with one and begins with the other, on the same schemes."""
    of_year = select(Agreement).where(Agreement.year == on.year, Agreement.retired_at.is_(None))
    ending = work.session.scalars(of_year.where(Agreement.customer_id == old)).first()
    if ending is None:
        return
    schemes = queries.scheme_ids(work.session, ending.id)
    rebates.ensure_agreement(work, old, on.year, ends=max(on, ending.first))
    if work.session.scalars(of_year.where(Agreement.customer_id == new)).first() is None:
        made = rebates.ensure_agreement(work, new, on.year, scheme_ids=schemes, signed=on)
        work.session.execute(update(Agreement).where(Agreement.id == made).values(first=on))


def _standing(session: Any, sub_id: int) -> queries.Standing:
    found = queries.one(session, sub_id)
    if found is None:
        raise DeskError(GONE)
    return found


def _customer(work: Write, code: str | None, name: str) -> int:
    """The customer that is meant; a new one where nobody has the code or the name."""
    known = directory(work.session)
    found = known.find(code, name)
    if found is not None:
        return found
    if not code and normal_name(name) in known.ambiguous:
        raise DeskError(SEVERAL.with_(name=name))
    new = keep_ids(work, Customer, 1)[0]
    customers.add_customers(work, {new: {"code": code, "name": name, "channel": "wholesale"}})
    return new


def _change_customer(work: Write, customer: int, values: Mapping[str, Any]) -> None:
    own = {key: values[key] for key in _CUSTOMER_FIELDS if values.get(key)}
    if own:
        customers.change_customer(work, customer, own)


def _territory(work: Write, words: str | None) -> int | None:
    if not (words or "").strip():
        return None
    name, shared = states.territory_written(words or "")
    return posting.ensure_territory(work, name, shared=shared)
