"""Counties: who works them, who stands ready, what is owed there, and the comparison with an own office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.customers.rules import balance
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine
from distributor_desk.features.sub_distributors.queries.standing import Standing, agreements, standings
from distributor_desk.features.sub_distributors.records import CountyCase, Territory
from distributor_desk.features.sub_distributors.rules.office import Case
from distributor_desk.features.sub_distributors.rules.states import RESERVE, Reserve, in_order

CASE_FIELDS = (
    "sub_sales", "sub_margin", "sub_rebate", "sub_support", "sub_credit_days", "deposit", "office_sales",
    "office_margin", "rent", "staff", "vehicles", "other_costs", "set_up", "office_stock_days",
    "office_credit_days", "interest",
)  # fmt: skip
YEAR = 365


@dataclass(frozen=True, slots=True)
class County:
    """A territory: who works it, the reserves (readiest first), yuan owed there, and what it ties up.

    `cash` = owed − deposit: what stands in that county beyond our door (needs 66).
    """

    id: int
    name: str
    shared: bool
    notes: str | None
    workers: tuple[Standing, ...]
    reserves: tuple[Standing, ...]
    candidates: tuple[Standing, ...]
    owed: Decimal
    deposit: Decimal

    @property
    def is_gap(self) -> bool:
        """Nobody works it."""
        return not self.workers

    @property
    def cash(self) -> Decimal:
        return self.owed - self.deposit


def counties(session: Session, as_of: date) -> list[County]:
    """Every territory, those that nobody works first."""
    subs = standings(session)
    working = [s for s in subs if s.works]
    owed = balances(session, [s.customer_id for s in working], as_of)
    deposits = deposits_of(session, working)
    found = []
    for i, name, shared, notes in session.execute(
        select(Territory.id, Territory.name, Territory.shared, Territory.notes)
        .where(Territory.retired_at.is_(None))
        .order_by(Territory.name)
    ):
        here = [s for s in subs if s.territory_id == i]
        workers = tuple(s for s in here if s.works)
        found.append(
            County(
                i, name, shared, notes, workers,
                ready_first([s for s in here if s.state == RESERVE]),
                tuple(s for s in here if s.state == "candidate"),
                sum((owed.get(s.customer_id, Decimal(0)) for s in workers), Decimal(0)),
                sum((deposits.get(s.id, Decimal(0)) for s in workers), Decimal(0)),
            )
        )  # fmt: skip
    return sorted(found, key=lambda c: (not c.is_gap, c.name))


def ready_first(reserves: Sequence[Standing]) -> tuple[Standing, ...]:
    """Reserves, the readiest first."""
    by_id = {s.id: s for s in reserves}
    ordered = in_order([Reserve(s.id, s.name, s.readiness, s.state_since) for s in reserves])
    return tuple(by_id[r.id] for r in ordered)


def deposits_of(session: Session, subs: Sequence[Standing]) -> dict[int, Decimal]:
    """The deposit that lies with us, by sub-distributor: that of the newest year that names one."""
    found = {}
    for i, lines in agreements(session, subs).items():
        given = next((line.deposit for line in lines if line.deposit is not None), None)
        if given is not None:
            found[i] = given
    return found


def balances(session: Session, customer_ids: Sequence[int], as_of: date) -> dict[int, Decimal]:
    """What customers owe at a day in yuan (rules §8), in one pass for many."""
    opening = {
        i: (amount, day)
        for i, amount, day in session.execute(
            select(Customer.id, Customer.opening_balance, Customer.balance_date).where(
                Customer.id.in_(customer_ids)
            )
        )
    }
    sold, paid, credited = (
        _sums(session, t, customer_ids, as_of) for t in (SalesLine, Payment, AccountEntry)
    )
    nothing = Decimal(0)
    return {
        i: balance(amount, [sold.get(i, nothing)], [paid.get(i, nothing), credited.get(i, nothing)])
        for i, (amount, _) in opening.items()
    }


def _sums(session: Session, table: Any, customer_ids: Sequence[int], as_of: date) -> dict[int, Decimal]:
    after = Customer.balance_date.is_(None) | (table.date > Customer.balance_date)
    rows = session.execute(
        select(table.customer_id, func.sum(table.amount))
        .join(Customer, Customer.id == table.customer_id)
        .where(table.customer_id.in_(customer_ids), table.date <= as_of, table.retired_at.is_(None), after)
        .group_by(table.customer_id)
    )
    return dict(rows.all())


def county(session: Session, territory_id: int, as_of: date) -> County | None:
    """One territory; None when there is none."""
    return next((c for c in counties(session, as_of) if c.id == territory_id), None)


def case_values(session: Session, territory_id: int) -> dict[str, Any] | None:
    """The figures of a county's comparison by field; None while nobody has entered any."""
    row = session.execute(
        select(*(getattr(CountyCase, field) for field in CASE_FIELDS)).where(
            CountyCase.territory_id == territory_id, CountyCase.retired_at.is_(None)
        )
    ).first()
    return dict(zip(CASE_FIELDS, row, strict=True)) if row else None


def case_of(session: Session, territory_id: int) -> Case | None:
    """The same as the rule takes it."""
    found = case_values(session, territory_id)
    return Case(**found) if found else None


def known_figures(session: Session, territory_id: int, as_of: date) -> dict[str, Any]:
    """What the ledger knows for a new comparison: a year's sales, gross margin, credit days, the deposit.

    The margin is over lines whose cost is known; it is left out where none is.
    """
    here = county(session, territory_id, as_of)
    customers = [s.customer_id for s in here.workers] if here else []
    since = date.fromordinal(as_of.toordinal() - YEAR)
    net = SalesLine.kind.in_(("sale", "return"))
    window = (
        SalesLine.customer_id.in_(customers), SalesLine.date > since, SalesLine.date <= as_of, net,
        SalesLine.retired_at.is_(None),
    )  # fmt: skip
    sold = session.scalar(select(func.sum(SalesLine.amount)).where(*window)) or Decimal(0)
    known, cost = session.execute(
        select(func.sum(SalesLine.amount), func.sum(SalesLine.cost)).where(
            *window, SalesLine.cost.is_not(None)
        )
    ).one()
    days = [s.credit_days or 0 for s in here.workers] if here else []
    return {
        "sub_sales": sold,
        "office_sales": sold,
        "sub_margin": (1 - cost / known).quantize(Decimal("0.0001")) if known and cost is not None else None,
        "sub_credit_days": max(days, default=0),
        "deposit": here.deposit if here else Decimal(0),
    }
