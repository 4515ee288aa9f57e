"""An order as it is typed, before or after it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.sums import Exchanged, exchanged, value_of


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line; quantities in base units, prices in yuan for one unit (of `unit_size` base units).

    `accepted` is the decision, None while there is none.
    """

    product_id: int
    quantity: Decimal
    price: Decimal | None = None
    reason: str = w.OTHER
    fault: str | None = None
    original_id: int | None = None
    original_document: str | None = None
    produced_on: date | None = None
    accepted: Decimal | None = None
    reject_reason: str | None = None
    out_product_id: int | None = None
    out_quantity: Decimal | None = None
    out_price: Decimal | None = None
    unit: str | None = None
    unit_size: Decimal | None = None
    notes: str | None = None
    id: int | None = None

    @property
    def counted(self) -> Decimal:
        """Base units that come back: what is accepted, or all while nothing is decided."""
        return self.quantity if self.accepted is None else self.accepted

    @property
    def value_in(self) -> Decimal:
        return value_of(self.counted, self.price, self.unit_size)

    @property
    def counted_out(self) -> Decimal:
        """Base units that go out; nothing for a line that is refused."""
        return Decimal(0) if self.out_quantity is None or not self.counted else self.out_quantity

    @property
    def value_out(self) -> Decimal:
        return value_of(self.counted_out, self.out_price)


@dataclass(frozen=True, slots=True)
class Draft:
    """An order: who returns or exchanges what on which day."""

    kind: str
    customer_id: int
    date: date
    lines: tuple[DraftLine, ...] = ()
    without_goods: bool = False
    notes: str | None = None

    def comes_to(self, fee_percent: Decimal) -> Exchanged:
        """Values and fee; a return has neither goods out nor a fee."""
        value_in = sum((line.value_in for line in self.lines), Decimal(0))
        if self.kind != w.EXCHANGE:
            return exchanged(value_in, Decimal(0), Decimal(0))
        value_out = sum((line.value_out for line in self.lines), Decimal(0))
        return exchanged(value_in, value_out, fee_percent)


def split(line: DraftLine, quantity: Decimal) -> tuple[DraftLine, DraftLine]:
    """The same line in two: `quantity` base units stay, the rest is a line of its own. Undecided again.

    What goes out for it is divided in proportion where that comes out even to thousandths, else it stays.
    """
    rest = line.quantity - quantity
    first = replace(line, quantity=quantity, accepted=None, reject_reason=None)
    second = replace(line, quantity=rest, accepted=None, reject_reason=None, id=None)
    if line.out_quantity is None:
        return first, second
    share = round(line.out_quantity * quantity / line.quantity, 3)
    return replace(first, out_quantity=share), replace(second, out_quantity=line.out_quantity - share)
