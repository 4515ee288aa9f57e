"""A deed that a room adds to the menus of the Customers tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text

Menu = Literal["lists", "papers"]


@dataclass(frozen=True, slots=True)
class CustomerDeed:
    """`run(parent, ids)` gets the selected customers; `menu` says under which button of the toolbar it stands.

    A deed that `needs` customers is called only when at least one is selected; one that is `apart` stands below
    a line.
    """

    text: Text
    menu: Menu
    run: Callable[[QWidget, list[int]], object]
    needs: bool = False
    apart: bool = False
