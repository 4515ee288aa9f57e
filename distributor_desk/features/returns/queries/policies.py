"""The policy that holds for a customer, and what its rules need to know of an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.errors import DeskError
from distributor_desk.core.periods import Period
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import GoodsReturn, PolicyOverride, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import policy as rules
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.features.returns.rules.limits import DEFAULT_LIMITS, LimitTable, parse_limits
from distributor_desk.features.returns.rules.policy import LineFacts, OrderFacts, Policy
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.settings import Setting, value_of

_KEPT = SalesLine.retired_at.is_(None)
_BOUGHT = and_(SalesLine.kind == "sale", SalesLine.origin != "return", _KEPT)
"""Purchases before returns: what an exchange sends out is no purchase."""


def company_values(session: Session) -> dict[str, Any]:
    """The company's policy by setting key."""
    return {setting.key: value_of(session, setting) for setting in settings.POLICY}


def overrides(session: Session, customer_id: int) -> dict[str, Any]:
    """What one customer has otherwise, by setting key."""
    rows = session.execute(
        select(PolicyOverride.key, PolicyOverride.value).where(
            PolicyOverride.customer_id == customer_id, PolicyOverride.retired_at.is_(None)
        )
    )
    known = {setting.key: setting for setting in settings.POLICY}
    return {key: read_value(known[key], words) for key, words in rows if key in known}


def read_value(setting: Setting[Any], words: str) -> Any:
    """A policy's value from the words in which an override is kept."""
    kind = type(setting.default)
    return words == "1" if kind is bool else kind(words)


def written_value(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def overridden(session: Session) -> list[int]:
    """The customers that have rules of their own."""
    kept = select(PolicyOverride.customer_id).where(PolicyOverride.retired_at.is_(None))
    return [*session.scalars(kept.distinct().order_by(PolicyOverride.customer_id))]


def policy_of(session: Session, customer_id: int | None = None) -> Policy:
    """The rules that hold for a customer: the company's, with the customer's own ones."""
    values = company_values(session)
    if customer_id is not None:
        values |= overrides(session, customer_id)
    return as_policy(values)


def as_policy(values: Mapping[str, Any]) -> Policy:
    """A policy from its values by setting key."""

    def on(switch: Setting[bool], setting: Setting[Any]) -> Any:
        return values[setting.key] if values[switch.key] else None

    limits = on(settings.NEAR_EXPIRY_ON, settings.NEAR_EXPIRY)
    return Policy(
        cap=on(settings.CAP_ON, settings.CAP),
        exchange_share=on(settings.EXCHANGE_ON, settings.EXCHANGE_SHARE),
        fee=values[settings.FEE.key],
        window=on(settings.WINDOW_ON, settings.WINDOW),
        shelf_life=on(settings.SHELF_LIFE_ON, settings.SHELF_LIFE),
        near_expiry=None if limits is None else _limits(limits),
        no_sale=values[settings.NO_SALE_ON.key],
    )


def _limits(words: str) -> LimitTable:
    """A table that somebody mistyped in the settings does not stop the rest: the usual one holds."""
    try:
        return parse_limits(words)
    except DeskError:
        return DEFAULT_LIMITS


def purchases(session: Session, customer_id: int, period: Period) -> Decimal:
    """Yuan that a customer bought in a period, before returns and without what exchanges sent out."""
    bought = select(func.sum(SalesLine.amount)).where(
        SalesLine.customer_id == customer_id, SalesLine.date >= period.first, SalesLine.date <= period.last, _BOUGHT
    )  # fmt: skip
    return session.scalar(bought) or Decimal(0)


def settled_capped(session: Session, customer_id: int, period: Period) -> Decimal:
    """Yuan of slow-moving and near-expiry returns settled in a period, as they stand in the ledger.

    A line that is linked counts by its imported line.
    """
    own, imported = aliased(SalesLine), aliased(SalesLine)
    link = aliased(ReturnLink)
    amount = func.coalesce(imported.amount, own.amount)
    day = func.coalesce(imported.date, own.date)
    query = (
        select(func.sum(amount))
        .select_from(GoodsReturn)
        .join(ReturnLine, ReturnLine.return_id == GoodsReturn.id)
        .join(own, own.id == ReturnLine.ledger_in_id)
        .outerjoin(
            link, and_(link.return_line_id == ReturnLine.id, link.leg == "in", link.retired_at.is_(None))
        )
        .outerjoin(imported, imported.id == link.sales_line_id)
        .where(
            GoodsReturn.customer_id == customer_id,
            GoodsReturn.kind == w.RETURN,
            GoodsReturn.state == w.SETTLED,
            ReturnLine.reason.in_(sorted(w.CAPPED)),
            day >= period.first,
            day <= period.last,
        )
    )
    return -(session.scalar(query) or Decimal(0))


def cap_left(session: Session, customer_id: int, on: date) -> Decimal | None:
    """Yuan of slow-moving and near-expiry returns that a customer may still make in the quarter of `on`.

    None where the rule is off. Business rules §3: 3 % of 100,000 bought, 1,000 settled: 2,000 left.
    """
    policy, quarter = policy_of(session, customer_id), rules.quarter_of(on)
    bought = purchases(session, customer_id, quarter)
    return rules.cap_left(policy, bought, settled_capped(session, customer_id, quarter))


def facts(session: Session, draft: Draft) -> OrderFacts:
    """What the rules need to know of an order, read at once."""
    quarter = rules.quarter_of(draft.date)
    products = sorted({line.product_id for line in draft.lines})
    known = _products(session, products)
    sold = _sold(session, draft.customer_id, products, draft.date)
    originals = _dates(session, [line.original_id for line in draft.lines if line.original_id])
    return OrderFacts(
        draft.kind,
        draft.date,
        tuple(_line(line, known, sold, originals) for line in draft.lines),
        purchases(session, draft.customer_id, quarter),
        settled_capped(session, draft.customer_id, quarter),
    )


def exchange_allowance(session: Session, customer_id: int, product_id: int, on: date) -> Decimal | None:
    """Base units of a slow mover that the policy lets a customer exchange, in full cases; None where it is off."""
    policy = policy_of(session, customer_id)
    if policy.exchange_share is None:
        return None
    sale = _sold(session, customer_id, [product_id], on).get(product_id)
    allowed = ((sale.bought if sale else None) or Decimal(0)) * policy.exchange_share / 100
    case = _products(session, [product_id])[product_id].case_size or Decimal(1)
    return allowed // case * case


def _line(
    line: DraftLine, known: Mapping[int, Any], sold: Mapping[int, Any], originals: Mapping[int, date]
) -> LineFacts:
    product, sale = known[line.product_id], sold.get(line.product_id)
    return LineFacts(
        product=product.name,
        reason=line.reason,
        quantity=line.counted,
        value_in=line.value_in,
        value_out=line.value_out,
        case_size=product.case_size,
        shelf_life=product.shelf_life,
        produced_on=line.produced_on,
        sold_on=originals.get(line.original_id or 0) or (sale.last if sale else None),
        bought_12_months=(sale.bought if sale else None) or Decimal(0),
        ever_sold=sale is not None or line.original_id in originals,
    )


def _products(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    rows = session.execute(
        select(Product.id, Product.name, Product.case_size, Product.shelf_life).where(Product.id.in_(ids))
    )
    return {row.id: row for row in rows}


def _sold(session: Session, customer_id: int, ids: Sequence[int], on: date) -> dict[int, Any]:
    """For each product: the last sale up to a day, and what was bought in the 12 months before it."""
    since = on - timedelta(days=365)
    rows = session.execute(
        select(
            SalesLine.product_id,
            func.max(SalesLine.date).label("last"),
            func.sum(SalesLine.quantity)
            .filter(SalesLine.date > since, SalesLine.kind == "sale", SalesLine.origin != "return")
            .label("bought"),
        )
        .where(
            SalesLine.customer_id == customer_id, SalesLine.product_id.in_(ids), SalesLine.date <= on,
            SalesLine.kind.in_(("sale", "gift")), _KEPT,
        )
        .group_by(SalesLine.product_id)
    )  # fmt: skip
    return {row.product_id: row for row in rows if row.product_id is not None}


def _dates(session: Session, ids: Sequence[int]) -> dict[int, date]:
    rows = session.execute(select(SalesLine.id, SalesLine.date).where(SalesLine.id.in_(ids)))
    return dict(rows.all())
