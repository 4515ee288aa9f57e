"""The lists of the tab: schemes, everyone on a scheme, its periods, who could be signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.matching import normal_name
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.queries.history import goods_balances
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.queries.standing import Standing, standings
from distributor_desk.features.rebates.records import Agreement, AgreementScheme

EARLIEST = 12
"""Periods that the period chooser goes back."""


def scheme_rows(session: Session, today: date) -> list[Row]:
    """Every scheme: name, basis, method, period, how many agreements count today, state."""
    counted = (
        select(AgreementScheme.scheme_id, func.count())
        .join(Agreement, Agreement.id == AgreementScheme.agreement_id)
        .where(
            AgreementScheme.retired_at.is_(None), Agreement.retired_at.is_(None), Agreement.first <= today,
            Agreement.last >= today,
        )
        .group_by(AgreementScheme.scheme_id)
    )  # fmt: skip
    people: dict[int, int] = dict(session.execute(counted).all())
    return [
        Row(s.id, (s.name, people.get(s.id, 0), s.period, s.terms.basis, s.terms.method, state_of(s, today)))
        for s in schemes(session).values()
    ]


def state_of(scheme: Scheme, today: date) -> str:
    """running, ended, coming, or empty (no tiers yet)."""
    if not scheme.terms.tiers:
        return "empty"
    if scheme.valid_to is not None and scheme.valid_to < today:
        return "ended"
    return "coming" if scheme.valid_from > today else "running"


def periods_of(session: Session, scheme: Scheme, today: date) -> list[Period]:
    """The scheme's periods up to today's (or its first), the latest first."""
    first = session.scalar(
        select(func.min(Agreement.first))
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .where(AgreementScheme.scheme_id == scheme.id, Agreement.retired_at.is_(None))
    )
    begin = max(scheme.valid_from, first or scheme.valid_from)
    found = scheme.slots(begin, max(today, begin))
    return [*reversed(found[-EARLIEST:])]


PARTICIPANT = (
    "name", "bar", "basis", "entitlement", "settled", "due", "forecast", "threshold", "target", "goods", "last",
)  # fmt: skip
"""What `participants` gives of each: keys in order."""


def participants(session: Session, scheme_id: int, as_of: date, listing: Listing) -> list[Row]:
    """Everyone on a scheme on a day, sorted and searched as the list asks."""
    goods = goods_balances(session)
    found = standings(session, as_of, scheme_ids=[scheme_id])
    rows = [Row(one.customer_id, _participant(one, goods)) for one in found]
    words = normal_name(listing.words)
    if words:
        rows = [row for row in rows if words in normal_name(str(row.values[0]))]
    if listing.sort in PARTICIPANT and listing.sort != "name":
        place = PARTICIPANT.index(listing.sort)
        rows.sort(key=lambda row: _sortable(row.values[place]), reverse=listing.descending)
    elif listing.sort == "name" and listing.descending:
        rows.reverse()
    return rows


def _participant(one: Standing, goods: dict[int, Decimal]) -> tuple[Any, ...]:
    return (
        one.customer, one, one.basis, one.entitlement, one.settled, one.due, one.forecast_entitlement, one.threshold,
        one.target, goods.get(one.customer_id), one.period.last,
    )  # fmt: skip


def _sortable(value: Any) -> tuple[bool, Any]:
    if isinstance(value, Standing):
        return (value.next_gap is not None, value.next_gap or Decimal(0))
    return (value is not None, value if value is not None else 0)


def page(rows: list[Row], offset: int, limit: int) -> Page:
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


@dataclass(frozen=True, slots=True)
class Signed:
    """An agreement as the form shows it; `target` is that of its days as a whole."""

    id: int
    customer_id: int
    customer: str
    first: date
    last: date
    signed: date | None
    scheme_ids: tuple[int, ...]


def agreement_on(session: Session, customer_id: int, scheme_id: int, day: date) -> Signed | None:
    """The agreement of a customer on a scheme that counts on a day."""
    row = session.execute(
        select(Agreement.id, Agreement.customer_id, Customer.name, Agreement.first, Agreement.last, Agreement.signed)
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .join(Customer, Customer.id == Agreement.customer_id)
        .where(
            Agreement.customer_id == customer_id, AgreementScheme.scheme_id == scheme_id, Agreement.first <= day,
            Agreement.last >= day, Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None),
        )
        .order_by(Agreement.id.desc())
        .limit(1)
    ).first()  # fmt: skip
    if row is None:
        return None
    links = session.scalars(
        select(AgreementScheme.scheme_id).where(
            AgreementScheme.agreement_id == row.id, AgreementScheme.retired_at.is_(None)
        )
    )
    return Signed(*row, tuple(links))


def customer_names(session: Session) -> list[tuple[int, str, str | None]]:
    """Customers that can be signed: id, name, code."""
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.code)
        .where(Customer.retired_at.is_(None))
        .order_by(Customer.name_sort, Customer.id)
    )
    return [(i, name, code) for i, name, code in rows]


def said_names(rows: Iterable[tuple[int, str, str | None]]) -> dict[str, int]:
    """Names as a field offers them, with the code where there is one; the id of each."""
    return {f"{name}（{code}）" if code else name: i for i, name, code in rows}


def product_names(session: Session) -> dict[str, int]:
    """Products as a field offers them: name, spec, code."""
    rows = session.execute(
        select(Product.id, Product.name, Product.spec, Product.code)
        .where(Product.retired_at.is_(None))
        .order_by(Product.name_sort, Product.id)
    )
    return {" ".join(part for part in (name, spec, code) if part): i for i, name, spec, code in rows}
