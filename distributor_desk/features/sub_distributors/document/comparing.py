"""An own office beside a sub-distributor, in lines and in one sentence, for the screen and for paper."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.features.sub_distributors.rules.office import Comparison, Way
from distributor_desk.features.sub_distributors.rules.scorecard import percent

_LINES = (
    ("sales", Text("年销售额", "Sales a year")),
    ("gross_profit", Text("毛利", "Gross profit")),
    ("rebate", Text("− 返利", "− rebate")),
    ("running_costs", Text("− 费用", "− running costs")),
    ("cost_of_cash", Text("− 资金成本", "− cost of cash")),
    ("result", Text("= 一年净得", "= left after a year")),
    ("receivable", Text("占用：应收", "Cash: receivable")),
    ("stock", Text("占用：库存", "Cash: stock")),
    ("other_cash", Text("占用：开办费 / −保证金", "Cash: set-up / −deposit")),
    ("cash", Text("占用资金合计", "Cash tied up in all")),
)
ON_CASH = Text("每年赚回占用资金的", "Earned a year on that cash")
BETTER_SUB = Text(
    "用分销商每年多得 {gain}，少占用资金 {cash}。",
    "The sub-distributor brings {gain} more a year and ties up {cash} less.",
)
BETTER_SUB_MORE_CASH = Text(
    "用分销商每年多得 {gain}，但多占用资金 {cash}。",
    "The sub-distributor brings {gain} more a year, but ties up {cash} more.",
)
BETTER_OFFICE = Text(
    "自设办事处每年多得 {gain}，但要多占用资金 {cash}。",
    "An own office brings {gain} more a year, but ties up {cash} more.",
)
BETTER_OFFICE_LESS = Text(
    "自设办事处每年多得 {gain}，还少占用资金 {cash}。",
    "An own office brings {gain} more a year and ties up {cash} less.",
)
EVEN = Text("两种做法一年的净得一样。", "Both ways bring the same in a year.")
BREAK_EVEN = Text(
    "办事处一年卖到 {sales} 才和分销商一样。", "The office must sell {sales} a year to bring as much."
)
NEVER = Text(
    "按这样的毛利和费用，办事处卖多少都赶不上。",
    "With such a margin and such costs the office never catches up.",
)
BOTH = Text("{first}{second}", "{first} {second}")


def lines(found: Comparison) -> list[tuple[Text, str, str]]:
    """Label, sub-distributor, own office."""
    rows = [(text, shown(_of(found.sub, key)), shown(_of(found.office, key))) for key, text in _LINES]
    return [*rows, (ON_CASH, _rate(found.sub), _rate(found.office))]


def _of(way: Way, key: str) -> Decimal:
    value: Decimal = getattr(way, key)
    return value


def _rate(way: Way) -> str:
    return percent(way.on_cash) if way.on_cash is not None else "—"


def conclusion(found: Comparison) -> Text:
    """Which way is better, by how much, at what cash; and the office's break-even where it loses."""
    gain, cash = shown(abs(found.gain)), shown(abs(found.more_cash))
    if found.gain == 0:
        return EVEN
    if found.gain > 0:
        return (BETTER_OFFICE if found.more_cash > 0 else BETTER_OFFICE_LESS).with_(gain=gain, cash=cash)
    first = (BETTER_SUB if found.more_cash >= 0 else BETTER_SUB_MORE_CASH).with_(gain=gain, cash=cash)
    even = found.break_even_sales
    second = NEVER if even is None else BREAK_EVEN.with_(sales=shown(even))
    return BOTH.with_(first=first, second=second)
