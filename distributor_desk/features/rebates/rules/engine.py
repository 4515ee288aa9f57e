"""What terms pay for a basis: gate, tiers or growth, over-target, payment speed, cap; rounded once at the end.

Source: business rules §2. Everything is exact (`Decimal` at 48 digits) until the last line.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import NamedTuple

from distributor_desk.core.money import round_fen
from distributor_desk.features.rebates.rules.terms import (
    AT_LEAST,
    EXACT,
    ON_GROWTH,
    PAYMENTS,
    RETROSPECTIVE,
    Terms,
    least,
)

ZERO = Decimal(0)
NO_MONEY = Decimal("0.00")
_ENOUGH = Decimal(1).scaleb(-24)  # shares such as a third come back to a whole before the one rounding


class Measured(NamedTuple):
    """A sum of ledger lines: money in yuan and units of goods (base units, or cases where the scheme says so)."""

    money: Decimal = ZERO
    units: Decimal = ZERO

    def plus(self, other: Measured) -> Measured:
        return Measured(self.money + other.money, self.units + other.units)

    def less(self, other: Measured) -> Measured:
        return Measured(self.money - other.money, self.units - other.units)


NOTHING = Measured()


class Step(NamedTuple):
    """One line of the calculation: `kind` says which; `of` × `at` is `pays`, exact. `tier` counts from 0."""

    kind: str
    pays: Decimal
    of: Decimal | None = None
    at: Decimal | None = None
    tier: int | None = None


class Reckoned(NamedTuple):
    """What is earned for a basis, and how. `why` names why nothing is paid, else empty.

    why: not_positive | gate | no_target | no_last_year | no_tier | no_tiers
    """

    basis: Decimal
    carried: Decimal
    tier: int | None
    threshold: Decimal | None
    entitlement: Decimal
    steps: tuple[Step, ...] = ()
    why: str = ""
    growth: Decimal | None = None
    multiplier: Decimal | None = None


def value(terms: Terms, measured: Measured) -> Decimal:
    """The basis that thresholds are compared with."""
    return measured.units if terms.counts_units else measured.money


def as_measured(terms: Terms, basis: Decimal) -> Measured:
    """A bare figure as a sum of lines, where money or units alone decide (`not terms.mixed`)."""
    return Measured(ZERO, basis) if terms.counts_units else Measured(basis, ZERO)


def at_basis(terms: Terms, measured: Measured, basis: Decimal) -> Measured:
    """The same mix of goods at another basis; a sum of nothing has no mix."""
    now = value(terms, measured)
    if not terms.mixed or now == 0:
        return as_measured(terms, basis)
    with localcontext(EXACT):
        share = Measured(measured.money * basis / now, measured.units * basis / now)
    return Measured(share.money, basis) if terms.counts_units else Measured(basis, share.units)


def reckon(
    terms: Terms,
    own: Measured,
    *,
    carried: Measured = NOTHING,
    target: Decimal | None = None,
    last_year: Measured | None = None,
    days: int | None = None,
) -> Reckoned:
    """What the terms pay for the lines of a period and a negative basis that was carried into it.

    Order: gate not met or basis ≤ 0 → 0; else round(min(cap, multiplier × (tier or growth pay + over-target
    pay))). `days` of payment not yet known count in full.
    """
    with localcontext(EXACT):
        return _worked_out(terms, own, carried, target, last_year, days)


def _worked_out(
    terms: Terms,
    own: Measured,
    carried: Measured,
    target: Decimal | None,
    last_year: Measured | None,
    days: int | None,
) -> Reckoned:
    whole, brought = (own, ZERO) if carried is NOTHING else (own.plus(carried), value(terms, carried))
    basis = value(terms, whole)
    growth = _growth(terms, own, last_year) if terms.growth else None
    tier = _reached(terms, own, last_year) if terms.growth else _highest(terms, basis, None)
    threshold = None if tier is None else terms.tiers[tier].threshold
    plain = basis > 0 and tier is not None and terms.gate is None and not terms.growth
    why = "" if plain else _why_nothing(terms, basis, target, growth, tier)
    if why:
        return Reckoned(basis, brought, tier, threshold, NO_MONEY, (), why, growth)
    steps = _tier_steps(terms, own, whole, basis, tier, last_year)
    if terms.over_target is not None and target is not None and basis > target:
        above = whole.money * (basis - target) / basis
        steps.append(Step("over_target", above * terms.over_target, above, terms.over_target))
    pay = steps[0].pays if len(steps) == 1 else sum([s.pays for s in steps], ZERO)
    multiplier = _multiplier(terms, days) if terms.speed else None
    if multiplier is not None:
        steps.append(Step("speed", pay * multiplier - pay, pay, multiplier))
        pay *= multiplier
    cap = _cap(terms, whole)
    if cap is not None and pay > cap:
        steps.append(Step("cap", cap - pay, pay, cap))
        pay = cap
    if terms.mixed or terms.over_target is not None:
        # goods for less than nothing (units beside negative money) earn nothing
        pay = max(pay.quantize(_ENOUGH), ZERO)
    return Reckoned(basis, brought, tier, threshold, round_fen(pay), tuple(steps), "", growth, multiplier)


def _why_nothing(
    terms: Terms, basis: Decimal, target: Decimal | None, growth: Decimal | None, tier: int | None
) -> str:
    if not terms.tiers:
        return "no_tiers"
    if basis <= 0:
        return "not_positive"
    if terms.gate is not None and (target is None or basis < target * terms.gate):
        return "no_target" if target is None else "gate"
    if terms.growth and growth is None:
        return "no_last_year"
    return "no_tier" if tier is None and not terms.over_target else ""


def _growth(terms: Terms, own: Measured, last_year: Measured | None) -> Decimal | None:
    """Growth in per cent against the same period a year before; None where that was nothing."""
    before = None if last_year is None else value(terms, last_year)
    if not terms.growth or before is None or before <= 0:
        return None
    return (value(terms, own) - before) * 100 / before


def _reached(terms: Terms, own: Measured, last_year: Measured | None) -> int | None:
    """The highest tier of growth reached, or None."""
    before = None if last_year is None else value(terms, last_year)
    if before is None or before <= 0:
        return None
    # growth ≥ t %  ⇔  (own − before) × 100 ≥ t × before: exact without a division
    return _highest(terms, (value(terms, own) - before) * 100, before)


def _highest(terms: Terms, compared: Decimal, scale: Decimal | None) -> int | None:
    """The last tier whose threshold (times `scale`) is reached."""
    reached = None
    at_least = terms.boundary == AT_LEAST
    for place, tier in enumerate(terms.tiers):
        threshold = tier.threshold if scale is None else tier.threshold * scale
        if compared < threshold or (compared == threshold and not at_least):
            break
        reached = place
    return reached


def _tier_steps(
    terms: Terms,
    own: Measured,
    whole: Measured,
    basis: Decimal,
    tier: int | None,
    last_year: Measured | None,
) -> list[Step]:
    if tier is None:
        return []
    if terms.growth or terms.method == RETROSPECTIVE:
        paid_on = whole
        if terms.growth == ON_GROWTH and last_year is not None:
            more = own.less(last_year)
            paid_on = Measured(max(more.money, ZERO), max(more.units, ZERO))
        return _pays(terms, tier, paid_on, "growth" if terms.growth else "whole")
    steps: list[Step] = []
    money_alone = not terms.mixed and not terms.counts_units
    for place in range(tier + 1):
        end = terms.tiers[place + 1].threshold if place < tier else basis
        part = end - terms.tiers[place].threshold
        on = Measured(part, ZERO) if money_alone else at_basis(terms, whole, part)
        steps += _pays(terms, place, on, "slice")
    return steps


def _pays(terms: Terms, place: int, on: Measured, kind: str) -> list[Step]:
    tier = terms.tiers[place]
    steps = []
    if tier.rate is not None:
        steps.append(Step(kind, on.money * tier.rate, on.money, tier.rate, place))
    if tier.per_unit is not None and terms.basis != PAYMENTS:
        steps.append(Step(f"{kind}_units", on.units * tier.per_unit, on.units, tier.per_unit, place))
    if tier.fixed is not None:
        steps.append(Step("fixed", tier.fixed, None, None, place))
    return steps


def _multiplier(terms: Terms, days: int | None) -> Decimal | None:
    """The payment-speed multiplier; None where speed does not count or is not known."""
    if not terms.speed or days is None:
        return None
    return next((ratio for most, ratio in terms.speed if days <= most), ZERO)


def _cap(terms: Terms, whole: Measured) -> Decimal | None:
    if terms.cap_amount is not None:
        return terms.cap_amount
    return None if terms.cap_rate is None else max(terms.cap_rate * whole.money, ZERO)


class NextTier(NamedTuple):
    """The way to the next tier: its threshold, how much basis is missing, what reaching it adds."""

    threshold: Decimal
    gap: Decimal
    gain: Decimal


class Outlook(NamedTuple):
    """The three figures: now, on track for (None before the period begins), and the next tier (None: none)."""

    now: Reckoned
    forecast_basis: Decimal | None
    forecast_entitlement: Decimal | None
    next: NextTier | None


def outlook(
    terms: Terms,
    own: Measured,
    days_of_period: int,
    elapsed: int,
    *,
    carried: Measured = NOTHING,
    target: Decimal | None = None,
    last_year: Measured | None = None,
    days: int | None = None,
) -> Outlook:
    """Now; on track for: the lines × days of the period ÷ days elapsed (as-of day included); the next tier.

    `days` are those of payment, as in `reckon`.
    """
    with localcontext(EXACT):
        now = _worked_out(terms, own, carried, target, last_year, days)
        then = None
        if elapsed > 0:
            ahead = Measured(
                own.money and own.money * days_of_period / elapsed,
                own.units and own.units * days_of_period / elapsed,
            )
            then = _worked_out(terms, ahead, carried, target, last_year, days)
        following = _next_tier(terms, own, now, carried, target, last_year, days)
    return Outlook(now, then and then.basis, then and then.entitlement, following)


def next_tier(
    terms: Terms,
    own: Measured,
    *,
    carried: Measured = NOTHING,
    target: Decimal | None = None,
    last_year: Measured | None = None,
    days: int | None = None,
) -> NextTier | None:
    """Gap = threshold − basis (a step more where it must be exceeded); gain = entitlement there − now.

    None on the highest tier, or where growth has no year to compare with.
    """
    with localcontext(EXACT):
        now = _worked_out(terms, own, carried, target, last_year, days)
        return _next_tier(terms, own, now, carried, target, last_year, days)


def _next_tier(
    terms: Terms,
    own: Measured,
    now: Reckoned,
    carried: Measured,
    target: Decimal | None,
    last_year: Measured | None,
    days: int | None,
) -> NextTier | None:
    place = 0 if now.tier is None else now.tier + 1
    if place >= len(terms.tiers):
        return None
    threshold, wanted = terms.tiers[place].threshold, terms.starts[place]
    if terms.growth:
        before = ZERO if last_year is None else value(terms, last_year)
        if before <= 0:
            return None
        wanted = least(terms, before + before * threshold / 100 + value(terms, carried))
    gap = wanted - now.basis
    grown = at_basis(terms, own, wanted if carried is NOTHING else value(terms, own) + gap)
    then = _worked_out(terms, grown, carried, target, last_year, days)
    return NextTier(threshold, gap, then.entitlement - now.entitlement)
