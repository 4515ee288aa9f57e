"""Who is overdue most, by sums: the same as by reading everybody's account."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from distributor_desk.core.language import plain
from distributor_desk.features.customers.operations import add_customer, retire_customers
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.queries.accounts import Account, accounts
from distributor_desk.features.sales.queries.overdue import most_overdue
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine
from distributor_desk.storage.database import Company

TODAY = date(2026, 6, 30)
USUAL = 30


def random_town(company: Company, chance: random.Random) -> None:
    """Twelve shops with debts, credits, openings before and after the day, of either sign."""
    for number in range(12):
        shop = add_customer(company, {"name": f"店{number}", "credit_days": chance.choice([None, 0, 15, 60])})
        with company.write(plain("books")) as work:
            row = work.session.get_one(Customer, shop)
            if chance.random() < 0.5:
                row.opening_balance = Decimal(chance.randrange(-500, 900))
                row.balance_date = chance.choice([None, *_days(chance, 1)])
            for day in _days(chance, chance.randrange(8)):
                kind = chance.choice(["sale", "sale", "return", "allowance"])
                amount = Decimal(chance.randrange(1, 400)) * (1 if kind == "sale" else -1)
                work.session.add(SalesLine(kind=kind, date=day, customer_id=shop, amount=amount))
            for day in _days(chance, chance.randrange(4)):
                work.session.add(
                    Payment(date=day, customer_id=shop, amount=Decimal(chance.randrange(-90, 400)))
                )
            for day in _days(chance, chance.randrange(2)):
                amount = Decimal(chance.choice([-70, 70]))
                work.session.add(AccountEntry(kind="rebate", date=day, customer_id=shop, amount=amount))
        if chance.random() < 0.1:
            retire_customers(company, [shop])


def _days(chance: random.Random, count: int) -> list[date]:
    return [TODAY - timedelta(days=chance.randrange(-20, 120)) for _ in range(count)]


def by_every_account(found: list[Account], least: int) -> list[tuple[int, Decimal]]:
    late = [a for a in found if a.ageing.overdue > 0 and a.ageing.overdue >= least and not a.retired]
    late.sort(key=lambda a: (-a.ageing.overdue, a.customer_id))
    return [(a.customer_id, a.ageing.overdue) for a in late]


@pytest.mark.parametrize("seed", range(12))
def test_the_largest_are_those_of_every_account(company: Company, seed: int) -> None:
    random_town(company, random.Random(seed))
    with company.read() as session:
        everybody = accounts(session, TODAY, USUAL)
        for least in (0, 100):
            expected = by_every_account(everybody, least)
            found = most_overdue(session, TODAY, USUAL, least, 50)
            assert [(a.customer_id, a.ageing.overdue) for a in found] == expected
            assert most_overdue(session, TODAY, USUAL, least, 2) == found[:2]


def test_where_nobody_is_a_customer_nobody_is_late(company: Company) -> None:
    with company.read() as session:
        assert most_overdue(session, TODAY, USUAL, 0, 5) == []
