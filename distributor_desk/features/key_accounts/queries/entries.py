"""Fee entries of a year, contract against actual, advanced money, and the factory's caps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.features.customers.records import Retailer
from distributor_desk.features.key_accounts.queries.contracts import ContractYear, contract_year
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.queries.subjects import subject_text
from distributor_desk.features.key_accounts.records import KaContract, KaFactoryCap, KaFeeEntry, KaSubject
from distributor_desk.features.key_accounts.rules.entries import (
    CLAIM_STATES,
    DISPLAY,
    Against,
    CapRoom,
    Entry,
    against,
    is_unclaimed,
)
from distributor_desk.features.key_accounts.rules.fees import ZERO, annual, in_force
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.returns.queries.claims import entry_states
from distributor_desk.features.sales.records import SalesLine


def meanings(session: Session) -> dict[int, str]:
    """What each subject means, by id, retired ones too."""
    return dict(session.execute(select(KaSubject.id, KaSubject.means)).all())


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """Where an entry's claim stands: its own state, or that of the claim on the manufacturer that it is in."""

    state: str | None
    claim_id: int | None = None
    number: str | None = None


def claims_of(session: Session, rows: Sequence[KaFeeEntry]) -> dict[int, ClaimOf]:
    """The claim of each entry, by id; a claim that was cancelled lets its entries go."""
    lines = [row.claim_line_id for row in rows if row.claim_line_id is not None]
    standing = entry_states(session, lines) if lines else {}
    found: dict[int, ClaimOf] = {}
    for row in rows:
        put = standing.get(row.claim_line_id or 0)
        if put is not None and put.state in CLAIM_STATES:
            found[row.id] = ClaimOf(put.state, put.claim_id, put.number)
        else:
            found[row.id] = ClaimOf(row.claim)
    return found


def plain_entries(session: Session, rows: Sequence[KaFeeEntry]) -> list[Entry]:
    """Kept entries as the rules see them."""
    means, claims = meanings(session), claims_of(session, rows)
    return [
        Entry(
            row.id, row.date, row.store_id, means[row.subject_id], row.amount, row.payer, claims[row.id].state,
            row.first, row.last,
        )
        for row in rows
    ]  # fmt: skip


def entries_of(session: Session, retailer_id: int, year: int | None = None) -> list[KaFeeEntry]:
    """A retailer's entries (of a year), newest first."""
    where = [KaFeeEntry.retailer_id == retailer_id, KaFeeEntry.retired_at.is_(None)]
    if year is not None:
        where += [KaFeeEntry.date >= date(year, 1, 1), KaFeeEntry.date <= date(year, 12, 31)]
    query = select(KaFeeEntry).where(*where).order_by(KaFeeEntry.date.desc(), KaFeeEntry.id.desc())
    return [*session.scalars(query)]


def subject_texts(session: Session) -> dict[int, Text]:
    """Names of subjects by id, retired ones too."""
    rows = session.execute(select(KaSubject.id, KaSubject.name, KaSubject.name_en))
    return {i: subject_text(name, english) for i, name, english in rows}


def display_entries(session: Session, store_ids: Iterable[int] | None = None) -> list[Entry]:
    """The entries of display subjects with a store: what must not stand there twice."""
    query = (
        select(KaFeeEntry)
        .join(KaSubject, KaSubject.id == KaFeeEntry.subject_id)
        .where(KaSubject.mark == DISPLAY, KaFeeEntry.store_id.is_not(None), KaFeeEntry.retired_at.is_(None))
    )
    if store_ids is not None:
        query = query.where(KaFeeEntry.store_id.in_([*store_ids]))
    return plain_entries(session, session.scalars(query).all())


def contract_against_actual(session: Session, year: ContractYear) -> list[Against]:
    """A contract's subjects against what was really deducted in its year."""
    contract = [(x.means, x.subject, annual(x, in_force(x), year.sales)) for x in year.lines]
    names = subject_texts(session)
    rows = entries_of(session, year.contract.retailer_id, year.contract.year)[::-1]
    found = zip(rows, plain_entries(session, rows), strict=True)
    return against(contract, [(names[row.subject_id], entry) for row, entry in found])


def unclaimed(session: Session) -> list[tuple[str, Entry]]:
    """Everything advanced and not received, with its retailer, oldest first."""
    rows = session.execute(
        select(KaFeeEntry, Retailer.name)
        .join(Retailer, Retailer.id == KaFeeEntry.retailer_id)
        .where(KaFeeEntry.payer == "advanced", KaFeeEntry.retired_at.is_(None))
        .order_by(KaFeeEntry.date, KaFeeEntry.id)
    )
    both = rows.all()
    entries = plain_entries(session, [row for row, _ in both])
    return [(name, entry) for (_, name), entry in zip(both, entries, strict=True) if is_unclaimed(entry)]


def brand_sales(session: Session, brand_id: int, year: int) -> Decimal:
    """Our net sales of a brand in a year, to all customers."""
    return (
        session.scalar(
            select(func.sum(SalesLine.amount))
            .join(Product, Product.id == SalesLine.product_id)
            .where(
                Product.brand_id == brand_id,
                SalesLine.kind.in_(("sale", "return")),
                SalesLine.date >= date(year, 1, 1),
                SalesLine.date <= date(year, 12, 31),
                SalesLine.retired_at.is_(None),
            )
        )
        or ZERO
    )


def cap_rooms(session: Session, year: int) -> list[tuple[int, CapRoom]]:
    """Each brand with a cap in a year: what the factory bears by all contracts of that year (advanced ones too)."""
    contracts = session.scalars(
        select(KaContract.id).where(KaContract.year == year, KaContract.retired_at.is_(None))
    )
    borne: dict[str, Decimal] = {}
    ledger = Ledger(session)
    for i in contracts.all():
        found = contract_year(session, i, ledger=ledger, with_terms=False)
        for x in found.lines:
            if x.brand:
                share = x.split.factory + x.split.advanced
                borne[x.brand] = borne.get(x.brand, ZERO) + annual(x, in_force(x), found.sales) * share
    rows = session.execute(
        select(KaFactoryCap, Brand.name)
        .join(Brand, Brand.id == KaFactoryCap.brand_id)
        .where(KaFactoryCap.year == year, KaFactoryCap.retired_at.is_(None))
        .order_by(KaFactoryCap.id)
    )
    return [
        (
            row.id,
            CapRoom(
                name, year, row.rate,
                brand_sales(session, row.brand_id, year) if row.sales is None else row.sales,
                borne.get(name, ZERO),
            ),
        )
        for row, name in rows
    ]  # fmt: skip
