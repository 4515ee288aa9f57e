"""The ledger's sums by product in a window of whole months, and what was decided about products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from distributor_desk.core.periods import Period, month_start, period_of, year_before
from distributor_desk.features.portfolio import rules
from distributor_desk.features.portfolio.queries.settings import Policy, policy
from distributor_desk.features.portfolio.records import ProductDecision
from distributor_desk.features.portfolio.rules import Lines, ProductSums
from distributor_desk.features.products.records import Brand, Product
from distributor_desk.features.sales.records import ProductMonth, SalesDay, SalesLine

YEAR, THIS_YEAR, LAST_YEAR = "12_months", "this_year", "last_year"
WINDOWS = (YEAR, THIS_YEAR, LAST_YEAR)
_NOTHING = Decimal(0)


def window_of(key: str, today: date) -> Period:
    """Whole months: the running month and the eleven before it, this year up to now, or last year."""
    month = period_of(today, "month")
    if key == THIS_YEAR:
        return Period(date(today.year, 1, 1), month.last)
    if key == LAST_YEAR:
        return period_of(date(today.year - 1, 1, 1), "year")
    return Period(month_start(today.year, today.month - 11), month.last)


def product_sums(session: Session, window: Period) -> list[ProductSums]:
    """Every product that is on the lists or was sold in the window, with its sums."""
    m = ProductMonth
    sums = (
        select(
            m.product_id, func.sum(m.sold).label("sold"), func.sum(m.returned).label("returned"),
            func.sum(m.costed).label("costed"), func.sum(m.cost).label("cost"),
            func.sum(m.gift_cost).label("gift_cost"), func.sum(m.uncosted).label("uncosted"),
        )
        .where(m.month >= window.first, m.month <= window.last)
        .group_by(m.product_id)
        .subquery()
    )  # fmt: skip
    rows = session.execute(
        select(
            Product.id, Product.name, Product.spec, Brand.name, Product.category, Product.status,
            Product.retired_at, Product.product_class,
            sums.c.sold, sums.c.returned, sums.c.costed, sums.c.cost, sums.c.gift_cost, sums.c.uncosted,
        )
        .select_from(Product)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(sums, sums.c.product_id == Product.id)
        .where(or_(Product.retired_at.is_(None), sums.c.sold.is_not(None)))
        .order_by(Product.id)
    )  # fmt: skip
    return [_of(*row) for row in rows]


def _of(
    product_id: int, name: str, spec: str | None, brand: str | None, category: str | None, status: str,
    retired: Any, fixed: str | None,
    sold: Decimal | None, returned: Decimal | None, costed: Decimal | None, cost: Decimal | None,
    gift_cost: Decimal | None, uncosted: int | None,
) -> ProductSums:  # fmt: skip
    return ProductSums(
        product_id,
        name,
        spec or "",
        brand or "",
        category or "",
        retired is None and status == "active",
        fixed,
        (sold or _NOTHING) + (returned or _NOTHING),
        costed or _NOTHING,
        cost or _NOTHING,
        gift_cost or _NOTHING,
        uncosted or 0,
        sold or _NOTHING,
    )


def first_sold(session: Session, product_ids: Sequence[int]) -> dict[int, date]:
    """The day of the first sale of each product."""
    found = {}
    for product_id in product_ids:  # one look at the index each; a grouped query would read every line
        day = session.scalar(
            select(SalesLine.date)
            .where(
                SalesLine.product_id == product_id, SalesLine.kind == "sale", SalesLine.retired_at.is_(None)
            )
            .order_by(SalesLine.date)
            .limit(1)
        )
        if day is not None:
            found[product_id] = day
    return found


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a product last."""

    date: date
    decision: str
    reason: str


def decisions(session: Session) -> dict[int, Decided]:
    """The newest decision of each product."""
    rows = session.execute(
        select(
            ProductDecision.product_id, ProductDecision.date, ProductDecision.decision, ProductDecision.reason
        )
        .where(ProductDecision.retired_at.is_(None))
        .order_by(ProductDecision.date, ProductDecision.id)
    )
    return {i: Decided(day, decision, reason or "") for i, day, decision, reason in rows}


@dataclass(frozen=True, slots=True)
class Analysis:
    """The range in a window: sums, lines, ranking, mix, last three and what was decided about them."""

    window: Period
    policy: Policy
    lines: Lines
    products: tuple[ProductSums, ...]
    ranking: tuple[rules.Ranked, ...]
    mix: tuple[rules.MixPart, ...]
    last: tuple[ProductSums, ...]
    decided: dict[int, Decided]

    def class_of(self, product: ProductSums) -> str | None:
        return rules.class_of(product, self.lines)

    @property
    def uncosted(self) -> int:
        """Sales and returns without a cost: left out of every margin."""
        return sum(p.uncosted for p in self.products)

    @property
    def burden(self) -> rules.Burden:
        p = self.policy
        return rules.Burden(p.storage, p.labour, p.loss, p.tax)


def analysis(session: Session, window: Period, today: date) -> Analysis:
    """Everything that is said of the range in a window; it ends today where the window has not run out."""
    set_, products = policy(session), product_sums(session, window)
    lines = rules.lines_of(products, set_.margin_line, set_.volume_line)
    net: dict[str | None, Decimal] = {}
    for product in products:
        key = rules.class_of(product, lines)
        net[key] = net.get(key, _NOTHING) + product.net
    return Analysis(
        window,
        set_,
        lines,
        tuple(products),
        tuple(rules.ranking(products)),
        rules.mix(net, set_.targets),
        tuple(_last(session, products, min(window.last, today))),
        decisions(session),
    )


def _last(session: Session, products: Sequence[ProductSums], end: date) -> list[ProductSums]:
    """The last three; only as many first days are looked up as are needed."""
    poorest = sorted((p for p in products if p.active and p.sold > 0), key=lambda p: (p.profit, p.name, p.id))
    step = 4 * rules.LAST
    for count in range(step, len(poorest) + step, step):
        looked_at = poorest[:count]
        found = rules.last_three(looked_at, first_sold(session, [p.id for p in looked_at]), end)
        if len(found) == rules.LAST:
            return found
    return rules.last_three(poorest, first_sold(session, [p.id for p in poorest]), end)


def changes(session: Session, now: Analysis) -> list[rules.Change]:
    """What came, went and moved against the same window a year before."""
    before = product_sums(session, year_before(now.window))
    lines = rules.lines_of(before, now.policy.margin_line, now.policy.volume_line)
    return rules.changes(now.products, before, now.lines, lines)


def ledger_begins(session: Session) -> date | None:
    """The day of the oldest ledger line."""
    return session.scalar(select(func.min(SalesDay.date)))
