"""None, True and False made as lasting as they are from Python 3.12 on.

Qt for Python 6.12 gives back one reference too many of them in many calls (a thousand `processEvents()`
cost None a thousand). Before 3.12 these are counted like any other object, and at zero the interpreter
ends the process. See PEP 683.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40


def keep_singletons() -> None:
    """Give them more references than any sitting can use up."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < ENOUGH:
        for one in (None, True, False):
            ctypes.c_ssize_t.from_address(id(one)).value += ENOUGH
