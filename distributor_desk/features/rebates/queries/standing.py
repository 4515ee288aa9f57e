"""Where everyone stands: basis, tier, entitlement now, on track for, and the way to the next tier (rules §2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period, year_before
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.queries.entries import Entry, entries, signed_on, targets
from distributor_desk.features.rebates.queries.ledger import Measure, Who, sums
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.queries.settled import UNSETTLED, Settled, settled_by_period
from distributor_desk.features.rebates.rules import engine
from distributor_desk.features.rebates.rules.engine import NOTHING, Measured, Reckoned
from distributor_desk.features.rebates.rules.options import TAX_RATE
from distributor_desk.features.rebates.rules.scope import Goods, in_scope, lowers_split
from distributor_desk.features.rebates.rules.terms import GROSS, PAYMENTS, SPLIT, Terms
from distributor_desk.storage.settings import value_of


class Standing(NamedTuple):
    """One customer on one scheme in the period of the as-of day. Basis, target and gap are in the basis's unit.

    `tier` counts from 0 and is None below the first; `threshold` is its start. `due` = entitlement −
    settled, and may be negative. `by` is the last day that counts. Money is rounded, bases are exact.
    """

    customer_id: int
    customer: str
    scheme_id: int
    scheme: str
    period: Period
    basis: Decimal
    target: Decimal | None
    tier: int | None
    threshold: Decimal | None
    entitlement: Decimal
    settled: Decimal
    due: Decimal
    forecast_basis: Decimal | None
    forecast_entitlement: Decimal | None
    next_threshold: Decimal | None
    next_gap: Decimal | None
    next_gain: Decimal | None
    by: date
    counts_units: bool = False
    reckoned: Reckoned | None = None


class Reading(NamedTuple):
    """What the rules are asked about one entry: its lines, and what else decides."""

    entry: Entry
    scheme: Scheme
    own: Measured
    carried: Measured = NOTHING
    target: Decimal | None = None
    last_year: Measured | None = None
    settled: Settled = UNSETTLED

    def reckon(self, own: Measured | None = None) -> Reckoned:
        return engine.reckon(
            self.scheme.terms, self.own if own is None else own, carried=self.carried, target=self.target,
            last_year=self.last_year, days=self.settled.days,
        )  # fmt: skip


def standings(
    session: Session,
    as_of: date,
    *,
    customer_ids: Collection[int] | None = None,
    scheme_ids: Collection[int] | None = None,
) -> list[Standing]:
    """Everyone whose agreement counts on the as-of day, by scheme and customer name. Lines after it do not count."""
    found = readings(session, as_of, customer_ids, scheme_ids)
    made: list[Standing] = []
    period = None
    days = elapsed = 0
    for reading in found:
        if reading.entry.period is not period:
            period = reading.entry.period
            days, elapsed = period.days, period.elapsed(as_of)
        made.append(standing(reading, days, elapsed))
    return made


def readings(
    session: Session,
    as_of: date,
    customer_ids: Collection[int] | None = None,
    scheme_ids: Collection[int] | None = None,
) -> list[Reading]:
    """The figures behind `standings`."""
    known = schemes(session)
    wanted = known if scheme_ids is None else {k: v for k, v in known.items() if k in scheme_ids}
    found = entries(session, known, wanted, as_of, customer_ids)
    return read(session, known, found, as_of)


def read(session: Session, known: dict[int, Scheme], found: Sequence[Entry], as_of: date) -> list[Reading]:
    """The lines, carried basis, target, last year and settlements of entries, up to a day."""
    lines = Ledger(session, known).fetch(found, as_of)
    goals = targets(session, found)
    paid = settled_by_period(session, found)
    return [
        Reading(
            entry, known[entry.scheme_id], own, carried, goals.get(entry.key) if goals else None, last,
            paid.get(entry.key, UNSETTLED) if paid else UNSETTLED,
        )
        for entry, (own, last, carried) in zip(found, lines, strict=True)
    ]  # fmt: skip


def standing(reading: Reading, days: int, elapsed: int) -> Standing:
    """The three figures of one entry; `days` its period has, `elapsed` of them gone by."""
    entry, scheme, terms = reading.entry, reading.scheme, reading.scheme.terms
    seen = engine.outlook(
        terms, reading.own, days, elapsed, carried=reading.carried,
        target=reading.target, last_year=reading.last_year, days=reading.settled.days,
    )  # fmt: skip
    now, following = seen.now, seen.next
    return Standing(
        entry.customer_id, entry.customer, scheme.id, scheme.name, entry.period, now.basis, reading.target,
        now.tier, now.threshold, now.entitlement, reading.settled.amount,
        now.entitlement - reading.settled.amount,
        seen.forecast_basis,
        seen.forecast_entitlement,
        None if following is None else following.threshold,
        None if following is None else following.gap,
        None if following is None else following.gain,
        entry.period.last, terms.counts_units, now,
    )  # fmt: skip


_FEW = 200  # customers that are named one by one
_BySpan = dict[int, Measured]
_Span = tuple[Measure, Period]
Lines = tuple[Measured, Measured | None, Measured]
"""Of one entry: its own lines, those of the year before where growth counts, and what is carried into it."""


class Ledger:
    """The sums that entries need, asked of the file once for each kind of sum."""

    def __init__(self, session: Session, known: dict[int, Scheme]) -> None:
        self._session, self._known = session, known
        self._tax = value_of(session, TAX_RATE) / 100

    def measure(self, scheme: Scheme) -> Measure:
        """What of the ledger a scheme counts."""
        terms = scheme.terms
        return Measure(
            terms.basis, scheme.scope, scheme.returns, scheme.tax_included, terms.needs_money, terms.needs_units,
            Decimal(0) if scheme.tax_included else self._tax,
        )  # fmt: skip

    def fetch(self, found: Sequence[Entry], as_of: date) -> list[Lines]:
        """The lines of these entries up to a day, in their order. Those that ask for the same days go together."""
        groups = _grouped(found)
        spans_of = [self._spans(group[0], as_of) for group in groups]
        wanted: dict[tuple[Measure, tuple[Period, ...]], list[Entry]] = {}
        for group, spans in zip(groups, spans_of, strict=True):
            by_measure: dict[Measure, dict[Period, None]] = {}
            for measure, span in spans:
                by_measure.setdefault(measure, {})[span] = None
            for measure, some in by_measure.items():
                wanted.setdefault((measure, tuple(some)), []).extend(group)
        read: dict[_Span, _BySpan] = {}
        for (measure, asked), entries_ in wanted.items():
            for (customer, place), measured in sums(self._session, measure, asked, _who(entries_)).items():
                read.setdefault((measure, asked[place]), {})[customer] = measured
        made: list[Lines] = []
        for group, spans in zip(groups, spans_of, strict=True):
            made += self._lines(group, [read.get(span, {}) for span in spans])
        return made

    def _spans(self, entry: Entry, as_of: date) -> list[_Span]:
        """The entry's own days, last year's where growth counts, and those of the periods before."""
        scheme = self._known[entry.scheme_id]
        measure = self.measure(scheme)
        spans = [(measure, until(entry.period, as_of))]
        if scheme.terms.growth:
            spans.append((measure, year_before(entry.period)))
        return spans + [(self.measure(self._known[s]), until(p, as_of)) for s, p in entry.before]

    def _lines(self, group: Sequence[Entry], read: Sequence[_BySpan]) -> list[Lines]:
        terms = self._known[group[0].scheme_id].terms
        own, last = read[0], read[1] if terms.growth else None
        before = read[2 if terms.growth else 1 :]
        made: list[Lines] = []
        for entry in group:
            customer = entry.customer_id
            lasting = None if last is None else last.get(customer, NOTHING)
            carried = _carried(terms, [some.get(customer, NOTHING) for some in before]) if before else NOTHING
            made.append((own.get(customer, NOTHING), lasting, carried))
        return made


def _grouped(found: Sequence[Entry]) -> list[list[Entry]]:
    """Neighbours that ask for the same days."""
    groups: list[list[Entry]] = []
    for entry in found:
        first = groups[-1][0] if groups else None
        if (
            first is not None
            and first.scheme_id == entry.scheme_id
            and first.before == entry.before
            and (first.period is entry.period or first.period == entry.period)
        ):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _who(found: Sequence[Entry]) -> Who:
    customers = {entry.customer_id for entry in found}
    return sorted(customers) if len(customers) <= _FEW else signed_on({entry.scheme_id for entry in found})


def _carried(terms: Terms, earlier: Sequence[Measured]) -> Measured:
    """A negative basis of the periods before, one after the other (the oldest first)."""
    running = NOTHING
    for measured in earlier:
        total = measured.plus(running)
        running = total if engine.value(terms, total) < 0 else NOTHING
    return running


def until(period: Period, as_of: date) -> Period:
    """The part of a period that lies up to a day; its first day where it has not begun."""
    return Period(period.first, max(period.first, min(period.last, as_of))) if as_of >= period.first else (
        Period(period.first - timedelta(days=1), period.first - timedelta(days=1))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineChange:
    """A ledger line that does not stand yet: a return has negative quantity (base units) and amount (yuan)."""

    product_id: int
    quantity: Decimal
    amount: Decimal
    reason: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What such lines would do to one agreement: basis, tier's start, and entitlement, before → after."""

    scheme_id: int
    scheme: str
    period: Period
    before_basis: Decimal
    after_basis: Decimal
    before_threshold: Decimal | None
    after_threshold: Decimal | None
    before_entitlement: Decimal
    after_entitlement: Decimal
    counts_units: bool = False


def effect_of_lines(
    session: Session, customer_id: int, on: date, changes: Sequence[LineChange]
) -> list[Effect]:
    """What further ledger lines dated `on` would do to each agreement of a customer, over its whole period."""
    known = schemes(session)
    found = entries(session, known, known, on, [customer_id])
    goods = _goods(session, [c.product_id for c in changes])
    effects = []
    for reading in read(session, known, found, date.max):
        more = NOTHING
        for change in changes:
            if _counts(reading.scheme, change, goods[change.product_id][0]):
                more = more.plus(_measured(reading.scheme, change, goods[change.product_id][1]))
        now, then = reading.reckon(), reading.reckon(reading.own.plus(more))
        effects.append(
            Effect(
                reading.scheme.id, reading.scheme.name, reading.entry.period, now.basis, then.basis, now.threshold,
                then.threshold, now.entitlement, then.entitlement, reading.scheme.terms.counts_units,
            )
        )  # fmt: skip
    return effects


def _counts(scheme: Scheme, change: LineChange, goods: Goods) -> bool:
    basis = scheme.terms.basis
    back = change.quantity < 0
    if basis == PAYMENTS or (basis == GROSS and back) or not in_scope(scheme.scope, goods):
        return False
    return not (back and scheme.returns == SPLIT and not lowers_split(change.reason, change.fault))


def _measured(scheme: Scheme, change: LineChange, case_size: Decimal | None) -> Measured:
    cases = scheme.terms.basis == "cases" and case_size
    return Measured(change.amount, change.quantity / case_size if cases and case_size else change.quantity)


def _goods(session: Session, product_ids: Sequence[int]) -> dict[int, tuple[Goods, Decimal | None]]:
    rows = session.query(Product).where(Product.id.in_(product_ids))
    return {p.id: (Goods(p.id, p.brand_id, p.category, p.product_class), p.case_size) for p in rows}
