"""Companies with a ledger of any length: 2,000 shops, 300 products of 20 brands, two years up to a day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from benching import shop_name

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.products import posting as products
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import batches, ledger_load
from distributor_desk.storage.database import Company, create_company

TODAY = date(2026, 6, 29)
SHOPS, GOODS, DAYS = 2000, 300, 730
COLUMNS = (
    "kind", "date", "document", "line", "customer_id", "product_id", "quantity", "amount", "cost", "batch_id",
    "source_row",
)  # fmt: skip


def rows(count: int, batch: int) -> Iterator[tuple[Any, ...]]:
    """Raw ledger lines, by day; one in fifty comes back, one in forty has no cost."""
    chance = random.Random(7)
    first = TODAY - timedelta(days=DAYS - 1)
    days = [(first + timedelta(days=n)).isoformat() for n in range(DAYS)]
    for n in range(count):
        quantity, price = chance.randrange(1, 60), chance.randrange(100, 9000)
        back = -1 if n % 50 == 49 else 1
        amount = back * quantity * price
        yield (
            "return" if back < 0 else "sale", days[n * DAYS // count], f"XS{n // 6:07d}", n % 6,
            chance.randrange(SHOPS) + 1, chance.randrange(GOODS) + 1, back * quantity * 1000, amount,
            None if n % 40 == 39 else amount * 8 // 10, batch, n,
        )  # fmt: skip


def ledger_company(path: Path, count: int) -> Company:
    """A company file with that many lines, its shops and its products."""
    assert register.ROOMS
    company = create_company(path)
    with company.write(plain("shops and products")) as work:
        shops = {
            i + 1: {
                "name": shop_name(i),
                "code": f"C{i:05d}",
                "channel": "traditional" if i % 3 else "wholesale",
            }
            for i in range(SHOPS)
        }
        customers.add_customers(work, shops)
        brands = [*products.ensure_brands(work, [f"品牌{b}" for b in range(20)]).values()]
        goods = {
            i + 1: {
                "name": f"饮料{i}号", "code": f"P{i:04d}", "spec": "500ml*15", "brand_id": brands[i % 20],
                "category": f"品类{i % 8}", "unit": "瓶", "cost": Decimal("2.50"), "price": Decimal(3),
                "stock": Decimal(1000 + i), "stock_date": TODAY, "shelf_life": 360,
            }
            for i in range(GOODS)
        }  # fmt: skip
        products.add_products(work, goods)
    with company.write(plain("ledger")) as work:
        batch = batches.begin(work, "sales.xlsx", "ab")
        ledger_load.load(work, SalesLine, COLUMNS, [*rows(count, batch)])
    return company
