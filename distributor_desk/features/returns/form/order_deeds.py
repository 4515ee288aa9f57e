"""What the order's form does with what is typed: keep it, submit it, exchange at once."""

from __future__ import annotations

from collections.abc import Callable

from distributor_desk.core.language import Text
from distributor_desk.features.returns.operations import orders
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft
from distributor_desk.storage.database import Company

Deed = Callable[[], tuple[int, Text]]
"""On the writer's thread: the order's id, and what was done."""


def keeping(company: Company, order_id: int | None, draft: Draft, *, then_submit: bool) -> Deed:
    """Keep a new or changed order, as a draft or to be decided."""

    def deed() -> tuple[int, Text]:
        if order_id is None:
            kept, action = orders.add(company, draft), orders.NEW.with_(kind=w.KINDS[draft.kind])
        else:
            kept, action = order_id, orders.change(company, order_id, draft)
        return kept, orders.submit(company, kept) if then_submit else action

    return deed


def exchanging(company: Company, draft: Draft, reason: str | None) -> Deed:
    """The exchange on the spot."""
    return lambda: (orders.exchange_on_the_spot(company, draft, reason=reason), orders.ON_THE_SPOT)
