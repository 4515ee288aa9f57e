"""A quick look at a zipped workbook before it is trusted: damage, bombs, stray cells, and what readers hide.

The reader gives '' for an Excel error and for a formula without a result, as for an empty cell; the scan
finds where they stand. Limits: RELIABILITY.md S5 and S7. It runs beside the reader, in a thread.
"""

from __future__ import annotations

import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree import ElementTree as Xml

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.intake import DAMAGED, Copy
from distributor_desk.spreadsheets.scan_binary import scan_ods, scan_xls, scan_xlsb
from distributor_desk.spreadsheets.scan_parts import Parts, parts_of
from distributor_desk.spreadsheets.scan_sheet import SheetFindings, SheetScan

MOST_BYTES = 400 * 1024 * 1024
MOST_RATIO, RATIO_FROM = 200, 10 * 1024 * 1024
MOST_PARTS, MOST_SHEETS = 2_000, 200
_CHUNK = 1 << 20

UNPACKS_TOO_LARGE = Text(
    "“{name}”解开后太大（超过 400 MB），不予读取。请拆成几个文件，或另存为新文件。",
    "“{name}” unpacks to more than 400 MB and is not read; split it, or save it as a new file.",
)
BOMB = Text(
    "“{name}”的内容不正常（解开后放大 {ratio} 倍），不予读取。",
    "“{name}” is not a normal workbook (it unpacks to {ratio} times its size) and is not read.",
)
TOO_MANY_PARTS = Text(
    "“{name}”里的部件太多（{count} 个，最多 {most} 个），请把数据复制到新的工作簿。",
    "“{name}” has too many parts ({count}, at most {most}); copy the data into a new workbook.",
)
TOO_MANY_SHEETS = Text(
    "“{name}”里的工作表太多（{count} 张，最多 {most} 张），请拆成几个文件。",
    "“{name}” has too many sheets ({count}, at most {most}); split it into several files.",
)
HAS_DTD = Text(
    "“{name}”含有不安全的内容（DTD），不予读取。请用 Excel 打开后另存再导入。",
    "“{name}” contains a DTD, which is not safe, and is not read; open it in Excel, save it and import that.",
)


@dataclass(slots=True)
class Findings:
    """What the scan knows about each sheet, by name."""

    sheets: dict[str, SheetFindings] = field(default_factory=dict)
    since_1904: bool = False


def check_shape(copy: Copy) -> None:
    """Sizes and counts that the zip's own list tells. Raises DeskError."""
    if copy.what not in ("xlsx", "xlsb", "ods"):
        return
    with _opened(copy) as archive:
        infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    if len(infos) > MOST_PARTS:
        raise DeskError(TOO_MANY_PARTS.with_(name=copy.name, count=len(infos), most=MOST_PARTS))
    if total > MOST_BYTES:
        raise DeskError(UNPACKS_TOO_LARGE.with_(name=copy.name))
    for info in infos:
        if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(1, info.compress_size):
            raise DeskError(BOMB.with_(name=copy.name, ratio=info.file_size // max(1, info.compress_size)))
    if total > RATIO_FROM and total > MOST_RATIO * packed:
        raise DeskError(BOMB.with_(name=copy.name, ratio=total // packed))


def _opened(copy: Copy) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(copy.path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DeskError(DAMAGED.with_(name=copy.name)) from error


def scan(copy: Copy, stop: threading.Event) -> Findings:
    """Read every part once: checksums, DTDs, sizes as they really are, and the cells of .xlsx sheets.

    Raises DeskError for what must not be read, Cancelled after `stop`.
    """
    findings = Findings()
    if copy.what == "xls":
        findings.sheets = _looked(lambda: scan_xls(copy.path, stop))
    if copy.what not in ("xlsx", "xlsb", "ods"):
        return findings
    try:
        with _opened(copy) as archive:
            parts = parts_of(archive) if copy.what == "xlsx" else Parts()
            if len(parts.sheets) > MOST_SHEETS:
                raise DeskError(
                    TOO_MANY_SHEETS.with_(name=copy.name, count=len(parts.sheets), most=MOST_SHEETS)
                )
            findings.since_1904 = parts.since_1904
            if copy.what != "xlsx":
                look_at = scan_xlsb if copy.what == "xlsb" else scan_ods
                findings.sheets = _looked(partial(look_at, archive, stop))
            cells = 0
            for info in archive.infolist():
                name = parts.sheets.get(info.filename.lstrip("/"))
                look = SheetScan(name, parts.percent_styles, cells) if name is not None else None
                for block in _blocks(archive, info, copy, stop):
                    if look:
                        look.feed(block)
                if look and name is not None:
                    findings.sheets[name] = look.close()
                    cells = look.cells
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise DeskError(DAMAGED.with_(name=copy.name)) from error
    return findings


def _looked(look: Callable[[], dict[str, SheetFindings]]) -> dict[str, SheetFindings]:
    """What an unusual file does not tell is not told; only damage that the checksums show refuses it."""
    try:
        return look()
    except (struct.error, IndexError, KeyError, ValueError, Xml.ParseError, LookupError, zipfile.BadZipFile):
        return {}


def _blocks(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, copy: Copy, stop: threading.Event
) -> Iterator[bytes]:
    """The bytes of one part; its checksum is compared at the end."""
    written = info.filename.lower().endswith((".xml", ".rels", ".vml"))
    size = 0
    with archive.open(info) as file:
        while block := file.read(_CHUNK):
            if stop.is_set():
                raise Cancelled
            if written and not size and re.search(rb"<!(DOCTYPE|ENTITY)|<\x00!\x00(D|E)", block[:65536]):
                raise DeskError(HAS_DTD.with_(name=copy.name))
            size += len(block)
            if size > MOST_BYTES:
                raise DeskError(UNPACKS_TOO_LARGE.with_(name=copy.name))
            yield block
