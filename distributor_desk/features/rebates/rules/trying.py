"""Trying terms before they are signed: any figure, the whole curve, last year's real sales, any target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from distributor_desk.features.rebates.rules import engine
from distributor_desk.features.rebates.rules.engine import Measured, Reckoned
from distributor_desk.features.rebates.rules.terms import INCREMENTAL, MORE_THAN, RETROSPECTIVE, Terms

_POINTS = 24
FACTORS = tuple(Decimal(n) / 100 for n in (80, 90, 100, 110, 120, 130))
"""Targets that a what-if compares: of last year's basis."""


def ladder_only(terms: Terms, method: str | None = None) -> Terms:
    """The tiers alone, by one method: what the curve shows, whatever gate, speed or cap come to."""
    return replace(
        terms, method=method or terms.method, growth=None, gate=None, over_target=None, speed=(), cap_amount=None,
        cap_rate=None,
    )  # fmt: skip


def both(terms: Terms, basis: Decimal) -> tuple[Reckoned, Reckoned]:
    """What a basis pays by the whole-amount method and by slices (tiers alone; not for mixed terms)."""
    measured = engine.as_measured(terms, basis)
    return (
        engine.reckon(ladder_only(terms, RETROSPECTIVE), measured),
        engine.reckon(ladder_only(terms, INCREMENTAL), measured),
    )


def effective(pays: Decimal, basis: Decimal) -> Decimal | None:
    """What is paid as a ratio of the basis; None for no basis."""
    return pays / basis if basis > 0 else None


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the curve: the basis, and what both methods pay there."""

    basis: Decimal
    whole: Decimal
    slices: Decimal


def curve(terms: Terms) -> list[Point]:
    """From nothing to a quarter beyond the last threshold, with both sides of every step."""
    if not terms.tiers:
        return []
    last = max(terms.tiers[-1].threshold, terms.tiers[0].threshold, Decimal(0))
    most = last * Decimal("1.25") if last else Decimal(100_000)
    places = {(most * n / _POINTS).quantize(terms.step) for n in range(_POINTS + 1)}
    for tier in terms.tiers:
        edge = tier.threshold + (terms.step if terms.boundary == MORE_THAN else 0)
        places |= {p for p in (edge - terms.step, edge) if p >= 0}
    found = []
    for basis in sorted(places):
        whole, slices = both(terms, basis)
        found.append(Point(basis, whole.entitlement, slices.entitlement))
    return found


@dataclass(frozen=True, slots=True)
class Past:
    """The lines of one period of last year, and of the period a year before that."""

    own: Measured
    before: Measured | None = None


def would_have_paid(
    terms: Terms,
    method: str,
    periods: Sequence[Past],
    *,
    target: Decimal | None = None,
    reached: bool = False,
) -> Decimal:
    """What terms would have paid for last year's periods, payment in time.

    `target` is a share of each period's basis (1.1 is a tenth more); with `reached` the basis is the target
    itself, as if it had been met exactly.
    """
    tried = replace(terms, method=method, growth=terms.growth if method == RETROSPECTIVE else None, speed=())
    total = Decimal("0.00")
    for period in periods:
        basis = engine.value(terms, period.own)
        goal = None if target is None else basis * target
        own = period.own if not reached or goal is None else engine.at_basis(terms, period.own, goal)
        total += engine.reckon(tried, own, target=goal, last_year=period.before).entitlement
    return total
