"""The column that rebates add to the list of customers, as SQL: yuan to the next tier."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from sqlalchemy import Integer, and_, case, exists, func, or_, select, type_coerce
from sqlalchemy import cast as as_type

from distributor_desk.core.periods import PeriodKind, period_of
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.records import (
    Agreement,
    AgreementScheme,
    RebateScheme,
    RebateScope,
    RebateTier,
)
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.columns import Int64, Money

_TO_FEN = 10_000  # thresholds are millionths of a yuan


def customer_columns(today: date) -> dict[str, Any]:
    """For one customer of a list: the least gap in yuan to a next tier of its schemes.

    The gap is of schemes by amount on all goods and all returns, tax included; others show on the tab.
    """
    mine = (
        Agreement.customer_id == Customer.id, Agreement.first <= today, Agreement.last >= today,
        Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None), RebateScheme.retired_at.is_(None),
        RebateScheme.valid_from <= today, or_(RebateScheme.valid_to.is_(None), RebateScheme.valid_to >= today),
    )  # fmt: skip
    joined = (
        Agreement.id == AgreementScheme.agreement_id,
        AgreementScheme.scheme_id == RebateScheme.id,
    )
    return {"rebate_gap": _gap(today, mine, joined)}


def _gap(today: date, mine: tuple[Any, ...], joined: tuple[Any, ...]) -> Any:
    first = _first_day(today)
    kinds = case(
        (RebateScheme.basis == "gross_amount", SalesLine.kind == "sale"),
        else_=SalesLine.kind.in_(("sale", "return")),
    )
    basis = (
        select(func.coalesce(func.sum(type_coerce(SalesLine.amount, Int64)), 0))
        .where(
            SalesLine.customer_id == Customer.id, SalesLine.date >= first, SalesLine.date <= today, kinds,
            SalesLine.retired_at.is_(None),
        )
        .correlate(Customer, Agreement, RebateScheme)
        .scalar_subquery()
    )  # fmt: skip
    threshold = as_type(type_coerce(RebateTier.threshold, Int64) / _TO_FEN, Integer)
    above = case((RebateScheme.boundary == "at_least", threshold > basis), else_=threshold >= basis)
    least = func.min(threshold - basis + case((RebateScheme.boundary == "at_least", 0), else_=1))
    simple = (
        RebateScheme.basis.in_(("net_amount", "gross_amount")), RebateScheme.growth.is_(None),
        RebateScheme.tax_included.is_(True), RebateScheme.returns == "all", RebateTier.scheme_id == RebateScheme.id,
        RebateTier.retired_at.is_(None),
        ~exists().where(and_(RebateScope.scheme_id == RebateScheme.id, RebateScope.retired_at.is_(None))),
    )  # fmt: skip
    gap = select(least).where(*mine, *joined, *simple, above).correlate(Customer).scalar_subquery()
    return type_coerce(gap, Money)


def _first_day(today: date) -> Any:
    """The later of the period's first day, the agreement's and the scheme's."""
    kinds = ("month", "quarter", "half_year", "year")
    begins = case(
        *(
            (RebateScheme.period == kind, period_of(today, cast(PeriodKind, kind)).first.isoformat())
            for kind in kinds
        ),
        else_=RebateScheme.valid_from,
    )
    later = case((Agreement.first > begins, Agreement.first), else_=begins)
    return case((RebateScheme.valid_from > later, RebateScheme.valid_from), else_=later)
