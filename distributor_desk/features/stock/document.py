"""Stock on paper and in charts, an offer weighed (the owner's), and the answer to it (for the maker)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import capitals, shown
from distributor_desk.features.stock import rules
from distributor_desk.features.stock.rules import Offer, StockGroup, Weighed
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

COVER_BY_BRAND = Text("各品牌存销比（月）", "Stock cover by brand (months)")
COVER, LINE = Text("存销比", "Cover"), Text("红线", "Red line")
NO_BRAND = Text("未填品牌", "no brand")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
LETTER = Text("关于压货政策的回复", "Our answer to your offer")
TO, FROM, ON = Text("致", "To"), Text("由", "From"), Text("日期", "Date")
ABOUT = Text("政策", "Offer")
OFFERED = Text("打款 {amount}，加返 {rate}", "pay {amount}, {rate} more rebate")
SIGNED = (
    Text("厂家确认（签字盖章）", "Maker (signature, seal)"),
    Text("我方（签字盖章）", "We (signature, seal)"),
)
MOST_BARS = 12


def cover_chart(groups: Sequence[StockGroup], red_line: Decimal, language: Language) -> BarChart:
    """The cover of each brand beside the red line; brands without sales have a gap."""
    some = groups[:MOST_BARS]
    return BarChart(
        COVER_BY_BRAND.in_(language),
        tuple(g.name or NO_BRAND.in_(language) for g in some),
        (
            Series(COVER.in_(language), tuple(g.cover for g in some)),
            Series(LINE.in_(language), tuple(red_line for _ in some)),
        ),
    )


FACTS = {
    "months_there": Text("现有库存够卖", "Stock there lasts"),
    "months_to_sell": Text("这批货要卖", "This would take"),
    "gain": Text("多拿的返利", "Rebate gained"),
    "holding": Text("资金占用成本", "Cost of the money"),
    "expiry": Text("预计过期损失", "Expected to expire"),
    "result": Text("净得", "What remains"),
    "break_even": Text("保本返点", "Break-even rate"),
    "cover_after": Text("压完存销比", "Cover after it"),
}
MONTHS = Text("{months} 个月", "{months} months")


def facts(weighed: Weighed, red_line: Decimal) -> list[tuple[Text, Text]]:
    """Labels and values of a weighed offer."""
    over = weighed.cover_after is not None and weighed.cover_after > red_line
    cover = _figure(weighed.cover_after)
    after = RED if over else ALLOWED
    said = {
        "months_there": _months(weighed.months_there),
        "months_to_sell": _months(weighed.months_to_sell),
        "gain": _same(shown(weighed.gain)),
        "holding": _same(shown(-weighed.holding)),
        "expiry": _same(shown(-weighed.expiry)),
        "result": _same(shown(weighed.result)),
        "break_even": _same(f"{weighed.break_even * 100:.2f}%"),
        "cover_after": after.with_(cover=cover, line=f"{red_line:.2f}"),
    }
    return [(FACTS[key], said[key]) for key in FACTS]


RED = Text("{cover}（超过红线 {line}）", "{cover} (above the red line of {line})")
ALLOWED = Text("{cover}（红线 {line}）", "{cover} (red line {line})")


def _same(words: str) -> Text:
    return Text(words, words)


def _months(value: Decimal | None) -> Text:
    return _same("—") if value is None else MONTHS.with_(months=f"{value:.1f}")


def _figure(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def answer(company: str, brand: str, offer: Offer, words: str, on: date, language: Language) -> Rendered:
    """The answer to a maker: what was offered and our words. No figure of ours that the words do not say."""
    offered = OFFERED.with_(amount=shown(offer.amount), rate=f"{offer.rate * 100:.2f}%")
    blocks: list[b.Block] = [
        b.Title(LETTER.in_(language), above=company),
        b.Facts(
            (
                b.Fact(TO.in_(language), brand),
                b.Fact(ON.in_(language), on.isoformat()),
                b.Fact(ABOUT.in_(language), offered.in_(language), wide=True),
                b.Fact("", capitals(offer.amount, language), wide=True),
            )
        ),
        b.Spacer(1),
        *(b.Paragraph(line) for line in words.splitlines() if line.strip()),
        b.Spacer(2),
        b.Signatures(tuple(text.in_(language) for text in SIGNED)),
    ]
    page = Page(
        LETTER.in_(language), numbering=NUMBERING.in_(language), printed=f"{company}    {on.isoformat()}"
    )
    return render(blocks, page, language)


def answers(language: Language) -> list[tuple[str, str]]:
    """Keys and names of the three answers of the trade."""
    return [(key, text.in_(language)) for key, text in rules.ANSWERS.items()]
