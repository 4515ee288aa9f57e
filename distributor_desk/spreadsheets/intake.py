"""A private copy of the file that is to be read, and what it really is: the content decides, not the name."""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import why
from distributor_desk.core.language import Text

What = Literal["xlsx", "xlsb", "xls", "ods", "html", "text"]
LARGEST_FILE = 400 * 1024 * 1024
_PREFIX = "desk-import-"
_STALE = 24 * 3600.0  # seconds; a reader lives for a minute at most
_CHUNK = 1 << 20

NO_FILE = Text("找不到文件“{name}”。", "There is no file “{name}”.")
CANNOT_READ = Text("无法读取“{name}”：{why}。", "Could not read “{name}”: {why}.")
STILL_WRITTEN = Text(
    "“{name}”还在写入中（下载或保存没有结束），请稍等再导入。",
    "“{name}” is still being written (a download or a save has not ended); wait a moment and import again.",
)
EMPTY = Text("“{name}”是空文件。", "“{name}” is an empty file.")
TOO_LARGE = Text(
    "“{name}”太大（超过 400 MB），请拆成几个文件。",
    "“{name}” is too large (over 400 MB); split it into several files.",
)
PASSWORD = Text(
    "“{name}”设有密码，请用 Excel 打开、去掉密码后另存再导入。",
    "“{name}” is password protected; open it in Excel, save it without the password and import that.",
)
DAMAGED = Text(
    "“{name}”已损坏或没有下载完整，请重新下载，或用 Excel 打开后另存再导入。",
    "“{name}” is damaged or half downloaded; download it again, or open it in Excel, save it and import that.",
)
FOREIGN = Text(
    "“{name}”不是表格文件（能读 xlsx、xls、xlsb、ods、csv、txt）。",
    "“{name}” is not a spreadsheet (xlsx, xls, xlsb, ods, csv and txt can be read).",
)
OLD_FORM = Text(
    "“{name}”是旧式的表格格式，请用 Excel 打开后另存为 .xlsx 再导入。",
    "“{name}” is in an old spreadsheet format; open it in Excel, save it as .xlsx and import that.",
)
_FOREIGN_STARTS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"{\\rtf",
    b"SQLite format",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Copy:
    """The private copy, the name that the person knows, and what it is."""

    path: Path
    name: str
    sha256: str
    what: What


@contextlib.contextmanager
def private_copy(source: Path) -> Iterator[Copy]:
    """A copy that nobody writes to; removed at the end whatever happens. Raises DeskError."""
    remove_stale_copies()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        copy = folder / "copy"
        digest = _copied(source, copy)
        what = what_is(copy, source.name)
        named = copy.with_suffix(f".{what}")  # the reader goes by the suffix
        copy.rename(named)
        yield Copy(named, source.name, digest, what)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_stale_copies() -> None:
    """What a killed program may have left behind a day ago."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _STALE:
                shutil.rmtree(folder, ignore_errors=True)


def _copied(source: Path, target: Path) -> str:
    name = source.name
    try:
        if not source.is_file():
            raise DeskError(NO_FILE.with_(name=name))
        before = source.stat()
        if before.st_size > LARGEST_FILE:
            raise DeskError(TOO_LARGE.with_(name=name))
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as file, target.open("wb") as out:
            while block := file.read(_CHUNK):
                digest.update(block)
                out.write(block)
                size += len(block)
        after = source.stat()
    except OSError as error:
        raise DeskError(CANNOT_READ.with_(name=name, why=why(error))) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
        raise DeskError(STILL_WRITTEN.with_(name=name))
    if not size:
        raise DeskError(EMPTY.with_(name=name))
    return digest.hexdigest()


def what_is(path: Path, name: str) -> What:
    """What the bytes say. Raises DeskError for what is no table, is damaged or has a password."""
    with path.open("rb") as file:
        head = file.read(8192)
    if head.startswith(b"PK"):
        return _zipped(path, name)
    if head.startswith(_OLE):
        return _compound(path, name)
    if head.startswith(_FOREIGN_STARTS):
        raise DeskError(FOREIGN.with_(name=name))
    if head[:1] == b"\x09" and head[1:2] in (b"\x00", b"\x02", b"\x04", b"\x08") and b"\x00" in head[2:12]:
        raise DeskError(OLD_FORM.with_(name=name))
    return _written(head, name)


def _zipped(path: Path, name: str) -> What:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [part.replace("\\", "/").lower().lstrip("/") for part in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise DeskError(DAMAGED.with_(name=name)) from error
    if any(part.endswith("workbook.bin") for part in names):
        return "xlsb"
    if any(re.fullmatch(r"(.*/)?workbook\d*\.xml", part) for part in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    if "encryptedpackage" in names:
        raise DeskError(PASSWORD.with_(name=name))
    if any(part.startswith(("xl/", "[content_types]")) for part in names) and not any(
        part.startswith(("word/", "ppt/", "visio/")) for part in names
    ):
        raise DeskError(DAMAGED.with_(name=name))
    raise DeskError(FOREIGN.with_(name=name))


def _compound(path: Path, name: str) -> What:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DeskError(PASSWORD.with_(name=name))
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return "xls"
    raise DeskError(FOREIGN.with_(name=name))


def _written(head: bytes, name: str) -> What:
    """Text of some sort: a page with a table, the XML form of 2003, or separated values."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    text = head.decode(encoding, "replace").lstrip("\ufeffï»¿ \t\r\n").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and text.startswith("<?xml"):
        raise DeskError(OLD_FORM.with_(name=name))
    if text.startswith("<") and re.search(r"<(html|table|head|body|meta|style|tr|!doctype html)\b", text):
        return "html"
    if text.startswith("<?xml"):
        raise DeskError(FOREIGN.with_(name=name))
    return "text"
