"""What is read of brands: agencies, what makers promised, which agencies compete, what needs the owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.matching import sort_key
from distributor_desk.core.todo import Todo
from distributor_desk.features.products import rules
from distributor_desk.features.products.records import Agency, Brand, BrandPromise, Product

ENDS = Text(
    "“{name}”的代理协议 {day} 到期，请和厂家谈续签。",
    "The agency of “{name}” ends on {day}: talk to the maker.",
)
ENDED = Text("“{name}”的代理协议 {day} 已经到期。", "The agency of “{name}” ended on {day}.")
PROMISED = Text("厂家“{name}”答应的事到期了：{what}", "The maker of “{name}” promised this by now: {what}")
LOOK, CHASE = Text("看代理", "See agency"), Text("去追", "Follow up")
ENDS_SOON, LONG_GONE = timedelta(days=60), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class BrandRow:
    """A brand on the list: its products and categories, and its agency where there is one."""

    id: int
    name: str
    products: int
    categories: tuple[str, ...]
    agency: dict[str, Any] | None
    open_promises: int
    kept: int
    broken: int


AGENCY_FIELDS = ("territory", "level", "exclusive", "starts", "ends", "minimum", "terms", "threat")


def brand_rows(session: Session) -> list[BrandRow]:
    """Every brand: those that we are agent of first, then by name."""
    categories, counts = _categories(session)
    agencies = agency_of(session)
    promises: dict[int, dict[str, int]] = {}
    for brand, state, count in session.execute(
        select(BrandPromise.brand_id, BrandPromise.state, func.count())
        .where(BrandPromise.retired_at.is_(None))
        .group_by(BrandPromise.brand_id, BrandPromise.state)
    ):
        promises.setdefault(brand, {})[state] = count
    rows = session.execute(
        select(Brand.id, Brand.name).where(Brand.retired_at.is_(None)).order_by(Brand.name, Brand.id)
    )
    found = [
        BrandRow(
            i,
            name,
            counts.get(i, 0),
            tuple(sorted(categories.get(i, ()))),
            agencies.get(i),
            promises.get(i, {}).get("open", 0),
            promises.get(i, {}).get("kept", 0),
            promises.get(i, {}).get("broken", 0),
        )
        for i, name in rows
    ]
    return sorted(
        found, key=lambda b: (b.agency is None or b.agency["level"] == rules.NONE, sort_key(b.name), b.id)
    )


def _categories(session: Session) -> tuple[dict[int, set[str]], dict[int, int]]:
    """Categories and number of products of each brand that are sold."""
    found: dict[int, set[str]] = {}
    counts: dict[int, int] = {}
    for brand, category, count in session.execute(
        select(Brand.id, Product.category, func.count())
        .select_from(Product)
        .join(Brand, Brand.id == Product.brand_id)
        .where(Product.retired_at.is_(None), Product.status == "active")
        .group_by(Product.brand_id, Product.category)
    ):
        counts[brand] = counts.get(brand, 0) + count
        if category:
            found.setdefault(brand, set()).add(category)
    return found, counts


def agency_of(session: Session) -> dict[int, dict[str, Any]]:
    """The agency of each brand as fields with its `id`; the newest where there are several."""
    rows = session.scalars(select(Agency).where(Agency.retired_at.is_(None)).order_by(Agency.id))
    return {row.brand_id: {"id": row.id} | {f: getattr(row, f) for f in AGENCY_FIELDS} for row in rows}


def competing(session: Session, today: date) -> list[tuple[str, str, str]]:
    """Category and two brands whose agencies compete in it on a day."""
    return rules.competing(
        rules.AgencyLine(
            row.name,
            row.agency["level"] != rules.NONE and rules.runs(row.agency["starts"], row.agency["ends"], today),
            frozenset(row.categories),
        )
        for row in brand_rows(session)
        if row.agency
    )


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What a maker promised."""

    id: int
    brand: str
    what: str
    promised_on: date | None
    due: date | None
    state: str
    notes: str


def promises(session: Session, brand_id: int | None = None) -> list[PromiseRow]:
    """Promises of one brand or of all: open ones first, by their day."""
    query = (
        select(
            BrandPromise.id, Brand.name, BrandPromise.what, BrandPromise.promised_on, BrandPromise.due,
            BrandPromise.state, BrandPromise.notes,
        )
        .join(Brand, Brand.id == BrandPromise.brand_id)
        .where(BrandPromise.retired_at.is_(None))
        .order_by(BrandPromise.state != "open", BrandPromise.due.is_(None), BrandPromise.due, BrandPromise.id)
    )  # fmt: skip
    if brand_id is not None:
        query = query.where(BrandPromise.brand_id == brand_id)
    return [
        PromiseRow(i, brand, what, on, due, state, notes or "")
        for i, brand, what, on, due, state, notes in session.execute(query)
    ]


def todo(session: Session, today: date) -> list[Todo]:
    """Agencies that end within 60 days (or have just ended), and promises of makers that are due."""
    found = []
    rows = session.execute(
        select(Brand.id, Brand.name, Agency.ends, Agency.minimum)
        .join(Brand, Brand.id == Agency.brand_id)
        .where(
            Agency.retired_at.is_(None),
            Agency.level != rules.NONE,
            Agency.ends <= today + ENDS_SOON,
            Agency.ends >= today - LONG_GONE,
        )
    )
    for brand, name, ends, minimum in rows:
        text = ENDED if ends is not None and ends < today else ENDS
        found.append(Todo("products", -brand, text.with_(name=name, day=ends), LOOK, due=ends, money=minimum))
    due = session.execute(
        select(Brand.id, Brand.name, BrandPromise.what, BrandPromise.due)
        .join(Brand, Brand.id == BrandPromise.brand_id)
        .where(BrandPromise.retired_at.is_(None), BrandPromise.state == "open", BrandPromise.due <= today)
    )
    found += [
        Todo("products", -brand, PROMISED.with_(name=name, what=what), CHASE, due=day)
        for brand, name, what, day in due
    ]
    return found
