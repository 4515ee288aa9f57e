"""Keeping a scheme within a write: its row, its tiers and its scope, checked; used by the tab and by sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.queries.schemes import scheme as read_scheme
from distributor_desk.features.rebates.queries.settled import standing_still
from distributor_desk.features.rebates.records import (
    RebateScheme,
    RebateScope,
    RebateTier,
    Settlement,
    SettlementItem,
)
from distributor_desk.features.rebates.rules import scope as scopes
from distributor_desk.features.rebates.rules import speed as speeds
from distributor_desk.features.rebates.rules.scope import ScopeTerm, Written
from distributor_desk.features.rebates.rules.terms import PAYMENTS, Terms, faults
from distributor_desk.storage.columns import now
from distributor_desk.storage.unit_of_work import Write

NO_NAME = Text("请填写方案名称。", "Enter the scheme's name.")
NAME_TAKEN = Text(
    "已经有叫“{name}”的返利方案，请换一个名字。",
    "There is a rebate scheme called “{name}” already; use another name.",
)
LOCKED = Text(
    "方案“{name}”已有批准的结算，它的依据、方法、档位等不能再改。请复制为新方案，或先冲销那些结算。",
    "“{name}” has approved settlements, so its basis, method, tiers and the like stay. Copy it to a new scheme, or reverse those settlements first.",
)
NO_PRODUCT = Text("没有叫“{name}”的商品", "there is no product “{name}”")
NO_BRAND = Text("没有叫“{name}”的品牌", "there is no brand “{name}”")
NO_SCOPE = Text("回款额不分商品，范围请留空", "payments are not of any product: leave the scope empty")
_CLASSES = {"朝阳": "sunrise", "夕阳": "sunset", "黄金": "gold", "观察": "watch"}


@dataclass(frozen=True, slots=True)
class SchemeValues:
    """Everything of a scheme that a person or a sheet says."""

    name: str
    terms: Terms
    period: str
    valid_from: date
    valid_to: date | None = None
    scope: tuple[Written, ...] = ()
    payout: str = "credit"
    returns: str = "all"
    tax_included: bool = True
    successor_id: int | None = None


def values_of(scheme: Scheme) -> SchemeValues:
    """A standing scheme as it could be saved again."""
    return SchemeValues(
        scheme.name, scheme.terms, scheme.period, scheme.valid_from, scheme.valid_to, scheme.names, scheme.payout,
        scheme.returns, scheme.tax_included, scheme.successor_id,
    )  # fmt: skip


def check(session: Session, values: SchemeValues, scheme_id: int | None) -> tuple[ScopeTerm, ...]:
    """The scope with its ids. DeskError with the first thing that is wrong."""
    if not values.name.strip():
        raise DeskError(NO_NAME)
    taken = session.scalar(
        select(RebateScheme.id).where(
            RebateScheme.name_key == normal_name(values.name), RebateScheme.retired_at.is_(None)
        )
    )
    if taken not in (None, scheme_id):
        raise DeskError(NAME_TAKEN.with_(name=values.name))
    found = faults(values.terms, values.period, values.valid_from, values.valid_to)
    if found:
        raise DeskError(found[0].text)
    if values.scope and values.terms.basis == PAYMENTS:
        raise DeskError(NO_SCOPE)
    resolved = tuple(resolve(session, entry) for entry in values.scope)
    standing = None if scheme_id is None else read_scheme(session, scheme_id)
    if standing and _terms_moved(standing, values, resolved) and is_locked(session, standing.id):
        raise DeskError(LOCKED.with_(name=standing.name))
    return resolved


def _terms_moved(standing: Scheme, values: SchemeValues, scope: tuple[ScopeTerm, ...]) -> bool:
    before = (
        standing.terms,
        standing.period,
        standing.valid_from,
        standing.scope,
        standing.returns,
        standing.tax_included,
    )
    return before != (
        values.terms, values.period, values.valid_from, scope, values.returns, values.tax_included
    )  # fmt: skip


def is_locked(session: Session, scheme_id: int) -> bool:
    """Whether something settled stands on it, so that its terms may not move."""
    found = select(SettlementItem.id).join(Settlement, Settlement.id == SettlementItem.settlement_id)
    of_it = found.where(SettlementItem.scheme_id == scheme_id, standing_still())
    return session.scalar(of_it.limit(1)) is not None


def resolve(session: Session, entry: Written) -> ScopeTerm:
    """A written entry of a scope as the rules want it. DeskError for a product or brand that nobody knows."""
    if entry.kind == scopes.BRAND:
        brand = select(Brand.id).where(Brand.name_key == normal_name(entry.words), Brand.retired_at.is_(None))
        return ScopeTerm(entry.kind, _known(session.scalar(brand), NO_BRAND, entry), entry.excluded)
    if entry.kind == scopes.PRODUCT:
        bare, key = normal_name(entry.words), normal_code(entry.words)
        rows = session.execute(
            select(Product.id, Product.code_key)
            .where(
                Product.retired_at.is_(None),
                or_(
                    Product.code_key == key,
                    Product.name_key.startswith(f"{bare}|", autoescape=True),
                    func.replace(Product.name_key, "|", "") == bare,
                ),
            )
            .order_by(Product.id)
        ).all()
        found = [row.id for row in rows if row.code_key == key] or [row.id for row in rows]
        return ScopeTerm(entry.kind, _known(found[0] if found else None, NO_PRODUCT, entry), entry.excluded)
    words = _CLASSES.get(entry.words, entry.words) if entry.kind == scopes.CLASS else entry.words
    return ScopeTerm(entry.kind, words, entry.excluded)


def _known(found: int | None, text: Text, entry: Written) -> int:
    if found is None:
        raise DeskError(text.with_(name=entry.words))
    return found


def save(
    work: Write,
    values: SchemeValues,
    scheme_id: int | None,
    *,
    batch_id: int | None = None,
    source_row: int | None = None,
) -> int:
    """Make or change a scheme; returns its id. DeskError as `check` says; a settled one keeps its terms."""
    scope = check(work.session, values, scheme_id)
    terms = values.terms
    row = None if scheme_id is None else work.session.get_one(RebateScheme, scheme_id)
    if row is None:
        row = RebateScheme(batch_id=batch_id, source_row=source_row)
        work.session.add(row)
    row.name, row.name_key = values.name.strip(), normal_name(values.name)
    row.basis, row.method, row.boundary, row.growth = terms.basis, terms.method, terms.boundary, terms.growth
    row.period, row.valid_from, row.valid_to = values.period, values.valid_from, values.valid_to
    row.gate, row.over_target, row.speed = terms.gate, terms.over_target, speeds.written(terms.speed)
    row.cap_amount, row.cap_rate = terms.cap_amount, terms.cap_rate
    row.payout, row.returns, row.tax_included = values.payout, values.returns, values.tax_included
    row.successor_id = values.successor_id
    work.session.flush()
    _keep_tiers(work, row.id, values, batch_id)
    _keep_scope(work, row.id, scope, batch_id)
    work.session.flush()
    return row.id


def _keep_tiers(work: Write, scheme_id: int, values: SchemeValues, batch_id: int | None) -> None:
    kept = select(RebateTier).where(RebateTier.scheme_id == scheme_id, RebateTier.retired_at.is_(None))
    standing: Sequence[RebateTier] = work.session.scalars(kept.order_by(RebateTier.threshold)).all()
    for place, tier in enumerate(values.terms.tiers):
        if place < len(standing):
            row = standing[place]
        else:
            row = RebateTier(scheme_id=scheme_id, batch_id=batch_id)
            work.session.add(row)
        row.threshold, row.rate, row.per_unit, row.fixed = (
            tier.threshold,
            tier.rate,
            tier.per_unit,
            tier.fixed,
        )
    for row in standing[len(values.terms.tiers) :]:
        row.retired_at = now()


def _keep_scope(work: Write, scheme_id: int, scope: Sequence[ScopeTerm], batch_id: int | None) -> None:
    kept = select(RebateScope).where(RebateScope.scheme_id == scheme_id, RebateScope.retired_at.is_(None))
    standing = work.session.scalars(kept.order_by(RebateScope.id)).all()
    said = tuple(
        ScopeTerm(row.kind, row.brand_id or row.product_id or row.value or "", row.excluded)
        for row in standing
    )
    if said == tuple(scope):
        return
    for row in standing:
        row.retired_at = now()
    for term in scope:
        work.session.add(
            RebateScope(
                scheme_id=scheme_id, kind=term.kind, excluded=term.excluded, batch_id=batch_id,
                brand_id=term.key if term.kind == scopes.BRAND else None,
                product_id=term.key if term.kind == scopes.PRODUCT else None,
                value=term.key if term.kind in (scopes.CATEGORY, scopes.CLASS) else None,
            )
        )  # fmt: skip
