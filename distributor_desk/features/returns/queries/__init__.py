"""What is read of returns. Rooms above use `cap_left` and `slow_movers`."""

from __future__ import annotations

from distributor_desk.features.returns.queries.policies import cap_left, policy_of
from distributor_desk.features.returns.queries.slow import SlowMover, slow_days, slow_movers

__all__ = ["SlowMover", "cap_left", "policy_of", "slow_days", "slow_movers"]
