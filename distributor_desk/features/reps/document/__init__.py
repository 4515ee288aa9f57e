"""The sales board on paper (销售业绩板): target, done, gap and the measures of the calls; never a margin or a commission."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import shown
from distributor_desk.features.reps.queries.board import TargetLine, board, target_lines
from distributor_desk.features.reps.rules.measures import Line
from distributor_desk.printing.blocks import (
    Block,
    ChartBlock,
    Heading,
    KeepTogether,
    Row,
    Spacer,
    Table,
    TableColumn,
    Title,
)
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.printing.page import A4_LANDSCAPE, Page
from distributor_desk.printing.rendering import Rendered, render
from distributor_desk.storage.database import Company
from distributor_desk.storage.people import name_of

TITLE = Text("销售业绩板 {month}", "Sales board {month}")
AS_OF = Text("截至 {day}", "as of {day}")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
PRINTED = Text("{when}　打印人：{who}", "{when}, printed by {who}")
TARGET, DONE = Text("目标", "Target"), Text("完成", "Done")
NO_REP = Text("（没有业务员）", "(no rep)")
TOTAL = Text("合计", "Total")
BY_CATEGORY = Text("按品类", "By category")
_COLUMNS = (
    (Text("业务员", "Rep"), 1.4, False),
    (TARGET, 1.3, True),
    (DONE, 1.3, True),
    (Text("差额", "Gap"), 1.3, True),
    (Text("完成率", "Of target"), 0.9, True),
    (Text("新品目标", "New: target"), 1.1, True),
    (Text("新品完成", "New: done"), 1.1, True),
    (Text("拜访", "Calls"), 0.7, True),
    (Text("有单", "With order"), 0.7, True),
    (Text("成交率", "Strike rate"), 0.9, True),
    (Text("单均SKU", "SKUs a call"), 0.8, True),
    (Text("单均额", "Average order"), 1.1, True),
    (Text("覆盖率", "Coverage"), 0.9, True),
    (Text("户均SKU", "SKUs an outlet"), 0.9, True),
)


def percent(ratio: Decimal | None) -> str:
    """`87.3%`; empty when it is not known."""
    return "" if ratio is None else f"{(ratio * 100).quantize(Decimal('0.1')):f}%"


def one_decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value.quantize(Decimal('0.1')):f}"


def against(done: str, aim: str) -> str:
    """What is reached, and what the month plan aims at: `3.2 / 4.0`."""
    return f"{done or '—'} / {aim}" if aim else done


def money(value: Decimal | None) -> str:
    return "" if value is None else shown(value)


def chart(lines: Sequence[Line], language: Language) -> BarChart:
    """Target and done side by side, rep by rep."""
    named = [line for line in lines if line.rep]
    return BarChart(
        BARS.in_(language),
        tuple(line.rep for line in named),
        (
            Series(TARGET.in_(language), tuple(line.target for line in named)),
            Series(DONE.in_(language), tuple(line.done for line in named)),
        ),
    )


BARS = Text("目标与完成（元）", "Target and done (yuan)")


def board_pdf(company: Company, month: date, today: date, language: Language) -> Rendered:
    """The board of a month on one landscape page, and the categories of each rep behind it."""
    with company.read() as session:
        lines = board(session, month, today)
        categories = [line for line in target_lines(session, month, today) if line.category]
        who = name_of(session, company.at_the_desk)
    title = TITLE.with_(month=f"{month:%Y-%m}").in_(language)
    under = AS_OF.with_(day=today).in_(language)
    blocks: list[Block] = [Title(title, above=company.name, under=under), _table(lines, language)]
    if any(line.target for line in lines):
        blocks += [Spacer(), ChartBlock(chart(lines, language))]
    blocks += _categories(categories, language)
    printed = PRINTED.with_(when=today, who=who).in_(language)
    page = Page(title, A4_LANDSCAPE, numbering=NUMBERING.in_(language), printed=printed)
    return render(blocks, page, language)


def _table(lines: Sequence[Line], language: Language) -> Table:
    columns = tuple(
        TableColumn(text.in_(language), share, "right" if right else "left")
        for text, share, right in _COLUMNS
    )
    rows = [Row(_cells(line, language)) for line in lines]
    return Table(columns, (*rows, _total(lines, language)), zebra=True)


def _cells(line: Line, language: Language) -> tuple[str, ...]:
    m = line.measures
    return (
        line.rep or NO_REP.in_(language), money(line.target), money(line.done), money(line.gap),
        percent(line.rate), money(line.new_target), money(line.new_done or None), f"{m.calls or ''}",
        f"{m.productive or ''}", percent(m.strike_rate), one_decimal(m.skus_per_call),
        against(money(m.average_order), money(line.aims.average_order)),
        percent(m.coverage), against(one_decimal(m.skus_per_outlet), one_decimal(line.aims.skus_per_outlet)),
    )  # fmt: skip


def _total(lines: Sequence[Line], language: Language) -> Row:
    target = sum((line.target or Decimal(0) for line in lines), Decimal(0))
    done = sum((line.done for line in lines), Decimal(0))
    calls = sum(line.measures.calls for line in lines)
    productive = sum(line.measures.productive for line in lines)
    rate = percent(done / target) if target else ""
    strike = percent(Decimal(productive) / calls) if calls else ""
    gap = shown(target - done) if target else ""
    return Row(
        (TOTAL.in_(language), money(target or None), shown(done), gap, rate, "", "", f"{calls or ''}",
         f"{productive or ''}", strike, "", "", "", ""),
        total=True,
    )  # fmt: skip


def _categories(lines: Sequence[TargetLine], language: Language) -> list[Block]:
    if not any(line.target for line in lines):
        return []
    columns = (
        TableColumn(_COLUMNS[0][0].in_(language), 1.2),
        TableColumn(CATEGORY.in_(language), 1.4),
        *(TableColumn(text.in_(language), 1.0, "right") for text, _, _ in _COLUMNS[1:5]),
    )
    rows = tuple(
        Row((
            line.rep, line.category or "", money(line.target), money(line.done),
            money(line.target - line.done) if line.target is not None else "",
            percent(line.done / line.target) if line.target else "",
        ))
        for line in lines
        if line.target is not None
    )  # fmt: skip
    return [KeepTogether((Heading(BY_CATEGORY.in_(language)), Table(columns, rows, zebra=True)))]


CATEGORY = Text("品类", "Category")
