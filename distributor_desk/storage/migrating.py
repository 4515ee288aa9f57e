"""Bringing a file up to this program's schema. `user_version` is the schema's truth.

Foreign keys are off outside the transaction (a rebuilt parent would silently delete its children with
them on), counts and sums of all tables are compared, and the whole climb is one transaction.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from distributor_desk.core.errors import DeskBug, DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage import journal, kept_sums
from distributor_desk.storage.engine import connect, in_words
from distributor_desk.storage.totals import difference, totals

SCRIPTS = Path(__file__).parent / "migrations"
VERSION = 11
"""The schema that this program reads and writes."""

FAILED = Text(
    "公司文件没能升级到新版本，已恢复原样：{why}。请保留文件并联系我们。",
    "The company file could not be brought to the new version and is as it was: {why}. Keep the file and contact us.",
)


def upgrade(path: Path, *, scripts: Path = SCRIPTS, to: int = VERSION) -> None:
    """Climb from the file's `user_version` to `to` in one transaction, or leave it untouched."""
    raw = connect(path)
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        with create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).connect() as connection:
            _in_one_piece(connection, raw, to, scripts)
    finally:
        raw.close()


def _in_one_piece(connection: Connection, raw: sqlite3.Connection, to: int, scripts: Path) -> None:
    raw.execute("BEGIN IMMEDIATE")
    at = int(raw.execute("PRAGMA user_version").fetchone()[0])
    try:
        if at < to:
            _climb(connection, raw, at, to, scripts)
        raw.execute("COMMIT")
    except Exception as error:
        if raw.in_transaction:  # a full disk has rolled back already
            raw.execute("ROLLBACK")
        raise _failed(error, at) from error


def _failed(error: Exception, at: int) -> Exception:
    if isinstance(error, DeskError):
        return error
    found = in_words(error)
    if at == 0:
        return found or error
    return DeskError(FAILED.with_(why=found.text if found else str(error).splitlines()[0]))


def _climb(connection: Connection, raw: sqlite3.Connection, at: int, to: int, scripts: Path) -> None:
    before, given_out = totals(raw), _ids_given_out(raw)
    journal.uninstall(connection)
    kept_sums.uninstall(connection)
    for script in _steps(scripts, at, to):
        _run(connection, script)
    moved = difference(before, totals(raw))
    if moved:
        raise DeskBug(moved)
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise DeskBug("foreign keys broken")
    # a rebuilt table would begin to count at its highest row, and give a deleted row's id out again
    for table, last in given_out.items():
        raw.execute("UPDATE sqlite_sequence SET seq = MAX(seq, ?) WHERE name = ?", (last, table))
    if scripts == SCRIPTS:
        journal.install(connection)
        kept_sums.install(connection)
    raw.execute(f"PRAGMA user_version={to}")


def _ids_given_out(raw: sqlite3.Connection) -> dict[str, int]:
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return {}
    return dict(raw.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _steps(scripts: Path, at: int, to: int) -> list[ModuleType]:
    from alembic.script import ScriptDirectory

    found = {int(s.revision): s.module for s in ScriptDirectory(str(scripts)).walk_revisions()}
    return [found[number] for number in range(at + 1, to + 1)]


def _run(connection: Connection, script: ModuleType) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        script.upgrade()
