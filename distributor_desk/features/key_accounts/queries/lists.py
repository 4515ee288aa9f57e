"""The room's lists as rows by column key, read whole (a company has dozens of them, not thousands), and a page of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Language, Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.matching import initials, sort_key
from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries import shelf, talks
from distributor_desk.features.key_accounts.queries.briefs import comparison, stage_of
from distributor_desk.features.key_accounts.queries.contracts import (
    contract_year,
    retailer_names,
)
from distributor_desk.features.key_accounts.queries.entries import cap_rooms, claims_of, entries_of
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.queries.subjects import all_subjects, subject_text, wordings
from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaFeeEntry, KaSubject
from distributor_desk.features.key_accounts.rules.entries import PAYERS
from distributor_desk.features.key_accounts.rules.fees import annual, in_force, percent
from distributor_desk.features.key_accounts.rules.talks import concessions
from distributor_desk.features.key_accounts.rules.years import totals
from distributor_desk.features.products.records import Brand

Values = dict[str, Any]
Rows = list[tuple[int, Values]]


@dataclass(frozen=True, slots=True)
class Where:
    """What a list hangs on: a contract, its retailer and year; `open` says that secrets may be seen."""

    contract: int = 0
    retailer: int = 0
    year: int = 0
    open: bool = True

    def filters(self) -> dict[str, str]:
        """As a listing carries it."""
        return {key: str(int(getattr(self, key))) for key in FILTERS}


FILTERS = frozenset({"contract", "retailer", "year", "open"})


def where_of(listing: Listing) -> Where:
    """What a listing says that its list hangs on."""
    said = {key: int(listing.filters.get(key, "0")) for key in FILTERS}
    return Where(said["contract"], said["retailer"], said["year"], bool(said["open"]))


def page_of(
    rows: Callable[[Session, Where], Rows], keys: Sequence[str], language: Language
) -> Callable[[Session, Listing, int, int], Page]:
    """A list's page: words found in any text (or its pinyin initials), filters by value, sorted by a column."""

    def page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
        every = [(i, said(values, language)) for i, values in rows(session, where_of(listing))]
        found = [one for one in every if _wanted(one[1], listing)]
        if listing.sort:
            found.sort(key=lambda one: _order(one[1].get(listing.sort or "")), reverse=listing.descending)
        taken = found[offset : offset + limit]
        return Page(len(found), offset, tuple(Row(i, tuple(v.get(key) for key in keys)) for i, v in taken))

    return page


def said(values: Values, language: Language) -> Values:
    """The same values with words of both languages said in one."""
    return {key: value.in_(language) if isinstance(value, Text) else value for key, value in values.items()}


def _wanted(values: Values, listing: Listing) -> bool:
    for key, value in listing.filters.items():
        if key not in FILTERS and str(values.get(key)) != value:
            return False
    words = listing.words.strip().casefold()
    if not words:
        return True
    texts = [v for v in values.values() if isinstance(v, str)]
    return any(words in text.casefold() or words in initials(text) for text in texts)


def _order(value: Any) -> tuple[int, Any]:
    if value is None:
        return 2, ""
    if isinstance(value, Decimal | int | date):
        return 0, value
    return 1, sort_key(str(value))


def contracts(session: Session, _where: Where) -> Rows:
    """Retailers and years, the newest first; a retailer without a contract stands there with a negative number."""
    rows = session.execute(
        select(KaContract.id, Retailer.id, Retailer.name, KaContract.year, KaContract.deadline)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.retired_at.is_(None))
        .order_by(KaContract.year.desc(), Retailer.id)
    ).all()
    found: Rows = []
    ledger = Ledger(session)
    for i, _, name, year, deadline in rows:
        whole = contract_year(session, i, ledger=ledger, with_terms=False)
        sums = totals(comparison(session, whole, ledger))
        values = {
            "retailer": name,
            "year": year,
            "stage": stage_of(whole),
            "deadline": deadline,
            "more": sums.change,
        }
        found.append((i, values | {"notes": whole.contract.notes}))
    taken = {retailer for _, retailer, *_ in rows}
    return found + [(-i, {"retailer": name}) for i, name in retailer_names(session) if i not in taken]


def fees(session: Session, where: Where) -> Rows:
    """The lines of a contract side by side; target and floor only where they may be seen."""
    if not where.contract:
        return []
    found = contract_year(session, where.contract)
    notes = dict(
        session.execute(select(KaFee.id, KaFee.notes).where(KaFee.contract_id == where.contract)).all()
    )
    rows: Rows = []
    for one in comparison(session, found, Ledger(session, found.contract.retailer_id)):
        line, secret = one.line, found.secrets[one.line.id]
        rows.append((line.id, {
            "subject": line.subject, "brand": line.brand, "charged": line.charged, "standing": line.standing,
            "count": line.count, "stores": line.stores, "last_year": line.last_year, "ask": line.ask,
            "counter": line.counter, "agreed": line.agreed, "ours": percent(line.split.ours),
            "factory": percent(line.split.factory), "advanced": percent(line.split.advanced),
            "annual": annual(line, in_force(line), found.sales), "more": one.change, "like": one.like_change,
            "condition": line.condition, "evidence": line.evidence, "notes": notes[line.id],
            "target": secret.target if where.open else None, "floor": secret.floor if where.open else None,
            "owner_note": secret.note if where.open else None,
        }))  # fmt: skip
    return rows


def rounds(session: Session, where: Where) -> Rows:
    """The rounds of a contract with what each concession was."""
    if not where.contract:
        return []
    row = session.get_one(KaContract, where.contract)
    found = talks.rounds(session, where.contract)
    gave = {c.round.id: c for c in concessions(found, row.deadline)}
    return [
        (
            one.id,
            {
                "date": one.on, "subject": one.subject, "asked": one.asked, "said": one.said, "conceded": one.conceded,
                "got": one.got, "next_on": one.next_on, "ours": one.ours, "theirs": one.theirs, "medium": one.medium,
                "reason": one.reason, "notes": one.notes,
                "early": gave[one.id].early if one.id in gave else None,
                "held": gave[one.id].days_held if one.id in gave else None,
                "share": percent(gave[one.id].share) if one.id in gave else None,
            },
        )
        for one in found
    ]  # fmt: skip


def peers(session: Session, where: Where) -> Rows:
    """Peer reactions of a contract, newest first."""
    return [
        (p.id, {"supplier": p.supplier, "date": p.on, "stance": p.stance, "notes": p.notes})
        for p in reversed(talks.peers(session, where.contract))
    ]


def entries(session: Session, where: Where) -> Rows:
    """Fee entries of a retailer's year, newest first."""
    if not where.retailer:
        return []
    rows = entries_of(session, where.retailer, where.year or None)
    claims = claims_of(session, rows)
    stores = dict(session.execute(select(Customer.id, Customer.name)).all())
    brands = dict(session.execute(select(Brand.id, Brand.name)).all())
    subjects = {s.id: s for s in session.scalars(select(KaSubject))}
    return [(row.id, _entry(row, claims[row.id], stores, brands, subjects[row.subject_id])) for row in rows]


def _entry(
    row: KaFeeEntry, claim: Any, stores: Mapping[int, str], brands: Mapping[int, str], subject: KaSubject
) -> Values:
    return {
        "date": row.date, "store": stores.get(row.store_id or 0), "brand": brands.get(row.brand_id or 0),
        "subject": subject_text(subject.name, subject.name_en), "amount": row.amount, "document": row.document,
        "payer": row.payer if row.payer in PAYERS else "ours", "evidence": row.evidence, "claim": claim.state,
        "claim_number": claim.number, "first": row.first, "last": row.last, "notes": row.notes,
        "booked": row.account_entry_id is not None, "needed": subject.evidence,
        "needed_en": subject.evidence_en,
    }  # fmt: skip


def counts(session: Session, where: Where) -> Rows:
    """Shelf readings, newest first; those of visits have negative numbers and are changed with their visit."""
    if not where.retailer:
        return []
    found = shelf.counts(session, where.retailer, where.contract or None)
    return [
        (
            one.id or -place,
            {
                "store": one.store, "date": one.on, "found": one.found, "listed": one.listed,
                "presence": percent(one.presence.quantize(Decimal("0.0001"))), "by_visit": one.by_visit, "notes": one.notes,
            },
        )
        for place, one in reversed([*enumerate(found, 1)])
    ]  # fmt: skip


def shares(session: Session, where: Where) -> Rows:
    """Our shares of categories at a retailer, newest first."""
    return [
        (s.id, {"category": s.category, "date": s.date, "share": percent(s.share), "source": s.source})
        for s in shelf.shares(session, where.retailer)
    ]


def buyers(session: Session, where: Where) -> Rows:
    """A retailer's buyers."""
    keys = ("name", "category", "phone", "wechat", "notes")
    return [(b.id, {key: getattr(b, key) for key in keys}) for b in talks.buyers(session, where.retailer)]


def caps(session: Session, where: Where) -> Rows:
    """Fee-control rates of a year with what is used of them."""
    return [
        (
            i,
            {
                "brand": c.brand, "year": c.year, "rate": percent(c.rate), "sales": c.sales, "borne": c.borne,
                "used": None if c.used is None else percent(c.used.quantize(Decimal("0.0001"))), "room": c.room,
            },
        )
        for i, c in cap_rooms(session, where.year)
    ]  # fmt: skip


def subjects(session: Session, _where: Where) -> Rows:
    """The list of fee subjects with the evidence to keep."""
    return all_subjects(session)


def wording_rows(session: Session, _where: Where) -> Rows:
    """Every tactic with its words in both languages."""
    return [
        (i, {"name": w.name.zh, "name_en": w.name.en, "zh": w.words.zh, "en": w.words.en})
        for i, w in wordings(session)
    ]
