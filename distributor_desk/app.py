"""The window's program: builds everything once, in reading order."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import TracebackType

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage.log import LOGGER

NO_DISPLAY = Text(
    "没有可用的显示器，无法打开窗口。请在桌面环境中启动，或使用命令行（distributor-desk --help）。",
    "There is no display to open a window on. Start it on a desktop, or use the commands (distributor-desk --help).",
)


def run(company: Path | None, lang: str | None, *, quit_when_ready: bool = False) -> int:
    """Open the window; returns the exit code. With `quit_when_ready` it says "ready" and goes."""
    gc.disable()  # until the first rows are painted: a tenth of the start-up
    if not _has_display():
        _complain(NO_DISPLAY.in_("en" if lang == "en" else "zh"))
        return 1
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from distributor_desk import register
    from distributor_desk.desktop import translate
    from distributor_desk.desktop.sitting import Sitting
    from distributor_desk.desktop.theme import Theme
    from distributor_desk.storage import folders
    from distributor_desk.storage.log import start_log

    application = QApplication(sys.argv[:1])
    application.setApplicationName(folders.APP)
    application.setQuitOnLastWindowClosed(False)
    start_log(folders.log_folder())
    sys.excepthook = _report_fault
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folders.APP, "window")
    language = translate.language_of(store, lang)
    translate.install(language)
    Theme(application)
    sitting = Sitting(store, language, register.ROOMS, register.sheets)
    sitting.ready.connect(gc.enable)
    if quit_when_ready:
        sitting.ready.connect(lambda: _say_ready(sitting))
    try:
        if quit_when_ready and company is not None:
            sitting.open(company)
        elif not sitting.begin(company):
            return 0
    except DeskError as error:
        _complain(error.in_(language))
        return 1
    return application.exec()


def _say_ready(sitting: object) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sitting.window.close()  # type: ignore[attr-defined]


def _complain(words: str) -> None:
    sys.stderr.write(words + "\n")


def _report_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What no job caught: written to the log, said once; the window lives on."""
    LOGGER.critical("a fault in the window", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
    from PySide6.QtWidgets import QApplication

    from distributor_desk.desktop import messages

    messages.show_fault(QApplication.activeWindow())


def _has_display() -> bool:
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
