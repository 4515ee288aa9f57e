"""Qt's own beginning and end: the application, where the window's settings lie, the last net for faults."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from distributor_desk.desktop import messages
from distributor_desk.desktop.collecting import Collector
from distributor_desk.desktop.singletons import keep_singletons
from distributor_desk.desktop.sitting import Sitting
from distributor_desk.storage import folders
from distributor_desk.storage.log import LOGGER

_TURN_S = 0.001
"""After this long a worker lets the window's thread on: a wait of half a million lines is 15 ms, not 40."""


def make_application() -> QApplication:
    """The one QApplication; it ends when the sitting says so, not when a window closes."""
    sys.setswitchinterval(_TURN_S)
    keep_singletons()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(folders.APP)
    application.setQuitOnLastWindowClosed(False)
    sys.excepthook = _report_fault
    return application


def window_settings() -> QSettings:
    """Geometry, columns and language of this person on this computer."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folders.APP, "window")


def run(application: QApplication, sitting: Sitting, company: Path | None, *, quit_when_ready: bool) -> int:
    """Open and work until the person leaves; the exit code. Raises DeskError with `quit_when_ready`."""
    sitting.ready.connect(Collector(sitting.working, application).start)
    if quit_when_ready:
        sitting.ready.connect(lambda: _say_ready(sitting))
    if quit_when_ready and company is not None:
        sitting.open(company)
    elif not sitting.begin(company):
        return 0
    return application.exec()


def _say_ready(sitting: Sitting) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if sitting.window is not None:
        sitting.window.leave()


def _report_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What no job caught: written to the log, said once; the window lives on."""
    LOGGER.critical("a fault in the window", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
    messages.show_fault(QApplication.activeWindow())


def has_display() -> bool:
    """Qt would abort the process where there is none."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server listens; one on another machine is believed."""
    host, _, number = display.partition(":")
    if host or not number:
        return bool(number)
    import socket

    name = f"/tmp/.X11-unix/X{number.split('.')[0]}"  # noqa: S108  # where X keeps its sockets
    with socket.socket(socket.AF_UNIX) as line:
        return any(line.connect_ex(address) == 0 for address in (name, f"\0{name}"))
