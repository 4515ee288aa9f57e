"""100,000 return lines: list, finder and rates take at most 1.5 times their bare SQL, and one frame."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from benching import median_ratio, seconds, shop_name

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.products import posting as products
from distributor_desk.features.returns.queries import orders, rates, slow
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import create_company
from distributor_desk.storage.house_records import Batch
from distributor_desk.storage.ledger_load import load_values

LINES, EACH = 100_000, 2
SHOPS, GOODS = 2_000, 200
FIRST, LAST = date(2025, 3, 1), date(2026, 2, 28)
LIMIT, FRAME = 1.5, 1 / 60


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """50,000 settled orders of two lines, each line with a sale before it."""
    assert register.ROOMS
    path: Path = tmp_path_factory.mktemp("returns") / "many.desk"
    chance = random.Random(1)
    with create_company(path) as company:
        with company.write(plain("many")) as work:
            work.session.add(Batch(id=1, at=work.at, who_id=1, file_name="x", sha256="x"))
            work.session.flush()
            customers.add_customers(work, {i + 1: {"name": shop_name(i)} for i in range(SHOPS)}, 1)
            products.add_products(
                work, {i + 1: {"name": f"饮料{i}号", "unit": "瓶"} for i in range(GOODS)}, 1
            )
            _load(work, chance)
        yield company


def _load(work, chance: random.Random) -> None:
    kept, lines, ledger = [], [], []
    for number in range(LINES // EACH):
        day, shop = FIRST + timedelta(days=number % 360), chance.randrange(SHOPS) + 1
        kept.append(
            {"id": number + 1, "number": f"TH{day.year}-{number:05d}", "kind": w.RETURN, "state": w.SETTLED, "date": day,
             "customer_id": shop, "settled_on": day, "value_in": Decimal(10), "value_out": Decimal(0),
             "fee_percent": Decimal(0), "without_goods": False, "batch_id": 1}
        )  # fmt: skip
        for place in range(EACH):
            i, goods = number * EACH + place + 1, chance.randrange(GOODS) + 1
            one = {
                "customer_id": shop,
                "product_id": goods,
                "date": day,
                "batch_id": 1,
                "quantity": Decimal(20),
            }
            ledger.append({**one, "id": i, "kind": "sale", "amount": Decimal(40), "origin": "file"})
            back = {"kind": "return", "amount": Decimal(-5), "quantity": Decimal(-2), "origin": "return"}
            ledger.append({**one, **back, "id": LINES + i})
            reason = chance.choice([*w.REASONS])
            lines.append(
                {"return_id": number + 1, "place": place, "product_id": goods, "quantity": Decimal(2), "reason": reason,
                 "fault": w.FAULT_OF[reason], "amount": Decimal(5), "out_amount": Decimal(0), "ledger_in_id": LINES + i,
                 "batch_id": 1}
            )  # fmt: skip
    for record, rows in ((SalesLine, ledger), (GoodsReturn, kept), (ReturnLine, lines)):
        load_values(work, record, rows)


SLOW = """SELECT MAX(s.id), c.name, p.name, p.spec, b.name, l.d, SUM(s.quantity), SUM(s.amount) v FROM
 (SELECT customer_id ci, product_id pi, MAX(date) d FROM sales_line WHERE kind = 'sale'
  AND product_id IS NOT NULL AND retired_at IS NULL AND date <= '2026-03-01' GROUP BY 1, 2 HAVING d <= '2025-12-31') l
 JOIN sales_line s ON s.customer_id = l.ci AND s.product_id = l.pi AND s.date = l.d
 JOIN customer c ON c.id = l.ci JOIN product p ON p.id = l.pi LEFT JOIN brand b ON b.id = p.brand_id
 WHERE s.kind = 'sale' AND s.retired_at IS NULL GROUP BY l.ci, l.pi ORDER BY v DESC"""
RATES = """SELECT {key}, SUM(CASE WHEN kind = 'sale' THEN amount END), SUM(CASE WHEN kind = 'return' THEN amount END)
 FROM sales_line WHERE date >= '2025-03-01' AND date <= '2026-02-28' AND kind IN ('sale', 'return') AND retired_at IS NULL
 GROUP BY 1 ORDER BY 3"""
REASONS = """SELECT r.reason, SUM(s.amount) FROM sales_line s LEFT JOIN return_line r ON r.ledger_in_id = s.id
 WHERE s.date >= '2025-03-01' AND s.date <= '2026-02-28' AND s.kind = 'return' AND s.retired_at IS NULL GROUP BY 1"""
SOLD = """SELECT SUM(amount) FROM sales_line WHERE date >= '2025-03-01' AND date <= '2026-02-28' AND kind = 'sale'
 AND retired_at IS NULL"""
LISTED = """SELECT g.id, g.number, g.state, g.kind, g.date, c.name, g.value_in, g.value_out, g.settled_on, g.notes
 FROM goods_return g JOIN customer c ON c.id = g.customer_id WHERE g.retired_at IS NULL ORDER BY g.date DESC, g.id DESC
 LIMIT 200"""
COUNTED = "SELECT COUNT(*) FROM goods_return WHERE retired_at IS NULL"


def asks() -> dict[str, tuple[Callable[..., object], tuple[str, ...]]]:
    """Ours, and the same in bare SQL."""
    return {
        "list": (lambda s: orders.page(s, Listing(), 0, 200), (LISTED, COUNTED)),
        "finder": (lambda s: slow.slow_page(s, date(2026, 3, 1), 60, Listing(), 0, 200), (SLOW,)),
        "by customer": (
            lambda s: rates.rates(s, rates.BY_CUSTOMER, FIRST, LAST),
            (RATES.format(key="customer_id"),),
        ),
        "by product": (
            lambda s: rates.rates(s, rates.BY_PRODUCT, FIRST, LAST),
            (RATES.format(key="product_id"),),
        ),
        "by month": (
            lambda s: rates.rates(s, rates.BY_MONTH, FIRST, LAST),
            (RATES.format(key="substr(date, 1, 7)"),),
        ),
        "by reason": (lambda s: rates.rates(s, rates.BY_REASON, FIRST, LAST), (REASONS, SOLD)),
    }


@pytest.mark.benchmark
@pytest.mark.parametrize("name", [*asks()])
def test_a_page_of_returns(many, name: str) -> None:
    ours_, bare = asks()[name]
    raw = sqlite3.connect(many.path)

    def ours() -> float:
        with many.read() as session:
            return max(0.0001, seconds(lambda: ours_(session)) - FRAME)

    def theirs() -> float:
        return seconds(lambda: [raw.execute(sql).fetchall() for sql in bare])

    ratio = median_ratio(ours, theirs, limit=LIMIT)
    print(f"{name}: {ours() * 1000 + FRAME * 1000:.0f} ms, {ratio:.2f} × bare SQL beside one frame")
    raw.close()
    assert ratio <= LIMIT
