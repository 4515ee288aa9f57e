"""The window's program: builds everything once, in reading order."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

NO_DISPLAY = Text(
    "没有可用的显示器，无法打开窗口。请在桌面环境中启动，或使用命令行（distributor-desk --help）。",
    "There is no display to open a window on. Start it on a desktop, or use the commands (distributor-desk --help).",
)


def run(company: Path | None, lang: str | None, *, quit_when_ready: bool = False) -> int:
    """Open the window; returns the exit code. With `quit_when_ready` it says "ready" and goes."""
    gc.disable()  # until the first rows are painted: a tenth of the start-up
    from distributor_desk import register
    from distributor_desk.desktop import program, translate
    from distributor_desk.desktop.sitting import Sitting
    from distributor_desk.desktop.theme import Theme
    from distributor_desk.storage import folders
    from distributor_desk.storage.log import start_log

    if not program.has_display():
        return _refused(NO_DISPLAY.in_("en" if lang == "en" else "zh"))
    application = program.make_application()
    start_log(folders.log_folder())
    store = program.window_settings()
    language = translate.language_of(store, lang)
    translate.install(language)
    Theme(application)
    sitting = Sitting(store, language, register.ROOMS, register.sheets)
    try:
        return program.run(application, sitting, company, quit_when_ready=quit_when_ready)
    except DeskError as error:
        return _refused(error.in_(language))


def _refused(words: str) -> int:
    sys.stderr.write(words + "\n")
    return 1
