"""A fee line of a contract: what it costs a year, and who bears it (business rules §4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import plain

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
CHARGES = {
    "once": Text("一次性", "once"),
    "year": Text("每年", "year"),
    "month": Text("每月", "month"),
    "event": Text("每次", "event"),
    "store": Text("每店", "store"),
    "sku": Text("每条码", "sku"),
    "percent": Text("销售额%", "percent"),
}
"""How a fee is charged, by its key."""
PERCENT = "percent"
VALUES = ("last_year", "ask", "counter", "target", "floor", "agreed")
"""The values of a line beside its standing rate, all in the line's own unit; target and floor are secret."""
NOT_WHOLE = Text(
    "自担、厂家承担、垫付加起来是 {sum}%，应该是 100%。请改正其中一项。",
    "Ours, factory and advanced add up to {sum}%; they must add up to 100%. Correct one of them.",
)
NEGATIVE_SHARE = Text("比例不能小于 0。", "A share cannot be less than 0.")


def percent(ratio: Decimal | None) -> Decimal | None:
    """A ratio as the percent that forms and sheets show."""
    return None if ratio is None else plain(ratio * HUNDRED)


def ratio(in_percent: Decimal | None) -> Decimal | None:
    """Percent as a ratio of 1."""
    return None if in_percent is None else in_percent / HUNDRED


@dataclass(frozen=True, slots=True)
class Split:
    """Who bears a fee, as ratios of 1: ours, the factory, and what we advance to claim it later."""

    ours: Decimal = ONE
    factory: Decimal = ZERO
    advanced: Decimal = ZERO


def split(ours: Decimal | None, factory: Decimal | None, advanced: Decimal | None) -> Split:
    """The three shares in percent as ratios; an empty `ours` is the rest. DeskError unless they make 100 %."""
    rest = HUNDRED - (factory or ZERO) - (advanced or ZERO)
    given = (rest if ours is None else ours, factory or ZERO, advanced or ZERO)
    if min(given) < 0:
        raise DeskError(NEGATIVE_SHARE if ours is not None else NOT_WHOLE.with_(sum=f"{HUNDRED - rest:f}"))
    if sum(given) != HUNDRED:
        raise DeskError(NOT_WHOLE.with_(sum=f"{sum(given):f}"))
    return Split(*(share / HUNDRED for share in given))


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A fee line as the other side may know it: values in the line's own unit (per year, store …, or %)."""

    id: int
    subject: Text
    charged: str
    standing: Decimal | None
    count: Decimal | None = None
    stores: int | None = None
    last_year: Decimal | None = None
    ask: Decimal | None = None
    counter: Decimal | None = None
    agreed: Decimal | None = None
    brand: str | None = None
    split: Split = Split()
    condition: str | None = None
    evidence: Text | None = None
    mark: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What of a line stays in the house: the target, the floor (the most we would pay), the owner's note."""

    target: Decimal | None = None
    floor: Decimal | None = None
    note: str | None = None


def in_force(line: OpenLine, *, asks: bool = False) -> Decimal:
    """Agreed, else the standing rate, else last year's, else 0; with `asks` the ask where there is one."""
    if asks and line.ask is not None:
        return line.ask
    for value in (line.agreed, line.standing, line.last_year):
        if value is not None:
            return value
    return ZERO


def times(line: OpenLine) -> Decimal:
    """How often a line's amount falls due in a year: count × stores; a monthly one without a count is 12."""
    count = line.count if line.count is not None else Decimal(12 if line.charged == "month" else 1)
    return count * (ONE if line.stores is None else Decimal(line.stores))


def annual(line: OpenLine, value: Decimal | None, sales: Decimal) -> Decimal:
    """The line's cost in a year at a value of its own unit, in yuan, unrounded: amount × count × stores, or % × sales."""
    if value is None:
        return ZERO
    return sales * value / HUNDRED if line.charged == PERCENT else value * times(line)


def percent_rate(lines: Iterable[OpenLine], values: dict[int, Decimal]) -> Decimal:
    """The sum of our shares of the percent fees, as a ratio of sales; `values` by line id."""
    return sum(
        (values[line.id] / HUNDRED * line.split.ours for line in lines if line.charged == PERCENT), ZERO
    )


def said_value(line: OpenLine, value: Decimal | None) -> str:
    """A value in the line's own unit: `5%`, or `1,200.00`."""
    if value is None:
        return ""
    if line.charged == PERCENT:
        return f"{plain(value):f}%"
    return f"{value:,.2f}"


def worked_out(line: OpenLine, value: Decimal, sales: Decimal) -> Text:
    """How a line's yearly cost comes about, in words."""
    cost = f"{annual(line, value, sales):,.2f}"
    if line.charged == PERCENT:
        return Text(
            f"{said_value(line, value)} × 销售额 {sales:,.2f} = {cost}",
            f"{said_value(line, value)} × sales {sales:,.2f} = {cost}",
        )
    parts_zh, parts_en = [f"{value:,.2f}"], [f"{value:,.2f}"]
    count = line.count if line.count is not None else Decimal(12) if line.charged == "month" else None
    if count is not None and count != ONE:
        parts_zh.append(f"{plain(count):f} {'个月' if line.charged == 'month' else '次'}")
        parts_en.append(f"{plain(count):f} {'months' if line.charged == 'month' else 'times'}")
    if line.stores is not None:
        parts_zh.append(f"{line.stores} 家店")
        parts_en.append(f"{line.stores} stores")
    return Text(f"{' × '.join(parts_zh)} = {cost}", f"{' × '.join(parts_en)} = {cost}")
