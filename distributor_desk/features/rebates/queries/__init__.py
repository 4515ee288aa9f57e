"""What is read of rebates. Rooms above ask `standings` and `effect_of_lines`."""

from distributor_desk.features.rebates.queries.standing import (
    Effect,
    LineChange,
    Standing,
    effect_of_lines,
    standings,
)

__all__ = ["Effect", "LineChange", "Standing", "effect_of_lines", "standings"]
