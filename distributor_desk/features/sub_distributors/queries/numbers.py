"""The numbers of the scorecard and of growth for many sub-distributors at once, each in one pass over the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, case, func, literal, select, type_coerce
from sqlalchemy.orm import Session

from distributor_desk.core.money import to_fen
from distributor_desk.core.periods import Period, year_before
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine
from distributor_desk.features.sub_distributors.queries.standing import (
    AgreementLine,
    Standing,
    agreements,
    planned_of,
)
from distributor_desk.features.sub_distributors.records import Breach, StockReading
from distributor_desk.features.sub_distributors.rules.growth import (
    Growth,
    Reading,
    growth,
    rise_of_stock,
)
from distributor_desk.features.sub_distributors.rules.paying import Paying, RawBooked, raw_on_time
from distributor_desk.features.sub_distributors.rules.planning import Plan, plan
from distributor_desk.features.sub_distributors.rules.scorecard import REPLACE, Numbers, Score, Weights, score
from distributor_desk.features.sub_distributors.rules.settings import WEIGHTS
from distributor_desk.storage.columns import Day, Int64
from distributor_desk.storage.settings import value_of

CARRIED_DAYS = timedelta(days=90)
_KEPT = SalesLine.retired_at.is_(None)
_NET = SalesLine.kind.in_(("sale", "return"))
_NOTHING = Paying(Decimal(0), Decimal(0), Decimal(0))
_LONG_AGO = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sub-distributor with its year: agreement (None without), numbers, score, growth."""

    standing: Standing
    agreement: AgreementLine | None
    numbers: Numbers
    score: Score
    growth: Growth


def weights(session: Session) -> Weights:
    """The weights as they are set."""
    return Weights(**{field: value_of(session, setting) for field, setting in WEIGHTS.items()})


def judged(
    session: Session, subs: Sequence[Standing], as_of: date, *, payments: bool = True
) -> dict[int, Judged]:
    """Each of these sub-distributors judged at a day, for the calendar year of that day.

    Without `payments`, which are the dear part, on-time payment is left open in the scores.
    """
    if not subs:
        return {}
    customers = [s.customer_id for s in subs]
    lines = {i: _of_year(found, as_of.year) for i, found in agreements(session, subs).items()}
    spans = {s.id: _span(lines[s.id], as_of.year) for s in subs}
    planned = planned_of(session, customers, as_of.year)
    year = Period(date(as_of.year, 1, 1), as_of)
    sold = _sold(session, customers, year)
    before = _sold(session, customers, year_before(year))
    in_span = _sold_since(session, subs, spans, as_of, sold)
    set_weights = weights(session)
    paying = _paying(session, subs, year, set_weights.grace) if payments else {}
    counted = _breaches(session, [s.id for s in subs], year)
    carried, on_sale = _carried(session, customers, as_of), _on_sale(session)
    readings = stock_readings(session, [s.id for s in subs])
    result: dict[int, Judged] = {}
    for sub in subs:
        customer = sub.customer_id
        aim = plan(planned.get(customer, ()), spans[sub.id], as_of)
        numbers = _numbers(
            in_span[sub.id],
            aim,
            paying.get(customer, _NOTHING),
            sub,
            counted,
            carried.get(customer, 0),
            on_sale,
        )
        grown = growth_of(
            sold.get(customer, Decimal(0)), before.get(customer, Decimal(0)), readings.get(sub.id, ()), year
        )
        result[sub.id] = Judged(sub, lines[sub.id], numbers, score(numbers, set_weights), grown)
    return result


def below(session: Session, subs: Sequence[Standing], as_of: date) -> tuple[dict[int, Judged], list[Judged]]:
    """Each judged without payments, and (with them) those whose score lies below the line for "replace".

    The payments are read only of those who would lie below it had they paid nothing in time.
    """
    first, lines = judged(session, subs, as_of, payments=False), weights(session)
    maybe = [j for j in first.values() if _could_be_low(j, lines)]
    if not maybe:
        return first, []
    year = Period(date(as_of.year, 1, 1), as_of)
    paying = _paying(session, [j.standing for j in maybe], year, lines.grace)
    whole = [_with_payments(j, paying.get(j.standing.customer_id, _NOTHING), lines) for j in maybe]
    return first, [j for j in whole if j.score.band == REPLACE]


def _with_payments(found: Judged, paid: Paying, lines: Weights) -> Judged:
    numbers = replace(found.numbers, due=paid.due, paid_on_time=paid.on_time, overdue=paid.overdue)
    return replace(found, numbers=numbers, score=score(numbers, lines))


def _could_be_low(found: Judged, lines: Weights) -> bool:
    late = score(replace(found.numbers, due=Decimal(1), paid_on_time=Decimal(0)), lines)
    return REPLACE in (late.band, found.score.band)


def _numbers(
    sold: Decimal,
    aim: Plan,
    paid: Paying,
    sub: Standing,
    counted: dict[tuple[int, str], int],
    carried: int,
    on_sale: int,
) -> Numbers:
    return Numbers(
        sold=sold,
        target=aim.target,
        planned=aim.to_date,
        due=paid.due,
        paid_on_time=paid.on_time,
        overdue=paid.overdue,
        credit_days=sub.credit_days or 0,
        price_breaches=counted.get((sub.id, "price"), 0),
        region_breaches=counted.get((sub.id, "cross_region"), 0),
        carried=carried,
        on_sale=on_sale,
    )


def _of_year(lines: Sequence[AgreementLine], year: int) -> AgreementLine | None:
    return next((line for line in lines if line.year == year), None)


def _span(line: AgreementLine | None, year: int) -> Period:
    """The days of the year that the agreement covers; the whole year without one."""
    if line is None or line.first is None or line.last is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    return Period(line.first, max(line.first, line.last))


def _sold(session: Session, customers: Sequence[int], period: Period) -> dict[int, Decimal]:
    """Sales less returns in yuan, by customer."""
    rows = session.execute(
        select(SalesLine.customer_id, func.sum(SalesLine.amount))
        .where(
            SalesLine.customer_id.in_(customers),
            SalesLine.date >= period.first,
            SalesLine.date <= period.last,
            _NET,
            _KEPT,
        )
        .group_by(SalesLine.customer_id)
    )
    return dict(rows.all())


def _sold_since(
    session: Session,
    subs: Sequence[Standing],
    spans: dict[int, Period],
    as_of: date,
    sold: dict[int, Decimal],
) -> dict[int, Decimal]:
    """Sales less returns within each agreement: those of the year where it covers the year so far."""
    result = {}
    for sub in subs:
        span = spans[sub.id]
        if span.first == date(as_of.year, 1, 1) and span.last >= as_of:
            result[sub.id] = sold.get(sub.customer_id, Decimal(0))
        elif span.first > as_of:
            result[sub.id] = Decimal(0)
        else:
            days = Period(span.first, max(span.first, min(span.last, as_of)))
            result[sub.id] = _sold(session, [sub.customer_id], days).get(sub.customer_id, Decimal(0))
    return result


def growth_of(sold: Decimal, before: Decimal, readings: Sequence[Reading], year: Period) -> Growth:
    """Growth of a year so far, and of what was sold on (rules.growth)."""
    return growth(sold, before, rise_of_stock(readings, year), rise_of_stock(readings, year_before(year)))


def stock_readings(session: Session, sub_ids: Sequence[int]) -> dict[int, list[Reading]]:
    """Stock read at each sub-distributor, oldest first."""
    found: dict[int, list[Reading]] = {}
    for sub, day, amount in session.execute(
        select(StockReading.sub_distributor_id, StockReading.date, StockReading.amount)
        .where(StockReading.sub_distributor_id.in_(sub_ids), StockReading.retired_at.is_(None))
        .order_by(StockReading.date, StockReading.id)
    ):
        found.setdefault(sub, []).append(Reading(day, amount))
    return found


def _breaches(session: Session, sub_ids: Sequence[int], period: Period) -> dict[tuple[int, str], int]:
    rows = session.execute(
        select(Breach.sub_distributor_id, Breach.kind, func.count())
        .where(
            Breach.sub_distributor_id.in_(sub_ids),
            Breach.date >= period.first,
            Breach.date <= period.last,
            Breach.retired_at.is_(None),
        )
        .group_by(Breach.sub_distributor_id, Breach.kind)
    )
    return {(sub, kind): count for sub, kind, count in rows}


def _carried(session: Session, customers: Sequence[int], as_of: date) -> dict[int, int]:
    rows = session.execute(
        select(SalesLine.customer_id, func.count(SalesLine.product_id.distinct()))
        .where(
            SalesLine.customer_id.in_(customers),
            SalesLine.date > as_of - CARRIED_DAYS,
            SalesLine.date <= as_of,
            SalesLine.kind == "sale",
            _KEPT,
        )
        .group_by(SalesLine.customer_id)
    )
    return dict(rows.all())


def _on_sale(session: Session) -> int:
    query = select(func.count()).select_from(Product)
    return session.scalar(query.where(Product.status == "active", Product.retired_at.is_(None))) or 0


def _paying(session: Session, subs: Sequence[Standing], year: Period, grace: int) -> dict[int, Paying]:
    """Who paid on time. What fell due before the year for everybody is read as one sum, not day by day."""
    customers = [s.customer_id for s in subs]
    longest = max(s.credit_days or 0 for s in subs)
    cut = year.first - timedelta(days=longest + 1)
    owed: dict[int, list[RawBooked]] = {}
    paid: dict[int, list[RawBooked]] = {}
    for customer, amount, day in session.execute(
        select(Customer.id, Customer.opening_balance, Customer.balance_date).where(
            Customer.id.in_(customers), Customer.opening_balance.is_not(None)
        )
    ):
        if amount:
            book = (day or _LONG_AGO).toordinal(), abs(to_fen(amount))
            (owed if amount > 0 else paid).setdefault(customer, []).append(book)
    for customer, said, fen in _booked(session, customers, cut, year.last):
        (owed if fen > 0 else paid).setdefault(customer, []).append((_ordinal(said), abs(fen)))
    for customer, said, fen in _credited(session, customers, cut, year.last):
        (paid if fen > 0 else owed).setdefault(customer, []).append((_ordinal(said), abs(fen)))
    first, last = year.first.toordinal(), year.last.toordinal()
    return {
        s.customer_id: raw_on_time(
            owed.get(s.customer_id, ()), paid.get(s.customer_id, ()), s.credit_days or 0, first, last, grace
        )
        for s in subs
    }


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _after_opening(table: Any) -> Any:
    """Only what came after the day of a customer's opening balance is booked beside it (rules §8)."""
    return (Customer.balance_date.is_(None)) | (table.date > Customer.balance_date)


def _raw_day(table: Any, cut: date) -> Any:
    """The day as it lies in the file; those up to `cut` are all that day."""
    return type_coerce(case((table.date > cut, table.date), else_=literal(cut, Day)), Text)


def _raw_sum(table: Any) -> Any:
    """The sum in fen, as it lies in the file."""
    return type_coerce(func.sum(table.amount), Int64)


def _booked(session: Session, customers: Sequence[int], cut: date, last: date) -> Iterable[Any]:
    """Sales (positive) and, apart, returns and allowances (negative), by customer and day; raw."""
    day = _raw_day(SalesLine, cut)
    sale = SalesLine.kind == "sale"
    return session.execute(
        select(SalesLine.customer_id, day, _raw_sum(SalesLine))
        .join(Customer, Customer.id == SalesLine.customer_id)
        .where(SalesLine.customer_id.in_(customers), SalesLine.date <= last, _KEPT, _after_opening(SalesLine))
        .group_by(SalesLine.customer_id, day, sale)
    )


def _credited(session: Session, customers: Sequence[int], cut: date, last: date) -> Iterable[Any]:
    """Payments and what was credited beside them, by customer and day; raw."""
    for table in (Payment, AccountEntry):
        day = _raw_day(table, cut)
        yield from session.execute(
            select(table.customer_id, day, _raw_sum(table))
            .join(Customer, Customer.id == table.customer_id)
            .where(
                table.customer_id.in_(customers),
                table.date <= last,
                table.retired_at.is_(None),
                _after_opening(table),
            )
            .group_by(table.customer_id, day)
        )
