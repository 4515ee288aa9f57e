"""What customers' papers say: read once, frozen, without cost, grade or score (a shopkeeper may read them)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.features.customers.queries import joined
from distributor_desk.features.customers.queries.care import Person, people
from distributor_desk.features.customers.records import Contact, Customer, Rep, Retailer, Route

Lines = Callable[[Session, int], Sequence[tuple[Text, Text]]]


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """One customer as the card prints it; `lines` are what the rooms add (balance, promises …)."""

    id: int
    code: str | None
    name: str
    channel: str | None
    area: str | None
    address: str | None
    route: str | None
    stop: int | None
    visit_every: int | None
    rep: str | None
    retailer: str | None
    credit_days: int | None
    agreement: str | None
    agreement_until: date | None
    signboards: int | None
    fridges: int | None
    assets: str | None
    staff: str | None
    needs: str | None
    shared_history: str | None
    notes: str | None
    people: tuple[Person, ...]
    lines: tuple[tuple[Text, Text], ...]


_COLUMNS = (
    Customer.id, Customer.code, Customer.name, Customer.channel, Customer.area, Customer.address, Route.name,
    Customer.stop, Customer.visit_every, Rep.name, Retailer.name, Customer.credit_days, Customer.agreement_state,
    Customer.agreement_until, Customer.signboards, Customer.fridges, Customer.assets, Customer.staff, Customer.needs,
    Customer.shared_history, Customer.notes,
)  # fmt: skip


def cards(
    session: Session,
    ids: Sequence[int],
    lines: Lines,
    at: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[CustomerCard]:
    """The cards of these customers, in the order given."""
    found = []
    for place, customer_id in enumerate(ids):
        at(place, len(ids))
        row = session.execute(joined(*_COLUMNS).where(Customer.id == customer_id)).first()
        if row is not None:
            said = tuple(lines(session, customer_id))
            values: tuple[Any, ...] = (*row, tuple(people(session, customer_id)), said)
            found.append(CustomerCard(*values))
    return found


@dataclass(frozen=True, slots=True)
class Outlet:
    """One line of the list of outlets."""

    code: str | None
    name: str
    channel: str | None
    address: str | None
    contact: str | None
    phone: str | None
    route: str | None
    rep: str | None


def outlets(session: Session, ids: Sequence[int] | None = None) -> dict[str, list[Outlet]]:
    """Outlets by area, areas and names in order; all that are not retired, or only these."""
    query = joined(
        Customer.area, Customer.code, Customer.name, Customer.channel, Customer.address, Contact.name,
        Contact.phone, Route.name, Rep.name, Customer.id,
    ).where(Customer.retired_at.is_(None))  # fmt: skip
    chosen = None if ids is None else set(ids)
    found: dict[str, list[Outlet]] = {}
    for area, *rest, i in session.execute(query.order_by(Customer.area, Customer.name_sort, Customer.id)):
        if chosen is None or i in chosen:
            found.setdefault(area or "", []).append(Outlet(*rest))
    return found
