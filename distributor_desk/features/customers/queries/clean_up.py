"""Which customers need tidying (needs 11): the same phone twice, nobody who decides, no order for long …"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.matching import bare_name, phones
from distributor_desk.features.customers.queries import joined
from distributor_desk.features.customers.records import Contact, Customer, Rep, Route

SELF_MERGED = Text("有 {count} 个客户并入了自己。", "{count} customers are merged into themselves.")
_DECIDES = (
    exists(Contact.id)
    .where(Contact.customer_id == Customer.id, Contact.decision_maker.is_(True), Contact.retired_at.is_(None))
    .correlate(Customer)
)
_REACHED = (
    exists(Contact.id)
    .where(
        Contact.customer_id == Customer.id,
        or_(Contact.phone.is_not(None), Contact.wechat.is_not(None)),
        Contact.retired_at.is_(None),
    )
    .correlate(Customer)
)
CHECKS = ("no_order", "double", "no_decision_maker", "no_phone", "no_route")
"""What may be looked for; `no_order` needs the ledger's column `last_order`."""
KEYS = ("name", "code", "status", "contact", "phone", "route", "rep", "reason")


@dataclass(frozen=True, slots=True)
class Double:
    """Two customers that may be one: by a phone (`why` is the number) or by their names without signs."""

    first: int
    second: int
    first_name: str
    second_name: str
    why: str


def doubles(session: Session) -> list[Double]:
    """Pairs with the same phone, or the same name but for brackets and signs; each pair once, phones first."""
    rows = session.execute(
        select(Customer.id, Customer.name, Contact.phone)
        .outerjoin(Contact, (Contact.customer_id == Customer.id) & Contact.retired_at.is_(None))
        .where(Customer.retired_at.is_(None))
        .order_by(Customer.id, Contact.place)
    ).all()
    names = {i: name for i, name, _ in rows}
    by_phone: dict[str, dict[int, None]] = {}
    for i, _, phone in rows:
        for number in phones(phone or ""):
            by_phone.setdefault(number, {})[i] = None
    by_name: dict[str, dict[int, None]] = {}
    for i, name in names.items():
        by_name.setdefault(bare_name(name), {})[i] = None
    found: dict[tuple[int, int], Double] = {}
    for why, ids in (*by_phone.items(), *by_name.items()):
        first, *others = sorted(ids)
        for second in others:
            pair = (first, second)
            found.setdefault(pair, Double(first, second, names[first], names[second], why))
    return [*found.values()]


def page(
    session: Session, listing: Listing, offset: int, limit: int, today: date, ledger: Mapping[str, Any]
) -> Page:
    """The customers of one check (filter `check`; `days` for no_order). `ledger` are the rooms' columns as SQL."""
    check = listing.filters.get("check", "no_order")
    if check == "double":
        return _doubles(session, offset, limit)
    last = ledger.get("last_order")
    reason = last if check == "no_order" and last is not None else Customer.status
    where = [Customer.retired_at.is_(None), *_where(check, listing, today, last)]
    total = session.scalar(select(func.count()).select_from(Customer).where(*where)) or 0
    query = joined(
        Customer.id, Customer.name, Customer.code, Customer.status, Contact.name, Contact.phone, Route.name, Rep.name,
        reason,
    )  # fmt: skip
    rows = session.execute(
        query.where(*where).order_by(Customer.name_sort, Customer.id).limit(limit).offset(offset)
    )
    said = (tuple(row) for row in rows)
    return Page(
        total,
        offset,
        tuple(Row(r[0], (*r[1:8], _since(r[8], today) if check == "no_order" else None)) for r in said),
    )


def _since(last: date | None, today: date) -> str:
    return "—" if last is None else f"{last} (+{(today - last).days})"


def _where(check: str, listing: Listing, today: date, last: Any) -> list[Any]:
    if check == "no_order" and last is not None:
        before = today - timedelta(days=int(listing.filters.get("days", "60")))
        return [or_(last.is_(None), last <= before), Customer.status != "lead"]
    if check == "no_decision_maker":
        return [~_DECIDES]
    if check == "no_phone":
        return [~_REACHED]
    return [Customer.route_id.is_(None)]


def _doubles(session: Session, offset: int, limit: int) -> Page:
    pairs = doubles(session)
    ids = [i for pair in pairs for i in (pair.first, pair.second)]
    reasons = {i: pair.why for pair in reversed(pairs) for i in (pair.first, pair.second)}
    wanted = [*dict.fromkeys(ids)]
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(wanted), 500):
        query = joined(
            Customer.id, Customer.name, Customer.code, Customer.status, Contact.name, Contact.phone, Route.name,
            Rep.name,
        ).where(Customer.id.in_(wanted[start : start + 500]))  # fmt: skip
        found |= {row[0]: tuple(row)[1:] for row in session.execute(query)}
    rows = [Row(i, (*found[i], reasons[i])) for i in wanted]
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


def partner_of(session: Session, customer_id: int) -> int | None:
    """Another customer that may be the same one; None when none looks so."""
    for pair in doubles(session):
        if customer_id in (pair.first, pair.second):
            return pair.second if pair.first == customer_id else pair.first
    return None


def unsound(session: Session) -> list[Text]:
    """What breaks the rules of merged records."""
    count = session.scalar(
        select(func.count()).select_from(Customer).where(Customer.merged_into_id == Customer.id)
    )
    return [SELF_MERGED.with_(count=count)] if count else []
