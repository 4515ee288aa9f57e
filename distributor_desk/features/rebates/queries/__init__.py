"""What is read of rebates. Rooms above ask `standings` and `effect_of_lines`; they load when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from distributor_desk.features.rebates.queries.standing import (
        Effect,
        LineChange,
        Standing,
        effect_of_lines,
        standings,
    )

__all__ = ["Effect", "LineChange", "Standing", "effect_of_lines", "standings"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from distributor_desk.features.rebates.queries import standing

    return getattr(standing, name)
