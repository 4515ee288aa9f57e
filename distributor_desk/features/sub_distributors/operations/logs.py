"""Note what happened with a sub-distributor: a talk and its check, a breach, a stock that was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.sub_distributors.records import Breach, Guidance, StockReading
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER

GUIDE = Text("工作指导：{topic}", "Guidance: {topic}")
CHECKED = Text("工作指导已复查", "Guidance looked at again")
STOCK = Text("登记分销商库存：{amount}", "Stock at the sub-distributor: {amount}")
BREACH = {
    "price": Text("登记乱价：{what}", "Breach of price: {what}"),
    "cross_region": Text("登记窜货：{what}", "Cross-region sale: {what}"),
}
NO_TOPIC = Text("请写下谈了什么。", "Write what it was about.")
NO_WHAT = Text("请写下发生了什么。", "Write what happened.")
NO_DATE = Text("请填写日期。", "Enter the date.")
CHECK_BEFORE = Text(
    "复查日期 {check} 早于指导日期 {day}，请改正。",
    "The check on {check} lies before the talk on {day}: mend the date.",
)
NEGATIVE = Text("库存金额不能是负数。", "A stock cannot be negative.")
NO_AMOUNT = Text("请填写库存金额。", "Enter the amount of the stock.")


def add_guidance(company: Company, sub_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Note a talk (date, topic, action, guided_by, next_check); returns the deed's name."""
    topic, day, check = (values.get("topic") or "").strip(), values.get("date"), values.get("next_check")
    if not topic:
        raise DeskError(NO_TOPIC)
    if day is None:
        raise DeskError(NO_DATE)
    if check is not None and check < day:
        raise DeskError(CHECK_BEFORE.with_(check=check, day=day))
    action = GUIDE.with_(topic=topic)
    row = {key: values.get(key) for key in ("date", "action", "guided_by", "next_check")}
    with company.write(action, who) as work:
        load_values(work, Guidance, [row | {"sub_distributor_id": sub_id, "topic": topic}])
    return action


def close_guidance(
    company: Company, guidance_id: int, on: date, result: str | None, who: int = OWNER
) -> Text:
    """Say that it was looked at again, and what came of it."""
    with company.write(CHECKED, who) as work:
        done = {"checked_on": on, "result": result}
        work.session.execute(update(Guidance).where(Guidance.id == guidance_id).values(done))
    return CHECKED


def add_breach(company: Company, sub_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Note a breach of price or a cross-region sale (kind, date, what, evidence); returns the deed's name."""
    what = (values.get("what") or "").strip()
    if not what:
        raise DeskError(NO_WHAT)
    if values.get("date") is None:
        raise DeskError(NO_DATE)
    action = BREACH[values["kind"]].with_(what=what)
    row = {"sub_distributor_id": sub_id, "what": what}
    with company.write(action, who) as work:
        load_values(work, Breach, [row | {key: values.get(key) for key in ("date", "kind", "evidence")}])
    return action


def add_stock(company: Company, sub_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Note what lay in a sub-distributor's warehouse (date, amount in yuan, notes); returns the deed's name."""
    amount: Decimal | None = values.get("amount")
    if amount is None:
        raise DeskError(NO_AMOUNT)
    if amount < 0:
        raise DeskError(NEGATIVE)
    if values.get("date") is None:
        raise DeskError(NO_DATE)
    action = STOCK.with_(amount=f"{amount:,.2f}")
    row = {"sub_distributor_id": sub_id} | {key: values.get(key) for key in ("date", "amount", "notes")}
    with company.write(action, who) as work:
        load_values(work, StockReading, [row])
    return action
