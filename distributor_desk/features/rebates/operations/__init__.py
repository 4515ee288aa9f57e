"""What can be done with rebates: one gesture, one write. What was approved is reversed, never undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen, shown
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates import posting
from distributor_desk.features.rebates.posting import schemes as scheme_posting
from distributor_desk.features.rebates.posting import settling
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.queries import drafts, history
from distributor_desk.features.rebates.queries.schemes import scheme as read_scheme
from distributor_desk.features.rebates.records import Agreement, RebateGoods, RebateScheme, Settlement
from distributor_desk.features.rebates.rules.statement import Statement
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.people import name_of, need_approver
from distributor_desk.storage.record import OWNER

SAVE = Text("保存返利方案：{name}", "Save rebate scheme: {name}")
COPY_NAME = Text("{name}（副本）", "{name} (copy)")
COPY = Text("复制返利方案：{name}", "Copy rebate scheme: {name}")
END = Text("结束返利方案：{name}", "End rebate scheme: {name}")
RETIRE = Text("停用返利方案：{name}", "Retire rebate scheme: {name}")
SIGN = Text("{customer}的返利协议", "Agreement with {customer}")
LEAVE = Text("停用{customer}的协议", "Retire the agreement with {customer}")
TARGET = Text("{customer}的目标", "Target of {customer}")
SETTLE = Text("批准返利结算：{customer} {amount}", "Approve rebate settlement: {customer} {amount}")
REVERSE = Text("冲销返利结算 {number}", "Reverse rebate settlement {number}")
PAID = Text("返利已付：{number}", "Rebate paid: {number}")
GOODS = Text("给{customer}货补 {amount}", "Rebate goods to {customer}: {amount}")
ON_SCHEME = Text(
    "还有 {count} 份协议在用方案“{name}”，不能停用。请先结束它，或先改那些协议。",
    "{count} {count:agreement|agreements} {count:still uses|still use} “{name}”, so it cannot be retired. End it, or change them first.",
)
TWICE = Text("结算 {number} 已经冲销过了。", "Settlement {number} has been reversed already.")
REVERSAL = Text(
    "{number} 本身是冲销单，不能再冲销。", "{number} is a reversal itself and cannot be reversed."
)
GOODS_GIVEN = Text(
    "货补已经发出，余额只剩 {balance}，不够冲销 {number} 的 {amount}。请先退回货补。",
    "Goods were handed out: {balance} is left, less than the {amount} of {number}. Take goods back first.",
)
NO_PRICE = Text(
    "没有卖给“{customer}”的“{product}”的价格，请填写每箱价格。",
    "“{product}” was never sold to “{customer}”: enter the price of a case.",
)
TOO_MANY = Text(
    "货补余额只有 {balance}，不够 {amount}。", "Only {balance} is left in goods, less than {amount}."
)
NO_CASES = Text("请填写箱数。", "Enter the number of cases.")
NOT_CASH = Text(
    "结算 {number} 不是现金兑付，或已经付过。",
    "Settlement {number} is not payable in cash, or is paid already.",
)


def save_scheme(
    company: Company, values: SchemeValues, scheme_id: int | None = None, who: int = OWNER
) -> int:
    """Make or change a scheme; returns its id. DeskError for terms that cannot be."""
    with company.write(SAVE.with_(name=values.name.strip()), who) as work:
        return scheme_posting.save(work, values, scheme_id)


def copy_scheme(company: Company, scheme_id: int, who: int = OWNER) -> int:
    """A scheme with the same terms under another name, that nobody is on; returns its id."""
    with company.read() as session:
        standing = read_scheme(session, scheme_id)
        taken = set(session.scalars(select(RebateScheme.name).where(RebateScheme.retired_at.is_(None))))
    if standing is None:
        raise DeskError(scheme_posting.NO_NAME)
    name = COPY_NAME.with_(name=standing.name).zh
    while name in taken:
        name = COPY_NAME.with_(name=name).zh
    with company.write(COPY.with_(name=standing.name), who) as work:
        values = replace(scheme_posting.values_of(standing), name=name, successor_id=None)
        return scheme_posting.save(work, values, None)


def end_scheme(
    company: Company, scheme_id: int, last: date, successor_id: int | None, who: int = OWNER
) -> None:
    """Let a scheme end with a day; a negative basis of its last period goes to the successor, if one is named."""
    with company.read() as session:
        standing = read_scheme(session, scheme_id)
    if standing is None:
        raise DeskError(scheme_posting.NO_NAME)
    with company.write(END.with_(name=standing.name), who) as work:
        values = replace(scheme_posting.values_of(standing), valid_to=last, successor_id=successor_id)
        scheme_posting.save(work, values, scheme_id)


def retire_scheme(company: Company, scheme_id: int, who: int = OWNER) -> None:
    """Take a scheme off the list. DeskError while agreements name it."""
    with company.read() as session:
        name = session.get_one(RebateScheme, scheme_id).name
        count = history.agreements_on(session, scheme_id)
    if count:
        raise DeskError(ON_SCHEME.with_(count=count, name=name))
    with company.write(RETIRE.with_(name=name), who) as work:
        work.session.get_one(RebateScheme, scheme_id).retired_at = now()


def sign(
    company: Company,
    customer_id: int,
    first: date,
    last: date,
    scheme_ids: Sequence[int],
    *,
    agreement_id: int | None = None,
    signed: date | None = None,
    target: Decimal | None = None,
    who: int = OWNER,
) -> int:
    """Sign or change an agreement; its target is for its days as a whole. Returns its id.

    DeskError when it would end before it begins, or overlap another one on the same scheme.
    """
    with company.read() as session:
        customer = session.get_one(Customer, customer_id).name
    with company.write(SIGN.with_(customer=customer), who) as work:
        row = None if agreement_id is None else work.session.get_one(Agreement, agreement_id)
        if row is None:
            row = Agreement(customer_id=customer_id)
            work.session.add(row)
        row.year, row.first, row.last, row.signed, row.ends = first.year, first, last, signed, last
        work.session.flush()
        posting.put_on(work, row.id, scheme_ids)
        posting.refuse_bad_days(work, row)
        if target is not None:
            posting.set_target(work, Period(first, last), target, customer_id=customer_id)
        return row.id


def leave(company: Company, agreement_id: int, who: int = OWNER) -> None:
    """Take an agreement off the list; what was settled on it stays settled."""
    with company.read() as session:
        row = session.get_one(Agreement, agreement_id)
        customer = session.get_one(Customer, row.customer_id).name
    with company.write(LEAVE.with_(customer=customer), who) as work:
        posting.put_on(work, agreement_id, ())
        work.session.get_one(Agreement, agreement_id).retired_at = now()


def set_target(
    company: Company,
    customer_id: int,
    scheme_id: int | None,
    period: Period,
    amount: Decimal | None,
    who: int = OWNER,
) -> None:
    """Set a customer's target for a period (None: no target any more)."""
    with company.read() as session:
        customer = session.get_one(Customer, customer_id).name
    with company.write(TARGET.with_(customer=customer), who) as work:
        posting.set_target(work, period, amount, customer_id=customer_id, scheme_id=scheme_id)


def settle(
    company: Company,
    customer_id: int,
    scheme_id: int,
    as_of: date,
    *,
    days: int | None = None,
    who: int = OWNER,
) -> Statement:
    """Approve the settlement of the period of a day: numbered, frozen, credited; returns it as it is frozen.

    DeskError when it cannot be reckoned (see queries.drafts) or the person's role does not approve.
    """
    with company.read() as session:
        made = drafts.draft(session, company.name, customer_id, scheme_id, as_of, days=days)
    action = SETTLE.with_(customer=made.customer, amount=shown(made.amount))
    with company.write(action, who, kind="final") as work:
        need_approver(work)
        made = drafts.draft(work.session, company.name, customer_id, scheme_id, as_of, days=days)
        return settling.freeze(work, made, customer_id, scheme_id)


def reverse(company: Company, settlement_id: int, on: date, who: int = OWNER) -> Statement:
    """Reverse an approved settlement by a further one with a number of its own; returns that.

    DeskError when it is reversed already, or its goods have been handed out.
    """
    with company.read() as session:
        row = session.get_one(Settlement, settlement_id)
        number, amount, payout, customer_id = row.number, row.amount, row.payout, row.customer_id
        if row.reverses_id is not None:
            raise DeskError(REVERSAL.with_(number=number))
        if history.reversal_of(session, settlement_id):
            raise DeskError(TWICE.with_(number=number))
        balance = history.goods_balance(session, customer_id)
    if payout == "goods" and balance < amount:
        said = {"number": number, "balance": shown(balance), "amount": shown(amount)}
        raise DeskError(GOODS_GIVEN.with_(**said))
    with company.write(REVERSE.with_(number=number), who, kind="final") as work:
        need_approver(work)
        return settling.reverse(work, settlement_id, on, name_of(work.session, who))


def mark_paid(company: Company, settlement_id: int, on: date, who: int = OWNER) -> None:
    """Note that a settlement in cash was paid. DeskError when it is not in cash or is paid."""
    with company.read() as session:
        row = session.get_one(Settlement, settlement_id)
        number, payable = row.number, row.payout == "cash" and row.state == "approved"
    if not payable:
        raise DeskError(NOT_CASH.with_(number=number))
    with company.write(PAID.with_(number=number), who) as work:
        row = work.session.get_one(Settlement, settlement_id)
        row.state, row.paid_on = "paid", on


def give_goods(
    company: Company, customer_id: int, product_id: int, cases: Decimal, on: date, *,
    case_price: Decimal | None = None, who: int = OWNER,
) -> Decimal:  # fmt: skip
    """Hand out goods against the goods balance, by case at the customer's own price; returns what they come to.

    `case_price` (yuan a case) stands for the latest price to that customer. A negative number of cases takes
    goods back. DeskError without a price, or beyond the balance.
    """
    if not cases:
        raise DeskError(NO_CASES)
    with company.read() as session:
        customer = session.get_one(Customer, customer_id).name
        product = session.get_one(Product, product_id)
        size = product.case_size or Decimal(1)
        own = history.own_price(session, customer_id, product_id)
        balance = history.goods_balance(session, customer_id)
        name = product.name
    price = case_price / size if case_price is not None else own
    if price is None:
        raise DeskError(NO_PRICE.with_(customer=customer, product=name))
    amount = round_fen(cases * size * price)
    if amount > balance:
        raise DeskError(TOO_MANY.with_(balance=shown(balance), amount=shown(amount)))
    with company.write(GOODS.with_(customer=customer, amount=shown(amount)), who) as work:
        work.session.add(
            RebateGoods(
                customer_id=customer_id, product_id=product_id, date=on, cases=cases, case_size=size, price=price,
                amount=amount,
            )
        )  # fmt: skip
    return amount
