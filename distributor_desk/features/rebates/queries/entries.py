"""Who is on which scheme on a day, in which period, with which target."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from distributor_desk.core.money import plain
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.records import Agreement, AgreementScheme, Target
from distributor_desk.features.rebates.rules.periods import within

Key = tuple[int, int, Period]
"""Customer, scheme, period."""


class Entry(NamedTuple):
    """One customer on one scheme in one period (`whole`: before the agreement's days cut it).

    `before` are the (scheme, period) whose negative basis would be carried into it, the oldest first.
    """

    customer_id: int
    customer: str
    scheme_id: int
    period: Period
    whole: Period
    before: tuple[tuple[int, Period], ...] = ()

    @property
    def key(self) -> Key:
        return (self.customer_id, self.scheme_id, self.period)


Covered = dict[tuple[int, int], list[Period]]
"""The days that agreements cover, by customer and scheme, in order."""


def entries(
    session: Session,
    known: Mapping[int, Scheme],
    wanted: Collection[int],
    as_of: date,
    customer_ids: Collection[int] | None = None,
) -> list[Entry]:
    """Everyone on the wanted schemes whose agreement counts on a day, by scheme name and customer name."""
    covered, names = covering(session, customer_ids)
    leading = _predecessors(known)
    found = []
    slots = {scheme_id: known[scheme_id].slot(as_of) for scheme_id in wanted}
    for (customer_id, scheme_id), days in covered.items():
        whole = slots.get(scheme_id)
        if whole is None:
            continue
        cover = next((d for d in days if as_of in d), None)
        period = cover and within(whole, cover.first, cover.last)
        if period is None:
            continue
        alone = scheme_id not in leading and days[0].first >= period.first
        before = () if alone else _before(known, leading, covered, customer_id, scheme_id, period.first)
        found.append(Entry(customer_id, names[customer_id][0], scheme_id, period, whole, before))
    found.sort(key=lambda e: (known[e.scheme_id].name, names[e.customer_id][1], e.customer_id))
    return found


def covering(
    session: Session, customer_ids: Collection[int] | None = None
) -> tuple[Covered, dict[int, tuple[str, str]]]:
    """Days covered by customer and scheme (touching ones joined), and each customer's name and sort key."""
    query = (
        select(
            Agreement.customer_id, AgreementScheme.scheme_id, Agreement.first, Agreement.last, Customer.name,
            Customer.name_sort,
        )
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .join(Customer, Customer.id == Agreement.customer_id)
        .where(Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None))
        .order_by(Agreement.customer_id, AgreementScheme.scheme_id, Agreement.first)
    )  # fmt: skip
    if customer_ids is not None:
        query = query.where(Agreement.customer_id.in_(customer_ids))
    covered: Covered = {}
    made: dict[tuple[date, date], Period] = {}
    names: dict[int, tuple[str, str]] = {}
    for customer_id, scheme_id, first, last, name, sort in session.execute(query):
        names[customer_id] = (name, sort)
        days = covered.setdefault((customer_id, scheme_id), [])
        if last < first:
            continue
        if days and first <= days[-1].last + timedelta(days=1):
            days[-1] = Period(days[-1].first, max(days[-1].last, last))
        else:
            days.append(made.get((first, last)) or made.setdefault((first, last), Period(first, last)))
    return covered, names


def signed_on(scheme_ids: Collection[int]) -> Select[int]:
    """A query for everyone who was ever signed on any of the schemes."""
    return (
        select(Agreement.customer_id)
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .where(
            AgreementScheme.scheme_id.in_(scheme_ids), AgreementScheme.retired_at.is_(None),
            Agreement.retired_at.is_(None),
        )
    )  # fmt: skip


def _predecessors(known: Mapping[int, Scheme]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for scheme in known.values():
        if scheme.successor_id is not None:
            found.setdefault(scheme.successor_id, []).append(scheme.id)
    return found


def _before(
    known: Mapping[int, Scheme],
    leading: Mapping[int, list[int]],
    covered: Covered,
    customer_id: int,
    scheme_id: int,
    until: date,
    seen: frozenset[int] = frozenset(),
) -> tuple[tuple[int, Period], ...]:
    """The periods of a scheme, and of those that it follows, that ended before a day."""
    found: list[tuple[int, Period]] = []
    days_of = covered.get((customer_id, scheme_id), ())
    if scheme_id not in leading and all(days.first >= until for days in days_of):
        return ()
    for earlier in leading.get(scheme_id, ()):
        if earlier not in seen:
            found += _before(known, leading, covered, customer_id, earlier, until, seen | {scheme_id})
    for days in days_of:
        for slot in known[scheme_id].slots(days.first, min(days.last, until - timedelta(days=1))):
            period = within(slot, days.first, days.last)
            if period and period.last < until:
                found.append((scheme_id, period))
    return tuple(found)


def targets(session: Session, found: Sequence[Entry]) -> dict[Key, Decimal]:
    """The target of each entry: for its scheme, else for the customer as a whole, of exactly its period."""
    customers = {e.customer_id for e in found}
    query = select(
        Target.customer_id, Target.scheme_id, Target.first, Target.last, Target.amount
    ).where(
        Target.customer_id.is_not(None), Target.category.is_(None), Target.retired_at.is_(None)
    ).order_by(Target.id)  # fmt: skip
    if len(customers) < 500:
        query = query.where(Target.customer_id.in_(customers))
    known: dict[tuple[int, int | None, date, date], Decimal] = {}
    for customer_id, scheme_id, first, last, amount in session.execute(query):
        known[customer_id or 0, scheme_id, first, last] = plain(amount)
    result: dict[Key, Decimal] = {}
    for entry in found if known else ():
        for scheme_id in (entry.scheme_id, None):
            for days in (entry.period, entry.whole):
                goal = known.get((entry.customer_id, scheme_id, days.first, days.last))
                if goal is not None:
                    result.setdefault(entry.key, goal)
    return result
