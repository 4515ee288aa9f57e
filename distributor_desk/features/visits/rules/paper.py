"""What a printed sheet may know.

The types below are all that the papers of this room are made from. They have no cost, margin, floor, grade
or excuse, because paper goes through the shopkeeper's hands (business rules §5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """An open promise: who promised what by when."""

    what: str
    who: str
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class PromotionLine:
    """A promotion that runs and that the shop may have: name, conditions in words, last day."""

    name: str
    conditions: str
    until: date | None


@dataclass(frozen=True, slots=True)
class PopLine:
    """Material to take along, and how many; None is to be filled in."""

    name: Text
    carried: Decimal | None


@dataclass(frozen=True, slots=True)
class GridLine:
    """One product of a shop's grid. Quantities in base units; `available` is A of the 1.5 rule."""

    product: str
    spec: str
    unit: str
    case_size: Decimal | None
    last_order_date: date | None
    last_order: Decimal | None
    available: Decimal
    price: Decimal | None


@dataclass(frozen=True, slots=True)
class ShopCard:
    """All that is printed of one shop."""

    visit_number: str
    stop: int
    name: str
    code: str
    address: str
    contact: str
    salutation: str
    decides: str
    phone: str
    wechat: str
    channel: Text | None
    priority: str  # A or B, of the visit, not of the shop
    purpose: Text
    opening: Text
    last_visit: date | None
    days_since_order: int | None
    months: tuple[tuple[date, Decimal], ...]  # last three months' net sales, oldest first
    average_order: Decimal | None
    balance: Decimal | None
    balance_as_of: date | None
    promises: tuple[PromiseLine, ...]
    promotions: tuple[PromotionLine, ...]
    grid: tuple[GridLine, ...]
    hints: tuple[Text, ...] = ()  # “还差 ¥… 到下一档” and the like, from the rooms that know
    ask: Text | None = None  # a question to put
    product_ids: tuple[int, ...] = ()  # of the grid, for the entry of the sheet; not printed


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One rep's sheet of one day."""

    company: str
    rep: str
    routes: tuple[str, ...]
    day: date
    focus: Text
    target: Decimal | None
    tools: tuple[Text, ...]
    shops: tuple[ShopCard, ...] = field(default=())
    pop: tuple[PopLine, ...] = ()
    note: str = ""  # problems of the day and what to do about them
    last_reviewed: str = ""  # what the rep wrote to do better, last time


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One product of a delivery order: base units, the shop's own price per base unit, yuan."""

    product: str
    spec: str
    unit: str
    case_size: Decimal | None
    quantity: Decimal
    price: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class DeliveryOrder:
    """送货单: what was ordered at a visit, for those who load and deliver."""

    company: str
    number: str
    day: date
    shop: str
    code: str
    address: str
    contact: str
    phone: str
    rep: str
    lines: tuple[DeliveryLine, ...]
    note: str = ""

    @property
    def total(self) -> Decimal | None:
        """The sum in yuan; None while the price of a line is not known."""
        amounts = [line.amount for line in self.lines]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if len(known) == len(amounts) else None


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One shop of a route's list."""

    stop: int | None
    name: str
    code: str
    address: str
    contact: str
    phone: str
    visit_every: int | None
    last_visit: date | None


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """线路清单: a whole route, whatever the day."""

    company: str
    route: str
    rep: str
    walked: Text
    stops: tuple[RouteStop, ...]


@dataclass(frozen=True, slots=True)
class PromotionSheet:
    """One promotion with the shops that may have it (NEEDS 110)."""

    company: str
    name: str
    conditions: str
    starts_on: date | None
    ends_on: date | None
    shops: tuple[tuple[str, str, str], ...]  # route, shop, phone
