"""Days and months planned, promotions, new products for the shops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.posting import ensure_reps
from distributor_desk.features.products.records import Product
from distributor_desk.features.visits.records import MonthPlan
from distributor_desk.features.visits.records.plans import DayPlan, Distribution, PopUse, Promotion
from distributor_desk.features.visits.rules.paper_words import check_for_paper
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER, Record
from distributor_desk.storage.unit_of_work import Write

DAY = Text("当日计划：{rep} {day}", "Plan of the day: {rep} {day}")
MONTH = Text("月计划：{rep} {month}", "Month plan: {rep} {month}")
CONFIRM = Text("确认月计划", "Confirm the month plan")
REOPEN = Text("月计划退回草拟", "Put the month plan back to draft")
PROMOTION = Text("促销方案：{name}", "Promotion: {name}")
NEW_PRODUCT = Text("铺市目标：{name}", "Distribution goal: {name}")
RETIRE = Text("移除 {count} 条", "Remove {count} {count:record|records}")
NO_REP = Text("请先选一个业务员。", "Choose a rep first.")
NO_MONTH = Text("请填写月份。", "Enter the month.")
HAVE_MONTH = Text(
    "{rep} 的 {month} 月计划已经有了，请直接修改它。",
    "There is a plan of {rep} for {month} already; change that one.",
)
IS_CONFIRMED = Text(
    "这份月计划已经确认；要修改请先退回草拟。",
    "This month plan is confirmed; put it back to draft before changing it.",
)
NO_NAME = Text("请填写方案名称。", "Enter the promotion's name.")
BAD_SPAN = Text("结束日期在开始日期之前。", "The last day lies before the first.")
NO_PRODUCT = Text("没有叫“{name}”的商品。", "There is no product called “{name}”.")


def save_day(
    company: Company, rep: str, day: date, values: Mapping[str, Any], pop: Mapping[str, Decimal | None],
    who: int = OWNER,
) -> Text:  # fmt: skip
    """Plan a rep's day: `target`, `focus`, `note`, and the material to carry (item → quantity, None for none)."""
    if not rep:
        raise DeskError(NO_REP)
    check_for_paper(values.get("focus"), values.get("note"))
    action = DAY.with_(rep=rep, day=day.isoformat())
    with company.write(action, who) as work:
        rep_id = ensure_reps(work, [rep])[normal_name(rep)]
        row = work.session.scalars(
            select(DayPlan).where(DayPlan.rep_id == rep_id, DayPlan.date == day, DayPlan.retired_at.is_(None))
        ).first()
        if row is None:
            row = DayPlan(rep_id=rep_id, date=day)
            work.session.add(row)
        for key, value in values.items():
            setattr(row, key, value)
        _carry(work, rep_id, day, pop)
    return action


def _carry(work: Write, rep_id: int, day: date, pop: Mapping[str, Decimal | None]) -> None:
    rows = work.session.scalars(
        select(PopUse).where(PopUse.rep_id == rep_id, PopUse.date == day, PopUse.retired_at.is_(None))
    )
    standing = {row.item: row for row in rows}
    for item, quantity in pop.items():
        row = standing.get(item)
        if row is not None and not quantity:
            row.retired_at = now()
        elif row is not None and quantity:
            row.quantity = quantity
        elif quantity:
            work.session.add(PopUse(date=day, rep_id=rep_id, item=item, quantity=quantity))


def save_month(company: Company, plan_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Draft a month plan, or change one that is not confirmed: `rep`, `month` (any day of it) and its figures."""
    row = dict(values)
    rep, month = row.pop("rep", None), row.pop("month", None)
    month = month.replace(day=1) if month else None
    if plan_id is None and not rep:
        raise DeskError(NO_REP)
    if plan_id is None and not month:
        raise DeskError(NO_MONTH)
    action = MONTH.with_(rep=rep or "", month=f"{month:%Y-%m}" if month else "")
    with company.write(action, who) as work:
        if rep:
            row["rep_id"] = ensure_reps(work, [rep])[normal_name(rep)]
        if month:
            row["month"] = month
        _only_plan(work, plan_id, row, rep or "")
        if plan_id is None:
            load_values(work, MonthPlan, [row])
        else:
            work.session.execute(update(MonthPlan).where(MonthPlan.id == plan_id).values(row))
    return action


def _only_plan(work: Write, plan_id: int | None, row: Mapping[str, Any], rep: str) -> None:
    standing = work.session.get(MonthPlan, plan_id) if plan_id else None
    if standing is not None and standing.state == "confirmed":
        raise DeskError(IS_CONFIRMED)
    rep_id = row.get("rep_id") or (standing.rep_id if standing else None)
    month = row.get("month") or (standing.month if standing else None)
    twin = work.session.scalar(
        select(MonthPlan.id).where(
            MonthPlan.rep_id == rep_id, MonthPlan.month == month, MonthPlan.id != (plan_id or 0),
            MonthPlan.retired_at.is_(None),
        )
    )  # fmt: skip
    if twin is not None:
        raise DeskError(HAVE_MONTH.with_(rep=rep, month=f"{month:%Y-%m}"))


def confirm_months(
    company: Company, plan_ids: Sequence[int], day: date, *, confirmed: bool, who: int = OWNER
) -> Text:
    """The supervisor has agreed to these plans, or puts them back to draft."""
    action = CONFIRM if confirmed else REOPEN
    with company.write(action, who) as work:
        work.session.execute(
            update(MonthPlan)
            .where(MonthPlan.id.in_(plan_ids))
            .values(state="confirmed" if confirmed else "draft", confirmed_on=day if confirmed else None)
        )
    return action


def save_promotion(
    company: Company, promotion_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Make or change a promotion: `name`, `conditions`, `starts_on`, `ends_on`, `channel`, `area`."""
    with company.read() as session:
        standing = session.get(Promotion, promotion_id) if promotion_id else None
        now_ = {
            key: values.get(key, getattr(standing, key) if standing else None)
            for key in ("name", "starts_on", "ends_on")
        }
    if not now_["name"]:
        raise DeskError(NO_NAME)
    if now_["starts_on"] and now_["ends_on"] and now_["ends_on"] < now_["starts_on"]:
        raise DeskError(BAD_SPAN)
    check_for_paper(values.get("name"), values.get("conditions"))
    row = dict(values)
    if "conditions" in row:
        row["conditions"] = row["conditions"] or ""
    action = PROMOTION.with_(name=now_["name"])
    with company.write(action, who) as work:
        if promotion_id is None:
            load_values(work, Promotion, [row])
        else:
            work.session.execute(update(Promotion).where(Promotion.id == promotion_id).values(row))
    return action


def save_distribution(
    company: Company, goal_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """A new product for the shops: `product` (its name), `starts_on`, `ends_on`, `stores` (None = all active ones)."""
    row = dict(values)
    name = row.pop("product", None)
    action = NEW_PRODUCT.with_(name=name or "")
    with company.write(action, who) as work:
        if name is not None:
            row["product_id"] = _product_named(work, name)
        if goal_id is None:
            load_values(work, Distribution, [row])
        else:
            work.session.execute(update(Distribution).where(Distribution.id == goal_id).values(row))
    return action


def _product_named(work: Write, words: str) -> int:
    """A product by its name, or by its name and size as the form offers them."""
    rows = work.session.execute(
        select(Product.id, Product.name, Product.spec).where(Product.retired_at.is_(None))
    )
    names = [(i, normal_name(name), normal_name(f"{name} {spec or ''}")) for i, name, spec in rows]
    wanted = normal_name(words)
    found = [i for i, _, full in names if full == wanted] or [i for i, name, _ in names if name == wanted]
    if not found:
        raise DeskError(NO_PRODUCT.with_(name=words))
    return found[0]


def retire(company: Company, record: type[Record], ids: Sequence[int], who: int = OWNER) -> Text:
    """Take plans, promotions or goals off their list."""
    action = RETIRE.with_(count=len(ids))
    with company.write(action, who) as work:
        work.session.execute(update(record).where(record.id.in_(ids)).values(retired_at=now()))
    return action


def retire_months(company: Company, ids: Sequence[int], who: int = OWNER) -> Text:
    return retire(company, MonthPlan, ids, who)


def retire_promotions(company: Company, ids: Sequence[int], who: int = OWNER) -> Text:
    return retire(company, Promotion, ids, who)


def retire_distributions(company: Company, ids: Sequence[int], who: int = OWNER) -> Text:
    return retire(company, Distribution, ids, who)
