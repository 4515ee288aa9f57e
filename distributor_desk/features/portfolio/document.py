"""The range on paper and in charts: the mix, the scatter, the ranking, the last three. All of it is the owner's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import shown
from distributor_desk.core.periods import year_before
from distributor_desk.core.progress import Progress
from distributor_desk.features.portfolio import rules
from distributor_desk.features.portfolio.queries.products import Analysis
from distributor_desk.features.portfolio.rules import Change, MixPart
from distributor_desk.features.products.rules import CLASSES
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import BarChart, Dot, ScatterChart, Series
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

TITLE = Text("产品利润与结构分析", "Profit and mix of the range")
OWNERS = Text("老板专用，不外传", "Owner's copy: not to leave the house")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
MIX, SCATTER = Text("产品结构（按净销售额）", "Mix by net sales"), Text("毛利率 × 销量", "Margin × volume")
SHARE, TARGET = Text("实际 %", "actual %"), Text("目标 %", "target %")
VOLUME, MARGIN = Text("净销售额（元）", "Net sales (yuan)"), Text("毛利率 %", "Margin %")
CONTRIBUTION = Text("毛利贡献前 {count} 名（元）", "The {count} products that contribute most (yuan)")
PROFIT = Text("毛利", "Gross profit")
CATEGORIES, BRANDS = Text("品类占比 %", "Share by category, %"), Text("品牌占比 %", "Share by brand, %")
UNNAMED = Text("未填", "not entered")
MOST_BARS, MOST_LETTERS = 12, 7
ADVICE = {
    rules.SUNRISE: Text("有利无量：重在培育，优先铺货。", "Margin without volume: nurse it, place it first."),
    rules.SUNSET: Text(
        "有量利薄：用来聚人气，适当控制销量。", "Volume without margin: draws people; keep it in bounds."
    ),
    rules.GOLD: Text("有量有利：不轻易减价。", "Volume and margin: no price cuts lightly."),
    rules.WATCH: Text("无量无利：观察，不占结构比例。", "Neither: watch it; it stands outside the mix."),
}
OFF = Text(
    "{name} {share}，目标 {target}（{off} 个百分点）", "{name} {share}, target {target} ({off} points)"
)
LINES = Text("毛利线 {margin}，销量线 {volume}。", "Margin line {margin}, volume line {volume}.")
NO_BURDEN = Text(
    "储运、人工、损耗、税金的比例还没有填，净贡献只扣了赠品（编辑 → 设置 → 利润与结构）。",
    "The rates of storage, labour, loss and tax are not set, so that only gifts come off the net contribution "
    "(Edit → Settings → Profit and mix).",
)
SHORT_YEAR = Text(
    "流水从 {day} 开始，上年同期不全，增长只作参考。",
    "The ledger begins on {day}: the year before is not whole, and growth against it says little.",
)
UNCOSTED = Text(
    "{count} 行流水没有成本，没有计入毛利。",
    "{count} ledger lines without a cost are left out of the margins.",
)


def class_name(key: str | None, language: Language) -> str:
    """A class in words; nothing where it is not known."""
    return CLASSES[key].in_(language) if key in CLASSES else ""


def percent(ratio: Decimal | None) -> str:
    return "" if ratio is None else f"{ratio * 100:.2f}%"


def points(ratio: Decimal) -> str:
    """+6.00, −10.00: per cent points with their sign."""
    return f"{ratio * 100:+.2f}"


def off_words(part: MixPart) -> Text:
    """One class against its target, as a sentence."""
    return OFF.with_(
        name=CLASSES[part.key], share=percent(part.share), target=percent(part.target), off=points(part.off)
    )


def lines_words(analysis: Analysis) -> Text:
    """Which lines divide the classes, and what is left out."""
    said = [LINES.with_(margin=percent(analysis.lines.margin), volume=shown(analysis.lines.volume))]
    if analysis.uncosted:
        said.append(UNCOSTED.with_(count=analysis.uncosted))
    if not analysis.burden.all:
        said.append(NO_BURDEN)
    return Text("".join(text.zh for text in said), " ".join(text.en for text in said))


def short_year(analysis: Analysis, begins: date | None) -> Text | None:
    """A warning where the ledger does not reach back to the window of the year before."""
    if begins is None or begins <= year_before(analysis.window).first:
        return None
    return SHORT_YEAR.with_(day=begins)


def mix_chart(parts: Sequence[MixPart], language: Language) -> BarChart:
    """Actual against target for each of the three classes."""
    return BarChart(
        MIX.in_(language),
        tuple(class_name(p.key, language) for p in parts),
        (
            Series(SHARE.in_(language), tuple(p.share * 100 for p in parts)),
            Series(TARGET.in_(language), tuple(p.target * 100 for p in parts)),
        ),
    )


def scatter_chart(analysis: Analysis, language: Language) -> ScatterChart:
    """Every active product with a known margin, by class, with the two lines."""
    keys = (rules.SUNRISE, rules.SUNSET, rules.GOLD, rules.WATCH)
    dots = []
    for product in analysis.products:
        key, margin = analysis.class_of(product), product.margin
        if product.active and margin is not None and key in keys:
            dots.append(Dot(product.name, product.net, margin * 100, keys.index(key)))
    return ScatterChart(
        SCATTER.in_(language),
        VOLUME.in_(language),
        MARGIN.in_(language),
        tuple(dots),
        tuple(class_name(key, language) for key in keys),
        analysis.lines.volume,
        analysis.lines.margin * 100,
    )


def contribution_chart(analysis: Analysis, language: Language) -> BarChart:
    """The products that contribute most."""
    top = analysis.ranking[:MOST_BARS]
    return BarChart(
        CONTRIBUTION.in_(language).format(count=len(top)),
        tuple(short(r.product.name) for r in top),
        (Series(PROFIT.in_(language), tuple(r.product.profit for r in top)),),
    )


def share_chart(title: Text, parts: Sequence[tuple[str, Decimal, Decimal]], language: Language) -> BarChart:
    """Shares of net sales, the largest first."""
    some = parts[:MOST_BARS]
    return BarChart(
        title.in_(language),
        tuple(short(name) or UNNAMED.in_(language) for name, _, _ in some),
        (Series(SHARE.in_(language), tuple(share * 100 for _, _, share in some)),),
    )


def short(name: str) -> str:
    """A name that fits under a bar."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"


_RANKING = (
    (Text("名次", "Place"), 1.0, True),
    (Text("商品", "Product"), 5.0, False),
    (Text("分类", "Class"), 1.4, False),
    (Text("净销售额", "Net sales"), 2.4, True),
    (Text("毛利", "Profit"), 2.2, True),
    (Text("毛利率", "Margin"), 1.6, True),
    (Text("贡献", "Share"), 1.6, True),
    (Text("累计", "Together"), 1.6, True),
)
_LAST = Text("末三位", "The last three")
_CHANGES = Text("与上年同期相比", "Against the year before")
KINDS = {
    "added": Text("新增", "added"),
    "dropped": Text("不再销售", "no longer sold"),
    "moved": Text("分类变动", "moved"),
    "stayed": Text("未变", "as before"),
}
MOVED = Text("{name}：{kind} {before} → {after}", "{name}: {kind}, {before} → {after}")


def change_words(change: Change) -> Text:
    """What became of a product, as a line."""
    nothing = Text("—", "—")
    before, after = (CLASSES.get(key or "", nothing) for key in (change.before, change.after))
    return MOVED.with_(name=change.product.name, kind=KINDS[change.kind], before=before, after=after)


def blocks(analysis: Analysis, changes: Sequence[Change], language: Language) -> list[b.Block]:
    """The analysis of one window, in the order in which an owner reads it."""
    window = f"{analysis.window.first.isoformat()} – {analysis.window.last.isoformat()}"
    found: list[b.Block] = [
        b.Title(TITLE.in_(language), above=OWNERS.in_(language), under=window),
        b.Paragraph(lines_words(analysis).in_(language), size="small"),
        b.ChartBlock(mix_chart(analysis.mix, language), height=13),
        b.Paragraph("\n".join(_mix_line(part, language) for part in analysis.mix)),
        b.ChartBlock(scatter_chart(analysis, language), height=20),
        b.Heading(_LAST.in_(language)),
        b.Paragraph(_last_words(analysis)),
    ]
    moved = [c for c in changes if c.kind != "stayed"]
    if moved:
        said = "\n".join(change_words(c).in_(language) for c in moved)
        found += [b.Heading(_CHANGES.in_(language)), b.Paragraph(said)]
    return [
        *found,
        b.PageBreak(),
        b.ChartBlock(contribution_chart(analysis, language), height=14),
        ranking(analysis, language),
    ]


def _mix_line(part: MixPart, language: Language) -> str:
    gap = "" if language == "zh" else " "
    return f"{off_words(part).in_(language)}{gap}{ADVICE[part.key].in_(language)}"


def _last_words(analysis: Analysis) -> str:
    return "\n".join(f"{p.name}  {shown(p.profit)}" for p in analysis.last) or "—"


def ranking(analysis: Analysis, language: Language) -> b.Table:
    """Contribution with cumulative share."""
    columns = tuple(
        b.TableColumn(text.in_(language), share, "right" if right else "left")
        for text, share, right in _RANKING
    )
    rows = tuple(
        b.Row(
            (
                str(r.place),
                r.product.name,
                class_name(analysis.class_of(r.product), language),
                f"{r.product.net:,.2f}",
                f"{r.product.profit:,.2f}",
                percent(r.product.margin),
                percent(r.share),
                percent(r.cumulative),
            )
        )
        for r in analysis.ranking
    )
    return b.Table(columns, rows, zebra=True)


def pdf(
    analysis: Analysis,
    changes: Sequence[Change],
    language: Language,
    printed: str,
    progress: Progress | None = None,
) -> Rendered:
    """The paper, which says on its head that it is the owner's."""
    page = Page(
        TITLE.in_(language), header=OWNERS.in_(language), numbering=NUMBERING.in_(language), printed=printed
    )
    return render(blocks(analysis, changes, language), page, language, progress)
