"""A customer's time line in words: what this room adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text, plain
from distributor_desk.features.customers.queries import events as queries
from distributor_desk.features.customers.queries.events import Change
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.features.customers.sheet.fields import CARE_KINDS, CONTACT, MORE
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CustomerEvent

CARE, QUESTION = Text("客情", "Care"), Text("问答", "Question")
HAND_OVER, CHANGE = Text("交接", "Hand-over"), Text("修改", "Change")
TO_WHOM = Text("{what}（{person}）", "{what} ({person})")
ANSWERED = Text("{asked} → {answer}", "{asked} → {answer}")
FROM_TO = Text("{old} → {new}", "{old} → {new}")
FIELD = Text("{name}：{old} → {new}", "{name}: {old} → {new}")
SET = Text("{name}：{new}", "{name}: {new}")
CLEARED = Text("{name}：删去 {old}", "{name}: {old} removed")
CONTACT_IS = Text("联系人 {what}", "contact {what}")
RETIRED, REVIVED = Text("停用", "retired"), Text("恢复", "revived")
YES, NO = Text("是", "yes"), Text("否", "no")
_LONGEST, _LONGEST_VALUE = 6, 24
_NAMES: Mapping[str, str] = {
    "route_id": "route", "rep_id": "rep", "retailer_id": "retailer", "sub_distributor_id": "sub_distributor",
}  # fmt: skip


def events(session: Reading, customer_id: int) -> list[CustomerEvent]:
    """Care, questions, hand-overs and changes of a customer."""
    found = [
        CustomerEvent(
            line.day,
            _care_kind(line.kind),
            TO_WHOM.with_(what=line.what, person=line.person) if line.person else plain(line.what),
        )
        for line in queries.cared(session, customer_id)
    ]
    for day, asked, answer in queries.asked(session, customer_id):
        said = ANSWERED.with_(asked=asked, answer=answer) if answer else plain(asked)
        found.append(CustomerEvent(day, QUESTION, said))
    for day, old, new, notes in queries.handed_over(session, customer_id):
        said = FROM_TO.with_(old=old or "—", new=new)
        found.append(
            CustomerEvent(day, HAND_OVER, Text(*(f"{w} {notes or ''}".strip() for w in (said.zh, said.en))))
        )
    return found + [
        CustomerEvent(_local(change.at), CHANGE, change_words(change), change.who)
        for change in queries.changes(session, customer_id)
    ]


def change_words(change: Change) -> Text:
    """What a change was: each field with its old and new value, in words."""
    columns = {c.key: c for c in (CONTACT if change.of_contact else (*CUSTOMERS.columns, *MORE))}
    if "retired_at" in change.fields:
        was, _now = change.fields["retired_at"]
        return RETIRED if was is None else REVIVED
    parts = [
        part
        for key, (old, new) in change.fields.items()
        if (column := columns.get(_NAMES.get(key, key))) and (part := _field(column, old, new))
    ]
    if not parts:
        return change.action
    shown = parts[:_LONGEST]
    more = "…" if len(parts) > _LONGEST else ""
    said = Text("；".join(p.zh for p in shown) + more, "; ".join(p.en for p in shown) + more)
    return CONTACT_IS.with_(what=said) if change.of_contact else said


def _field(column: Column, old: Any, new: Any) -> Text:
    before, after = _said(column, old), _said(column, new)
    if new is None or new == "":
        return CLEARED.with_(name=column.text, old=before)
    if old is None or old == "":
        return SET.with_(name=column.text, new=after)
    return FIELD.with_(name=column.text, old=before, new=after)


def _said(column: Column, value: Any) -> Text:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return plain(f"{value:,.2f}")
    found = column.choice(str(value)) if column.choices else None
    if found is not None:
        return found.text
    said = "" if value is None else str(value)
    return plain(said if len(said) <= _LONGEST_VALUE else f"{said[:_LONGEST_VALUE]}…")


def _care_kind(key: str) -> Text:
    return next((c.text for c in CARE_KINDS if c.key == key), CARE)


def _local(at: datetime) -> date:
    return at.astimezone().date()
