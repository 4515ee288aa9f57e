"""Claims on the manufacturer: the list, one claim whole, what may still be claimed of a brand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.returns.queries.orders import StepRow
from distributor_desk.features.returns.records import Claim, ClaimLine, ClaimStep, GoodsReturn, ReturnLine
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.sums import outstanding, shortfall
from distributor_desk.storage.house_records import Person

_KEPT = Claim.retired_at.is_(None)
_CLAIMED = (
    select(func.coalesce(func.sum(ClaimLine.amount), 0))
    .where(ClaimLine.claim_id == Claim.id, ClaimLine.retired_at.is_(None))
    .scalar_subquery()
)
UNPAID = (w.SENT, w.CONFIRMED)


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """One item of a claim: a return line with its order, or words of another room."""

    id: int
    return_line_id: int | None
    number: str | None
    date: day | None
    customer: str | None
    product: str | None
    spec: str | None
    reason: str | None
    quantity: Decimal | None
    unit: str | None
    case_size: Decimal | None
    words: str | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim whole: what is shown and printed."""

    id: int
    number: str
    brand_id: int
    brand: str
    date: day
    state: str
    sent_on: day | None
    confirmed: Decimal | None
    confirmed_on: day | None
    received: Decimal | None
    received_on: day | None
    notes: str | None
    items: tuple[ClaimItem, ...]
    steps: tuple[StepRow, ...]

    @property
    def claimed(self) -> Decimal:
        return sum((item.amount for item in self.items), Decimal(0))

    @property
    def shortfall(self) -> Decimal:
        return shortfall(self.claimed, self.confirmed, self.received)

    def age(self, on: day) -> int | None:
        """Days since it was sent, until the money came in; None before it is sent."""
        return None if self.sent_on is None else ((self.received_on or on) - self.sent_on).days


def page(session: Session, today: day, listing: Listing, offset: int, limit: int) -> Page:
    """Some claims: number, brand, state, day, claimed, confirmed, received, shortfall, days since sent."""
    where: list[Any] = [_KEPT]
    if words := listing.words.strip():
        where.append(
            Claim.number.contains(words.upper(), autoescape=True)
            | Brand.name.contains(words, autoescape=True)
        )
    for name, value in listing.filters.items():
        where.append(Claim.state == value if name == "state" else Brand.name == value)
    fields: dict[str, Any] = {
        "number": Claim.number,
        "brand": Brand.name,
        "state": Claim.state,
        "date": Claim.date,
        "claimed": _CLAIMED,
    }
    key: Any = fields.get(listing.sort or "date", Claim.date)
    descending = listing.descending if listing.sort in fields else True
    query = select(Claim, Brand.name, _CLAIMED).join(Brand, Brand.id == Claim.brand_id).where(*where)
    counted = select(func.count()).select_from(Claim).join(Brand, Brand.id == Claim.brand_id).where(*where)
    order = key.desc() if descending else key.asc()
    rows = session.execute(query.order_by(order, Claim.id.desc()).limit(limit).offset(offset))
    return Page(
        session.scalar(counted) or 0,
        offset,
        tuple(_row(claim, brand, sum_, today) for claim, brand, sum_ in rows),
    )


def _row(claim: Claim, brand: str, claimed: Decimal, today: day) -> Row:
    age = None if claim.sent_on is None else ((claim.received_on or today) - claim.sent_on).days
    short = shortfall(claimed, claim.confirmed, claim.received) if claim.state != w.CANCELLED else None
    return Row(
        claim.id,
        (
            claim.number, brand, claim.state, claim.date, claimed, claim.confirmed, claim.received, short,
            age if claim.state != w.CANCELLED else None,
        ),
    )  # fmt: skip


def claim(session: Session, claim_id: int) -> ClaimSheet | None:
    """One claim; None when there is none."""
    row = session.execute(
        select(Claim, Brand.name).join(Brand, Brand.id == Claim.brand_id).where(Claim.id == claim_id, _KEPT)
    ).first()
    if row is None:
        return None
    kept: Claim = row[0]
    return ClaimSheet(
        kept.id, kept.number, kept.brand_id, row[1], kept.date, kept.state, kept.sent_on, kept.confirmed,
        kept.confirmed_on, kept.received, kept.received_on, kept.notes, tuple(_items(session, claim_id)),
        tuple(_steps(session, claim_id)),
    )  # fmt: skip


def _items(session: Session, claim_id: int) -> list[ClaimItem]:
    rows = session.execute(
        select(
            ClaimLine.id, ClaimLine.return_line_id, GoodsReturn.number, GoodsReturn.settled_on, Customer.name,
            Product.name, Product.spec, ReturnLine.reason, func.coalesce(ReturnLine.accepted, ReturnLine.quantity),
            Product.unit, Product.case_size, ClaimLine.words, ClaimLine.amount,
        )
        .select_from(ClaimLine)
        .outerjoin(ReturnLine, ReturnLine.id == ClaimLine.return_line_id)
        .outerjoin(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .outerjoin(Customer, Customer.id == GoodsReturn.customer_id)
        .outerjoin(Product, Product.id == ReturnLine.product_id)
        .where(ClaimLine.claim_id == claim_id, ClaimLine.retired_at.is_(None))
        .order_by(ClaimLine.id)
    )  # fmt: skip
    return [ClaimItem(*tuple[Any, ...](row)) for row in rows]


def _steps(session: Session, claim_id: int) -> list[StepRow]:
    rows = session.execute(
        select(ClaimStep.state, ClaimStep.at, Person.name, ClaimStep.note)
        .join(Person, Person.id == ClaimStep.who_id)
        .where(ClaimStep.claim_id == claim_id, ClaimStep.retired_at.is_(None))
        .order_by(ClaimStep.id)
    )
    found: list[tuple[str, datetime, str, str | None]] = [tuple[Any, ...](row) for row in rows]
    return [StepRow(*step) for step in found]


@dataclass(frozen=True, slots=True)
class Claimable:
    """A settled return line that is in no claim: order, customer, goods, reason, fault, base units, yuan."""

    line_id: int
    number: str
    settled_on: day
    customer: str
    product: str
    reason: str
    fault: str
    quantity: Decimal
    amount: Decimal


def _in_a_claim() -> Any:
    return exists().where(ClaimLine.return_line_id == ReturnLine.id, ClaimLine.retired_at.is_(None))


def claimable(session: Session, brand_id: int) -> list[Claimable]:
    """What may still be claimed of a brand: settled lines with goods accepted, in no claim, oldest first."""
    rows = session.execute(
        select(
            ReturnLine.id, GoodsReturn.number, GoodsReturn.settled_on, Customer.name, Product.name, ReturnLine.reason,
            ReturnLine.fault, func.coalesce(ReturnLine.accepted, ReturnLine.quantity), ReturnLine.amount,
        )
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .join(Product, and_(Product.id == ReturnLine.product_id, Product.brand_id == brand_id))
        .where(
            GoodsReturn.state == w.SETTLED, ReturnLine.ledger_in_id.is_not(None), ReturnLine.retired_at.is_(None),
            ~_in_a_claim(),
        )
        .order_by(GoodsReturn.settled_on, ReturnLine.id)
    )  # fmt: skip
    return [Claimable(*tuple[Any, ...](row)) for row in rows]


def brands(session: Session) -> list[tuple[int, str, int]]:
    """Every brand with how many settled lines may still be claimed of it, the most first."""
    count = func.count(ReturnLine.id)
    rows = session.execute(
        select(Brand.id, Brand.name, count)
        .outerjoin(Product, Product.brand_id == Brand.id)
        .outerjoin(
            ReturnLine,
            and_(
                ReturnLine.product_id == Product.id,
                ReturnLine.ledger_in_id.is_not(None),
                ReturnLine.retired_at.is_(None),
                ~_in_a_claim(),
            ),
        )
        .where(Brand.retired_at.is_(None))
        .group_by(Brand.id)
        .order_by(count.desc(), Brand.id)
    )
    return [(i, name, n) for i, name, n in rows]


def open_claims(session: Session, brand_id: int) -> list[tuple[int, str]]:
    """Claims of a brand that are not sent yet: ids and numbers."""
    rows = session.execute(
        select(Claim.id, Claim.number)
        .where(Claim.brand_id == brand_id, Claim.state == w.OPEN, _KEPT)
        .order_by(Claim.id)
    )
    return [(i, number) for i, number in rows]


def unpaid(session: Session, today: day) -> list[tuple[int, str, str, int, Decimal]]:
    """Claims sent and not paid, oldest first: id, number, brand, days since sent, yuan still owed."""
    rows = session.execute(
        select(Claim, Brand.name, _CLAIMED)
        .join(Brand, Brand.id == Claim.brand_id)
        .where(Claim.state.in_(UNPAID), _KEPT)
        .order_by(Claim.sent_on, Claim.id)
    )
    return [
        (c.id, c.number, brand, (today - (c.sent_on or c.date)).days, outstanding(claimed, c.confirmed, c.received))
        for c, brand, claimed in rows
    ]  # fmt: skip


def numbers(session: Session, start: str) -> list[str]:
    """The claims' numbers that begin so."""
    kept = select(Claim.number).where(Claim.number >= start, Claim.number < start + "\uffff", _KEPT)
    return [*session.scalars(kept)]


def find(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Claims whose number begins with these words; they open by the negative of their id (see the tab)."""
    start = words.strip().upper()
    if len(start) < 2:
        return []
    rows = session.execute(
        select(Claim.id, Claim.number, Brand.name)
        .join(Brand, Brand.id == Claim.brand_id)
        .where(Claim.number >= start, Claim.number < start + "\uffff", _KEPT)
        .order_by(Claim.number)
        .limit(most)
    )
    return [Found("returns", -i, number, brand) for i, number, brand in rows]


def all_items(session: Session) -> list[Sequence[Any]]:
    """Every item of every claim, for the export-only sheet."""
    found: list[Sequence[Any]] = []
    for claim_id in session.scalars(select(Claim.id).where(_KEPT).order_by(Claim.id)):
        sheet = claim(session, claim_id)
        if sheet is None:
            continue
        for item in sheet.items:
            found.append(
                (
                    sheet.number, sheet.date, sheet.brand, sheet.state, item.number, item.customer, item.product,
                    item.reason, item.quantity, item.words, item.amount, sheet.confirmed, sheet.received,
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class EntryState:
    """Where an entry of another room stands: its claim and that claim's state."""

    claim_id: int
    number: str
    state: str


def entry_states(session: Session, claim_line_ids: Sequence[int]) -> dict[int, EntryState]:
    """By claim line: the claim that it is in. An entry whose claim was cancelled is in none."""
    rows = session.execute(
        select(ClaimLine.id, Claim.id, Claim.number, Claim.state)
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .where(ClaimLine.id.in_(claim_line_ids), ClaimLine.retired_at.is_(None))
    )
    return {i: EntryState(claim_id, number, state) for i, claim_id, number, state in rows}
