"""What can be done with push-stock offers: keep one, change it, answer it, take it off the list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.resources import resource
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.features.products.records import Brand
from distributor_desk.features.stock import rules
from distributor_desk.features.stock.records import PushOffer
from distributor_desk.features.stock.rules import Offer
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER

ADD = Text("记下压货政策：{name}", "Keep the push-stock offer of {name}")
CHANGE = Text("修改压货政策：{name}", "Change the push-stock offer of {name}")
RETIRE = Text("删去 {count} 条压货政策", "Take {count} push-stock {count:offer|offers} off the list")
SAMPLE = Text("示例：压货政策", "Sample: push-stock offers")
_MONEY = ("amount", "rate", "stock_value", "monthly_cost", "money_rate")
NO_AMOUNT = Text("请填写打款金额，要大于 0。", "Enter the amount to be paid; it must be above 0.")
NO_BRAND = Text("请选择品牌。", "Choose the brand.")


def keep_offer(
    company: Company, offer_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> tuple[int, Text]:
    """Keep a new offer (no id) or change one, from values by column; returns its id and the deed's name.

    DeskError without a brand or an amount.
    """
    if not values.get("brand_id"):
        raise DeskError(NO_BRAND)
    if not values.get("amount") or values["amount"] <= 0:
        raise DeskError(NO_AMOUNT)
    with company.read() as session:
        name = session.scalar(select(Brand.name).where(Brand.id == values["brand_id"])) or ""
    action = (ADD if offer_id is None else CHANGE).with_(name=name)
    with company.write(action, who) as work:
        if offer_id is None:
            row = PushOffer(**values)
            work.session.add(row)
            work.session.flush()
            return row.id, action
        work.session.execute(update(PushOffer).where(PushOffer.id == offer_id).values(**values))
        return offer_id, action


def retire_offers(company: Company, offer_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take offers off the list; Undo brings them back."""
    action = RETIRE.with_(count=len(offer_ids))
    with company.write(action, who) as work:
        work.session.execute(update(PushOffer).where(PushOffer.id.in_(offer_ids)).values(retired_at=now()))
    return action


def add_sample(company: Company, shift: timedelta) -> None:
    """The offers of resources/sample/brands.json, with their dates moved and the trade's own answers."""
    rows = json.loads(resource("sample", "brands.json").read_text("utf-8"))["offers"]
    with company.write(SAMPLE) as work:
        brands = ensure_brands(work, sorted({row["brand"] for row in rows}))
        for row in rows:
            values = {key: value for key, value in row.items() if key != "brand"}
            values |= {key: Decimal(row[key]) for key in _MONEY}
            values |= {key: date.fromisoformat(row[key]) + shift for key in ("date", "answer_by")}
            amount, rate, stock_value, monthly_cost, money_rate = (values[key] for key in _MONEY)
            offer = Offer(amount, rate, stock_value, monthly_cost, money_rate, values["shelf_life"])
            words = rules.answer_text(row["answer"], offer, rules.weigh(offer), Decimal("0.5"))
            work.session.add(
                PushOffer(brand_id=brands[normal_name(row["brand"])], answer_text=words.zh, **values)
            )
