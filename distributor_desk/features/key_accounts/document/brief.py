"""The negotiation brief: the asks, what speaks for us, what was said, and the words to use."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.money import round_fen
from distributor_desk.features.key_accounts.document import owner as _owner
from distributor_desk.features.key_accounts.document.saying import (
    OWNERS_COPY,
    Say,
    day,
    growth,
    last_value,
    money,
    own,
    payers,
    rate,
    signed,
)
from distributor_desk.features.key_accounts.rules.brief import Brief, OwnerPart
from distributor_desk.features.key_accounts.rules.fees import in_force, worked_out
from distributor_desk.features.key_accounts.rules.shelf import overall
from distributor_desk.features.key_accounts.rules.talks import MEDIA, STAGES, STANCES, Round, tally
from distributor_desk.features.key_accounts.rules.years import YearOn, totals
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import BarChart, Series

MOST_BARS = 8
"""So many subjects stand in the chart, the dearest first."""


def blocks(brief: Brief, owner: OwnerPart | None, say: Say) -> list[b.Block]:
    """The pages in order; `owner` adds what stays in the house."""
    return [
        b.Title(say("KA 谈判备忘", "KA negotiation brief"), above=brief.company, under=f"{brief.retailer} · {brief.year}"),
        *([b.Banner(say.text(OWNERS_COPY), strong=True)] if owner else []),
        _head(brief, say),
        *_buyers(brief, say),
        b.Heading(say("要求一览（各项按自己的单位）", "What is asked (each in its own unit)")),
        _asks(brief, say),
        *_chart(brief, say),
        *(_owner.blocks(brief, owner, say) if owner else []),
        *_leverage(brief, say),
        *_peers(brief, say),
        *_rounds(brief, say),
        *_words(brief, say),
        *_worked_out(brief, say),
    ]  # fmt: skip


def _head(brief: Brief, say: Say) -> b.Facts:
    period = f"{day(brief.starts)} – {day(brief.ends)}" if brief.starts or brief.ends else "—"
    days = (
        say(f"{brief.credit_days} 天", f"{brief.credit_days} days") if brief.credit_days is not None else "—"
    )
    items = [
        b.Fact(say("谈判状态", "State"), say.text(STAGES[brief.stage]), strong=True),
        b.Fact(say("先不表态到", "Hold until"), day(brief.hold_until)),
        b.Fact(say("最后期限", "Deadline"), day(brief.deadline), strong=True),
        b.Fact(say("合同期", "Contract"), period),
        b.Fact(say("销售额", "Sales"), f"{money(brief.sales)}（{say.text(brief.of_sales)}）"
               if say.language == "zh" else f"{money(brief.sales)} ({say.text(brief.of_sales)})"),
        b.Fact(say("账期", "Credit days"), days),
    ]  # fmt: skip
    if brief.terms:
        items.append(b.Fact(say("条款", "Terms"), brief.terms, wide=True))
    return b.Facts(tuple(items))


def _buyers(brief: Brief, say: Say) -> list[b.Block]:
    if not brief.buyers:
        return []
    said = [" ".join(part for part in (x.category, x.name, x.phone) if part) for x in brief.buyers]
    return [b.Facts((b.Fact(say("采购（按品类）", "Buyers by category"), say.list(said), wide=True),))]


def _asks(brief: Brief, say: Say) -> b.Table:
    columns = (
        b.TableColumn(say("科目", "Subject"), 2.6),
        b.TableColumn(say("去年", "Last year"), 1.5, "right"),
        b.TableColumn(say("要求", "Ask"), 1.5, "right"),
        b.TableColumn(say("一年多付", "More a year"), 1.7, "right"),
        b.TableColumn("%", 1.2, "right"),
        b.TableColumn(say("同口径", "Like for like"), 1.7, "right"),
        b.TableColumn(say("还价", "Counter"), 1.4, "right"),
        b.TableColumn(say("谈定", "Agreed"), 1.4, "right"),
        b.TableColumn(say("承担", "Payer"), 1.5),
    )
    sums = totals(brief.lines)
    last = b.Row(
        (say("合计", "Total"), money(sums.last), money(sums.wanted), signed(sums.change), growth(sums.change_percent),
         signed(sums.like_change), "", "", ""),
        total=True,
    )  # fmt: skip
    return b.Table(columns, (*(_ask_row(x, say) for x in brief.lines), last), zebra=True)


def _ask_row(one: YearOn, say: Say) -> b.Row:
    line = one.line
    return b.Row(
        (
            say.subject(line), last_value(one, say), own(line, line.ask) if line.ask is not None else say("不变", "same"),
            signed(one.change), growth(one.change_percent), signed(one.like_change), own(line, line.counter),
            own(line, line.agreed), payers(line, say),
        )
    )  # fmt: skip


def _chart(brief: Brief, say: Say) -> list[b.Block]:
    dear = sorted(brief.lines, key=lambda x: -max(x.wanted, x.last or Decimal(0)))[:MOST_BARS]
    if not dear:
        return []
    chart = BarChart(
        say("一年的费用：去年与要求（元）", "A year's fees: last year and as asked (yuan)"),
        tuple(say.subject(x.line) for x in dear),
        (
            Series(
                say("去年", "last year"), tuple(None if x.last is None else round_fen(x.last) for x in dear)
            ),
            Series(say("要求", "asked"), tuple(round_fen(x.wanted) for x in dear)),
        ),
    )
    return [b.ChartBlock(chart, 13.0)]


def _leverage(brief: Brief, say: Say) -> list[b.Block]:
    rows: list[b.Block] = []
    facts = [
        b.Fact(
            say(f"品类份额：{x.category}", f"Our share of {x.category}"),
            " · ".join(part for part in (rate(x.share), day(x.on), x.source) if part),
        )
        for x in brief.shares
    ]
    if brief.last_sales:
        facts.append(b.Fact(say("去年销售额", "Sales last year"), money(brief.last_sales)))
    if brief.categories:
        rows += [_categories(brief, say), b.Spacer(0.5)]
    presence = overall(brief.shelf)
    if presence is not None:
        facts.append(
            b.Fact(
                say("上架率（各店最近一次）", "Shelf presence (last reading)"), rate(presence), strong=True
            )
        )
    if facts:
        rows.insert(0, b.Facts(tuple(facts)))
    if brief.shelf:
        rows.append(_shelf(brief, say))
    return [b.Heading(say("我们的分量", "What speaks for us")), *rows] if rows else []


def _categories(brief: Brief, say: Say) -> b.Table:
    columns = (
        b.TableColumn(say("品类", "Category"), 1.6),
        b.TableColumn(say("采购", "Buyer"), 1.6),
        b.TableColumn(say(f"{brief.year} 年销售额", f"Sales {brief.year}"), 1.6, "right"),
        b.TableColumn(say(f"{brief.year - 1} 年销售额", f"Sales {brief.year - 1}"), 1.6, "right"),
        b.TableColumn(say("我们占品类", "Our share"), 1.2, "right"),
    )
    rows = [
        b.Row((c.category, say.list(list(c.buyers)), money(c.sales), money(c.last_sales), rate(c.share)))
        for c in brief.categories
    ]
    return b.Table(columns, tuple(rows), zebra=True)


def _shelf(brief: Brief, say: Say) -> b.Table:
    columns = (
        b.TableColumn(say("门店", "Store"), 3.0),
        b.TableColumn(say("日期", "Date"), 1.4),
        b.TableColumn(say("在架 / 合同品项", "On shelf / listed"), 1.6, "right"),
        b.TableColumn(say("上架率", "Presence"), 1.2, "right"),
    )
    rows = [b.Row((x.store, day(x.on), f"{x.found} / {x.listed}", rate(x.presence))) for x in brief.shelf]
    return b.Table(columns, tuple(rows), zebra=True)


def _peers(brief: Brief, say: Say) -> list[b.Block]:
    if not brief.peers:
        return []
    count = tally(brief.peers)
    said = say.list([f"{say.text(STANCES[key])} {n}" for key, n in count.items()])
    columns = (
        b.TableColumn(say("日期", "Date"), 1.2),
        b.TableColumn(say("供货商", "Supplier"), 2.0),
        b.TableColumn(say("反应", "Reaction"), 1.2),
        b.TableColumn(say("备注", "Notes"), 3.6),
    )
    rows = [b.Row((day(p.on), p.supplier, say.text(STANCES[p.stance]), p.notes or "")) for p in brief.peers]
    return [
        b.Heading(say(f"同行反应：{said}", f"What the others do: {said}")),
        b.Table(columns, tuple(rows), zebra=True),
    ]


def _rounds(brief: Brief, say: Say) -> list[b.Block]:
    if not brief.rounds:
        return []
    columns = (
        b.TableColumn(say("日期", "Date"), 1.3),
        b.TableColumn(say("科目", "Subject"), 1.4),
        b.TableColumn(say("对方要求", "They asked"), 2.2),
        b.TableColumn(say("我方答复", "We said"), 2.2),
        b.TableColumn(say("让步 → 换得", "Gave → got"), 2.2),
        b.TableColumn(say("下次", "Next"), 1.3),
    )
    return [
        b.Heading(say("谈判经过", "The rounds")),
        b.Table(columns, tuple(_round(x, say) for x in brief.rounds), zebra=True),
    ]


def _round(one: Round, say: Say) -> b.Row:
    who = " / ".join(part for part in (one.ours, one.theirs) if part)
    by = say.text(MEDIA[one.medium]) if one.medium in MEDIA else ""
    when = "\n".join(part for part in (day(one.on), by, who) if part)
    gave = " → ".join(part for part in (one.conceded, one.got) if part)
    return b.Row(
        (
            when,
            say.text(one.subject),
            one.asked or "",
            one.said or "",
            gave,
            day(one.next_on) if one.next_on else "",
        )
    )


def _words(brief: Brief, say: Say) -> list[b.Block]:
    if not brief.wordings:
        return []
    until = day(brief.deadline or brief.hold_until)
    items: list[b.Block] = [b.Heading(say("可以这样说", "Words to use"))]
    for name, words in brief.wordings:
        items.append(b.KeepTogether((
            b.Paragraph(say.text(name), bold=True),
            b.Paragraph(say.text(words).replace("{day}", until)),
        )))  # fmt: skip
    return items


def _worked_out(brief: Brief, say: Say) -> list[b.Block]:
    rows = []
    for one in brief.lines:
        value = in_force(one.line, asks=True)
        evidence = say.text(one.line.evidence)
        note = " · ".join(part for part in (one.line.condition, evidence) if part)
        rows.append(b.Row((say.subject(one.line), say.text(worked_out(one.line, value, brief.sales)), note)))
    columns = (
        b.TableColumn(say("科目", "Subject"), 1.8),
        b.TableColumn(say("一年的费用怎么算的", "How the year's cost comes about"), 3.4),
        b.TableColumn(say("条件 · 要留的凭证", "Condition · evidence to keep"), 3.0),
    )
    return [
        b.Heading(say("每项费用的算法", "How each figure comes about")),
        b.Table(columns, tuple(rows), zebra=True),
    ] if rows else []  # fmt: skip
