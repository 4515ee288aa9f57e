"""How much hangs on one name, and how money turns over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from distributor_desk.features.portfolio.queries.company import Concentration, concentration
from distributor_desk.features.portfolio.queries.products import YEAR, window_of
from distributor_desk.features.stock.queries.turning import Turning, turning


@dataclass(frozen=True, slots=True)
class Sides:
    """Shares of twelve months' net sales; stock turns and receivable days."""

    concentration: Concentration
    turning: Turning


def sides(session: Session, today: date) -> Sides:
    """Both, from the ledger's kept sums."""
    return Sides(concentration(session, window_of(YEAR, today)), turning(session, today))
