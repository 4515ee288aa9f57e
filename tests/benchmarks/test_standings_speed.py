"""All standings of 2,000 sub-distributors: at most 1.5 × one covering-index GROUP BY over the same lines."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from benching import median_ratio, shop_name

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.features.customers.posting import add_customers
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates import posting
from distributor_desk.features.rebates.posting import schemes as scheme_posting
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.queries import standings
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company, create_company
from distributor_desk.storage.ledger_load import load, loading

LIMIT = 1.5
YEAR, AS_OF = date(2026, 1, 1), date(2026, 11, 30)
COLUMNS = ("kind", "date", "customer_id", "product_id", "quantity", "amount", "origin")
TIERS = tuple(Tier(Decimal(n * 20_000), Decimal(n) / 200) for n in range(6))
GROUP_BY = (
    "SELECT customer_id, SUM(amount) FROM sales_line WHERE date BETWEEN '2026-01-01' AND '2026-11-30'"
    " AND kind IN ('sale', 'return') AND retired_at IS NULL GROUP BY customer_id"
)


def lines(count: int, shops: int) -> list[tuple[Any, ...]]:
    """Sales of the year so far, a fortieth of them returns."""
    chance = random.Random(3)
    days = [(YEAR + timedelta(days=n)).isoformat() for n in range((AS_OF - YEAR).days + 1)]
    found = []
    for number in range(count):
        sign = -1 if number % 40 == 0 else 1
        kind = "return" if sign < 0 else "sale"
        quantity = chance.randrange(1, 60)
        shop, day = chance.randrange(shops) + 1, days[number * len(days) // count]
        amount = quantity * chance.randrange(100, 900)
        found.append(
            (kind, day, shop, chance.randrange(300) + 1, sign * quantity * 1000, sign * amount, "file")
        )
    return found


def sign_all(company: Company, shops: int) -> None:
    """Three yearly schemes with six tiers each, everyone on one of them."""
    with company.write(plain("sign")) as work:
        for n, method in enumerate(("retrospective", "incremental", "retrospective")):
            terms = Terms(TIERS, method=method, boundary="more_than" if n == 2 else "at_least")
            scheme_posting.save(work, SchemeValues(f"方案{n}", terms, "year", YEAR), None)
        for shop in range(1, shops + 1):
            posting.ensure_agreement(work, shop, 2026, scheme_ids=[shop % 3 + 1])


@contextmanager
def company_of(path: Path, count: int, shops: int) -> Iterator[Company]:
    assert register.ROOMS
    with create_company(path) as company:
        with company.write(plain("many")) as work:
            add_customers(work, {i: {"name": shop_name(i)} for i in range(1, shops + 1)})
            load(
                work, Product, ("name", "name_key", "name_sort", "find_key", "status"),
                [(f"饮料{i}", f"饮料{i}", f"{i}", f"{i}", "active") for i in range(300)],
            )  # fmt: skip
            with loading(work, SalesLine, COLUMNS, count) as book:
                book.insert(lines(count, shops))
        sign_all(company, shops)
        yield company


def seconds(deed: Callable[[], object]) -> float:
    """Of this process: both sides are computed in it, and other programs do not count."""
    start = time.process_time()
    deed()
    return time.process_time() - start


def ratio(company: Company, shops: int) -> float:
    def ours() -> float:
        with company.read() as session:
            return seconds(lambda: standings(session, AS_OF))

    def theirs() -> float:
        with company.read() as session:
            return seconds(lambda: session.connection().exec_driver_sql(GROUP_BY).all())

    with company.read() as session:
        plan = str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {GROUP_BY}").all())
        assert "COVERING INDEX" in plan
        assert len(standings(session, AS_OF)) == shops
    return median_ratio(ours, theirs, 7, limit=LIMIT)


@pytest.mark.benchmark
def test_all_standings_of_300_000_lines(tmp_path: Path) -> None:
    """As many lines a shop as in the large run below: 500."""
    measured(tmp_path, 300_000, 600)


@pytest.mark.slow
@pytest.mark.benchmark
def test_all_standings_of_1_000_000_lines(tmp_path: Path) -> None:
    measured(tmp_path, 1_000_000, 2_000)


def measured(folder: Path, count: int, shops: int) -> None:
    with company_of(folder / "many.desk", count, shops) as company:
        found = ratio(company, shops)
    print(f"standings of {shops:,} over {count:,} lines: {found:.2f} x the GROUP BY")
    assert found <= LIMIT
