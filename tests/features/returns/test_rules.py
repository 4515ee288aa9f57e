"""The policy and the sums of RULES.md §3, pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.features.returns.rules import drafts, limits, policy, states, sums
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.features.returns.rules.policy import Check, LineFacts, OrderFacts, Policy

D = Decimal
ON = date(2026, 3, 2)
yuan = st.decimals(0, 10**7, places=2)
units = st.decimals("0.001", 10**5, places=3)


def facts(kind: str = w.RETURN, purchases: int = 100_000, settled: int = 1_000, **line: object) -> OrderFacts:
    given_ = {
        "product": "可乐",
        "reason": w.SLOW_MOVING,
        "quantity": D(12),
        "value_in": D(30),
        "sold_on": ON,
    } | line
    return OrderFacts(kind, ON, (LineFacts(**given_),), D(purchases), D(settled))  # type: ignore[arg-type]


def said(rule: str, order: OrderFacts, rules: Policy | None = None) -> Check | None:
    return next((c for c in policy.judge(rules or Policy(), order) if c.rule == rule), None)


def passes(rule: str, order: OrderFacts, rules: Policy | None = None) -> bool | None:
    found = said(rule, order, rules)
    assert found is not None, f"{rule} says nothing"
    return found.passed


# the cap


def test_the_example_of_the_rules_leaves_two_thousand() -> None:
    assert policy.cap_left(Policy(), D(100_000), D(1_000)) == 2_000


@pytest.mark.parametrize(("now", "passed"), [("2000", True), ("2000.01", False)])
def test_the_cap_is_reached_exactly_and_not_a_fen_more(now: str, passed: bool) -> None:
    order = facts(value_in=D(now))
    assert passes(policy.CAP, order) is passed
    check = said(policy.CAP, order)
    assert check is not None
    assert "¥2,000.00 left this quarter (3% of ¥100,000.00 bought, ¥1,000.00 settled)" in check.text.en


def test_only_slow_movers_and_near_expiry_use_the_cap_and_exchanges_never() -> None:
    for reason in w.REASONS:
        found = said(policy.CAP, facts(reason=reason))
        assert (found is not None) == (reason in {w.SLOW_MOVING, w.NEAR_EXPIRY})
    assert said(policy.CAP, facts(kind=w.EXCHANGE)) is None
    assert said(policy.CAP, facts(), replace(Policy(), cap=None)) is None
    assert policy.cap_left(replace(Policy(), cap=None), D(1), D(0)) is None


@given(yuan, yuan, yuan)
def test_the_cap_passes_exactly_while_something_is_left(
    bought: Decimal, settled: Decimal, now: Decimal
) -> None:
    order = replace(facts(value_in=now), purchases=bought, settled=settled)
    left = policy.cap_left(Policy(), bought, settled)
    assert left is not None
    if now:
        assert passes(policy.CAP, order) is (now <= left)


# shelf life, near expiry, window, sale


@pytest.mark.parametrize(
    ("life", "most"),
    [(400, 45), (365, 45), (364, 20), (180, 20), (90, 15), (30, 10), (29, 5), (16, 5), (15, 1), (1, 1)],
)
def test_near_expiry_goes_by_the_table(life: int, most: int) -> None:
    for left, passed in ((most, True), (most + 1, False), (0, True), (-1, False)):
        produced = ON - timedelta(days=life - left)
        order = facts(reason=w.NEAR_EXPIRY, shelf_life=life, produced_on=produced)
        assert passes(policy.NEAR_EXPIRY, order) is passed, (life, left)


def test_a_third_of_the_shelf_life_must_be_left_of_slow_movers() -> None:
    """33 % of 300 days are 99: 99 left pass, 98 do not."""
    for left, passed in ((99, True), (98, False)):
        order = facts(shelf_life=300, produced_on=ON - timedelta(days=300 - left))
        assert passes(policy.SHELF_LIFE, order) is passed
    assert passes(policy.SHELF_LIFE, facts(shelf_life=300)) is None
    assert passes(policy.SHELF_LIFE, facts(produced_on=ON)) is None


def test_the_window_counts_from_the_sale() -> None:
    for days, passed in ((180, True), (181, False)):
        assert passes(policy.WINDOW, facts(sold_on=ON - timedelta(days=days))) is passed
    assert passes(policy.WINDOW, facts(sold_on=None)) is None


def test_goods_without_a_sale_are_flagged_in_the_words_of_the_rules() -> None:
    check = said(policy.NO_SALE, facts(ever_sold=False))
    assert check is not None
    assert check.passed is False
    assert check.text.zh == "可乐：本系统无销售记录（疑似窜货）"
    assert said(policy.WINDOW, facts(ever_sold=False)) is None
    assert said(policy.NO_SALE, facts(ever_sold=False), replace(Policy(), no_sale=False)) is None


# the slow-mover exchange


def swap_facts(**line: object) -> OrderFacts:
    given_ = {"case_size": D(12), "bought_12_months": D(240), "value_out": D(30)} | line
    return facts(kind=w.EXCHANGE, **given_)


def test_a_slow_mover_is_exchanged_in_full_cases_up_to_five_per_cent_at_equal_value() -> None:
    """5 % of 240 bought in 12 months are 12: one case."""
    assert [c.passed for c in policy.judge(Policy(), swap_facts()) if c.rule != policy.SHELF_LIFE] == [
        True
    ] * 4
    assert passes(policy.EXCHANGE_SHARE, swap_facts(quantity=D(24))) is False
    assert passes(policy.FULL_CASES, swap_facts(quantity=D(11))) is False
    assert passes(policy.FULL_CASES, swap_facts(case_size=None)) is None
    assert passes(policy.EQUAL_VALUE, swap_facts(value_out=D("29.99"))) is False
    assert said(policy.EQUAL_VALUE, swap_facts(reason=w.DAMAGED)) is None


def test_every_rule_can_be_off() -> None:
    off = Policy(None, None, D(0), None, None, None, no_sale=False)
    for order in (facts(ever_sold=False), swap_facts(), facts(reason=w.NEAR_EXPIRY)):
        assert policy.judge(off, order) == []


# the table of limits, numbers, states


def test_the_table_of_limits_is_written_as_it_is_read() -> None:
    assert limits.parse_limits(limits.written(limits.DEFAULT_LIMITS)) == limits.DEFAULT_LIMITS
    assert limits.parse_limits("0：1，365：45") == ((365, 45), (0, 1))
    for wrong in ("", "365", "365:x", "365:1;365:2", "a:b"):
        with pytest.raises(DeskError):
            limits.parse_limits(wrong)


@given(st.sets(st.integers(1, 60)))
def test_numbers_fill_the_first_gap(taken: set[int]) -> None:
    free = states.first_free(taken)
    assert free not in taken
    assert all(n in taken for n in range(1, free))


def test_only_our_own_numbers_are_read() -> None:
    assert states.parse_number("TH2026-0001", "TH") == (2026, 1)
    assert states.parse_number(states.numbered("HH", 2026, 12345), "HH") == (2026, 12345)
    for foreign in ("TH2026-1", "HH2026-0001", "TH26-0001", "TH2026-0000", "TH2026-٠٠٠١", "X"):
        assert states.parse_number(foreign, "TH") is None


def test_a_settled_order_goes_nowhere_and_every_other_may_be_cancelled() -> None:
    assert states.next_states(w.SETTLED) == ()
    assert all(w.CANCELLED in states.next_states(s) for s in w.STATES if s not in (w.SETTLED, w.CANCELLED))
    assert states.next_states(w.APPROVED, without_goods=True) == (w.SETTLED, w.CANCELLED)
    assert w.SETTLED not in states.next_states(w.APPROVED)


# sums


def test_the_credit_of_an_exchange() -> None:
    """In 100, out 60, 10 % fee of 100 is 10: credit 30. In 50, out 60, 10 %: −15, the customer pays."""
    assert sums.exchanged(D(100), D(60), D(10)).credit == 30
    assert sums.exchanged(D(50), D(60), D(10)).credit == -15
    assert sums.exchanged(D("0.05"), D(0), D(10)).fee == D("0.01")


def test_what_a_claim_is_short_of() -> None:
    assert sums.shortfall(D(100), None, None) == 0
    assert sums.shortfall(D(100), D(80), None) == 20
    assert sums.shortfall(D(100), D(80), D(75)) == 25
    assert sums.outstanding(D(100), D(80), D(75)) == 5


@given(units, units, st.decimals(0, 1000, places=6), st.none() | st.decimals(1, 100, places=0))
def test_a_split_line_keeps_quantity_and_all_but_a_fen(
    first: Decimal, second: Decimal, price: Decimal, size: Decimal | None
) -> None:
    whole = DraftLine(
        1, first + second, price, w.DAMAGED, out_product_id=2, out_quantity=first + second, unit_size=size
    )
    one, two = drafts.split(whole, first)
    assert one.quantity + two.quantity == whole.quantity
    assert (one.out_quantity or 0) + (two.out_quantity or 0) == whole.out_quantity
    assert abs(one.value_in + two.value_in - whole.value_in) <= D("0.01")
    assert (one.reason, two.id) == (w.DAMAGED, None)


@given(
    st.lists(st.tuples(units, st.decimals(0, 1000, places=2)), min_size=1, max_size=5),
    st.decimals(0, 100, places=2),
)
def test_a_return_credits_its_lines_and_has_no_fee(
    lines: list[tuple[Decimal, Decimal]], fee: Decimal
) -> None:
    made = Draft(w.RETURN, 1, ON, tuple(DraftLine(1, q, p) for q, p in lines))
    come = made.comes_to(fee)
    assert (come.fee, come.value_out) == (0, 0)
    assert come.credit == sum(sums.value_of(q, p) for q, p in lines)
