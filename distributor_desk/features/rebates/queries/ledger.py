"""Sums of the ledger for a basis, per customer and period, from the covering index where it has the answer.

Gifts and allowances are outside every basis; a scope leaves only its products' lines in (business rules §2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal, localcontext
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, column, func, or_, select, table
from sqlalchemy.orm import Session

from distributor_desk.core.money import from_fen, from_micro
from distributor_desk.core.periods import Period, period_of
from distributor_desk.core.quantity import from_thousandths
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.records import ExcusedReturn
from distributor_desk.features.rebates.rules.engine import Measured
from distributor_desk.features.rebates.rules.scope import BRAND, CATEGORY, CLASS, PRODUCT, ScopeTerm
from distributor_desk.features.rebates.rules.statement import BasisLine
from distributor_desk.features.rebates.rules.terms import CASES, EXACT, GROSS, PAYMENTS, SPLIT

_CHUNK = 5_000
_ZERO = Decimal(0)
_KINDS = ("sale", "return")
_LINE = table("sales_line", *map(column, (
    "id", "customer_id", "date", "kind", "amount", "product_id", "quantity", "retired_at", "tax_rate",
)))  # fmt: skip
_PAID = table("payment", column("customer_id"), column("date"), column("amount"), column("retired_at"))
_RAW_PRODUCT = table("product", column("id"), column("case_size"))
Sums = dict[tuple[int, int], Measured]


@dataclass(frozen=True, slots=True)
class Measure:
    """What of the ledger is summed. `tax_rate` takes the tax out of lines that name no rate of their own.

    `kind` narrows to sales or to returns."""

    basis: str
    scope: tuple[ScopeTerm, ...] = ()
    returns: str = "all"
    tax_included: bool = True
    money: bool = True
    units: bool = True
    tax_rate: Decimal = Decimal(0)
    kind: str = ""


Who = Sequence[int] | Select[Any]
"""Customers by id, or a query for their ids (it may name more than are asked about)."""


def sums(session: Session, measure: Measure, spans: Sequence[Period], customers: Who) -> Sums:
    """Money and units by customer and place of the span; what nobody bought is missing."""
    found: Sums = {}
    for chunk in _chunks(customers):
        _add(found, _rows(session, measure, spans, chunk))
        if measure.returns == SPLIT and measure.basis not in (GROSS, PAYMENTS) and measure.kind != "sale":
            _add(found, _rows(session, measure, spans, chunk, excused=True))
    return found


def _chunks(customers: Who) -> list[Who]:
    if isinstance(customers, Select):
        return [customers]
    return [customers[start : start + _CHUNK] for start in range(0, len(customers), _CHUNK)]


_Row = tuple[int, list[tuple[Decimal, Decimal]]]


def _add(found: Sums, rows: Iterable[_Row]) -> None:
    for customer, figures in rows:
        for place, (money, units) in enumerate(figures):
            if money or units:
                before = found.get((customer, place))
                here = Measured(money, units)
                found[customer, place] = here if before is None else before.plus(here)


def _rows(
    session: Session, measure: Measure, spans: Sequence[Period], customers: Who, *, excused: bool = False
) -> Iterator[_Row]:  # fmt: skip
    if measure.basis == PAYMENTS:
        return _payments(session, spans, customers)
    return _lines(session, measure, spans, customers, excused=excused)


def _spanned(day: Any, spans: Sequence[Period], figure: Any) -> list[Any]:
    """The sum of a figure for each span; a single span stands in the condition instead."""
    if len(spans) == 1:
        return [func.sum(figure)]
    return [func.sum(case((_between(day, span), figure))) for span in spans]


def _between(day: Any, span: Period) -> ColumnElement[bool]:
    return and_(day >= span.first.isoformat(), day <= span.last.isoformat())


def _days(day: Any, spans: Sequence[Period]) -> ColumnElement[bool]:
    return _between(day, Period(min(s.first for s in spans), max(s.last for s in spans)))


def _payments(session: Session, spans: Sequence[Period], customers: Who) -> Iterator[_Row]:
    paid = _PAID.c
    query = (
        select(paid.customer_id, *_spanned(paid.date, spans, paid.amount))
        .where(paid.customer_id.in_(customers), _days(paid.date, spans), paid.retired_at.is_(None))
        .group_by(paid.customer_id)
    )
    for customer, *figures in session.execute(query):
        yield customer, [(from_fen(f or 0), Decimal(0)) for f in figures]


def _lines(
    session: Session, measure: Measure, spans: Sequence[Period], customers: Who, *, excused: bool
) -> Iterator[_Row]:
    line = _LINE.c
    by: list[Any] = [line.customer_id]
    if measure.basis == CASES:
        by.append(_RAW_PRODUCT.c.case_size)
    if not measure.tax_included:
        by.append(line.tax_rate)
    wanted = []
    if measure.money:
        wanted += _spanned(line.date, spans, line.amount)
    if measure.units:
        wanted += _spanned(line.date, spans, line.quantity)
    query = select(*by, *wanted).where(
        line.customer_id.in_(customers), _days(line.date, spans), line.retired_at.is_(None)
    )
    query = _narrowed(query, measure, excused=excused).group_by(*by)
    sign = -1 if excused else 1
    with localcontext(EXACT):
        for row in session.execute(query):
            yield row[0], _figures(measure, row, len(by), len(spans), sign)


def _figures(measure: Measure, row: Any, start: int, count: int, sign: int) -> list[tuple[Decimal, Decimal]]:
    """Money and units of each span; cases by the product's case size, money without its tax where that is said."""
    found = []
    for place in range(start, start + count):
        money = units = _ZERO
        if measure.money:
            money = from_fen(sign * (row[place] or 0))
            if not measure.tax_included:
                rate = row[start - 1]
                money /= 1 + (measure.tax_rate if rate is None else from_micro(rate))
        if measure.units:
            units = from_thousandths(sign * (row[place + count * measure.money] or 0))
            if measure.basis == CASES and row[1]:
                units /= from_thousandths(row[1])
        found.append((money, units))
    return found


def _narrowed(query: Select[Any], measure: Measure, *, excused: bool) -> Select[Any]:
    line = _LINE.c
    if excused:
        spared = select(ExcusedReturn.sales_line_id).where(ExcusedReturn.retired_at.is_(None))
        query = query.where(line.kind == "return", line.id.in_(spared))
    elif measure.basis == GROSS:
        query = query.where(line.kind == "sale")
    else:
        query = query.where(line.kind.in_((measure.kind,) if measure.kind else _KINDS))
    if measure.basis == CASES:
        query = query.outerjoin_from(_LINE, _RAW_PRODUCT, _RAW_PRODUCT.c.id == line.product_id)
    included = [t for t in measure.scope if not t.excluded]
    excluded = [t for t in measure.scope if t.excluded]
    if included:
        query = query.where(line.product_id.in_(_products(included)))
    if excluded:
        query = query.where(or_(line.product_id.is_(None), line.product_id.not_in(_products(excluded))))
    return query


def _products(terms: Sequence[ScopeTerm]) -> Select[Any]:
    """The products that any of the entries means."""
    columns = {
        PRODUCT: Product.id, BRAND: Product.brand_id, CATEGORY: Product.category, CLASS: Product.product_class,
    }  # fmt: skip
    return select(Product.id).where(or_(*(columns[t.kind] == t.key for t in terms)))


def monthly(session: Session, measure: Measure, span: Period, customer_id: int) -> tuple[BasisLine, ...]:
    """What each month of a span brought into a basis, sales and returns apart; months without any are left out."""
    months = _months(span)
    kinds = ("payment",) if measure.basis == PAYMENTS else ("sale",) if measure.basis == GROSS else _KINDS
    found: list[tuple[int, BasisLine]] = []
    for kind in kinds:
        for (_, place), measured in sums(session, replace(measure, kind=kind), months, [customer_id]).items():
            name = f"{months[place].first:%Y-%m}"
            found.append((place, BasisLine(name, kind, measured.money, measured.units)))
    return tuple(line for _, line in sorted(found, key=lambda one: (one[0], one[1].kind != "sale")))


def _months(span: Period) -> list[Period]:
    months, day = [], span.first
    while day <= span.last:
        month = period_of(day, "month")
        months.append(Period(day, min(month.last, span.last)))
        day = month.last + timedelta(days=1)
    return months
