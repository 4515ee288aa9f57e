"""What a store's page says of its retailer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries.briefs import stage_of
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.shelf import store_count
from distributor_desk.features.key_accounts.queries.talks import buyers
from distributor_desk.features.key_accounts.records import KaContract, KaFeeEntry
from distributor_desk.features.key_accounts.rules.fees import ZERO
from distributor_desk.features.key_accounts.rules.shelf import Count


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """A store's retailer, its newest contract and where that stands, buyers, deductions of the year, last shelf count."""

    retailer_id: int
    retailer: str
    contract: int | None
    year: int | None
    stage: str | None
    buyers: tuple[str, ...]
    deducted: Decimal
    last: Count | None


def store_facts(session: Session, customer_id: int, today: date) -> StoreFacts | None:
    """What is known of a store as part of its retailer; None for a customer of no retailer."""
    row = session.execute(
        select(Retailer.id, Retailer.name)
        .join(Customer, Customer.retailer_id == Retailer.id)
        .where(Customer.id == customer_id)
    ).first()
    if row is None:
        return None
    contract = session.scalar(
        select(KaContract.id)
        .where(
            KaContract.retailer_id == row.id, KaContract.year <= today.year, KaContract.retired_at.is_(None)
        )
        .order_by(KaContract.year.desc())
        .limit(1)
    )
    whole = contract_year(session, contract) if contract else None
    deducted = session.scalar(
        select(func.sum(KaFeeEntry.amount)).where(
            KaFeeEntry.store_id == customer_id, KaFeeEntry.retired_at.is_(None),
            KaFeeEntry.date >= date(today.year, 1, 1), KaFeeEntry.date <= today,
        )
    )  # fmt: skip
    named = tuple(" ".join(p for p in (b.category, b.name, b.phone) if p) for b in buyers(session, row.id))
    return StoreFacts(
        row.id, row.name, contract, whole.contract.year if whole else None, stage_of(whole) if whole else None,
        named, deducted or ZERO, store_count(session, customer_id, today),
    )  # fmt: skip
