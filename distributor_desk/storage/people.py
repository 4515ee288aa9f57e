"""Who works with the program: persons, their roles, and who may approve."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage.columns import now
from distributor_desk.storage.house_records import Person, Role
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Doors, Reading, Write

ROLES = {
    "owner": Text("老板", "owner"),
    "office": Text("内勤", "office"),
    "bookkeeper": Text("会计", "bookkeeper"),
    "warehouse": Text("仓库", "warehouse"),
    "rep": Text("业务员", "rep"),
}
ADD = Text("新增人员：{name}", "Add person: {name}")
CHANGE = Text("修改人员：{name}", "Change person: {name}")
RETIRE = Text("停用人员：{name}", "Retire person: {name}")
NO_NAME = Text("请填写姓名。", "Enter the name.")
THE_OWNER_STAYS = Text(
    "老板不能停用，也不能换成别的角色。", "The owner cannot be retired or given another role."
)
MAY_NOT = Text(
    "“{name}”的角色不能批准，请由老板来批准（编辑 → 设置 → 人员）。",
    "“{name}” may not approve; the owner has to (Edit → Settings → People).",
)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with the key of the role, and whether that role approves settlements and concessions."""

    id: int
    name: str
    role: str
    approves: bool


def name_of(session: Reading, who: int = OWNER) -> str:
    """A person's name, as it stands under a paper and in the history."""
    return session.scalar(select(Person.name).where(Person.id == who)) or ""


def persons(session: Reading) -> list[PersonLine]:
    """Everyone who is not retired, the owner first."""
    rows = session.execute(
        select(Person.id, Person.name, Role.key, Role.approves)
        .join(Role, Role.id == Person.role_id)
        .where(Person.retired_at.is_(None))
        .order_by(Person.id)
    )
    return [PersonLine(*row) for row in rows]


def save_person(doors: Doors, person_id: int | None, name: str, role: str) -> Text:
    """Add a person (no id) or change one; returns the deed's name. DeskError without a name."""
    if not name.strip():
        raise DeskError(NO_NAME)
    if person_id == OWNER and role != "owner":
        raise DeskError(THE_OWNER_STAYS)
    action = (ADD if person_id is None else CHANGE).with_(name=name.strip())
    with doors.write(action) as work:
        role_id = work.session.scalars(select(Role.id).where(Role.key == role)).one()
        if person_id is None:
            work.session.add(Person(name=name.strip(), role_id=role_id))
        else:
            changed = update(Person).where(Person.id == person_id)
            work.session.execute(changed.values(name=name.strip(), role_id=role_id))
    return action


def retire_person(doors: Doors, person_id: int) -> Text:
    """Take a person off the list; the history keeps the name. DeskError for the owner."""
    if person_id == OWNER:
        raise DeskError(THE_OWNER_STAYS)
    with doors.read() as session:
        action = RETIRE.with_(name=name_of(session, person_id))
    with doors.write(action) as work:
        work.session.execute(update(Person).where(Person.id == person_id).values(retired_at=now()))
    return action


def need_approver(work: Write) -> None:
    """Stop a deed that only an approving role may do (a settlement, a concession to a supermarket)."""
    person = work.session.execute(
        select(Person.name, Role.approves).join(Role, Role.id == Person.role_id).where(Person.id == work.who)
    ).one()
    if not person.approves:
        raise DeskError(MAY_NOT.with_(name=person.name))
