"""Cover against the red line, and push-stock offers, with figures worked out by hand (business rules §6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.features.stock import rules
from distributor_desk.features.stock.rules import Offer, StockLine

D = Decimal
RED = D("0.50")


def line(value: str | None, monthly: str, **more: object) -> StockLine:
    return StockLine(
        1, "可乐", "", str(more.get("brand", "甜水")), "", "瓶", None, D(1), date(2026, 6, 1),
        None if value is None else D(value), D(monthly), 360, int(str(more.get("uncosted", 0))),
    )  # fmt: skip


def test_stock_of_60_against_100_a_month_is_red_and_50_is_allowed() -> None:
    assert (line("60", "100").cover, line("60", "100").is_above(RED)) == (D("0.6"), True)
    assert (line("50", "100").cover, line("50", "100").is_above(RED)) == (D("0.5"), False)
    assert line("50.01", "100").is_above(RED)
    assert line("60", "100").too_much(RED) == 10
    assert line("50", "100").too_much(RED) == 0


def test_stock_that_does_not_sell_is_above_every_line_and_an_unknown_one_above_none() -> None:
    assert (line("1", "0").cover, line("1", "0").is_above(RED)) == (None, True)
    assert not line("0", "0").is_above(RED)
    assert not line(None, "100").is_above(RED)


def test_a_brand_leaves_out_what_it_does_not_know_on_both_sides() -> None:
    # 60 + 30 of 100 + 100 a month; the third has no cost, so its 50 a month stay out
    lines = [line("60", "100"), line("30", "100"), line(None, "50"), line("5", "0", brand="脆脆")]
    group = rules.grouped("甜水", lines[:3])
    assert (group.value, group.monthly_cost, group.cover, group.unknown) == (90, 200, D("0.45"), 1)
    assert [(g.name, g.value) for g in rules.by_brand(lines)] == [("甜水", D(90)), ("脆脆", D(5))]


def offer(**more: object) -> Offer:
    """Pay 100 000 at 5 %; 20 000 of it are in stock, 50 000 are sold a month; money costs 1 % a month."""
    values = {
        "amount": D(100_000), "rate": D("0.05"), "stock_value": D(20_000), "monthly_cost": D(50_000),
        "money_rate": D("0.01"), "shelf_life": 360,
    }  # fmt: skip
    return Offer(**(values | more))  # type: ignore[arg-type]


def test_an_offer_that_pays_on_paper_and_breaks_the_red_line() -> None:
    """Gain 100 000 × 5 % = 5 000. There: 20 000 ÷ 50 000 = 0.4 months; to sell: 2 months.

    Holding 100 000 × 1 % × (0.4 + 2 ÷ 2) = 1 400. In 12 months 600 000 are sold: nothing expires.
    5 000 − 1 400 = 3 600; break-even 1 400 ÷ 100 000 = 1.4 %; cover (20 000 + 100 000) ÷ 50 000 = 2.4.
    """
    found = rules.weigh(offer())
    assert (found.gain, found.holding, found.expiry, found.result) == (5_000, 1_400, 0, 3_600)
    assert (found.months_there, found.months_to_sell) == (D("0.4"), 2)
    assert (found.cover_after, found.break_even) == (D("2.4"), D("0.014"))
    assert rules.verdict(found, RED) == rules.RED_LINE
    assert "2.40" in rules.verdict_words(found, RED).zh


def test_goods_that_outlive_their_shelf_life_are_lost() -> None:
    """60 days are 2 months: 100 000 are sold in them of 120 000 in all, 20 000 expire.

    5 000 − 1 400 − 20 000 = −16 400; break-even (1 400 + 20 000) ÷ 100 000 = 21.4 %.
    """
    found = rules.weigh(offer(shelf_life=60))
    assert (found.expiry, found.result, found.break_even) == (20_000, -16_400, D("0.214"))
    assert rules.verdict(found, RED) == rules.LOSS
    assert "21.40%" in rules.verdict_words(found, RED).en


def test_an_offer_within_the_line_is_worth_it() -> None:
    """5 000 at 3 %, nothing there, 50 000 a month: 150 − 5 000 × 1 % × (0 + 0.1 ÷ 2) = 150 − 2.50."""
    found = rules.weigh(offer(amount=D(5_000), rate=D("0.03"), stock_value=D(0)))
    assert (found.result, found.cover_after) == (D("147.50"), D("0.1"))
    assert rules.verdict(found, RED) == rules.WORTH
    # exactly at the line is allowed: 25 000 of 50 000
    assert rules.verdict(rules.weigh(offer(amount=D(25_000), stock_value=D(0))), RED) == rules.WORTH


def test_goods_that_do_not_sell_are_lost_whole() -> None:
    found = rules.weigh(offer(monthly_cost=D(0)))
    assert (found.expiry, found.cover_after, found.break_even) == (100_000, None, 1)
    assert rules.verdict(found, RED) == rules.NO_SALES


def test_an_unknown_shelf_life_expires_nothing_and_an_offer_of_nothing_is_refused() -> None:
    assert rules.weigh(offer(shelf_life=None, stock_value=D(10**7))).expiry == 0
    with pytest.raises(ValueError, match="without an amount"):
        rules.weigh(offer(amount=D(0)))


amounts = st.integers(1, 10**9).map(lambda n: D(n) / 100)


@given(amounts, amounts, amounts, st.integers(0, 500), st.integers(1, 2000))
def test_at_the_break_even_rate_nothing_is_won_or_lost(
    amount: Decimal, stock: Decimal, monthly: Decimal, money: int, life: int
) -> None:
    base = offer(
        amount=amount, stock_value=stock, monthly_cost=monthly, money_rate=D(money) / 10_000, shelf_life=life
    )
    rate = rules.weigh(base).break_even
    again = rules.weigh(offer(amount=amount, rate=rate, stock_value=stock, monthly_cost=monthly,
                              money_rate=base.money_rate, shelf_life=life))  # fmt: skip
    assert abs(again.result) <= D("0.02")  # three roundings to the fen
    assert D(0) <= again.expiry <= amount


def test_the_three_answers_carry_the_figures_and_none_of_our_costs() -> None:
    found = rules.weigh(offer())
    delay, first, counter = (rules.answer_text(key, offer(), found, RED) for key in rules.ANSWERS)
    assert "月底" in delay.zh
    assert all(said in first.zh for said in ("0.50", "0.40", "2.40"))
    assert all(said in counter.en for said in ("¥100,000.00", "1.40%"))
    for text in (delay, first, counter):
        for words in (text.zh, text.en):
            assert not {"{", "50,000", "20,000", "1,400"} & {
                s for s in ("{", "50,000", "20,000", "1,400") if s in words
            }


def test_a_maker_who_is_put_off_waits_until_the_month_ends() -> None:
    assert rules.month_end(date(2028, 2, 3)) == date(2028, 2, 29)
    assert rules.month_end(date(2026, 6, 30)) == date(2026, 6, 30)
