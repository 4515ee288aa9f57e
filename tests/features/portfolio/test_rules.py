"""Classes, mix, ranking, last three and changes (business rules §6), with figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.features.portfolio import rules
from distributor_desk.features.portfolio.rules import Burden, Lines, ProductSums

D = Decimal
END = date(2026, 6, 30)
OLD, YOUNG = END - timedelta(days=90), END - timedelta(days=89)


def product(i: int, net: str = "100", cost: str = "80", **more: object) -> ProductSums:
    """A product sold for `net`, all of it with a cost."""
    made = ProductSums(
        i, f"商品{i}", "", "甜水", "饮料", bool(i), None, D(net), D(net), D(cost), D(0), 0, D(net)
    )
    return replace(made, **more)  # type: ignore[arg-type]


LINES = Lines(D("0.1"), D(1000))


@pytest.mark.parametrize(
    ("margin", "volume", "wanted"),
    [
        ("0.20", "999.99", "sunrise"),
        ("0.0999", "1000", "sunset"),
        ("0.10", "1000", "gold"),  # exactly on both lines is above both
        ("0.0999", "999.99", "watch"),
        ("-0.05", "5000", "sunset"),
        (None, "5000", None),
    ],
)
def test_the_four_classes_and_their_edges(margin: str | None, volume: str, wanted: str | None) -> None:
    assert rules.suggested_class(None if margin is None else D(margin), D(volume), LINES) == wanted


def test_a_class_fixed_by_hand_stands() -> None:
    assert rules.class_of(product(1, "5000", "4000", fixed="watch"), LINES) == "watch"
    assert rules.class_of(product(1, "5000", "4000"), LINES) == "gold"


def test_the_volume_line_is_the_median_of_the_active_products() -> None:
    # active: 100, 200, 900 → 200; the discontinued 5000 does not count
    sold = [product(1, "100"), product(2, "900"), product(3, "200"), product(4, "5000", active=False)]
    assert rules.lines_of(sold, D("0.1")).volume == 200
    # with a fourth active one at 300: (200 + 300) ÷ 2
    assert rules.lines_of([*sold, product(5, "300")], D("0.1")).volume == 250
    assert rules.lines_of(sold, D("0.1"), D(700)).volume == 700
    assert rules.lines_of([], D("0.1")).volume == 0


def test_a_mix_of_36_34_30_is_6_4_and_minus_10_points_off() -> None:
    net = {"sunrise": D(3600), "sunset": D(3400), "gold": D(3000), "watch": D(900), None: D(50)}
    parts = rules.mix(net, [D("0.3"), D("0.3"), D("0.4")])
    assert [(p.key, p.share, p.off) for p in parts] == [
        ("sunrise", D("0.36"), D("0.06")),
        ("sunset", D("0.34"), D("0.04")),
        ("gold", D("0.30"), D("-0.10")),
    ]


@given(st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_the_shares_of_a_mix_make_one(cents: list[int]) -> None:
    parts = rules.mix(dict(zip(rules.IN_THE_MIX, map(D, cents), strict=True)), [D("0.3"), D("0.3"), D("0.4")])
    total = sum((p.share for p in parts), D(0))
    assert total == (pytest.approx(1, abs=D("1e-20")) if sum(cents) else 0)


def test_a_margin_without_a_cost_is_unknown_never_all_of_it() -> None:
    blank = product(1, costed=D(0), cost=D(0), uncosted=12)
    assert blank.margin is None
    assert rules.suggested_class(blank.margin, blank.net, LINES) is None
    assert rules.ranking([blank]) == []
    assert rules.net_contribution(blank, Burden()) is None
    # half of it has a cost: (50 − 40) ÷ 50
    assert product(1, costed=D(50), cost=D(40), uncosted=3).margin == D("0.2")


def test_the_ranking_with_shares_that_add_up() -> None:
    # profits 60, 30, 10 of 100
    ranked = rules.ranking([product(1, "100", "90"), product(2, "200", "140"), product(3, "80", "50")])
    assert [(r.product.id, r.place, r.share, r.cumulative) for r in ranked] == [
        (2, 1, D("0.6"), D("0.6")),
        (3, 2, D("0.3"), D("0.9")),
        (1, 3, D("0.1"), D("1")),
    ]


def test_without_any_profit_there_are_no_shares() -> None:
    assert [r.share for r in rules.ranking([product(1, "100", "120"), product(2, "100", "90")])] == [
        None,
        None,
    ]


def test_the_last_three_pass_over_the_young_the_unsold_and_the_discontinued() -> None:
    # profits: 1 → 10, 2 → 20, 3 → 30, 4 → 40, 5 → 5 (young), 6 → 1 (discontinued), 7 → not sold
    some = [product(i, "100", str(100 - 10 * i)) for i in range(1, 5)]
    some += [product(5, "100", "95"), product(6, "100", "99", active=False), product(7, "0", "0", sold=D(0))]
    first = dict.fromkeys(range(1, 8), OLD) | {5: YOUNG}
    assert [p.id for p in rules.last_three(some, first, END)] == [1, 2, 3]
    # on its ninetieth day a product has had its chance
    assert [p.id for p in rules.last_three(some, first | {5: OLD}, END)] == [5, 1, 2]


def test_what_came_went_and_moved_between_two_years() -> None:
    before = [product(1, "100", "80"), product(2, "2000", "1000"), product(3, "500", "400")]
    now = [
        product(1, "1500", "1000"),  # sunrise → gold, × 15
        product(2, "0", "0", sold=D(0)),
        product(3, "600", "490"),  # sunrise both years, +20 %
        product(4, "50", "40"),
        product(5, "0", "0", sold=D(0)),  # never sold: not named
    ]
    found = {c.product.id: c for c in rules.changes(now, before, LINES, LINES)}
    assert {i: c.kind for i, c in found.items()} == {1: "moved", 2: "dropped", 3: "stayed", 4: "added"}
    assert (found[1].before, found[1].after) == ("sunrise", "gold")
    assert (found[2].before, found[2].after) == ("gold", None)
    # 20.00 % → 18.33 %: growth never stands without the change of the margin
    assert found[3].growth == D("0.2")
    assert found[3].margin_change == (D(110) / 600 - D("0.2"))
    assert (found[4].growth, found[4].margin_change) == (None, None)


def test_what_remains_after_storage_labour_loss_and_tax() -> None:
    # profit 200 − (3 + 4 + 1 + 2) % of 1000 − gifts 15 = 85
    sold = product(1, "1000", "800", gift_cost=D(15))
    assert rules.net_contribution(sold, Burden(D("0.03"), D("0.04"), D("0.01"), D("0.02"))) == 85


@pytest.mark.parametrize(
    ("margin", "flag"), [("0.10", None), ("0.0999", "low"), ("0.05", "low"), ("0.0499", "thin"), (None, None)]
)
def test_margins_below_the_minimum_and_below_the_thin_line(margin: str | None, flag: str | None) -> None:
    assert rules.margin_flag(None if margin is None else D(margin), D("0.10"), D("0.05")) == flag


def test_shares_leave_out_what_only_came_back() -> None:
    assert rules.shares({"a": D(30), "b": D(70), "c": D(-5)}) == [
        ("b", D(70), D("0.7")),
        ("a", D(30), D("0.3")),
    ]


def test_a_pair_is_one_that_the_shop_knows_and_one_that_is_new_to_it() -> None:
    classes = {1: "sunset", 2: "sunrise", 3: "gold", 4: "sunset", 5: "sunrise"}
    assert rules.pair([3, 4, 1, 2], classes, [1, 2, 3, 4, 5]) == (4, 5)
    assert rules.pair([2, 5], classes, [1, 2, 5]) == (1, 5)  # it buys both new ones: the one it buys least
    assert rules.pair([], classes, [3, 1, 5]) == (1, 5)
    assert rules.pair([1], {1: "sunset", 3: "gold"}, [1, 3]) is None
