"""An own county office beside a sub-distributor: a year's result, and the cash that each ties up (needs 65, 66)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

YEAR = 365


@dataclass(frozen=True, slots=True)
class Case:
    """The figures of a county: yuan a year, rates as ratios, terms in days (see records.CountyCase)."""

    sub_sales: Decimal
    sub_margin: Decimal
    sub_rebate: Decimal
    sub_support: Decimal
    sub_credit_days: int
    deposit: Decimal
    office_sales: Decimal
    office_margin: Decimal
    rent: Decimal
    staff: Decimal
    vehicles: Decimal
    other_costs: Decimal
    set_up: Decimal
    office_stock_days: int
    office_credit_days: int
    interest: Decimal


@dataclass(frozen=True, slots=True)
class Way:
    """One way to work a county: yuan a year; `cash` is what it ties up, `on_cash` result ÷ cash (None: no cash)."""

    sales: Decimal
    gross_profit: Decimal
    rebate: Decimal
    running_costs: Decimal
    receivable: Decimal
    stock: Decimal
    other_cash: Decimal
    cost_of_cash: Decimal

    @property
    def cash(self) -> Decimal:
        return self.receivable + self.stock + self.other_cash

    @property
    def result(self) -> Decimal:
        return self.gross_profit - self.rebate - self.running_costs - self.cost_of_cash

    @property
    def on_cash(self) -> Decimal | None:
        return self.result / self.cash if self.cash > 0 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both ways; `gain` is what the own office brings more a year, `more_cash` what it ties up more.

    `break_even_sales` is the office's sales at which both bring the same; None where no sales do.
    """

    sub: Way
    office: Way
    gain: Decimal
    more_cash: Decimal
    break_even_sales: Decimal | None


def compare(case: Case) -> Comparison:
    """Both ways in full precision, unrounded.

    Receivable = sales × credit days ÷ 365. The stock of an own office is at cost: sales × (1 − margin) × stock
    days ÷ 365; the sub-distributor's is its own. A deposit lessens the cash tied up, setting up an office adds
    to it. The cost of cash is cash × interest a year, and never below 0 (a deposit earns nothing for us).
    """
    sub, office = _sub(case), _office(case)
    gain = office.result - sub.result
    return Comparison(sub, office, gain, office.cash - sub.cash, _break_even(case, sub.result))


def _sub(case: Case) -> Way:
    receivable = case.sub_sales * case.sub_credit_days / YEAR
    cash = receivable - case.deposit
    return Way(
        sales=case.sub_sales,
        gross_profit=case.sub_sales * case.sub_margin,
        rebate=case.sub_sales * case.sub_rebate,
        running_costs=case.sub_support,
        receivable=receivable,
        stock=Decimal(0),
        other_cash=-case.deposit,
        cost_of_cash=max(Decimal(0), cash) * case.interest,
    )


def _office(case: Case) -> Way:
    receivable = case.office_sales * case.office_credit_days / YEAR
    stock = case.office_sales * (1 - case.office_margin) * case.office_stock_days / YEAR
    return Way(
        sales=case.office_sales,
        gross_profit=case.office_sales * case.office_margin,
        rebate=Decimal(0),
        running_costs=case.rent + case.staff + case.vehicles + case.other_costs,
        receivable=receivable,
        stock=stock,
        other_cash=case.set_up,
        cost_of_cash=(receivable + stock + case.set_up) * case.interest,
    )


def _break_even(case: Case, result: Decimal) -> Decimal | None:
    """S with S·m − costs − (S·c/365 + S·(1−m)·k/365 + set-up)·i = the sub-distributor's result."""
    fixed = case.rent + case.staff + case.vehicles + case.other_costs + case.set_up * case.interest
    held = case.office_credit_days + (1 - case.office_margin) * case.office_stock_days
    each = case.office_margin - held / YEAR * case.interest
    return (result + fixed) / each if each > 0 and result + fixed > 0 else None
