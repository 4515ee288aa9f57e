"""What an order would do to the customer's rebates, before → after (business rules §3)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from distributor_desk.features.rebates.queries import Effect, LineChange, effect_of_lines
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft

__all__ = ["Effect", "effect"]


def effect(session: Session, draft: Draft, on: date) -> list[Effect]:
    """For each agreement of the customer: basis, tier and entitlement before and after, settled on a day."""
    changes = [
        LineChange(
            line.product_id, -line.counted, -line.value_in, line.reason, line.fault or w.FAULT_OF[line.reason]
        )
        for line in draft.lines
        if line.counted
    ]
    if draft.kind == w.EXCHANGE:
        changes += [
            LineChange(line.out_product_id, line.counted_out, line.value_out)
            for line in draft.lines
            if line.out_product_id is not None and line.counted_out
        ]
    return effect_of_lines(session, draft.customer_id, on, changes) if changes else []
