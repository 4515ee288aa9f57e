"""Who there is: sub-distributors with their territory, the agreement of a year, and what an import meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.features.rebates.records import Agreement, AgreementScheme, RebateScheme, Target
from distributor_desk.features.sub_distributors.records import (
    SubDistributor,
    SubDistributorYear,
    Territory,
)
from distributor_desk.features.sub_distributors.rules.planning import Planned
from distributor_desk.features.sub_distributors.rules.states import WORKING

_FIRST = and_(Contact.customer_id == Customer.id, Contact.place == 1, Contact.retired_at.is_(None))
KEPT = SubDistributor.retired_at.is_(None)


@dataclass(frozen=True, slots=True)
class Standing:
    """A sub-distributor as it stands now. `find_key` and `name_sort` are the customer's."""

    id: int
    customer_id: int
    code: str | None
    name: str
    name_sort: str
    find_key: str
    territory_id: int | None
    territory: str | None
    shared: bool
    state: str
    state_since: date | None
    readiness: str | None
    contact: str | None
    phone: str | None
    credit_days: int | None
    notes: str | None

    @property
    def works(self) -> bool:
        return self.state in WORKING


_FIELDS = (
    SubDistributor.id, SubDistributor.customer_id, Customer.code, Customer.name, Customer.name_sort,
    Customer.find_key, SubDistributor.territory_id, Territory.name, func.coalesce(Territory.shared, 0),
    SubDistributor.state, SubDistributor.state_since, SubDistributor.readiness, Contact.name, Contact.phone,
    Customer.credit_days, SubDistributor.notes,
)  # fmt: skip


def standings(session: Session, ids: Iterable[int] | None = None) -> list[Standing]:
    """All sub-distributors that are kept and whose customer is, or those of some ids, by name."""
    query = (
        select(*_FIELDS)
        .select_from(SubDistributor)
        .join(Customer, Customer.id == SubDistributor.customer_id)
        .outerjoin(Contact, _FIRST)
        .outerjoin(Territory, Territory.id == SubDistributor.territory_id)
        .where(KEPT)
        .order_by(Customer.name_sort, SubDistributor.id)
    )
    query = query.where(Customer.retired_at.is_(None))
    if ids is not None:
        query = query.where(SubDistributor.id.in_(list(ids)))
    return [_standing(row) for row in session.execute(query)]


def _standing(row: Any) -> Standing:
    values = list(row)
    values[8] = bool(values[8])
    return Standing(*values)


def one(session: Session, sub_id: int) -> Standing | None:
    """One sub-distributor; None when there is none."""
    return next(iter(standings(session, [sub_id])), None)


def of_customer(session: Session, customer_id: int) -> Standing | None:
    """The sub-distributor that a customer is; None when it is none."""
    found = session.scalar(select(SubDistributor.id).where(SubDistributor.customer_id == customer_id, KEPT))
    return None if found is None else one(session, found)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """What was agreed with a sub-distributor for a year; money in yuan."""

    year: int
    first: date | None
    last: date | None
    target: Decimal | None
    schemes: tuple[str, ...]
    signed: date | None
    ends: date | None
    deposit: Decimal | None
    territory: str | None


def agreements(session: Session, subs: Sequence[Standing]) -> dict[int, list[AgreementLine]]:
    """Agreements by the sub-distributor's id, the newest year first."""
    by_customer = {s.customer_id: s for s in subs}
    parts = _Parts(session, by_customer, {s.id: s for s in subs})
    return {s.id: parts.lines_of(s) for s in subs}


class _Parts:
    """The four places where a year's agreement is written, read once for many sub-distributors."""

    def __init__(
        self, session: Session, by_customer: dict[int, Standing], by_id: dict[int, Standing]
    ) -> None:
        self.dated = {
            (customer, year): (i, first, last, signed, ends)
            for i, customer, year, first, last, signed, ends in session.execute(
                select(
                    Agreement.id, Agreement.customer_id, Agreement.year, Agreement.first, Agreement.last,
                    Agreement.signed, Agreement.ends,
                ).where(Agreement.customer_id.in_(by_customer), Agreement.retired_at.is_(None))
                .order_by(Agreement.id.desc())
            )
        }  # fmt: skip
        self.schemes: dict[int, list[str]] = {}
        for agreement, name in session.execute(
            select(AgreementScheme.agreement_id, RebateScheme.name)
            .join(RebateScheme, RebateScheme.id == AgreementScheme.scheme_id)
            .where(
                AgreementScheme.agreement_id.in_([found[0] for found in self.dated.values()]),
                AgreementScheme.retired_at.is_(None),
            )
            .order_by(AgreementScheme.id)
        ):
            self.schemes.setdefault(agreement, []).append(name)
        self.targets = targets_of_years(session, by_customer)
        self.named: dict[tuple[str, int], set[int]] = {}
        self.years = {
            (sub, year): (deposit, territory)
            for sub, year, deposit, territory in session.execute(
                select(
                    SubDistributorYear.sub_distributor_id, SubDistributorYear.year, SubDistributorYear.deposit,
                    Territory.name,
                )
                .outerjoin(Territory, Territory.id == SubDistributorYear.territory_id)
                .where(SubDistributorYear.sub_distributor_id.in_(by_id), SubDistributorYear.retired_at.is_(None))
            )
        }  # fmt: skip
        for customer, year in (*self.dated, *self.targets):
            self.named.setdefault(("customer", customer), set()).add(year)
        for sub, year in self.years:
            self.named.setdefault(("sub", sub), set()).add(year)

    def lines_of(self, sub: Standing) -> list[AgreementLine]:
        years = self.named.get(("customer", sub.customer_id), set()) | self.named.get(("sub", sub.id), set())
        return [self._line(sub, year) for year in sorted(years, reverse=True)]

    def _line(self, sub: Standing, year: int) -> AgreementLine:
        found, first, last, signed, ends = self.dated.get(
            (sub.customer_id, year), (None, None, None, None, None)
        )
        deposit, territory = self.years.get((sub.id, year), (None, None))
        names = tuple(self.schemes.get(found, ())) if found else ()
        target = self.targets.get((sub.customer_id, year))
        return AgreementLine(
            year, first, last, target, names, signed, ends, deposit, territory or sub.territory
        )


def targets_of_years(session: Session, customer_ids: Iterable[int]) -> dict[tuple[int, int], Decimal]:
    """The target of a whole calendar year in yuan, by customer and year (not of one scheme or category)."""
    found: dict[tuple[int, int], Decimal] = {}
    for customer, first, last, amount in session.execute(
        select(Target.customer_id, Target.first, Target.last, Target.amount).where(
            Target.customer_id.in_(list(customer_ids)), *_OVERALL
        )
    ):
        whole_year = (date(first.year, 1, 1), date(first.year, 12, 31))
        if customer is not None and (first, last) == whole_year:
            found[customer, first.year] = amount
    return found


_OVERALL = (Target.scheme_id.is_(None), Target.category.is_(None), Target.retired_at.is_(None))


def planned_of(session: Session, customer_ids: Iterable[int], year: int) -> dict[int, list[Planned]]:
    """Every target in all of these customers within a year: its period and yuan."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    found: dict[int, list[Planned]] = {}
    for customer, first, last, amount in session.execute(
        select(Target.customer_id, Target.first, Target.last, Target.amount).where(
            Target.customer_id.in_(list(customer_ids)), Target.first >= begin, Target.last <= end, *_OVERALL
        )
    ):
        if customer is not None:
            found.setdefault(customer, []).append(Planned(Period(first, last), amount))
    return found


def reserves_of(session: Session, territory_ids: Iterable[int]) -> dict[int, list[Standing]]:
    """Who is in reserve (or at least a candidate, after them) for each of these territories."""
    wanted = set(territory_ids)
    found: dict[int, list[Standing]] = {}
    for sub in standings(session):
        if sub.territory_id in wanted and sub.state == "reserve":
            found.setdefault(sub.territory_id or 0, []).append(sub)
    return found


def holders(session: Session, territory_id: int, but: int | None = None) -> list[Standing]:
    """Who works a territory now."""
    ids = session.scalars(
        select(SubDistributor.id).where(
            SubDistributor.territory_id == territory_id,
            SubDistributor.state.in_(WORKING),
            KEPT,
            or_(SubDistributor.id != but, but is None),  # type: ignore[arg-type]
        )
    ).all()
    return standings(session, ids) if ids else []


def scheme_ids(session: Session, agreement_id: int) -> list[int]:
    """The schemes that an agreement names."""
    kept = (AgreementScheme.agreement_id == agreement_id, AgreementScheme.retired_at.is_(None))
    return list(session.scalars(select(AgreementScheme.scheme_id).where(*kept).order_by(AgreementScheme.id)))


def territory_names(session: Session) -> list[str]:
    """The territories that are kept, by name."""
    kept = select(Territory.name).where(Territory.retired_at.is_(None))
    return list(session.scalars(kept.order_by(Territory.name)))


def territories(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the territories."""
    kept = select(Territory.id, Territory.name).where(Territory.retired_at.is_(None))
    return [(i, name) for i, name in session.execute(kept.order_by(Territory.name))]


def shared_territories(session: Session) -> set[str]:
    """The keys of the territories that several may work."""
    kept = select(Territory.name_key).where(Territory.retired_at.is_(None), Territory.shared.is_(True))
    return set(session.scalars(kept))


def unlisted(session: Session) -> list[tuple[int, str]]:
    """Customers that others name as their sub-distributor and that are not on the list, by name."""
    shop, listed = aliased(Customer), select(SubDistributor.customer_id).where(KEPT)
    serving = select(shop.sub_distributor_id).where(
        shop.sub_distributor_id.is_not(None), shop.retired_at.is_(None)
    )
    rows = session.execute(
        select(Customer.id, Customer.name)
        .where(Customer.id.in_(serving), Customer.id.not_in(listed), Customer.retired_at.is_(None))
        .order_by(Customer.name_sort, Customer.id)
    )
    return [(i, name) for i, name in rows]


def suggestions(session: Session) -> dict[str, list[str]]:
    """What may be offered while one types: customers that are no sub-distributor yet, territories, schemes."""
    taken = select(SubDistributor.customer_id).where(KEPT)
    free = select(Customer.name).where(Customer.retired_at.is_(None), Customer.id.not_in(taken))
    schemes = select(RebateScheme.name).where(RebateScheme.retired_at.is_(None)).order_by(RebateScheme.id)
    return {
        "name": list(session.scalars(free.order_by(Customer.name_sort).limit(_OFFERED))),
        "territory": territory_names(session),
        "scheme": list(session.scalars(schemes)),
    }


_OFFERED = 2000
