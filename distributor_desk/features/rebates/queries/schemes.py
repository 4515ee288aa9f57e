"""Schemes as they stand: their terms, scope and days, ready for the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.money import plain
from distributor_desk.core.periods import Period
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.rebates.records import RebateScheme, RebateScope, RebateTier
from distributor_desk.features.rebates.rules import periods
from distributor_desk.features.rebates.rules.scope import ScopeTerm, Written
from distributor_desk.features.rebates.rules.speed import parse_speed
from distributor_desk.features.rebates.rules.terms import Terms, Tier


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme with everything that decides what it pays; `names` are its scope in words."""

    id: int
    name: str
    terms: Terms
    period: str
    valid_from: date
    valid_to: date | None
    scope: tuple[ScopeTerm, ...] = ()
    names: tuple[Written, ...] = ()
    payout: str = "credit"
    returns: str = "all"
    tax_included: bool = True
    successor_id: int | None = None
    retired: bool = field(default=False, compare=False)

    def slot(self, day: date) -> Period | None:
        """The scheme's period in which a day lies."""
        return periods.slot(self.period, self.valid_from, self.valid_to, day)

    def slots(self, first: date, last: date) -> list[Period]:
        return periods.slots(self.period, self.valid_from, self.valid_to, first, last)


def schemes(session: Session, ids: Collection[int] | None = None) -> dict[int, Scheme]:
    """Schemes that are not retired by id, in the order of their names; or those asked for, retired ones too."""
    query = select(RebateScheme).order_by(RebateScheme.name, RebateScheme.id)
    wanted = RebateScheme.retired_at.is_(None) if ids is None else RebateScheme.id.in_(ids)
    rows = session.scalars(query.where(wanted)).all()
    tiers, scopes = _tiers(session), _scopes(session)
    return {row.id: _scheme(row, tiers.get(row.id, ()), scopes.get(row.id, ())) for row in rows}


def scheme(session: Session, scheme_id: int) -> Scheme | None:
    return schemes(session, [scheme_id]).get(scheme_id)


def _scheme(
    row: RebateScheme, tiers: tuple[Tier, ...], scope: tuple[tuple[ScopeTerm, Written], ...]
) -> Scheme:
    terms = Terms(
        tiers, row.basis, row.method, row.boundary, row.growth, row.gate, row.over_target,
        parse_speed(row.speed) or (), row.cap_amount, row.cap_rate,
    )  # fmt: skip
    return Scheme(
        row.id, row.name, terms, row.period, row.valid_from, row.valid_to, tuple(t for t, _ in scope),
        tuple(w for _, w in scope), row.payout, row.returns, row.tax_included, row.successor_id,
        row.retired_at is not None,
    )  # fmt: skip


def _tiers(session: Session) -> Mapping[int, tuple[Tier, ...]]:
    rows = session.execute(
        select(
            RebateTier.scheme_id, RebateTier.threshold, RebateTier.rate, RebateTier.per_unit, RebateTier.fixed
        )
        .where(RebateTier.retired_at.is_(None))
        .order_by(RebateTier.scheme_id, RebateTier.threshold)
    )
    found: dict[int, list[Tier]] = {}
    for scheme_id, threshold, rate, per_unit, fixed in rows:
        found.setdefault(scheme_id, []).append(Tier(plain(threshold), rate, per_unit, fixed))
    return {key: tuple(value) for key, value in found.items()}


def _scopes(session: Session) -> Mapping[int, tuple[tuple[ScopeTerm, Written], ...]]:
    rows = session.execute(
        select(
            RebateScope.scheme_id, RebateScope.kind, RebateScope.brand_id, RebateScope.product_id, RebateScope.value,
            RebateScope.excluded, Brand.name, Product.name, Product.code, Product.spec,
        )
        .outerjoin(Brand, Brand.id == RebateScope.brand_id)
        .outerjoin(Product, Product.id == RebateScope.product_id)
        .where(RebateScope.retired_at.is_(None))
        .order_by(RebateScope.id)
    )  # fmt: skip
    found: dict[int, list[tuple[ScopeTerm, Written]]] = {}
    for scheme_id, kind, brand_id, product_id, word, excluded, brand, product, code, spec in rows:
        key: int | str = brand_id or product_id or word or ""
        name = brand or code or (f"{product} {spec}" if product and spec else product) or word or ""
        found.setdefault(scheme_id, []).append(
            (ScopeTerm(kind, key, excluded), Written(kind, name, excluded))
        )
    return {key: tuple(value) for key, value in found.items()}
