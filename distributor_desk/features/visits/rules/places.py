"""Where a sentence's button leads in the tab of the visits: a route by its id, or one of these."""

from __future__ import annotations

from enum import IntEnum


class Place(IntEnum):
    """Pages that are opened by a number; routes have the positive ones."""

    UNROUTED = 0
    PROMISES = -1
    HOLIDAYS = -2
    SHEETS = -3
    TOMORROW = -4

    @property
    def page(self) -> str:
        return {0: "routes", -1: "promises", -2: "plan", -3: "enter", -4: "today"}[self]
