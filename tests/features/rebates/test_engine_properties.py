"""What holds of every scheme: properties, and a second, naive implementation that goes line by line."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.features.rebates.rules.engine import Measured, next_tier, reckon
from distributor_desk.features.rebates.rules.statement import BasisLine, own
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from tests.features.rebates import naive

D = Decimal
money = st.decimals(0, 10**7, places=2)
rates = st.decimals(0, 1, places=6)
boundaries = st.sampled_from(["at_least", "more_than"])


@st.composite
def ladders(draw: st.DrawFn, *, rising: bool = False) -> tuple[Tier, ...]:
    starts = sorted(set(draw(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=5))))
    paid = draw(st.lists(rates, min_size=len(starts), max_size=len(starts)))
    fixed = draw(
        st.lists(st.none() | st.decimals(0, 1000, places=2), min_size=len(starts), max_size=len(starts))
    )
    if rising:
        paid = sorted(paid)
    return tuple(Tier(s, r, None, f) for s, r, f in zip(starts, paid, fixed, strict=True))


@given(ladders(), boundaries, money, money)
def test_slices_never_fall_as_the_basis_grows(
    steps: tuple[Tier, ...], boundary: str, a: Decimal, b: Decimal
) -> None:
    terms = Terms(steps, method="incremental", boundary=boundary)
    less, more = (reckon(terms, Measured(x)).entitlement for x in sorted((a, b)))
    assert less <= more


@given(rates, st.none() | money, boundaries, money)
def test_both_methods_agree_on_one_tier_from_nothing(
    rate: Decimal, fixed: Decimal | None, boundary: str, basis: Decimal
) -> None:
    terms = Terms((Tier(D(0), rate, None, fixed),), boundary=boundary)
    assert (
        reckon(terms, Measured(basis)).entitlement
        == reckon(replace(terms, method="incremental"), Measured(basis)).entitlement
    )


@given(ladders(), st.integers(0, 4), st.decimals("0.01", 10**6, places=2), boundaries, money)
def test_splitting_a_tier_into_two_of_equal_rate_changes_nothing(
    steps: tuple[Tier, ...], which: int, after: Decimal, boundary: str, basis: Decimal
) -> None:
    tier = steps[which % len(steps)]
    start = tier.threshold + after
    if any(t.threshold == start for t in steps):
        return
    covers = max((t for t in steps if t.threshold < start), key=lambda t: t.threshold)
    for method in ("incremental", "retrospective"):
        fixed = (
            None if method == "incremental" else covers.fixed
        )  # by slices each fixed sum is added once more
        two = tuple(sorted((*steps, Tier(start, covers.rate, None, fixed)), key=lambda t: t.threshold))
        terms = Terms(steps, method=method, boundary=boundary)
        assert (
            reckon(terms, Measured(basis)).entitlement
            == reckon(replace(terms, tiers=two), Measured(basis)).entitlement
        )


@given(ladders(), boundaries, st.lists(st.decimals(-(10**5), 10**5, places=2), min_size=1, max_size=8))
def test_settling_in_any_number_of_steps_sums_to_the_entitlement(
    steps: tuple[Tier, ...], boundary: str, amounts: list[Decimal]
) -> None:
    terms, settled, basis = Terms(steps, boundary=boundary), D(0), D(0)
    for amount in amounts:
        basis += amount
        settled += reckon(terms, Measured(basis)).entitlement - settled
    assert settled == reckon(terms, Measured(sum(amounts, D(0)))).entitlement


@given(
    st.lists(st.decimals(-(10**5), 10**5, places=2), max_size=8), st.randoms(use_true_random=False), ladders()
)
def test_the_order_of_lines_never_matters(
    amounts: list[Decimal], chance: random.Random, steps: tuple[Tier, ...]
) -> None:
    lines = [BasisLine("2026-01", "sale", a, D(0)) for a in amounts]
    mixed = lines[:]
    chance.shuffle(mixed)
    assert reckon(Terms(steps), own(lines)).entitlement == reckon(Terms(steps), own(mixed)).entitlement


@given(ladders(), boundaries, money)
def test_the_gap_is_the_least_that_reaches_the_next_tier(
    steps: tuple[Tier, ...], boundary: str, basis: Decimal
) -> None:
    terms = Terms(steps, boundary=boundary)
    found = next_tier(terms, Measured(basis))
    if found is None:
        assert reckon(terms, Measured(basis)).tier == len(steps) - 1
        return
    there = reckon(terms, Measured(basis + found.gap))
    short = reckon(terms, Measured(basis + found.gap - D("0.01")))
    assert there.threshold == found.threshold
    assert (short.tier if short.tier is not None else -1) < (there.tier if there.tier is not None else -1)


@given(ladders(), boundaries, money)
def test_an_entitlement_has_two_decimals_and_is_never_negative(
    steps: tuple[Tier, ...], boundary: str, basis: Decimal
) -> None:
    for method in ("retrospective", "incremental"):
        found = reckon(Terms(steps, method=method, boundary=boundary), Measured(basis)).entitlement
        assert found >= 0
        assert found.as_tuple().exponent == -2


def agree(chance: random.Random) -> None:
    """One random scheme over one random ledger, both ways."""
    scheme, ledger = naive.scheme(chance), naive.ledger(chance)
    lines = [
        BasisLine("2026-01", "sale", line.amount, line.quantity)
        for line in ledger
        if naive.counts(scheme, line)
    ]
    carried = Measured(*naive.carried(chance))
    before = Measured(D(chance.randrange(-50_000, 300_000)) / 100, D(chance.randrange(0, 500)))
    target, days = naive.target(chance, scheme), chance.choice((None, 0, 10, 20, 40, 90))
    ours = reckon(scheme.terms, own(lines), carried=carried, target=target, last_year=before, days=days)
    theirs = naive.entitlement(scheme, ledger, carried, before, target, days)
    assert ours.entitlement == theirs, (scheme, ledger, carried, before, target, days)


def test_a_naive_twin_agrees_on_hundreds() -> None:
    chance = random.Random(5)
    for _ in range(800):
        agree(chance)


@pytest.mark.slow
def test_a_naive_twin_agrees_on_ten_thousand() -> None:
    chance = random.Random(7)
    for _ in range(10_000):
        agree(chance)


def test_the_twin_is_another_way_of_reckoning() -> None:
    """It would notice: a wrong rounding, or a rate taken from the wrong tier."""
    assert naive.rounded(Fraction(505, 1000)) == D("0.51")
    assert naive.rounded(Fraction(-2345, 1000)) == D("-2.35")
