"""Freezing a settlement within a write: number, rows, credit; and reversing it by a further one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from distributor_desk.features.rebates.records import Settlement, SettlementItem
from distributor_desk.features.rebates.rules.freezing import frozen, thawed
from distributor_desk.features.rebates.rules.statement import Account, Statement
from distributor_desk.features.sales import posting as ledger
from distributor_desk.storage.counters import next_number
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Write

KIND = "FL"


def freeze(
    work: Write, made: Statement, customer_id: int, scheme_id: int, reverses_id: int | None = None
) -> Statement:
    """Give a settlement its number, keep it as it is, and post what it pays. A charge goes to the account."""
    statement = replace(
        made,
        number=next_number(work, KIND, made.date.year),
        approved_by=name_of(work.session, work.who),
        approved_on=work.at.astimezone().strftime("%Y-%m-%d %H:%M"),
    )
    charged = statement.amount < 0 and reverses_id is None
    payout = "credit" if charged else statement.payout
    entry = None
    if payout == "credit" and statement.amount:
        entry = ledger.credit(
            work, customer_id, kind="rebate", on=made.date, amount=statement.amount, document=statement.number
        )
    open_ = payout == "cash" and statement.amount != 0
    row = Settlement(
        number=statement.number, customer_id=customer_id, scheme_id=scheme_id, date=made.date, first=made.first,
        last=made.last, state="approved" if open_ else "paid", payout=payout, carried_in=made.carried_in,
        carried_out=made.carried_out, total=made.total, amount=statement.amount, approved_by_id=work.who,
        approved_at=work.at, paid_on=None if open_ else made.date, account_entry_id=entry,
        reverses_id=reverses_id, paper=frozen(statement),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(_item(row.id, account, statement.sign) for account in statement.accounts)
    work.session.flush()
    return statement


def _item(settlement_id: int, account: Account, sign: int) -> SettlementItem:
    reckoned = account.reckoned
    return SettlementItem(
        settlement_id=settlement_id, scheme_id=account.scheme_id, kind=account.kind, first=account.first,
        last=account.last, basis=reckoned.basis, threshold=reckoned.threshold, entitlement=reckoned.entitlement,
        earlier=account.earlier, amount=sign * account.amount, old_basis=account.old_basis,
        old_threshold=account.old_threshold, days=account.days,
    )  # fmt: skip


def reverse(work: Write, settlement_id: int, on: date, who: str) -> Statement:
    """A settlement of the same lines the other way round; what the first carried on comes back."""
    row = work.session.scalars(select(Settlement).where(Settlement.id == settlement_id)).one()
    first = thawed(Statement, row.paper)
    back = replace(
        first, date=on, reverses=first.number, approved_by=who, earlier=(), payout=row.payout,
        carried_in=first.carried_out, carried_out=first.carried_in, amount=Decimal(0) - first.amount,
    )  # fmt: skip
    return freeze(work, back, row.customer_id, row.scheme_id, reverses_id=settlement_id)
