"""Last year's real sales as terms would count them, for a what-if before signing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from distributor_desk.core.periods import year_before
from distributor_desk.features.rebates.queries.ledger import Measure, sums
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.rules.engine import NOTHING
from distributor_desk.features.rebates.rules.options import TAX_RATE
from distributor_desk.features.rebates.rules.periods import slots
from distributor_desk.features.rebates.rules.terms import CUSTOM
from distributor_desk.features.rebates.rules.trying import Past
from distributor_desk.storage.settings import value_of


def last_year(session: Session, scheme: Scheme, customers: Sequence[int], year: int) -> dict[int, list[Past]]:
    """The periods of a calendar year by customer, with the year before where the scheme pays for growth."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    kind = "year" if scheme.period == CUSTOM else scheme.period
    periods = slots(kind, first, last, first, last)
    spans = periods + [year_before(p) for p in periods]
    tax = value_of(session, TAX_RATE) / 100
    measure = Measure(
        scheme.terms.basis, scheme.scope, scheme.returns, scheme.tax_included, scheme.terms.needs_money,
        scheme.terms.needs_units, tax,
    )  # fmt: skip
    found = sums(session, measure, spans, [*customers])
    return {
        customer: [
            Past(
                found.get((customer, place), NOTHING),
                found.get((customer, place + len(periods)), NOTHING) if scheme.terms.growth else None,
            )
            for place in range(len(periods))
        ]
        for customer in customers
    }
