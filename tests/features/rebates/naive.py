"""A second way of reckoning a rebate: line by line, in fractions, without a thought of speed; and random worlds."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from distributor_desk.features.rebates.rules.engine import Measured
from distributor_desk.features.rebates.rules.terms import Terms, Tier

D = Decimal


@dataclass(frozen=True)
class Line:
    """A ledger line as the sheet has it: returns negative, a gift without money, an allowance without goods."""

    kind: str
    product: int
    quantity: Decimal
    amount: Decimal
    excused: bool = False


@dataclass(frozen=True)
class Scheme:
    terms: Terms
    products: frozenset[int] | None
    split: bool


def scheme(chance: random.Random) -> Scheme:
    growth = chance.choice((None, None, None, "on_growth", "on_all"))
    basis = chance.choice(("net_amount", "gross_amount", "quantity"))
    highest = 40 if growth else 200 if basis == "quantity" else 2_000
    starts = sorted(chance.sample(range(highest), chance.randrange(1, 5)))
    if chance.random() < 0.7:
        starts[0] = 0
    made = Terms(
        tuple(_tier(chance, start) for start in sorted(set(starts))), basis,
        "retrospective" if growth else chance.choice(("retrospective", "incremental")),
        chance.choice(("at_least", "more_than")), growth,
        gate=chance.choice((None, None, D("0.8"), D("1"))), over_target=chance.choice((None, None, D("0.015"))),
        speed=chance.choice(((), ((15, D(1)), (30, D("0.8"))))), cap_amount=chance.choice((None, None, D(20))),
        cap_rate=None,
    )  # fmt: skip
    if made.cap_amount is None and chance.random() < 0.2:
        made = Terms(
            made.tiers, made.basis, made.method, made.boundary, made.growth, made.gate, made.over_target, made.speed,
            None, D("0.03"),
        )  # fmt: skip
    return Scheme(made, chance.choice((None, frozenset({1, 2}))), chance.random() < 0.3)


def _tier(chance: random.Random, start: int) -> Tier:
    rate = chance.choice((None, D(chance.randrange(0, 3000)) / 100_000))
    unit = chance.choice((None, None, D(chance.randrange(0, 50)) / 1000))
    return Tier(D(start), rate, unit, chance.choice((None, None, D(chance.randrange(500)) / 100)))


def ledger(chance: random.Random) -> list[Line]:
    lines = []
    for _ in range(chance.randrange(0, 25)):
        kind = chance.choice(("sale", "sale", "sale", "return", "gift", "allowance"))
        sign = -1 if kind in ("return", "allowance") else 1
        quantity = D(0) if kind == "allowance" else sign * D(chance.randrange(1, 20_000)) / 1000
        amount = D(0) if kind == "gift" else sign * D(chance.randrange(1, 30_000)) / 100
        lines.append(
            Line(kind, chance.randrange(1, 4), quantity, amount, kind == "return" and chance.random() < 0.4)
        )
    return lines


def carried(chance: random.Random) -> tuple[Decimal, Decimal]:
    return (
        (D(-chance.randrange(0, 5000)) / 100, D(-chance.randrange(0, 9)))
        if chance.random() < 0.2
        else (D(0), D(0))
    )


def target(chance: random.Random, made: Scheme) -> Decimal | None:
    return D(chance.randrange(1, 150_000)) / 100 if made.terms.needs_target else None


def counts(made: Scheme, line: Line) -> bool:
    """Whether a line enters the basis."""
    if line.kind not in ("sale", "return"):
        return False
    if made.products is not None and line.product not in made.products:
        return False
    if line.kind == "return":
        return made.terms.basis != "gross_amount" and not (made.split and line.excused)
    return True


def entitlement(
    made: Scheme,
    lines: list[Line],
    brought: Measured,
    before: Measured,
    goal: Decimal | None,
    days: int | None,
) -> Decimal:
    """The clauses of business rules §2 one after the other, in fractions."""
    terms = made.terms
    money = units = Fraction(0)
    for line in lines:
        if counts(made, line):
            money += Fraction(line.amount)
            units += Fraction(line.quantity)
    alone = money, units
    by_units = terms.basis == "quantity"
    money, units = money + Fraction(brought.money), units + Fraction(brought.units)
    basis = units if by_units else money
    if basis <= 0:
        return D("0.00")
    if terms.gate is not None and (goal is None or basis < Fraction(goal) * Fraction(terms.gate)):
        return D("0.00")
    if terms.growth:
        growth = _growth_pay(terms, alone, money, units, before)
        if growth is None:
            return D("0.00")
        pay = growth
    elif terms.method == "retrospective":
        pay = _whole_pay(terms, basis, money, units)
    else:
        pay = _slice_pay(terms, basis, money, units)
    if terms.over_target is not None and goal is not None and basis > Fraction(goal):
        pay += money * (basis - Fraction(goal)) / basis * Fraction(terms.over_target)
    return rounded(max(_limited(terms, pay, money, days), Fraction(0)))


def _limited(terms: Terms, pay: Fraction, money: Fraction, days: int | None) -> Fraction:
    """Payment speed, then the cap."""
    if terms.speed and days is not None:
        share = Fraction(0)
        for most, ratio in reversed(terms.speed):
            if days <= most:
                share = Fraction(ratio)
        pay *= share
    if terms.cap_amount is not None:
        pay = min(pay, Fraction(terms.cap_amount))
    if terms.cap_rate is not None:
        pay = min(pay, Fraction(terms.cap_rate) * money)
    return pay


def _is_reached(terms: Terms, basis: Fraction, start: Decimal) -> bool:
    return basis >= Fraction(start) if terms.boundary == "at_least" else basis > Fraction(start)


def _of(tier: Tier, money: Fraction, units: Fraction) -> Fraction:
    pay = Fraction(tier.fixed or 0)
    if tier.rate is not None:
        pay += money * Fraction(tier.rate)
    if tier.per_unit is not None:
        pay += units * Fraction(tier.per_unit)
    return pay


def _whole_pay(terms: Terms, basis: Fraction, money: Fraction, units: Fraction) -> Fraction:
    pay = Fraction(0)
    for tier in terms.tiers:
        if _is_reached(terms, basis, tier.threshold):
            pay = _of(tier, money, units)
    return pay


def _slice_pay(terms: Terms, basis: Fraction, money: Fraction, units: Fraction) -> Fraction:
    pay = Fraction(0)
    ends = [Fraction(t.threshold) for t in terms.tiers[1:]] + [basis]
    for tier, end in zip(terms.tiers, ends, strict=True):
        if _is_reached(terms, basis, tier.threshold):
            part = (min(end, basis) - Fraction(tier.threshold)) / basis
            pay += _of(tier, money * part, units * part)
    return pay


def _growth_pay(
    terms: Terms, alone: tuple[Fraction, Fraction], money: Fraction, units: Fraction, before: Measured
) -> Fraction | None:
    """Tiers by growth of the period's own lines; what was carried in is no growth."""
    by_units = terms.basis == "quantity"
    was = Fraction(before.units if by_units else before.money)
    if was <= 0:
        return None
    percent = (alone[1 if by_units else 0] - was) / was * 100
    more = [
        max(now - Fraction(then), Fraction(0))
        for now, then in zip(alone, (before.money, before.units), strict=True)
    ]
    pay = Fraction(0)
    for tier in terms.tiers:
        if _is_reached(terms, percent, tier.threshold):
            pay = _of(tier, money, units) if terms.growth == "on_all" else _of(tier, *more)
    return pay


def rounded(value: Fraction) -> Decimal:
    """Half up, away from zero, to the fen."""
    fen = abs(value) * 100
    whole = int(fen)
    if fen - whole >= Fraction(1, 2):
        whole += 1
    return (D(whole) if value >= 0 else D(-whole)) / 100 + D("0.00")
