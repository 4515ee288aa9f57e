"""One window per company file: a lock of the operating system on `<file>.lock`, gone with its process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import cannot_write
from distributor_desk.core.language import Text

ALREADY_OPEN = Text(
    "“{name}”已经在另一个窗口中打开。请使用那个窗口，或先把它关闭。",
    "“{name}” is already open in another window. Use that window, or close it first.",
)


class WindowLock:
    """Held while a window shows the file; a crash frees it without any question at the next start."""

    def __init__(self, company_file: Path) -> None:
        self._name = company_file.name
        self._path = company_file.with_name(company_file.name + ".lock")
        self._handle: int | None = None

    def take(self) -> WindowLock:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise DeskError(ALREADY_OPEN.with_(name=self._name)) from error
        self._handle = handle
        return self

    def free(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> WindowLock:
        return self.take()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
