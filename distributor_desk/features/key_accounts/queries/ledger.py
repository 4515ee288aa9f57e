"""What the ledger says of the retailers' years: read once, however many contracts ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.rules.fees import ZERO
from distributor_desk.features.sales.records import SalesLine


@dataclass(frozen=True, slots=True)
class Sold:
    """A retailer's year: net sales, and the last day."""

    amount: Decimal = ZERO
    last: date | None = None


NOTHING = Sold()
Year = tuple[int, str]


class Ledger:
    """Net supplies (sales less returns) by retailer and year; of one retailer, or of all. Nothing is read before it is asked.

    Amounts are read from the covering index of a customer's lines alone; costs, which it lacks, only for a margin.
    """

    def __init__(self, session: Session, retailer_id: int | None = None) -> None:
        self._session, self._retailer = session, retailer_id
        self._held: dict[int, bool] = {}

    def sold(self, retailer_id: int, year: int) -> Sold:
        """One retailer's year."""
        return self._years.get((retailer_id, str(year)), NOTHING)

    def margin(self, retailer_id: int, year: int) -> Decimal | None:
        """The margin rate of a retailer's year over the lines with a cost; None when there is none."""
        return self._margins.get((retailer_id, str(year)))

    def holds_all_of(self, year: int) -> bool:
        """Whether the ledger begins in that year's January or before."""
        if year not in self._held:
            early = select(SalesLine.id).where(
                SalesLine.date <= date(year, 1, 31), SalesLine.retired_at.is_(None)
            )
            self._held[year] = self._session.scalar(early.limit(1)) is not None
        return self._held[year]

    @cached_property
    def _years(self) -> dict[Year, Sold]:
        rows = self._session.execute(self._by_year(func.sum(SalesLine.amount), func.max(SalesLine.date)))
        return {(retailer, name): Sold(amount, last) for retailer, name, amount, last in rows}

    @cached_property
    def _margins(self) -> dict[Year, Decimal]:
        query = self._by_year(func.sum(SalesLine.amount), func.sum(SalesLine.cost))
        rows = self._session.execute(query.where(SalesLine.cost.is_not(None)))
        return {(retailer, name): (known - cost) / known for retailer, name, known, cost in rows if known}

    def _by_year(self, *sums: Any) -> Select[Any]:
        year = func.substr(SalesLine.date, 1, 4)
        mine = Customer.retailer_id == self._retailer if self._retailer else Customer.retailer_id.is_not(None)
        return (
            select(Customer.retailer_id, year, *sums)
            .join(Customer, Customer.id == SalesLine.customer_id)
            .where(mine, SalesLine.kind.in_(("sale", "return")), SalesLine.retired_at.is_(None))
            .group_by(Customer.retailer_id, year)
        )
