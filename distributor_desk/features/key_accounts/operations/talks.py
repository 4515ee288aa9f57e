"""The negotiation: hold, answer, rounds, outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.key_accounts.operations.contracts import named
from distributor_desk.features.key_accounts.posting import ensure_subjects
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.talks import rounds
from distributor_desk.features.key_accounts.records import KaContract, KaRound
from distributor_desk.features.key_accounts.rules.settings import HOLD_DAYS
from distributor_desk.features.key_accounts.rules.talks import OUTCOMES, concessions, holds
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Write

HOLD = Text("先不表态到 {day}：{name}", "Hold until {day}: {name}")
ROUND = Text("谈判回合：{name} {day}", "Negotiation round: {name} {day}")
CHANGE = Text("修改谈判回合：{day}", "Change negotiation round: {day}")
RETIRE = Text("停用 {count} 个谈判回合", "Retire {count} {count:round|rounds}")
OUTCOME = Text("谈判结果：{name} {outcome}", "Outcome: {name} {outcome}")
REOPEN = Text("重新谈判：{name}", "Negotiate again: {name}")
EARLY = Text(
    "已记下。过早让步：离最后期限还有 {days} 天",
    "Noted. An early concession: {days} {days:day|days} before the deadline",
)
NO_DATE = Text("请填写日期。", "Enter the date.")
EMPTY = Text(
    "请写下这一回合的内容：对方要求、我方答复或让步。",
    "Write what happened: what they asked, what we said or gave.",
)
STILL_HOLDING = Text(
    "“先不表态”到 {day} 才结束。要提前答复，请在“提前答复的原因”里写明原因。",
    "The hold lasts until {day}. To answer earlier, write why in “Reason for answering early”.",
)
NOTE_FOR_LOSS = Text(
    "按现在的条件今年会亏本。要谈成，请先填写“老板说明”。",
    "On these terms this year is a loss. To close it as agreed, fill in “Owner's note”.",
)
UNKNOWN_OUTCOME = Text("请选择谈判结果。", "Choose the outcome.")


def set_hold(company: Company, contract: int, until: date | None, on: date, who: int = OWNER) -> Text:
    """Take no position until a day; without one the setting's days from `on`."""
    with company.read() as session:
        name, _ = named(session, contract)
        day = until or on + timedelta(days=value_of(session, HOLD_DAYS))
    action = HOLD.with_(day=day, name=name)
    with company.write(action, who) as work:
        row = work.session.get_one(KaContract, contract)
        row.hold_until, row.answered_on = day, None
    return action


def add_round(company: Company, contract: int, values: Mapping[str, Any], who: int = OWNER) -> int:
    """One round. Answering or giving way within the hold asks for a reason. The first round starts the hold."""
    row = _sound(values)
    with company.read() as session:
        name, _ = named(session, contract)
    with company.write(ROUND.with_(name=name, day=row["date"]), who) as work:
        kept = work.session.get_one(KaContract, contract)
        _may_answer(kept, row)
        linked = _linked(work, row)
        made = KaRound(contract_id=contract, **linked)
        work.session.add(made)
        _move_position(work, kept, row)
        work.session.flush()
        return made.id


def early_words(company: Company, contract: int, round_id: int) -> Text | None:
    """What to say of a round that gave way before the deadline; None for any other."""
    with company.read() as session:
        deadline = session.get_one(KaContract, contract).deadline
        found = {c.round.id: c for c in concessions(rounds(session, contract), deadline)}.get(round_id)
    if found is None or not found.early or deadline is None:
        return None
    return EARLY.with_(days=(deadline - found.round.on).days)


def change_round(company: Company, round_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change fields of a round; returns the deed's name."""
    with company.read() as session:
        old = session.get_one(KaRound, round_id)
        after = {key: getattr(old, key) for key in ("date", "said", "conceded", "asked", "reason")} | dict(
            values
        )
    _sound(after)
    action = CHANGE.with_(day=after["date"])
    with company.write(action, who) as work:
        kept = work.session.get_one(KaRound, round_id)
        contract = work.session.get_one(KaContract, kept.contract_id)
        if any(key in values for key in ("date", "said", "conceded")):
            _may_answer(contract, after)
        for key, value in _linked(work, values).items():
            setattr(kept, key, value)
        _move_position(work, contract, after)
    return action


def retire_rounds(company: Company, round_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take rounds off the time line; when none of those left answered, the position is open again."""
    action = RETIRE.with_(count=len(round_ids))
    with company.write(action, who) as work:
        work.session.execute(update(KaRound).where(KaRound.id.in_(round_ids)).values(retired_at=now()))
        contracts = work.session.scalars(select(KaRound.contract_id).where(KaRound.id.in_(round_ids))).all()
        for contract in set(contracts):
            left = work.session.scalars(
                select(KaRound).where(KaRound.contract_id == contract, KaRound.retired_at.is_(None))
            ).all()
            answered = [one.date for one in left if one.said or one.conceded]
            row = work.session.get_one(KaContract, contract)
            row.answered_on = min(answered) if answered else None
    return action


def set_outcome(
    company: Company, contract: int, outcome: str | None, on: date, note: str | None = None, who: int = OWNER
) -> Text:
    """Close the negotiation, or open it again (None). Agreeing to a year that loses money needs the owner's note."""
    if outcome is not None and outcome not in OUTCOMES:
        raise DeskError(UNKNOWN_OUTCOME)
    with company.read() as session:
        name, _ = named(session, contract)
        year = contract_year(session, contract)
    kept_note = note or year.contract.owner_note
    if outcome == "agreed" and year.terms is not None and year.figures().net < 0 and not kept_note:
        raise DeskError(NOTE_FOR_LOSS)
    action = OUTCOME.with_(name=name, outcome=OUTCOMES[outcome]) if outcome else REOPEN.with_(name=name)
    with company.write(action, who) as work:
        row = work.session.get_one(KaContract, contract)
        row.outcome, row.outcome_on = outcome, on if outcome else None
        row.owner_note = kept_note
    return action


def _sound(values: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(values)
    if row.get("date") is None:
        raise DeskError(NO_DATE)
    if not any(row.get(key) for key in ("asked", "said", "conceded", "got", "notes")):
        raise DeskError(EMPTY)
    return row


def _may_answer(contract: KaContract, row: Mapping[str, Any]) -> None:
    answers = row.get("said") or row.get("conceded")
    if answers and not row.get("reason") and holds(contract.hold_until, row["date"]):
        raise DeskError(STILL_HOLDING.with_(day=contract.hold_until))


def _move_position(work: Write, contract: KaContract, row: Mapping[str, Any]) -> None:
    """The first ask starts the hold; the first answer ends it."""
    if contract.hold_until is None and contract.answered_on is None:
        contract.hold_until = row["date"] + timedelta(days=value_of(work.session, HOLD_DAYS))
    if row.get("said") or row.get("conceded"):
        first = contract.answered_on
        contract.answered_on = row["date"] if first is None else min(first, row["date"])


def _linked(work: Write, values: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(values)
    if "subject" in row:
        name = row.pop("subject")
        row["subject_id"] = ensure_subjects(work, [name])[normal_name(name)] if name else None
    return row
