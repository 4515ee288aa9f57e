"""The only two doors to the data: `read()` and `write(action)`.

A write is one immediate transaction with one deed in the journal; after it, everyone who listens is
told which tables changed. Errors of the disk or the engine come out as sentences. The journal's own tables
load with the first write: reading needs none of them, and the window's start would wait for them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Engine, column, delete, func, select, table, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from distributor_desk.core.changed import EVERYTHING, Changed
from distributor_desk.core.errors import DeskBug
from distributor_desk.core.language import Text
from distributor_desk.storage.columns import now
from distributor_desk.storage.engine import in_words
from distributor_desk.storage.record import OWNER, more_tables, whole

_DEEDS = table("deed", column("id"))
Listener = Callable[[Changed], None]
Reading: TypeAlias = Session
"""What `read()` gives: handed to a room's queries by those who may not know the engine's library."""


def _house() -> object:
    from distributor_desk.storage import house_records

    return house_records


more_tables(_house)


@dataclass(slots=True)
class Write:
    """What an operation works with inside its one transaction."""

    session: Session
    deed_id: int
    who: int
    at: datetime
    bulk_tables: set[str] = field(default_factory=set)


class Doors:
    """Reading and writing of one company file, from any thread.

    `at_the_desk` is the person who works at this window; a deed is theirs when nobody else is named.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.at_the_desk = OWNER
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._listeners: list[Listener] = []
        self._announced = 0

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """A consistent view; close it soon, because an open reader holds a commit up."""
        with worded(), self._engine.connect().execution_options(reading=True) as connection:
            with Session(connection) as session:
                yield session
            connection.rollback()

    @contextmanager
    def write(
        self, action: Text, who: int = OWNER, *, kind: str = "do", target_id: int | None = None
    ) -> Iterator[Write]:
        """One deed, one transaction: committed at the end, or nothing at all when an error leaves it."""
        with self._alone(), worded():
            tables: set[str] | None = None
            try:
                with Session(self._engine) as session, session.begin():
                    others = self._latest(session) > self._announced
                    work = self._begin(session, action, who, kind, target_id)
                    yield work
                    session.flush()
                    tables = self._finish(work)
            except DBAPIError:
                if not tables or not self._stands(work):
                    raise
            if tables:
                self._announced = work.deed_id
        if tables:
            self._announce(EVERYTHING if others else Changed(frozenset(tables)))

    def _stands(self, work: Write) -> bool:
        """Whether a deed was written though its commit reported an error (the last sync of all can fail)."""
        from distributor_desk.storage.house_records import Deed

        with self.read() as session:
            at = session.scalar(select(Deed.at).where(Deed.id == work.deed_id))
        return at == work.at

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time; a write within a write would wait for itself for ever."""
        if self._writer == threading.get_ident():
            raise DeskBug("a write within a write")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

    @contextmanager
    def rehearse(self, who: int = OWNER) -> Iterator[Write]:
        """The same as a write, and rolled back at the end: what an import would do, before it does."""
        with self._alone(), worded(), Session(self._engine) as session:
            session.begin()
            yield self._begin(session, Text("预演", "Rehearsal"), who, "do", None)
            session.rollback()

    def _begin(self, session: Session, action: Text, who: int, kind: str, target: int | None) -> Write:
        from distributor_desk.storage.house_records import Deed, JournalState

        whole()  # what is written may refer to a table of a room that nobody has looked at yet
        at = now()
        who = self.at_the_desk if who == OWNER else who
        deed = Deed(at=at, who_id=who, zh=action.zh, en=action.en, kind=kind, target_id=target, undone=False)
        session.add(deed)
        session.flush()
        session.execute(update(JournalState).values(deed_id=deed.id))
        return Write(session, deed.id, who, at)

    def _finish(self, work: Write) -> set[str]:
        from distributor_desk.storage import journal
        from distributor_desk.storage.house_records import Deed, JournalState

        tables = journal.touched(work.session, work.deed_id) | work.bulk_tables
        work.session.execute(update(JournalState).values(deed_id=None))
        which = Deed.id == work.deed_id
        if tables:
            work.session.execute(update(Deed).where(which).values(tables=" ".join(sorted(tables))))
        else:
            work.session.execute(delete(Deed).where(which))
        return tables

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told after each write, on the thread that wrote; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changed: Changed) -> None:
        for listener in [*self._listeners]:
            listener(changed)

    def remember_latest(self) -> None:
        """Take the file as it is now for known (when it is opened)."""
        with self.read() as session:
            self._announced = self._latest(session)

    def notice_others(self) -> None:
        """Announce `EVERYTHING` when another process has written since we last looked."""
        with self.read() as session:
            latest = self._latest(session)
        if latest > self._announced:
            self._announced = latest
            self._announce(EVERYTHING)

    def _latest(self, session: Session) -> int:
        return session.scalar(select(func.max(_DEEDS.c.id))) or 0


@contextmanager
def worded() -> Iterator[None]:
    """Turn the world's engine errors into a DeskError; let our own faults through."""
    try:
        yield
    except DBAPIError as error:
        found = in_words(error)
        if found:
            raise found from error
        raise
