"""What a rep earns on sales: by the product's class and by its margin (needs 52)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen

BAD_RATE = Text("提成比例要在 0% 到 100% 之间。", "A commission rate lies between 0 % and 100 %.")
BAD_MARGIN = Text("毛利率要小于 100%。", "A margin lies below 100 %.")
SAME = Text("已有同样的分类和毛利率的提成标准。", "There is a rate for this class and margin already.")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate (0.02 is 2 %) for a class of products (None: any) whose margin is at least `margin_from` (None: any)."""

    id: int
    product_class: str | None
    margin_from: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Sold:
    """What a rep sold of a product in a month: net yuan (returns off), its class, its margin where it is known."""

    product_id: int
    product: str
    net: Decimal
    product_class: str | None
    margin: Decimal | None


@dataclass(frozen=True, slots=True)
class Earned:
    """A product's sales with the rate that holds for it (None: no rate) and what it earns, unrounded."""

    sold: Sold
    rate: Rate | None
    amount: Decimal


def check(rate: Decimal, margin_from: Decimal | None) -> None:
    """DeskError for a rate that cannot be."""
    if not 0 <= rate <= 1:
        raise DeskError(BAD_RATE)
    if margin_from is not None and margin_from >= 1:
        raise DeskError(BAD_MARGIN)


def rate_for(rates: Iterable[Rate], product_class: str | None, margin: Decimal | None) -> Rate | None:
    """The rate that holds: one for the class before one for any; of these the highest margin that is reached.

    A product whose margin is not known earns only by rates that ask for none.
    """
    fitting = [
        r
        for r in rates
        if r.product_class in (None, product_class)
        and (r.margin_from is None or (margin is not None and margin >= r.margin_from))
    ]
    lowest = Decimal("-Infinity")
    return max(
        fitting,
        key=lambda r: (
            r.product_class is not None,
            r.margin_from is not None,
            r.margin_from if r.margin_from is not None else lowest,
            -r.id,
        ),
        default=None,
    )


def earned(sold: Iterable[Sold], rates: Sequence[Rate]) -> list[Earned]:
    """Each product with its rate and amount; net returns take commission back."""
    found = []
    for one in sold:
        rate = rate_for(rates, one.product_class, one.margin)
        found.append(Earned(one, rate, one.net * rate.rate if rate else Decimal(0)))
    return found


def total(lines: Iterable[Earned]) -> Decimal:
    """What is paid: rounded to the fen once, and never below 0."""
    return max(Decimal(0), round_fen(sum((line.amount for line in lines), Decimal(0))))
