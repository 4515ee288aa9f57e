"""What the range says in the lists and papers of others: columns of products, a shop's pair, what needs the owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.portfolio import rules
from distributor_desk.features.portfolio.queries.products import YEAR, analysis, product_sums, window_of
from distributor_desk.features.portfolio.queries.settings import policy
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
    return [
        Todo("portfolio", p.id, LAST_THREE.with_(name=p.name), DECIDE, part="last_three") for p in waiting
    ]


@dataclass(frozen=True, slots=True)
class _House:
    """What every shop's pair is chosen from: classes and names of the active products, the best sellers first."""

    by_sales: tuple[int, ...]
    classes: dict[int, str | None]
    names: dict[int, str]


def _house(session: Session, day: date) -> _House:
    """Worked out once a session: a sheet of three hundred shops asks for each of them."""
    key = ("portfolio.pair", day)
    if key not in session.info:
        products, set_ = product_sums(session, window_of(YEAR, day)), policy(session)
        lines = rules.lines_of(products, set_.margin_line, set_.volume_line)
        active = sorted((p for p in products if p.active), key=lambda p: (-p.net, p.id))
        session.info[key] = _House(
            tuple(p.id for p in active),
            {p.id: rules.class_of(p, lines) for p in active},
            {p.id: p.name for p in active},
        )
    found: _House = session.info[key]
    return found


def pair_for(session: Session, customer_id: int, day: date) -> Text | None:
    """One product that moves and one that is new to the shop, to be shown together: names, nothing else."""
    house = _house(session, day)
    if not {rules.SUNSET, rules.SUNRISE} <= set(house.classes.values()):
        return None
    bought = [
        p.product_id for p in ledger.top_products(session, customer_id, day - _BOUGHT_IN, day, most=1000)
    ]
    chosen = rules.pair(bought, house.classes, house.by_sales)
    return chosen and PAIR.with_(first=house.names[chosen[0]], second=house.names[chosen[1]])
