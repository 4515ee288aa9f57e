"""Targets as they are kept: for exports, and for an import that meets them again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.features.rebates.records import RebateScheme, Target


@dataclass(frozen=True, slots=True)
class Goal:
    """Whose target, for what, and when."""

    customer_id: int | None
    rep_id: int | None
    scheme_id: int | None
    category: str | None
    period: Period


def known(session: Session) -> dict[Goal, Decimal]:
    """Every target by whom, scheme, category and period."""
    rows = session.scalars(select(Target).where(Target.retired_at.is_(None)).order_by(Target.id))
    return {
        Goal(t.customer_id, t.rep_id, t.scheme_id, t.category, Period(t.first, t.last)): t.amount
        for t in rows
    }


def all_targets(session: Session) -> list[tuple[Any, ...]]:
    """Every target for an export: customer with code, rep, scheme, category, first, last, amount.

    In an order of their own, whichever sheet brought them in.
    """
    query = (
        select(
            Customer.name, Customer.code, Rep.name, RebateScheme.name, Target.category, Target.first, Target.last,
            Target.amount,
        )
        .outerjoin(Customer, Customer.id == Target.customer_id)
        .outerjoin(Rep, Rep.id == Target.rep_id)
        .outerjoin(RebateScheme, RebateScheme.id == Target.scheme_id)
        .where(Target.retired_at.is_(None))
        .order_by(
            Customer.name, Customer.code, Rep.name, RebateScheme.name, Target.category, Target.first, Target.last, Target.id
        )
    )  # fmt: skip
    return [tuple(row) for row in session.execute(query)]
