"""A shop that does not want to buy yet, what a shop said, and how a shop is to be visited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.visits.posting import open_ladder, win_over
from distributor_desk.features.visits.records.shops import LadderStep, ShopRemark, StopPlan
from distributor_desk.features.visits.rules.paper_words import check_for_paper
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import load_values
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Reading

BEGIN = Text("小步推进：{shop}", "Small steps: {shop}")
END = Text("结束小步推进：{shop}", "End the small steps: {shop}")
STEP = Text("小步完成：{shop}", "Step done: {shop}")
UNSTEP = Text("取消小步：{shop}", "Step not done: {shop}")
WHY = Text("记下原因：{shop}", "Note the reasons: {shop}")
REMARK = Text("记下意见：{what}", "Note a remark: {what}")
CLOSE_REMARK = Text("意见已处理", "Remark seen to")
CHANGE_REMARK = Text("修改意见", "Change a remark")
NOTHING_SAID = Text("请写下说了什么。", "Write what was said.")
PLAN = Text("安排 {count} 家店的拜访", "Plan the visits of {count} {count:shop|shops}")


def shop_name(session: Reading, customer_id: int) -> str:
    return session.scalar(select(Customer.name).where(Customer.id == customer_id)) or ""


def save_reasons(
    company: Company, customer_id: int, day: date, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Begin the small steps with a shop, or note what lies behind its words: excuse, cause, condition, tactic."""
    with company.read() as session:
        action = WHY.with_(shop=shop_name(session, customer_id))
    with company.write(action, who) as work:
        open_ladder(work, customer_id, day, values)
    return action


def end_steps(company: Company, customer_id: int, day: date, who: int = OWNER) -> Text:
    """The shop is won, or left in peace."""
    with company.read() as session:
        action = END.with_(shop=shop_name(session, customer_id))
    with company.write(action, who) as work:
        open_ladder(work, customer_id, day, {})
        win_over(work, customer_id, day)
    return action


def tick_step(
    company: Company, customer_id: int, step: str, day: date, *, done: bool, who: int = OWNER
) -> Text:
    """Tick a small step, or take the tick away again."""
    with company.read() as session:
        action = (STEP if done else UNSTEP).with_(shop=shop_name(session, customer_id))
    with company.write(action, who) as work:
        open_ladder(work, customer_id, day, {})
        if done:
            load_values(work, LadderStep, [{"customer_id": customer_id, "step": step, "date": day}])
        else:
            work.session.execute(
                update(LadderStep)
                .where(
                    LadderStep.customer_id == customer_id, LadderStep.step == step, LadderStep.retired_at.is_(None)
                )
                .values(retired_at=now())
            )  # fmt: skip
    return action


def add_remark(
    company: Company, customer_id: int, day: date, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Note a complaint, feedback, question or objection: `kind`, `what`, `answer`, `main`."""
    what = (values.get("what") or "").strip()
    if not what:
        raise DeskError(NOTHING_SAID)
    action = REMARK.with_(what=what)
    row = {
        "customer_id": customer_id, "date": day, "what": what, "kind": values.get("kind") or "feedback",
        "answer": values.get("answer"), "main": bool(values.get("main")),
    }  # fmt: skip
    with company.write(action, who) as work:
        load_values(work, ShopRemark, [row])
    return action


def change_remark(company: Company, remark_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change some of `what`, `kind`, `answer`, `main`, `closed_on`."""
    if "what" in values and not (values["what"] or "").strip():
        raise DeskError(NOTHING_SAID)
    row = dict(values)
    if "main" in row:
        row["main"] = bool(row["main"])
    with company.write(CHANGE_REMARK, who) as work:
        work.session.execute(update(ShopRemark).where(ShopRemark.id == remark_id).values(row))
    return CHANGE_REMARK


def close_remark(
    company: Company, remark_id: int, day: date, answer: str | None = None, who: int = OWNER
) -> Text:
    """A complaint is seen to."""
    values: dict[str, Any] = {"closed_on": day} | ({"answer": answer} if answer else {})
    with company.write(CLOSE_REMARK, who) as work:
        work.session.execute(update(ShopRemark).where(ShopRemark.id == remark_id).values(values))
    return CLOSE_REMARK


def plan_stops(
    company: Company,
    customer_ids: Sequence[int],
    day: date | None,
    values: Mapping[str, Any],
    who: int = OWNER,
) -> Text:
    """Set priority (A, B, None = by the shop's state), purpose and key store, for one day or for always."""
    check_for_paper(values.get("purpose"))
    action = PLAN.with_(count=len(customer_ids))
    with company.write(action, who) as work:
        when = StopPlan.date.is_(None) if day is None else StopPlan.date == day
        rows = work.session.scalars(
            select(StopPlan).where(
                StopPlan.customer_id.in_(customer_ids), when, StopPlan.retired_at.is_(None)
            )
        )
        standing = {row.customer_id: row for row in rows}
        for i in customer_ids:
            row = standing.get(i)
            if row is None:
                row = StopPlan(customer_id=i, date=day)
                work.session.add(row)
            for key, value in values.items():
                setattr(row, key, bool(value) if key == "key_store" else value)
    return action
