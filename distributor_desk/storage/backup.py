"""Verified copies of the company file, and the way back.

A finished backup is never changed; it gets its final name only after it was checked whole: integrity,
foreign keys, and control totals equal to those of the source in the same transaction.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import cannot_write, replace, safe_name, why
from distributor_desk.core.language import Text
from distributor_desk.storage.engine import connect, in_words
from distributor_desk.storage.header import DAMAGED, version_of
from distributor_desk.storage.totals import Totals, difference, totals

SUFFIX = ".ddbk"
FAILED = Text(
    "备份到“{folder}”失败：{why}。上一份完好的备份仍在。",
    "The backup to “{folder}” failed: {why}. The last good backup is still there.",
)
NOT_EQUAL = Text("备份的内容和原文件不一致", "the copy is not equal to the file")


@dataclass(frozen=True, slots=True)
class Backup:
    """One line of the list of backups, kept in `backups.jsonl` beside them."""

    file: str
    at: str
    reason: str
    size: int
    sha256: str
    schema: int
    last_deed: int
    rows: int


def folder_for(name: str, key: str, root: Path) -> Path:
    """Where a company's backups lie: by its name, and by its id so that two of one name never mix."""
    return root / f"{safe_name(name)}-{key[:8]}"


def backups(folder: Path) -> list[Backup]:
    """The backups that are there, newest first."""
    try:
        lines = (folder / "backups.jsonl").read_text("utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with suppress(ValueError, TypeError):
            found.append(Backup(**json.loads(line)))
    return sorted((b for b in found if (folder / b.file).exists()), key=lambda b: b.at, reverse=True)


def back_up(path: Path, folder: Path, reason: str, *, only_if_changed: bool = True) -> Path:
    """Make a verified copy; returns it. When nothing was done since the newest one, that is returned."""
    try:
        with closing(connect(path)) as source:
            last = _last_deed(source)
            newest = next(iter(backups(folder)), None)
            if only_if_changed and newest and newest.last_deed == last:
                return folder / newest.file
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _remove_debris(folder)
            target = folder / f"{safe_name(path.stem)}-{_stamp()}-{reason}{SUFFIX}"
            part = target.with_name(target.name + ".part")
            rows = _copy(source, part)
    except OSError as error:
        raise DeskError(FAILED.with_(folder=folder, why=why(error))) from error
    except sqlite3.Error as error:
        raise (in_words(error) or DeskError(FAILED.with_(folder=folder, why=str(error)))) from error
    _publish(part, target, reason, last, rows)
    return target


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")


def _last_deed(source: sqlite3.Connection) -> int:
    row = source.execute("SELECT COALESCE(MAX(id), 0) FROM deed").fetchone()
    return int(row[0])


def _copy(source: sqlite3.Connection, part: Path) -> int:
    source.execute("BEGIN")
    expected = totals(source)
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        source.backup(copy)
        source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        verify(copy, expected)
    part.chmod(0o600)
    return sum(columns[""] for columns in expected.values())


def verify(copy: sqlite3.Connection, expected: Totals | None = None) -> None:
    """Raise DeskError unless the copy is whole (and equal to what is expected)."""
    whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    if not whole or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise DeskError(
            Text(
                "备份检查没有通过，文件可能已损坏。",
                "The backup did not pass its check; the file may be damaged.",
            )
        )
    if expected is not None and difference(expected, totals(copy)):
        raise DeskError(FAILED.with_(folder="", why=NOT_EQUAL))


def _publish(part: Path, target: Path, reason: str, last_deed: int, rows: int) -> None:
    try:
        data = part.read_bytes()
        replace(part, target)
        line = Backup(
            target.name,
            _now(),
            reason,
            len(data),
            hashlib.sha256(data).hexdigest(),
            version_of(target),
            last_deed,
            rows,
        )
        with (target.parent / "backups.jsonl").open("a", encoding="utf-8") as register:
            register.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")
    except OSError as error:
        raise DeskError(FAILED.with_(folder=target.parent, why=why(error))) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _remove_debris(folder: Path) -> None:
    for leftover in folder.glob("*.part*"):
        leftover.unlink(missing_ok=True)


def restore(backup: Path, path: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a company file that no window has open.

    The present file is backed up first (or, when it cannot be read, moved to `quarantine`); the old
    journal goes before the new file comes. Returns where the present file was kept.
    """
    version_of(backup)
    staged = path.with_name(path.name + ".restore")
    try:
        _stage(backup, staged)
        kept = _keep_present(path, folder) if path.exists() else None
        for side in ("-journal", "-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        replace(staged, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    except sqlite3.Error as error:
        raise (in_words(error) or DeskError(DAMAGED.with_(path=backup))) from error
    finally:
        staged.unlink(missing_ok=True)
    return kept


def _stage(backup: Path, staged: Path) -> None:
    staged.unlink(missing_ok=True)
    with (
        closing(connect(backup, "ro")) as source,
        closing(sqlite3.connect(staged, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA trusted_schema=OFF")
        verify(copy, totals(source))
    staged.chmod(0o600)


def _keep_present(path: Path, folder: Path) -> Path:
    try:
        version_of(path)
        return back_up(path, folder, "pre-restore", only_if_changed=False)
    except DeskError:
        quarantine = folder / "quarantine"
        quarantine.mkdir(parents=True, exist_ok=True)
        kept = quarantine / f"{_stamp()}-{path.name}"
        path.rename(kept)
        for side in ("-journal", "-wal", "-shm"):
            beside = path.with_name(path.name + side)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + side))
        return kept
