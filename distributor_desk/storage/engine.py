"""How a connection to the file is made: the settings that were measured, and errors in words."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from distributor_desk.core.errors import DeskBug, DeskError
from distributor_desk.core.language import Text

_PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "cache_size=-65536",
    "busy_timeout=5000",
    "recursive_triggers=ON",
)


def connect(path: Path, mode: Literal["rw", "rwc", "ro"] = "rw") -> sqlite3.Connection:
    """One connection; a missing file is an error unless `mode` is rwc."""
    # an absolute path, percent-quoted: a # or ? in it would open another file
    uri = "file:" + quote(str(path.absolute()).replace(os.sep, "/")) + f"?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=5.0, isolation_level=None, check_same_thread=False)
    try:
        _set_up(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, mode: str) -> None:
    for pragma in _PRAGMAS:
        connection.execute("PRAGMA " + pragma)
    if mode != "ro" and connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0] != "truncate":
        raise DeskBug("the journal mode is not TRUNCATE")
    if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
        raise DeskBug("foreign keys are off")


def make_engine(path: Path) -> Engine:
    """Readers begin deferred, writers immediate (else updates are lost); two connections are kept."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,  # an error's text goes to the log, and the log holds no values
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


_WORDS = {
    sqlite3.SQLITE_FULL: Text(
        "磁盘已满，没有保存。请腾出空间后再试，已有的数据没有改动。",
        "The disk is full; nothing was saved. Make some room and try again; your data is as it was.",
    ),
    sqlite3.SQLITE_IOERR: Text(
        "磁盘报告读写错误，没有保存。请立即把备份复制到另一块磁盘。",
        "The disk reported an error; nothing was saved. Copy your backups to another disk now.",
    ),
    sqlite3.SQLITE_BUSY: Text(
        "另一个窗口或程序正在写这个公司文件，请稍等再试。没有改动。",
        "Another window or program is writing to this company file. Wait a moment and try again; nothing was changed.",
    ),
    sqlite3.SQLITE_READONLY: Text(
        "公司文件是只读的，不能保存。请把它复制到可以写入的文件夹。",
        "The company file is read-only and cannot be saved. Copy it to a folder where you may write.",
    ),
    sqlite3.SQLITE_CORRUPT: Text(
        "公司文件已损坏。请从备份恢复。", "The company file is damaged. Restore a backup."
    ),
    sqlite3.SQLITE_NOTADB: Text(
        "这不是公司文件，或文件已损坏。请从备份恢复。",
        "This is no company file, or it is damaged. Restore a backup.",
    ),
    sqlite3.SQLITE_CANTOPEN: Text(
        "无法打开公司文件或它的文件夹。请检查路径和权限。",
        "The company file or its folder cannot be opened. Check the path and your rights.",
    ),
    sqlite3.SQLITE_TOOBIG: Text("一个单元格太长，没有保存。", "One value is too long; nothing was saved."),
}


def in_words(error: BaseException) -> DeskError | None:
    """The world's part of the engine's errors, as a sentence; None for what is our own fault."""
    original = getattr(error, "orig", None) or error
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return None
    text = _WORDS.get(code & 0xFF)
    return DeskError(text) if text else None
