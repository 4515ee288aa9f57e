"""Who works with the program: persons and their roles."""

from __future__ import annotations

from sqlalchemy import select

from distributor_desk.storage.house_records import OWNER, Person
from distributor_desk.storage.unit_of_work import Reading


def name_of(session: Reading, who: int = OWNER) -> str:
    """A person's name, as it stands under a paper and in the history."""
    return session.scalar(select(Person.name).where(Person.id == who)) or ""
