"""What is true of stock: cover against the red line, and a push-stock offer weighed (business rules §6).

Money is yuan; a cover is months of sales; rates are ratios (0.05 is 5 %). Nothing is rounded here but the
verdict's own lines, to the fen, at their end.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen, shown

DAYS_OF_A_MONTH = 30
MONTHS_LOOKED_AT = 3


def cover(stock_value: Decimal, monthly_cost: Decimal) -> Decimal | None:
    """Stock value at cost ÷ the monthly cost of sales; None where nothing is sold."""
    return stock_value / monthly_cost if monthly_cost > 0 else None


def above_red_line(stock_value: Decimal, monthly_cost: Decimal, red_line: Decimal) -> bool:
    """Exactly at the line is allowed. Stock of something that does not sell is above every line."""
    return stock_value > red_line * max(monthly_cost, Decimal(0))


@dataclass(frozen=True, slots=True)
class StockLine:
    """Stock of a product at its cost on the day of its last reading; the cost of a month's sales.

    `monthly_cost` is the average of the last three full months. A product without a cost has no value:
    `value` is None. `uncosted` counts the sales of those months that have no cost.
    """

    id: int
    name: str
    spec: str
    brand: str
    category: str
    unit: str
    case_size: Decimal | None
    quantity: Decimal | None
    read_on: date | None
    value: Decimal | None
    monthly_cost: Decimal
    shelf_life: int | None
    uncosted: int

    @property
    def cover(self) -> Decimal | None:
        return None if self.value is None else cover(self.value, self.monthly_cost)

    def is_above(self, red_line: Decimal) -> bool:
        return self.value is not None and above_red_line(self.value, self.monthly_cost, red_line)

    def too_much(self, red_line: Decimal) -> Decimal:
        """The money that lies above the line."""
        allowed = red_line * max(self.monthly_cost, Decimal(0))
        return max((self.value or Decimal(0)) - allowed, Decimal(0))


@dataclass(frozen=True, slots=True)
class StockGroup:
    """The stock of a brand, or of the whole house. `unknown` counts products whose stock or cost is not known."""

    name: str
    value: Decimal
    monthly_cost: Decimal
    unknown: int

    @property
    def cover(self) -> Decimal | None:
        return cover(self.value, self.monthly_cost)

    def is_above(self, red_line: Decimal) -> bool:
        return above_red_line(self.value, self.monthly_cost, red_line)


def grouped(name: str, lines: Iterable[StockLine]) -> StockGroup:
    """Products without a known value are left out on both sides, and counted."""
    every = list(lines)
    known = [line for line in every if line.value is not None]
    value = sum((line.value or Decimal(0) for line in known), Decimal(0))
    monthly = sum((line.monthly_cost for line in known), Decimal(0))
    unknown = sum(1 for line in every if line.value is None and (line.monthly_cost or line.uncosted))
    return StockGroup(name, value, monthly, unknown)


def by_brand(lines: Iterable[StockLine]) -> list[StockGroup]:
    """One group a brand, the largest value first; products of no brand stand under an empty name."""
    found: dict[str, list[StockLine]] = {}
    for line in lines:
        found.setdefault(line.brand, []).append(line)
    groups = [grouped(name, mine) for name, mine in found.items()]
    return sorted((g for g in groups if g.value or g.monthly_cost), key=lambda g: (-g.value, g.name))


def turns(value: Decimal, year_cost: Decimal) -> Decimal | None:
    """How often the stock turns over in a year: the year's cost of sales ÷ stock at cost."""
    return year_cost / value if value > 0 else None


@dataclass(frozen=True, slots=True)
class Offer:
    """A push-stock offer (压货): `amount` paid now for goods at list, with `rate` more rebate.

    `stock_value` and `monthly_cost` are those of the goods it is about; `money_rate` is what money costs a
    month; `shelf_life` in days (None: not known, then nothing expires).
    """

    amount: Decimal
    rate: Decimal
    stock_value: Decimal
    monthly_cost: Decimal
    money_rate: Decimal
    shelf_life: int | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an offer is worth: gain, holding cost and expiry loss in yuan, and what remains.

    `months_there` and `months_to_sell` are None when nothing of it is sold; then all of it is lost.
    `break_even` is the rate at which nothing would be won or lost.
    """

    gain: Decimal
    holding: Decimal
    expiry: Decimal
    months_there: Decimal | None
    months_to_sell: Decimal | None
    cover_after: Decimal | None
    break_even: Decimal

    @property
    def result(self) -> Decimal:
        return self.gain - self.holding - self.expiry


def weigh(offer: Offer) -> Weighed:
    """gain = A × r; holding = A × money rate × (months of stock there + months to sell ÷ 2); and the expiry loss.

    What is there is sold first. What cannot be sold within the shelf life, counted in months of 30 days from
    now, is lost whole, but never more than A. ValueError for an amount that is not above zero.
    """
    if offer.amount <= 0:
        raise ValueError("an offer without an amount")
    gain = offer.amount * offer.rate
    if offer.monthly_cost <= 0:
        return Weighed(round_fen(gain), Decimal(0), round_fen(offer.amount), None, None, None, Decimal(1))
    there = offer.stock_value / offer.monthly_cost
    to_sell = offer.amount / offer.monthly_cost
    holding = offer.amount * offer.money_rate * (there + to_sell / 2)
    expiry = Decimal(0)
    if offer.shelf_life is not None:
        sold_in_time = offer.monthly_cost * offer.shelf_life / DAYS_OF_A_MONTH
        expiry = min(max(offer.stock_value + offer.amount - sold_in_time, Decimal(0)), offer.amount)
    return Weighed(
        round_fen(gain),
        round_fen(holding),
        round_fen(expiry),
        there,
        to_sell,
        (offer.stock_value + offer.amount) / offer.monthly_cost,
        (holding + expiry) / offer.amount,
    )


WORTH, RED_LINE, LOSS, NO_SALES = "worth", "red_line", "loss", "no_sales"
VERDICTS = {
    WORTH: Text(
        "划算：净得 {result}，压完存销比 {cover}，没有过红线 {line}。",
        "Worth it: {result} remains; cover after it is {cover}, within the red line of {line}.",
    ),
    RED_LINE: Text(
        "账面净得 {result}，但压完存销比 {cover}，超过红线 {line}：不打款。",
        "On paper {result} remains, but cover after it is {cover}, above the red line of {line}: do not pay.",
    ),
    LOSS: Text(
        "亏本：净亏 {result}。返点至少要到 {break_even} 才保本。",
        "A loss of {result}. The rate would have to be at least {break_even} to break even.",
    ),
    NO_SALES: Text(
        "这些货最近三个月没有销售，压进来卖不掉：不打款。",
        "Nothing of it was sold in the last three months; it would not sell: do not pay.",
    ),
}


def verdict(weighed: Weighed, red_line: Decimal) -> str:
    """What the figures say: `no_sales`, `loss` (below zero), `red_line` (cover after above it) or `worth`."""
    if weighed.cover_after is None:
        return NO_SALES
    if weighed.result < 0:
        return LOSS
    return RED_LINE if weighed.cover_after > red_line else WORTH


def verdict_words(weighed: Weighed, red_line: Decimal) -> Text:
    """The verdict as a sentence."""
    return VERDICTS[verdict(weighed, red_line)].with_(
        result=shown(abs(weighed.result)),
        cover=_two(weighed.cover_after),
        line=_two(red_line),
        break_even=f"{weighed.break_even * 100:.2f}%",
    )


def _two(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:.2f}"


DELAY, RED_LINE_FIRST, COUNTER_TERMS = "delay", "red_line_first", "counter_terms"
ANSWERS = {
    DELAY: Text("拖", "Delay"),
    RED_LINE_FIRST: Text("丑话说前", "Red line first"),
    COUNTER_TERMS: Text("提苛刻条件", "Counter-terms"),
}
TEXTS = {
    DELAY: Text(
        "您的政策我很想做。只是商超的货款这个月还没到账，我正在催，款一到马上和您商量。月底前给您回话，您看行吗？",
        "I would gladly take your offer. Only the supermarkets' payments are not in yet this month; I am pressing "
        "them, and we talk as soon as the money is here. May I answer by the end of the month?",
    ),
    RED_LINE_FIRST: Text(
        "咱们合作这么久，我先把话说在前面：我的库存只放到月销量的 {line} 倍，现在已经是 {now}。压完就是 {after}，"
        "货压在仓库里过期了，对您的品牌也不好。库存降下来，我第一个打款。",
        "We have worked together for long, so let me say it first: I keep stock of no more than {line} of a month's "
        "sales, and it stands at {now} now. With this it would be {after}; goods that expire in a warehouse do your "
        "brand no good either. Once stock is down I am the first to pay.",
    ),
    COUNTER_TERMS: Text(
        "可以压 {amount}，请书面确认这几条：一、返点给到 {break_even} 以上，当月兑现；二、卖不完的临期货厂家全部调换；"
        "三、促销员和陈列费用由厂家承担；四、本区域不再新增经销商。这几条都落实了再打款。",
        "{amount} is possible, with these points in writing: 1. a rate above {break_even}, paid within the month; "
        "2. the factory exchanges whatever nears its date; 3. the factory bears promoters and display; 4. no further "
        "distributor in this territory. We pay once all of them stand.",
    ),
}


def answer_text(answer: str, offer: Offer, weighed: Weighed, red_line: Decimal) -> Text:
    """A text to begin with for one of the three answers of the trade; the person changes it."""
    return TEXTS[answer].with_(
        amount=shown(offer.amount),
        line=_two(red_line),
        now=_two(weighed.months_there),
        after=_two(weighed.cover_after),
        break_even=f"{weighed.break_even * 100:.2f}%",
    )


def month_end(day: date) -> date:
    """The last day of its month: until then a manufacturer who is put off gives up."""
    return day.replace(day=monthrange(day.year, day.month)[1])
