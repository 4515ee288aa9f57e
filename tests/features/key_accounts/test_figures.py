"""The year's figures: the example of the workbooks page, each clause by hand, properties, and a naive twin."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import round_fen
from distributor_desk.features.key_accounts.rules.fees import (
    OpenLine,
    Split,
    annual,
    in_force,
    split,
    worked_out,
)
from distributor_desk.features.key_accounts.rules.figures import (
    Terms,
    every_ask,
    explained,
    figures,
    judge,
    judged_asks,
    open_asks,
    values_of,
    verdict_words,
)
from distributor_desk.features.key_accounts.rules.years import compared, totals

D = Decimal


def line(number: int = 1, charged: str = "year", standing: Any = "1000", **more: Any) -> OpenLine:
    values = {
        key: D(value) if isinstance(value, str) and key not in {"brand", "means"} else value
        for key, value in more.items()
    }
    return OpenLine(
        number, plain(f"科目{number}"), charged, None if standing is None else D(standing), **values
    )


# sales 1,000,000, margin 18 %, a 5 % fee, a fee of 60,000 a year, 60 days at 6 %:
# 180,000 − 50,000 − 60,000 − 1,000,000 × 60 ÷ 365 × 0.06 (= 9,863.0137) = 60,136.9863
EXAMPLE = Terms(D(1_000_000), D("0.18"), 60, D("0.06"))
LINES = (line(1, "percent", "5"), line(2, "year", "60000"))


def test_the_example_of_the_workbooks_page() -> None:
    found = figures(EXAMPLE, LINES, values_of(LINES))
    assert found.gross_profit == D(180_000)
    assert found.percent_fees == D(50_000)
    assert found.fixed_fees == D(60_000)
    assert round_fen(found.credit_cost) == D("9863.01")
    assert round_fen(found.net) == D("60136.99")
    assert found.net_rate is not None
    assert round(found.net_rate, 6) == D("0.060137")
    # 60,000 ÷ (0.18 − 0.05 − 0.0098630137) = 60,000 ÷ 0.1201369863
    assert found.break_even is not None
    assert round_fen(found.break_even) == D("499429.87")
    assert round_fen(found.can_give) == D("60136.99")
    assert found.verdict == "fine"


def test_every_own_cost_comes_off_and_the_minimum_is_kept_back() -> None:
    # net 60,136.9863 − shrink 0.5 % (5,000) − delivery 12,000 − promoters 8,000 = 35,136.9863; the least is 3 % = 30,000
    terms = replace(EXAMPLE, shrink=D("0.005"), delivery=D(12_000), promoter=D(8_000), minimum=D("0.03"))
    found = figures(terms, LINES, values_of(LINES))
    assert round_fen(found.net) == D("35136.99")
    assert round_fen(found.can_give) == D("5136.99")
    # (60,000 + 20,000) ÷ (0.18 − 0.05 − 0.005 − 0.0098630137) = 80,000 ÷ 0.1151369863
    assert round_fen(found.break_even or D(0)) == D("694824.51")
    assert figures(replace(terms, minimum=D("0.04")), LINES, values_of(LINES)).verdict == "below_minimum"


def test_where_every_sale_loses_there_is_no_break_even() -> None:
    terms = Terms(D(100_000), D("0.05"))
    found = figures(terms, LINES, values_of(LINES))
    assert found.break_even is None
    assert found.verdict == "loss"
    said = {step.key: step for step in explained(found, plain("x"))}
    assert said["break_even"].value is None
    assert "loses" not in said["net"].words.en
    assert "the more is lost" in said["break_even"].words.en


def test_only_our_share_enters_and_the_others_stand_beside() -> None:
    # 1,000 × 12 × 5 stores = 60,000: ours 30 %, factory 50 %, advanced 20 %
    shared = line(1, "month", "1000", stores=5, split=Split(D("0.3"), D("0.5"), D("0.2")))
    found = figures(EXAMPLE, (shared,), values_of((shared,)))
    assert (found.fixed_fees, found.factory_fees, found.advanced_fees) == (D(18_000), D(30_000), D(12_000))


@pytest.mark.parametrize(
    ("charged", "count", "stores", "cost"),
    [
        ("once", None, None, "500"),
        ("year", None, None, "500"),
        ("month", None, None, "6000"),  # a monthly fee without a count is twelve of them
        ("month", "3", 2, "3000"),
        ("event", "5", 6, "15000"),
        ("store", "1", 6, "3000"),
        ("sku", "4", 6, "12000"),
        ("percent", "9", 9, "10000"),  # 500 % of 2,000: count and stores do not matter
    ],
)
def test_a_years_cost_is_amount_times_count_times_stores(
    charged: str, count: str | None, stores: int | None, cost: str
) -> None:
    one = line(1, charged, "500", count=None if count is None else D(count), stores=stores)
    assert annual(one, D(500), D(2_000)) == D(cost)
    assert f"{D(cost):,.2f}" in worked_out(one, D(500), D(2_000)).zh
    assert f"{D(cost):,.2f}" in worked_out(one, D(500), D(2_000)).en


@pytest.mark.parametrize(
    ("values", "force", "with_asks"),
    [
        ({"standing": "1", "last_year": "2", "ask": "3", "agreed": "4"}, "4", "3"),
        ({"standing": "1", "last_year": "2", "ask": "3"}, "1", "3"),
        ({"standing": None, "last_year": "2", "ask": None}, "2", "2"),
        ({"standing": None}, "0", "0"),
        ({"standing": "0", "last_year": "2"}, "0", "0"),
    ],
)
def test_what_is_in_force(values: dict[str, Any], force: str, with_asks: str) -> None:
    one = line(1, "year", **values)
    assert in_force(one) == D(force)
    assert in_force(one, asks=True) == D(with_asks)


def test_asks_are_judged_alone_and_together() -> None:
    # net 60,136.99 with a least rate of 2 % (20,000): 40,136.99 can be given
    terms = replace(EXAMPLE, minimum=D("0.02"))
    asks = (
        line(1, "percent", "5", ask="8"),  # + 30,000: net 30,136.99, fine
        line(2, "year", "60000", ask="105000"),  # + 45,000: net 15,136.99, below the least 20,000
        line(3, "year", "0", ask="61000"),  # + 61,000: net −863.01, a loss
        line(4, "year", "10", ask="10"),  # asks for nothing new
    )
    found = judged_asks(replace(terms, margin=D("0.18001")), asks)  # + 10 for line 4, which stands
    assert [(j.costs_more, j.verdict) for j in found] == [
        (D(30_000), "fine"), (D(45_000), "below_minimum"), (D(61_000), "loss"),
    ]  # fmt: skip
    assert every_ask(asks) == {1, 2, 3}
    settled = (replace(asks[0], agreed=D(6)), *asks[1:])
    assert open_asks(settled) == {2, 3}
    assert every_ask(settled) == {1, 2, 3}


def test_an_ask_above_the_floor_says_so() -> None:
    assert verdict_words("fine", D(6), D(5)).zh == "可以，但超过底线"
    assert verdict_words("loss", D(6), D(5)).en == "a loss, and above the floor"
    for value, floor in ((D(5), D(5)), (None, D(5)), (D(6), None)):
        assert verdict_words("fine", value, floor).en == "fine"


def test_like_for_like_takes_last_years_sales_counts_and_stores() -> None:
    # 5 % → 6 % at 1,200,000; last year 1,000,000: 72,000 − 50,000 = 22,000, like for like 60,000 − 50,000 = 10,000
    percent = compared(line(1, "percent", "5", last_year="5", ask="6"), D(1_200_000), D(1_000_000))
    assert (percent.last, percent.wanted, percent.change, percent.like_change) == (
        D(50_000),
        D(72_000),
        D(22_000),
        D(10_000),
    )
    assert percent.change_percent == D(44)
    assert percent.like_percent == D(20)
    # 400 × 5 × 4 stores last year = 8,000; 600 × 5 × 6 stores asked = 18,000, at last year's 4 stores 12,000
    before = line(9, "event", "400", count="5", stores=4)
    now = compared(
        line(2, "event", "400", count="5", stores=6, last_year="400", ask="600"), D(1), D(1), before
    )
    assert (now.last, now.wanted, now.like_wanted) == (D(8_000), D(18_000), D(12_000))


def test_a_subject_without_a_last_year_is_new_and_counts_in_full() -> None:
    one = compared(line(1, "year", "0", ask="3600"), D(1), D(1))
    assert one.is_new
    assert one.change_percent is None
    assert totals([one]).change == D(3600)
    assert totals([one]).change_percent is None
    from_before = compared(line(1, "year", "0", ask="3600"), D(1), D(1), line(2, "year", "3000"))
    assert (from_before.is_new, from_before.last) == (False, D(3000))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ((None, None, None), ("1", "0", "0")),
        ((None, "60", "40"), ("0", "0.6", "0.4")),
        (("50", "50", None), ("0.5", "0.5", "0")),
    ],
)
def test_the_three_shares_make_the_whole(given: tuple[Any, ...], found: tuple[str, ...]) -> None:
    made = split(*(None if g is None else D(g) for g in given))
    assert (made.ours, made.factory, made.advanced) == tuple(map(D, found))


@pytest.mark.parametrize("given", [("50", None, None), (None, "70", "40"), ("-10", "110", None)])
def test_shares_that_do_not_make_the_whole_are_refused(given: tuple[Any, ...]) -> None:
    with pytest.raises(DeskError):
        split(*(None if g is None else D(g) for g in given))


def test_each_figure_explains_itself_in_both_languages() -> None:
    found = explained(figures(EXAMPLE, LINES, values_of(LINES)), Text("预计", "forecast"))
    keys = [step.key for step in found]
    assert keys[0] == "sales"
    assert {
        "gross_profit",
        "percent_fees",
        "fixed_fees",
        "credit_cost",
        "net",
        "break_even",
        "can_give",
    } <= set(keys)
    credit = next(step for step in found if step.key == "credit_cost")
    assert credit.words.zh == "销售额 1,000,000.00 × 60 天 ÷ 365 × 年利率 6.00%"
    assert credit.words.en == "sales 1,000,000.00 × 60 days ÷ 365 × interest 6.00%"


# properties, and a second way to the same figures ------------------------------------------------------

money = st.decimals(0, 10**7, places=2)
rate = st.decimals(0, D("0.5"), places=4)
shares = st.integers(0, 100).flatmap(
    lambda a: st.integers(0, 100 - a).map(lambda b: Split(D(100 - a - b) / 100, D(a) / 100, D(b) / 100))
)
some_lines = st.lists(
    st.builds(
        OpenLine,
        id=st.just(0),
        subject=st.just(plain("x")),
        charged=st.sampled_from(["once", "year", "month", "event", "store", "sku", "percent"]),
        standing=st.none() | st.decimals(0, 90, places=2),
        count=st.none() | st.decimals(0, 12, places=1),
        stores=st.none() | st.integers(0, 20),
        last_year=st.none() | st.decimals(0, 90, places=2),
        ask=st.none() | st.decimals(0, 90, places=2),
        agreed=st.none() | st.decimals(0, 90, places=2),
        split=shares,
    ),
    max_size=8,
).map(lambda some: tuple(replace(one, id=n) for n, one in enumerate(some)))
terms = st.builds(Terms, money, rate, st.integers(0, 120), rate, rate, money, money, rate)


def naive_net(t: Terms, lines: tuple[OpenLine, ...], accepted: frozenset[int]) -> Decimal:
    """Line by line, as one would on paper."""
    left = t.sales * t.margin - t.sales * t.shrink - t.delivery - t.promoter
    left -= t.sales * D(t.credit_days) / D(365) * t.interest
    for one in lines:
        value = one.ask if one.id in accepted and one.ask is not None else None
        for other in (one.agreed, one.standing, one.last_year, D(0)):
            value = other if value is None else value
        assert value is not None
        if one.charged == "percent":
            cost = t.sales * value / 100
        else:
            count = (D(12) if one.charged == "month" else D(1)) if one.count is None else one.count
            cost = value * count * (1 if one.stores is None else one.stores)
        left -= cost * one.split.ours
    return left


@settings(max_examples=50)
@given(terms, some_lines, st.frozensets(st.integers(0, 7)))
def test_a_naive_reckoning_agrees(t: Terms, lines: tuple[OpenLine, ...], accepted: frozenset[int]) -> None:
    found = figures(t, lines, values_of(lines, accepted))
    assert abs(found.net - naive_net(t, lines, accepted)) < D("1e-12")
    assert found.can_give == found.net - t.sales * t.minimum


@settings(max_examples=50)
@given(terms, some_lines)
def test_at_break_even_sales_nothing_is_left(t: Terms, lines: tuple[OpenLine, ...]) -> None:
    even = figures(t, lines, values_of(lines)).break_even
    if even is not None and even < D(10**12):
        there = figures(replace(t, sales=even), lines, values_of(lines))
        assert abs(there.net) < D("0.0001")


@settings(max_examples=50)
@given(terms, some_lines)
def test_what_asks_cost_alone_adds_up_to_what_they_cost_together(
    t: Terms, lines: tuple[OpenLine, ...]
) -> None:
    asks = [x for x in lines if x.ask is not None]
    alone = sum((judge(t, lines, x, x.ask).costs_more for x in asks if x.ask is not None), D(0))
    now, then = (figures(t, lines, values_of(lines, some)) for some in (None, frozenset(x.id for x in asks)))
    assert abs((now.net - then.net) - alone) < D("0.0001")


@settings(max_examples=50)
@given(terms, some_lines)
def test_all_shares_of_all_fees_are_the_whole_cost(t: Terms, lines: tuple[OpenLine, ...]) -> None:
    found = figures(t, lines, values_of(lines))
    whole = sum((annual(x, in_force(x), t.sales) for x in lines), D(0))
    assert abs(found.fees + found.factory_fees + found.advanced_fees - whole) < D("0.0001")
