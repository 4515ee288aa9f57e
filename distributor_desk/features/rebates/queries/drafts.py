"""A settlement before it is approved: what it would say, from the ledger as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.queries.entries import Entry, covering, entries
from distributor_desk.features.rebates.queries.ledger import monthly
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.queries.settled import standing_still
from distributor_desk.features.rebates.queries.standing import Ledger, Reading, read, until
from distributor_desk.features.rebates.records import Settlement, SettlementItem
from distributor_desk.features.rebates.rules import engine, words
from distributor_desk.features.rebates.rules.periods import label
from distributor_desk.features.rebates.rules.statement import (
    ADJUSTMENT,
    PERIOD,
    ZERO,
    Account,
    Earlier,
    Statement,
    own,
    paid_and_carried,
)

NOT_ON_IT = Text(
    "“{customer}”在 {day} 没有参加“{scheme}”的协议。请先给它签协议，或换一个日期。",
    "“{customer}” has no agreement on “{scheme}” on {day}. Sign one first, or choose another day.",
)
NO_TIERS = Text(
    "方案“{scheme}”还没有档位，不能结算。请先填写档位。",
    "The scheme “{scheme}” has no tiers yet: enter them before settling.",
)
NO_TARGET = Text(
    "方案“{scheme}”要看目标，但“{customer}”没有 {period} 的目标。请先填写目标。",
    "The scheme “{scheme}” depends on a target, and “{customer}” has none for {period}. Enter it first.",
)
NO_DAYS = Text(
    "方案“{scheme}”有回款系数，第一次结算要填写回款天数。",
    "The scheme “{scheme}” counts payment speed: give the days of payment with the first settlement.",
)
NOTHING_DUE = Text(
    "“{customer}”按“{scheme}”没有可结算的金额：应返 {entitlement}，已结 {settled}。",
    "Nothing is left to settle for “{customer}” on “{scheme}”: entitled to {entitlement}, settled {settled}.",
)


class NothingDueError(DeskError):
    """Everything that is earned is settled: among many customers it is passed over."""


def draft(
    session: Session,
    company: str,
    customer_id: int,
    scheme_id: int,
    as_of: date,
    *,
    days: int | None = None,
) -> Statement:
    """The settlement of the period of the as-of day (or of the last one before it), not yet numbered.

    Earlier settled periods whose entitlement has changed since come as adjustments. DeskError when it
    cannot be reckoned: no agreement, no tiers, no target, no payment days, nothing to settle.
    """
    known = schemes(session)
    known |= schemes(session, [scheme_id])
    scheme = known[scheme_id]
    customer = session.get_one(Customer, customer_id)
    covered = covering(session, [customer_id])[0].get((customer_id, scheme_id), [])
    main = _entry(session, known, scheme, customer_id, as_of, covered)
    if main is None:
        raise DeskError(NOT_ON_IT.with_(customer=customer.name, scheme=scheme.name, day=as_of))
    chain = chain_of(known, scheme_id)
    found = [main, *_settled_entries(session, known, chain, customer_id, main)]
    readings = read(session, known, found, as_of)
    accounts = [_account(session, known, reading, as_of, days, main) for reading in readings]
    _refuse_unready(accounts, customer.name)
    kept = [a for a in accounts if a.kind == PERIOD or a.amount != 0]
    carried_in = carry_balance(session, customer_id, chain)
    made = Statement(
        company, customer.name, customer.code or "", "", as_of, main.period.first, main.period.last,
        said_of(scheme), scheme.payout, tuple(kept), earlier_ones(session, main), carried_in,
    )  # fmt: skip
    if made.total == 0 and carried_in == 0 and not any(a.amount for a in kept):
        raise NothingDueError(
            NOTHING_DUE.with_(
                customer=customer.name, scheme=scheme.name, entitlement=accounts[0].reckoned.entitlement,
                settled=accounts[0].earlier,
            )
        )  # fmt: skip
    amount, carried = paid_and_carried(made.total, ended=_ended(session, known, customer_id, chain, as_of))
    return replace(made, amount=amount, carried_out=carried)


def said_of(scheme: Scheme) -> tuple[Text, ...]:
    """A scheme in words."""
    return words.scheme_words(
        scheme.terms, period=scheme.period, valid_from=scheme.valid_from, valid_to=scheme.valid_to,
        scope=scheme.names, payout=scheme.payout, returns=scheme.returns, tax_included=scheme.tax_included,
    )  # fmt: skip


def _entry(
    session: Session, known: dict[int, Scheme], scheme: Scheme, customer_id: int, as_of: date, covered: Sequence[Period]
) -> Entry | None:  # fmt: skip
    """The entry of the as-of day, or of the last day before it that an agreement covers."""
    days = [as_of, *(min(d.last, scheme.valid_to or d.last) for d in reversed(covered))]
    for day in days:
        if day <= as_of:
            found = entries(session, known, [scheme.id], day, [customer_id])
            if found:
                return found[0]
    return None


def chain_of(known: Mapping[int, Scheme], scheme_id: int) -> list[int]:
    """A scheme and those that it follows, the latest first."""
    chain = [scheme_id]
    for one in chain:
        chain += [s.id for s in known.values() if s.successor_id == one and s.id not in chain]
    return chain


def _settled_entries(
    session: Session, known: dict[int, Scheme], chain: Sequence[int], customer_id: int, main: Entry
) -> list[Entry]:
    """Earlier periods of the customer that something was settled of, on the scheme or on those that it follows."""
    rows = session.execute(
        select(SettlementItem.scheme_id, SettlementItem.first)
        .join(Settlement, Settlement.id == SettlementItem.settlement_id)
        .where(
            Settlement.customer_id == customer_id, Settlement.retired_at.is_(None),
            SettlementItem.scheme_id.in_(chain), SettlementItem.first < main.period.first,
        )
        .distinct()
        .order_by(SettlementItem.first)
    )  # fmt: skip
    found: dict[object, Entry] = {}
    for scheme_id, first in rows:
        for entry in entries(session, known, [scheme_id], first, [customer_id]):
            found.setdefault(entry.key, entry)
    found.pop(main.key, None)
    return [*found.values()]


def _account(
    session: Session, known: dict[int, Scheme], reading: Reading, as_of: date, days: int | None, main: Entry
) -> Account:
    scheme, entry = reading.scheme, reading.entry
    measure = Ledger(session, known).measure(scheme)
    lines = monthly(session, measure, until(entry.period, as_of), entry.customer_id)
    kept_days = reading.settled.days
    counted = kept_days if kept_days is not None or entry is not main else days
    reckoned = engine.reckon(
        scheme.terms, own(lines), carried=reading.carried, target=reading.target,
        last_year=reading.last_year, days=counted,
    )  # fmt: skip
    old = _as_settled(session, entry)
    return Account(
        PERIOD if entry is main else ADJUSTMENT, scheme.id, scheme.name, entry.period.first, entry.period.last,
        scheme.terms, lines, reckoned, reading.carried, reading.target, reading.last_year,
        counted if scheme.terms.speed else None, reading.settled.amount, *old,
    )  # fmt: skip


def _as_settled(session: Session, entry: Entry) -> tuple[Decimal | None, Decimal | None]:
    """Basis and tier's start of a period as it was last settled."""
    row = session.execute(
        select(SettlementItem.basis, SettlementItem.threshold)
        .join(Settlement, Settlement.id == SettlementItem.settlement_id)
        .where(
            Settlement.customer_id == entry.customer_id, Settlement.retired_at.is_(None), standing_still(),
            SettlementItem.scheme_id == entry.scheme_id,
            SettlementItem.first <= entry.whole.last, SettlementItem.last >= entry.whole.first,
        )
        .order_by(SettlementItem.id.desc())
        .limit(1)
    ).first()  # fmt: skip
    return (row.basis, row.threshold) if row else (None, None)


def _refuse_unready(accounts: Sequence[Account], customer: str) -> None:
    for account in accounts:
        terms = account.terms
        if not terms.tiers:
            raise DeskError(NO_TIERS.with_(scheme=account.scheme))
        if terms.needs_target and account.target is None:
            period = label(Period(account.first, account.last))
            raise DeskError(NO_TARGET.with_(scheme=account.scheme, customer=customer, period=period))
        if terms.speed and account.days is None:
            raise DeskError(NO_DAYS.with_(scheme=account.scheme))


def carry_balance(session: Session, customer_id: int, chain: Sequence[int]) -> Decimal:
    """The negative remainder that waits to be taken off (扣回); never positive."""
    out, taken = session.execute(
        select(func.sum(Settlement.carried_out), func.sum(Settlement.carried_in)).where(
            Settlement.customer_id == customer_id,
            Settlement.scheme_id.in_(chain),
            Settlement.retired_at.is_(None),
        )
    ).one()
    return (out or ZERO) - (taken or ZERO)


def earlier_ones(session: Session, main: Entry) -> tuple[Earlier, ...]:
    """The settlements that settled something of the period before."""
    rows = session.execute(
        select(Settlement.number, Settlement.date, func.sum(SettlementItem.amount))
        .join(SettlementItem, SettlementItem.settlement_id == Settlement.id)
        .where(
            Settlement.customer_id == main.customer_id, Settlement.retired_at.is_(None),
            SettlementItem.scheme_id == main.scheme_id,
            SettlementItem.first <= main.whole.last, SettlementItem.last >= main.whole.first,
        )
        .group_by(Settlement.id)
        .order_by(Settlement.id)
    )  # fmt: skip
    return tuple(Earlier(number, day, amount) for number, day, amount in rows)


def _ended(
    session: Session, known: Mapping[int, Scheme], customer_id: int, chain: Sequence[int], as_of: date
) -> bool:
    """Whether no agreement of the customer on the scheme, or on one that follows it, counts on the day or later."""
    alive = {chain[0]}
    following = known[chain[0]].successor_id
    while following is not None and following not in alive and following in known:
        alive.add(following)
        following = known[following].successor_id
    covered, _ = covering(session, [customer_id])
    return not any(
        days.last >= as_of
        for (_, scheme_id), spans in covered.items()
        if scheme_id in alive
        for days in spans
    )
