"""Reps with their roles, the checklist of those who leave, and the log of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.features.reps.records import LeaverCheck, Meeting, RepCard, SeasonWeight
from distributor_desk.features.reps.rules.people import LEAVING

LEAVES = Text(
    "业务员“{name}”{day} 离职，交接还有 {open} 项没做。",
    "The rep “{name}” leaves on {day}; {open} {open:point|points} of the hand-over {open:is|are} open.",
)
SEE = Text("看交接清单", "See the checklist")
_CARD = and_(RepCard.rep_id == Rep.id, RepCard.retired_at.is_(None))
FIELDS = ("role", "judged_by", "reward", "penalty", "began_on", "leaves_on", "notes")


@dataclass(frozen=True, slots=True)
class Person:
    """A rep with the card, how many customers there are, and what of the checklist is done."""

    id: int
    name: str
    role: str | None
    judged_by: str | None
    reward: str | None
    penalty: str | None
    began_on: date | None
    leaves_on: date | None
    notes: str | None
    customers: int
    done: tuple[tuple[str, date, str | None], ...]

    @property
    def open(self) -> int:
        """Points that are still to be settled; 0 for one who stays."""
        return len(LEAVING) - len(self.done) if self.leaves_on else 0


def people(session: Session) -> list[Person]:
    """Every rep that is kept."""
    done: dict[int, list[tuple[str, date, str | None]]] = {}
    for rep, point, day, note in session.execute(
        select(LeaverCheck.rep_id, LeaverCheck.point, LeaverCheck.done_on, LeaverCheck.note).where(
            LeaverCheck.done_on.is_not(None), LeaverCheck.retired_at.is_(None)
        )
    ):
        if day is not None:
            done.setdefault(rep, []).append((point, day, note))
    shops = (
        select(func.count(Customer.id))
        .where(Customer.rep_id == Rep.id, Customer.retired_at.is_(None))
        .scalar_subquery()
    )
    rows = session.execute(
        select(Rep.id, Rep.name, *(getattr(RepCard, field) for field in FIELDS), shops)
        .outerjoin(RepCard, _CARD)
        .where(Rep.retired_at.is_(None))
        .order_by(Rep.id)
    )
    return [
        Person(rep, name, *card, shops_of, tuple(done.get(rep, ())))  # type: ignore[call-arg]
        for rep, name, *card, shops_of in (tuple(row) for row in rows)
    ]


def person(session: Session, rep_id: int) -> Person | None:
    """One rep; None when there is none."""
    return next((p for p in people(session) if p.id == rep_id), None)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting or a training: when, about what, who was there, what was agreed."""

    id: int
    day: date
    kind: str
    topic: str
    attended: str | None
    agreed: str | None


def meetings(session: Session) -> list[MeetingLine]:
    """The newest first."""
    rows = session.execute(
        select(Meeting.id, Meeting.date, Meeting.kind, Meeting.topic, Meeting.attended, Meeting.agreed)
        .where(Meeting.retired_at.is_(None))
        .order_by(Meeting.date.desc(), Meeting.id.desc())
    )
    return [MeetingLine(*tuple[Any, ...](row)) for row in rows]


def season(session: Session) -> dict[int, Any]:
    """The season weights that are set, by month."""
    rows = session.execute(
        select(SeasonWeight.month, SeasonWeight.weight).where(SeasonWeight.retired_at.is_(None))
    )
    return dict(rows.all())


def todo(session: Session, _today: date) -> list[Todo]:
    """Reps that leave while their checklist is not settled."""
    return [
        Todo("reps", p.id, LEAVES.with_(name=p.name, day=p.leaves_on, open=p.open), SEE, due=p.leaves_on)
        for p in people(session)
        if p.leaves_on and p.open
    ]
