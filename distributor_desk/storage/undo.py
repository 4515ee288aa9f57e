"""Undo and redo of deeds, also after a restart: a further write that puts `before` back.

It refuses where a row is no longer what the deed left, and says so; then nothing is changed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, TableClause, column, exists, select, table, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage import journal
from distributor_desk.storage.house_records import Deed, JournalEntry
from distributor_desk.storage.record import OWNER, whole
from distributor_desk.storage.unit_of_work import Doors, Write

UNDO = Text("撤销：{action}", "Undo: {action}")
REDO = Text("重做：{action}", "Redo: {action}")
CHANGED_SINCE = Text(
    "不能撤销“{action}”：其中的记录后来又被改动过。请先撤销后面的改动，或直接修改记录。",
    "“{action}” cannot be undone: a record of it was changed since. Undo the later change first, or edit the record.",
)
CHANGED_SINCE_REDO = Text(
    "不能重做“{action}”：其中的记录后来又被改动过。请直接修改记录。",
    "“{action}” cannot be done again: a record of it was changed since. Edit the record instead.",
)
USED_SINCE = Text(
    "“{action}”不能撤销或重做：其中的记录已被别处使用，或它的编号已被占用。请先处理那些记录。",
    "“{action}” cannot be undone or redone: a record of it is in use elsewhere, or its code is taken. See to those records first.",
)
FINAL = "final"
"""The kind of a deed that left the house: an approved settlement, a printed claim."""
SAMPLE = "sample"
"""The kind of a deed that a sample company began with; Undo does not go back behind it."""
NOTHING = Text("没有可以撤销的操作。", "There is nothing to undo.")
NOTHING_REDO = Text("没有可以重做的操作。", "There is nothing to redo.")


def undoable(session: Session) -> Deed | None:
    """The newest deed that is no import (those have their own undo, see taking_back).

    None while the latest deed is final: what has left the house is cancelled by a further deed, and
    what came before it stays as it was when it left.
    """
    found = session.scalars(
        select(Deed)
        .where(Deed.kind.in_(("do", "redo", FINAL)), Deed.undone.is_(False), Deed.batch_id.is_(None))
        .order_by(Deed.id.desc())
        .limit(1)
    ).first()
    return None if found is None or found.kind == FINAL else found


def redoable(session: Session) -> Deed | None:
    """The undo that Redo would take back: none once something new was done after it."""
    later = aliased(Deed)
    return session.scalars(
        select(Deed)
        .where(
            Deed.kind == "undo",
            Deed.undone.is_(False),
            ~exists().where(later.id > Deed.id, later.kind.in_(("do", FINAL))),
        )
        .order_by(Deed.id.desc())
        .limit(1)
    ).first()


def action_of(deed: Deed) -> Text:
    """What the deed was called; an undo or redo keeps the name of what it undid."""
    return Text(deed.zh, deed.en)


def undo(doors: Doors, who: int = OWNER) -> Text:
    """Take back the latest deed; returns its name. DeskError when there is none or it has moved on."""
    with doors.read() as session:
        found = undoable(session)
        if found is None:
            raise DeskError(NOTHING)
        deed_id, action = found.id, action_of(found)
    _reverse(doors, deed_id, action, "undo", who)
    return action


def redo(doors: Doors, who: int = OWNER) -> Text:
    """Do again what the latest undo took back; returns its name."""
    with doors.read() as session:
        found = redoable(session)
        if found is None:
            raise DeskError(NOTHING_REDO)
        deed_id, action = found.id, action_of(found)
    _reverse(doors, deed_id, action, "redo", who)
    return action


def _reverse(doors: Doors, deed_id: int, action: Text, kind: str, who: int) -> None:
    try:
        with doors.write(action, who, kind=kind, target_id=deed_id) as work:
            _put_all_back(work, deed_id, action, kind)
    except IntegrityError as error:
        raise DeskError(USED_SINCE.with_(action=action)) from error


def _put_all_back(work: Write, deed_id: int, action: Text, kind: str) -> None:
    work.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    entries = work.session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.before, JournalEntry.after)
        .where(JournalEntry.deed_id == deed_id)
        .order_by(JournalEntry.id.desc())
    ).all()
    for name, row_id, before, after in entries:
        if not put_back(work, name, row_id, before, after):
            sentence = CHANGED_SINCE if kind == "undo" else CHANGED_SINCE_REDO
            raise DeskError(sentence.with_(action=action))
    work.session.execute(update(Deed).where(Deed.id == deed_id).values(undone=True))


def put_back(work: Write, name: str, row_id: int, before: str | None, after: str | None) -> bool:
    """Make one row what it was before; False when it is not `after` any more."""
    rows, id_ = _untyped(name)
    current = work.session.execute(select(*rows.columns).where(id_ == row_id)).mappings().first()
    expected, wanted = journal.decode(after), journal.decode(before)
    if (None if current is None else dict(current)) != expected:
        return False
    if wanted is None:
        work.session.execute(rows.delete().where(id_ == row_id))
    elif expected is None:
        work.session.execute(rows.insert().values(wanted))
    else:
        work.session.execute(rows.update().where(id_ == row_id).values(wanted))
    return True


def exists_now(work: Write, name: str, row_id: int) -> bool:
    _rows, id_ = _untyped(name)
    return work.session.execute(select(id_).where(id_ == row_id)).first() is not None


def _untyped(name: str) -> tuple[TableClause, ColumnClause[Any]]:
    """The table without its column types: the journal keeps raw values."""
    id_: ColumnClause[Any] = column("id")
    others: list[ColumnClause[Any]] = [column(c.name) for c in whole().tables[name].columns if c.name != "id"]
    return table(name, id_, *others), id_


def begin_here(doors: Doors) -> None:
    """What was done up to now is not offered by Undo: a sample company begins with what it holds."""
    with doors.write(Text("开始", "Begin")) as work:
        done = update(Deed).where(Deed.kind.in_(("do", "redo", FINAL)), Deed.id != work.deed_id)
        work.session.execute(done.values(kind=SAMPLE))
