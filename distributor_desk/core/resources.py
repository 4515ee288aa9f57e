"""Where the files that ship with the program lie: in the source tree, in a wheel, in a frozen program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from distributor_desk.core.errors import DeskBug


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    for place in (
        *([Path(frozen) / "resources"] if frozen else []),
        package / "resources",
        package.parent / "resources",
    ):
        if (place / "fonts").is_dir():
            return place
    raise DeskBug(f"no resources beside {package.name}")


def resource(*parts: str) -> Path:
    """The path of a shipped file, e.g. `resource("fonts", "NotoSansSC-Regular.ttf")`."""
    return _root().joinpath(*parts)
