"""The year comparison: every line against last year, also at last year's sales."""

from __future__ import annotations

from distributor_desk.core.money import round_fen
from distributor_desk.features.key_accounts.document import owner as _owner
from distributor_desk.features.key_accounts.document.saying import (
    OWNERS_COPY,
    Say,
    growth,
    last_value,
    money,
    own,
    signed,
)
from distributor_desk.features.key_accounts.rules.brief import Brief, OwnerPart
from distributor_desk.features.key_accounts.rules.fees import CHARGES
from distributor_desk.features.key_accounts.rules.years import YearOn, totals
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import BarChart, Series


def blocks(brief: Brief, owner: OwnerPart | None, say: Say) -> list[b.Block]:
    """Table, sums, chart, and how to read it."""
    return [
        b.Title(
            say("KA 年度费用对比", "KA fees, year on year"),
            above=brief.company,
            under=f"{brief.retailer} · {brief.year - 1} → {brief.year}",
        ),
        *([b.Banner(say.text(OWNERS_COPY), strong=True)] if owner else []),
        b.Facts(
            (
                b.Fact(say("去年销售额", "Sales last year"), money(brief.last_sales)),
                b.Fact(say("今年销售额", "Sales this year"), money(brief.sales)),
            )
        ),
        _table(brief, say),
        b.Paragraph(
            say(
                "同口径：今年的要求按去年的销售额、去年的次数和门店数计算，看得出标准本身涨了多少。“新”是去年没有的科目。",
                "Like for like: this year's asks at the sales, counts and stores of last year, which shows how far the rates "
                "themselves rose. “New” subjects did not exist last year.",
            ),
            size="small",
        ),
        *_chart(brief, say),
        *(_owner.blocks(brief, owner, say) if owner else []),
    ]


def _table(brief: Brief, say: Say) -> b.Table:
    columns = (
        b.TableColumn(say("科目", "Subject"), 2.6),
        b.TableColumn(say("计费", "Charged"), 1.1),
        b.TableColumn(say("去年", "Last year"), 1.4, "right"),
        b.TableColumn(say("要求", "Ask"), 1.4, "right"),
        b.TableColumn(say("去年费用", "Cost last year"), 1.7, "right"),
        b.TableColumn(say("今年费用", "Cost this year"), 1.7, "right"),
        b.TableColumn(say("增减", "Change"), 1.6, "right"),
        b.TableColumn("%", 1.2, "right"),
        b.TableColumn(say("同口径增减", "Like for like"), 1.6, "right"),
        b.TableColumn("%", 1.2, "right"),
    )
    sums = totals(brief.lines)
    like = sums.like_change / sums.last * 100 if sums.last else None
    last = b.Row(
        (say("合计", "Total"), "", "", "", money(sums.last), money(sums.wanted), signed(sums.change),
         growth(sums.change_percent), signed(sums.like_change), growth(like)),
        total=True,
    )  # fmt: skip
    return b.Table(columns, (*(_row(x, say) for x in brief.lines), last), zebra=True)


def _row(one: YearOn, say: Say) -> b.Row:
    line = one.line
    return b.Row(
        (
            say.subject(line), say.text(CHARGES.get(line.charged)), last_value(one, say), own(line, line.ask), money(one.last),
            money(one.wanted), signed(one.change), growth(one.change_percent), signed(one.like_change),
            growth(one.like_percent),
        )
    )  # fmt: skip


def _chart(brief: Brief, say: Say) -> list[b.Block]:
    moved = sorted((x for x in brief.lines if x.change), key=lambda x: -abs(x.change))[:10]
    if not moved:
        return []
    chart = BarChart(
        say("一年多付多少（元）", "More a year (yuan)"),
        tuple(say.subject(x.line) for x in moved),
        (
            Series(say("按今年销售额", "at this year's sales"), tuple(round_fen(x.change) for x in moved)),
            Series(say("同口径", "like for like"), tuple(round_fen(x.like_change) for x in moved)),
        ),
    )
    return [b.ChartBlock(chart, 12.0)]
