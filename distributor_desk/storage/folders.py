"""Where backups and the log lie on this person's computer."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import platformdirs

from distributor_desk.core.files import safe_name
from distributor_desk.storage.engine import connect

APP = "DistributorDesk"
BACKUPS = "Distributor Desk Backups"


def backup_root() -> Path:
    """The folder of all backups; `DISTRIBUTOR_DESK_BACKUPS` names another."""
    chosen = os.environ.get("DISTRIBUTOR_DESK_BACKUPS")
    return Path(chosen) if chosen else platformdirs.user_documents_path() / BACKUPS


def backup_folder(company_file: Path, backup_of_it: Path | None = None) -> Path:
    """A company's own folder of backups, by its name and its id; the id is read from the file.

    For a file that is gone or damaged the id is read from its backup.
    """
    for source in (company_file, backup_of_it):
        key = key_of(source) if source else None
        if key:
            return backup_root() / f"{safe_name(company_file.stem)}-{key[:8]}"
    return backup_root() / safe_name(company_file.stem)


def key_of(path: Path) -> str | None:
    """The id of the company in a file or a backup; None where it cannot be read."""
    if not path.is_file() or path.stat().st_size == 0:
        return None
    try:
        with closing(connect(path, "ro")) as connection:
            row = connection.execute("SELECT key FROM company LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def log_folder() -> Path:
    """Where the rotating log lies."""
    return platformdirs.user_log_path(APP, appauthor=False)
