"""A file becomes a Workbook of raw cells: private copy, quick scan, and a reader in its own process.

A crash, a bomb, a time-out or a cancel ends that process; the person gets one clear sentence.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from distributor_desk.core.errors import Cancelled, DeskBug, DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.intake import DAMAGED, FOREIGN, PASSWORD, Copy, private_copy
from distributor_desk.spreadsheets.merged import reach_down
from distributor_desk.spreadsheets.raw import ErrorCell, RawSheet, Workbook
from distributor_desk.spreadsheets.scan import Findings, check_shape, scan
from distributor_desk.spreadsheets.scan_sheet import STRAY, TOO_MANY_CELLS

SECONDS = 60.0
SWITCH = "--read-workbook"
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "shift_jis", "cp1252")
"""What a person may say that a text file is written in."""
_POLL = 0.1
_GAP = 50  # rows below the last value in which a lone error still belongs to the table
_LARGEST_MESSAGE = 512 << 20

OPENING = Text("正在打开文件", "Opening the file")
READING = Text("正在读取表格", "Reading the sheets")
CRASHED = Text(
    "“{name}”的内容不正常，无法读取。请用 Excel 打开后另存为 .xlsx 再导入。",
    "“{name}” could not be read: it is damaged or not a normal workbook. Open it in Excel, save it as .xlsx and "
    "import that.",
)
TOO_MUCH_MEMORY = Text(
    "“{name}”太大，读取它需要的内存超过 1.5 GB。请删除表格外多余的行列，或拆成几个文件。",
    "“{name}” needs more than 1.5 GB of memory to read. Delete the rows and columns outside the table, or split it.",
)
TOO_SLOW = Text(
    "读取“{name}”超过 60 秒，已停止。请拆成几个文件，或另存为 .xlsx 再导入。",
    "Reading “{name}” took more than 60 seconds and was stopped. Split it, or save it as .xlsx and import that.",
)
_WHY = {"memory": TOO_MUCH_MEMORY, "password": PASSWORD, "foreign": FOREIGN, "unreadable": CRASHED}


def read_workbook(path: Path, progress: Progress, encoding: str | None = None) -> Workbook:
    """All sheets of the file. Raises DeskError with one sentence, and Cancelled within a second of the wish.

    `encoding` is what the person says of a text file (see `ENCODINGS`).
    """
    progress.at(OPENING)
    with private_copy(path) as copy:
        check_shape(copy)
        with _Scanner(copy) as scanner:
            book = _read(copy, progress, scanner, encoding)
            findings = scanner.result()
    for sheet in book.sheets:
        sheet.name = sheet.name or Path(copy.name).stem
        _apply(findings, sheet)
        _trim(sheet)
        reach_down(sheet)
    return book


@contextlib.contextmanager
def read_meanwhile(path: Path, progress: Progress) -> Iterator[Callable[[], Workbook]]:
    """Begin to read on another thread; what is yielded waits for the workbook and raises its error.

    Leaving early, by an error of the caller's own, ends the reading.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        job = pool.submit(read_workbook, path, progress)
        try:
            yield job.result
        except BaseException:
            progress.cancel()
            raise


class _Scanner(contextlib.AbstractContextManager["_Scanner"]):
    """The scan in a thread beside the reader."""

    def __init__(self, copy: Copy) -> None:
        self._stop = threading.Event()
        self._found: Findings | None = None
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(copy,), name="scan", daemon=True)

    def __enter__(self) -> _Scanner:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self, copy: Copy) -> None:
        try:
            self._found = scan(copy, self._stop)
        except BaseException as error:  # noqa: BLE001  # handed over to the thread that waits
            self.error = error

    def refused(self) -> None:
        if self.error is not None:
            raise self.error

    def result(self) -> Findings:
        self._thread.join()
        self.refused()
        if self._found is None:
            raise DeskBug("the scan ended without a result")
        return self._found


def _command(copy: Copy) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH, str(copy.path), copy.what]
    return [
        sys.executable,
        "-I",
        str(Path(__file__).with_name("reader_process.py")),
        str(copy.path),
        copy.what,
    ]


def _read(copy: Copy, progress: Progress, scanner: _Scanner, encoding: str | None) -> Workbook:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(  # noqa: S603  # our own reader, no shell
        [*_command(copy), *([encoding] if encoding else [])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )
    messages: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    pump = threading.Thread(target=_pump, args=(process, messages), name="reader", daemon=True)
    pump.start()
    try:
        return _gathered(copy, progress, scanner, messages)
    finally:
        process.kill()
        process.wait()
        pump.join()
        if process.stdout:
            process.stdout.close()


def _pump(process: subprocess.Popen[bytes], messages: queue.SimpleQueue[bytes | None]) -> None:
    """Whole messages from the pipe into the queue; None when the reader is gone."""
    pipe = process.stdout
    with contextlib.suppress(OSError, ValueError):
        while pipe and len(head := pipe.read(4)) == 4:
            size = int.from_bytes(head, "little")
            if size > _LARGEST_MESSAGE or len(data := pipe.read(size)) < size:
                break
            messages.put(data)
    messages.put(None)


def _arriving(
    copy: Copy, progress: Progress, scanner: _Scanner, messages: queue.SimpleQueue[bytes | None]
) -> Iterator[tuple[Any, ...]]:
    until = time.monotonic() + SECONDS
    rows = 0
    while True:
        progress.at(READING, rows)
        scanner.refused()
        if time.monotonic() > until:
            raise DeskError(TOO_SLOW.with_(name=copy.name))
        try:
            data = messages.get(timeout=_POLL)
        except queue.Empty:
            continue
        if data is None:
            scanner.result()  # its sentence is the better one
            raise DeskError(CRASHED.with_(name=copy.name))
        message: tuple[Any, ...] = marshal.loads(data)  # noqa: S302  # from our own process
        if message[0] == "rows" and message[1]:
            rows += len(message[1][0])
        yield message


def _gathered(
    copy: Copy, progress: Progress, scanner: _Scanner, messages: queue.SimpleQueue[bytes | None]
) -> Workbook:
    book = Workbook(copy.name, copy.sha256, [])
    typed = copy.what not in ("text", "html")
    numbers: dict[float, float] = {}
    collecting = gc.isenabled()
    gc.disable()
    try:
        for message in _arriving(copy, progress, scanner, messages):
            if not _take(book, message, copy, scanner, numbers, typed=typed):
                return book
    finally:
        if collecting:
            gc.enable()
    raise DeskBug("the reader ended without a word")


def _take(
    book: Workbook,
    message: tuple[Any, ...],
    copy: Copy,
    scanner: _Scanner,
    numbers: dict[float, float],
    *,
    typed: bool,
) -> bool:
    """One message into the book; False after the last. `numbers` are those that came before."""
    match message:
        case ("sheet", name, hidden, merged, first_column):
            book.sheets.append(
                RawSheet(name, hidden=hidden, merged=tuple(merged), first_column=first_column, typed=typed)
            )
        case ("rows", columns):
            _extend(book.sheets[-1], [_shared(column, numbers) for column in columns])
        case ("end", beyond):
            book.sheets[-1].beyond = beyond
        case ("encoding", name, sure):
            book.encoding, book.encoding_sure = name, sure
        case ("fallback",):
            book.fallback, book.sheets = True, []
        case ("error", why, detail):
            scanner.result()
            raise _refusal(copy, why, detail)
        case ("done",):
            return False
        case _:
            raise DeskBug("an unknown message of the reader")
    return True


def _shared(column: list[Any], numbers: dict[float, float]) -> list[Any]:
    """Equal numbers as one object: half a million lines hold few different quantities and prices."""
    if float not in set(map(type, column)):
        return column
    return [numbers.setdefault(cell, cell) if type(cell) is float else cell for cell in column]


def _extend(sheet: RawSheet, columns: list[list[Any]]) -> None:
    height = sheet.height
    while len(sheet.columns) < len(columns):
        sheet.columns.append([""] * height)
    added = len(columns[0]) if columns else 0
    for place, column in enumerate(sheet.columns):
        column.extend(columns[place] if place < len(columns) else [""] * added)


def _trim(sheet: RawSheet) -> None:
    """Empty rows and columns at the end are nothing that the person wrote."""
    columns = sheet.columns
    while columns and not any(cell != "" for cell in columns[-1]):
        columns.pop()
    height = sheet.height
    while height and all(column[height - 1] == "" for column in columns):
        height -= 1
    for column in columns:
        del column[height:]


def _refusal(copy: Copy, why: str, detail: str) -> DeskError:
    sheet = detail or Path(copy.name).stem
    if why == "columns":
        return DeskError(STRAY.with_(sheet=sheet, cells="IW1 →"))
    if why == "cells":
        return DeskError(TOO_MANY_CELLS.with_(sheet=sheet))
    if why == "unreadable" and "zip" in detail.lower():
        return DeskError(DAMAGED.with_(name=copy.name))
    return DeskError(_WHY.get(why, CRASHED).with_(name=copy.name))


def _apply(findings: Findings, sheet: RawSheet) -> None:
    sheet.since_1904 = findings.since_1904
    found = findings.sheets.get(sheet.name)
    if found is None:
        return
    sheet.hidden_rows = frozenset(found.hidden_rows)
    sheet.percent = frozenset(found.percent)
    for (row, column), word in found.errors.items():
        place = column - sheet.first_column
        if 0 <= place < len(sheet.columns) and 0 < row <= sheet.height + _GAP:
            for cells in sheet.columns:
                cells.extend([""] * (row - len(cells)))
            sheet.columns[place][row - 1] = ErrorCell(word)


__all__ = ["SWITCH", "Cancelled", "read_workbook"]
