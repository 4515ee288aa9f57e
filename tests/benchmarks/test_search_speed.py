"""A search among 100,000 customers: at most 30 ms, and twice the engine's own LIKE."""

from __future__ import annotations

import sqlite3
import statistics
from pathlib import Path

import pytest
from benching import median_ratio, seconds, shop_name

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import posting, queries
from distributor_desk.storage.database import create_company

COUNT = 100_000
LIMIT, MOST_SECONDS = 2.0, 0.030
WANTED = ("好又佳", "hyj", "1380012", "超市99999", "zzzz")
"""A part of a name, pinyin initials, a part of a phone, one shop, nothing."""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    assert register.ROOMS
    path: Path = tmp_path_factory.mktemp("many") / "many.desk"
    with create_company(path) as company:
        with company.write(plain("many")) as work:
            rows = {
                i + 1: {
                    "name": shop_name(i),
                    "code": f"C{i:06d}",
                    "phone": f"1380{i:07d}",
                    "channel": "traditional",
                }
                for i in range(COUNT)
            }
            posting.add_customers(work, rows)
        yield company


@pytest.mark.benchmark
@pytest.mark.parametrize("words", WANTED)
def test_the_first_page_of_a_search(many, words: str) -> None:
    raw = sqlite3.connect(many.path)
    like = "SELECT COUNT(*) FROM customer WHERE retired_at IS NULL AND find_key LIKE ? ESCAPE '/'"

    def ours() -> float:
        with many.read() as session:
            return seconds(
                lambda: queries.page(session, Listing(words=words), 0, 50, {"name": queries.FIELDS["name"]})
            )

    def theirs() -> float:
        return seconds(lambda: raw.execute(like, (f"%{words}%",)).fetchone())

    ratio = median_ratio(ours, theirs, times=9, limit=LIMIT)
    once = statistics.median(ours() for _ in range(5))
    slowest = max(MOST_SECONDS, LIMIT * statistics.median(theirs() for _ in range(5)))
    raw.close()
    print(f"search {words!r}: {once * 1000:.1f} ms, {ratio:.2f} × LIKE")
    assert ratio <= LIMIT
    assert once <= slowest
