"""What can be done with brands: keep their agency, what makers promised, and close that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.products import posting, rules
from distributor_desk.features.products.records import Agency, Brand, BrandPromise
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER

AGENCY = Text("代理权：{name}", "Agency: {name}")
NEW_BRAND = Text("新增品牌：{name}", "Add brand: {name}")
PROMISE = Text("厂家承诺：{what}", "A maker's promise: {what}")
KEPT = Text("厂家承诺已兑现：{what}", "A maker's promise is kept: {what}")
BROKEN = Text("厂家承诺未兑现：{what}", "A maker's promise is broken: {what}")
RETIRE = Text("删去 {count} 条厂家承诺", "Take {count} {count:promise|promises} of makers off the list")
NO_NAME = Text("请填写品牌名称。", "Enter the brand's name.")
NO_WORDS = Text("请写明厂家答应了什么。", "Enter what the maker promised.")
ENDS_FIRST = Text("到期日在开始日之前，请改一下。", "It ends before it begins; mend one of the days.")


def add_brand(company: Company, name: str | None, who: int = OWNER) -> int:
    """Make a brand (or find the one of that name); returns its id. DeskError without a name."""
    if not name:
        raise DeskError(NO_NAME)
    with company.write(NEW_BRAND.with_(name=name), who) as work:
        return posting.ensure_brands(work, [name])[normal_name(name)]


def set_agency(company: Company, brand_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Keep what is given of a brand's agency; returns the deed's name. DeskError when it ends before it begins."""
    name = _name(company, brand_id)
    with company.write(AGENCY.with_(name=name), who) as work:
        row = work.session.scalar(
            select(Agency)
            .where(Agency.brand_id == brand_id, Agency.retired_at.is_(None))
            .order_by(Agency.id.desc())
            .limit(1)
        )
        if row is None:
            row = Agency(brand_id=brand_id, level=rules.NONE)
            work.session.add(row)
        for key, value in values.items():
            setattr(row, key, value if key != "level" else value or rules.NONE)
        if row.starts and row.ends and row.ends < row.starts:
            raise DeskError(ENDS_FIRST)
    return AGENCY.with_(name=name)


def add_promise(company: Company, brand_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Keep what a maker promised. DeskError without words."""
    if not values.get("what"):
        raise DeskError(NO_WORDS)
    action = PROMISE.with_(what=values["what"])
    with company.write(action, who) as work:
        work.session.add(BrandPromise(brand_id=brand_id, state="open", **values))
    return action


def change_promise(company: Company, promise_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change the words or the days of a promise."""
    if "what" in values and not values["what"]:
        raise DeskError(NO_WORDS)
    action = PROMISE.with_(what=values.get("what") or _what(company, promise_id))
    with company.write(action, who) as work:
        work.session.execute(update(BrandPromise).where(BrandPromise.id == promise_id).values(**values))
    return action


def close_promise(company: Company, promise_id: int, state: str, on: date, who: int = OWNER) -> Text:
    """Note that a promise was kept or broken; returns the deed's name."""
    action = (KEPT if state == "kept" else BROKEN).with_(what=_what(company, promise_id))
    with company.write(action, who) as work:
        work.session.execute(
            update(BrandPromise).where(BrandPromise.id == promise_id).values(state=state, closed_on=on)
        )
    return action


def retire_promises(company: Company, promise_ids: list[int], who: int = OWNER) -> Text:
    """Take promises off the list."""
    action = RETIRE.with_(count=len(promise_ids))
    with company.write(action, who) as work:
        work.session.execute(
            update(BrandPromise).where(BrandPromise.id.in_(promise_ids)).values(retired_at=now())
        )
    return action


def _name(company: Company, brand_id: int) -> str:
    with company.read() as session:
        return session.scalar(select(Brand.name).where(Brand.id == brand_id)) or ""


def _what(company: Company, promise_id: int) -> str:
    with company.read() as session:
        return session.scalar(select(BrandPromise.what).where(BrandPromise.id == promise_id)) or ""
