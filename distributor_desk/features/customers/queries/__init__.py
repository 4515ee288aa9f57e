"""What is read of customers: the list, one customer, the records that an import meets."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers.records import Contact, Customer, Rep, Retailer, Route
from distributor_desk.features.customers.rules import search_words
from distributor_desk.storage.referring import kept_or_used

_Sub = aliased(Customer, name="sub_distributor")
_Namesake = aliased(Customer, name="namesake")
_SUB_NAME_IS_SHARED = exists(_Namesake.id).where(
    _Namesake.name_key == _Sub.name_key, _Namesake.id != _Sub.id, _Namesake.retired_at.is_(None)
)
_USED = kept_or_used(Customer, "customer_id", "sales_line", "payment", "visit")
"""Also those that are retired and stand in the books: an export without them would not come back whole."""
_FIRST = and_(Contact.customer_id == Customer.id, Contact.place == 1, Contact.retired_at.is_(None))

FIELDS: dict[str, Any] = {
    "code": Customer.code,
    "name": Customer.name,
    "channel": Customer.channel,
    "grade": Customer.grade,
    "status": Customer.status,
    "area": Customer.area,
    "route": Route.name,
    "stop": Customer.stop,
    "visit_every": Customer.visit_every,
    "address": Customer.address,
    "contact": Contact.name,
    "salutation": Contact.salutation,
    "decision_maker": Contact.decision_maker,
    "phone": Contact.phone,
    "wechat": Contact.wechat,
    "wechat_group": Contact.wechat_group,
    "source": Customer.source,
    # by its code where others have its name
    "sub_distributor": case((_SUB_NAME_IS_SHARED, func.coalesce(_Sub.code, _Sub.name)), else_=_Sub.name),
    "retailer": Retailer.name,
    "rep": Rep.name,
    "credit_days": Customer.credit_days,
    "credit_limit": Customer.credit_limit,
    "opening_balance": Customer.opening_balance,
    "balance_date": Customer.balance_date,
    "notes": Customer.notes,
}
"""A customer's fields by their column key, as SQL: those that a workbook carries."""
MORE: dict[str, Any] = {
    key: getattr(Customer, key)
    for key in (
        "source_detail", "tags", "needs", "shared_history", "staff", "fans", "agreement_state", "agreement_until",
        "signboards", "fridges", "assets",
    )
}  # fmt: skip
"""Fields beyond the workbook."""


def joined(*columns: Any) -> Select[Any]:
    """Customers with the names of their route, rep, retailer, sub-distributor and first contact."""
    return (
        select(*columns)
        .select_from(Customer)
        .outerjoin(Contact, _FIRST)
        .outerjoin(Route, Route.id == Customer.route_id)
        .outerjoin(Rep, Rep.id == Customer.rep_id)
        .outerjoin(Retailer, Retailer.id == Customer.retailer_id)
        .outerjoin(_Sub, _Sub.id == Customer.sub_distributor_id)
    )


def found_by(words: str) -> Any:
    """The condition that a customer is found by a part of its name, pinyin initials, code or phone."""
    return Customer.find_key.contains(search_words(words), autoescape=True)


def page(session: Session, listing: Listing, offset: int, limit: int, fields: dict[str, Any]) -> Page:
    """Some rows of the list, with a value for each of `fields` (SQL expressions by column key)."""
    where = _conditions(listing)
    by_name = listing.sort in (None, "name")
    key = Customer.name_sort if by_name else fields[listing.sort or ""]
    order = [key.desc().nulls_last() if listing.descending else key.asc().nulls_last(), Customer.id]
    query = joined(Customer.id, *fields.values())
    if listing.words.strip() and by_name:
        # one pass over the index of names answers how many and which
        found = session.scalars(select(Customer.id).where(*where).order_by(*order)).all()
        total, wanted = len(found), found[offset : offset + limit]
        rows = session.execute(query.where(Customer.id.in_(wanted)).order_by(*order))
    else:
        total = session.scalar(select(func.count()).select_from(Customer).where(*where)) or 0
        rows = session.execute(query.where(*where).order_by(*order).limit(limit).offset(offset))
    return Page(total, offset, tuple(Row(row[0], tuple(row[1:])) for row in rows))


def _conditions(listing: Listing) -> list[Any]:
    where = [Customer.retired_at.is_(None)]
    if listing.words.strip():
        where.append(found_by(listing.words))
    for key, value in listing.filters.items():
        if key in ("channel", "grade", "status"):
            where.append(getattr(Customer, key) == value)
        elif key in ("rep", "route"):
            where.append(getattr(Customer, f"{key}_id") == int(value))
    return where


def search(session: Session, words: str, *, most: int = 20) -> list[Found]:
    """The customers that are found, for find-anything."""
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.address, Customer.code)
        .where(Customer.retired_at.is_(None), found_by(words))
        .order_by(Customer.name_sort, Customer.id)
        .limit(most)
    )
    return [Found("customers", i, name, address or code or "") for i, name, address, code in rows]


def values(session: Session, customer_id: int) -> dict[str, Any] | None:
    """One customer's fields by column key, those beyond the workbook too; None when there is none."""
    fields = FIELDS | MORE
    row = session.execute(joined(*fields.values()).where(Customer.id == customer_id)).first()
    return dict(zip(fields, row, strict=True)) if row else None


def all_values(session: Session, fields: Iterable[str]) -> list[tuple[Any, ...]]:
    """Every customer that is not retired or stands in the books, a value for each field, in the order of making."""
    query = joined(*(FIELDS[f] for f in fields)).where(_USED).order_by(Customer.id)
    return [tuple(row) for row in session.execute(query)]


def known(session: Session) -> tuple[dict[int, dict[str, Any]], dict[str, int]]:
    """For an import: values by id of those not retired (or in the books), and ids of retired ones by code's key."""
    rows = session.execute(joined(Customer.id, *FIELDS.values()).where(_USED))
    current = {row[0]: dict(zip(FIELDS, row[1:], strict=True)) for row in rows}
    retired = session.execute(
        select(Customer.code_key, Customer.id).where(
            Customer.retired_at.is_not(None), Customer.code_key.is_not(None)
        )
    )
    return current, {key: i for key, i in retired if key}


def retired_ids(session: Session) -> frozenset[int]:
    """The customers that are retired."""
    return frozenset(session.scalars(select(Customer.id).where(Customer.retired_at.is_not(None))))


@dataclass(frozen=True, slots=True)
class Directory:
    """Ids of customers by code and by name; a name that several have is in `ambiguous`.

    `by_very_name` has those of them that are written like no other one.
    """

    by_code: dict[str, int]
    by_name: dict[str, int]
    ambiguous: frozenset[str]
    retired_codes: frozenset[str]
    by_very_name: dict[str, int]
    coded: frozenset[int]
    """Ids of those that have a code."""

    def find(self, code: str | None, name: str | None) -> int | None:
        """By code, else by name; a code that nobody has may only mean one of that name that has none."""
        if code and (found := self.by_code.get(normal_code(code))) is not None:
            return found
        if not name:
            return None
        found = self.by_very_name.get(name, self.by_name.get(normal_name(name)))
        return None if code and found in self.coded else found


def directory(session: Session) -> Directory:
    """All customers that are not retired, for finding many; then those that are and stand in the books.

    A second spelling that was merged leads to the customer that stayed.
    """
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    twice: set[str] = set()
    retired: set[str] = set()
    merged: list[tuple[str | None, str, int]] = []
    for i, code, name, gone, into in session.execute(
        select(
            Customer.id, Customer.code_key, Customer.name_key, Customer.retired_at, Customer.merged_into_id
        )
    ):
        if gone is not None:
            retired.update([code] if code else [])
            if into is not None:
                merged.append((code, name, into))
            continue
        if code:
            by_code[code] = i
        if name in by_name:
            twice.add(name)
        by_name[name] = i
    coded = frozenset(by_code.values())
    _lead_on(merged, by_code, by_name)
    for name in twice:
        del by_name[name]
    for i, code, name in session.execute(
        select(Customer.id, Customer.code_key, Customer.name_key).where(
            Customer.retired_at.is_not(None), _USED
        )
    ):
        if code:
            by_code.setdefault(code, i)
        if name not in twice:
            by_name.setdefault(name, i)
    return Directory(
        by_code,
        by_name,
        frozenset(twice),
        frozenset(retired - by_code.keys()),
        _very_names(session, twice),
        coded,
    )


def _lead_on(
    merged: Iterable[tuple[str | None, str, int]], by_code: dict[str, int], by_name: dict[str, int]
) -> None:
    """Codes and names of merged spellings, where nobody else has them, lead to the record that stayed."""
    kept = {*by_name.values(), *by_code.values()}
    for code, name, into in merged:
        if into in kept:
            by_name.setdefault(name, into)
            if code:
                by_code.setdefault(code, into)


def _very_names(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Among the customers of these names, those whose name is written like no other."""
    if not keys:
        return {}
    found: dict[str, list[int]] = {}
    kept = select(Customer.id, Customer.name, Customer.name_key).where(Customer.retired_at.is_(None))
    for i, name, key in session.execute(kept):
        if key in keys:
            found.setdefault(name, []).append(i)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def reps(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the reps."""
    return [
        (i, n)
        for i, n in session.execute(select(Rep.id, Rep.name).where(Rep.retired_at.is_(None)).order_by(Rep.id))
    ]


def routes(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the routes."""
    return [
        (i, n)
        for i, n in session.execute(
            select(Route.id, Route.name).where(Route.retired_at.is_(None)).order_by(Route.id)
        )
    ]


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A route with its rep and weekdays (ISO numbers)."""

    id: int
    name: str
    rep_id: int | None
    rep: str | None
    weekdays: tuple[int, ...]
    shops: int


def route_lines(session: Session) -> list[RouteLine]:
    """Every route with its rep and how many shops stand on it."""
    shops = (
        select(func.count(Customer.id))
        .where(Customer.route_id == Route.id, Customer.retired_at.is_(None))
        .scalar_subquery()
    )
    rows = session.execute(
        select(Route.id, Route.name, Route.rep_id, Rep.name, Route.weekdays, shops)
        .outerjoin(Rep, Rep.id == Route.rep_id)
        .where(Route.retired_at.is_(None))
        .order_by(Route.id)
    )
    return [
        RouteLine(i, name, rep_id, rep, tuple(int(d) for d in days.split(",") if d), shops)
        for i, name, rep_id, rep, days, shops in rows
    ]


def opening(session: Session, customer_id: int) -> tuple[Any, date | None]:
    """Opening balance in yuan and its date."""
    row = session.execute(
        select(Customer.opening_balance, Customer.balance_date).where(Customer.id == customer_id)
    ).one()
    return row[0], row[1]


def count(session: Session) -> int:
    """How many customers are not retired."""
    return (
        session.scalar(select(func.count()).select_from(Customer).where(Customer.retired_at.is_(None))) or 0
    )


def without_route(session: Session) -> int:
    """How many active customers stand on no route."""
    query = select(func.count()).select_from(Customer)
    return (
        session.scalar(
            query.where(
                Customer.retired_at.is_(None), Customer.route_id.is_(None), Customer.status == "active"
            )
        )
        or 0
    )
