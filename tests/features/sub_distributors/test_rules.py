"""The rules of the sub-distributors, with figures worked out by hand, and properties that always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.core.periods import Period
from distributor_desk.features.sub_distributors.document import saying
from distributor_desk.features.sub_distributors.rules import states
from distributor_desk.features.sub_distributors.rules.agreed import check_agreed, runs_out, schemes_written
from distributor_desk.features.sub_distributors.rules.growth import Reading, growth, rise_of_stock
from distributor_desk.features.sub_distributors.rules.guests import Invited, guests_written, written_guests
from distributor_desk.features.sub_distributors.rules.office import Case, compare
from distributor_desk.features.sub_distributors.rules.paying import Paying, on_time
from distributor_desk.features.sub_distributors.rules.planning import Planned, plan
from distributor_desk.features.sub_distributors.rules.scorecard import (
    Numbers,
    Weights,
    band,
    check_weights,
    score,
    shown_score,
    weakest,
)
from distributor_desk.features.sub_distributors.rules.states import Reserve, first_reserve

D = Decimal

NUMBERS = Numbers(
    sold=D(450_000), target=D(1_200_000), planned=D(600_000), due=D(100_000), paid_on_time=D(80_000),
    overdue=D(5_000), credit_days=30, price_breaches=1, region_breaches=0, carried=12, on_sale=40,
)  # fmt: skip


# states ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", states.STATES)
@pytest.mark.parametrize("after", states.STATES)
def test_a_state_follows_only_where_the_rules_say_so(before: str, after: str) -> None:
    allowed = {
        "candidate": {"reserve", "active", "ended"}, "reserve": {"candidate", "active", "ended"},
        "active": {"warned", "ended"}, "warned": {"active", "ended"}, "ended": {"candidate", "reserve"},
    }  # fmt: skip
    if after in allowed[before]:
        states.check_step(before, after, "why")
    else:
        with pytest.raises(DeskError, match="cannot become"):
            states.check_step(before, after, "why")


@pytest.mark.parametrize("after", ["warned", "ended"])
def test_who_is_warned_or_ended_is_told_why(after: str) -> None:
    with pytest.raises(DeskError, match="Say why"):
        states.check_step("active", after, "  ")


def test_the_readiest_reserve_is_named_and_of_equals_the_one_that_waits_longest() -> None:
    one, two = date(2026, 1, 1), date(2026, 2, 1)
    line = [
        Reserve(1, "甲", None, one), Reserve(2, "乙", "talking", one), Reserve(3, "丙", "ready", two),
        Reserve(4, "丁", "ready", one),
    ]  # fmt: skip
    found = first_reserve(line)
    assert found is not None
    assert found.name == "丁"
    assert [r.name for r in states.in_order(line)] == ["丁", "丙", "乙", "甲"]
    assert first_reserve([]) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("石桥县", ("石桥县", False)), ("石桥县(共享)", ("石桥县", True)), ("石桥县（共享）", ("石桥县", True)),
     ("Stone (Shared)", ("Stone", True)), (" 石桥县 ", ("石桥县", False))],
)  # fmt: skip
def test_a_territory_says_whether_it_is_shared(written: str, meant: tuple[str, bool]) -> None:
    assert states.territory_written(written) == meant


# the scorecard ---------------------------------------------------------------------------------------------


def test_a_scorecard_worked_out_by_hand() -> None:
    """450,000 ÷ 600,000 = 0.75 × 30 = 22.5; 80 % on time × 20 = 16; one breach of price costs a quarter of 20 = 15;
    none outside the territory = 20; 12 of 40 × 60 % = 24 carried is half of 10 = 5. Together 78.5: warn."""
    found = score(NUMBERS, Weights())
    assert [part.points for part in found.parts] == [D("22.5"), D(16), D(15), D(20), D(5)]
    assert found.total == D("78.5")
    assert found.band == "warn"
    assert not found.judged_in_part
    lost = weakest(found.parts)
    assert lost is not None
    assert lost.key == "sales"


def test_every_part_shows_its_numbers() -> None:
    said = [part.numbers.en for part in score(NUMBERS, Weights()).parts]
    assert said == [
        "sold ¥450,000.00 ÷ planned to date ¥600,000.00 = 75.0% (target of the year ¥1,200,000.00)",
        "due ¥100,000.00, paid on time ¥80,000.00 = 80.0% (30 credit days and 7 of grace; overdue now ¥5,000.00)",
        "1 breach of price this year, 5 points each",
        "0 cross-region sales this year, 10 points each",
        "12 products in 90 days ÷ 24 expected (60% of the 40 on sale)",
    ]


def test_what_cannot_be_judged_is_left_out_and_said() -> None:
    """Without a target and with nothing due 50 points are open: (15 + 20 + 5) of 50 are 80 of 100: keep."""
    found = score(replace(NUMBERS, target=None, planned=None, due=D(0)), Weights())
    assert found.total == 80
    assert found.band == "keep"
    assert found.judged_in_part
    assert found.parts[0].numbers.en == "no target for the year: not judged"


@pytest.mark.parametrize(
    ("total", "said", "shown"),
    [("80", "keep", "80.0"), ("79.9999", "warn", "79.9"), ("60", "warn", "60.0"), ("59.9999", "replace", "59.9"), ("0", "replace", "0.0")],
)  # fmt: skip
def test_the_bands_begin_exactly_at_their_line_and_no_score_is_shown_above_it(
    total: str, said: str, shown: str
) -> None:
    assert band(D(total), Weights()) == said
    assert shown_score(D(total)) == shown


def test_too_many_breaches_cost_no_more_than_the_part() -> None:
    found = score(replace(NUMBERS, price_breaches=9, region_breaches=2), Weights())
    assert [part.points for part in found.parts[2:4]] == [0, 0]


@given(
    sold=st.decimals(0, 10**7, places=2), planned=st.none() | st.decimals(1, 10**7, places=2),
    due=st.decimals(0, 10**6, places=2), paid=st.decimals(0, 1, places=4), breaches=st.integers(0, 20),
    carried=st.integers(0, 200), on_sale=st.integers(0, 200), weights=st.lists(st.integers(1, 50), min_size=5, max_size=5),
)  # fmt: skip
def test_a_score_lies_between_0_and_100_whatever_the_weights(
    sold: D, planned: D | None, due: D, paid: D, breaches: int, carried: int, on_sale: int, weights: list[int]
) -> None:
    numbers = Numbers(sold, planned, planned, due, due * paid, D(0), 30, breaches, breaches, carried, on_sale)
    found = score(numbers, Weights(*weights))
    assert found.total is not None
    assert 0 <= found.total <= 100
    better = score(replace(numbers, sold=sold + 1, price_breaches=max(0, breaches - 1)), Weights(*weights))
    assert better.total is not None
    assert better.total >= found.total


@pytest.mark.parametrize(
    "weights",
    [Weights(0, 0, 0, 0, 0), Weights(sales=-1), Weights(keep_from=60), Weights(keep_from=101), Weights(warn_from=-1)],
)  # fmt: skip
def test_weights_that_make_no_sense_are_refused(weights: Weights) -> None:
    with pytest.raises(DeskError):
        check_weights(weights)


# paid on time ----------------------------------------------------------------------------------------------


def day(words: str) -> date:
    return date.fromisoformat(f"2026-{words}")


def test_paid_on_time_worked_out_by_hand() -> None:
    """30 days: 1,000 of 1 January is due on 31 January, 600 of 1 February on 3 March. 700 came on 30 January,
    400 on 10 February: of the first 700 were in time; the second found 100 left (1,100 − 1,000) on 3 March."""
    charges = [(day("01-01"), D(1000)), (day("02-01"), D(600))]
    credited = [(day("02-10"), D(400)), (day("01-30"), D(700))]
    found = on_time(charges, credited, 30, day("01-01"), day("04-01"))
    assert found == Paying(due=D(1600), on_time=D(800), overdue=D(500))


def test_grace_lets_a_late_payment_count_but_not_a_debt_that_is_still_open() -> None:
    charges, credited = [(day("01-01"), D(100))], [(day("02-04"), D(100))]
    assert on_time(charges, credited, 30, day("01-01"), day("03-01")).on_time == 0
    assert on_time(charges, credited, 30, day("01-01"), day("03-01"), 4).on_time == 100
    running = on_time([(day("01-01"), D(100))], [], 30, day("01-01"), day("02-03"), 7)
    assert running == Paying(D(0), D(0), D(100))


def naive(
    charges: list[tuple[date, D]],
    credited: list[tuple[date, D]],
    days: int,
    since: date,
    as_of: date,
    grace: int,
) -> Paying:
    """Yuan by yuan: each payment goes to the oldest charge that is open, on its day."""
    due = kept = overdue = D(0)
    ordered = sorted(charges)
    for place, (booked, amount) in enumerate(ordered):
        last = booked + timedelta(days=days)
        if last >= as_of:
            continue
        older = sum((a for _, a in ordered[:place]), D(0))

        def covered(until: date, older: D = older, amount: D = amount) -> D:
            came = sum((a for when, a in credited if when <= until), D(0))
            return min(max(came - older, D(0)), amount)

        overdue += amount - covered(as_of)
        if last >= since and last + timedelta(days=grace) < as_of:
            due += amount
            kept += covered(last + timedelta(days=grace))
    return Paying(due, kept, overdue)


booked = st.lists(
    st.tuples(st.dates(date(2025, 10, 1), date(2026, 5, 1)), st.decimals("0.01", 9999, places=2)), max_size=12
)


@given(booked, booked, st.integers(0, 60), st.integers(0, 20))
def test_it_agrees_with_yuan_by_yuan_and_the_order_never_matters(
    charges: list[tuple[date, D]], credited: list[tuple[date, D]], days: int, grace: int
) -> None:
    since, as_of = date(2026, 1, 1), date(2026, 4, 1)
    found = on_time(charges, credited, days, since, as_of, grace)
    assert found == naive(charges, credited, days, since, as_of, grace)
    assert found == on_time(charges[::-1], credited[::-1], days, since, as_of, grace)
    assert 0 <= found.on_time <= found.due


# the plan --------------------------------------------------------------------------------------------------

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def month(number: int, amount: int) -> Planned:
    last = date(2026, number % 12 + 1, 1) - timedelta(days=1) if number < 12 else date(2026, 12, 31)
    return Planned(Period(date(2026, number, 1), last), D(amount))


def test_a_year_is_planned_evenly_by_its_days() -> None:
    found = plan([Planned(YEAR, D(365_000))], YEAR, date(2026, 3, 2))  # the 61st day
    assert (found.target, found.to_date) == (365_000, 61_000)


def test_months_carry_the_season_where_they_cover_the_year_so_far() -> None:
    """January 10, February 20, half of March 31 (15 of 31 days): 45."""
    targets = [Planned(YEAR, D(1200)), month(1, 10), month(2, 20), month(3, 31)]
    assert plan(targets, YEAR, date(2026, 3, 15)).to_date == 45
    beyond = plan(
        targets, YEAR, date(2026, 4, 1)
    )  # April has no target of its own: the year again, 91 of 365 days
    assert beyond.to_date == D(1200) * 91 / 365


def test_a_target_begins_with_its_agreement() -> None:
    late = Period(date(2026, 7, 1), date(2026, 12, 31))  # 184 days
    assert plan([Planned(YEAR, D(1840))], late, date(2026, 7, 10)).to_date == 100
    assert plan([], YEAR, date(2026, 7, 10)).target is None


# growth ----------------------------------------------------------------------------------------------------


def test_growth_without_what_only_filled_the_warehouse() -> None:
    """120 sold in, 100 a year ago: +20 %. 30 of it lie in the warehouse: 90 were sold on, −10 %."""
    found = growth(D(120), D(100), D(30))
    assert (found.growth, found.adjusted, found.compared_in_full) == (D("0.2"), D("-0.1"), False)
    both = growth(D(120), D(100), D(30), D(10))  # a year ago 10 stayed behind too: 90 of 90, no growth
    assert (both.adjusted, both.compared_in_full) == (0, True)
    assert growth(D(120), D(0)).growth is None
    assert growth(D(120), D(100)).adjusted is None


def test_the_rise_of_the_stock_needs_a_reading_near_the_beginning() -> None:
    period = Period(date(2026, 1, 1), date(2026, 6, 30))

    def rise(*readings: tuple[str, int]) -> D | None:
        return rise_of_stock([Reading(date.fromisoformat(d), D(a)) for d, a in readings], period)

    assert rise(("2025-12-20", 50), ("2026-06-01", 80)) == 30
    assert rise(("2026-01-20", 50), ("2026-03-01", 60), ("2026-06-01", 40)) == -10
    assert rise(("2025-10-01", 50), ("2026-06-01", 80)) is None  # 92 days before: too old
    assert rise(("2025-12-20", 50)) is None
    assert rise(("2026-01-20", 50)) is None


# own office ------------------------------------------------------------------------------------------------

CASE = Case(
    sub_sales=D(1_000_000), sub_margin=D("0.10"), sub_rebate=D("0.02"), sub_support=D(5_000), sub_credit_days=73,
    deposit=D(50_000), office_sales=D(1_200_000), office_margin=D("0.20"), rent=D(24_000), staff=D(90_000),
    vehicles=D(36_000), other_costs=D(10_000), set_up=D(30_000), office_stock_days=73, office_credit_days=73,
    interest=D("0.10"),
)  # fmt: skip


def test_own_office_and_sub_distributor_worked_out_by_hand() -> None:
    """Sub: 100,000 − 20,000 − 5,000; cash 1,000,000 × 73/365 − 50,000 = 150,000, costs 15,000: 60,000 left.
    Office: 240,000 − 160,000; cash 240,000 + 1,200,000 × 0.8 × 0.2 = 192,000 + 30,000 = 462,000, costs 46,200: 33,800.
    Break-even: S·0.2 − 160,000 − (S·0.2 + S·0.16 + 30,000)·0.1 = 60,000 → S·0.164 = 223,000."""
    found = compare(CASE)
    assert (found.sub.result, found.sub.cash) == (60_000, 150_000)
    assert (found.office.result, found.office.cash) == (33_800, 462_000)
    assert (found.gain, found.more_cash) == (-26_200, 312_000)
    assert found.break_even_sales is not None
    assert abs(found.break_even_sales - D(223_000) / D("0.164")) < D("0.001")
    even = compare(replace(CASE, office_sales=found.break_even_sales))
    assert abs(even.gain) < D("0.001")


def test_an_office_that_loses_on_every_sale_never_catches_up() -> None:
    assert compare(replace(CASE, office_margin=D("0.02"), interest=D("0.2"))).break_even_sales is None


# agreements and guests ---------------------------------------------------------------------------------------


def test_dates_of_an_agreement_that_contradict_each_other_are_refused() -> None:
    check_agreed(2026, date(2026, 1, 5), date(2026, 12, 31))
    for year, signed, ends in (
        (26, None, None),
        (2026, date(2026, 5, 1), date(2026, 4, 1)),
        (2026, None, date(2025, 1, 1)),
    ):
        with pytest.raises(DeskError):
            check_agreed(year, signed, ends)


def test_schemes_and_guests_are_read_as_they_are_written() -> None:
    assert schemes_written("年返； 季返;年返;") == ["年返", "季返"]
    assert guests_written("高总×2、罗金源，邓哥(3人)\n 高总") == [
        Invited("高总", 3),
        Invited("罗金源", 1),
        Invited("邓哥", 3),
    ]
    assert written_guests(guests_written("高总×2、罗金源")) == "高总×2、罗金源"


def test_an_agreement_runs_out_within_the_notice() -> None:
    assert runs_out(date(2026, 3, 31), None, date(2026, 3, 1), 30) == date(2026, 3, 31)
    assert runs_out(date(2026, 4, 1), None, date(2026, 3, 1), 30) is None
    assert runs_out(None, None, date(2026, 3, 1), 30) is None


@pytest.mark.parametrize(
    ("ratio", "said"), [("0.3329710", "+33.3%"), ("0.00049", "+0.0%"), ("-0.0405", "-4.1%"), (None, "")]
)
def test_growth_on_paper_is_rounded_as_in_the_list(ratio: str | None, said: str) -> None:
    assert saying.signed_percent(None if ratio is None else Decimal(ratio)) == said
