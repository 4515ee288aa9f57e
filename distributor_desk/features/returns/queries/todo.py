"""What of the returns needs the owner: orders that wait for a decision, claims unpaid for long."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.returns.queries import claims, orders
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.settings import value_of

DECIDE = Text(
    "{customer} 的{kind}单 {number}（{value}）等您审核，已 {days} 天。",
    "{number} of {customer} ({kind}, {value}) has waited {days} {days:day|days} for your decision.",
)
DECIDE_NOW = Text(
    "{customer} 的{kind}单 {number}（{value}）今天开的，等您审核。",
    "{number} of {customer} ({kind}, {value}) is of today and waits for your decision.",
)
UNPAID = Text(
    "{brand} 的核销单 {number} 报出 {days} 天了，还差 {owed} 未到账。",
    "Claim {number} on {brand} was sent {days} {days:day|days} ago; {owed} is still unpaid.",
)
TO_DECIDE, TO_CHASE = Text("去审核", "Decide"), Text("去催款", "Chase it")


def todo(session: Session, today: date) -> list[Todo]:
    """Returns waiting for a decision, then claims that are unpaid for longer than the setting says."""
    waiting = [
        Todo(
            "returns", row.id,
            (DECIDE if row.date < today else DECIDE_NOW).with_(
                number=row.number, customer=row.customer, kind=w.KINDS[row.kind], value=shown(row.value_in),
                days=max(0, (today - row.date).days),
            ),
            TO_DECIDE, due=row.date, money=row.value_in,
        )
        for row in orders.waiting(session)
    ]  # fmt: skip
    most = value_of(session, settings.CLAIM_DAYS)
    late = [
        Todo(
            "returns", -claim_id,
            UNPAID.with_(number=number, brand=brand, days=days, owed=shown(owed)), TO_CHASE, money=owed,
        )
        for claim_id, number, brand, days, owed in claims.unpaid(session, today)
        if days > most
    ]  # fmt: skip
    return [*waiting, *late]
