"""What the sample company has of key accounts that no workbook carries: buyers, peers, shelf counts, shares, caps, holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.resources import resource
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts import posting
from distributor_desk.features.key_accounts.operations.contracts import product_ids
from distributor_desk.features.key_accounts.records import (
    KaBuyer,
    KaContract,
    KaFactoryCap,
    KaListing,
    KaPeer,
    KaShare,
    KaShelfCount,
)
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Write

SAMPLE = Text("示例：采购、同行、上架", "Sample: buyers, peers, shelves")
Row = Mapping[str, Any]


def add_sample(company: Company, shift: timedelta) -> None:
    """Everything of resources/sample/key_accounts.json, dates and years moved with the other samples."""
    rows = json.loads(resource("sample", "key_accounts.json").read_text("utf-8"))
    with company.write(SAMPLE) as work:
        names = {row["retailer"] for key in ("buyers", "peers", "shares", "holds") for row in rows[key]}
        retailers = customers.ensure_retailers(work, sorted(names))
        made = _Sample(work, shift, retailers)
        for key, one in (
            ("buyers", made.buyer), ("peers", made.peer), ("counts", made.count), ("shares", made.share),
            ("caps", made.cap), ("holds", made.hold), ("listed", made.listed),
        ):  # fmt: skip
            for row in rows[key]:
                one(row)


class _Sample:
    def __init__(self, work: Write, shift: timedelta, retailers: Mapping[str, int]) -> None:
        self.work, self.shift, self.retailers = work, shift, retailers

    def day(self, row: Row, key: str) -> date | None:
        return date.fromisoformat(row[key]) + self.shift if row.get(key) else None

    def year(self, row: Row) -> int:
        return (date(row["year"], 6, 30) + self.shift).year

    def retailer(self, row: Row) -> int:
        return self.retailers[normal_name(row["retailer"])]

    def contract(self, row: Row) -> int:
        return posting.ensure_contract(self.work, self.retailer(row), self.year(row))

    def buyer(self, row: Row) -> None:
        kept = {key: row[key] for key in ("name", "category", "phone", "notes")}
        self.work.session.add(KaBuyer(retailer_id=self.retailer(row), **kept))

    def peer(self, row: Row) -> None:
        kept = {key: row[key] for key in ("supplier", "stance", "notes")}
        self.work.session.add(KaPeer(contract_id=self.contract(row), date=self.day(row, "date"), **kept))

    def count(self, row: Row) -> None:
        store = self.work.session.scalar(
            select(Customer.id).where(Customer.name_key == normal_name(row["store"]))
        )
        counted = {key: row[key] for key in ("found", "listed")}
        self.work.session.add(KaShelfCount(store_id=store, date=self.day(row, "date"), **counted))

    def share(self, row: Row) -> None:
        kept = {key: row[key] for key in ("category", "source")}
        self.work.session.add(
            KaShare(
                retailer_id=self.retailer(row),
                date=self.day(row, "date"),
                share=Decimal(row["share"]) / 100,
                **kept,
            )
        )

    def cap(self, row: Row) -> None:
        brand = ensure_brands(self.work, [row["brand"]])[normal_name(row["brand"])]
        self.work.session.add(
            KaFactoryCap(brand_id=brand, year=self.year(row), rate=Decimal(row["rate"]) / 100)
        )

    def hold(self, row: Row) -> None:
        values = {
            "hold_until": self.day(row, "until"), "starts": self.day(row, "starts"), "ends": self.day(row, "ends"),
            "outcome": row.get("outcome"), "outcome_on": self.day(row, "outcome_on"),
        }  # fmt: skip
        given = {key: value for key, value in values.items() if value is not None}
        self.work.session.execute(update(KaContract).where(KaContract.id == self.contract(row)).values(given))

    def listed(self, row: Row) -> None:
        contract = self.contract(row)
        for product in product_ids(self.work.session, row["products"]):
            self.work.session.add(KaListing(contract_id=contract, product_id=product))
