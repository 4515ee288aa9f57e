"""Keep a rep's card, what a leaver has handed over, commission rates, and meetings."""

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
from distributor_desk.features.customers.records import Rep
from distributor_desk.features.reps.queries.earning import rates
from distributor_desk.features.reps.queries.people import FIELDS, people
from distributor_desk.features.reps.records import CommissionRate, LeaverCheck, Meeting, RepCard
from distributor_desk.features.reps.rules import commission
from distributor_desk.features.reps.rules.people import LEAVING
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.ledger_load import keep_ids, load_values
from distributor_desk.storage.record import OWNER

CARD = Text("业务员：{name}", "Rep: {name}")
ADD = Text("新增业务员：{name}", "Add rep: {name}")
RETIRE = Text("停用 {count} 个业务员", "Retire {count} {count:rep|reps}")
HANDED = Text("离职交接：{point}", "Hand-over: {point}")
RATE = Text("修改提成标准", "Change the commission rates")
MEETING = Text("例会与培训：{topic}", "Meeting: {topic}")
NO_MEETINGS = Text("停用 {count} 条例会记录", "Retire {count} {count:meeting|meetings}")
NO_NAME = Text("请填写业务员姓名。", "Enter the rep's name.")
TAKEN = Text("已经有叫“{name}”的业务员。", "There is a rep called “{name}” already.")
NO_TOPIC = Text("请填写日期和主题。", "Enter the date and the topic.")
LEFT_EARLY = Text(
    "离职日期 {leaves} 早于入职日期 {began}，请改正。",
    "They leave on {leaves}, before they began on {began}: mend the dates.",
)
NO_RATE = Text("请填写提成比例。", "Enter the rate.")
HAS_SHOPS = Text(
    "“{name}”名下还有客户，请先在“客户”里转交。",
    "“{name}” still has customers; hand them over in Customers first.",
)


def save_card(company: Company, rep_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> int:
    """Make a rep (no id), or change name and card; returns the id."""
    if rep_id is None and not (values.get("name") or "").strip():
        raise DeskError(NO_NAME)
    if "name" in values and not (values["name"] or "").strip():
        raise DeskError(NO_NAME)
    name = (values.get("name") or "").strip() or _name_of(company, rep_id)
    with company.write((ADD if rep_id is None else CARD).with_(name=name), who) as work:
        taken = work.session.scalar(
            select(Rep.id).where(Rep.name_key == normal_name(name), Rep.retired_at.is_(None))
        )
        if taken is not None and taken != rep_id:
            raise DeskError(TAKEN.with_(name=name))
        own = rep_id if rep_id is not None else ensure_reps(work, [name])[normal_name(name)]
        changed = {"name": name, "name_key": normal_name(name)}
        work.session.execute(update(Rep).where(Rep.id == own).values(changed))
        card = work.session.scalars(
            select(RepCard).where(RepCard.rep_id == own, RepCard.retired_at.is_(None))
        ).first()
        if card is None:
            card = RepCard(rep_id=own)
            work.session.add(card)
        for field in FIELDS:
            if field in values:
                setattr(card, field, values[field])
        if card.began_on and card.leaves_on and card.leaves_on < card.began_on:
            raise DeskError(LEFT_EARLY.with_(leaves=card.leaves_on, began=card.began_on))
    return own


def _name_of(company: Company, rep_id: int | None) -> str:
    with company.read() as session:
        return session.scalar(select(Rep.name).where(Rep.id == rep_id)) or ""


def retire_reps(company: Company, rep_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take reps off the lists. DeskError while one of them still has customers."""
    with company.read() as session:
        busy = next((p for p in people(session) if p.id in rep_ids and p.customers), None)
    if busy is not None:
        raise DeskError(HAS_SHOPS.with_(name=busy.name))
    action = RETIRE.with_(count=len(rep_ids))
    with company.write(action, who) as work:
        work.session.execute(update(Rep).where(Rep.id.in_(rep_ids)).values(retired_at=now()))
    return action


def hand_over(
    company: Company, rep_id: int, point: str, on: date | None, note: str | None = None, who: int = OWNER
) -> Text:
    """Tick a point of a leaver's checklist (or, without a day, untick it); returns the deed's name."""
    action = HANDED.with_(point=LEAVING[point])
    with company.write(action, who) as work:
        found = work.session.scalars(
            select(LeaverCheck).where(
                LeaverCheck.rep_id == rep_id, LeaverCheck.point == point, LeaverCheck.retired_at.is_(None)
            )
        ).first()
        if found is None:
            work.session.add(LeaverCheck(rep_id=rep_id, point=point, done_on=on, note=note))
        else:
            found.done_on, found.note = on, note
    return action


def save_rate(company: Company, rate_id: int | None, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Make a commission rate (no id) or change one: product_class, margin_from and rate as ratios."""
    with company.write(RATE, who) as work:
        stood = {r.id: r for r in rates(work.session)}
        before = stood.get(rate_id) if rate_id is not None else None
        kind = values.get("product_class", before.product_class if before else None)
        margin: Decimal | None = values.get("margin_from", before.margin_from if before else None)
        rate: Decimal | None = values.get("rate", before.rate if before else None)
        if rate is None:
            raise DeskError(NO_RATE)
        commission.check(rate, margin)
        if any(
            (r.product_class, r.margin_from) == (kind, margin) and r.id != rate_id for r in stood.values()
        ):
            raise DeskError(commission.SAME)
        row = {"product_class": kind, "margin_from": margin, "rate": rate}
        if rate_id is None:
            load_values(work, CommissionRate, [row])
        else:
            work.session.execute(update(CommissionRate).where(CommissionRate.id == rate_id).values(row))
    return RATE


def retire_rates(company: Company, rate_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take rates off the list."""
    with company.write(RATE, who) as work:
        gone = update(CommissionRate).where(CommissionRate.id.in_(rate_ids)).values(retired_at=now())
        work.session.execute(gone)
    return RATE


def save_meeting(
    company: Company, meeting_id: int | None, values: Mapping[str, Any], who: int = OWNER
) -> int:
    """Note a meeting (no id) or change one: date, kind, topic, attended, agreed; returns its id."""
    fields = ("date", "kind", "topic", "attended", "agreed")
    own = {key: values[key] for key in fields if key in values}
    if meeting_id is None and (not (own.get("topic") or "").strip() or own.get("date") is None):
        raise DeskError(NO_TOPIC)
    if any(key in own and not own[key] for key in ("topic", "date")):
        raise DeskError(NO_TOPIC)
    with company.write(MEETING.with_(topic=own.get("topic") or ""), who) as work:
        if meeting_id is not None:
            work.session.execute(update(Meeting).where(Meeting.id == meeting_id).values(own))
            return meeting_id
        new = keep_ids(work, Meeting, 1)[0]
        load_values(work, Meeting, [own | {"id": new, "kind": own.get("kind") or "weekly"}])
    return new


def retire_meetings(company: Company, meeting_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take meetings off the list."""
    action = NO_MEETINGS.with_(count=len(meeting_ids))
    with company.write(action, who) as work:
        work.session.execute(update(Meeting).where(Meeting.id.in_(meeting_ids)).values(retired_at=now()))
    return action
