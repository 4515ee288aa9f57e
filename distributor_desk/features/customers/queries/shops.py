"""Customers with what the rooms add to the list: for handing over, for messages, for sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, null, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Page, Row
from distributor_desk.features.customers.queries import joined
from distributor_desk.features.customers.records import Contact, Customer, LeadSource, Route
from distributor_desk.features.customers.rules import share

RETAINED_DAYS = 90
"""Who ordered within so many days has stayed with us."""


@dataclass(frozen=True, slots=True)
class Shop:
    """One customer; `last_order`, `balance` (yuan) and `promises` come from the rooms above."""

    id: int
    code: str | None
    name: str
    address: str | None
    contact: str | None
    salutation: str | None
    phone: str | None
    wechat: str | None
    route: str | None
    last_order: date | None
    balance: Decimal | None
    promises: int | None


def shops_of(
    session: Session, ids: Sequence[int] | None, ledger: Mapping[str, Any], *, rep_id: int | None = None
) -> list[Shop]:
    """These customers, or those of a rep, by route and stop; `ledger` are the rooms' columns as SQL."""
    added = [ledger.get(key, null()) for key in ("last_order", "balance", "open_promises")]
    query = joined(
        Customer.id, Customer.code, Customer.name, Customer.address, Contact.name, Contact.salutation, Contact.phone,
        Contact.wechat, Route.name, *added,
    ).where(Customer.retired_at.is_(None))  # fmt: skip
    if rep_id is not None:
        query = query.where(Customer.rep_id == rep_id)
    query = query.order_by(Route.name.asc().nulls_last(), Customer.stop.asc().nulls_last(), Customer.id)
    if ids is None:
        return [Shop(*tuple[Any, ...](row)) for row in session.execute(query)]
    found: list[Shop] = []
    for start in range(0, len(ids), 500):
        chosen = query.where(Customer.id.in_(ids[start : start + 500]))
        found += [Shop(*tuple[Any, ...](row)) for row in session.execute(chosen)]
    return found


def source_page(session: Session, offset: int, limit: int, today: date, ledger: Mapping[str, Any]) -> Page:
    """Sources with what came of them: leads, customers, conversion, who stayed, net of 90 days (needs 2, 12).

    A lead is every customer record of the source; a customer is one that ordered; retention counts, among those
    who ordered first more than 90 days ago, the ones that ordered within the last 90.
    """
    counted = _counted(session, today, ledger)
    kept = session.execute(
        select(LeadSource.id, LeadSource.name, LeadSource.notes)
        .where(LeadSource.retired_at.is_(None))
        .order_by(LeadSource.name)
    ).all()
    listed = {name for _, name, _ in kept}
    rows = [Row(i, _line(name, counted.get(name), notes)) for i, name, notes in kept]
    others = [name for name in counted if name and name not in listed]
    rows += [Row(-place, _line(name, counted[name], None)) for place, name in enumerate(others, start=1)]
    if None in counted:
        rows.append(Row(-len(others) - 1, _line(None, counted[None], None)))
    rows.sort(key=lambda row: -row.values[1])
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


@dataclass(frozen=True, slots=True)
class _Counted:
    leads: int
    customers: int
    settled: int
    stayed: int
    net: Decimal


def _counted(session: Session, today: date, ledger: Mapping[str, Any]) -> dict[str | None, _Counted]:
    first, last, net = (ledger.get(key, null()) for key in ("first_order", "last_order", "net_90_days"))
    each = (
        select(Customer.source, first.label("first"), last.label("last"), net.label("net"))
        .where(Customer.retired_at.is_(None))
        .subquery()
    )
    line = today - timedelta(days=RETAINED_DAYS)
    old = each.c.first <= line
    rows = session.execute(
        select(
            each.c.source,
            func.count(),
            func.count(each.c.last),
            func.sum(case((old, 1), else_=0)),
            func.sum(case((old & (each.c.last > line), 1), else_=0)),
            func.sum(each.c.net),
        ).group_by(each.c.source)
    )
    return {
        source: _Counted(leads, customers, settled, stayed, net or Decimal(0))
        for source, leads, customers, settled, stayed, net in rows
    }


def _line(name: str | None, counted: _Counted | None, notes: str | None) -> tuple[Any, ...]:
    if counted is None:
        return (name, 0, 0, None, None, None, notes)
    return (
        name, counted.leads, counted.customers, _rounded(share(counted.customers, counted.leads)),
        _rounded(share(counted.stayed, counted.settled)), counted.net or None, notes,
    )  # fmt: skip


def _rounded(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else round(percent, 2)
