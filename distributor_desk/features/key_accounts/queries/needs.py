"""What needs the owner, what find-anything finds, what the books must hold, and the season of the contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.matching import initials, normal_name
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries.briefs import comparison
from distributor_desk.features.key_accounts.queries.contracts import contract_of, contract_year
from distributor_desk.features.key_accounts.queries.entries import unclaimed
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.queries.shelf import store_count
from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaFeeEntry
from distributor_desk.features.key_accounts.rules.fees import ZERO
from distributor_desk.features.key_accounts.rules.figures import open_asks
from distributor_desk.features.key_accounts.rules.settings import OLD_ADVANCE
from distributor_desk.features.key_accounts.rules.years import totals
from distributor_desk.features.sales.records import AccountEntry
from distributor_desk.storage.settings import value_of

ROOM = "key_accounts"
DEADLINE_NEAR, HOLD_NEAR, ENDS_NEAR = 14, 3, 60
_HOLD = Text(
    "“{name}”{year} 年：先不表态到 {day} 为止，要想好怎么答复。",
    "“{name}” {year}: the hold ends on {day}; decide what to answer.",
)
_DEADLINE = Text(
    "“{name}”{year} 年谈判的最后期限是 {day}，还有 {count} 项没有谈定。",
    "“{name}” {year}: the deadline of the negotiation is {day}; {count} {count:item|items} {count:is|are} not settled.",
)
_ENDS = Text(
    "“{name}”的合同 {day} 到期，还没有下一年的合同。",
    "The contract with “{name}” runs out on {day}; there is none for the next year yet.",
)
_ADVANCED = Text(
    "替厂家垫付的 {count} 笔共 {sum} 超过 {days} 天没有收回，最早的是 {day}（{name}）。",
    "{count} {count:fee|fees}, {sum} in all, advanced for manufacturers more than {days} {days:day|days} ago {count:is|are} not back; the oldest is of {day} "
    "({name}).",
)
_OPEN = Text("去谈判", "Open")
_COPY = Text("去看合同", "Open the contract")
_CLAIM = Text("去核销", "Open the fee book")
_SPLIT = Text(
    "KA 费用里有 {count} 行的承担比例加起来不是 100%。",
    "{count} fee lines are borne by more or less than 100%.",
)
_BOOKING = Text(
    "费用台账里有 {count} 笔与应收里的扣款不一致。",
    "{count} fee entries do not agree with what they credit to their store.",
)
_SHEET = Text(
    "合同品项 {listed} 个，上次（{day}）在架 {found} 个",
    "{listed} listed items; {found} of them on the shelf on {day}",
)


def todo(session: Session, today: date) -> list[Todo]:
    """Holds that end, deadlines near, contracts that run out, advances that are old."""
    found: list[Todo] = []
    rows = session.execute(
        select(KaContract, Retailer.name)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.retired_at.is_(None))
    ).all()
    ledger = Ledger(session)
    for row, name in rows:
        found += _talks(session, row, name, today, ledger) if row.outcome is None else []
        found += _running_out(session, row, name, today)
    return found + _advances(session, today)


def _talks(session: Session, row: KaContract, name: str, today: date, ledger: Ledger) -> list[Todo]:
    whole = contract_year(session, row.id, ledger=ledger, with_terms=False)
    asks = open_asks(whole.lines)
    more = totals(comparison(session, whole, ledger)).change if asks else None
    found: list[Todo] = []
    hold, deadline = row.hold_until, row.deadline
    if (
        asks
        and row.answered_on is None
        and hold
        and today - timedelta(days=30) <= hold <= today + timedelta(days=HOLD_NEAR)
    ):
        words = _HOLD.with_(name=name, year=row.year, day=hold)
        found.append(Todo(ROOM, row.id, words, _OPEN, hold, more, urgent=hold <= today, part="talks"))
    if asks and deadline and today <= deadline <= today + timedelta(days=DEADLINE_NEAR):
        words = _DEADLINE.with_(name=name, year=row.year, day=deadline, count=len(asks))
        soon = (deadline - today).days <= 3
        found.append(Todo(ROOM, row.id, words, _OPEN, deadline, more, urgent=soon, part="talks"))
    return found


def _running_out(session: Session, row: KaContract, name: str, today: date) -> list[Todo]:
    ends = row.ends or date(row.year, 12, 31)
    near = today <= ends <= today + timedelta(days=ENDS_NEAR)
    if not near or contract_of(session, row.retailer_id, row.year + 1) is not None:
        return []
    return [Todo(ROOM, row.id, _ENDS.with_(name=name, day=ends), _COPY, ends)]


def _advances(session: Session, today: date) -> list[Todo]:
    days = value_of(session, OLD_ADVANCE)
    old = [(name, entry) for name, entry in unclaimed(session) if (today - entry.on).days > days]
    if not old:
        return []
    total = sum((entry.amount for _, entry in old), ZERO)
    name, first = old[0]
    words = _ADVANCED.with_(count=len(old), sum=shown(total), days=days, day=first.on, name=name)
    retailer = session.scalar(select(KaFeeEntry.retailer_id).where(KaFeeEntry.id == first.id)) or 0
    newest = session.scalar(
        select(KaContract.id)
        .where(KaContract.retailer_id == retailer, KaContract.retired_at.is_(None))
        .order_by(KaContract.year.desc())
        .limit(1)
    )
    return [Todo(ROOM, newest or -retailer, words, _CLAIM, first.on, total, part=str(first.id))]


def find(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Retailers by name or pinyin initials, and deduction notes by number; they open the contract."""
    said = words.strip()
    if not said:
        return []
    key, found = normal_name(said), list[Found]()
    rows = session.execute(
        select(KaContract.id, Retailer.name, KaContract.year)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.retired_at.is_(None), Retailer.retired_at.is_(None))
        .order_by(KaContract.year.desc(), KaContract.id)
    ).all()
    for i, name, year in rows:
        if key in normal_name(name) or key in initials(name):
            found.append(Found(ROOM, i, f"{name} {year}"))
    return (found + _notes(session, said))[:most]


def _notes(session: Session, said: str) -> list[Found]:
    if len(said) < 3:
        return []
    rows = session.execute(
        select(KaFeeEntry.document, KaFeeEntry.date, KaFeeEntry.amount, KaFeeEntry.retailer_id)
        .where(KaFeeEntry.document.startswith(said, autoescape=True), KaFeeEntry.retired_at.is_(None))
        .order_by(KaFeeEntry.date.desc())
        .limit(10)
    )
    found: list[Found] = []
    for document, day, amount, retailer in rows:
        contract = contract_of(session, retailer, day.year)
        found.append(Found(ROOM, contract or -retailer, document or "", f"{day} {amount:,.2f}"))
    return found


def unsound(session: Session) -> list[Text]:
    """Which invariants of the room's books do not hold."""
    found: list[Text] = []
    shares = session.execute(
        select(KaFee.ours, KaFee.factory, KaFee.advanced).where(KaFee.retired_at.is_(None))
    )
    parts = sum(ours + factory + advanced != 1 for ours, factory, advanced in shares)
    if parts:
        found.append(_SPLIT.with_(count=parts))
    wrong = 0
    rows = session.execute(
        select(KaFeeEntry, AccountEntry)
        .join(AccountEntry, AccountEntry.id == KaFeeEntry.account_entry_id)
        .where(KaFeeEntry.retired_at.is_(None))
    )
    for entry, booked in rows:
        same = (booked.amount, booked.customer_id, booked.date) == (entry.amount, entry.store_id, entry.date)
        wrong += not same or booked.retired_at is not None
    missing = session.scalar(
        select(func.count()).where(
            KaFeeEntry.retired_at.is_(None), KaFeeEntry.account_entry_id.is_(None),
            KaFeeEntry.store_id.is_not(None), KaFeeEntry.document.is_not(None),
        )
    )  # fmt: skip
    wrong += missing or 0
    return [*found, _BOOKING.with_(count=wrong)] if wrong else found


@dataclass(frozen=True, slots=True)
class Season:
    """A retailer in the season of contracts: its newest contract, when it ends, and how the next one stands."""

    contract: int
    retailer: str
    year: int
    ends: date
    next_there: bool
    asks: int
    more: Decimal


def season(session: Session, today: date) -> list[Season]:
    """Each retailer's newest contract, those that end first before the others."""
    rows = session.execute(
        select(KaContract, Retailer.name)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.retired_at.is_(None))
        .order_by(KaContract.year)
    ).all()
    newest = {row.retailer_id: (row, name) for row, name in rows}
    found: list[Season] = []
    ledger = Ledger(session)
    for row, name in newest.values():
        whole = contract_year(session, row.id, ledger=ledger, with_terms=False)
        sums = totals(comparison(session, whole, ledger))
        ends = row.ends or date(row.year, 12, 31)
        found.append(
            Season(
                row.id, name, row.year, ends, row.year > today.year, len(open_asks(whole.lines)), sums.change
            )
        )
    return sorted(found, key=lambda s: (s.ends, s.retailer))


def on_visit_sheet(session: Session, customer_id: int, day: date) -> Text | None:
    """For a store of a retailer: what of the listed items stood on the shelf last time."""
    if session.scalar(select(Customer.retailer_id).where(Customer.id == customer_id)) is None:
        return None
    last = store_count(session, customer_id, day)
    return _SHEET.with_(listed=last.listed, found=last.found, day=last.on) if last else None
