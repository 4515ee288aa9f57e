"""What can be done with customers: one gesture, one write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.customers.rules import code_key
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("新增客户：{name}", "Add customer: {name}")
CHANGE = Text("修改客户：{name}", "Change customer: {name}")
RETIRE = Text("停用 {count} 个客户", "Retire {count} {count:customer|customers}")
NO_NAME = Text("请填写客户名称。", "Enter the customer's name.")
CODE_TAKEN = Text(
    "编号“{code}”已经是“{name}”的编号，请换一个。", "Code “{code}” belongs to “{name}” already; use another."
)
UNKNOWN = Text(
    "没有叫“{name}”的分销商客户，请先新增它。",
    "There is no customer “{name}” to be the sub-distributor; add it first.",
)
SEVERAL = Text(
    "有几个客户都叫“{name}”，请填写分销商的编号。",
    "Several customers are called “{name}”; give the sub-distributor's code.",
)


def add_customer(company: Company, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Make a customer from fields by column key; returns its id. DeskError without a name, or for a code taken."""
    if not values.get("name"):
        raise DeskError(NO_NAME)
    with company.write(ADD.with_(name=values["name"]), who) as work:
        _free_code(work, values.get("code"), None)
        new = keep_ids(work, Customer, 1)[0]
        posting.add_customers(work, {new: linked(work, values)})
    return new


def change_customer(company: Company, customer_id: int, values: Mapping[str, Any], who: int = OWNER) -> None:
    """Change some fields of a customer."""
    if "name" in values and not values["name"]:
        raise DeskError(NO_NAME)
    with company.read() as session:
        name = session.scalar(select(Customer.name).where(Customer.id == customer_id)) or ""
    with company.write(CHANGE.with_(name=name), who) as work:
        _free_code(work, values.get("code"), customer_id)
        posting.change_customer(work, customer_id, linked(work, values))


def retire_customers(company: Company, customer_ids: list[int], who: int = OWNER) -> None:
    """Take customers off the lists; their sales and visits stay."""
    with company.write(RETIRE.with_(count=len(customer_ids)), who) as work:
        work.session.execute(update(Customer).where(Customer.id.in_(customer_ids)).values(retired_at=now()))


def _free_code(work: Write, code: str | None, own_id: int | None) -> None:
    if not code:
        return
    taken = work.session.execute(
        select(Customer.id, Customer.name).where(
            Customer.code_key == code_key(code), Customer.retired_at.is_(None)
        )
    ).first()
    if taken and taken.id != own_id:
        raise DeskError(CODE_TAKEN.with_(code=code, name=taken.name))


def linked(work: Write, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with names of rep, route, retailer and sub-distributor turned into ids."""
    row = dict(values)
    if "rep" in row:
        row["rep_id"] = _one(posting.ensure_reps(work, _named(row["rep"])), row.pop("rep"))
    if "route" in row:
        name = row.pop("route")
        row["route_id"] = _one(
            posting.ensure_routes(work, {n: row.get("rep_id") for n in _named(name)}), name
        )
    if "retailer" in row:
        row["retailer_id"] = _one(
            posting.ensure_retailers(work, _named(row["retailer"])), row.pop("retailer")
        )
    if "sub_distributor" in row:
        row["sub_distributor_id"] = _customer_named(work, row.pop("sub_distributor"))
    return row


def _named(name: str | None) -> list[str]:
    return [name] if name else []


def _one(ids: dict[str, int], name: str | None) -> int | None:
    return ids[normal_name(name)] if name else None


def _customer_named(work: Write, name: str | None) -> int | None:
    if not name:
        return None
    either = or_(Customer.name_key == normal_name(name), Customer.code_key == code_key(name))
    found = work.session.execute(
        select(Customer.id, Customer.name_key).where(either, Customer.retired_at.is_(None))
    ).all()
    named = [i for i, key in found if key == normal_name(name)]
    coded = [i for i, key in found if key != normal_name(name)]
    if len(named) != 1 and not coded:
        raise DeskError((SEVERAL if named else UNKNOWN).with_(name=name))
    return named[0] if len(named) == 1 else coded[0]
