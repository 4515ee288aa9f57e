"""Reads the command line: no command opens the window, the reader's switch goes first of all."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """The program's entry."""
    gc.disable()  # what a start or a command makes is kept to its end; the window collects by itself
    arguments = sys.argv[1:]
    if arguments[:1] == ["--read-workbook"]:
        # the frozen program starts itself as the reader of workbooks
        from distributor_desk.spreadsheets.reader_process import main as read

        sys.exit(read(arguments[1:]))
    wish = _window_wish(arguments)
    if wish is not None:
        sys.exit(_window(*wish))
    from distributor_desk.cli import main as run

    sys.exit(run(arguments, _window))


def _window_wish(arguments: list[str]) -> tuple[Path | None, str | None, bool] | None:
    """Company, language and "quit when ready" of a plain start; None leaves the words to the command line.

    A start that needs no command need not load what reads commands.
    """
    rest = [*arguments]
    company, language, quit_when_ready = None, None, False
    while rest:
        word = rest.pop(0)
        if word == "--quit-when-ready":
            quit_when_ready = True
        elif word == "--company" and rest and not rest[0].startswith("-"):
            company = Path(rest.pop(0))
        elif word == "--lang" and rest and rest[0] in ("zh", "en"):
            language = rest.pop(0)
        else:
            return None
    return company, language, quit_when_ready


def _window(company: Path | None, language: str | None, quit_when_ready: bool) -> int:
    from distributor_desk import app

    code = app.run(company, language, quit_when_ready=quit_when_ready)
    # Company, log and settings are closed. Qt's leftovers (the clipboard among them) can bring down the
    # interpreter's own clean-up, which has nothing left to do.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
