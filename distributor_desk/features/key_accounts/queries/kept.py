"""Contracts, fees, entries and rounds as they are kept: for exports, and for an import that meets them again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries.entries import claims_of
from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaFeeEntry, KaRound, KaSubject
from distributor_desk.features.products.records import Brand

CONTRACT_FIELDS = (
    "forecast", "margin", "credit_days", "interest", "shrink", "delivery", "promoter", "minimum", "deadline", "notes",
)  # fmt: skip
FEE_FIELDS = (
    "charged", "standing", "count", "stores", "ours", "factory", "advanced", "last_year", "ask", "counter",
    "agreed", "target", "floor", "notes",
)  # fmt: skip
ENTRY_FIELDS = ("payer", "evidence", "claim", "first", "last", "notes")
ROUND_FIELDS = ("said", "conceded", "got", "next_on", "notes")
RATIOS = frozenset({"margin", "interest", "shrink", "minimum", "ours", "factory", "advanced"})
"""Fields that are ratios in the file and percent in a sheet."""


def retailers(session: Session) -> dict[str, int]:
    """Ids of retailers by the key of their name."""
    return dict(
        session.execute(select(Retailer.name_key, Retailer.id).where(Retailer.retired_at.is_(None))).all()
    )


def standing_contracts(session: Session) -> dict[tuple[int, int], dict[str, Any]]:
    """Contracts by retailer and year."""
    rows = session.scalars(select(KaContract).where(KaContract.retired_at.is_(None))).all()
    return {(row.retailer_id, row.year): _fields(row, CONTRACT_FIELDS) for row in rows}


def standing_fees(session: Session) -> dict[tuple[int, int, int | None], list[dict[str, Any]]]:
    """Fee lines by contract, subject and brand, in the order in which they were entered."""
    found: dict[tuple[int, int, int | None], list[dict[str, Any]]] = {}
    for row in session.scalars(select(KaFee).where(KaFee.retired_at.is_(None)).order_by(KaFee.id)):
        found.setdefault((row.contract_id, row.subject_id, row.brand_id), []).append(_fields(row, FEE_FIELDS))
    return found


def standing_entries(session: Session) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """Entries by day, retailer, store, brand, subject, amount and deduction note."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    query = select(KaFeeEntry).where(KaFeeEntry.retired_at.is_(None)).order_by(KaFeeEntry.id)
    rows = session.scalars(query).all()
    claims = claims_of(session, rows)
    for row in rows:
        key = (
            row.date, row.retailer_id, row.store_id, row.brand_id, row.subject_id, row.amount, row.document
        )  # fmt: skip
        found.setdefault(key, []).append(_fields(row, ENTRY_FIELDS) | {"claim": claims[row.id].state})
    return found


def standing_rounds(session: Session) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """Rounds by contract, day, subject and what was asked."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in session.scalars(select(KaRound).where(KaRound.retired_at.is_(None)).order_by(KaRound.id)):
        key = (row.contract_id, row.date, row.subject_id, row.asked)
        found.setdefault(key, []).append(_fields(row, ROUND_FIELDS))
    return found


def _fields(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {"id": row.id} | {field: getattr(row, field) for field in fields}


def all_contracts(session: Session) -> list[tuple[str, KaContract]]:
    """Every contract with its retailer's name, in the order of making."""
    return [
        (name, row)
        for name, row in session.execute(
            select(Retailer.name, KaContract)
            .join(Retailer, Retailer.id == KaContract.retailer_id)
            .where(KaContract.retired_at.is_(None))
            .order_by(KaContract.id)
        )
    ]


def all_fees(session: Session) -> list[tuple[str, int, str, str | None, KaFee]]:
    """Every fee line with retailer, year, subject and brand."""
    rows = session.execute(
        select(Retailer.name, KaContract.year, KaSubject.name, Brand.name, KaFee)
        .join(KaContract, KaContract.id == KaFee.contract_id)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .join(KaSubject, KaSubject.id == KaFee.subject_id)
        .outerjoin(Brand, Brand.id == KaFee.brand_id)
        .where(KaFee.retired_at.is_(None), KaContract.retired_at.is_(None))
        .order_by(KaFee.id)
    )
    return [(a, b, c, d, fee) for a, b, c, d, fee in rows]


def all_entries(session: Session) -> list[tuple[str, str | None, str | None, str | None, str, KaFeeEntry]]:
    """Every entry with retailer, store (name and code), brand and subject."""
    rows = session.execute(
        select(Retailer.name, Customer.name, Customer.code, Brand.name, KaSubject.name, KaFeeEntry)
        .join(Retailer, Retailer.id == KaFeeEntry.retailer_id)
        .outerjoin(Customer, Customer.id == KaFeeEntry.store_id)
        .outerjoin(Brand, Brand.id == KaFeeEntry.brand_id)
        .join(KaSubject, KaSubject.id == KaFeeEntry.subject_id)
        .where(KaFeeEntry.retired_at.is_(None))
        .order_by(KaFeeEntry.id)
    )
    return [(a, b, c, d, e, entry) for a, b, c, d, e, entry in rows]


def all_rounds(session: Session) -> list[tuple[str, int, str | None, KaRound]]:
    """Every round with retailer, year and subject."""
    rows = session.execute(
        select(Retailer.name, KaContract.year, KaSubject.name, KaRound)
        .join(KaContract, KaContract.id == KaRound.contract_id)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .outerjoin(KaSubject, KaSubject.id == KaRound.subject_id)
        .where(KaRound.retired_at.is_(None), KaContract.retired_at.is_(None))
        .order_by(KaRound.id)
    )
    return [(a, b, c, one) for a, b, c, one in rows]
