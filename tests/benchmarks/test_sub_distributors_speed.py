"""2,000 sub-distributors and 40,000 ledger lines: the list's first rows with their scores, and what needs the owner.

Each against the same statements on a bare connection, plus one frame of the screen: what is worked out from the
rows, not what the engine needs to find them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from benching import against_its_sql, shop_name

from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import posting
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.records import Target
from distributor_desk.features.sales.records import Payment, SalesLine
from distributor_desk.features.sub_distributors.queries.due import todo
from distributor_desk.features.sub_distributors.queries.listing import page
from distributor_desk.features.sub_distributors.records import SubDistributor, Territory
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, create_company
from distributor_desk.storage.house_records import Batch
from distributor_desk.storage.ledger_load import load
from distributor_desk.storage.unit_of_work import Reading

SUBS, LINES, TODAY = 2_000, 40_000, date(2026, 11, 20)
FRAME = 1 / 60
KEYS = ("name", "territory", "state", "attained", "score", "band", "sold", "target", "growth")
_LINE = ("kind", "date", "document", "line", "customer_id", "product_id", "quantity", "amount", "batch_id")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    path: Path = tmp_path_factory.mktemp("subs") / "many.desk"
    chance, start = Random(1), date(2025, 1, 1)

    def day() -> str:
        return (start + timedelta(days=chance.randrange(685))).isoformat()

    with create_company(path) as company:
        with company.write(plain("many")) as work:
            batch = Batch(at=now(), who_id=1, file_name="x", sha256="0" * 64)
            work.session.add(batch)
            work.session.add_all(
                Product(name=f"p{i}", name_key=f"p{i}", name_sort=f"p{i}", find_key=f"p{i}")
                for i in range(200)
            )
            work.session.flush()
            every = range(1, SUBS + 1)
            posting.add_customers(
                work, {i: {"name": shop_name(i), "code": f"C{i}", "credit_days": 30} for i in every}, batch.id
            )
            documents = [(day(), chance.randrange(1, SUBS + 1)) for _ in range(LINES // 5)]
            load(work, SalesLine, _LINE, [
                ("sale", documents[i // 5][0], f"X{i // 5}", i % 5 + 1, documents[i // 5][1], i % 200 + 1, 1000,
                 chance.randrange(100, 90000), batch.id)
                for i in range(LINES)
            ])  # fmt: skip
            paid = [(day(), chance.randrange(1, SUBS + 1), 100_000, batch.id) for _ in range(SUBS * 8)]
            load(work, Payment, ("date", "customer_id", "amount", "batch_id"), paid)
            load(work, Territory, ("name", "name_key", "shared", "batch_id"), [(f"t{i}", f"t{i}", 0, batch.id) for i in every])  # fmt: skip
            load(work, SubDistributor, ("customer_id", "territory_id", "state", "batch_id"), [(i, i, "active", batch.id) for i in every])  # fmt: skip
            year = ("2026-01-01", "2026-12-31")
            load(work, Target, ("customer_id", "first", "last", "amount", "batch_id"), [(i, *year, 10**10, batch.id) for i in every])  # fmt: skip
        yield company


@pytest.mark.benchmark
def test_the_first_rows_of_the_list_with_their_scores(many: Company) -> None:
    def first_rows(session: Reading) -> object:
        return page(session, Listing(), 0, 200, KEYS, TODAY)

    ratio = against_its_sql(many, first_rows, limit=4.0, frame=FRAME)
    print(f"first rows of the sub-distributors: {ratio:.2f} x the bare statements and a frame")
    assert ratio <= 4.0


@pytest.mark.benchmark
def test_what_needs_the_owner_of_two_thousand(many: Company) -> None:
    ratio = against_its_sql(many, lambda session: todo(session, TODAY), limit=7.0, frame=FRAME)
    print(f"what needs the owner of 2,000 sub-distributors: {ratio:.2f} x the bare statements and a frame")
    assert ratio <= 7.0
