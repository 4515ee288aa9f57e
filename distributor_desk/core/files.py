"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

CANNOT_WRITE = Text(
    "无法写入“{name}”：{why}。原来的文件没有改动。",
    "Could not write “{name}”: {why}. The file that was there is unchanged.",
)
_WHY = {
    28: Text("磁盘已满，请腾出空间", "the disk is full; make some room"),
    30: Text("这个位置只能读取，请换一个文件夹", "this place is read-only; choose another folder"),
    13: Text(
        "没有写入权限，或文件正在别的程序（如 Excel）中打开，请关闭后再试",
        "no permission, or it is open in another program such as Excel; close it and try again",
    ),
    2: Text("文件夹不存在", "the folder does not exist"),
    27: Text("文件太大，这个磁盘放不下", "the file is too large for this disk"),
    21: Text("这是一个文件夹，不是文件", "it is a folder, not a file"),
    36: Text("文件名太长，请换一个短的", "the name is too long; choose a shorter one"),
    5: Text(
        "磁盘报告错误，请尽快把备份复制到另一块磁盘",
        "the disk reported an error; copy your backups to another disk now",
    ),
}
_RETRY_AFTER = (0.05, 0.1, 0.2, 0.4, 0.8)  # a virus scanner holds a fresh file for a moment


def why(error: OSError) -> Text:
    """An operating system's error in words."""
    number = {32: 13, 33: 13}.get(getattr(error, "winerror", 0) or 0, error.errno or 0)
    if isinstance(error, PermissionError):
        number = 13
    return _WHY.get(number, Text(f"系统错误 {number}", f"system error {number}"))


def cannot_write(path: Path, error: OSError) -> DeskError:
    return DeskError(CANNOT_WRITE.with_(name=path.name, why=why(error)))


def write_whole(path: Path, produce: Callable[[Path], None]) -> None:
    """Let `produce` write a temporary file beside `path`, sync it, and rename it over `path`.

    Raises DeskError when it cannot be written; what stood at `path` is then as it was.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part" + path.suffix, dir=path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    os.close(handle)
    part = Path(name)
    try:
        produce(part)
        part.chmod(0o644)  # a temporary file is the owner's alone; what a person exports is not
        _sync(part)
        replace(part, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def write_bytes_whole(path: Path, data: bytes) -> None:
    """`write_whole` for what is in memory already."""

    def produce(part: Path) -> None:
        part.write_bytes(data)

    write_whole(path, produce)


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, patient with a scanner that holds the file, and sync the folder."""
    for pause in _RETRY_AFTER:
        try:
            source.replace(target)
            break
        except PermissionError:
            time.sleep(pause)
    else:
        source.replace(target)
    with contextlib.suppress(OSError):  # it stands in its place by now; to call it unwritten would be untrue
        sync_folder(target.parent)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_FORBIDDEN = dict.fromkeys([*range(32), *map(ord, '<>:"/\\|?*'), 0x202E, 0x200B], "_")
_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"COM{n}" for n in range(1, 10)),
    *(f"LPT{n}" for n in range(1, 10)),
}


def safe_name(words: str) -> str:
    """A file's name from what people typed: never a path, at most 100 characters."""
    name = words.translate(_FORBIDDEN).strip(". ")[:100].strip(". ") or "_"
    return f"_{name}" if name.split(".")[0].upper() in _RESERVED else name
