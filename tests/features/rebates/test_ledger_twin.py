"""The naive twin again, through the file: scope, returns, gifts, last year and targets as the ledger has them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.language import plain
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.posting import add_customers
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates import posting
from distributor_desk.features.rebates.posting import schemes as scheme_posting
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.queries import standings
from distributor_desk.features.rebates.rules.engine import NOTHING, Measured
from distributor_desk.features.rebates.rules.scope import Written
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids, load_values
from tests.features.rebates import naive
from tests.features.rebates.naive import Line, Scheme

D = Decimal
YEAR, AS_OF = date(2026, 1, 1), date(2026, 9, 30)
SCOPE = (Written("product", "P1"), Written("product", "P2"))


def build(
    company: Company, chance: random.Random, count: int
) -> list[tuple[Scheme, list[Line], list[Line], Any]]:
    """`count` customers, each on a scheme of its own, with lines of this year, of the last, and after the day."""
    worlds = []
    with company.write(plain("worlds")) as work:
        load_values(
            work, Product,
            [{"name": f"P{i}", "code": f"P{i}", "code_key": f"p{i}", "name_key": f"p{i}", "name_sort": "p", "find_key": "p"}
             for i in (1, 2, 3)],
        )  # fmt: skip
        add_customers(work, {i: {"name": f"客户{i}"} for i in range(1, count + 1)})
        rows: list[dict[str, Any]] = []
        excused: list[int] = []
        for customer in range(1, count + 1):
            made, now, before = naive.scheme(chance), naive.ledger(chance), naive.ledger(chance)
            goal = naive.target(chance, made)
            worlds.append((made, now, before, goal))
            _sign(work, customer, made, goal)
            rows += _rows(chance, customer, now, YEAR, 270) + _rows(
                chance, customer, before, date(2025, 1, 1), 360
            )
            rows += _rows(chance, customer, naive.ledger(chance), AS_OF + timedelta(days=1), 80)
        ids = keep_ids(work, SalesLine, len(rows))
        for row, i in zip(rows, ids, strict=True):
            row["id"] = i
            if row.pop("excused"):
                excused.append(i)
        load_values(work, SalesLine, rows)
        posting.excuse_returns(work, excused)
    return worlds


def _sign(work: Any, customer: int, made: Scheme, goal: Decimal | None) -> None:
    values = SchemeValues(
        f"方案{customer}", made.terms, "year", YEAR, scope=SCOPE if made.products else (),
        returns="split" if made.split else "all",
    )  # fmt: skip
    scheme = scheme_posting.save(work, values, None)
    posting.ensure_agreement(work, customer, 2026, scheme_ids=[scheme])
    if goal is not None:
        posting.set_target(
            work, Period(YEAR, date(2026, 12, 31)), goal, customer_id=customer, scheme_id=scheme
        )


def _rows(
    chance: random.Random, customer: int, lines: list[Line], first: date, days: int
) -> list[dict[str, Any]]:
    return [
        {
            "kind": line.kind, "date": first + timedelta(days=chance.randrange(days)), "customer_id": customer,
            "product_id": None if line.kind == "allowance" else line.product,
            "quantity": line.quantity or None, "amount": line.amount, "excused": line.excused,
        }
        for line in lines
    ]  # fmt: skip


def compare(company: Company, chance: random.Random, count: int) -> None:
    worlds = build(company, chance, count)
    with company.read() as session:
        found = {one.customer_id: one for one in standings(session, AS_OF)}
    assert len(found) == count
    for customer, (made, now, before, goal) in enumerate(worlds, start=1):
        counted = [line for line in before if naive.counts(made, line)]
        last = Measured(sum((i.amount for i in counted), D(0)), sum((i.quantity for i in counted), D(0)))
        expected = naive.entitlement(made, now, NOTHING, last, goal, None)
        assert found[customer].entitlement == expected, (made, now, before, goal)


def test_the_twin_agrees_through_the_file(company: Company) -> None:
    compare(company, random.Random(11), 200)


@pytest.mark.slow
def test_the_twin_agrees_on_ten_thousand_companies_customers(company: Company) -> None:
    compare(company, random.Random(13), 10_000)
