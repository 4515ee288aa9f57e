"""What past sales say of the seasons, as a first proposal for the weights."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import month_start
from distributor_desk.features.reps.rules.season import from_sales
from distributor_desk.features.sales.records import SalesDay


def proposed(session: Session, today: date) -> dict[int, Decimal]:
    """Weights by the net sales of the full months of the last three years."""
    month = func.substr(SalesDay.date, 1, 7)
    rows = session.execute(
        select(month, func.sum(SalesDay.sold), func.sum(SalesDay.returned))
        .where(
            SalesDay.date >= month_start(today.year - 3, today.month),
            SalesDay.date < month_start(today.year, today.month),
        )
        .group_by(month)
    )
    found: dict[int, list[Decimal]] = {}
    for name, sold, returned in rows:
        found.setdefault(int(name[5:7]), []).append((sold or Decimal(0)) + (returned or Decimal(0)))
    return from_sales(found)
