"""Where a line of the Today tab leads when it is about no single sub-distributor: a page of this room's tab."""

from __future__ import annotations

TERRITORIES, GET_TOGETHERS = -1, -2
