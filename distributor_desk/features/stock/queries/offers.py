"""The offers to push stock that are kept, and what needs the owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.products.records import Brand
from distributor_desk.features.stock import rules
from distributor_desk.features.stock.queries.lines import stock_lines
from distributor_desk.features.stock.queries.settings import red_line
from distributor_desk.features.stock.records import PushOffer
from distributor_desk.features.stock.rules import Offer, StockLine

ABOVE = Text(
    "“{name}”库存超过红线：存销比 {cover}（红线 {line}）。先别再进货。",
    "Stock of “{name}” is above the red line: cover {cover} (line {line}). Buy no more for now.",
)
STILL = Text(
    "“{name}”有库存，但最近三个月没有卖出。",
    "“{name}” is in stock, but none of it was sold in the last three months.",
)
MORE_ABOVE = Text(
    "还有 {count} 个商品的库存超过红线。", "Stock of {count} more products is above the red line."
)
LOOK = Text("看库存", "See stock")
ANSWER = Text(
    "“{name}”的压货政策要回话：{amount}。", "The push-stock offer of “{name}” waits for an answer: {amount}."
)
GO = Text("去回话", "Answer")
MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer as it is kept, with the brand's name and what it was worth by the figures of its day."""

    id: int
    brand_id: int
    brand: str
    offered_on: date
    offer: Offer
    weighed: rules.Weighed
    answer: str | None
    answer_text: str
    answer_by: date | None
    state: str
    notes: str


def offers(session: Session) -> list[OfferRow]:
    """Every offer that is kept, open ones first, then the newest."""
    rows = session.execute(
        select(PushOffer, Brand.name)
        .join(Brand, Brand.id == PushOffer.brand_id)
        .where(PushOffer.retired_at.is_(None))
        .order_by(PushOffer.state != "open", PushOffer.date.desc(), PushOffer.id.desc())
    )
    return [_offer(row, brand) for row, brand in rows]


def _offer(row: PushOffer, brand: str) -> OfferRow:
    offer = Offer(row.amount, row.rate, row.stock_value, row.monthly_cost, row.money_rate, row.shelf_life)
    return OfferRow(
        row.id, row.brand_id, brand, row.date, offer, rules.weigh(offer), row.answer, row.answer_text or "",
        row.answer_by, row.state, row.notes or "",
    )  # fmt: skip


def todo(session: Session, today: date) -> list[Todo]:
    """Stock above the red line, the most money first, and offers whose answer is due."""
    line = red_line(session)
    above = [s for s in stock_lines(session, today) if s.is_above(line) and s.value]
    above.sort(key=lambda s: (-s.too_much(line), s.name))
    found = [_above(s, line) for s in above[:MOST_SAID]]
    rest = above[MOST_SAID:]
    if rest:
        found.append(Todo("stock", rest[0].id, MORE_ABOVE.with_(count=len(rest)), LOOK))
    return found + [
        Todo(
            "stock", -o.id, ANSWER.with_(name=o.brand, amount=shown(o.offer.amount)), GO, due=o.answer_by,
            money=o.offer.amount,
        )
        for o in offers(session)
        if o.state == "open"
    ]  # fmt: skip


def _above(stock: StockLine, line: Decimal) -> Todo:
    text = (
        STILL.with_(name=stock.name)
        if stock.cover is None
        else ABOVE.with_(name=stock.name, cover=f"{stock.cover:.2f}", line=f"{line:.2f}")
    )
    return Todo("stock", stock.id, text, LOOK, money=stock.too_much(line))
