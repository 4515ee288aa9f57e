"""A sheet that came back: what was filled in by hand, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.money import round_fen

RESULTS = ("order", "no_order", "absent", "refused")
NOT_MET = ("absent", "refused")


@dataclass(frozen=True, slots=True)
class LineIn:
    """One product of a sheet, in base units and yuan; None is what was left blank, which is not a zero."""

    product_id: int
    stock: Decimal | None = None
    order: Decimal | None = None
    price: Decimal | None = None
    neighbour_price: Decimal | None = None
    near_expiry: Decimal | None = None

    @property
    def blank(self) -> bool:
        figures = (self.stock, self.order, self.price, self.neighbour_price, self.near_expiry)
        return all(figure is None for figure in figures)


@dataclass(frozen=True, slots=True)
class PromiseIn:
    """What was promised at a visit."""

    what: str
    kind: str | None = None
    due: date | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class SheetIn:
    """A whole sheet of one shop and day. `result` None lets the lines decide.

    `more` are further fields of the visit by their column's name (see records.Visit).
    """

    customer_id: int
    day: date
    lines: tuple[LineIn, ...] = ()
    result: str | None = None
    order_amount: Decimal | None = None
    rep: str | None = None
    promise: PromiseIn | None = None
    more: Mapping[str, object] | None = None
    remarks: tuple[
        tuple[str, str, bool], ...
    ] = ()  # kind (complaint, feedback, objection), words, the main one
    pop_used: tuple[tuple[str, Decimal], ...] = ()
    step_done: str | None = None


def result_of(said: str | None, lines: Sequence[LineIn]) -> str | None:
    """What was said, else an order where anything was ordered, else none; None for a sheet without a figure."""
    if said:
        return said
    if any(line.order for line in lines):
        return "order"
    return "no_order" if any(not line.blank for line in lines) else None


def skus_of(lines: Sequence[LineIn]) -> int | None:
    """How many products were ordered; None for none."""
    return sum(bool(line.order) for line in lines) or None


def order_amount_of(lines: Sequence[LineIn], prices: Mapping[int, Decimal | None]) -> Decimal | None:
    """The order at the shop's last prices, in yuan, rounded to the fen; None when one of them is not known.

    `prices` are per base unit, by product.
    """
    ordered = [line for line in lines if line.order]
    if not ordered or any(prices.get(line.product_id) is None for line in ordered):
        return None
    total = sum(
        ((line.order or Decimal(0)) * (prices[line.product_id] or Decimal(0)) for line in ordered), Decimal(0)
    )
    return round_fen(total)
