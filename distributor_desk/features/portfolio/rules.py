"""What is true of the product range: classes, mix, contribution, last three, changes (business rules §6).

Money is yuan, margins and shares are ratios (0.1 is 10 %), unrounded. A figure that is not known is None:
a product whose lines have no cost has no margin, never one of 100 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

SUNRISE, SUNSET, GOLD, WATCH = "sunrise", "sunset", "gold", "watch"
IN_THE_MIX = (SUNRISE, SUNSET, GOLD)
"""The classes of the mix in the order of 30/30/40; watch stands outside."""
LAST = 3
YOUNG = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ProductSums:
    """A product with the ledger's sums of a window. `fixed` is the class that a person gave it.

    `net` is sales less returns; `costed` the part of it whose cost is known, `cost` what that cost;
    `uncosted` counts the lines without a cost; `gift_cost` is what gifts of it cost.
    """

    id: int
    name: str
    spec: str
    brand: str
    category: str
    active: bool
    fixed: str | None
    net: Decimal
    costed: Decimal
    cost: Decimal
    gift_cost: Decimal
    uncosted: int
    sold: Decimal

    @property
    def profit(self) -> Decimal:
        """Gross profit on the lines whose cost is known."""
        return self.costed - self.cost

    @property
    def margin(self) -> Decimal | None:
        return margin(self.costed, self.cost)


def margin(costed: Decimal, cost: Decimal) -> Decimal | None:
    """(net sales − cost) ÷ net sales of the lines with a cost; None where there are none."""
    return (costed - cost) / costed if costed > 0 else None


@dataclass(frozen=True, slots=True)
class Lines:
    """What divides the four classes: a margin (ratio) and a volume (net sales in yuan)."""

    margin: Decimal
    volume: Decimal


def lines_of(
    products: Iterable[ProductSums], margin_line: Decimal, volume_line: Decimal | None = None
) -> Lines:
    """The volume line is the one that is set, else the median net sales of the active products."""
    return Lines(
        margin_line, median([p.net for p in products if p.active]) if volume_line is None else volume_line
    )


def median(amounts: Iterable[Decimal]) -> Decimal:
    """The middle one, the mean of the middle two, or 0 of none."""
    ordered = sorted(amounts)
    if not ordered:
        return Decimal(0)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def suggested_class(margin_: Decimal | None, volume: Decimal, lines: Lines) -> str | None:
    """Sunrise: margin without volume; sunset: volume without margin; gold: both; watch: neither.

    Exactly on a line is above it. None while the margin is not known.
    """
    if margin_ is None:
        return None
    if margin_ >= lines.margin:
        return GOLD if volume >= lines.volume else SUNRISE
    return SUNSET if volume >= lines.volume else WATCH


def class_of(product: ProductSums, lines: Lines) -> str | None:
    """The class that a person fixed, else the one that the figures suggest."""
    return product.fixed or suggested_class(product.margin, product.net, lines)


@dataclass(frozen=True, slots=True)
class MixPart:
    """One class of the mix: net sales, share of the three together, target share, and by how much it is off."""

    key: str
    net: Decimal
    share: Decimal
    target: Decimal

    @property
    def off(self) -> Decimal:
        """Share − target: 0.06 is six points too much."""
        return self.share - self.target


def mix(net_by_class: Mapping[str | None, Decimal], targets: Sequence[Decimal]) -> tuple[MixPart, ...]:
    """Actual shares of net sales against the targets (ratios) of sunrise, sunset and gold."""
    net = {key: max(net_by_class.get(key, Decimal(0)), Decimal(0)) for key in IN_THE_MIX}
    total = sum(net.values(), Decimal(0))
    return tuple(
        MixPart(key, net[key], net[key] / total if total else Decimal(0), target)
        for key, target in zip(IN_THE_MIX, targets, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A product's place by gross profit; `share` and `cumulative` of the profit of all (None: no profit)."""

    product: ProductSums
    place: int
    share: Decimal | None
    cumulative: Decimal | None


def ranking(products: Iterable[ProductSums]) -> list[Ranked]:
    """By contribution, the largest first; products without a known cost stand outside."""
    known = [p for p in products if p.costed or p.cost]
    known.sort(key=lambda p: (-p.profit, p.name, p.id))
    total = sum((p.profit for p in known), Decimal(0))
    found, so_far = [], Decimal(0)
    for place, product in enumerate(known, start=1):
        so_far += product.profit
        shares = (product.profit / total, so_far / total) if total > 0 else (None, None)
        found.append(Ranked(product, place, *shares))
    return found


def last_three(
    products: Iterable[ProductSums], first_sold: Mapping[int, date], window_end: date
) -> list[ProductSums]:
    """The three active products sold in the window that contribute least, the least first.

    A product that was first sold less than 90 days before the window's end has not had its chance yet and
    is passed over.
    """
    old_enough = [
        p
        for p in products
        if p.active
        and p.sold > 0
        and (p.costed or p.cost)
        and first_sold.get(p.id, window_end) <= window_end - YOUNG
    ]
    return sorted(old_enough, key=lambda p: (p.profit, p.name, p.id))[:LAST]


@dataclass(frozen=True, slots=True)
class Change:
    """A product that came, went or moved between two windows: `kind` is added, dropped, moved or stayed.

    Growth in volume never stands alone: `growth` (ratio, None: no sales before) comes with the change in margin
    (ratio points, None: a margin is not known).
    """

    product: ProductSums
    kind: str
    before: str | None
    after: str | None
    net_before: Decimal
    growth: Decimal | None
    margin_change: Decimal | None


def changes(
    now: Sequence[ProductSums], before: Sequence[ProductSums], lines_now: Lines, lines_before: Lines
) -> list[Change]:
    """Every product sold in one of the windows, and what became of it; classes as the figures suggest them."""
    old = {p.id: p for p in before}
    found = []
    for product in now:
        was = old.get(product.id)
        sold_before = bool(was and was.sold > 0)
        if product.sold <= 0 and not sold_before:
            continue
        after = suggested_class(product.margin, product.net, lines_now) if product.sold > 0 else None
        earlier = suggested_class(was.margin, was.net, lines_before) if was and sold_before else None
        found.append(
            Change(
                product,
                _kind(now=product.sold > 0, before=sold_before, moved=after != earlier),
                earlier,
                after,
                was.net if was else Decimal(0),
                (product.net - was.net) / was.net if was and was.net > 0 else None,
                _difference(product.margin, was.margin if was else None),
            )
        )
    return found


def _kind(*, now: bool, before: bool, moved: bool) -> str:
    if not before:
        return "added"
    if not now:
        return "dropped"
    return "moved" if moved else "stayed"


def _difference(after: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if after is None or before is None else after - before


@dataclass(frozen=True, slots=True)
class Burden:
    """What a yuan of net sales bears besides the goods: each a ratio of net sales."""

    storage: Decimal = Decimal(0)
    labour: Decimal = Decimal(0)
    loss: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)

    @property
    def all(self) -> Decimal:
        return self.storage + self.labour + self.loss + self.tax


def net_contribution(product: ProductSums, burden: Burden) -> Decimal | None:
    """Gross profit − storage and transport, labour, loss and tax on its net sales − what its gifts cost.

    None where no cost is known. Only the sales whose cost is known bear their part, as in the profit.
    """
    if not product.costed and not product.cost:
        return None
    return product.profit - product.costed * burden.all - product.gift_cost


def margin_flag(margin_: Decimal | None, minimum: Decimal, thin: Decimal) -> str | None:
    """`thin` below the thin-margin line, `low` below the minimum; exactly on a line is allowed."""
    if margin_ is None:
        return None
    if margin_ < thin:
        return "thin"
    return "low" if margin_ < minimum else None


def shares(net: Mapping[str, Decimal]) -> list[tuple[str, Decimal, Decimal]]:
    """Name, net sales and share of the whole, the largest first; names without sales are left out."""
    total = sum((amount for amount in net.values() if amount > 0), Decimal(0))
    kept = [(name, amount, amount / total) for name, amount in net.items() if amount > 0]
    return sorted(kept, key=lambda part: (-part[1], part[0]))


def pair(
    bought: Sequence[int], classes: Mapping[int, str | None], by_sales: Sequence[int]
) -> tuple[int, int] | None:
    """One sunset and one sunrise item to be shown together in a shop.

    The sunset item is the one that the shop buys most (`bought`, the most first), else the house's best seller
    (`by_sales`); the sunrise item one that the shop does not buy yet, else the one it buys least.
    """
    sunset = next((i for i in (*bought, *by_sales) if classes.get(i) == SUNSET), None)
    sunrise = [i for i in by_sales if classes.get(i) == SUNRISE]
    fresh = next((i for i in sunrise if i not in bought), None)
    if fresh is None:
        fresh = next((i for i in reversed(bought) if classes.get(i) == SUNRISE), None)
    return None if sunset is None or fresh is None else (sunset, fresh)
