"""What the sample company has of brands that no workbook carries: agencies, and what makers promised."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.resources import resource
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.features.products.records import Agency, BrandPromise
from distributor_desk.storage.database import Company

SAMPLE = Text("示例：代理权和厂家承诺", "Sample: agencies and promises of makers")
DAYS = frozenset({"starts", "ends", "promised_on", "due"})


def add_sample(company: Company, shift: timedelta) -> None:
    """The agencies and promises of resources/sample/brands.json, with their dates moved."""
    rows = json.loads(resource("sample", "brands.json").read_text("utf-8"))
    with company.write(SAMPLE) as work:
        names = {row["brand"] for key in ("agencies", "promises") for row in rows[key]}
        brands = ensure_brands(work, sorted(names))
        for record, key in ((Agency, "agencies"), (BrandPromise, "promises")):
            for row in rows[key]:
                work.session.add(record(brand_id=brands[normal_name(row["brand"])], **_values(row, shift)))


def _values(row: Mapping[str, Any], shift: timedelta) -> dict[str, Any]:
    values = {key: value for key, value in row.items() if key != "brand"}
    for key in DAYS & values.keys():
        values[key] = date.fromisoformat(values[key]) + shift if values[key] else None
    if values.get("minimum"):
        values["minimum"] = Decimal(values["minimum"])
    return values
