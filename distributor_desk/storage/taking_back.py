"""What Undo takes back now: the newest deed that stands, an import among them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.storage import batches, undo
from distributor_desk.storage.batches import BatchUndone
from distributor_desk.storage.house_records import Deed
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Doors


@dataclass(frozen=True, slots=True)
class Next:
    """The deed that is next: its name, and its batch when it is an import."""

    action: Text
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was undone; `undone` says what an import left behind."""

    action: Text
    undone: BatchUndone | None = None


def next_of(session: Session) -> Next | None:
    """What Undo would take back: the newest deed that stands, be it an import.

    None when that is of a kind which is not undone (what has left the house).
    """
    newest = session.scalars(
        select(Deed)
        .where(Deed.kind.not_in(("undo", "undo-import")), Deed.undone.is_(False))
        .order_by(Deed.id.desc())
        .limit(1)
    ).first()
    if newest is None or newest.kind not in ("do", "redo"):
        return None
    return Next(undo.action_of(newest), newest.batch_id)


def take_back(doors: Doors, who: int = OWNER) -> TakenBack:
    """Undo it. DeskError when there is nothing, or when it has moved on."""
    with doors.read() as session:
        found = next_of(session)
    if found is not None and found.batch is not None:
        return TakenBack(found.action, batches.undo_batch(doors, found.batch, who))
    return TakenBack(undo.undo(doors, who))
