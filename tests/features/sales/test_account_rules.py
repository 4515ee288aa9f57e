"""Balance, ageing and statement, worked out by hand, and against a slow twin (business rules §8)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.features.sales.rules.accounts import (
    Document,
    Posting,
    ageing,
    due_day,
    first_day_that_counts,
    net_rate,
    newest_that_cover,
    running,
    totals,
)

TODAY = date(2026, 6, 30)


def D(words: str) -> Decimal:
    return Decimal(words)


def days_ago(days: int, amount: str) -> Posting:
    return Posting(TODAY - timedelta(days=days), D(amount))


def test_a_payment_pays_the_oldest_debt_first() -> None:
    # debts: 100 of 95 days ago, 200 of 61, 300 of 31, 400 of 30; 150 was paid yesterday
    # the 100 is paid, and 50 of the 200: open are 150 (61–90), 300 (31–60), 400 (0–30), in all 850
    found = ageing(
        [
            days_ago(95, "100"),
            days_ago(61, "200"),
            days_ago(31, "300"),
            days_ago(30, "400"),
            days_ago(1, "-150"),
        ],
        TODAY,
        credit_days=30,
    )
    assert found.balance == 850
    assert found.buckets == (400, 300, 150, 0)
    assert found.overdue == 450  # older than 30 days: 150 + 300; the one of exactly 30 days is not
    assert found.oldest == TODAY - timedelta(days=61)


@pytest.mark.parametrize(
    ("days", "bucket"), [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (1000, 3)]
)
def test_the_buckets_end_at_30_60_and_90_days(days: int, bucket: int) -> None:
    found = ageing([days_ago(days, "10")], TODAY, 15)
    assert [place for place, part in enumerate(found.buckets) if part] == [bucket]


@pytest.mark.parametrize(("days", "overdue"), [(14, "0"), (15, "0"), (16, "10")])
def test_a_debt_is_overdue_the_day_after_its_credit_days(days: int, overdue: str) -> None:
    found = ageing([days_ago(days, "10")], TODAY, 15)
    assert found.overdue == D(overdue)
    assert (due_day(TODAY - timedelta(days=days), 15) < TODAY) == (found.overdue > 0)


def test_an_opening_balance_without_a_day_is_the_oldest_of_all() -> None:
    # 500 from before, 200 of today, 300 paid: the 300 goes off the 500
    found = ageing([Posting(None, D("500")), days_ago(0, "200"), days_ago(0, "-300")], TODAY, 30)
    assert (found.balance, found.buckets, found.overdue) == (400, (200, 0, 0, 200), 200)
    assert found.oldest is None


def test_who_paid_in_advance_owes_nothing_of_any_age() -> None:
    found = ageing([days_ago(40, "100"), days_ago(2, "-150")], TODAY, 30)
    assert (found.balance, found.buckets, found.overdue, found.oldest) == (-50, (0, 0, 0, 0), 0, None)


def test_what_is_booked_later_does_not_count_yet() -> None:
    found = ageing([days_ago(3, "100"), Posting(TODAY + timedelta(days=1), D("-100"))], TODAY, 30)
    assert found.balance == 100


POSTINGS = st.lists(
    st.tuples(st.integers(0, 200), st.decimals(-5000, 5000, places=2)).map(
        lambda pair: Posting(TODAY - timedelta(days=pair[0]), pair[1])
    ),
    max_size=30,
)


def by_hand(postings: list[Posting]) -> list[tuple[date, Decimal]]:
    """The twin: a queue of debts; every credit eats it from its old end, whatever its own day is."""
    debts = sorted(((p.day or date.min, p.amount) for p in postings if p.amount > 0), key=lambda d: d[0])
    paid = -sum((p.amount for p in postings if p.amount < 0), Decimal(0))
    left = []
    for day, amount in debts:
        eaten = min(paid, amount)
        paid -= eaten
        if amount > eaten:
            left.append((day, amount - eaten))
    return left


@given(POSTINGS, st.integers(0, 120))
def test_the_ageing_is_that_of_the_slow_twin(postings: list[Posting], credit_days: int) -> None:
    found, left = ageing(postings, TODAY, credit_days), by_hand(postings)
    assert sum(found.buckets, Decimal(0)) == sum((amount for _, amount in left), Decimal(0))
    assert sum(found.buckets, Decimal(0)) == max(found.balance, Decimal(0))
    assert found.overdue == sum((a for day, a in left if (TODAY - day).days > credit_days), Decimal(0))
    assert found.oldest == (left[0][0] if left else None)


@given(POSTINGS, st.integers(0, 120))
def test_the_newest_debts_that_cover_the_balance_age_as_the_whole_does(
    postings: list[Posting], credit_days: int
) -> None:
    debts = sorted(((p.day or date.min, p.amount) for p in postings if p.amount > 0), reverse=True)
    balance = sum((p.amount for p in postings), Decimal(0))
    few = [Posting(day, amount) for day, amount in newest_that_cover(debts, balance, TODAY)]
    assert len(few) <= max(1, len(debts))
    assert ageing(few, TODAY, credit_days) == ageing(postings, TODAY, credit_days)


@given(POSTINGS, st.integers(0, 100))
def test_more_credit_days_are_never_more_overdue(postings: list[Posting], days: int) -> None:
    assert ageing(postings, TODAY, days + 1).overdue <= ageing(postings, TODAY, days).overdue


DOCUMENTS = st.lists(
    st.tuples(st.integers(0, 60), st.decimals(-900, 900, places=2)).map(
        lambda pair: Document(TODAY - timedelta(days=pair[0]), None, "sale", pair[1])
    ),
    max_size=20,
)


@given(st.decimals(-900, 900, places=2), DOCUMENTS)
def test_a_statement_ends_where_its_last_line_ends(opening: Decimal, documents: list[Document]) -> None:
    lines, sums = running(opening, documents), totals(opening, documents)
    assert sums.closing == (lines[-1].balance if lines else opening)
    assert sums.closing == opening + sum((d.amount for d in documents), Decimal(0))
    assert [line.document.day for line in lines] == sorted(d.day for d in documents)


def test_the_books_begin_on_the_day_after_the_opening_balance() -> None:
    asked = date(2026, 1, 1)
    assert first_day_that_counts(None, asked) == asked
    assert first_day_that_counts(date(2025, 12, 31), asked) == asked
    assert first_day_that_counts(date(2026, 1, 1), asked) == date(2026, 1, 2)


def test_a_margin_rate_needs_sales_and_costs() -> None:
    assert net_rate(D("20"), D("80")) == 25
    assert net_rate(None, D("80")) is None
    assert net_rate(D("20"), D("0")) is None
