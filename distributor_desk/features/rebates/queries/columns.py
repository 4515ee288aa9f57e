"""The column that rebates add to the list of customers, as SQL: yuan to the next tier."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from sqlalchemy import Integer, and_, case, column, exists, func, or_, select, table, type_coerce
from sqlalchemy import cast as as_type

from distributor_desk.core.periods import PeriodKind, period_of
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.columns import Int64, Money


def _table(name: str, *columns: str) -> Any:
    """A table of this room by its names alone: the list of customers is there before the room's records are."""
    return table(name, *map(column, (*columns, "retired_at"))).c


Agreement = _table("agreement", "id", "customer_id", "first", "last")
AgreementScheme = _table("agreement_scheme", "agreement_id", "scheme_id")
RebateScheme = _table(
    "rebate_scheme",
    "id",
    "basis",
    "boundary",
    "period",
    "valid_from",
    "valid_to",
    "growth",
    "tax_included",
    "returns",
)
RebateTier = _table("rebate_tier", "scheme_id", "threshold")
RebateScope = _table("rebate_scope", "scheme_id")
_TO_FEN = 10_000  # thresholds are millionths of a yuan


def customer_columns(today: date) -> dict[str, Any]:
    """For one customer of a list: the least gap in yuan to a next tier of its schemes.

    The gap is of schemes by amount on all goods and all returns, tax included; others show on the tab.
    """
    day = today.isoformat()
    mine = (
        Agreement.customer_id == Customer.id, Agreement.first <= day, Agreement.last >= day,
        Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None), RebateScheme.retired_at.is_(None),
        RebateScheme.valid_from <= day, or_(RebateScheme.valid_to.is_(None), RebateScheme.valid_to >= day),
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
        .correlate(Customer.__table__, Agreement.id.table, RebateScheme.id.table)
        .scalar_subquery()
    )  # fmt: skip
    threshold = as_type(RebateTier.threshold / _TO_FEN, Integer)
    above = case((RebateScheme.boundary == "at_least", threshold > basis), else_=threshold >= basis)
    least = func.min(threshold - basis + case((RebateScheme.boundary == "at_least", 0), else_=1))
    simple = (
        RebateScheme.basis.in_(("net_amount", "gross_amount")), RebateScheme.growth.is_(None),
        RebateScheme.tax_included == 1, RebateScheme.returns == "all", RebateTier.scheme_id == RebateScheme.id,
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
