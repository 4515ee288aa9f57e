"""What the owner's copy adds: floors and targets, the stairs from sales to net, each ask judged, concessions of the past."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen
from distributor_desk.features.key_accounts.document.saying import Say, growth, money, own, rate
from distributor_desk.features.key_accounts.rules.brief import Brief, OwnerPart
from distributor_desk.features.key_accounts.rules.fees import annual
from distributor_desk.features.key_accounts.rules.figures import VERDICTS, Figures, Judged, verdict_words
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import Stairs, Step


def blocks(brief: Brief, owner: OwnerPart, say: Say) -> list[b.Block]:
    """Everything secret, together, under its own headings."""
    return [
        b.Heading(say("底线和目标", "Floors and targets")),
        floors(brief, owner, say),
        b.Heading(say("这个系统给我们留下多少", "What this retailer leaves us")),
        b.ChartBlock(stairs(owner.figures, say), 14.0),
        _steps(owner, say),
        *_judged(owner, say),
        *_memory(owner, say),
        *_caps(owner, say),
        *([b.Facts((b.Fact(say("老板说明", "Owner's note"), owner.note, wide=True),))] if owner.note else []),
    ]


def stairs(found: Figures, say: Say) -> Stairs:
    """From sales over the gross profit down to the net; what is nothing is left out."""
    cost = found.sales - found.gross_profit
    down = [
        (say("进货成本", "Cost of goods"), cost),
        (say("比例费用", "Percent fees"), found.percent_fees),
        (say("固定费用", "Fixed fees"), found.fixed_fees),
        (say("损耗", "Shrink"), found.shrink),
        (say("配送", "Delivery"), found.terms.delivery),
        (say("促销员", "Promoters"), found.terms.promoter),
        (say("账期", "Credit"), found.credit_cost),
    ]
    steps = [Step(name, -round_fen(amount)) for name, amount in down if round_fen(amount)]
    first = [Step(say("销售额", "Sales"), round_fen(found.sales), total=True)]
    if steps and cost:
        steps.insert(1, Step(say("毛利", "Gross profit"), round_fen(found.gross_profit), total=True))
    last = Step(say("净贡献", "Net result"), round_fen(found.net), total=True)
    return Stairs(say("从销售额到净贡献（元）", "From sales to net (yuan)"), (*first, *steps, last))


def floors(brief: Brief, owner: OwnerPart, say: Say) -> b.Table:
    """Each line's target and floor beside what is asked, and the floor's cost in a year."""
    columns = (
        b.TableColumn(say("科目", "Subject"), 2.6),
        b.TableColumn(say("要求", "Ask"), 1.4, "right"),
        b.TableColumn(say("目标", "Target"), 1.4, "right"),
        b.TableColumn(say("底线", "Floor"), 1.4, "right"),
        b.TableColumn(say("底线一年", "Floor, a year"), 1.6, "right"),
        b.TableColumn(say("老板说明", "Owner's note"), 2.4),
    )
    rows: list[b.Row] = []
    total = Decimal(0)
    for one in brief.lines:
        secret = owner.secrets.get(one.line.id)
        floor = secret.floor if secret else None
        cost = annual(one.line, floor, brief.sales)
        total += cost
        rows.append(
            b.Row(
                (
                    say.subject(one.line),
                    own(one.line, one.line.ask),
                    own(one.line, secret.target if secret else None),
                    own(one.line, floor),
                    "—" if floor is None else money(cost),
                    (secret.note if secret else None) or "",
                )
            )
        )
    rows.append(b.Row((say("合计", "Total"), "", "", "", money(total), ""), total=True))
    return b.Table(columns, tuple(rows), zebra=True)


def _steps(owner: OwnerPart, say: Say) -> b.Table:
    columns = (
        b.TableColumn(say("项目", "Figure"), 1.8),
        b.TableColumn(say("金额", "Amount"), 1.5, "right"),
        b.TableColumn(say("怎么算的", "How it comes about"), 4.6),
    )
    rows = [b.Row((say.text(s.name), money(s.value), say.text(s.words))) for s in owner.steps]
    found = owner.figures
    rows.append(
        b.Row(
            (
                say("净利率", "Net rate"),
                rate(found.net_rate),
                say(
                    f"厂家承担 {money(found.factory_fees)}，垫付 {money(found.advanced_fees)}，不算在我们的费用里",
                    f"the factory bears {money(found.factory_fees)}, advanced {money(found.advanced_fees)}; neither is in our fees",
                ),
            ),
            total=True,
        )
    )
    return b.Table(columns, tuple(rows), zebra=True)


def _judged(owner: OwnerPart, say: Say) -> list[b.Block]:
    if not owner.judged:
        return []
    columns = (
        b.TableColumn(say("只接受这一项", "This ask alone"), 2.6),
        b.TableColumn(say("我们多付", "Costs us"), 1.6, "right"),
        b.TableColumn(say("净贡献", "Net result"), 1.6, "right"),
        b.TableColumn(say("结论", "Verdict"), 1.6),
    )
    rows = [
        b.Row((say.subject(j.line), money(j.costs_more), money(j.net), say.text(_verdict(j, owner))))
        for j in owner.judged
    ]
    whole = owner.if_all
    more = owner.figures.net - whole.net
    rows.append(
        b.Row(
            (
                say("全部接受", "All of them"),
                money(more),
                money(whole.net),
                say.text(VERDICTS[whole.verdict]),
            ),
            total=True,
        )
    )
    return [
        b.Heading(say("每项要求接受了会怎样", "What each ask would do")),
        b.Table(columns, tuple(rows), zebra=True),
    ]


def _verdict(judged: Judged, owner: OwnerPart) -> Text:
    secret = owner.secrets.get(judged.line.id)
    return verdict_words(judged.verdict, judged.line.ask, secret.floor if secret else None)


def _memory(owner: OwnerPart, say: Say) -> list[b.Block]:
    if not owner.memory:
        return []
    columns = (
        b.TableColumn(say("年度", "Year"), 1.0),
        b.TableColumn(say("回合", "Rounds"), 1.0, "right"),
        b.TableColumn(say("让步", "Concessions"), 1.2, "right"),
        b.TableColumn(say("过早让步", "Early ones"), 1.2, "right"),
        b.TableColumn(say("平均坚持天数", "Days held"), 1.4, "right"),
        b.TableColumn(say("平均让出要求的", "Share of the ask"), 1.6, "right"),
    )
    rows = [
        b.Row(
            (
                str(m.year),
                str(m.rounds),
                str(m.conceded),
                str(m.early),
                _one(m.days_held),
                growth(m.share).lstrip("+"),
            )
        )
        for m in owner.memory
    ]
    return [b.Heading(say("以往的让步", "Concessions so far")), b.Table(columns, tuple(rows), zebra=True)]


def _one(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _caps(owner: OwnerPart, say: Say) -> list[b.Block]:
    if not owner.caps:
        return []
    columns = (
        b.TableColumn(say("品牌", "Brand"), 2.0),
        b.TableColumn(say("费用控制率", "Cap"), 1.2, "right"),
        b.TableColumn(say("品牌销售额", "Brand sales"), 1.6, "right"),
        b.TableColumn(say("厂家承担", "Factory bears"), 1.6, "right"),
        b.TableColumn(say("还剩", "Room left"), 1.6, "right"),
    )
    rows = [b.Row((c.brand, rate(c.rate), money(c.sales), money(c.borne), money(c.room))) for c in owner.caps]
    return [
        b.Heading(say("厂家费用控制", "The factories' fee control")),
        b.Table(columns, tuple(rows), zebra=True),
    ]
