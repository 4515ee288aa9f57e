"""The statement of account on paper (客户对账单), and the list of what is owed: no cost, no margin, no grade."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import capitals, shown
from distributor_desk.core.progress import Progress
from distributor_desk.features.sales.queries.accounts import Statement
from distributor_desk.features.sales.rules.accounts import Ageing, StatementLine, kind_words
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Spacer,
    Table,
    TableColumn,
    TearOff,
    Tick,
    Ticks,
    Title,
)
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

NAME = Text("客户对账单", "Statement of account")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
PER = Text(
    "据截至 {day} 的导入；以记账软件为准。",
    "Per imports up to {day}; the billing program is the book of record.",
)
NO_IMPORTS = Text("还没有导入销售明细。", "No sales were imported yet.")


class _Say:
    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en


def pdf(
    statements: Sequence[Statement], company: str, language: Language, printed: str,
    progress: Progress | None = None,
) -> Rendered:  # fmt: skip
    """The statements as one PDF, each on a page of its own. `printed` says when and by whom."""
    every: list[Block] = []
    for place, statement in enumerate(statements):
        every += [*((PageBreak(),) if place else ()), *blocks(statement, company, language)]
    names = {s.customer for s in statements}
    title = f"{NAME.in_(language)}  {names.pop()}" if len(names) == 1 else NAME.in_(language)
    page = Page(title, numbering=NUMBERING.in_(language), printed=f"{company}    {printed}")
    return render(every, page, language, progress)


def blocks(statement: Statement, company: str, language: Language) -> list[Block]:
    """One customer's statement: opening, every document, closing, by age, and the slip to send back."""
    say = _Say(language)
    sums = statement.totals
    return [
        Title(NAME.in_(language), above=company, under=f"{statement.first} — {statement.last}"),
        _who(statement, say),
        Spacer(),
        _table(statement, say),
        Spacer(),
        KeepTogether((
            Paragraph(_closing(statement, say), bold=True, size="large"),
            Paragraph(say("大写：", "In words: ") + capitals(sums.closing, language)),
            _ages(statement.ageing, say),
            Paragraph(_per(statement, language), size="small"),
        )),
        KeepTogether(tuple(_slip(statement, company, say))),
    ]  # fmt: skip


def _who(statement: Statement, say: _Say) -> Facts:
    code = say(f"（{statement.code}）", f" ({statement.code})") if statement.code else ""
    return Facts((
        Fact(say("客户", "Customer"), statement.customer + code, strong=True),
        Fact(say("联系人", "Contact"), statement.contact or "—"),
        Fact(say("电话", "Phone"), statement.phone or "—"),
        Fact(say("账期", "Credit days"), say(f"{statement.credit_days} 天", f"{statement.credit_days} days")),
        Fact(say("地址", "Address"), statement.address or "—", wide=True),
    ))  # fmt: skip


def _table(statement: Statement, say: _Say) -> Table:
    columns = (
        TableColumn(say("日期", "Date"), 1.1),
        TableColumn(say("单号", "Document"), 1.6),
        TableColumn(say("类型", "Type"), 0.9),
        TableColumn(say("备注", "Notes"), 1.6),
        TableColumn(say("应收增加", "Charged"), 1.2, "right"),
        TableColumn(say("应收减少", "Credited"), 1.2, "right"),
        TableColumn(say("欠款余额", "Balance"), 1.3, "right"),
    )
    sums = statement.totals
    opening = Row(
        (f"{statement.first}", say("期初欠款", "Opening"), "", "", "", "", figure(sums.opening)), total=True
    )
    closing = Row(
        (f"{statement.last}", say("合计 / 期末欠款", "Total, closing"), "", "", figure(sums.debits), figure(sums.credits),
         figure(sums.closing)), total=True,
    )  # fmt: skip
    return Table(columns, (opening, *(_line(line, say) for line in statement.lines), closing))


def _line(line: StatementLine, say: _Say) -> Row:
    document = line.document
    up = figure(document.amount) if document.amount > 0 else ""
    down = figure(-document.amount) if document.amount < 0 else ""
    kind = kind_words(document.kind).in_(say.language)
    return Row(
        (f"{document.day}", document.number or "", kind, document.notes or "", up, down, figure(line.balance))
    )


def figure(amount: Decimal) -> str:
    """1,234.50 with a minus in front where it is one."""
    return f"{amount:,.2f}"


def _closing(statement: Statement, say: _Say) -> str:
    closing, day = statement.totals.closing, statement.last
    if closing < 0:
        return say(
            f"截至 {day}，我方多收（预收）：{shown(-closing)}", f"Paid in advance on {day}: {shown(-closing)}"
        )
    return say(f"截至 {day}，应付我方货款：{shown(closing)}", f"Owed to us on {day}: {shown(closing)}")


def _ages(age: Ageing, say: _Say) -> Table:
    heads = (
        say("0–30天", "0–30 days"), say("31–60天", "31–60 days"), say("61–90天", "61–90 days"),
        say("90天以上", "Over 90 days"), say("其中已过账期", "Of which overdue"),
    )  # fmt: skip
    figures = (*(figure(part) for part in age.buckets), figure(age.overdue))
    return Table(tuple(TableColumn(head, 1, "right") for head in heads), (Row(figures),))


def _per(statement: Statement, language: Language) -> str:
    return PER.with_(day=statement.per).in_(language) if statement.per else NO_IMPORTS.in_(language)


def _slip(statement: Statement, company: str, say: _Say) -> list[Block]:
    closing = statement.totals.closing
    said = say(
        f"{company}：经核对，截至 {statement.last}，欠贵公司货款 {shown(closing)}（{capitals(closing)}）。",
        f"To {company}: we have checked the account; on {statement.last} we owe {shown(closing)}.",
    )
    return [
        TearOff(say("沿线撕下，签字盖章后交回", "Tear off, sign and return")),
        Heading(say(f"对账回执　{statement.customer}", f"Confirmation   {statement.customer}")),
        Paragraph(said),
        Ticks(
            (Tick(say("数目相符", "The figure is right")), Tick(say("数目不符", "The figure is not right")))
        ),
        FillIns((FillIn(say("差额", "Difference")), FillIn(say("说明", "Because"), 3))),
        Signatures((say("客户签字盖章", "Customer, signature and seal"), say("日期", "Date"))),
    ]
