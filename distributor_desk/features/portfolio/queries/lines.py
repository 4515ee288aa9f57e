"""What the range says in the lists and papers of others: columns of products, a shop's pair, what needs the owner."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.portfolio import rules
from distributor_desk.features.portfolio.queries.products import YEAR, analysis, product_sums, window_of
from distributor_desk.features.portfolio.queries.settings import policy
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales import queries as ledger

LAST_THREE = Text(
    "“{name}”利润贡献排在末三位：留还是停？",
    "“{name}” is among the last three by profit. Keep it, or drop it?",
)
DECIDE = Text("去决定", "Decide")
PAIR = Text("一起推荐：{first} ＋ {second}", "Show together: {first} + {second}")
_BOUGHT_IN = timedelta(days=180)


def product_columns(session: Session, today: date) -> dict[int, tuple[Any, ...]]:
    """Class (fixed or suggested), margin and contribution share (per cent) of twelve months, by product id."""
    window = window_of(YEAR, today)
    products, set_ = product_sums(session, window), policy(session)
    lines = rules.lines_of(products, set_.margin_line, set_.volume_line)
    share = {r.product.id: r.share for r in rules.ranking(products)}
    return {p.id: (rules.class_of(p, lines), percent(p.margin), percent(share.get(p.id))) for p in products}


def percent(ratio: Decimal | None) -> Decimal | None:
    """A ratio as per cent with two decimals, for a cell."""
    return None if ratio is None else (ratio * 100).quantize(Decimal("0.01"))


def todo(session: Session, today: date) -> list[Todo]:
    """The last three about which nothing was decided within the window."""
    found = analysis(session, window_of(YEAR, today), today)
    waiting = [
        p for p in found.last if p.id not in found.decided or found.decided[p.id].date < found.window.first
    ]
    return [Todo("portfolio", p.id, LAST_THREE.with_(name=p.name), DECIDE) for p in waiting]


def pair_for(session: Session, customer_id: int, day: date) -> Text | None:
    """One product that moves and one that is new to the shop, to be shown together: names, nothing else."""
    products = product_sums(session, window_of(YEAR, day))
    set_ = policy(session)
    lines = rules.lines_of(products, set_.margin_line, set_.volume_line)
    active = [p for p in products if p.active]
    by_sales = [p.id for p in sorted(active, key=lambda p: (-p.net, p.id))]
    classes = {p.id: rules.class_of(p, lines) for p in active}
    bought = [
        p.product_id for p in ledger.top_products(session, customer_id, day - _BOUGHT_IN, day, most=1000)
    ]
    chosen = rules.pair(bought, classes, by_sales)
    if chosen is None:
        return None
    names = dict(session.execute(select(Product.id, Product.name).where(Product.id.in_(chosen))).all())
    return PAIR.with_(first=names[chosen[0]], second=names[chosen[1]])
