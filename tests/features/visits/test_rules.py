"""Due days, the 1.5 rule, and words that a shopkeeper may read."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.language import Text
from distributor_desk.features.visits.queries.scripts import shipped
from distributor_desk.features.visits.rules import purpose, restock
from distributor_desk.features.visits.rules.due import next_due
from distributor_desk.features.visits.rules.ladder import step_words
from distributor_desk.features.visits.rules.numbers import visit_number
from distributor_desk.features.visits.rules.purpose import ShopState
from distributor_desk.features.visits.rules.scripts import SPOKEN, suggested

UNSAID = (
    "钉子户",
    "借口",
    "评分",
    "等级",
    "毛利",
    "成本",
    "底线",
    "excuse",
    "grade",
    "score",
    "margin",
    "cost",
    "refus",
)


GOAL = step_words("card")


def spoken_for(shop: ShopState) -> list[Text]:
    """The opening and the question that the shipped words have for a shop in this state."""
    when = purpose.when_of(shop)
    found = [suggested(shipped(), kinds, when, 3) for kinds in (SPOKEN, ("question",))]
    return [script.words for script in found if script]


def state(**said: object) -> ShopState:
    usual = {
        "overdue_promise": None, "open_promise": None, "ever_ordered": True, "days_since_order": 5,
        "days_since_visit": 7, "visit_every": 7, "last_result": "order",
    }  # fmt: skip
    return ShopState(**(usual | said))  # type: ignore[arg-type]


def test_the_example_of_the_rule() -> None:
    # last seen 20, delivered 12, now 8: sold 24, suggestion 28
    a = restock.available(Decimal(20), Decimal(12))
    assert a - 8 == 24
    assert restock.suggested_order(a, Decimal(8)) == 28


def test_without_a_reading_a_is_what_was_delivered() -> None:
    assert restock.available(None, Decimal(12)) == 12


@pytest.mark.parametrize(
    ("available", "now", "case", "order"),
    [
        (32, 8, 12, 36),
        (32, 8, None, 28),
        (32, 8, 1, 28),
        (33, 8, None, 30),  # 1.5 × 25 − 8 = 29.5
        (20, 20, None, 0),
        (10, 30, 12, 0),
        (12, 0, 12, 24),
        (12, 0, 0, 18),
    ],
)
def test_suggested_order(available: int, now: int, case: int | None, order: int) -> None:
    size = None if case is None else Decimal(case)
    assert restock.suggested_order(Decimal(available), Decimal(now), size) == order


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 60))
def test_suggested_order_against_a_twin_in_fractions(available: int, now: int, case: int) -> None:
    wanted = Fraction(3, 2) * (available - now) - now
    twin = max(0, math.ceil(wanted / case) * case)
    assert restock.suggested_order(Decimal(available), Decimal(now), Decimal(case)) == twin


def test_due_is_last_visit_plus_frequency() -> None:
    assert next_due(date(2026, 2, 26), 7) == date(2026, 3, 5)
    assert next_due(None, 7) is None
    assert next_due(date(2026, 2, 26), None) is None


@pytest.mark.parametrize(
    ("said", "priority"),
    [
        ({}, "B"),
        ({"overdue_promise": "送展架"}, "A"),
        ({"open_promise": "送展架"}, "B"),
        ({"days_since_order": 45}, "B"),
        ({"days_since_order": 46}, "A"),
        ({"days_since_visit": 14}, "B"),
        ({"days_since_visit": 15}, "A"),
        ({"visit_every": None, "days_since_visit": 400}, "B"),
        ({"last_result": "refused"}, "B"),
        ({"ever_ordered": False, "days_since_order": None, "days_since_visit": None}, "B"),
    ],
)
def test_priority_is_of_the_visit(said: dict[str, object], priority: str) -> None:
    assert purpose.priority_of(state(**said)) == priority


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"overdue_promise": "送展架", "goal": GOAL}, "Keep the promise: 送展架"),
        ({"goal": GOAL, "ever_ordered": False}, "Leave a card"),
        ({"ever_ordered": False}, "Meet the owner"),
        ({"days_since_order": 60}, "no order for 60 days"),
        ({"open_promise": "送展架"}, "follow up: 送展架"),
        ({}, "1.5 rule"),
    ],
)
def test_the_purpose_is_the_most_pressing_one(said: dict[str, object], words: str) -> None:
    assert words in purpose.purpose_of(state(**said)).en


maybe_days = st.none() | st.integers(0, 400)


@given(
    st.builds(
        ShopState,
        overdue_promise=st.sampled_from([None, "送展架"]),
        open_promise=st.sampled_from([None, "送展架"]),
        ever_ordered=st.booleans(),
        days_since_order=maybe_days,
        days_since_visit=maybe_days,
        visit_every=maybe_days,
        last_result=st.sampled_from([None, "order", "no_order", "absent", "refused"]),
        goal=st.sampled_from([None, GOAL]),
        seasonal=st.sampled_from([None, "new_year", "summer", "mid_autumn", "year_end"]),
    )
)
def test_no_word_that_a_shopkeeper_may_not_read(shop: ShopState) -> None:
    for text in (purpose.purpose_of(shop), *spoken_for(shop)):
        assert text.zh
        assert text.en
        assert not any(word in f"{text.zh} {text.en}".lower() for word in UNSAID)
    assert purpose.priority_of(shop) in ("A", "B")


def test_the_number_of_a_visit_is_its_day_and_shop() -> None:
    assert visit_number(date(2026, 3, 2), 17) == "BF20260302-17"
