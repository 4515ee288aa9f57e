"""What a scheme pays: the given vectors, and one worked by hand for every clause of business rules §2."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.features.rebates.rules import engine
from distributor_desk.features.rebates.rules.engine import Measured, as_measured, next_tier, outlook, reckon
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from tests.features.rebates.town import LADDER, tiers

D = Decimal
THREE = (("0", "10"), ("100", "20"), ("300", "30"))
UNITS = (("0", "7", "0"), ("5", "6.5", "0"), ("10", "6", "0"))
LAGO = (("0", "10", "2"), ("10", "5", "3"), ("20", "5", "3"))
# source, method, boundary, tiers (start, rate %) or (start, per unit, fixed), basis, expected
VECTORS: list[tuple[str, str, str, tuple[tuple[str, ...], ...], str, str]] = [
    ("OCA agreement_rebate tests: one rate", "retrospective", "at_least", (("0", "10"),), "3800", "380.00"),
    ("OCA agreement_rebate tests", "retrospective", "more_than", THREE, "3800", "1140.00"),
    ("same ladder, slices from each tier's start", "incremental", "more_than", THREE, "3800", "1100.00"),
    ("Dynamics 365, Stepped", "incremental", "at_least", (("0", "10"), ("1000", "25")), "2000", "350.00"),
    ("Dynamics 365, Cumulative", "retrospective", "at_least", (("0", "10"), ("1000", "25")), "2000", "500.00"),
    *(("Stripe, volume", "retrospective", "more_than", UNITS, basis, pays)
      for basis, pays in (("1", "7.00"), ("5", "35.00"), ("6", "39.00"), ("20", "120.00"), ("25", "150.00"))),
    *(("Lago graduated, fixed sum per tier", "incremental", "more_than", LAGO, basis, pays)
      for basis, pays in (("0", "0.00"), ("1", "12.00"), ("10", "102.00"), ("11", "110.00"), ("12", "115.00"), ("21", "163.00"))),
    *(("threshold reached exactly", "retrospective", "at_least", (("0", "0"), ("10000", "2"), ("20000", "3")), basis, pays)
      for basis, pays in (("20000.00", "600.00"), ("19999.99", "400.00"), ("9999.99", "0.00"))),
    *(("threshold exceeded", "retrospective", "more_than", (("0", "0"), ("10000", "2"), ("20000", "3")), basis, pays)
      for basis, pays in (("20000.00", "400.00"), ("20000.01", "600.00"))),
    ("zuplo pricing models", "incremental", "more_than",
     (("0", "0.10", "0"), ("1000", "0.05", "0"), ("10000", "0.01", "0")), "15000", "600.00"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "method", "boundary", "steps", "basis", "expected"), VECTORS)
def test_vectors(
    source: str, method: str, boundary: str, steps: tuple[tuple[str, ...], ...], basis: str, expected: str
) -> None:
    units = len(steps[0]) == 3
    made = tuple(
        Tier(D(start), None, D(rest[0]), D(rest[1]) or None) if units else Tier(D(start), D(rest[0]) / 100)
        for start, *rest in steps
    )
    terms = Terms(made, "quantity" if units else "net_amount", method, boundary)
    assert str(reckon(terms, as_measured(terms, D(basis))).entitlement) == expected, source


def pays(terms: Terms, basis: str, **more: Any) -> str:
    return str(reckon(terms, Measured(D(basis)), **more).entitlement)


# by hand, clause by clause ----------------------------------------------------------------------------


def test_the_order_gate_over_target_speed_cap() -> None:
    # business rules §2: 0.8 × (24 000 + 2 000) = 20 800, capped at 20 000
    terms = Terms(
        tiers(("0", "2")), gate=D("0.9"), over_target=D("0.01"), speed=((15, D(1)), (30, D("0.8"))),
        cap_amount=D(20_000),
    )  # fmt: skip
    now = reckon(terms, Measured(D(1_200_000)), target=D(1_000_000), days=20)
    assert str(now.entitlement) == "20000.00"
    assert [(s.kind, s.pays) for s in now.steps] == [
        ("whole", D("24000")), ("over_target", D("2000")), ("speed", D("-5200")), ("cap", D("-800")),
    ]  # fmt: skip
    # the cap comes after the speed: 0.8 × 25 000 = 20 000 is not above it, and 20 000 × 0.8 would be 16 000
    assert pays(terms, "1166666.67", target=D(1_000_000), days=20) == "20000.00"
    # the gate before everything: 899 999.99 < 1 000 000 × 0.9
    assert pays(terms, "899999.99", target=D(1_000_000), days=20) == "0.00"
    # exactly the gate pays, unrounded: 900 000 × 2 % × 0.8
    assert pays(terms, "900000", target=D(1_000_000), days=20) == "14400.00"


def test_a_gate_is_not_rounded() -> None:
    terms = Terms(tiers(("0", "1")), gate=D("0.333333"))
    # 1 000.01 × 0.333333 = 333.336333…, so 333.33 does not reach it and 333.34 does
    assert pays(terms, "333.33", target=D("1000.01")) == "0.00"
    assert pays(terms, "333.34", target=D("1000.01")) == "3.33"


def test_without_a_target_a_gate_pays_nothing_and_says_why() -> None:
    now = reckon(Terms(tiers(("0", "1")), gate=D("0.8")), Measured(D(100)))
    assert (str(now.entitlement), now.why) == ("0.00", "no_target")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "100.00"),
        (15, "100.00"),
        (16, "80.00"),
        (30, "80.00"),
        (45, "50.00"),
        (46, "0.00"),
        (None, "100.00"),
    ],
)
def test_payment_speed(days: int | None, expected: str) -> None:
    terms = Terms(tiers(("0", "10")), speed=((15, D(1)), (30, D("0.8")), (45, D("0.5"))))
    assert pays(terms, "1000", days=days) == expected


def test_a_cap_in_per_cent_of_the_basis() -> None:
    # 10 % on all with the second tier, capped at 3 % of 2 000
    assert pays(Terms(tiers(("0", "1"), ("1000", "10")), cap_rate=D("0.03")), "2000") == "60.00"


def test_nothing_at_all_for_a_basis_of_zero_or_less_fixed_sums_included() -> None:
    for method in ("retrospective", "incremental"):
        terms = Terms((Tier(D(0), None, None, D(500)),), method=method)
        assert pays(terms, "0") == "0.00"
        assert pays(terms, "-5") == "0.00"
        assert pays(terms, "0.01") == "500.00"


def test_fixed_sums_once_or_of_every_tier_reached() -> None:
    steps = (Tier(D(0), None, None, D(100)), Tier(D(1000), D("0.01"), None, D(200)))
    # whole: 200 of the tier reached + 1 % of 1 500; by slices: 100 + 200 + 1 % of 500
    assert pays(Terms(steps), "1500") == "215.00"
    assert pays(Terms(steps, method="incremental"), "1500") == "305.00"


def test_half_up_away_from_zero_and_once() -> None:
    # 1.5 % of 0.33 = 0.00495; 0.5 % of 101 = 0.505 → 0.51; two slices of 0.335 each are 0.67, not 0.34 + 0.34
    assert pays(Terms(tiers(("0", "1.5"))), "0.33") == "0.00"
    assert pays(Terms(tiers(("0", "0.5"))), "101") == "0.51"
    assert pays(Terms(tiers(("0", "0.5"), ("67", "0.5")), method="incremental"), "134") == "0.67"


GROWTH = Terms(tiers(("5", "1"), ("15", "2")), growth="on_growth")


@pytest.mark.parametrize(
    ("growth", "own", "before", "expected", "why"),
    [
        ("on_growth", "1150", "1000", "3.00", ""),  # exactly 15 %: 2 % of 150
        ("on_growth", "1149.99", "1000", "1.50", ""),  # 14.999 %: 1 % of 149.99
        ("on_all", "1150", "1000", "23.00", ""),  # 2 % of 1 150
        ("on_all", "1049.99", "1000", "0.00", "no_tier"),
        ("on_all", "1150", "0", "0.00", "no_last_year"),
        ("on_all", "1150", "-5", "0.00", "no_last_year"),
    ],
)
def test_growth(growth: str, own: str, before: str, expected: str, why: str) -> None:
    terms = Terms(GROWTH.tiers, growth=growth)
    now = reckon(terms, Measured(D(own)), last_year=Measured(D(before)))
    assert (str(now.entitlement), now.why) == (expected, why)


def test_growth_of_a_third_is_not_spoilt_by_a_division() -> None:
    # 4/3 of 3 is growth of 33.333… %: below 33.34, above 33.33
    for threshold, expected in (("33.33", "0.04"), ("33.34", "0.00")):
        terms = Terms(tiers((threshold, "1")), growth="on_all")
        assert pays(terms, "4", last_year=Measured(D(3))) == expected


def test_a_carried_basis_lowers_the_basis_but_not_the_growth() -> None:
    carried = Measured(D(-200))
    now = reckon(
        Terms(GROWTH.tiers, growth="on_all"), Measured(D(1150)), carried=carried, last_year=Measured(D(1000))
    )
    # growth is 15 % without the carried line; 2 % of 1 150 − 200
    assert (now.growth, now.basis, str(now.entitlement)) == (D(15), D(950), "19.00")
    assert pays(Terms(LADDER), "10100", carried=carried) == "0.00"  # 9 900 is below 10 000


def test_units_and_money_in_one_scheme() -> None:
    terms = Terms((Tier(D(0), D("0.01"), D("0.5")), Tier(D(10), D("0.02"), D(1))), "quantity", "incremental")
    # 15 units for 300: first 10 units are 200 of it: 2 + 5; the other 5 units are 100: 2 + 5
    assert str(reckon(terms, Measured(D(300), D(15))).entitlement) == "14.00"


# now, on track for, next tier ---------------------------------------------------------------------------


def test_the_next_tier_of_the_rules_example() -> None:
    # retrospective 0 → 0, 10 000 → 2 %, 20 000 → 3 %, basis 19 000: gap 1 000, gain 600 − 380 = 220
    assert next_tier(Terms(LADDER), Measured(D(19_000))) == (D(20_000), D(1000), D("220.00"))


@pytest.mark.parametrize(
    ("basis", "boundary", "gap"),
    [
        ("net_amount", "at_least", "0.01"),
        ("net_amount", "more_than", "0.02"),
        ("quantity", "more_than", "0.011"),
    ],
)
def test_the_gap_where_the_threshold_must_be_exceeded(basis: str, boundary: str, gap: str) -> None:
    terms = Terms((Tier(D(0)), Tier(D(20), None, D(1))), basis, boundary=boundary)
    found = next_tier(terms, as_measured(terms, D("19.99")))
    assert found is not None
    assert found.gap == D(gap)
    reached = reckon(terms, as_measured(terms, D("19.99") + found.gap))
    assert reached.threshold == 20


def test_the_highest_tier_has_no_next() -> None:
    assert next_tier(Terms(LADDER), Measured(D(20_000))) is None


def test_the_next_tier_of_growth_is_a_basis_to_reach() -> None:
    # 15 % above 333.33 is 383.3295: 383.33 reaches it
    found = next_tier(GROWTH, Measured(D(360)), last_year=Measured(D("333.33")))
    assert found is not None
    assert found.gap == D("23.33")


def test_on_track_counts_the_as_of_day() -> None:
    # 90 days of 360 with 6 000: 24 000 and 3 % of it
    seen = outlook(Terms(LADDER), Measured(D(6000)), 360, 90)
    assert (seen.forecast_basis, str(seen.forecast_entitlement)) == (D(24_000), "720.00")
    assert outlook(Terms(LADDER), Measured(D(6000)), 360, 0).forecast_basis is None


def test_a_mix_of_goods_stays_when_the_basis_grows() -> None:
    terms = Terms((Tier(D(0), D("0.01"), D(1)), Tier(D(20), D("0.02"), D(1))), "quantity")
    # 10 units for 100; at 20 units the same mix is 200: 4 + 20, against 1 + 10 now
    found = next_tier(terms, Measured(D(100), D(10)))
    assert found is not None
    assert (found.gap, found.gain) == (D(10), D("13.00"))
    assert engine.at_basis(terms, Measured(D(1), D(3)), D(6)) == Measured(D(2), D(6))
