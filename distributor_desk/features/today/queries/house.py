"""What is read for the Today tab beside the rooms' own lines: the last import and the backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.storage import backup, folders
from distributor_desk.storage.house_records import Batch

IMPORT, BACKUP = 1, 2
"""The ids of the house's own lines: what their button does."""
TOO_OLD, BACKUP_TOO_OLD = 7, 7
NEVER = Text(
    "还没有导入过流水。从开单软件导出一份，导进来就能看。",
    "Nothing is imported yet: export from your billing program and bring it in.",
)
OLD = Text(
    "上次导入是 {days} 天前（{name}）。导入最新的流水，数字才是新的。",
    "The last import was {days} {days:day|days} ago ({name}). Bring in the latest sales, so that the figures are new.",
)
NO_BACKUP = Text("还没有备份。", "There is no backup yet.")
OLD_BACKUP = Text("上次备份是 {days} 天前。", "The last backup was {days} {days:day|days} ago.")
DO_IMPORT, DO_BACK_UP = Text("导入", "Import"), Text("立即备份", "Back up now")
SAID_IMPORT = Text("上次导入：{day}", "Last import: {day}")
SAID_BACKUP = Text("上次备份：{day}", "Last backup: {day}")


@dataclass(frozen=True, slots=True)
class House:
    """What the house itself has to say: lines to act on, and two remarks for the foot of the page."""

    todos: tuple[Todo, ...]
    remarks: tuple[Text, ...]


def house(session: Session, company: Path, today: date) -> House:
    """Last import and last backup: a line where one is old, else a remark."""
    last = session.execute(
        select(Batch.at, Batch.file_name).where(Batch.undone_at.is_(None)).order_by(Batch.id.desc()).limit(1)
    ).first()
    newest = next(iter(backup.backups(folders.backup_folder(company))), None)
    todos: list[Todo] = []
    remarks: list[Text] = []
    if last is None:
        todos.append(Todo("today", IMPORT, NEVER, DO_IMPORT, urgent=True))
    else:
        day = last.at.astimezone().date()
        if (today - day).days > TOO_OLD:
            said = OLD.with_(days=(today - day).days, name=last.file_name)
            todos.append(Todo("today", IMPORT, said, DO_IMPORT, due=today))
        remarks.append(SAID_IMPORT.with_(day=day))
    if newest is None:
        todos.append(Todo("today", BACKUP, NO_BACKUP, DO_BACK_UP, due=today))
    else:
        day = datetime.fromisoformat(newest.at).astimezone().date()
        if (today - day).days > BACKUP_TOO_OLD:
            said = OLD_BACKUP.with_(days=(today - day).days)
            todos.append(Todo("today", BACKUP, said, DO_BACK_UP, urgent=True))
        remarks.append(SAID_BACKUP.with_(day=day))
    return House(tuple(todos), tuple(remarks))
