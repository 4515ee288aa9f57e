"""Why a shop is visited, and how urgent that is: decided by its state, which is never printed itself."""

from __future__ import annotations

from dataclasses import dataclass

from distributor_desk.core.language import Text


@dataclass(frozen=True, slots=True)
class ShopState:
    """What decides why a shop is visited; never printed itself."""

    overdue_promise: str | None
    open_promise: str | None
    ever_ordered: bool
    days_since_order: int | None
    days_since_visit: int | None
    visit_every: int | None
    last_result: str | None
    goal: Text | None = None
    """The next small step where the shop does not want to buy yet; None for every other shop."""
    customer_id: int = 0
    seasonal: str | None = None


QUIET_AFTER = 45
"""Days without an order after which a shop is asked why."""


def priority_of(state: ShopState) -> str:
    """A for what cannot wait: a promise that is due, a shop that went quiet, a visit long overdue; else B."""
    late = state.visit_every is not None and (state.days_since_visit or 0) > 2 * state.visit_every
    quiet = state.days_since_order is not None and state.days_since_order > QUIET_AFTER
    return "A" if state.overdue_promise or quiet or late else "B"


def purpose_of(state: ShopState) -> Text:
    """The one goal of the visit, in words that the shopkeeper may read."""
    if state.overdue_promise:
        return Text("先兑现承诺：{what}", "Keep the promise: {what}").with_(what=state.overdue_promise)
    if state.goal is not None:
        return state.goal
    if not state.ever_ordered:
        return Text("认识老板，介绍两样好卖的商品", "Meet the owner; show two items that sell well")
    if state.days_since_order is not None and state.days_since_order > QUIET_AFTER:
        return Text(
            "了解 {days} 天没有进货的原因，少量补货",
            "Ask why there was no order for {days} {days:day|days}; a small refill",
        ).with_(days=state.days_since_order)
    if state.open_promise:
        return Text("补货，跟进：{what}", "Refill; follow up: {what}").with_(what=state.open_promise)
    return Text("按 1.5 倍法则补货，推荐一样新品", "Refill by the 1.5 rule; suggest one new item")


def when_of(state: ShopState) -> str:
    """Which kind of visit this is: what openings and questions are chosen by."""
    if state.overdue_promise:
        return "promise_late"
    if state.goal is not None:
        return "reluctant"
    if state.last_result == "absent":
        return "absent"
    if not state.ever_ordered:
        return "new"
    if state.days_since_order is not None and state.days_since_order > QUIET_AFTER:
        return "quiet"
    return state.seasonal or "usual"
