"""Where everyone stands: basis, tier, entitlement now, on track for, and the way to the next tier (rules §2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period, year_before
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates.queries.entries import Entry, entries, targets
from distributor_desk.features.rebates.queries.ledger import Measure, sums
from distributor_desk.features.rebates.queries.schemes import Scheme, schemes
from distributor_desk.features.rebates.queries.settled import UNSETTLED, Settled, settled_by_period
from distributor_desk.features.rebates.rules import engine
from distributor_desk.features.rebates.rules.engine import NOTHING, Measured, Reckoned
from distributor_desk.features.rebates.rules.options import TAX_RATE
from distributor_desk.features.rebates.rules.scope import Goods, in_scope, lowers_split
from distributor_desk.features.rebates.rules.terms import GROSS, PAYMENTS, SPLIT
from distributor_desk.storage.settings import value_of


@dataclass(frozen=True, slots=True)
class Standing:
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
    reckoned: Reckoned | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
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
    return [standing(reading, as_of) for reading in readings(session, as_of, customer_ids, scheme_ids)]


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
    ledger = Ledger(session, known)
    for entry in found:
        ledger.want(entry, as_of)
    ledger.fetch()
    goals = targets(session, found)
    paid = settled_by_period(session, found)
    return [
        Reading(
            entry, known[entry.scheme_id], ledger.own(entry), ledger.carried(entry),
            goals.get(entry.key), ledger.last_year(entry), paid.get(entry.key, UNSETTLED),
        )
        for entry in found
    ]  # fmt: skip


def standing(reading: Reading, as_of: date) -> Standing:
    """The three figures of one entry."""
    entry, scheme, terms = reading.entry, reading.scheme, reading.scheme.terms
    now = reading.reckon()
    forecast = engine.on_track(reading.own, entry.period.days, entry.period.elapsed(as_of))
    then = None if forecast is None else reading.reckon(forecast)
    following = engine.next_tier(
        terms, reading.own, now, carried=reading.carried, target=reading.target,
        last_year=reading.last_year, days=reading.settled.days,
    )  # fmt: skip
    return Standing(
        entry.customer_id, entry.customer, scheme.id, scheme.name, entry.period, now.basis, reading.target,
        now.tier, now.threshold, now.entitlement, reading.settled.amount,
        now.entitlement - reading.settled.amount,
        forecast_basis=None if then is None else then.basis,
        forecast_entitlement=None if then is None else then.entitlement,
        next_threshold=None if following is None else following.threshold,
        next_gap=None if following is None else following.gap,
        next_gain=None if following is None else following.gain,
        by=entry.period.last, counts_units=terms.counts_units, reckoned=now,
    )  # fmt: skip


class Ledger:
    """Collects what spans of which customers are wanted, and asks the file once for each kind of sum."""

    def __init__(self, session: Session, known: dict[int, Scheme]) -> None:
        self._session, self._known = session, known
        self._tax = value_of(session, TAX_RATE) / 100
        self._wanted: dict[tuple[Measure, tuple[Period, ...]], set[int]] = {}
        self._spans: dict[tuple[int, int, Period], tuple[tuple[Measure, Period], ...]] = {}
        self._found: dict[tuple[Measure, int, Period], Measured] = {}
        self._measures: dict[int, Measure] = {}

    def measure(self, scheme: Scheme) -> Measure:
        found = self._measures.get(scheme.id)
        if found is None:
            found = self._measures[scheme.id] = Measure(
                scheme.terms.basis, scheme.scope, scheme.returns, scheme.tax_included,
                scheme.terms.needs_money, scheme.terms.needs_units,
                Decimal(0) if scheme.tax_included else self._tax,
            )  # fmt: skip
        return found

    def want(self, entry: Entry, as_of: date) -> None:
        scheme = self._known[entry.scheme_id]
        spans = [(self.measure(scheme), until(entry.period, as_of))]
        if scheme.terms.growth:
            spans.append((self.measure(scheme), year_before(entry.period)))
        for before, period in entry.before:
            spans.append((self.measure(self._known[before]), until(period, as_of)))
        self._spans[entry.key] = tuple(spans)
        by_measure: dict[Measure, list[Period]] = {}
        for measure, span in spans:
            by_measure.setdefault(measure, []).append(span)
        for measure, wanted in by_measure.items():
            self._wanted.setdefault((measure, tuple(dict.fromkeys(wanted))), set()).add(entry.customer_id)

    def fetch(self) -> None:
        for (measure, spans), customers in self._wanted.items():
            found = sums(self._session, measure, spans, sorted(customers))
            for (customer, place), measured in found.items():
                self._found[measure, customer, spans[place]] = measured

    def _sum(self, entry: Entry, place: int) -> Measured:
        measure, span = self._spans[entry.key][place]
        return self._found.get((measure, entry.customer_id, span), NOTHING)

    def own(self, entry: Entry) -> Measured:
        return self._sum(entry, 0)

    def last_year(self, entry: Entry) -> Measured | None:
        return self._sum(entry, 1) if self._known[entry.scheme_id].terms.growth else None

    def carried(self, entry: Entry) -> Measured:
        """A negative basis of the periods before, one after the other (the oldest first)."""
        if not entry.before:
            return NOTHING
        terms = self._known[entry.scheme_id].terms
        first = 2 if terms.growth else 1
        running = NOTHING
        for place in range(first, first + len(entry.before)):
            total = self._sum(entry, place) + running
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
                more += _measured(reading.scheme, change, goods[change.product_id][1])
        now, then = reading.reckon(), replace(reading, own=reading.own + more).reckon()
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
