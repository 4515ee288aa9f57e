"""Keep counties: name, shared or not, and the comparison with an own office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.sub_distributors import posting
from distributor_desk.features.sub_distributors.queries.counties import CASE_FIELDS
from distributor_desk.features.sub_distributors.queries.standing import holders, standings
from distributor_desk.features.sub_distributors.records import CountyCase, Territory
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER

ADD = Text("新增区域：{name}", "Add territory: {name}")
CHANGE = Text("修改区域：{name}", "Change territory: {name}")
RETIRE = Text("停用 {count} 个区域", "Retire {count} {count:territory|territories}")
COMPARE = Text("{name}：自设办事处对比", "{name}: own office compared")
NO_NAME = Text("请填写区域名称。", "Enter the territory's name.")
TAKEN = Text("已经有叫“{name}”的区域。", "There is a territory called “{name}” already.")
STILL_SHARED = Text(
    "区域“{name}”现在有 {count} 个合作中的分销商，不能取消共享。",
    "{count} sub-distributors work “{name}” now, so it stays shared.",
)
IN_USE = Text(
    "区域“{name}”还有分销商，请先改他们的区域。",
    "“{name}” still has sub-distributors; give them another territory first.",
)
NEGATIVE = Text("金额、天数和比例不能是负数。", "Money, days and rates cannot be negative.")
RATE = Text("毛利率、返点和利率要小于 100%。", "Margins, rebates and interest must be below 100 %.")
NEEDED = Text(
    "请至少填写两边的年销售额和毛利率。", "Enter at least the sales and the gross margin of both ways."
)
_RATES = ("sub_margin", "sub_rebate", "office_margin", "interest")
_NEEDED = ("sub_sales", "sub_margin", "office_sales", "office_margin")
_DAYS = ("sub_credit_days", "office_stock_days", "office_credit_days")


def add_territory(company: Company, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Make a territory (name, shared, notes); returns its id."""
    name = (values.get("name") or "").strip()
    if not name:
        raise DeskError(NO_NAME)
    with company.write(ADD.with_(name=name), who) as work:
        _free(work.session, name, None)
        new = posting.ensure_territory(work, name, shared=bool(values.get("shared")))
        work.session.execute(update(Territory).where(Territory.id == new).values(notes=values.get("notes")))
    return new


def change_territory(
    company: Company, territory_id: int, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Change name, shared and notes of a territory; returns the deed's name."""
    with company.read() as session:
        before = session.get_one(Territory, territory_id).name
    name = (values.get("name", before) or "").strip()
    if not name:
        raise DeskError(NO_NAME)
    action = CHANGE.with_(name=name)
    with company.write(action, who) as work:
        _free(work.session, name, territory_id)
        working = len(holders(work.session, territory_id))
        if "shared" in values and not values["shared"] and working > 1:
            raise DeskError(STILL_SHARED.with_(name=name, count=working))
        own: dict[str, Any] = {"name": name, "name_key": normal_name(name)}
        own |= {"shared": bool(values["shared"])} if "shared" in values else {}
        own |= {"notes": values["notes"]} if "notes" in values else {}
        work.session.execute(update(Territory).where(Territory.id == territory_id).values(own))
    return action


def retire_territories(company: Company, territory_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take territories off the list. DeskError while a sub-distributor that has not ended belongs to one."""
    action = RETIRE.with_(count=len(territory_ids))
    with company.write(action, who) as work:
        for sub in standings(work.session):
            if sub.territory_id in territory_ids and sub.state != "ended":
                raise DeskError(IN_USE.with_(name=sub.territory))
        gone = update(Territory).where(Territory.id.in_(territory_ids)).values(retired_at=now())
        work.session.execute(gone)
    return action


def save_case(company: Company, territory_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Keep the figures of a county's comparison (rates as ratios); returns the deed's name."""
    with company.read() as session:
        name = session.get_one(Territory, territory_id).name
    action = COMPARE.with_(name=name)
    with company.write(action, who) as work:
        found = work.session.scalars(
            select(CountyCase).where(CountyCase.territory_id == territory_id, CountyCase.retired_at.is_(None))
        ).first()
        stood = {field: getattr(found, field) for field in CASE_FIELDS} if found else {}
        whole = _whole(stood | {key: value for key, value in values.items() if key in CASE_FIELDS})
        if found is None:
            work.session.add(CountyCase(territory_id=territory_id, **whole))
        else:
            for field, value in whole.items():
                setattr(found, field, value)
    return action


def _whole(values: Mapping[str, Any]) -> dict[str, Any]:
    if any(values.get(field) is None for field in _NEEDED):
        raise DeskError(NEEDED)
    nothing: dict[str, Any] = {field: 0 if field in _DAYS else Decimal(0) for field in CASE_FIELDS}
    whole = nothing | {key: value for key, value in values.items() if value is not None}
    if any(value < 0 for value in whole.values()):
        raise DeskError(NEGATIVE)
    if any(whole[field] >= 1 for field in _RATES):
        raise DeskError(RATE)
    return whole


def _free(session: Any, name: str, own_id: int | None) -> None:
    taken = session.scalar(
        select(Territory.id).where(Territory.name_key == normal_name(name), Territory.retired_at.is_(None))
    )
    if taken is not None and taken != own_id:
        raise DeskError(TAKEN.with_(name=name))
