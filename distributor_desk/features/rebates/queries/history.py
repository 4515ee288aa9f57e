"""Settlements as they were frozen, what hangs on them, and whether their sums still hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as day
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.records import (
    Agreement,
    AgreementScheme,
    RebateGoods,
    RebateScheme,
    Settlement,
)
from distributor_desk.features.rebates.rules.freezing import thawed
from distributor_desk.features.rebates.rules.statement import ZERO, Statement, faults
from distributor_desk.features.sales.records import SalesLine

_S = aliased(Settlement)
WRONG_SUM = Text(
    "结算单 {number} 的金额与它冻结的明细对不上（{what}）。",
    "Settlement {number} does not add up from its frozen lines ({what}).",
)
GAP = Text("结算单编号 {number} 缺号。", "The settlement number {number} is missing.")
TWO_SUMS = Text("结算单 {number} 的存档与打印内容不一致。", "Settlement {number} is not what its print says.")
TWO_AGREEMENTS = Text(
    "“{customer}”在“{scheme}”上有两份日期重叠的协议。",
    "“{customer}” has two agreements on “{scheme}” whose days overlap.",
)


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """One settlement in a list. `state`: approved, paid; `reversed_by` names the settlement that took it back."""

    id: int
    number: str
    date: day
    customer_id: int
    customer: str
    scheme_id: int
    scheme: str
    first: day
    last: day
    amount: Decimal
    carried_out: Decimal
    payout: str
    state: str
    reverses_id: int | None
    reversed_by: str | None


def settlements(
    session: Session, *, customer_id: int | None = None, scheme_id: int | None = None, most: int | None = None
) -> list[SettlementLine]:
    """Settlements, the newest first; the names are those of today."""
    back = select(Settlement.number).where(Settlement.reverses_id == _S.id).scalar_subquery()
    query = (
        select(
            _S.id, _S.number, _S.date, _S.customer_id, Customer.name, _S.scheme_id, RebateScheme.name, _S.first,
            _S.last, _S.amount, _S.carried_out, _S.payout, _S.state, _S.reverses_id, back,
        )
        .join(Customer, Customer.id == _S.customer_id)
        .join(RebateScheme, RebateScheme.id == _S.scheme_id)
        .where(_S.retired_at.is_(None))
        .order_by(_S.id.desc())
        .limit(most)
    )  # fmt: skip
    if customer_id is not None:
        query = query.where(_S.customer_id == customer_id)
    if scheme_id is not None:
        query = query.where(_S.scheme_id == scheme_id)
    return [SettlementLine(*tuple[Any, ...](row)) for row in session.execute(query)]


def paper(session: Session, settlement_id: int) -> Statement:
    """A settlement as it was frozen."""
    text = session.scalars(select(Settlement.paper).where(Settlement.id == settlement_id)).one()
    return thawed(Statement, text)


def numbered(session: Session, number: str) -> int | None:
    """The id of the settlement with a number."""
    return session.scalar(select(Settlement.id).where(Settlement.number == number.strip().upper()))


def find(session: Session, words: str) -> list[Found]:
    """Settlements by the beginning of their number, and schemes by name, for find-anything."""
    start = words.strip().upper()
    found = []
    if len(start) >= 2:
        for i, name in session.execute(
            select(RebateScheme.id, RebateScheme.name)
            .where(
                RebateScheme.retired_at.is_(None), RebateScheme.name.contains(words.strip(), autoescape=True)
            )
            .limit(5)
        ):
            found.append(Found("rebates", i, name))
    if start.startswith("FL"):
        rows = session.execute(
            select(Settlement.scheme_id, Settlement.number, Customer.name, Settlement.amount)
            .join(Customer, Customer.id == Settlement.customer_id)
            .where(Settlement.number.startswith(start, autoescape=True))
            .limit(10)
        )
        found += [Found("rebates", i, number, f"{name} {amount:,.2f}") for i, number, name, amount in rows]
    return found


def reversal_of(session: Session, settlement_id: int) -> int | None:
    """The id of the settlement that reversed one."""
    return session.scalar(select(Settlement.id).where(Settlement.reverses_id == settlement_id))


def agreements_on(session: Session, scheme_id: int) -> int:
    """How many agreements name a scheme."""
    query = select(func.count()).select_from(AgreementScheme).join(Agreement)
    return session.scalar(
        query.where(
            AgreementScheme.scheme_id == scheme_id, AgreementScheme.retired_at.is_(None),
            Agreement.retired_at.is_(None),
        )
    ) or 0  # fmt: skip


def goods_balance(session: Session, customer_id: int) -> Decimal:
    """What a customer still has to get in goods, in yuan: settled in goods less handed out."""
    return goods_balances(session, [customer_id]).get(customer_id, ZERO)


def goods_balances(session: Session, customer_ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """The goods balance of everyone who has one."""
    due = select(Settlement.customer_id, func.sum(Settlement.amount)).where(
        Settlement.payout == "goods", Settlement.retired_at.is_(None)
    )
    given = select(RebateGoods.customer_id, func.sum(RebateGoods.amount)).where(
        RebateGoods.retired_at.is_(None)
    )
    if customer_ids is not None:
        due = due.where(Settlement.customer_id.in_(customer_ids))
        given = given.where(RebateGoods.customer_id.in_(customer_ids))
    balance: dict[int, Decimal] = {}
    for customer, amount in session.execute(due.group_by(Settlement.customer_id)):
        balance[customer] = amount
    for customer, amount in session.execute(given.group_by(RebateGoods.customer_id)):
        balance[customer] = balance.get(customer, ZERO) - amount
    return balance


def own_price(session: Session, customer_id: int, product_id: int) -> Decimal | None:
    """The latest price of a base unit to a customer, in yuan; None where it was never sold to it."""
    row = session.execute(
        select(SalesLine.amount, SalesLine.quantity)
        .where(
            SalesLine.customer_id == customer_id, SalesLine.product_id == product_id, SalesLine.kind == "sale",
            SalesLine.quantity > 0, SalesLine.retired_at.is_(None),
        )
        .order_by(SalesLine.date.desc(), SalesLine.id.desc())
        .limit(1)
    ).first()  # fmt: skip
    return row.amount / row.quantity if row and row.quantity else None


def unsound(session: Session) -> list[Text]:
    """Every settlement computed anew from its frozen lines, the numbers without gaps, agreements apart."""
    found: list[Text] = []
    last: dict[str, int] = {}
    rows = session.execute(
        select(Settlement.number, Settlement.paper, Settlement.amount, Settlement.total).order_by(
            Settlement.number
        )
    )
    for number, text, amount, total in rows:
        statement = thawed(Statement, text)
        found += [WRONG_SUM.with_(number=number, what=what) for what in faults(statement)]
        if (statement.number, statement.amount, statement.total) != (number, amount, total):
            found.append(TWO_SUMS.with_(number=number))
        year, _, count = number.partition("-")
        for missing in range(last.get(year, 0) + 1, int(count)):
            found.append(GAP.with_(number=f"{year}-{missing:04d}"))
        last[year] = int(count)
    return found + _overlaps(session)


def _overlaps(session: Session) -> list[Text]:
    rows = session.execute(
        select(
            Customer.name,
            RebateScheme.name,
            Agreement.first,
            Agreement.last,
            Agreement.customer_id,
            RebateScheme.id,
        )
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .join(Customer, Customer.id == Agreement.customer_id)
        .join(RebateScheme, RebateScheme.id == AgreementScheme.scheme_id)
        .where(Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None))
        .order_by(Agreement.customer_id, RebateScheme.id, Agreement.first)
    ).all()
    return [
        TWO_AGREEMENTS.with_(customer=row[0], scheme=row[1])
        for before, row in pairwise(rows)
        if before[4:] == row[4:] and row[2] <= before[3]
    ]
