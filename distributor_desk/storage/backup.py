"""Verified copies of the company file, and the way back.

A finished backup is never changed; it gets its final name only after it was checked whole: integrity,
foreign keys, and control totals equal to those of the source in the same transaction.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import cannot_write, replace, safe_name, why, write_bytes_whole
from distributor_desk.core.language import Text
from distributor_desk.storage.engine import connect, in_words
from distributor_desk.storage.header import version_of
from distributor_desk.storage.totals import Totals, difference, totals

SUFFIX = ".ddbk"
_SIDES = ("-journal", "-wal", "-shm")
FAILED = Text(
    "备份到“{folder}”失败：{why}。上一份完好的备份仍在。",
    "The backup to “{folder}” failed: {why}. The last good backup is still there.",
)
TAKEN = Text(
    "“{name}”已经存在，备份不会覆盖文件，请换一个名字。",
    "“{name}” exists already; a backup never overwrites a file. Choose another name.",
)
NOT_EQUAL = Text("备份的内容和原文件不一致", "the copy is not equal to the file")
NOT_WHOLE = Text(
    "公司文件没有通过检查，可能已损坏", "the company file did not pass its check and may be damaged"
)
NOT_USABLE = Text(
    "备份“{path}”已损坏，不能用来恢复，公司文件没有改动。请选另一份备份。",
    "The backup “{path}” is damaged and cannot be restored; the company file is as it was. Choose another backup.",
)


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
    last_at: int
    rows: int


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
    return sorted((b for b in found if (folder / b.file).is_file()), key=lambda b: b.at, reverse=True)


def back_up(path: Path, folder: Path, reason: str, *, only_if_changed: bool = True) -> Path:
    """Make a verified copy; returns it. When nothing was done since the newest one, that is returned."""
    part: Path | None = None
    try:
        with closing(connect(path)) as source:
            last = _last_deed(source)
            newest = next(iter(backups(folder)), None)
            if only_if_changed and newest and _stands(newest, folder, last):
                return folder / newest.file
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _remove_debris(folder)
            target = folder / f"{safe_name(path.stem)}-{_stamp()}-{reason}{SUFFIX}"
            part = target.with_name(target.name + ".part")
            rows = _copy(source, part)
        _publish(part, target, reason, last, rows)
    except OSError as error:
        raise DeskError(FAILED.with_(folder=folder, why=why(error))) from error
    except sqlite3.Error as error:
        found = in_words(error)
        raise DeskError(
            FAILED.with_(folder=folder, why=_bare(found.text) if found else str(error))
        ) from error
    except NotWhole as error:
        raise DeskError(FAILED.with_(folder=folder, why=error.text)) from error
    finally:
        if part:
            _remove(part)
    return target


def _bare(sentence: Text) -> Text:
    return Text(sentence.zh.rstrip("。"), sentence.en.rstrip("."))


def _remove(part: Path) -> None:
    for leftover in (part, part.with_name(part.name + "-journal")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")


def _last_deed(source: sqlite3.Connection) -> tuple[int, int]:
    """Number and moment of the newest deed: after a restore the same number comes again."""
    row = source.execute("SELECT id, at FROM deed ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _stands(newest: Backup, folder: Path, last: tuple[int, int]) -> bool:
    same = (newest.last_deed, newest.last_at) == last
    return same and (folder / newest.file).stat().st_size == newest.size


def _copy(source: sqlite3.Connection, part: Path) -> int:
    source.execute("BEGIN")
    expected = totals(source)
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        part.chmod(0o600)
        source.backup(copy)
        source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        verify(copy, expected)
    return sum(columns[""] for columns in expected.values())


class NotWhole(DeskError):  # noqa: N818  # it says what is so, like Cancelled
    """A copy that did not pass its check; `text` is the reason alone."""


def verify(copy: sqlite3.Connection, expected: Totals | None = None) -> None:
    """Raise NotWhole unless the copy is whole (and equal to what is expected)."""
    whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    if not whole or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise NotWhole(NOT_WHOLE)
    if expected is not None and difference(expected, totals(copy)):
        raise NotWhole(NOT_EQUAL)


def _publish(part: Path, target: Path, reason: str, last: tuple[int, int], rows: int) -> None:
    data = part.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    line = Backup(target.name, _now(), reason, len(data), digest, version_of(part), *last, rows)
    replace(part, target)
    register = target.parent / "backups.jsonl"
    torn = register.exists() and not register.read_bytes().endswith(b"\n")
    with register.open("a", encoding="utf-8") as file:
        file.write("\n" * torn + json.dumps(asdict(line), ensure_ascii=False) + "\n")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _remove_debris(folder: Path) -> None:
    for leftover in folder.glob("*.part*"):
        leftover.unlink(missing_ok=True)


def copy_to(made: Path, to: Path) -> Path:
    """A finished backup once more, at a place of one's own (a USB stick); never over another file."""
    target = to / made.name if to.is_dir() else to
    if target.exists():
        raise DeskError(TAKEN.with_(name=target))
    write_bytes_whole(target, made.read_bytes())
    return target


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
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)
        replace(staged, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        _remove(staged)
    return kept


def _stage(backup: Path, staged: Path) -> None:
    staged.unlink(missing_ok=True)
    try:
        with (
            closing(connect(backup, "ro")) as source,
            closing(sqlite3.connect(staged, isolation_level=None)) as copy,
        ):
            staged.chmod(0o600)
            copy.execute("PRAGMA trusted_schema=OFF")
            expected = totals(source)
            source.backup(copy)
            verify(copy, expected)
    except NotWhole as error:
        raise DeskError(NOT_USABLE.with_(path=backup)) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        full = error if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL else None
        raise (full and in_words(full)) or DeskError(NOT_USABLE.with_(path=backup)) from error


def _keep_present(path: Path, folder: Path) -> Path:
    if _readable(path):
        return back_up(path, folder, "pre-restore", only_if_changed=False)
    quarantine = folder / "quarantine"
    quarantine.mkdir(parents=True, exist_ok=True)
    kept = quarantine / f"{_stamp()}-{path.name}"
    for side in ("", *_SIDES):
        beside = path.with_name(path.name + side)
        if beside.exists():  # a copy, for the backups may lie on another disk
            shutil.copyfile(beside, kept.with_name(kept.name + side))
    return kept


def _readable(path: Path) -> bool:
    try:
        version_of(path)
        with closing(connect(path)) as source:
            verify(source)
    except (DeskError, sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True
