"""What has been settled: sums by period, payment days kept, what is carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period
from distributor_desk.features.rebates.queries.entries import Entry, Key
from distributor_desk.features.rebates.records import Settlement, SettlementItem

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled of a period, wherever it was paid, and the payment days kept with its first settlement."""

    amount: Decimal = ZERO
    days: int | None = None


UNSETTLED = Settled()


def settled_by_period(session: Session, found: Sequence[Entry]) -> dict[Key, Settled]:
    """For each entry, everything settled of the same customer, scheme and period (any days in common)."""
    rows = _items(session, {e.customer_id for e in found})
    if not rows:
        return {}
    result: dict[Key, Settled] = {}
    for entry in found:
        for period, amount, days in rows.get((entry.customer_id, entry.scheme_id), ()):
            if period.first <= entry.whole.last and period.last >= entry.whole.first:
                before = result.get(entry.key, UNSETTLED)
                kept = days if before.days is None else before.days
                result[entry.key] = Settled(before.amount + amount, kept)
    return result


def standing_still() -> ColumnElement[bool]:
    """Neither reversed nor a reversal: its payment days and its tier are those that count."""
    reversed_ = select(Settlement.reverses_id).where(Settlement.reverses_id.is_not(None))
    return and_(Settlement.reverses_id.is_(None), Settlement.id.not_in(reversed_))


def _items(
    session: Session, customers: set[int]
) -> dict[tuple[int, int], list[tuple[Period, Decimal, int | None]]]:
    query = (
        select(
            Settlement.customer_id, SettlementItem.scheme_id, SettlementItem.first, SettlementItem.last,
            func.sum(SettlementItem.amount), func.max(case((standing_still(), SettlementItem.days))),
        )
        .join(SettlementItem, SettlementItem.settlement_id == Settlement.id)
        .where(Settlement.retired_at.is_(None))
        .group_by(Settlement.customer_id, SettlementItem.scheme_id, SettlementItem.first, SettlementItem.last)
        .order_by(SettlementItem.first)
    )  # fmt: skip
    if len(customers) < 500:
        query = query.where(Settlement.customer_id.in_(customers))
    found: dict[tuple[int, int], list[tuple[Period, Decimal, int | None]]] = {}
    for customer, scheme, first, last, amount, days in session.execute(query):
        found.setdefault((customer, scheme), []).append((Period(first, last), amount, days))
    return found


def days_kept(session: Session, customer_id: int, scheme_id: int, period: Period) -> int | None:
    """The days of payment that the first settlement of a period keeps; None before it."""
    return session.scalar(
        select(SettlementItem.days)
        .join(Settlement, Settlement.id == SettlementItem.settlement_id)
        .where(
            Settlement.customer_id == customer_id, Settlement.retired_at.is_(None), standing_still(),
            SettlementItem.scheme_id == scheme_id, SettlementItem.days.is_not(None),
            SettlementItem.first <= period.last, SettlementItem.last >= period.first,
        )
        .order_by(SettlementItem.id)
        .limit(1)
    )  # fmt: skip
