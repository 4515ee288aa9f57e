"""What the first hundred bytes of a file say, read before any connection is open.

(Reading a live file from the same process would drop the engine's lock; so this is done first.)
"""

from __future__ import annotations

from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import why
from distributor_desk.core.language import Text

APPLICATION_ID = int.from_bytes(b"DDsk")
_MAGIC = b"SQLite format 3\x00"


def version_of(path: Path) -> int:
    """The schema version of a company file; DeskError when it is none, or cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise DeskError(NOT_THERE.with_(path=path)) from error
    except OSError as error:
        raise DeskError(NOT_READ.with_(path=path, why=why(error))) from error
    if size == 0:
        raise DeskError(EMPTY.with_(path=path))
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise DeskError(FOREIGN.with_(path=path))
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise DeskError(FOREIGN.with_(path=path))
    return int.from_bytes(head[60:64])


NOT_THERE = Text(
    "找不到公司文件“{path}”。请检查路径，或从备份恢复。",
    "The company file “{path}” is not there. Check the path, or restore a backup.",
)
NOT_READ = Text("无法读取公司文件“{path}”：{why}。", "The company file “{path}” cannot be read: {why}.")
EMPTY = Text(
    "“{path}”是一个空文件，不是公司文件。请从备份恢复。",
    "“{path}” is an empty file, not a company file. Restore a backup.",
)
FOREIGN = Text(
    "“{path}”不是经销商案头的公司文件（.desk），没有打开。",
    "“{path}” is not a company file (.desk) of Distributor Desk; it was not opened.",
)
NEWER = Text(
    "“{path}”是用更新的版本（数据版本 {theirs}）建立的，本程序只到 {ours}。请更新程序，文件没有改动。",
    "“{path}” was made by a newer version (data {theirs}, this program knows {ours}). Update the program; the file is untouched.",
)
DAMAGED = Text(
    "公司文件“{path}”已损坏，没有打开。请从备份恢复。",
    "The company file “{path}” is damaged and was not opened. Restore a backup.",
)
