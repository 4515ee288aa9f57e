"""The company file as a whole: make a new one, open one, refuse what is none, close."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import column, insert, select, table, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import cannot_write, replace
from distributor_desk.core.language import Language, Text
from distributor_desk.storage import migrating
from distributor_desk.storage.engine import connect, in_words, make_engine
from distributor_desk.storage.header import APPLICATION_ID, DAMAGED, NEWER, version_of
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Doors, worded

SUFFIX = ".desk"
EXISTS = Text(
    "“{path}”已经存在。请换一个名字，或直接打开它。",
    "“{path}” exists already. Choose another name, or open it.",
)
RENAME = Text("公司改名：{name}", "Rename the company: {name}")
NO_NAME = Text("请填写公司名称。", "Enter the company's name.")
OWNER_NAME = Text("老板", "Owner")
NEW_COMPANY = Text("新建公司", "New company")
_CARD = table("company", column("key"), column("name"))
ROLES = (("owner", True), ("office", False), ("bookkeeper", False), ("warehouse", False), ("rep", False))


class Company(Doors):
    """One open company file. Make it with `create_company` or `open_company`; close it at the end."""

    def __init__(self, path: Path) -> None:
        super().__init__(make_engine(path))
        self.path = path
        try:
            self.remember_latest()
            with self.read() as session:
                card = session.execute(select(_CARD.c.key, _CARD.c.name)).one()
        except BaseException:
            self.close()
            raise
        self.key: str = card.key
        self.name: str = card.name

    def rename(self, name: str) -> Text:
        """Give the company another name; returns the deed's name. DeskError for an empty one."""
        if not name.strip():
            raise DeskError(NO_NAME)
        action = RENAME.with_(name=name.strip())
        with self.write(action) as work:
            work.session.execute(update(_CARD).values(name=name.strip()))
        self.name = name.strip()
        return action

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Company:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_company(path: Path, name: str | None = None, language: Language = "zh") -> Company:
    """A new, empty company file: the migrations climbed from nothing. DeskError when the name is taken.

    Its one person is called the owner in this language.
    """
    if path.exists():
        raise DeskError(EXISTS.with_(path=path))
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        _make(part, name or path.stem, language)
        if path.exists():
            raise DeskError(EXISTS.with_(path=path))
        replace(part, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    except sqlite3.Error as error:
        raise in_words(error) or error from error
    finally:
        _sweep(part)
    return open_company(path)


def _make(part: Path, name: str, language: Language) -> None:
    with closing(connect(part, "rwc")) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    part.chmod(0o600)
    migrating.upgrade(part)
    engine = make_engine(part)
    try:
        with worded(), Session(engine) as session, session.begin():
            _first_rows(session, name, OWNER_NAME.in_(language))
    finally:
        engine.dispose()


def _first_rows(session: Session, name: str, owner: str) -> None:
    from distributor_desk.storage import journal
    from distributor_desk.storage.house_records import CompanyCard, JournalState, Person, Role

    session.add(JournalState(id=1, deed_id=None))
    connection = session.connection()
    tables = ["role", "person", "company"]
    with journal.silent(connection, tables, journal.INSERT):
        session.execute(insert(Role), [{"key": k, "approves": a} for k, a in ROLES])
        session.execute(insert(Person).values(id=OWNER, name=owner, role_id=1))
        session.execute(insert(CompanyCard).values(key=uuid.uuid4().hex, name=name))


def _sweep(part: Path) -> None:
    for leftover in (part, part.with_name(part.name + "-journal")):
        with suppress(OSError):  # the fault that brought us here is the one to tell
            leftover.unlink(missing_ok=True)


def open_company(path: Path, *, before_migration: Callable[[Path], object] | None = None) -> Company:
    """Open a company file; climb first when it is older. DeskError for what is none, newer or damaged.

    `before_migration` is called with the path when the file has to climb: take the backup there.
    """
    version = version_of(path)
    if version > migrating.VERSION:
        raise DeskError(NEWER.with_(path=path, theirs=version, ours=migrating.VERSION))
    try:
        if _probe(path) < migrating.VERSION:
            if before_migration:
                before_migration(path)
            migrating.upgrade(path)
        return Company(path)
    except (sqlite3.DatabaseError, SQLAlchemyError, UnicodeDecodeError) as error:
        # (the engine's own words about a damaged schema quote its broken bytes)
        raise (in_words(error) or DeskError(DAMAGED.with_(path=path))) from error


def _probe(path: Path) -> int:
    """The version, once a write that was cut off is rolled back (until then the header may lie).

    DeskError when the schema is not whole or the file cannot be written.
    """
    with closing(connect(path)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        named = raw.execute("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('deed', 'journal_state')")
        whole = named.fetchone()[0] == 2
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        raw.execute("ROLLBACK")
    if not whole or not 1 <= version <= migrating.VERSION:
        raise DeskError(DAMAGED.with_(path=path))
    return version
