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
from distributor_desk.storage import journal
from distributor_desk.storage.engine import connect
from distributor_desk.storage.totals import difference, totals

SCRIPTS = Path(__file__).parent / "migrations"
VERSION = 2
"""The schema that this program reads and writes."""

FAILED = Text(
    "公司文件没能升级到新版本，已恢复原样：{why}。请保留文件并联系我们。",
    "The company file could not be brought to the new version and is as it was: {why}. Keep the file and contact us.",
)


def upgrade(path: Path, *, scripts: Path = SCRIPTS, to: int = VERSION) -> None:
    """Climb from the file's `user_version` to `to` in one transaction, or leave it untouched."""
    raw = connect(path)
    try:
        at = int(raw.execute("PRAGMA user_version").fetchone()[0])
        if at < to:
            _climb(raw, at, to, scripts)
    finally:
        raw.close()


def _climb(raw: sqlite3.Connection, at: int, to: int, scripts: Path) -> None:
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            before = totals(raw)
            journal.uninstall(connection)
            for script in _steps(scripts, at, to):
                _run(connection, script)
            moved = difference(before, totals(raw))
            if moved:
                raise DeskBug(moved)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise DeskBug("foreign keys broken")
            if scripts == SCRIPTS:
                journal.install(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={to}")
            connection.exec_driver_sql("COMMIT")
        except Exception as error:
            connection.exec_driver_sql("ROLLBACK")
            if at == 0 or isinstance(error, DeskError):
                raise
            raise DeskError(FAILED.with_(why=str(error).splitlines()[0])) from error


def _steps(scripts: Path, at: int, to: int) -> list[ModuleType]:
    from alembic.script import ScriptDirectory

    found = {int(s.revision): s.module for s in ScriptDirectory(str(scripts)).walk_revisions()}
    return [found[number] for number in range(at + 1, to + 1)]


def _run(connection: Connection, script: ModuleType) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        script.upgrade()
