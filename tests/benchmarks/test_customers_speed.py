"""20,000 customers and 200,000 ledger lines: the list's first rows, a customer's card, all balances.

Each against the same statements on a bare connection, plus one frame of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from benching import against_its_sql, shop_name

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import posting, queries
from distributor_desk.features.customers.tab import source_of
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.queries import accounts
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.features.sales.sheet.customer_card import card_lines
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, create_company
from distributor_desk.storage.house_records import Batch
from distributor_desk.storage.ledger_load import load
from distributor_desk.storage.unit_of_work import Reading

CUSTOMERS, LINES, TODAY = 20_000, 200_000, date(2025, 12, 1)
LIMIT, FRAME, BALANCES = 1.5, 1 / 60, 4.0
_COLUMNS = ("kind", "date", "document", "line", "customer_id", "product_id", "quantity", "amount", "batch_id")


class _Desk:
    features = register.ROOMS

    def today(self) -> date:
        return TODAY


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    path: Path = tmp_path_factory.mktemp("customers") / "many.desk"
    chance, start = Random(1), date(2024, 1, 1)
    documents = [
        ((start + timedelta(days=chance.randrange(700))).isoformat(), chance.randrange(1, CUSTOMERS + 1))
        for _ in range(LINES // 5)
    ]
    with create_company(path) as company:
        with company.write(plain("many")) as work:
            batch = Batch(at=now(), who_id=1, file_name="x", sha256="0" * 64)
            work.session.add(batch)
            work.session.add_all(
                Product(name=f"p{i}", name_key=f"p{i}", name_sort=f"p{i}", find_key=f"p{i}")
                for i in range(200)
            )
            work.session.flush()
            rows = {i: {"name": shop_name(i), "code": f"C{i}"} for i in range(1, CUSTOMERS + 1)}
            posting.add_customers(work, rows, batch.id)
            lines = [
                ("sale", *documents[i // 5][:1], f"X{i // 5}", i % 5 + 1, documents[i // 5][1], i % 200 + 1, 1000,
                 chance.randrange(100, 9000), batch.id)
                for i in range(LINES)
            ]  # fmt: skip
            load(work, SalesLine, _COLUMNS, lines)
        yield company


@pytest.mark.benchmark
def test_the_first_rows_of_the_list(many: Company) -> None:
    source = source_of(_Desk())  # type: ignore[arg-type]
    ratio = against_its_sql(
        many, lambda session: source.page(session, Listing(), 0, 60), limit=LIMIT, frame=FRAME, times=7
    )
    print(f"first rows: {ratio:.2f} × bare SQL and a frame")
    assert ratio <= LIMIT


@pytest.mark.benchmark
def test_the_card_of_a_customer(many: Company) -> None:
    def card(session: Reading) -> object:
        return queries.values(session, 77), card_lines(session, 77, TODAY)

    ratio = against_its_sql(many, card, limit=LIMIT, frame=FRAME, times=7)
    print(f"card: {ratio:.2f} × bare SQL and a frame")
    assert ratio <= LIMIT


@pytest.mark.benchmark
def test_all_balances_with_their_ages(many: Company) -> None:
    ratio = against_its_sql(
        many, lambda session: accounts.accounts(session, TODAY, 30), limit=BALANCES, frame=0, times=7
    )
    print(f"balances: {ratio:.2f} × bare SQL")
    assert ratio <= BALANCES
